"""Pairs of documents that share runs of eight words: winnowed numbers, met a partition of the numbers at a time."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from according.group.copies.forms import Numbers, runs
from according.group.copies.tellings import Telling
from according.group.pairs import Pairs, summed

_FIND = 8
#: Of so many neighbouring runs at least one is kept, so that any ten words in common share a kept run.
_WINDOW = 3
#: A run in more documents than this is held against the first of them alone: furniture, or a wire that many carry.
_EVERYWHERE = 12
#: The more documents have a run, the less it counts: whole up to so many documents, then by their number ...
_SEVERAL = 6
#: ... and never less than this. A sign-off has a few such runs, a wire's text has many.
_COMMON = 0.1
_ENOUGH = 2.0
#: Postings met at once, which bounds the memory that their pairs take.
_BLOCK = 1 << 16


def grams(telling: Telling) -> Numbers:
    """The winnowed runs of eight words of a telling: each number once, in order; one for every two words.

    Source: Schleimer, Wilkerson and Aiken, Winnowing (SIGMOD 2003): of each window of neighbouring runs the least.
    """
    numbers = runs(telling.forms, _FIND)
    if len(numbers) > _WINDOW:
        count = len(numbers) - _WINDOW + 1
        least = numbers[:count].copy()
        for step in range(1, _WINDOW):
            np.minimum(least, numbers[step : step + count], out=least)
        kept = np.zeros(len(numbers), dtype=np.bool_)
        for step in range(_WINDOW):
            kept[step : step + count] |= numbers[step : step + count] == least
        numbers = numbers[kept]
    ordered = np.sort(numbers)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def runs_met(numbers: Numbers, places: NDArray[np.int64]) -> Pairs:
    """The pairs of places that share numbers, with how many: all postings of one partition of the numbers, any order.

    A number that up to six places have counts one, what more have less, down to a tenth. One that more than twelve have
    is held against the first of them alone: that stays linear in the places. A wire that sixty outlets carry has so
    many such runs that it is found all the same; the few of an outlet's sign-off are not.
    """
    if not len(numbers):
        return summed(())
    # Most numbers are one place's alone: they go before the places are put in order.
    order = np.argsort(numbers)
    numbers = numbers[order]
    alike = numbers[1:] == numbers[:-1]
    shared = np.concatenate([[False], alike]) | np.concatenate([alike, [False]])
    numbers, places = numbers[shared], places[order[shared]]
    order = np.lexsort((places, numbers))
    numbers, places = numbers[order], places[order]
    edges = np.flatnonzero(np.concatenate([[True], numbers[1:] != numbers[:-1]])) if len(numbers) else order
    sizes = np.diff(np.append(edges, len(numbers)))
    parts: list[Pairs] = []
    few = sizes <= _EVERYWHERE
    first, size = edges[few], sizes[few]
    for start, stop in _blocks(size):
        parts.append(_every_pair(places, first[start:stop], size[start:stop]))
    first, size = edges[~few], sizes[~few]
    for start, stop in _blocks(size):
        parts.append(_with_the_first(places, first[start:stop], size[start:stop]))
    return summed(parts)


def runs_enough(pairs: Pairs) -> Pairs:
    """Of the pairs summed over all partitions those whose runs count two and more: worth measuring."""
    return pairs.where(pairs.value >= _ENOUGH)


def _blocks(size: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Groups cut into blocks of whole groups, so that a block's pairs fit in memory whatever the corpus."""
    bounds = np.searchsorted(np.cumsum(size), np.arange(0, int(size.sum()) + _BLOCK, _BLOCK), side="right").tolist()
    return pairwise(bounds)


def _with_the_first(places: NDArray[np.int64], first: NDArray[np.int64], size: NDArray[np.int64]) -> Pairs:
    """Each member of a group but its first, with the first."""
    others = size - 1
    begins = np.cumsum(others) - others
    right = places[np.repeat(first + 1 - begins, others) + np.arange(int(others.sum()))]
    value = np.repeat(np.maximum(_COMMON, _SEVERAL / size), others)
    return _pairs(np.repeat(places[first], others), right, value)


def _every_pair(places: NDArray[np.int64], first: NDArray[np.int64], size: NDArray[np.int64]) -> Pairs:
    """Every two members of each group."""
    lefts: list[NDArray[np.int64]] = []
    rights: list[NDArray[np.int64]] = []
    values: list[NDArray[np.float64]] = []
    for step in range(1, int(size.max(initial=0))):
        wide = size > step
        first, size = first[wide], size[wide]
        # The members that have one ``step`` places behind them in their group.
        counts = size - step
        begins = np.cumsum(counts) - counts
        at = np.repeat(first - begins, counts) + np.arange(int(counts.sum()))
        lefts.append(places[at])
        rights.append(places[at + step])
        values.append(np.repeat(np.minimum(1.0, _SEVERAL / size), counts))
    if not lefts:
        return summed(())
    return _pairs(np.concatenate(lefts), np.concatenate(rights), np.concatenate(values))


def _pairs(left: NDArray[np.int64], right: NDArray[np.int64], value: NDArray[np.float64]) -> Pairs:
    apart = left != right
    return summed([Pairs(left=left[apart], right=right[apart], value=value[apart])])
