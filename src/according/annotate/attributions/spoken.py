"""Attributions inside a quotation: whoever is quoted tells what another said."""

import re
from bisect import bisect_right

from according.annotate.attributions.reading import Found, Range
from according.annotate.attributions.rules import read as read_row
from according.annotate.attributions.units import Row, rows_within
from according.annotate.cues import CUES, Frame, Shape
from according.core import AttributionKind, Document, Polarity, Quotation, QuotationKind, Span

# What one is told in passing: "I think", "I mean", "we hope" in somebody's own words tell of no other voice.
_OWN = frozenset("i we i've we've i'd we'd i'm".split())
_UTTERS = frozenset("tell ask write say promise warn".split())
_FORMS = {
    form
    for form, (cue, shape) in CUES.items()
    if shape is not Shape.ING and cue.frames & (Frame.QUOTE | Frame.THAT | Frame.CLAUSE | Frame.PERSON)
} | {"according", "According"}
_WORD = re.compile(r"[A-Za-z]+")


def spoken_within(
    document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...], outer: list[Found]
) -> list[Found]:
    """What the rules find inside quotations that stand in the content of an ``outer`` attribution.

    The speaker's own opinions ("I think that") are left: they name no second voice; what the speaker tells to have
    said, or not to have said, stays.
    """
    contents = sorted(span for found in outer for span in found.content)
    starts = [span.start for span in contents]
    spoken = [
        q
        for q in quotations
        if q.depth == 0
        and q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK)
        and _held(q.span, contents, starts)
        and not _FORMS.isdisjoint(_WORD.findall(document.text, q.inner.start, q.inner.end))
    ]
    found: list[Found] = []
    for row in rows_within(document, sentences, quotations, spoken):
        found += [f for f in read_row(document.text, row) if f.content and f.subject and _another(row, f, f.subject)]
    return found


def _held(span: Span, contents: list[Span], starts: list[int]) -> bool:
    """Whether a quotation, or the part of it in one paragraph, is a content; contents touch, but seldom overlap."""
    at = bisect_right(starts, span.end) - 1
    return any(contents[k].overlaps(span) for k in range(max(0, at - 3), at + 1))


def _another(row: Row, found: Found, subject: Range) -> bool:
    if found.kind in (AttributionKind.STANCE, AttributionKind.CITATION):
        return False
    first = row.units[subject[0]]
    if first.kind == "o" and subject[0] and row.units[subject[0] - 1].kind in "xZ":
        # "every word I said is true"
        return False
    own = len(found.source_units) == 1 and found.source_units[0].form in _OWN
    return not own or found.polarity is Polarity.NEGATIVE or found.lemma in _UTTERS
