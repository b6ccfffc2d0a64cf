"""What the model read, joined with marks: where marks open and close a quotation they are surer than any model."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from according.core import Attribution, Document, Quotation, QuotationKind, RegionKind, Span, Triple, trimmed

#: A content that has at least this part of a quotation, or its beginning, takes the whole of it.
ENOUGH = 0.2
#: A quotation counts as told where contents have at least this part of it.
TOLD = 0.5
_HEADINGS = (RegionKind.HEADLINE, RegionKind.SUBHEAD, RegionKind.HEADING)


@dataclass(frozen=True, slots=True)
class Marked:
    """One paragraph's part of a quotation, its marks included."""

    span: Span
    inner: Span
    closed: bool


def marked(document: Document, quotations: Sequence[Quotation]) -> tuple[Marked, ...]:
    """The outermost quotations of speech, each cut where a paragraph ends, in the order of the text."""
    out, regions, first = [], document.telling, 0
    for quotation in quotations:
        if quotation.depth or quotation.kind not in (QuotationKind.SPEECH, QuotationKind.BLOCK):
            continue
        while first < len(regions) and regions[first].span.end <= quotation.span.start:
            first += 1
        at = first
        while at < len(regions) and regions[at].span.start < quotation.span.end:
            parts = [
                trimmed(
                    document.text,
                    max(whole.start, regions[at].span.start),
                    min(whole.end, regions[at].span.end),
                )
                if whole.overlaps(regions[at].span)
                else None
                for whole in (quotation.span, quotation.inner)
            ]
            if parts[0] is not None and parts[1] is not None:
                out.append(Marked(parts[0], parts[1], quotation.closed))
            at += 1
    return tuple(out)


def parted(document: Document, triples: Sequence[Triple]) -> tuple[Triple, ...]:
    """The triples without what stands in another heading than their cue: a headline is nobody's source below it.

    A content or source in a headline, subhead or heading whose cue stands elsewhere is let go, and so is one of the
    body whose cue stands in a heading.
    """
    headings = [region.span for region in document.regions_of(*_HEADINGS)]

    def heading(span: Span) -> int:
        at = bisect_right(headings, span.start, key=lambda region: region.start) - 1
        return at if at >= 0 and headings[at].overlaps(span) else -1

    out = []
    for triple in triples:
        home = heading((triple.cue or triple.content or triple.source)[0])
        source, content = (tuple(s for s in role if heading(s) == home) for role in (triple.source, triple.content))
        out.append(
            triple
            if (source, content) == (triple.source, triple.content)
            else replace(triple, source=source, content=content)
        )
    return tuple(out)


def snapped(triples: Sequence[Triple], quotes: Sequence[Marked]) -> tuple[Triple, ...]:
    """The triples with contents that take in the whole of a quotation or nothing of it.

    The owner of a quotation is the triple that has most of it and whose source and cue stand outside. What other
    triples found inside the marks is left: it is said within the quotation.
    """
    contents = [list(triple.content) for triple in triples]
    order = sorted(
        (span.start, span.end, number)
        for number, triple in enumerate(triples)
        if triple.within is None
        for span in triple.content
    )
    first = 0
    for quote in quotes:
        if not quote.closed:
            continue
        while first < len(order) and order[first][1] <= quote.span.start:
            first += 1
        has: dict[int, int] = {}
        at = first
        while at < len(order) and order[at][0] < quote.span.end:
            start, end, number = order[at]
            if not any(s.overlaps(quote.inner) for s in (*triples[number].source, *triples[number].cue)):
                has[number] = has.get(number, 0) + max(0, min(end, quote.inner.end) - max(start, quote.inner.start))
            at += 1
        if has:
            owner = min(has, key=lambda number: (-has[number], number))
            contents[owner] = _whole(contents[owner], quote, has[owner])
    return tuple(replace(triple, content=tuple(content)) for triple, content in zip(triples, contents, strict=True))


def _whole(content: list[Span], quote: Marked, shared: int) -> list[Span]:
    """The content with all of the quotation, or without the one mark that it has of it."""
    out: list[Span] = []
    begins = any(span.start <= quote.inner.start < span.end for span in content)
    takes = shared >= ENOUGH * len(quote.inner) or (begins and shared > 1)
    for span in content:
        if not span.overlaps(quote.span) or span.holds(quote.span):
            out.append(span)
        elif takes:
            out.append(Span(min(span.start, quote.span.start), max(span.end, quote.span.end)))
        else:
            left = Span(span.start, quote.span.start) if span.start < quote.span.start else None
            right = Span(quote.span.end, span.end) if span.end > quote.span.end else None
            out.extend(part for part in (left, right) if part is not None)
    merged: list[Span] = []
    for span in sorted(out):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def rescued(
    quotes: Sequence[Marked], read: Sequence[Attribution], ruled: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """All attributions: what the model read, and what rules and marks add to it.

    A quotation that the model has not goes to the attribution by which the rules have it: to the model's own of the
    same cue where there is one, else as the rules have it. What the rules found inside a content of the model, with
    a cue of its own, stays as said within it.
    """
    told = list(read)
    contents = sorted(span for attribution in read for span in attribution.content)
    missing = [q for q in quotes if sum(s.shared(q.span) for s in _around(contents, q.span)) < TOLD * len(q.span)]
    cues = {span: number for number, attribution in enumerate(read) for span in attribution.cue}
    order = sorted(cues)
    for attribution in ruled:
        own = [at for cue in attribution.cue for at in (cues[c] for c in _around(order, cue))]
        lost = [q.span for q in missing if any(q.span.overlaps(span) for span in attribution.content)]
        for at in own:
            if all(len(cue) == 1 for cue in told[at].cue) and _narrower(attribution.source, told[at].source):
                # Before a colon the model takes in the words that lead up to a name ("Proud of Ada Lind: …").
                told[at] = replace(told[at], source=attribution.source, form=attribution.form)
        if lost and own:
            told[own[0]] = replace(told[own[0]], content=tuple(sorted({*told[own[0]].content, *lost})))
        elif lost or (not own and any(span.holds(attribution.place) for span in contents)):
            told.append(attribution)
    return tuple(told)


def _narrower(source: Sequence[Span], wide: Sequence[Span]) -> bool:
    return bool(source) and tuple(source) != tuple(wide) and all(any(w.holds(s) for w in wide) for s in source)


def _around(spans: Sequence[Span], place: Span) -> list[Span]:
    """Those of the sorted spans that overlap ``place``; few of them overlap one another."""
    at = bisect_left(spans, place)
    while at and (spans[at - 1].end > place.start or (at > 1 and spans[at - 2].end > place.start)):
        at -= 1
    out = []
    while at < len(spans) and spans[at].start < place.end:
        if spans[at].overlaps(place):
            out.append(spans[at])
        at += 1
    return out
