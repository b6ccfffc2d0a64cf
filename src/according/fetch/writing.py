"""Writing files so that a run which is cut off at any moment leaves the old file or the new one, never half of one."""

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file beside its place, lets the disk have it, and moves it there.

    Raises:
        OSError: if the folder cannot be written.

    """
    _written(path, lambda file: _put(file, data))


def copy_whole(source: Path, path: Path) -> None:
    """Copies a file's bytes as ``write_whole`` writes them, however many there are.

    Raises:
        OSError: if the file cannot be read or the folder not written.

    """
    with source.open("rb") as given:
        _written(path, lambda file: shutil.copyfileobj(given, file, 1_000_000))


def _put(file: BinaryIO, data: bytes) -> None:
    file.write(data)


def _written(path: Path, write: Callable[[BinaryIO], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:200]}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """The move itself reaches the disk; systems that cannot open a folder do without."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
