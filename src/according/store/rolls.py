"""Rolls: which shards of a stage count, as one small file that tasks name in place of all the shards' folders."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from according.store.shards import DIGITS, Shard, name, writable

_KIND = np.dtype([("number", "<i8"), ("digest", f"S{DIGITS}")])


class Roll(Mapping[int, Path]):
    """The folders of the shards of a stage by their numbers.

    Args:
        path: the file that ``enrolled`` wrote.

    """

    def __init__(self, path: Path) -> None:
        self._stage = path.parent
        self._rows: NDArray[Any] = np.load(path, allow_pickle=False)
        self._numbers = np.ascontiguousarray(self._rows["number"])

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers.tolist())

    def __getitem__(self, number: int) -> Path:
        at = int(np.searchsorted(self._numbers, number))
        if at == len(self._numbers) or self._numbers[at] != number:
            raise KeyError(number)
        return self._stage / name(number, bytes(self._rows["digest"][at]).decode())

    def digests(self, numbers: NDArray[np.int64]) -> bytes:
        """The digests of these shards, one after the other."""
        return np.ascontiguousarray(self._rows["digest"][np.searchsorted(self._numbers, numbers)]).tobytes()


def enrolled(stage: Path, made: Sequence[Shard]) -> Path:
    """Writes down which shards of a stage count, in the order of their numbers; a roll of other shards goes.

    Raises:
        InputError: if the disk is full, or the folder cannot be written.

    """
    rows = np.array([(shard.number, shard.digest[:DIGITS].encode()) for shard in made], dtype=_KIND)
    rows.sort(order="number")
    path = stage / f"roll-{hashlib.sha256(rows.tobytes()).hexdigest()[:DIGITS]}.npy"
    with writable(stage):
        stage.mkdir(parents=True, exist_ok=True)
        for old in stage.glob("roll-*"):
            old.unlink()
        beside = path.with_suffix(".making")
        with beside.open("wb") as file:
            np.save(file, rows, allow_pickle=False)
        beside.replace(path)
    return path


@lru_cache(maxsize=8)
def roll(path: Path) -> Roll:
    """The roll at ``path``, kept for whoever asks again: one that is written anew has another name."""
    return Roll(path)
