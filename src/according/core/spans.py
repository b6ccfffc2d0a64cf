"""Places in a text: spans in Unicode code points, and the map from a document's text back into its raw input."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch ``text[start:end]`` in code points, half open; it is never empty and never negative.

    Raises:
        ValueError: if ``start`` is negative or ``end`` does not lie after it.

    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueError(f"a span needs 0 <= start < end, not start={self.start}, end={self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words at this place in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shared(self, other: "Span") -> int:
        """How many characters the two have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span of ``text[start:end]`` without white space at its edges, or None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


@dataclass(frozen=True, slots=True)
class Piece:
    """One kept stretch: ``text[start:end]`` came from ``raw[raw_start:raw_end]``.

    Where both have one length they correspond character by character; otherwise (a decoded ``&amp;``, say) the whole
    piece answers for each of its characters.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class OriginMap:
    """Where each stretch of a document's text stood in the raw input, recorded while it was cut out.

    ``pieces`` are ordered by ``start`` and do not overlap; characters between them (a paragraph break that the
    extractor put in) stood nowhere. Raw places are code points of the decoded input.
    """

    pieces: tuple[Piece, ...]

    @classmethod
    def identity(cls, length: int) -> "OriginMap":
        """The map of a text that was kept character for character."""
        return cls((Piece(0, length, 0, length),) if length else ())

    def locate(self, span: Span) -> tuple[Span, ...]:
        """The stretches of the raw input that ``span`` came from, in the order of the text; adjoining ones joined."""
        found: list[Span] = []
        first = max(0, bisect_right(self.pieces, span.start, key=lambda piece: piece.start) - 1)
        for piece in self.pieces[first:]:
            if piece.start >= span.end:
                break
            if piece.end <= span.start:
                continue
            start, end = piece.raw_start, piece.raw_end
            if piece.end - piece.start == end - start:
                start, end = start + max(0, span.start - piece.start), end - max(0, piece.end - span.end)
            if end <= start:
                continue
            if found and found[-1].end == start:
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(start, end))
        return tuple(found)
