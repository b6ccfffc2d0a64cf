"""What is measured of many documents, laid one after the other, so that many pairs are measured at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.group.profiles import Profile

Places = NDArray[np.int64]

#: The columns of ``Profile.stems``.
STEM_COLUMNS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The numbers of many documents.

    The stems of document ``n`` are the rows ``stems_at[n]`` to ``stems_at[n + 1]`` of ``keys`` (ascending) and of
    ``stems``; its marks those of ``marks`` (sort and number in one, ascending), ``sorts`` and ``weights``. ``day`` and
    ``told`` are NaN where they are not known, and ``length`` is in words.
    """

    keys: NDArray[np.uint32]
    stems: NDArray[np.float32]
    stems_at: Places
    marks: NDArray[np.uint64]
    sorts: NDArray[np.uint8]
    weights: NDArray[np.float32]
    marks_at: Places
    day: NDArray[np.float64]
    told: NDArray[np.float64]
    length: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.day)


def columns_of(profiles: Sequence[Profile]) -> Columns:
    """The columns of profiles, at least one, in their order."""
    sorts = np.concatenate([one.sorts for one in profiles])
    return Columns(
        keys=np.concatenate([one.keys for one in profiles]),
        stems=np.concatenate([one.stems for one in profiles]),
        stems_at=starts([len(one.keys) for one in profiles]),
        marks=sorted_marks(sorts, np.concatenate([one.marks for one in profiles])),
        sorts=sorts,
        weights=np.concatenate([one.weights for one in profiles]),
        marks_at=starts([len(one.marks) for one in profiles]),
        day=known([one.day for one in profiles]),
        told=known([one.told for one in profiles]),
        length=np.array([one.length for one in profiles], np.float64),
    )


def starts(sizes: Sequence[int]) -> Places:
    """Where each of so many rows begins, and where the last one ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.array(sizes, np.int64))])


def known(days: Sequence[int | None]) -> NDArray[np.float64]:
    """Days as numbers, NaN where there is none."""
    return np.array([np.nan if day is None else day for day in days], np.float64)


def sorted_marks(sorts: NDArray[np.uint8], marks: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Marks with their sort in one number: ascending in each document, as profiles have them."""
    return (sorts.astype(np.uint64) << np.uint64(32)) | marks
