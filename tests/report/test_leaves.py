"""Leaves: pages of paged documents, and what a word processor kept."""

from dataclasses import replace

from according.core import (
    Box,
    Comparison,
    DateCandidate,
    Document,
    OriginMap,
    Piece,
    Revision,
    RevisionKind,
    Span,
)
from according.report import page
from according.report.leaves import pages


def _first(comparison: Comparison, **changes: object) -> Comparison:
    first, *others = comparison.documents
    document = replace(first.document, **changes)  # type: ignore[arg-type]
    return replace(comparison, documents=(replace(first, document=document), *others))


def _paged(document: Document) -> dict[str, object]:
    half, length = len(document.text) // 2, len(document.text)
    box = Box(72, 700, 300, 712)
    origin = OriginMap((Piece(0, half, 0, half, 0, box), Piece(half, length, 0, length - half, 1, box)))
    return {"origin": origin, "raw": replace(document.raw, parts=("page 1", "page 2"))}


def test_words_on_pages_say_where(comparison: Comparison) -> None:
    """Evidence of a paged document tells its page, beside the words and in the citation; other accounts' does not."""
    document = comparison.documents[0].document
    paged = replace(document, **_paged(document))
    half = len(document.text) // 2
    assert pages(paged, Span(0, 5)) == "page 1"
    assert pages(paged, Span(half - 2, half + 2)) == "pages 1–2"
    assert pages(document, Span(0, 5)) == ""
    made = page(_first(comparison, **_paged(document)))
    assert '<span class="leaf">page 1</span>' in made
    assert ", page 1, characters" in made
    assert "leaf" not in page(comparison).split("</style>")[1]


def test_tracked_changes_stand_below_the_text(comparison: Comparison) -> None:
    """Tracked changes and comments are listed with their words, author and day, and cannot act."""
    changes = (
        Revision(kind=RevisionKind.DELETED, at=3, words="<b>not</b>", author="J. Doe", when="2024-05-15T10:00:00Z"),
        Revision(kind=RevisionKind.COMMENT, at=3, span=Span(3, 9), words="Check this."),
    )
    made = page(_first(comparison, revisions=changes))
    assert "Changes and comments kept in the file: 2" in made
    assert '<q dir="auto">&lt;b&gt;not&lt;/b&gt;</q> <span class="by">J. Doe, 15 May 2024</span>' in made
    assert "kept in the file" not in page(comparison)


def test_a_later_change_is_said_beside_the_date(comparison: Comparison) -> None:
    """An account that says it was changed on a later day says so beside its date; on the same day it does not."""
    date = comparison.documents[0].document.published
    assert date
    later = DateCandidate(value="2031-01-02T08:00:00Z", what="modified", where="JSON-LD dateModified")
    same = DateCandidate(value=date, what="modified", where="JSON-LD dateModified")
    assert "changed 2 January 2031" in page(_first(comparison, dates=(later, same)))
    assert "changed" not in page(_first(comparison, dates=(same,))).split("<tbody>")[1].split("</tbody>")[0]
