"""What the scorer of pairs says of two statements, beside what is seen in the open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from according.compare.alignment.views import View
from according.core import PairScorer, PairScores


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One pair's scores, as :class:`according.core.PairScores` has them."""

    same: float
    more: float
    less: float
    overlap: float
    differ: float
    against: float

    @property
    def carried(self) -> float:
        """How likely both tell one thing, more or less fully."""
        return self.same + self.more + self.less + self.overlap

    @property
    def turned(self) -> "Sense":
        """The same pair the other way round."""
        return replace(self, more=self.less, less=self.more)


def senses(scorer: PairScorer, pairs: Sequence[tuple[View, View]]) -> list[Sense]:
    """The sense of each pair; every statement is given to the scorer once."""
    if not pairs:
        return []
    numbers: dict[tuple[int, int], int] = {}
    texts: list[str] = []
    for pair in pairs:
        for view in pair:
            if (view.account, view.place) not in numbers:
                numbers[view.account, view.place] = len(texts)
                texts.append(" ".join(view.text.split()))
    left, right = (
        np.array([numbers[pair[side].account, pair[side].place] for pair in pairs], dtype=np.int32) for side in (0, 1)
    )
    return _unpacked(scorer.score(texts, left, right))


def _unpacked(scores: PairScores) -> list[Sense]:
    fields = (scores.same, scores.more, scores.less, scores.overlap, scores.differ, scores.against)
    return [
        Sense(same=same, more=more, less=less, overlap=overlap, differ=differ, against=against)
        for same, more, less, overlap, differ, against in zip(*(field.tolist() for field in fields), strict=True)
    ]
