"""Pairs of places as columns: what the indices of copies and of stories give, a partition at a time."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """So many pairs of places (``left`` < ``right``, each pair once, in order) with a number each: shared runs, say."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.left)

    def where(self, kept: NDArray[np.bool_]) -> "Pairs":
        """The pairs for which ``kept`` is true."""
        return Pairs(left=self.left[kept], right=self.right[kept], value=self.value[kept])


def summed(parts: Iterable[Pairs]) -> Pairs:
    """Each pair once, its numbers in all parts added up in the order of the parts."""
    held = list(parts)
    left = np.concatenate([part.left for part in held]) if held else np.zeros(0, np.int64)
    right = np.concatenate([part.right for part in held]) if held else np.zeros(0, np.int64)
    value = np.concatenate([part.value for part in held]) if held else np.zeros(0, np.float64)
    return _each(Pairs(left=left, right=right, value=value), np.add)


def greatest(pairs: Pairs) -> Pairs:
    """Each pair once, with the greatest of its numbers."""
    return _each(pairs, np.maximum)


def _each(pairs: Pairs, how: np.ufunc) -> Pairs:
    """Each pair once and in order, its numbers brought together."""
    if not len(pairs):
        return pairs
    order = np.lexsort((pairs.right, pairs.left))
    left, right, value = pairs.left[order], pairs.right[order], pairs.value[order]
    starts = np.flatnonzero(np.concatenate([[True], (left[1:] != left[:-1]) | (right[1:] != right[:-1])]))
    return Pairs(left=left[starts], right=right[starts], value=how.reduceat(value, starts))
