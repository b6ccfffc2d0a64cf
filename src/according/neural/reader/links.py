"""Which cue a content belongs to, and which source a cue: scored within one window."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.neural.products import product
from according.neural.reader.tags import CONTENT, CUE, SOURCE, Chunk
from according.neural.reader.windows import Windows

#: Who asks for whom: a content for its cue, a cue for its source.
QUESTIONS = ((CONTENT, CUE), (CUE, SOURCE))
_FARTHEST = 4


@dataclass(frozen=True, slots=True)
class Distances:
    """What distance adds to a link: ``apart`` by words (questions × buckets), ``between`` by chunks (questions × 9)."""

    apart: NDArray[np.float32]
    between: NDArray[np.float32]

    def scores(self, question: int, asks: NDArray[np.int64], asked: NDArray[np.int64]) -> NDArray[np.float32]:
        """For the first words of those who ask × those who are asked."""
        near = self.apart.shape[1] // 2
        away = asked[None, :] - asks[:, None]
        # The exponent of frexp is floor(log2) + 1.
        buckets = np.sign(away) * np.minimum(np.frexp(np.abs(away).astype(np.float64))[1], near)
        right = away >= 0
        rank = np.arange(len(asked))[None, :] - (~right).sum(axis=1, keepdims=True) + right
        rank = np.clip(rank, -_FARTHEST, _FARTHEST)
        found: NDArray[np.float32] = self.apart[question][near + buckets] + self.between[question][_FARTHEST + rank]
        return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """One chunk's place within a window, as far as the window holds it."""

    chunk: int
    first: int
    last: int


def links(
    marked: Sequence[Chunk],
    over: Windows,
    vectors: Sequence[tuple[NDArray[np.float32], NDArray[np.float32]]],
    distances: Distances,
) -> dict[int, int]:
    """The number of the chunk that each content and each cue belongs to; those that stand alone are left out.

    ``vectors`` are, a window, its words' vectors (words × questions × 4 × width) and their scores for standing alone.
    """
    if not marked:
        return {}
    role, first, last = (np.array(column) for column in zip(*marked, strict=True))
    asks = _windows_of(first, last, over)
    best: dict[int, tuple[float, int]] = {}
    for window in sorted(asks):
        begin, end = int(over.firsts[window]), int(over.ends[window])
        here = np.flatnonzero((first >= begin) & (last < end))
        parts, alone = vectors[window]
        for question, (asking, answering) in enumerate(QUESTIONS):
            who = [entry for entry in asks[window] if role[entry.chunk] == asking]
            whom = here[role[here] == answering]
            if not who or not len(whom):
                continue
            a = np.array([entry.first for entry in who]) - begin
            b = np.array([entry.last for entry in who]) - begin
            k = parts[first[whom] - begin, question, 2] + parts[last[whom] - begin, question, 3]
            q = parts[a, question, 0] + parts[b, question, 1]
            scores = product(q, k.T) / np.sqrt(np.float32(q.shape[1])) + distances.scores(
                question, a, first[whom] - begin
            )
            margin = scores.max(axis=1) - alone[a, question]
            answers = whom[scores.argmax(axis=1)]
            for entry, gain, answer in zip(who, margin.tolist(), answers.tolist(), strict=True):
                if gain > best.get(entry.chunk, (0.0, 0))[0]:
                    best[entry.chunk] = (gain, answer)
    return {chunk: answer for chunk, (_, answer) in sorted(best.items())}


def _windows_of(first: NDArray[np.int64], last: NDArray[np.int64], over: Windows) -> dict[int, list[_Asked]]:
    """The chunks to ask in each window: the one that holds a chunk most inward, else those of its two ends."""
    out: dict[int, list[_Asked]] = defaultdict(list)
    whole = over.holding(first, last)
    seams = over.seams
    for chunk, window in enumerate(whole.tolist()):
        a, b = int(first[chunk]), int(last[chunk])
        ends = np.searchsorted(seams, [a, b], "right") - 1
        for at in [window] if window >= 0 else sorted(set(ends.tolist())):
            out[at].append(_Asked(chunk, max(a, int(over.firsts[at])), min(b, int(over.ends[at]) - 1)))
    return out
