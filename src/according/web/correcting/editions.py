"""Editions: the texts that one page had, and what was changed from each to the next."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from according.core import Document
from according.core.versions import Edition, EditionChange

if TYPE_CHECKING:
    from according.store import DocumentRow, Workspace

#: Pairs of editions that are compared for one page: each is a comparison of two texts.
_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionStep:
    """An edition, and how it differs from the one before: None for the first, and for very old ones."""

    row: "DocumentRow"
    current: bool
    change: EditionChange | None


def edition_steps(workspace: "Workspace", document: str) -> tuple[EditionStep, ...]:
    """The editions of the page that a document is of, newest first; () where there is one only."""
    rows = workspace.editions(document)
    if len(rows) < 2:
        return ()
    texts: dict[str, Document] = {row.id: workspace.document(row.id) for row in rows[-_MOST - 1 :]}
    steps = []
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        change = None
        if before is not None and before.id in texts:
            change = _change(before, row, texts)
        steps.append(EditionStep(row=row, current=row.id == document, change=change))
    return tuple(reversed(steps))


def _change(before: "DocumentRow", after: "DocumentRow", texts: dict[str, Document]) -> EditionChange:
    from according.fetch.changes import edition_change

    return edition_change(_edition(before), _edition(after), texts[before.id], texts[after.id])


def _edition(row: "DocumentRow") -> Edition:
    return Edition(
        file=row.path, fetched=row.fetched or row.added, sha256=row.sha256, title=row.title, published=row.published
    )
