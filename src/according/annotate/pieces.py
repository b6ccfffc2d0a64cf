"""The contents that are to be statements: in order, without overlap, each with the attribution that it belongs to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from according.core import FUNCTION_WORDS, Attribution, AttributionKind, Span, iter_words

#: Kinds of attribution whose content is a statement of its own. Titles, scare quotes and mere pointers are not.
CUTTING = frozenset({AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT})
#: What is left of a sentence beside a content and its source and cue is a statement if it has this many telling words.
LEAST_FRAME = 4
_SELF = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that is an attribution's content."""

    start: int
    end: int
    attribution: Attribution


def pieces(
    text: str, spoken: list[Span], starts: list[int], attributions: tuple[Attribution, ...], *, whole: bool = False
) -> list[Piece]:
    """Every content that is to be a statement, in order and without overlap.

    ``spoken`` are the stretches in marks and ``starts`` where they begin. Where ``whole``, words in marks are their
    speaker's, whatever these words say that others said.

    A quotation that an attribution's content touches belongs to it as a whole, the later sentences too. Of nested
    attributions the outer one is taken if it says something beside the inner one, otherwise the inner one.
    """
    by_id = {attribution.id: attribution for attribution in attributions}
    hollow = {
        child.parent
        for child in attributions
        if child.parent in by_id and child.kind in CUTTING and not _says_beside(text, by_id[child.parent], child)
    }
    inner = _inner(spoken, starts, attributions) if whole else {}
    hollow -= set(inner.values())
    found: list[Piece] = []
    for attribution in attributions:
        if attribution.kind not in CUTTING or attribution.id in hollow or inner.get(attribution.id):
            continue
        alone = attribution.id in inner
        for content in attribution.content:
            found.append(Piece(content.start, content.end, attribution))
            if alone and not _speaks(text, attribution):
                continue
            first = max(0, bisect_left(starts, content.start) - 1)
            for quotation in spoken[first:]:
                if quotation.start >= content.end:
                    break
                if quotation.overlaps(content):
                    found.append(Piece(quotation.start, quotation.end, attribution))
    found.sort(key=lambda piece: (piece.start, -piece.end))
    kept: list[Piece] = []
    for piece in found:
        if kept and piece.start < kept[-1].end:
            if piece.attribution is kept[-1].attribution and piece.end > kept[-1].end:
                kept[-1] = Piece(kept[-1].start, piece.end, piece.attribution)
            elif piece.end > kept[-1].end:
                kept.append(Piece(kept[-1].end, piece.end, piece.attribution))
        else:
            kept.append(piece)
    return kept


def _inner(spoken: list[Span], starts: list[int], attributions: tuple[Attribution, ...]) -> dict[str, str]:
    """The attributions whose cue stands inside marks, each with the one whose content these words are; "" for none."""
    owners: dict[int, str] = {}
    inside: list[tuple[str, int]] = []
    for attribution in attributions:
        if attribution.kind not in CUTTING:
            continue
        own = {at for span in attribution.cue if (at := _marks_at(spoken, starts, span.start)) >= 0}
        inside.extend((attribution.id, at) for at in sorted(own)[:1])
        for content in attribution.content:
            at = max(0, bisect_left(starts, content.start) - 1)
            while at < len(spoken) and spoken[at].start < content.end:
                if at not in own and spoken[at].overlaps(content):
                    owners.setdefault(at, attribution.id)
                at += 1
    return {identity: owners.get(at, "") for identity, at in inside}


def _marks_at(spoken: list[Span], starts: list[int], place: int) -> int:
    """The position of the stretch in marks that holds ``place``, -1 if none does."""
    at = bisect_right(starts, place) - 1
    return at if at >= 0 and place < spoken[at].end else -1


def _speaks(text: str, attribution: Attribution) -> bool:
    """Whether the source is the one who speaks: I, we."""
    return any(span.of(text).lower() in _SELF for span in attribution.source)


def _says_beside(text: str, outer: Attribution, inner: Attribution) -> bool:
    """Whether an outer content has ``LEAST_FRAME`` telling words beside the inner attribution."""
    taken = sorted((span.start, span.end) for span in (*inner.source, *inner.cue, *inner.content))
    count = 0
    for content in outer.content:
        # Only the gaps are read: of "he said that he said that …" each content holds all that follow.
        for start, end in _gaps(content.start, content.end, taken):
            for word in iter_words(text, start, end):
                count += word.form not in FUNCTION_WORDS
                if count >= LEAST_FRAME:
                    return True
    return False


def _gaps(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of ``[start, end)`` that none of ``taken`` (in order) covers."""
    for first, last in taken:
        if last > start and first < end:
            if first > start:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end
