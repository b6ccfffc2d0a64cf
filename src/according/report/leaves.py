"""Leaves: on which pages of a paged document words stand, and what its word processor kept beside them."""

from dataclasses import dataclass

from according.core import Document, Revision, RevisionKind, Span
from according.report.account_lines import day
from according.report.visible import one_line

_PAGE = "page "
_DONE = {RevisionKind.INSERTED: "inserted", RevisionKind.DELETED: "deleted", RevisionKind.COMMENT: "comment"}
#: Changes that a column lists; the records have them all.
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRevision:
    """A tracked change or comment as the page shows it: what was done, its words, and who did it when."""

    done: str
    words: str
    by: str


def pages(document: Document, span: Span) -> str:
    """On which page the words of ``span`` stand ("page 3", "pages 3–4"); nothing where the document has no pages."""
    names = document.raw.parts
    if not names or not names[0].startswith(_PAGE):
        return ""
    parts = sorted({place.part for place in document.origin.locate(span)})
    told = [names[part].removeprefix(_PAGE) for part in parts if part < len(names) and names[part].startswith(_PAGE)]
    if not told:
        return ""
    return f"page {told[0]}" if len(told) == 1 else f"pages {told[0]}–{told[-1]}"


def shown_revisions(document: Document) -> tuple[ShownRevision, ...]:
    """The tracked changes and comments, in the order of the text."""
    return tuple(_shown(revision) for revision in document.revisions[:MOST])


def _shown(revision: Revision) -> ShownRevision:
    by = ", ".join(one_line(said) for said in (revision.author, day(revision.when)) if said)
    return ShownRevision(done=_DONE[revision.kind], words=one_line(revision.words), by=by)
