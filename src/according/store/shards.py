"""Shards: folders of files that count as a whole or not at all, named by what they were made from.

A task writes its files beside, syncs them, and renames the folder to ``<number>-<digest>``; the marker in it is written
last. A folder without a marker does not count. Two workers that make one shard at a time do not disturb each other: the
files are the same, and the second to come is thrown away.
"""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import numpy as np
from numpy.typing import NDArray

from according.core import InputError

MARKER = "done.json"
_BESIDE = ".making-"
#: Hexadecimal digits of a digest that name a folder.
DIGITS = 16
#: What readers raise over words, numbers and records that are not what was written; pyarrow's are among them.
_UNREADABLE = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, EOFError, msgspec.MsgspecError
)  # fmt: skip
#: A file that should be there and is not, or is something else.
_ASTRAY = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.EINVAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A shard that is there: its number in its stage, the digest of what it was made from, and what its task told."""

    number: int
    digest: str
    folder: Path
    told: Mapping[str, Any] = field(default_factory=dict)

    def file(self, name: str) -> Path:
        """The path of one of its files."""
        return self.folder / name

    def array(self, name: str) -> NDArray[Any]:
        """One of its arrays, not read before its values are asked for."""
        loaded: NDArray[Any] = np.load(self.file(f"{name}.npy"), mmap_mode="r", allow_pickle=False)
        return loaded

    def pieces(self, name: str) -> "Pieces":
        """Its rows of bytes of this name."""
        return Pieces(self.file(name))


class Pieces:
    """Rows of bytes that were written together; each is read by itself."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # Mapped first: an array that claims more than its file has is refused before memory is asked for.
        mapped = np.load(path.with_suffix(".ends.npy"), mmap_mode="r", allow_pickle=False)
        ends: NDArray[np.int64] = np.array(mapped)
        if ends.ndim != 1 or ends.dtype != np.int64 or np.any(np.diff(ends, prepend=0) < 0):
            raise ValueError(f"{path.name} has ends that are none")
        if len(ends) and int(ends[-1]) > path.stat().st_size:
            raise ValueError(f"{path.name} is cut")
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, row: int) -> bytes:
        end = int(self._ends[row])
        start = int(self._ends[row - 1]) if row else 0
        with self._path.open("rb") as file:
            file.seek(start)
            return file.read(end - start)

    def some(self, rows: Iterable[int]) -> Iterator[bytes]:
        """These rows, one after the other."""
        with self._path.open("rb") as file:
            for row in rows:
                start = int(self._ends[row - 1]) if row else 0
                file.seek(start)
                yield file.read(int(self._ends[row]) - start)

    def every(self) -> Iterator[bytes]:
        """All rows, one after the other."""
        start = 0
        with self._path.open("rb") as file:
            for end in self._ends.tolist():
                yield file.read(end - start)
                start = end


class Draft:
    """A shard in the making."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, data: bytes) -> None:
        """A file of these bytes."""
        with (self.folder / name).open("wb") as file:
            file.write(data)
            _sync(file.fileno())

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """A file to write into."""
        with (self.folder / name).open("wb") as file:
            yield file
            _sync(file.fileno())

    def array(self, name: str, values: NDArray[Any]) -> None:
        """An array under ``name``."""
        with (self.folder / f"{name}.npy").open("wb") as file:
            np.save(file, values, allow_pickle=False)
            _sync(file.fileno())

    def column(self, name: str, kind: np.dtype[Any], count: int, parts: Iterable[NDArray[Any]]) -> None:
        """An array of ``count`` values under ``name``, written part by part."""
        with (self.folder / f"{name}.npy").open("wb") as file:
            header = {"descr": np.lib.format.dtype_to_descr(kind), "fortran_order": False, "shape": (count,)}
            np.lib.format.write_array_header_1_0(file, header)
            for part in parts:
                file.write(np.ascontiguousarray(part, dtype=kind).data)
            _sync(file.fileno())

    def pieces(self, name: str, rows: Sequence[bytes]) -> None:
        """Rows of bytes under ``name``, each to be read by itself."""
        with (self.folder / name).open("wb") as file:
            for row in rows:
                file.write(row)
            _sync(file.fileno())
        ends = np.cumsum([len(row) for row in rows], dtype=np.int64)
        self.array(Path(name).with_suffix(".ends").name, ends)


def shard(stage: Path, number: int, digest: str) -> Shard | None:
    """The shard of this number and digest, None where it is not there.

    Raises:
        InputError: if its marker is damaged.

    """
    folder = stage / name(number, digest)
    try:
        told = json.loads((folder / MARKER).read_text("utf-8"))
    except OSError:
        return None
    except (ValueError, RecursionError) as error:
        raise _damaged(folder, error) from error
    if not isinstance(told, dict):
        raise _damaged(folder, TypeError(f"{MARKER} is no object"))
    return Shard(number=number, digest=digest, folder=folder, told=told)


def standing(stage: Path) -> set[str]:
    """The names of all shards of a stage that are there with their marker."""
    try:
        found = list(stage.iterdir())
    except FileNotFoundError:
        return set()
    return {each.name for each in found if _is_name(each.name) and (each / MARKER).is_file()}


def folders(stage: Path) -> dict[int, list[Path]]:
    """The folders of a stage's shards that are there, by number: several of one number only while a run goes on."""
    found: dict[int, list[Path]] = {}
    for each in sorted(standing(stage)):
        found.setdefault(int(each.partition("-")[0]), []).append(stage / each)
    return found


def name(number: int, digest: str) -> str:
    """What the folder of a shard is called."""
    return f"{number:06d}-{digest[:DIGITS]}"


@contextmanager
def making(stage: Path, number: int, digest: str, told: dict[str, Any]) -> Iterator[Draft]:
    """A shard to write into; it is there once the block ends without an error, with ``told`` as it is then.

    Raises:
        InputError: if the disk is full, or the folder cannot be written.

    """
    with writable(stage):
        stage.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f"{_BESIDE}{number:06d}-", dir=stage))
        try:
            draft = Draft(beside)
            yield draft
            draft.write(MARKER, json.dumps(told, ensure_ascii=False, sort_keys=True).encode())
            beside.chmod(0o755)
            _settle(beside, stage / name(number, digest))
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def tidy(stage: Path, keep: set[str]) -> None:
    """Takes out of a stage's folder every shard that is not among ``keep``, and what was left half made."""
    if not stage.is_dir():
        return
    for each in stage.iterdir():
        if each.is_dir() and each.name not in keep and (each.name.startswith(_BESIDE) or _is_name(each.name)):
            shutil.rmtree(each, ignore_errors=True)


@contextmanager
def writable(place: Path) -> Iterator[None]:
    """Turns the operating system's errors at writing into one that names the place and the way out.

    Raises:
        InputError: if the disk is full, or the folder cannot be written.

    """
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            why, remedy = "the disk is full", "make room, then run the same again: it goes on where it stopped"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            why, remedy = "cannot be written", "give yourself permission to write there, or name another folder"
        elif error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EIO, errno.EFBIG):
            why, remedy = (
                f"cannot be written ({error.strerror})",
                "look at the disk and its limits, or name another folder",
            )
        else:
            raise
        raise InputError(str(place), why, remedy) from error


@contextmanager
def readable(place: Path) -> Iterator[None]:
    """Turns what is raised over files that no run wrote, or that were damaged since, into one error with the way out.

    Raises:
        InputError: instead of the errors of those who read numbers, records and tables.

    """
    try:
        yield
    except OSError as error:
        if error.errno is not None and error.errno not in _ASTRAY:
            raise
        raise _damaged(place, error) from error
    except _UNREADABLE as error:
        raise _damaged(place, error) from error


@lru_cache(maxsize=256)
def opened(path: Path) -> Pieces:
    """The pieces at ``path``, kept open for whoever asks again; for files that no one rewrites."""
    return Pieces(path)


def _settle(made: Path, final: Path) -> None:
    """Gives the made folder its name; where one of this name is there already, it has the same files."""
    if final.is_dir() and not (final / MARKER).is_file():
        shutil.rmtree(final)  # another system's half of a rename
    try:
        made.rename(final)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST) or not (final / MARKER).is_file():
            raise
        return
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(final.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _sync(descriptor)
        finally:
            os.close(descriptor)


def _sync(descriptor: int) -> None:
    os.fsync(descriptor)


def _damaged(place: Path, error: Exception) -> InputError:
    said = " ".join(str(error).split())[:120]
    return InputError(
        str(place),
        f"holds files that are damaged, or that no run wrote ({type(error).__name__}: {said})",
        "remove the folder stages in the run's folder and run the same again, or begin in a new folder",
    )


def _is_name(name: str) -> bool:
    number, dash, digest = name.partition("-")
    return bool(dash) and number.isascii() and number.isdecimal() and len(digest) == DIGITS
