"""Words as numbers: a text cut as ``core.words`` cuts it, each word's form hashed, in numpy instead of word by word.

A word's number is a polynomial of its form's code points modulo 2^64, mixed: the same on every machine and in every
process. Two different forms get one number by one chance in 2^64 or so.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

#: Code points below stand in a table; the few beyond are looked up one by one.
_TABLED = 0x10000
#: Longer forms (none in any language's prose) are hashed whole, so that no table of powers need be as long as they.
_LONG = 64
_BASE = 0x9E3779B97F4A7C15 | 1
_MIX = np.uint64(0xD6E8FEB86659FD93)
_ODD = np.uint64(_BASE)
_HALF = np.uint64(32)
#: What may stand inside a word between two letters or digits. All of it comes before the least letter or digit.
_INSIDE = {"'": "'", "’": "'", ".": ".", "-": "-", "&": "&"}
_LEAST, _NINE = ord("0"), ord("9")
#: Letters whose small form depends on their neighbours or is longer than one: their words go by Python's own lower().
_AWKWARD = "Σİ"


class Cut(NamedTuple):
    """The words of a text: a number for each form, the places ``[start, end)`` in the text, and which are figures."""

    forms: Numbers
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    figures: NDArray[np.bool_]


def cut(text: str, stretches: Sequence[tuple[int, int]]) -> Cut:
    """The words of stretches of a text, in the order of the stretches; a word ends where its stretch does."""
    joined = "\n".join([text[start:end] for start, end in stretches])
    small = _small(joined)
    starts, ends, inside = _bounds(small)
    if not len(starts):
        return Cut(np.zeros(0, np.uint64), np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.bool_))
    forms = _hashed(joined, small, starts, ends, inside)
    # From places in the joined stretches to places in the text.
    begins = list(accumulate((end - start + 1 for start, end in stretches), initial=0))
    shifts = np.array([start - begin for (start, _), begin in zip(stretches, begins, strict=False)])
    edges = np.searchsorted(starts, begins)
    moved = np.repeat(shifts, edges[1:] - edges[:-1])
    return Cut(forms, (starts + moved).astype(np.int32), (ends + moved).astype(np.int32), small[starts] <= _NINE)


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
        joined = numbers[:-span] * _MIX
        joined += numbers[span:]
        joined ^= joined >> _HALF
        numbers = joined
        span *= 2
    return numbers * _ODD


def _small(joined: str) -> NDArray[Any]:
    """For each character: a letter's or digit's small form, a mark that may stand inside a word as it is, or 0."""
    small: NDArray[Any]
    packed = joined.encode("utf-16-le", "surrogatepass")
    if len(packed) == 2 * len(joined):
        small = np.take(_table(), np.frombuffer(packed, dtype="<u2"))
        return small
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    small = np.take(_table(), np.minimum(codes, _TABLED)).astype(np.uint32)
    beyond = np.flatnonzero(codes >= _TABLED)
    seen, back = np.unique(codes[beyond], return_inverse=True)
    small[beyond] = np.array([_small_form(chr(code)) for code in seen.tolist()], dtype=np.uint32)[back]
    return small


def _bounds(small: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Where words start and end: letters and digits, and one connecting mark between two of them."""
    letter = small >= _LEAST
    inside = np.zeros(len(small) + 2, dtype=np.bool_)
    inside[1:-1] = letter
    if len(small) > 2:
        inside[2:-2] |= (small[1:-1] > 0) & letter[:-2] & letter[2:]
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2], edges[1::2], inside[1:-1]


def _hashed(
    joined: str, small: NDArray[Any], starts: NDArray[np.int64], ends: NDArray[np.int64], inside: NDArray[np.bool_]
) -> Numbers:
    """A number for each word."""
    lengths = ends - starts
    firsts = np.cumsum(lengths) - lengths
    letters = small[inside].astype(np.uint64)
    places = np.arange(len(letters)) - np.repeat(firsts, lengths)
    longest = int(lengths.max())
    if longest > _LONG:
        places = np.minimum(places, _LONG - 1)
    letters *= _powers()[places]
    forms = _mixed(np.add.reduceat(letters, firsts), lengths.astype(np.uint64))
    strange = set(np.flatnonzero(lengths > _LONG).tolist()) if longest > _LONG else set()
    for letter in _AWKWARD:
        if letter in joined:
            at = np.array([place for place, character in enumerate(joined) if character == letter])
            strange.update((np.searchsorted(starts, at, side="right") - 1).tolist())
    for word in sorted(strange):
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
def _table() -> NDArray[np.uint16]:
    """``_small_form`` for each code point below ``_TABLED``, and 0 for all beyond."""
    return np.array([*(_small_form(chr(code)) for code in range(_TABLED)), 0], dtype=np.uint16)


def _small_form(character: str) -> int:
    """The code point of a letter's or digit's small form, of a mark that may stand inside a word, or 0."""
    if character.isalnum():
        low = character.lower()
        return ord(low) if len(low) == 1 else ord(character)
    return ord(_INSIDE.get(character, "\0"))
