"""What was read and annotated, kept in one SQLite file, so that the next run does only what is new."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import numpy as np

from according.core import Annotated, InputError
from according.store.codec import packed, unpacked

_SCHEMA = """
CREATE TABLE IF NOT EXISTS annotated (
    key TEXT PRIMARY KEY,      -- digest of the input's bytes and name, and of everything that made the record
    name TEXT NOT NULL,        -- the input as the user named it
    record TEXT NOT NULL,      -- the record: JSON lists of its fields
    vectors BLOB NOT NULL,     -- float32, little-endian, one row a statement
    rows INTEGER NOT NULL
) STRICT
"""


class SqliteStore:
    """A file of annotated documents by key. One writer at a time; a run that dies loses nothing it had put.

    Raises:
        InputError: if the file is there and is no store of ours.

    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            fresh = not path.exists()
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=30)
            if fresh:
                path.chmod(0o600)  # accounts may be unpublished
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute(_SCHEMA)
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def get(self, key: str) -> Annotated | None:
        """The document kept under this key, or None; a record that no longer fits the types counts as not kept."""
        try:
            found = self._connection.execute("SELECT record, vectors, rows FROM annotated WHERE key = ?", (key,))
            row = found.fetchone()
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        if row is None:
            return None
        try:
            annotated = unpacked(Annotated, json.loads(row[0]))
        except (TypeError, ValueError, KeyError):
            return None
        vectors = np.frombuffer(row[1], dtype="<f4").astype(np.float32)
        return replace(annotated, vectors=vectors.reshape(row[2], -1) if row[2] else np.zeros((0, 0), np.float32))

    def put(self, key: str, annotated: Annotated) -> None:
        """Keep the document under this key, in place of what was there."""
        try:
            self._connection.execute(
                "INSERT OR REPLACE INTO annotated VALUES (?, ?, ?, ?, ?)",
                (
                    key,
                    annotated.document.path.encode("utf-8", "backslashreplace").decode(),
                    json.dumps(packed(annotated), ensure_ascii=True, separators=(",", ":")),
                    annotated.vectors.astype("<f4").tobytes(),
                    len(annotated.vectors),
                ),
            )
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> InputError:
        return InputError(
            str(self._path), f"cannot be used as a store ({error})", "name another file, or move this one away"
        )

    def __enter__(self) -> "SqliteStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
