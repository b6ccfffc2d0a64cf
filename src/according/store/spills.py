"""Rows of numbers dealt out to files on the disk, so that what is too much at once is worked on file by file."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from according.store.shards import writable

#: Rows that wait to be dealt out together.
_AT_ONCE = 100_000


class Spill:
    """Files of rows in a folder of their own, which goes in the end.

    Args:
        folder: where; it must not be there yet.
        kind: the type of a row.
        files: how many files.

    """

    def __init__(self, folder: Path, kind: np.dtype[Any], files: int) -> None:
        self._folder, self._kind = folder, kind
        self._counts = np.zeros(files, dtype=np.int64)
        self._held: list[tuple[NDArray[Any], NDArray[np.int64]]] = []
        self._waiting = 0

    def __enter__(self) -> "Spill":
        with writable(self._folder):
            self._folder.mkdir(parents=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number in np.flatnonzero(self._counts).tolist():
            self._path(number).unlink(missing_ok=True)
        self._folder.rmdir()

    def __len__(self) -> int:
        return int(self._counts.sum()) + self._waiting

    def add(self, rows: NDArray[Any], file: NDArray[np.int64]) -> None:
        """Put each row to the end of the file of this number."""
        self._held.append((rows, file))
        self._waiting += len(rows)
        if self._waiting >= _AT_ONCE:
            self._deal()

    def parts(self) -> Iterator[NDArray[Any]]:
        """The rows of each file, empty ones too; what was read is gone."""
        self._deal()
        for number, count in enumerate(self._counts.tolist()):
            if not count:
                yield np.zeros(0, dtype=self._kind)
                continue
            yield np.fromfile(self._path(number), dtype=self._kind)
            self._path(number).unlink()

    def _deal(self) -> None:
        if not self._waiting:
            return
        rows, file = (np.concatenate(column) for column in zip(*self._held, strict=True))
        self._held, self._waiting = [], 0
        order = np.argsort(file, kind="stable")
        rows, file = rows[order], file[order]
        starts = np.flatnonzero(np.diff(file, prepend=-1)).tolist()
        with writable(self._folder):
            for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
                number = int(file[start])
                with self._path(number).open("ab") as out:
                    out.write(rows[start:end].data)
                self._counts[number] += end - start

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06d}"
