"""What the pair scorer is fed: a statement's wordpieces, and what each of them finds in the other statement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from according.core import FUNCTION_WORDS, stem

#: Wordpieces of a statement that are looked at, its two marks of beginning and end among them.
LONGEST = 128
#: Characters that are looked at: wordpieces are rarely shorter than two.
_LONGEST_TEXT = 1024
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NUMBERS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half
    first second third""".split()
)
_NOT = frozenset("not no never none nobody nothing neither nor without cannot".split())
#: What a wordpiece shows, each a bit: it stands in the other statement too; its word's stem does; it is a number; it
#: has a capital; it is a function word; it negates.
MARKS = 64
_HELD, _STEM, _NUMBER, _CAPITAL, _FUNCTION, _NEGATES = 1, 2, 4, 8, 16, 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A statement's wordpieces.

    ``own`` are the marks of each piece that the statement shows by itself; ``stems`` the stem of the word that each
    piece belongs to, empty for punctuation.
    """

    ids: tuple[int, ...]
    own: tuple[int, ...]
    stems: tuple[str, ...]


def pieces(tokenizer: Tokenizer, text: str) -> Pieces:
    """The wordpieces of ``text``, at most ``LONGEST``."""
    text = text[:_LONGEST_TEXT]
    encoded = tokenizer.encode(text)
    ids = encoded.ids[:LONGEST]
    if len(encoded.ids) > LONGEST:
        ids[-1] = encoded.ids[-1]
    found = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    own, stems, place = [], [], 0
    for start, end in encoded.offsets[: len(ids)]:
        while place < len(found) and found[place][1] <= start:
            place += 1
        if start == end or place == len(found) or found[place][0] >= end:
            own.append(0)
            stems.append("")
            continue
        word = found[place][2]
        low = word.lower().replace("’", "'")
        own.append(
            _NUMBER * (low in _NUMBERS or any(c.isdigit() for c in word))
            + _CAPITAL * (word[0].isupper() and place > 0)
            + _FUNCTION * (low in FUNCTION_WORDS)
            + _NEGATES * (low in _NOT or low.endswith("n't"))
        )
        stems.append(stem(low))
    return Pieces(ids=tuple(ids), own=tuple(own), stems=tuple(stems))


def marks(own: Pieces, other: Pieces) -> NDArray[np.int64]:
    """For each piece of ``own`` its marks beside ``other``, numbers below ``MARKS``."""
    held, stems = frozenset(other.ids[1:-1]), frozenset(other.stems) - {""}
    return np.fromiter(
        (
            mark + _HELD * (piece in held) + _STEM * (root in stems)
            for piece, mark, root in zip(own.ids, own.own, own.stems, strict=True)
        ),
        dtype=np.int64,
        count=len(own.ids),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Pairs laid together: both statements' pieces one behind the other, filled up at the end.

    ``sides`` is 0 for the left and 1 for the right statement; ``pool`` (pairs × 4 × pieces) picks the two beginnings
    and the two means; ``mask`` is 1 where there is a piece.
    """

    mask: NDArray[np.int64]
    sides: NDArray[np.int64]
    marks: NDArray[np.int64]
    pool: NDArray[np.float32]


def batch(pairs: Sequence[tuple[Pieces, Pieces]]) -> Batch:
    """The pairs as arrays; the order is theirs."""
    length = max(len(left.ids) + len(right.ids) for left, right in pairs)
    shape = (len(pairs), length)
    mask, sides, marked = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    pool = np.zeros((len(pairs), 4, length), dtype=np.float32)
    for row, (left, right) in enumerate(pairs):
        middle, end = len(left.ids), len(left.ids) + len(right.ids)
        mask[row, :end] = 1
        sides[row, middle:end] = 1
        marked[row, :middle], marked[row, middle:end] = marks(left, right), marks(right, left)
        pool[row, 0, 0] = pool[row, 1, middle] = 1
        pool[row, 2, :middle], pool[row, 3, middle:end] = 1 / middle, 1 / (end - middle)
    return Batch(mask=mask, sides=sides, marks=marked, pool=pool)
