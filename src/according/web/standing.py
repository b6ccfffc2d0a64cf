"""Where stories stand: their accounts and dates, what was found, what people said of it, what waits in the tray."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from according.core import SubjectKind
from according.job.stories import Shown, shown
from according.web.timeline.tellings import in_words

if TYPE_CHECKING:
    from according.store import DocumentRow, StoryRow, Workspace

#: Seconds for all counts of one page; stories beyond it are listed without.
_PATIENCE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many findings nobody looked at, how many somebody judged, and how many steps wait in the tray."""

    open: int
    judged: int
    tray: int
    stale: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A story's line: ``dates`` from the first to the last of its accounts, in words.

    ``counts`` is None where the story was never compared (``compared`` is False) or counting would take too long.
    """

    story: "StoryRow"
    accounts: tuple["DocumentRow", ...]
    outlets: tuple[str, ...]
    dates: str
    compared: bool
    counts: Counts | None


def standings(workspace: "Workspace", stories: Sequence["StoryRow"]) -> tuple[Standing, ...]:
    """The lines of these stories, in their order."""
    ids = tuple(dict.fromkeys(i for story in stories for i in story.documents))
    rows = {row.id: row for row in workspace.documents(ids=ids)} if ids else {}
    deadline = monotonic() + _PATIENCE
    lines = []
    for story in stories:
        accounts = tuple(rows[i] for i in story.documents if i in rows)
        compared, counts = _counts(shown(workspace, story.id)) if accounts and monotonic() < deadline else (True, None)
        lines.append(
            Standing(
                story=story,
                accounts=accounts,
                outlets=tuple(dict.fromkeys(row.outlet for row in accounts if row.outlet)),
                dates=_dates(accounts),
                compared=compared and bool(accounts),
                counts=counts,
            )
        )
    return tuple(lines)


def _counts(seen: Shown) -> tuple[bool, Counts | None]:
    comparison = seen.comparison
    if comparison is None:
        return False, None
    judged = {one.id for one in comparison.review.judged if one.kind is SubjectKind.FINDING}
    return True, Counts(
        open=sum(finding.id not in judged for finding in comparison.findings),
        judged=len(judged),
        tray=len(comparison.review.orphans),
        stale=bool(seen.stale),
    )


def _dates(accounts: Sequence["DocumentRow"]) -> str:
    days = sorted(found for row in accounts if (found := _day(row.published)) is not None)
    return in_words((days[0], days[-1])) if days else ""


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
