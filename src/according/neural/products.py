"""Products of matrices on the calling thread alone."""

import numpy as np
from numpy.typing import NDArray

#: OpenBLAS, which numpy is built with, starts threads for products of more multiplications than this.
_ON_ONE_THREAD = 250_000


def product(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    """``left @ right``, some rows at a time.

    Threads would fight the other processes for the cores (a product of a fiftieth of a millisecond then takes seventy),
    and their number would decide the last digits.
    """
    rows = max(1, _ON_ONE_THREAD // max(right.size, 1))
    out = np.empty((len(left), right.shape[1]), dtype=np.float32)
    for first in range(0, len(left), rows):
        np.matmul(left[first : first + rows], right, out=out[first : first + rows])
    return out
