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
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Piece:
    """One kept stretch: ``text[start:end]`` came from ``raw[raw_start:raw_end]`` of the raw input's part ``part``.

    Where both have one length they correspond character by character; otherwise (a decoded ``&amp;``, say) the whole
    piece answers for each of its characters. ``box`` is where a page shows it, None where there are no pages.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int
    part: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch ``[start:end]`` of one part of the raw input, and the box of its page if it has one."""

    start: int
    end: int
    part: int = 0
    box: Box | None = None

    def of(self, raw: str) -> str:
        """The characters at this place in its part's text."""
        return raw[self.start : self.end]


@dataclass(frozen=True, slots=True)
class OriginMap:
    """Where each stretch of a document's text stood in the raw input, recorded while it was cut out.

    ``pieces`` are ordered by ``start`` and do not overlap; characters between them (a paragraph break that the
    extractor put in) stood nowhere. Raw places are code points of the decoded input; where that has several parts
    (files of a package, pages, parts of a message), of the part that the piece names by its number.
    """

    pieces: tuple[Piece, ...]

    @classmethod
    def identity(cls, length: int) -> "OriginMap":
        """The map of a text that was kept character for character."""
        return cls((Piece(0, length, 0, length),) if length else ())

    def locate(self, span: Span) -> tuple[Place, ...]:
        """The stretches of the raw input that ``span`` came from, in the order of the text; adjoining ones joined.

        Stretches of different boxes are not joined; the box of a part of a piece is the whole piece's.
        """
        found: list[Place] = []
        first = max(0, bisect_right(self.pieces, span.start, key=lambda piece: piece.start) - 1)
        for number in range(first, len(self.pieces)):
            piece = self.pieces[number]
            if piece.start >= span.end:
                break
            if piece.end <= span.start:
                continue
            start, end = piece.raw_start, piece.raw_end
            if piece.end - piece.start == end - start:
                start, end = start + max(0, span.start - piece.start), end - max(0, piece.end - span.end)
            if end <= start:
                continue
            last = found[-1] if found else None
            if last and last.end == start and (last.part, last.box) == (piece.part, piece.box):
                found[-1] = Place(last.start, end, last.part, last.box)
            else:
                found.append(Place(start, end, piece.part, piece.box))
        return tuple(found)
