"""Folders: the files in one and in the folders inside it, sorted, as they are come to; of any number."""

import heapq
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from according.core import Skipped

#: So many names of one folder are sorted in memory; of more, sorted runs of as many lie in a temporary file.
_RUN = 50_000
_CHUNK = 65_536


def walk(name: str) -> Iterator[str | Skipped]:
    """The paths of the files below a folder: its own, sorted, then those of the folders in it.

    What is hidden is left out; links to folders are not followed. A folder that may not be read is told.
    """
    path = str(Path(name))
    prefix = "" if path == "." else os.path.join(path, "")  # noqa: PTH118 - a million paths, as strings
    files, folders = _Sorted(), _Sorted()
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    (folders if _is_folder(entry) else files).add(entry.name)
    except OSError:
        yield Skipped(name=path, why="is a folder that may not be read", remedy="give yourself permission")
    for each in files:
        yield prefix + each
    for each in folders:
        # A link might lead in circles.
        if not Path(prefix + each).is_symlink():
            yield from walk(prefix + each)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


class _Sorted:
    """Names that come in any order and leave sorted."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._file: BinaryIO | None = None

    def add(self, name: str) -> None:
        self._names.append(name)
        if len(self._names) == _RUN:
            self._spill()

    def __iter__(self) -> Iterator[str]:
        self._names.sort()
        if self._file is None:
            yield from self._names
            return
        with self._file as file:
            yield from heapq.merge(self._names, *(_run(file, start, end) for start, end in self._runs))

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed where it was read
        start = self._file.tell()
        self._names.sort()
        for each in self._names:
            self._file.write(os.fsencode(each) + b"\0")
        self._runs.append((start, self._file.tell()))
        self._names.clear()


def _run(file: BinaryIO, at: int, end: int) -> Iterator[str]:
    begun = b""
    while at < end:
        file.seek(at)
        data = file.read(min(_CHUNK, end - at))
        at += len(data)
        *whole, begun = (begun + data).split(b"\0")
        for each in whole:
            yield os.fsdecode(each)
