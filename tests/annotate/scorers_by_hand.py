"""Scorers of antecedents by hand: what a model would have said of a text's mentions."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.core import AntecedentScores


@dataclass(frozen=True)
class Says:
    """A scorer that says what it is told of pairs of mentions, by their order, and that nothing else is one."""

    told: dict[tuple[int, int], float]
    mention: float = 1.0

    def score(
        self,
        heads: NDArray[np.float16],
        governors: NDArray[np.float16],
        own: NDArray[np.float32],
        left: NDArray[np.int32],
        right: NDArray[np.int32],
        features: NDArray[np.float32],
    ) -> AntecedentScores:
        """The scores that it was told; -9 for any other pair."""
        assert len(heads) == len(governors) == len(own)
        assert len(left) == len(features)
        given = [self.told.get((a, b), -9.0) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
        return AntecedentScores(
            pairs=np.array(given, dtype=np.float32),
            new=np.zeros(len(own), dtype=np.float32),
            mention=np.full(len(own), self.mention, dtype=np.float32),
        )
