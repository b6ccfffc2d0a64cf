"""The rows of an intake's shard: what was taken in, what was left out, and holes where something is gone."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from according.core import Container, InputError, Metadata, Skipped
from according.export.parquet import arrow, parquet_bytes
from according.read import Source, metadata_of, metadata_row

#: The file of a shard that holds its rows.
FILE = "sources.parquet"
_KINDS = ("source", "left out", "gone")
#: What opens a text in a column that is written as JSON, since no text of its own can have it.
_WRITTEN = "\0"
_TEXTS = ("kind", "name", "path", "digest", "reader", "metadata", "within", "columns", "why", "remedy")
_COLUMNS = ("key", *_TEXTS, "size", "length", "data")


_NOTHING = Metadata()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: a source, one that was left out, or a hole (neither).

    ``key`` is what it is known by in the archive, "" of a hole; ``digest`` is the SHA-256 of the source's bytes and
    ``size`` their number.
    """

    key: bytes = b""
    source: Source | None = None
    skipped: Skipped | None = None
    digest: str = ""
    size: int = 0

    @property
    def name(self) -> str:
        """The name of what is in it."""
        held = self.source or self.skipped
        return held.name if held else ""

    @property
    def gone(self) -> bool:
        """Whether nothing is in it any more."""
        return self.source is None and self.skipped is None


#: A row whose source is gone.
GONE = Row()


def source_row(source: Source, digest: str, size: int) -> Row:
    """The row of a source; it is known by its bytes, by what its archive says of it and by how it is read."""
    told = (source.path is not None, digest, source.reader, _metadata(source.metadata), source.columns)
    return Row(key=_key(told), source=source, digest=digest, size=size)


def skipped_row(skipped: Skipped) -> Row:
    """The row of what was left out; it is known by its name and why it was."""
    return Row(key=_key((skipped.name, skipped.why, skipped.remedy)), skipped=skipped)


def content(rows: Iterable[Row]) -> str:
    """A digest of all that the rows hold."""
    told = hashlib.sha256()
    for row in rows:
        told.update(json.dumps([row.key.hex(), *(_told(row).values())]).encode())
    return told.hexdigest()


def packed(rows: Sequence[Row]) -> bytes:
    """The rows as a Parquet file.

    Raises:
        UsageError: if pyarrow is not installed.

    """
    pa = arrow()
    types = {"key": pa.binary(), "size": pa.int64(), "length": pa.int64(), "data": pa.binary()}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in _COLUMNS])
    return parquet_bytes(schema, [_record(row) for row in rows])


def rows_of(folder: Path, *, data: bool = True) -> tuple[Row, ...]:
    """The rows of a shard; without ``data`` sources have the bytes that stand in the shard as empty ones.

    Raises:
        InputError: if the shard is damaged.
        UsageError: if pyarrow is not installed.

    """
    arrow()
    import pyarrow.parquet as pq

    try:
        # Not the whole folder: its name is no column.
        table = pq.ParquetFile(folder / FILE).read(columns=None if data else list(_COLUMNS[:-1]))
        return tuple(_row(record) for record in table.to_pylist())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            str(folder),
            f"is a damaged shard ({type(error).__name__})",
            "remove this folder and run the same again: what was in it is taken in anew",
        ) from error


def written(words: str) -> str:
    """The words as a column can have them: half characters, which names of files may hold, as JSON has them."""
    return words if _sound(words) else _WRITTEN + json.dumps(words)


def read_back(words: str) -> str:
    """The words that a column has."""
    return str(json.loads(words[1:])) if words[:1] == _WRITTEN else words


def _key(told: tuple[Any, ...]) -> bytes:
    return hashlib.sha256(json.dumps(told).encode()).digest()[:16]


def _record(row: Row) -> dict[str, Any]:
    data = row.source.data if row.source else None
    return {"key": row.key, "data": data, **_told(row)}


def _told(row: Row) -> dict[str, Any]:
    """All columns of a row but its key and its bytes."""
    if row.skipped:
        return {
            "kind": "left out",
            "name": written(row.skipped.name),
            "why": written(row.skipped.why),
            "remedy": written(row.skipped.remedy),
        }
    source = row.source
    if source is None:
        return {"kind": "gone"}
    return {
        "kind": "source",
        "name": written(source.name),
        "path": None if source.path is None else written(source.path),
        "digest": row.digest,
        "size": row.size,
        "length": source.length,
        "reader": source.reader,
        "metadata": _metadata(source.metadata),
        "within": json.dumps([source.within.sha256, source.within.place]) if source.within else None,
        "columns": json.dumps(source.columns) if source.columns else None,
    }


def _row(record: dict[str, Any]) -> Row:
    kind = record["kind"]
    if kind not in _KINDS:
        raise ValueError("a row of no kind")
    if kind == "gone":
        return GONE
    key = bytes(record["key"])
    if kind == "left out":
        why, remedy = read_back(record["why"]), read_back(record["remedy"])
        return Row(key=key, skipped=Skipped(name=read_back(record["name"]), why=why, remedy=remedy))
    within = json.loads(record["within"]) if record["within"] else None
    path = None if record["path"] is None else read_back(record["path"])
    source = Source(
        name=read_back(record["name"]),
        path=path,
        data=record.get("data", b"") if path is None else None,
        length=record["length"],
        reader=record["reader"],
        metadata=_metadata_of(record["metadata"]),
        within=Container(sha256=within[0], place=within[1]) if within else None,
        columns=tuple((ours, theirs) for ours, theirs in json.loads(record["columns"] or "[]")),
    )
    return Row(key=key, source=source, digest=record["digest"], size=record["size"])


def _metadata(metadata: Metadata) -> str | None:
    return None if metadata == _NOTHING else json.dumps(metadata_row(metadata))


@lru_cache(maxsize=256)
def _metadata_of(told: str | None) -> Metadata:
    return metadata_of(json.loads(told)) if told else _NOTHING


def _sound(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return words[:1] != _WRITTEN
