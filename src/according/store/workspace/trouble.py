"""What SQLite or the system says went wrong, in one sentence with the way out."""

import errno
import sqlite3
from pathlib import Path

from according.core import InputError

_BY_CODE = {
    sqlite3.SQLITE_BUSY: ("is in use by another writer, who does not come to an end", "try again when it is done"),
    sqlite3.SQLITE_LOCKED: ("is in use by another writer, who does not come to an end", "try again when it is done"),
    sqlite3.SQLITE_FULL: ("the disk is full, and nothing was changed", "make room, then do it again"),
    sqlite3.SQLITE_CORRUPT: (
        "is damaged",
        "run according doctor, or put a copy in its place",
    ),
    sqlite3.SQLITE_NOTADB: ("is no database", "name a workspace, which according init makes"),
    sqlite3.SQLITE_READONLY: ("cannot be written here", "copy it to where you may write"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "look at its permissions and those of its folder"),
    sqlite3.SQLITE_IOERR: ("the disk gave an error", "look at the disk, and keep a copy of the file"),
    sqlite3.SQLITE_PERM: ("cannot be opened", "look at its permissions and those of its folder"),
}


def told(path: Path, error: sqlite3.Error | OSError) -> InputError:
    """The error as one of ours."""
    name = str(path)
    if isinstance(error, OSError):
        if isinstance(error, FileExistsError):
            return InputError(name, "is there already", "name another file")
        if error.errno == errno.ENOSPC:
            return InputError(name, *_BY_CODE[sqlite3.SQLITE_FULL])
        why = (error.strerror or str(error)).lower()
        return InputError(name, f"cannot be used ({why})", "look at its permissions and those of its folder")
    known = _BY_CODE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if known:
        return InputError(name, *known)
    return InputError(name, f"cannot be used ({error})", "run according doctor")
