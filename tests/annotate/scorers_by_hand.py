"""Scorers of antecedents and trees by hand: what a model would have said of a text's mentions."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.core import AntecedentScores, Span, Syntax


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


def syntax_of(text: str, tree: str) -> Syntax:
    """The syntax of "word/POS/TAG/head/relation", a word after another; heads count from 1 and 0 is the root."""
    rows = [word.rsplit("/", 4) for word in tree.split()]
    spans, at = [], 0
    for word, *_ in rows:
        at = text.index(word, at)
        spans.append(Span(at, at + len(word)))
        at += len(word)
    heads = [int(row[3]) - 1 for row in rows]
    return Syntax(
        words=tuple(spans),
        pos=tuple(row[1] for row in rows),
        tags=tuple(row[2] for row in rows),
        heads=tuple(word if head < 0 else head for word, head in enumerate(heads)),
        relations=tuple(row[4] for row in rows),
    )
