"""Logistic regression over hashed features, by Adagrad, the same bytes each time."""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from according.clean.marker import BUCKETS
from furniture.data import Case

Floats = NDArray[np.float64]


def hashed(case: Case) -> NDArray[np.int64]:
    """The places of a case's features in the table."""
    return np.array([zlib.crc32(one.encode()) & (BUCKETS - 1) for one in case.features], dtype=np.int64)


def fit(
    rows: Sequence[NDArray[np.int64]],
    labels: Floats,
    weights: Floats,
    *,
    epochs: int = 12,
    decay: float = 3e-6,
    seed: int = 5,
) -> Floats:
    """The weights of the features; no constant term: several features hold for every case."""
    table, squares = np.zeros(BUCKETS), np.full(BUCKETS, 1e-2)
    random = np.random.default_rng(seed)
    for _ in range(epochs):
        for i in random.permutation(len(rows)):
            row = rows[i]
            z = table[row].sum()
            error = weights[i] * (1 / (1 + np.exp(-np.clip(z, -30, 30))) - labels[i])
            step = error + decay * len(rows) * table[row] / 100
            squares[row] += step * step
            table[row] -= 0.15 * step / np.sqrt(squares[row])
    return table


def scores(rows: Sequence[NDArray[np.int64]], table: Floats) -> Floats:
    """The sums of the cases' weights."""
    return np.array([table[row].sum() for row in rows])
