"""Words as numbers: a text cut as ``core.words`` cuts it, each word's form hashed, in numpy instead of word by word.

A word's number is a polynomial of its form's code points modulo 2^64, mixed: the same on every machine and in every
process. Two different forms get one number by one chance in 2^64 or so.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

#: Code points up to here are looked up in tables; beyond stand scripts of which a text has few letters or very many.
_FLAT = 0x3000
#: Longer forms (none in any language's prose) are hashed whole, so that no table of powers need be as long as they.
_LONG = 64
_BASE = 0x9E3779B97F4A7C15 | 1
_MIX = np.uint64(0xD6E8FEB86659FD93)
_ODD = np.uint64(_BASE)
_HALF, _THIRD = np.uint64(32), np.uint64(29)
_APOSTROPHE = ord("'")
#: What may stand inside a word between two letters or digits.
_INSIDE = "'’.-&"
#: Letters whose small form depends on their neighbours or is longer than one: their words go by Python's own lower().
_AWKWARD = "Σİ"


class Cut(NamedTuple):
    """The words of a text: a number for each form, and the places ``[start, end)`` in the text."""

    forms: Numbers
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


def cut(text: str, stretches: Sequence[tuple[int, int]]) -> Cut:
    """The words of stretches of a text, in the order of the stretches; a word ends where its stretch does."""
    joined = "\n".join([text[start:end] for start, end in stretches])
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    starts, ends, inside = _bounds(codes)
    if not len(starts):
        return Cut(np.zeros(0, np.uint64), np.zeros(0, np.int32), np.zeros(0, np.int32))
    forms = _hashed(joined, codes, starts, ends, inside)
    # From places in the joined stretches to places in the text.
    lengths = np.array([end - start + 1 for start, end in stretches], dtype=np.int64)
    begins = np.cumsum(lengths) - lengths
    shift = np.array([start for start, _ in stretches], dtype=np.int64) - begins
    moved = shift[np.searchsorted(begins, starts, side="right") - 1]
    return Cut(forms, (starts + moved).astype(np.int32), (ends + moved).astype(np.int32))


def form_number(form: str) -> int:
    """The number of one word's form, the same as ``cut`` gives."""
    if len(form) > _LONG:
        return _digest(form)
    codes = np.frombuffer(form.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    total = np.add.reduce(codes * _powers()[: len(codes)])
    return int(_mixed(np.array([total], dtype=np.uint64), np.array([len(codes)], dtype=np.uint64))[0])


def runs(forms: Numbers, length: int) -> Numbers:
    """A number for each run of ``length`` (a power of two) words, alike only for alike runs (but for chance)."""
    numbers, span = forms, 1
    while span < length:
        if len(numbers) <= span:
            return np.zeros(0, dtype=np.uint64)
        left, right = numbers[:-span], numbers[span:]
        numbers = np.add((left ^ (left >> _HALF)) * _MIX, (right ^ (right >> _THIRD)) * _ODD)
        span *= 2
    return (numbers ^ (numbers >> _HALF)) * _MIX


def _bounds(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Where words start and end: letters and digits, and one connecting mark between two of them."""
    letter = _letters(codes)
    inside = letter.copy()
    if len(codes) > 2:
        between = letter[:-2] & letter[2:] & _looked_up(codes[1:-1], _tables()[2])
        inside[1:-1] |= between
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1 if len(codes) else np.zeros(0, np.int64)
    if len(inside) and inside[0]:
        edges = np.concatenate([[0], edges])
    if len(inside) and inside[-1]:
        edges = np.concatenate([edges, [len(inside)]])
    return edges[::2], edges[1::2], inside


def _letters(codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which code points are letters or digits."""
    letter = _looked_up(codes, _tables()[0])
    beyond = np.flatnonzero(codes >= _FLAT)
    if len(beyond):
        seen, back = np.unique(codes[beyond], return_inverse=True)
        letter[beyond] = np.array([chr(code).isalnum() for code in seen.tolist()], dtype=np.bool_)[back]
    return letter


def _looked_up(codes: NDArray[np.int64], table: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return table[np.minimum(codes, _FLAT)]


def _hashed(
    joined: str,
    codes: NDArray[np.int64],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    inside: NDArray[np.bool_],
) -> Numbers:
    """A number for each word."""
    _, small, _, awkward = _tables()
    lengths = ends - starts
    at = np.flatnonzero(inside)
    held = codes[at]
    flat = np.minimum(held, _FLAT)
    lowered = small[flat]
    beyond = np.flatnonzero(held >= _FLAT)
    if len(beyond):
        seen, back = np.unique(held[beyond], return_inverse=True)
        lows = [chr(code).lower() for code in seen.tolist()]
        lowered[beyond] = np.array([ord(low) if len(low) == 1 else ord(low[0]) for low in lows])[back]
    firsts = np.cumsum(lengths) - lengths
    places = np.arange(len(at)) - np.repeat(firsts, lengths)
    terms = lowered.astype(np.uint64) * _powers()[np.minimum(places, _LONG - 1)]
    forms = _mixed(np.add.reduceat(terms, firsts), lengths.astype(np.uint64))
    strange = lengths > _LONG
    if awkward[flat].any():
        strange = strange | np.logical_or.reduceat(awkward[flat], firsts)
    for word in np.flatnonzero(strange).tolist():
        forms[word] = form_number(joined[starts[word] : ends[word]].lower().replace("’", "'"))
    return forms


def _mixed(totals: Numbers, lengths: Numbers) -> Numbers:
    mixed = (totals ^ (totals >> _HALF)) * _MIX + lengths
    mixed = (mixed ^ (mixed >> _HALF)) * _MIX
    return mixed ^ (mixed >> _HALF)


def _digest(form: str) -> int:
    digest = hashlib.blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "little")


@lru_cache(maxsize=1)
def _powers() -> Numbers:
    """The powers of the base up to the longest form, modulo 2^64."""
    return np.array([pow(_BASE, power, 1 << 64) for power in range(1, _LONG + 1)], dtype=np.uint64)


@lru_cache(maxsize=1)
def _tables() -> tuple[NDArray[np.bool_], NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """For each code point below ``_FLAT``, and one for all beyond: letter or digit, small form, connecting, awkward."""
    characters = [chr(code) for code in range(_FLAT)]
    letter = np.array([*(character.isalnum() for character in characters), False])
    lows = [character.lower() for character in characters]
    small = np.array([*(ord(low) if len(low) == 1 else code for code, low in enumerate(lows)), 0], dtype=np.int64)
    small[ord("’")] = _APOSTROPHE
    inside = np.array([*(character in _INSIDE for character in characters), False])
    awkward = np.array([*(character in _AWKWARD for character in characters), False])
    return letter, small, inside, awkward
