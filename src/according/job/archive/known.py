"""What an archive knows: where each row stands by its key, in a file beside the shards and not in memory.

The shards are what counts. The file is made from them where it is missing or damaged, and put right where it tells of
other shards than there are, since a run may be ended between the two.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from according.core import InputError
from according.job.archive.places import ROWS, place
from according.job.archive.source_rows import Row, read_back, rows_of, written
from according.store import shards
from according.store.shards import Shard

_FILE = "known.sqlite"
#: So many kibibytes of the file are held in memory, however large it is.
_CACHE = 64_000
#: Seconds that a second run waits for the first.
_PATIENCE = 5.0
#: What is known of so many new shards is put on the disk at once; of those that are not, the shards tell.
_BATCH = 128
_SCHEMA = """
CREATE TABLE IF NOT EXISTS known (key BLOB PRIMARY KEY, place INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rows (
    place INTEGER PRIMARY KEY, key BLOB NOT NULL, name TEXT NOT NULL, path TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS shards (number INTEGER PRIMARY KEY, digest TEXT NOT NULL, told TEXT NOT NULL) STRICT;
-- One row while a run goes on: what came and went in it so far.
CREATE TABLE IF NOT EXISTS run (came INTEGER NOT NULL, went INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE elsewhere (number INTEGER PRIMARY KEY, key BLOB NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL);
CREATE TEMP TABLE moved (place INTEGER PRIMARY KEY, name TEXT NOT NULL, path TEXT NOT NULL);
"""
_UNUSABLE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a row is called, and the path of its file; None of what has its bytes in the shard."""

    name: str
    path: str | None


class Known:
    """The file, open; nobody else has it then.

    Args:
        folder: that of the shards.

    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._connection = self._open()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _UNUSABLE:
                raise
            for each in folder.glob(f"{_FILE}*"):
                each.unlink()
            self._connection = self._open()
        self.came, self.went = 0, 0
        self._pending = 0
        self._put_right()

    def close(self) -> None:
        """Close it; what was not kept is forgotten, and the shards tell it."""
        self._connection.close()

    def find(self, key: bytes) -> int | None:
        """The place of the row of this key."""
        found = self._one("SELECT place FROM known WHERE key = ?", key)
        return found and int(found[0])

    def named(self, at: int) -> Named:
        """What the row at a place is called."""
        moved = self._one("SELECT name, path FROM moved WHERE place = ?", at)
        name, path = moved or self._one("SELECT name, path FROM rows WHERE place = ?", at) or ("", None)
        return Named(name=read_back(name), path=None if path is None else read_back(path))

    def add(self, at: int, row: Row) -> None:
        """A row that came."""
        path = row.source.path if row.source else None
        self._run("INSERT OR IGNORE INTO known VALUES (?, ?)", row.key, at)
        told = (at, row.key, written(row.name), None if path is None else written(path))
        self._run("INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)", *told)

    def forget(self, at: int, key: bytes) -> None:
        """A row that went."""
        self._run("DELETE FROM known WHERE key = ? AND place = ?", key, at)
        self._run("DELETE FROM rows WHERE place = ?", at)

    def put(self, shard: Shard) -> None:
        """A shard that is there, its rows known already."""
        told = json.dumps(dict(shard.told))
        self._run("INSERT OR REPLACE INTO shards VALUES (?, ?, ?)", shard.number, shard.digest, told)
        self._pending += 1
        if self._pending >= _BATCH:
            self.keep()

    def keep(self) -> None:
        """Put on the disk what is known."""
        self._run("UPDATE run SET came = ?, went = ?", self.came, self.went)
        self._run("COMMIT")
        self._run("BEGIN IMMEDIATE")
        self._pending = 0

    def finish(self) -> None:
        """The run is at its end."""
        self._run("DELETE FROM run")
        self._run("COMMIT")

    def shards(self) -> Iterator[Shard]:
        """All shards by their numbers."""
        for number, digest, told in self._connection.execute("SELECT * FROM shards ORDER BY number"):
            folder = self._folder / shards.name(number, digest)
            yield Shard(number=number, digest=digest, folder=folder, told=json.loads(told))

    def next(self) -> int:
        """The number of the next new shard."""
        found = self._one("SELECT max(number) FROM shards")
        return 0 if found is None or found[0] is None else int(found[0]) + 1

    def found_elsewhere(self, row: Row) -> None:
        """Remembers a file whose bytes are known under another path; that may still come."""
        path = row.source.path if row.source else None
        told = (row.key, written(row.name), written(path or ""))
        self._run("INSERT INTO elsewhere (key, name, path) VALUES (?, ?, ?)", *told)

    def elsewhere(self) -> Iterator[tuple[bytes, Named]]:
        """The files that were remembered, in their order."""
        for key, name, path in self._connection.execute("SELECT key, name, path FROM elsewhere ORDER BY number"):
            yield key, Named(name=read_back(name), path=read_back(path))

    def move(self, at: int, to: Named) -> None:
        """Remembers that the file of a row stands elsewhere; its shard is to tell it first."""
        self._run("INSERT INTO moved VALUES (?, ?, ?)", at, written(to.name), written(to.path or ""))

    def rename(self, at: int, to: Named) -> None:
        """The file of a row stands elsewhere from now on."""
        self._run("UPDATE rows SET name = ?, path = ? WHERE place = ?", written(to.name), written(to.path or ""), at)

    def moved(self, shard: int) -> dict[int, Named]:
        """The rows of a shard whose files stand elsewhere now, by their places."""
        return {
            at: Named(name=read_back(name), path=read_back(path))
            for at, name, path in self._connection.execute(
                "SELECT * FROM moved WHERE place BETWEEN ? AND ?", _in(shard)
            )
        }

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._folder / _FILE, isolation_level=None, timeout=_PATIENCE)
        try:
            # Locked for good, it needs no memory shared between processes, which drives in a network do not have.
            for pragma in (
                "locking_mode = EXCLUSIVE",
                "journal_mode = WAL",
                "synchronous = NORMAL",
                "temp_store = FILE",
            ):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            connection.executescript(_SCHEMA)
            connection.execute("BEGIN IMMEDIATE")
        except BaseException:
            connection.close()
            raise
        return connection

    def _put_right(self) -> None:
        """Brings what is known in line with the shards that are there."""
        run = self._one("SELECT came, went FROM run")
        if run is None:
            self._run("INSERT INTO run VALUES (0, 0)")
        else:
            self.came, self.went = run
        earlier = {shard.number: shard for shard in self.shards()}
        there = _newest(self._folder)
        for number in earlier.keys() - there.keys():
            self._forget_shard(number)
        for number, digest in sorted(there.items()):
            before = earlier.get(number)
            if before and before.digest == digest:
                continue
            shard = self._learn(number, digest)
            # Counted are those shards alone that the run which was ended had made.
            if shard and run is not None:
                documents = int(shard.told.get("documents", 0))
                kept = int(before.told.get("documents", 0)) if before else 0
                self.came += max(0, documents - kept)
                self.went += max(0, kept - documents)
        self.keep()

    def _learn(self, number: int, digest: str) -> Shard | None:
        shard = shards.shard(self._folder, number, digest)
        if shard is None:
            return None
        self._forget_shard(number)
        for at, row in enumerate(rows_of(shard.folder, data=False)):
            if not row.gone:
                self.add(place(number, at), row)
        self.put(shard)
        return shard

    def _forget_shard(self, number: int) -> None:
        rows = self._connection.execute("SELECT place, key FROM rows WHERE place BETWEEN ? AND ?", _in(number))
        for at, key in rows.fetchall():
            self.forget(at, key)
        self._run("DELETE FROM shards WHERE number = ?", number)

    def _one(self, statement: str, *values: Any) -> Any:
        return self._connection.execute(statement, values).fetchone()

    def _run(self, statement: str, *values: Any) -> None:
        self._connection.execute(statement, values)


@contextmanager
def opened(folder: Path) -> Iterator[Known]:
    """The file of what the archive in a folder knows, made if it is not there; its errors become ours.

    Raises:
        InputError: if another run has it, the disk is full, or it cannot be used.

    """
    known: Known | None = None
    try:
        known = Known(folder)
        yield known
    except sqlite3.Error as error:
        raise _told(folder, error) from error
    finally:
        if known:
            with suppress(sqlite3.Error):
                known.close()


def _newest(folder: Path) -> dict[int, str]:
    """The digests of the shards that are there by number; of several of one number the one that was made last."""
    found: dict[int, list[str]] = {}
    for name in shards.standing(folder):
        number, _, digest = name.partition("-")
        if number.isdecimal():
            found.setdefault(int(number), []).append(digest)
    return {
        number: digests[0]
        if len(digests) == 1
        else max(digests, key=lambda each: (_edition(folder, number, each), each))
        for number, digests in found.items()
    }


def _edition(folder: Path, number: int, digest: str) -> int:
    shard = shards.shard(folder, number, digest)
    return int(shard.told.get("edition", 0)) if shard else -1


def _in(shard: int) -> tuple[int, int]:
    """The first and the last place in a shard."""
    return place(shard, 0), place(shard, ROWS - 1)


def _told(folder: Path, error: sqlite3.Error) -> InputError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        why, remedy = "the disk is full", "make room, then run the same again: it goes on where it stopped"
    elif code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        why, remedy = "another run is at work there", "wait until it is done, or name another folder"
    elif code in _UNUSABLE:
        why = f"{_FILE} in it is damaged"
        remedy = "remove that file and run the same again: it is made from the shards"
    else:
        why, remedy = f"cannot be used ({error})", "look at its permissions and its disk"
    return InputError(str(folder), why, remedy)
