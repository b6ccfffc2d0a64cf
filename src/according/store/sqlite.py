"""What was read and annotated, kept in one SQLite file, so that the next run does only what is new."""

import sqlite3
from pathlib import Path
from types import TracebackType

from according.core import Annotated, InputError
from according.store import codec

_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (
    key TEXT PRIMARY KEY,      -- digest of the input's bytes and name, and of everything that made the record
    name TEXT NOT NULL,        -- the input as the user named it
    text TEXT NOT NULL,        -- the document's text
    document TEXT NOT NULL,    -- all else of the document, as a JSON object
    record TEXT NOT NULL,      -- what was found in it, as a JSON object
    vectors BLOB NOT NULL,     -- float32, little-endian, one row a statement
    rows INTEGER NOT NULL
) STRICT
"""
#: The table of an earlier version, whose records this one cannot read: it is only room. Another program's table may be
#: called so, too, and is not ours to drop.
_EARLIER = ("key", "name", "record", "vectors", "rows")


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
            columns = tuple(row[1] for row in self._connection.execute("PRAGMA table_info(annotated)"))
            if columns and columns != _EARLIER:
                raise sqlite3.OperationalError("it is a database of another program")
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute(_SCHEMA)
            if columns:
                self._connection.execute("DROP TABLE annotated")
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def get(self, key: str) -> Annotated | None:
        """The document kept under this key, or None; a record that no longer fits the types counts as not kept."""
        try:
            found = self._connection.execute(
                "SELECT document, text, record, vectors, rows FROM kept WHERE key = ?", (key,)
            )
            row = found.fetchone()
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        if row is None:
            return None
        document, text, record, vectors, rows = row
        try:
            return codec.annotated_of(codec.document_of(document, text), record, codec.vectors_of(vectors, rows))
        except ValueError:
            return None

    def put(self, key: str, annotated: Annotated) -> None:
        """Keep the document under this key, in place of what was there."""
        try:
            self._connection.execute(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?)",
                (
                    key,
                    codec.printable(annotated.document.path),
                    annotated.document.text,
                    codec.document_record(annotated.document),
                    codec.found_record(annotated),
                    codec.vectors_blob(annotated.vectors),
                    len(annotated.vectors),
                ),
            )
        except UnicodeEncodeError:
            return  # half a character somewhere: it is annotated anew on the next run
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
