"""A workspace's file on the disk: what is told of it before SQLite is asked, and how one of ours comes to be there."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from according.core import InputError

_MAGIC = b"SQLite format 3\0"


def identity(path: Path) -> tuple[int, int]:
    """The file behind the name: its device and its number there.

    Raises:
        InputError: if there is none.

    """
    try:
        status = path.stat()
    except FileNotFoundError:
        raise InputError(str(path), "there is no such file", "make a workspace with according init") from None
    if path.is_dir():
        raise InputError(str(path), "is a folder", "name the file in it")
    return status.st_dev, status.st_ino


def looked_at(path: Path) -> None:
    """Refuse what SQLite would change, where it is empty, or say less of, where it was cut short.

    Raises:
        InputError: if it is no database, or its end is missing.

    """
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        raise InputError(str(path), "is empty", "make a workspace under another name, or remove this file first")
    if not head.startswith(_MAGIC):
        raise InputError(str(path), "is no database", "name a workspace, which according init makes")
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return  # what is still in there may be what the file lacks
    size, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    if head[24:28] == head[92:96] and path.stat().st_size < pages * (65536 if size == 1 else size):
        raise InputError(str(path), "is damaged: its end is missing", "put a copy in its place")


def reserve(path: Path) -> None:
    """An empty file that nobody else can read, made by us or not at all. -wal and -shm take its mode from it."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600))


def put(made: Path, path: Path, *, over: bool = False) -> None:
    """Give the file its name, without ever replacing what may have come there meanwhile, unless ``over``.

    Raises:
        FileExistsError: if something came there.

    """
    if over:
        made.replace(path)
        return
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except (AttributeError, NotImplementedError, OSError):  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "is there already", str(path)) from None
        made.rename(path)


def private(path: Path) -> None:
    """Shut the file, and those beside it, where they have come to stand open to others (a copy made by hand, say)."""
    for end in ("", "-wal", "-shm"):
        with suppress(OSError):
            one = path.with_name(path.name + end)
            if one.stat().st_mode & 0o077:
                one.chmod(0o600)
