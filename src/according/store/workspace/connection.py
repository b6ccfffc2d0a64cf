"""A connection to a workspace: made, opened, brought up to date; what goes wrong is said in one sentence."""

import errno
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from according.core import InputError, UsageError
from according.store.workspace.file import identity, looked_at, private, put, reserve
from according.store.workspace.migrations import MIGRATIONS, migrate
from according.store.workspace.trouble import told

#: "Acco": what a file of ours has in its header.
APPLICATION = 0x4163636F
#: The least SQLite: STRICT tables came with 3.37, the JSON functions as a part of every SQLite with 3.38.
LEAST = (3, 38, 0)
#: Bytes of a page: records are some ten thousand bytes long, and each page costs a call twice.
PAGE = 16384
#: Pages of the log beside the file that are written before they are taken over (64 MiB).
_LOG = 4096
#: Seconds that a writer waits for another.
PATIENCE = 30.0


@dataclass(slots=True)
class Connection:
    """An open workspace. ``writable`` is False where it was opened for reading, or where its place allows no more."""

    path: Path
    raw: sqlite3.Connection
    writable: bool
    place: tuple[int, int] = (0, 0)
    closed: bool = False

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction that writes from its beginning: all of it happens, or nothing.

        What is ``durable`` is on the disk when this ends; what is not may be lost where the power fails, until the next
        that is, or until the file is closed. Neither is where the process is killed.

        Raises:
            InputError: if the file cannot be written, the disk is full, or another writer does not come to an end.

        """
        if not self.writable:
            raise InputError(str(self.path), "is open for reading only", "copy it to where you may write")
        with self.telling():
            self.raw.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self.raw.execute("BEGIN IMMEDIATE")
            try:
                yield self.raw
                self.raw.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self.raw.execute("ROLLBACK")  # a full disk has already undone it
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the file for all that is read inside, whatever others write meanwhile.

        Raises:
            InputError: if the file cannot be read, or holds what no version of ours writes.

        """
        with self.telling():
            if self.raw.in_transaction:
                yield self.raw
                return
            self.raw.execute("BEGIN")
            try:
                yield self.raw
            except (ValueError, TypeError) as error:
                why = f"is damaged: a row of it cannot be understood ({type(error).__name__})"
                raise InputError(str(self.path), why, "run according doctor, or put a copy in its place") from error
            finally:
                with suppress(sqlite3.Error):
                    self.raw.execute("COMMIT")

    @contextmanager
    def telling(self) -> Iterator[None]:
        """SQLite's errors inside become ours."""
        try:
            yield
        except sqlite3.Error as error:
            raise told(self.path, error) from error
        except OverflowError as error:
            # No row has it: numbers come from addresses and command lines.
            raise UsageError("a number is larger than any in the workspace") from error

    def close(self) -> None:
        """Close it."""
        if not self.closed:
            self.closed = True
            self.raw.close()
            with _looking:
                _held[self.place] -= 1


def create(path: Path) -> Connection:
    """A new workspace at ``path``, for its owner alone.

    It is made beside its place under another name and put there when it is whole, so that no half-made one is found.

    Raises:
        InputError: if there is something at ``path``, or its folder is not there or cannot be written.

    """
    _able(path)
    if os.path.lexists(path):
        raise InputError(str(path), "is there already", "name another file, or open this one")
    if not path.parent.is_dir():
        raise InputError(str(path), f"there is no folder {path.parent}", "make it first, or name another")
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        reserve(beside)
        raw = _connect(beside)
        try:
            raw.execute(f"PRAGMA page_size = {PAGE}")
            raw.execute(f"PRAGMA application_id = {APPLICATION}")
            raw.execute("PRAGMA journal_mode = WAL").fetchone()
            migrate(raw)
        finally:
            raw.close()
        put(beside, path)
    except (sqlite3.Error, OSError) as error:
        raise told(path, error) from error
    finally:
        with suppress(OSError):  # on a read-only disk even taking away what is not there fails
            beside.unlink(missing_ok=True)
    return open_(path, write=True)


def open_(path: Path, *, write: bool) -> Connection:
    """The workspace at ``path``; one of an older form is brought up to date first, after a copy was put beside it.

    Where it can only be read, it is opened for reading, whatever ``write`` says.

    Raises:
        InputError: if it is not there, is no workspace, is damaged, or was made by a later version.

    """
    _able(path)
    with _looking:
        try:
            place = identity(path)
            if not _held[place]:
                looked_at(path)
            opened = _opened(path, write=write)
        except (sqlite3.Error, OSError) as error:
            raise told(path, error) from error
        opened.place = place
        _held[place] += 1
    return opened


#: How many connections this process has to which file. On POSIX systems a process that closes a file gives up all locks
#: that it has on it, those of its other connections among them; another process would then take itself for the last
#: one, and remove the log that these still write to. So a file is never looked into while a connection is open.
_held: Counter[tuple[int, int]] = Counter()
_looking = RLock()


def _opened(path: Path, *, write: bool) -> Connection:
    changeable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    raw = _connected(path, changeable)
    try:
        version = _ours(path, raw)
        if version < len(MIGRATIONS):
            raw.close()
            _brought_up(path, version, changeable)
            raw = _connected(path, changeable)
        if changeable:
            private(path)
            if raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":  # a copy that was made to be sent
                raw.execute("PRAGMA journal_mode = WAL").fetchone()
        if not write:
            raw.execute("PRAGMA query_only = ON")
    except BaseException:
        raw.close()
        raise
    return Connection(path, raw, write and changeable)


def _connected(path: Path, changeable: bool) -> sqlite3.Connection:
    """A connection. A file on a read-only disk that nobody has open needs SQLite told so."""
    if changeable:
        return _connect(path)
    raw: sqlite3.Connection | None = None
    try:
        raw = _connect(path, "mode=ro")  # its settings read the file already
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if raw is not None:
            raw.close()
        log = path.with_name(path.name + "-wal")
        if not _read_only(error) or (log.exists() and log.stat().st_size):
            raise
        raw = _connect(path, "mode=ro&immutable=1")
    return raw


def _read_only(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def _connect(path: Path, how: str = "mode=rw") -> sqlite3.Connection:
    raw = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        check_same_thread=False,  # adding lends it to a thread of its own, and waits for it
    )
    for setting in ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL", "temp_store = MEMORY"):
        raw.execute(f"PRAGMA {setting}")
    raw.execute("PRAGMA cache_size = -32768")
    raw.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")
    return raw


def _able(path: Path) -> None:
    if sqlite3.sqlite_version_info < LEAST:
        raise InputError(
            str(path),
            f"needs SQLite {'.'.join(map(str, LEAST))} or later, and this Python has {sqlite3.sqlite_version}, which "
            "lacks strict tables or JSON",
            "take a Python with a later SQLite",
        )


def _ours(path: Path, raw: sqlite3.Connection) -> int:
    """The number of the file's form.

    Raises:
        InputError: if the file is another program's, or of a later form than this program knows.

    """
    if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise InputError(str(path), "is a database of another program", "name a workspace, which according init makes")
    version: int = raw.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise InputError(
            str(path),
            f"was made by a later version of According (form {version}; this one knows {len(MIGRATIONS)})",
            "take that version; nothing was changed",
        )
    return version


def _brought_up(path: Path, version: int, changeable: bool) -> None:
    """Migrate the file in its place, a copy of it put beside it first."""
    if not changeable:
        raise InputError(
            str(path),
            f"is of an older form ({version}) and lies where nothing can be written",
            "copy it to where you may write, and open it there",
        )
    raw = _connect(path)
    try:
        copy(raw, path.with_name(f"{path.name}.before-{len(MIGRATIONS)}"), anew=True)
        migrate(raw)
    finally:
        raw.close()


def copy(raw: sqlite3.Connection, target: Path, *, anew: bool = False) -> None:
    """A whole, compact copy of the workspace at ``target``, for its owner alone.

    Raises:
        FileExistsError: if there is something at ``target``; ``anew`` puts the copy in its place.

    """
    if not anew and os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, "is there already", str(target))
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        reserve(beside)  # SQLite writes into an empty file that is there, and leaves its mode as it is
        try:
            raw.execute("VACUUM INTO ?", (str(beside),))
        except sqlite3.OperationalError as error:
            # Over a connection that only reads, SQLite 3.40 cannot do it where a table has generated columns.
            if "columns but" not in str(error) and not _read_only(error):
                raise
            fresh = _connect(beside)
            try:
                raw.backup(fresh)
                fresh.execute("PRAGMA journal_mode = DELETE").fetchone()  # it may lie where nothing can be written
                fresh.execute("VACUUM")
            finally:
                fresh.close()
        put(beside, target, over=anew)
    finally:
        with suppress(OSError):  # on a read-only disk even taking away what is not there fails
            beside.unlink(missing_ok=True)
