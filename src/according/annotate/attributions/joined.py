"""What the model read, joined with marks: where marks open and close a quotation they are surer than any model."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from according.core import Attribution, Document, Quotation, QuotationKind, RegionKind, Span, Triple, trimmed

#: A content that has at least this part of a quotation, or its beginning, takes the whole of it.
ENOUGH = 0.2
#: A quotation counts as told where contents have at least this part of it.
TOLD = 0.5
#: A cue or source stands right beside a quotation where no more characters lie between.
NEAR = 3
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


def corrected(
    text: str, triples: Sequence[Triple], quotes: Sequence[Marked], ruled: Sequence[Attribution]
) -> tuple[tuple[Triple, ...], tuple[Attribution, ...]]:
    """The model's triples, mended where rules and marks are surer, and what the rules have beside them.

    A quotation that stands right beside a rule's cue or source belongs to it, unless the model has it with a cue as
    near; so does one that the model has not at all. What the rules found inside a content of the model, with a cue of
    its own, stays as said within it.
    """
    told = list(triples)
    cues = sorted((span, number) for number, t in enumerate(told) for span in t.cue)
    spans = [span for span, _ in cues]
    contents = sorted(span for t in told for span in t.content)
    missing = {q.span for q in quotes if sum(s.shared(q.span) for s in _around(contents, q.span)) < TOLD * len(q.span)}
    holders = sorted((span, number) for number, t in enumerate(told) if t.within is None for span in t.content)
    held = [span for span, _ in holders]
    starts = [quote.span for quote in quotes]
    kept: list[Attribution] = []
    for rule in ruled:
        own = [cues[at][1] for at in _places(spans, rule.cue)]
        for number in own:
            told[number] = _with_source(told[number], rule)
        mine = [q for span in rule.content for q in _around(starts, span) if q.shared(span) >= TOLD * len(q)]
        moved = [q for q in mine if q in missing]
        for quote in mine:
            if quote in moved or not _beside(text, quote, (*rule.source, *rule.cue)):
                continue
            others = {holders[at][1] for at in _places(held, (quote,))} - set(own)
            holds_own = any(span.overlaps(quote) for number in own for span in told[number].content)
            far = [n for n in others if not _beside(text, quote, (*told[n].source, *told[n].cue))]
            if others and not holds_own and len(far) == len(others):
                for number in far:
                    told[number] = _without(told[number], quote)
                moved.append(quote)
        if moved and own:
            told[own[0]] = replace(told[own[0]], content=tuple(sorted({*told[own[0]].content, *moved})))
        elif moved or (not own and any(span.holds(rule.place) for span in contents)):
            kept.append(rule)
    return tuple(told), tuple(kept)


def _with_source(triple: Triple, rule: Attribution) -> Triple:
    """The triple with the rule's source where the model's is a part of it, has too much, or is lost in the cue."""
    if not rule.source or rule.source == triple.source:
        return triple
    if all(len(cue) == 1 for cue in triple.cue) and _narrower(rule.source, triple.source):
        # Before a colon the model takes in the words that lead up to a name ("Proud of Ada Lind: …").
        return replace(triple, source=rule.source)
    if not triple.source and _narrower(rule.source, triple.cue):
        return replace(triple, source=rule.source, cue=rule.cue)
    rest = tuple(span for span in triple.content if not any(source.holds(span) for source in rule.source))
    if triple.source and rest and len(rest) < len(triple.content) and _narrower(triple.source, rule.source):
        return replace(triple, source=rule.source, content=rest)
    return triple


def _beside(text: str, quote: Span, roles: Sequence[Span]) -> bool:
    gaps = ((role.start, quote.end) if role.start >= quote.end else (quote.start, role.end) for role in roles)
    return any(0 <= after - before <= NEAR and "\n" not in text[before:after] for after, before in gaps)


def _without(triple: Triple, quote: Span) -> Triple:
    content: list[Span] = []
    for span in triple.content:
        if not span.overlaps(quote):
            content.append(span)
            continue
        if span.start < quote.start:
            content.append(Span(span.start, quote.start))
        if span.end > quote.end:
            content.append(Span(quote.end, span.end))
    return replace(triple, content=tuple(content))


def _places(spans: Sequence[Span], wanted: Sequence[Span]) -> list[int]:
    """The numbers of the sorted spans that overlap any of ``wanted``, each once."""
    found: dict[int, None] = {}
    for place in wanted:
        for span in _around(spans, place):
            at = bisect_left(spans, span)
            while at < len(spans) and spans[at] == span:
                found[at] = None
                at += 1
    return list(found)


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
