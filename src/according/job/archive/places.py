"""Places: the number under which an archive knows a document, made of its shard and its row there."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

#: One place or many.
Places = TypeVar("Places", int, NDArray[np.int64])

#: Rows that a shard may have.
ROWS = 1 << 20
_BITS = 20


def places(shard: int, rows: NDArray[np.integer]) -> NDArray[np.int64]:
    """The places of these rows of a shard."""
    return rows.astype(np.int64) | np.int64(shard << _BITS)


def place(shard: int, row: int) -> int:
    """The place of a row of a shard."""
    return shard << _BITS | row


def shard_of(place: Places) -> Places:
    """The number of the shard that a place is in, or the numbers of those that several are in."""
    return place >> _BITS


def row_of(place: int) -> int:
    """The row of a place in its shard."""
    return place & (ROWS - 1)
