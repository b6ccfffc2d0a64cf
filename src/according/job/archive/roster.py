"""The roster: an archive's documents in the order of their places, as columns of a few bytes each."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from according.job.archive.annotating import NO_DAY
from according.job.archive.places import ROWS, places, shard_of
from according.store.shards import Shard

Numbers = NDArray[np.int64]
#: What an id of a document begins with, and how many hexadecimal digits follow.
_BEGINS, _DIGITS = b"d-", 16


class Roster:
    """Ids and days of documents by their positions: the first document of the archive has 0, rows without one count.

    Args:
        annotated: the shards of annotation, in the order of their numbers.

    Attributes:
        ids: the numbers that the ids' digits are; 0 where a row has no document.
        days: ordinals of the days of publication, 0 where none is known.

    """

    def __init__(self, annotated: Sequence[Shard]) -> None:
        counts = np.array([int(shard.told["rows"]) for shard in annotated], dtype=np.int64)
        self._shards = np.array([shard.number for shard in annotated], dtype=np.int64)
        self._ends = np.cumsum(counts)
        self._starts = self._ends - counts
        count = int(self._ends[-1]) if len(annotated) else 0
        self.ids = np.zeros(count, dtype=np.uint64)
        self.days = np.zeros(count, dtype=np.int32)
        for shard, start, end in zip(annotated, self._starts.tolist(), self._ends.tolist(), strict=True):
            self.ids[start:end] = _numbers(np.array(shard.array("ids")))
            days = np.array(shard.array("days"))
            self.days[start:end] = np.where(days == NO_DAY, 0, days)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def kind(self) -> np.dtype[np.signedinteger]:
        """The least type that holds every position, and twice as many."""
        return np.dtype(np.int32 if 2 * len(self) < 2**31 else np.int64)

    def places(self, positions: Numbers) -> Numbers:
        """The places of documents at these positions."""
        at = np.searchsorted(self._ends, positions, side="right")
        return places(0, positions - self._starts[at]) | (self._shards[at] * ROWS)

    def positions(self, at: Numbers) -> Numbers:
        """The positions of documents at these places, -1 where there is no such row."""
        if not len(self._shards):
            return np.full(len(at), -1, dtype=np.int64)
        number = np.minimum(np.searchsorted(self._shards, shard_of(at)), len(self._shards) - 1)
        row = at & (ROWS - 1)
        there = (self._shards[number] == shard_of(at)) & (row < self._ends[number] - self._starts[number])
        return np.where(there, self._starts[number] + row, -1)

    def known(self, at: Numbers) -> Numbers:
        """The positions of documents at these places, all of which must be there.

        Raises:
            ValueError: if one is not.

        """
        found = self.positions(at)
        if np.any(found < 0):
            raise ValueError("a place at which there is no document")
        return found


def _numbers(ids: NDArray[np.bytes_]) -> NDArray[np.uint64]:
    """The numbers that these ids' digits are, 0 where one is empty."""
    found = np.zeros(len(ids), dtype=np.uint64)
    there = ids != b""
    if there.any():
        letters = np.ascontiguousarray(ids[there]).view(np.uint8).reshape(int(there.sum()), -1)
        begin, end = len(_BEGINS), len(_BEGINS) + _DIGITS
        if letters[:, :begin].tobytes() != _BEGINS * len(letters) or letters[:, end:].any():
            raise ValueError("ids that are none")
        found[there] = np.frombuffer(bytes.fromhex(letters[:, begin:end].tobytes().decode("ascii")), ">u8")
    return found
