"""Products of matrices on the calling thread alone."""

import numpy as np
from numpy.typing import NDArray

#: OpenBLAS, which numpy is built with, starts threads for products of more multiplications than this.
_ON_ONE_THREAD = 250_000
#: Fewer rows than this at a time, and the matrix on the right is read from memory again and again for little work.
_ROWS = 8


def product(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    """``left @ right``, some rows, and where ``right`` is large some of its columns, at a time.

    Threads would fight the other processes for the cores (a product of a fiftieth of a millisecond then takes seventy),
    and their number would decide the last digits.
    """
    depth, width = right.shape
    rows = _ON_ONE_THREAD // max(right.size, 1)
    columns = width
    if rows < _ROWS:
        columns = max(1, min(width, _ON_ONE_THREAD // max(_ROWS * depth, 1)))
        rows = max(1, _ON_ONE_THREAD // max(columns * depth, 1))
    out = np.empty((len(left), width), dtype=np.float32)
    for begin in range(0, width, columns):
        part = np.ascontiguousarray(right[:, begin : begin + columns])
        for first in range(0, len(left), rows):
            np.matmul(left[first : first + rows], part, out=out[first : first + rows, begin : begin + columns])
    return out
