"""What the reader is fed: wordpieces in windows, with each word's shape and whether it stands in quotation marks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from according.neural.shipped import sound

#: Wordpieces of one window, the opening and the closing mark among them.
LONGEST = 256
#: Wordpieces of one word that are looked at; only addresses and the like have more.
PIECES = 6

UNKNOWN, CLS, SEP = 100, 101, 102
#: Words that the tokenizer is given at once, and characters of a word that it is given.
_AT_ONCE, _LOOKED_AT = 2000, 200
_NO_IDS = np.zeros(0, dtype=np.int64)

#: Shapes of words, by number: the encoder's vocabulary is without capitals.
SHAPES = ("none", "lower", "title", "upper", "letter", "mixed", "number", "open", "close", "straight", "stop", "mark")
#: Where a word stands: outside marks, inside a quotation, inside one that stands in another, is itself a mark.
PLACES = ("outside", "inside", "within", "edge")

_OPEN, _CLOSE, _STRAIGHT, _STOP = frozenset("“‘«(["), frozenset("”’»)]"), frozenset("\"'`"), frozenset(".!?…")


def shape(word: str) -> int:
    """The number of a word's shape in :data:`SHAPES`."""
    first = word[:1]
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
    numbers: dict[str, int] = {}
    which = np.array([numbers.setdefault(form, len(numbers)) for form in forms], dtype=np.int64)
    ids, sizes = _spelt(tokenizer, list(numbers))
    shapes = np.array([shape(form) for form in numbers], dtype=np.int64)
    counts = sizes[which]
    starts = np.zeros(len(forms) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    begins = (np.cumsum(sizes) - sizes)[which] - starts[:-1]
    return Pieces(
        ids=ids[np.repeat(begins, counts) + np.arange(starts[-1])],
        starts=starts,
        shapes=shapes[which],
        places=placed,
        breaks=breaks,
    )


def _spelt(tokenizer: Tokenizer, forms: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The wordpieces of all forms in one row, and how many each has: one at least, :data:`PIECES` at most."""
    ids, owners = [], []
    for first in range(0, len(forms), _AT_ONCE):
        # One call for many words. (Batches would start threads, and warn when a process that had them is forked.)
        encoding = tokenizer.encode(
            [sound(form[:_LOOKED_AT]) for form in forms[first : first + _AT_ONCE]],
            is_pretokenized=True,
            add_special_tokens=False,
        )
        ids.append(np.array(encoding.ids, dtype=np.int64))
        owners.append(np.array(encoding.word_ids, dtype=np.int64) + first)
    piece, owner = np.concatenate([*ids, _NO_IDS]), np.concatenate([*owners, _NO_IDS])
    bare = np.setdiff1d(np.arange(len(forms)), owner, assume_unique=False)
    order = np.argsort(np.concatenate([owner, bare]), kind="stable")
    piece = np.concatenate([piece, np.full(len(bare), UNKNOWN)])[order]
    owner = np.concatenate([owner, bare])[order]
    begins = np.searchsorted(owner, np.arange(len(forms)))
    kept = np.arange(len(owner)) - begins[owner] < PIECES
    return piece[kept], np.bincount(owner[kept], minlength=len(forms))


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
