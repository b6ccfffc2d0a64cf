"""What the reader is not made for, seen in the words of a document."""

import numpy as np
from numpy.typing import NDArray

from according.neural.reader.inputs import SHAPES

#: Too few words to judge by.
_FEW = 40
_LETTERS = [SHAPES.index(name) for name in ("lower", "title", "upper", "letter", "mixed")]
_CAPITALS, _NUMBER, _STOP = SHAPES.index("upper"), SHAPES.index("number"), SHAPES.index("stop")
_MARKS = [SHAPES.index(name) for name in ("open", "close", "straight", "stop", "mark")]


def notes(language: str | None, shapes: NDArray[np.int64], regions: NDArray[np.int64]) -> tuple[str, ...]:
    """Sentences for the reader of a report; ``shapes`` and ``regions`` are the words' numbers."""
    found = []
    if language not in (None, "en"):
        found.append("the reading model knows English alone: who says what may be wrong or missing")
    if len(shapes) < _FEW:
        return tuple(found)
    letters = np.isin(shapes, _LETTERS)
    if (shapes == _CAPITALS).sum() > 0.5 * max(int(letters.sum()), 1):
        found.append("mostly in capitals: names and attributions may be wrong or missing")
    if np.isin(shapes, _MARKS).sum() < 0.02 * len(shapes):
        found.append("hardly any punctuation: sentences and attributions may be wrong or missing")
    if _tabular(shapes, regions) > 0.5 * len(shapes):
        found.append("mostly lists or tables: the reading model is made for running text")
    return tuple(found)


def _tabular(shapes: NDArray[np.int64], regions: NDArray[np.int64]) -> int:
    """How many words stand in paragraphs that are rows rather than prose: many figures, or short without a stop."""
    numbers = np.bincount(regions, weights=shapes == _NUMBER)
    sizes = np.bincount(regions)
    stops = np.bincount(regions, weights=shapes == _STOP)
    rows = (numbers > 0.4 * sizes) | ((numbers > 0.2 * sizes) & (stops == 0))
    return int(sizes[rows].sum())
