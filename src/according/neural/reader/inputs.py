"""What the reader is fed: wordpieces in windows, with each word's shape and whether it stands in quotation marks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

#: Wordpieces of one window, the opening and the closing mark among them.
LONGEST = 256
#: Wordpieces of one word that are looked at; only addresses and the like have more.
PIECES = 6

CLS, SEP = 101, 102

#: Shapes of words, by number: the encoder's vocabulary is without capitals.
SHAPES = ("none", "lower", "title", "upper", "letter", "mixed", "number", "open", "close", "straight", "stop", "mark")
#: Where a word stands: outside marks, inside a quotation, inside one that stands in another, is itself a mark.
PLACES = ("outside", "inside", "within", "edge")

_OPEN, _CLOSE, _STRAIGHT, _STOP = frozenset("“‘«(["), frozenset("”’»)]"), frozenset("\"'`"), frozenset(".!?…")


def shape(word: str) -> int:
    """The number of a word's shape in :data:`SHAPES`."""
    first = word[0]
    if first.isalpha() or (first in "@#'’" and len(word) > 1):
        if word.islower():
            return 1
        if word.isupper():
            return 3 if len(word) > 1 else 4
        return 2 if word[1:].islower() else 5
    if first.isdigit():
        return 6
    if first in _STRAIGHT:
        return 9
    if first in _OPEN:
        return 7
    if first in _CLOSE:
        return 8
    return 10 if first in _STOP else 11


def places(words: Sequence[tuple[int, int]], quotations: Sequence[tuple[int, int, int, int]]) -> NDArray[np.int64]:
    """For each word the number of its place in :data:`PLACES`.

    ``quotations`` are ``(start, end, inner start, inner end)`` in the order of the text, outer ones before inner ones.
    """
    starts = np.array([start for start, _ in words], dtype=np.int64)
    depth = np.zeros(len(words) + 1, dtype=np.int64)
    edge = np.zeros(len(words) + 1, dtype=bool)
    for start, end, inner, closing in quotations:
        first, last = np.searchsorted(starts, (inner, closing))
        depth[first] += 1
        depth[last] -= 1
        outer, after = np.searchsorted(starts, (start, end))
        edge[outer:first] = True
        edge[last:after] = True
    inside = np.minimum(np.cumsum(depth[:-1]), 2)
    inside[edge[:-1]] = 3
    return inside


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in wordpieces: word ``i`` has ``ids[starts[i]:starts[i + 1]]``; ``breaks[i]``: a paragraph begins."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    shapes: NDArray[np.int64]
    places: NDArray[np.int64]
    breaks: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Places of a window that each word takes, the mark before its paragraph counted."""
        return np.diff(self.starts) + self.breaks


def pieces(tokenizer: Tokenizer, forms: Sequence[str], placed: NDArray[np.int64], breaks: NDArray[np.bool_]) -> Pieces:
    """The wordpieces of words given one by one; ``placed`` as :func:`places` gives it."""
    encodings = tokenizer.encode_batch_fast(list(forms), add_special_tokens=False)
    ids = [encoding.ids[:PIECES] or [100] for encoding in encodings]
    starts = np.zeros(len(forms) + 1, dtype=np.int64)
    np.cumsum([len(piece) for piece in ids], out=starts[1:])
    return Pieces(
        ids=np.array([piece for word in ids for piece in word], dtype=np.int64),
        starts=starts,
        shapes=np.array([shape(form) for form in forms], dtype=np.int64),
        places=placed,
        breaks=breaks,
    )


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``[first, end)`` as the model takes them; ``heads`` and ``tails``: each word's first and last piece."""

    first: int
    end: int
    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    places: NDArray[np.int64]
    heads: NDArray[np.int64]
    tails: NDArray[np.int64]


def window(given: Pieces, first: int, end: int) -> Window:
    """The window of the words ``[first, end)``, which must fit into :data:`LONGEST`."""
    sizes = given.starts[first + 1 : end + 1] - given.starts[first:end]
    breaks = given.breaks[first:end].copy()
    if len(breaks):
        breaks[0] = False
    heads = 1 + np.cumsum(breaks) + given.starts[first:end] - given.starts[first]
    tails = heads + sizes - 1
    length = int(tails[-1]) + 2 if len(tails) else 2
    ids = np.full(length, SEP, dtype=np.int64)
    ids[0] = CLS
    shapes, placed = np.zeros(length, dtype=np.int64), np.zeros(length, dtype=np.int64)
    where = np.repeat(heads - (given.starts[first:end] - given.starts[first]), sizes) + np.arange(int(sizes.sum()))
    ids[where] = given.ids[given.starts[first] : given.starts[end]]
    shapes[where] = np.repeat(given.shapes[first:end], sizes)
    placed[where] = np.repeat(given.places[first:end], sizes)
    return Window(first=first, end=end, ids=ids, shapes=shapes, places=placed, heads=heads, tails=tails)
