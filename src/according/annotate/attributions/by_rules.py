"""By rules: who says what, read row by row, with quotations that go on after their cue."""

from according.annotate.attributions.qualities import qualified
from according.annotate.attributions.reading import Found
from according.annotate.attributions.rules import read as read_row
from according.annotate.attributions.spoken import spoken_within
from according.annotate.attributions.units import Row, rows
from according.core import Attribution, AttributionKind, Document, Quotation, Span, Syntax, Triple


def by_rules(
    document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]
) -> tuple[Attribution, ...]:
    """The attributions that rules over words, marks and a lexicon of cues find, in the order of the text; English only.

    Precision stands before recall: where the source, the cue or the end of the content is not clear, nothing is said.
    ``speaker`` is left to the resolver, ``parent`` to :func:`~according.annotate.attributions.nesting.nested`.
    """
    read = [(row, read_row(document.text, row)) for row in rows(document, sentences, quotations)]
    found = _follow_on(read)
    found += spoken_within(document, sentences, quotations, found)
    return tuple(
        sorted(
            (_attribution(document, sentences, quotations, f) for f in found),
            key=lambda a: (a.cue[0].start, a.place.start, a.id),
        )
    )


def _follow_on(read: list[tuple[Row, list[Found]]]) -> list[Found]:
    """The attributions of all rows; a row that is one quotation goes on with the quotation before it."""
    out: list[Found] = []
    running: Found | None = None
    paragraph = -1
    ended_quoted = False
    for row, found in read:
        quotes = [u for u in row.units if u.kind == "Q"]
        bare = bool(quotes) and all(u.kind in "Q.,-" for u in row.units)
        if bare and running and (running.waits or row.paragraph == paragraph or ended_quoted):
            running.content.extend(Span(u.start, u.end) for u in quotes)
            running.waits = False
        elif found:
            out.extend(found)
            last = found[-1]
            quoted = [f for f in found if f.kind in (AttributionKind.DIRECT, AttributionKind.MIXED)]
            running = last if last.waits else (quoted[-1] if quoted else None)
        else:
            running = None
        ended_quoted = row.paragraph - paragraph <= 1 and bool(quotes) and running is not None
        paragraph = row.paragraph
    return [f for f in out if f.content]


def _attribution(
    document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...], found: Found
) -> Attribution:
    triple = Triple(
        source=tuple(found.source), cue=tuple(found.cue), content=tuple(sorted(found.content)), score=found.score
    )
    return qualified(document, sentences, quotations, triple, Syntax(), made_by="rules")
