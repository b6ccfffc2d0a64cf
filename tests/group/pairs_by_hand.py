"""Pairs of documents written down by hand."""

import numpy as np

from according.group.pairs import Pairs


def pairs_of(likely: dict[tuple[int, int], float]) -> Pairs:
    """The pairs in their order."""
    ordered = sorted(likely)
    return Pairs(
        left=np.array([left for left, _ in ordered], np.int64),
        right=np.array([right for _, right in ordered], np.int64),
        value=np.array([likely[pair] for pair in ordered], np.float64),
    )
