"""Quotations: every stretch in quotation marks, of whatever style, and every block quotation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from according.annotate.quotation_kinds import introduces_block, kind_of
from according.core import Document, Quotation, QuotationKind, RegionKind, Span, trimmed

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
# Doubled single marks first (''so''), then double marks, then single ones that do not stand inside a word.
_MARK = re.compile(
    r"[\"“”„‟＂«»'’‘`‚‹›](?:(?<=[\"“”„‟＂«»])|(?<=')'|(?<=’)’|(?<=‘)‘|(?<=`)`|(?<![^\W_].)(?<=['‘’‚‹›])(?=\S)|"
    r"(?<=\S['’‹›])(?![^\W_]))"
)
_OPENS_WHERE = " \t\n\r\f\v\xa0([{—–-/…|*>\"“‘'«"
_CLOSERS = frozenset("”»›")
_OPENERS = frozenset("“„‟«‹‘‚")
_ELISION = re.compile(
    r"['’‘](?:\d0s|(?:tis|twas|em|til|cause|cuz|bout|round|n|cos|s|re|ve|ll|d|m|t)\b|\d\d\b)", re.IGNORECASE
)
_ENDS_SPEECH = ".,!?;:…—–-"
_TAIL = re.compile(r"[,.!?…]\s+(?:[\w.’'-]+\s+){0,6}(?:said|says|told|added|asked|wrote|tweeted)\b[^\"“”]{0,160}\Z")
_FRESH = re.compile(r"[.!?…,:]\s*\Z")
_STOP = re.compile(r"[.!?…](?=\s)")


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its partner."""

    family: str
    start: int
    inner: int


def quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations of the telling regions of ``document``, in the order of the text, an outer before its inner ones.

    Marks are paired within a paragraph, so that an odd one spoils no more than its own. A quotation that every
    paragraph opens anew and only the last one closes is one. An apostrophe, a decade ('90s) or a measure (6'2") is no
    mark. ``kind`` is judged from the words inside and just before.
    """
    text = document.text
    found: list[tuple[Span, Span, bool]] = []
    blocks: list[Span] = []
    carried: _Open | None = None
    carried_end = before = 0
    for kind, start, end in _paragraphs(document):
        if kind is RegionKind.BLOCKQUOTE or introduces_block(text, before, start):
            if blocks and not text[blocks[-1].end : start].strip():
                blocks[-1] = Span(blocks[-1].start, end)
            else:
                blocks.append(Span(start, end))
        adjoining = not text[carried_end:start].strip()
        if carried and adjoining and not _continues(text, carried, start) and _closes_late(text, carried, start, end):
            # A paragraph break inside a quotation that is not opened anew.
            pairs, carried = _paired(text, start, end, carried, anew=False)
            found.extend(pairs)
            carried_end, before = end, start
            continue
        if carried and not (adjoining and _continues(text, carried, start)):
            found.extend(_unclosed(carried, carried_end))
            carried = None
        pairs, carried = _paired(text, start, end, carried)
        found.extend(pairs)
        carried_end = end
        before = start
    if carried:
        found.extend(_unclosed(carried, carried_end))
    return _nested(text, found, blocks)


def _unclosed(carried: _Open, end: int) -> list[tuple[Span, Span, bool]]:
    """The quotation that nothing closed; none where its mark is the last character before ``end``."""
    return [(Span(carried.start, end), Span(carried.inner, end), False)] if end > carried.inner else []


def _paragraphs(document: Document) -> Iterator[tuple[RegionKind, int, int]]:
    text = document.text
    for region in document.telling:
        at = region.span.start
        for gap in [*_PARAGRAPH.finditer(text, region.span.start, region.span.end), None]:
            part = trimmed(text, at, gap.start() if gap else region.span.end)
            if part:
                yield region.kind, part.start, part.end
            at = gap.end() if gap else at


def _family(mark: str) -> str:
    if mark in {"«", "»"}:
        return "guillemet"
    return "single" if len(mark) == 1 and mark in "'‘’‚‹›" else "double"


def _continues(text: str, carried: _Open, start: int) -> bool:
    mark = _MARK.match(text, start)
    return bool(mark) and mark is not None and _family(mark[0]) == carried.family and mark[0] not in {"”", "»"}


def _closes_late(text: str, carried: _Open, start: int, end: int) -> bool:
    """Whether the first mark of the family in this paragraph closes, so that the quotation before it goes on."""
    for match in _MARK.finditer(text, start, end):
        if _family(match[0]) == carried.family and carried.family == "double":
            return _role(text, match, start, end, opened=True) == "close" and text[match.start() - 1] in ".,!?…"
    return False


def _paired(
    text: str, start: int, end: int, carried: _Open | None, *, anew: bool = True
) -> tuple[list[tuple[Span, Span, bool]], _Open | None]:
    """The pairs of one paragraph, and the opening mark that its end leaves to the next paragraph."""
    marks = list(_MARK.finditer(text, start, end))
    stack: list[_Open] = []
    pairs: list[tuple[Span, Span, bool]] = []
    singles = _single_closers(text, marks, start, end)
    if carried is not None and not anew:
        stack.append(carried)
        carried = None
    for match in marks:
        mark, at, stop = match[0], match.start(), match.end()
        if carried is not None:
            stack.append(carried)
            carried = None
            continue
        family = _family(mark)
        if family == "single":
            role = singles.get(at)
        else:
            role = _role(text, match, start, end, any(o.family == family for o in stack))
        if role == "open":
            stack.append(_Open(family, at, stop))
        elif role == "close":
            index = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == family), None)
            if index is None:
                continue
            opened = stack[index]
            del stack[index:]
            if text[opened.inner : at].strip():
                pairs.append((Span(opened.start, stop), Span(opened.inner, at), True))
    rest = [o for o in stack if o.family != "single" or text[o.start] == "‘"]
    if not rest:
        return pairs, None
    outer, *others = rest
    fresh = [p[0].start for p in pairs if p[0].start > outer.start] + [o.start for o in others]
    fresh = [at for at in fresh if _FRESH.search(text, max(outer.inner, at - 3), at)]
    begin = max(outer.inner, start)
    tail = _TAIL.search(text, begin, min([end, *fresh]))
    if tail or fresh:
        limit = min([end, *fresh])
        stops = [tail.start() + 1] if tail else [m.end() for m in _STOP.finditer(text, begin, limit)][-1:]
        guess = trimmed(text, outer.inner, stops[0] if stops else limit)
        if guess:
            pairs.append((Span(outer.start, guess.end), guess, False))
        for other in others:
            guess = trimmed(text, other.inner, end)
            if guess:
                pairs.append((Span(other.start, end), guess, False))
        return pairs, None
    return pairs, outer


def _role(text: str, match: re.Match[str], start: int, end: int, opened: bool) -> str | None:
    mark, at, stop = match[0], match.start(), match.end()
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    free_before, free_after = (
        before in _OPENS_WHERE,
        after.isspace() or not (after.isalnum() or after in "([$£€#@“‘'\"…—¿¡<&*."),
    )
    if mark in _OPENERS or mark in {"``", "‘‘"}:
        # A closing mark typed the wrong way round.
        return "close" if opened and not free_before and free_after else "open"
    if mark in _CLOSERS or mark == "’’":
        return "close" if opened else ("open" if before.isspace() and not after.isspace() else None)
    if before.isdigit() and not opened:
        return None  # inches, seconds of arc
    if free_before and not free_after:
        return "open"
    if free_after and not free_before:
        return "close" if opened else None
    return "close" if opened else "open"


def _single_closers(text: str, marks: list[re.Match[str]], start: int, end: int) -> dict[int, str]:
    """Which single marks open and which close; the others are apostrophes."""
    roles: dict[int, str] = {}
    candidates: list[tuple[int, str]] = []
    for match in marks:
        if _family(match[0]) != "single":
            continue
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if match[0] in "‘‚‹" or (before in _OPENS_WHERE and match[0] != "›"):
            if not after.isspace() and not _ELISION.match(text, at, end) and match[0] != "’":
                candidates.append((at, "open"))
        elif not (after.isalnum()) and not (before.isdigit() and match[0] == "'"):
            candidates.append((at, "close"))
    i = 0
    while i < len(candidates):
        at, role = candidates[i]
        i += 1
        if role != "open":
            continue
        closers = []
        j = i
        while j < len(candidates) and candidates[j][1] == "close":
            closers.append(candidates[j][0])
            j += 1
        if closers:
            # A plural's possessive ("councillors’ vote’,") does not close where a mark after a stop does.
            close = closers[0]
            if text[close - 1] == "s" and text[close + 1 : close + 2].isspace():
                close = next((c for c in closers[1:] if text[c - 1] in _ENDS_SPEECH), close)
            roles[at], roles[close] = "open", "close"
        elif text[at] == "‘" and j == len(candidates) and (at == start or text[at - 2] in ",:"):
            roles[at] = "open"
        i = j
    return roles


def _nested(text: str, found: list[tuple[Span, Span, bool]], blocks: list[Span]) -> tuple[Quotation, ...]:
    out: list[Quotation] = []
    for block in blocks:
        held = [f for f in found if block.holds(f[0])]
        if not any(len(f[0]) >= len(block) - 2 for f in held):
            out.append(Quotation(span=block, inner=block, kind=QuotationKind.BLOCK))
    for span, inner, closed in found:
        kept = trimmed(text, inner.start, inner.end)
        if kept:
            out.append(Quotation(span=span, inner=inner, kind=kind_of(text, span, inner), closed=closed))
    out.sort(key=lambda q: (q.span.start, -q.span.end))
    ends: list[int] = []
    for i, quotation in enumerate(out):
        while ends and ends[-1] <= quotation.span.start:
            ends.pop()
        if ends:
            out[i] = replace(quotation, depth=len(ends))
        ends.append(quotation.span.end)
    return tuple(out)
