"""The marked texts as pieces: each with its features, its label and how many words hang on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from according.clean.marker import LONGEST, Neighbours, features
from according.clean.paragraphs import paragraphs
from according.clean.pieces import Cutter, Piece
from according.evaluate.furniture import Marked


@dataclass(frozen=True, slots=True)
class Case:
    """A piece that no rule tells: its text's number, place and words, its features, label, and if it counts at all."""

    text: int
    start: int
    words: str
    features: tuple[str, ...]
    label: bool
    counted: bool
    size: int


def cases(number: int, article: Marked) -> list[Case]:
    """The pieces of one marked text that the rules leave open."""
    text = article.text
    cut: list[Piece] = []
    cutter = Cutter.of(text)
    for i, span in enumerate(paragraphs(text)):
        cut.extend(cutter.pieces(i, span.start, span.of(text)))
    near = Neighbours(cut)
    found = []
    for i, piece in enumerate(cut):
        size = piece.words.count(" ") + 1
        if piece.kind is not None or size > LONGEST or not near.is_sentence(i):
            continue
        start, end = piece.start, piece.start + len(piece.words)
        furniture = covered(article.furniture, start, end)
        neutral = covered(article.neutral, start, end)
        told = (*features(piece, text), *near.features(i))
        counted = 2 * neutral < end - start
        found.append(
            Case(number, start, piece.words, told, 2 * furniture > end - start, counted or furniture > 0, size)
        )
    return found


def covered(spans: Sequence, start: int, end: int) -> int:
    """How many characters from start to end lie in one of the spans."""
    return sum(max(0, min(end, s.end) - max(start, s.start)) for s in spans)
