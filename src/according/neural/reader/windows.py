"""Windows over a text: which words each takes, and from which window each word and each sentence is read."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.neural.reader.inputs import LONGEST, Pieces

#: Wordpieces that a window shares with the one before it: at least, at most, and where no sentence begins between.
LEAST, MOST, USUAL = 16, 64, 32
#: Windows whose outputs are held at one time. Longer texts are cut where a paragraph begins: links do not cross.
HELD = 64
_ROOM = LONGEST - 2


@dataclass(frozen=True, slots=True)
class Windows:
    """Word ranges ``[firsts[i], ends[i])`` that cover ``[first, end)``, and each word's own window.

    A word is read from the window in which it stands most inward; only neighbours overlap.
    """

    first: int
    end: int
    firsts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.firsts)

    @property
    def seams(self) -> NDArray[np.int64]:
        """Where each window's own words begin; one more at the end."""
        return np.concatenate([[self.first], (self.firsts[1:] + self.ends[:-1]) // 2, [self.end]])

    def holding(self, first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each stretch ``[first, last]`` the window that holds it whole and most inward; -1 where none does."""
        # The text's own edges are no edges of a view.
        firsts, ends = self.firsts.copy(), self.ends.copy()
        firsts[0], ends[-1] = self.first - LONGEST, self.end + LONGEST
        latest = np.searchsorted(self.firsts, first, "right") - 1
        best, found = np.full(len(first), -1), np.full(len(first), -1)
        for back in (0, 1):
            window = np.maximum(latest - back, 0)
            inward = np.minimum(first - firsts[window], ends[window] - 1 - last)
            better = (inward > found) & (self.ends[window] > last)
            best, found = np.where(better, window, best), np.where(better, inward, found)
        return best


def stretches(given: Pieces, sentences: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Word ranges that are read one after the other, each in :data:`HELD` windows at most; most texts are one."""
    room = (HELD - 1) * (_ROOM - MOST)
    ends = np.cumsum(given.sizes)
    begins = ends - given.sizes
    out: list[tuple[int, int]] = []
    first = 0
    while first < len(given):
        end = int(np.searchsorted(ends, begins[first] + room, "right"))
        if end < len(given):
            half = (first + end) // 2
            end = _last(given.breaks, half, end) or _last(sentences, half, end) or end
        out.append((first, end))
        first = end
    return out


def windows(given: Pieces, sentences: NDArray[np.bool_], first: int, end: int) -> Windows:
    """Windows over the words ``[first, end)``; ``sentences`` is True where one begins.

    Each window is filled up; the next begins with a sentence (a paragraph before others) of those that end it.
    """
    ends = np.cumsum(given.sizes)
    begins = ends - given.sizes
    found: list[tuple[int, int]] = []
    at = first
    while True:
        stop = int(np.searchsorted(ends, begins[at] + _ROOM, "right"))
        if stop >= end:
            found.append((at, end))
            break
        found.append((at, stop))
        near, far, usual = (
            max(at + 1, int(np.searchsorted(begins, ends[stop - 1] - shared))) for shared in (LEAST, MOST, USUAL)
        )
        near = max(near, far + 1)
        at = _last(given.breaks, far, near + 1) or _last(sentences, far, near + 1) or usual
    return Windows(first, end, np.array([a for a, _ in found]), np.array([b for _, b in found]))


def _last(marked: NDArray[np.bool_], first: int, end: int) -> int:
    """The last marked place in ``[first, end)``; 0 for none (no window begins there twice)."""
    places = np.flatnonzero(marked[first:end])
    return first + int(places[-1]) if len(places) else 0
