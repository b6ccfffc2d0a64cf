"""The tables of an archive's run as Parquet files: the same rows give the same bytes."""

import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from according.export.archive_columns import COLUMNS, SCHEMA, Type
from according.export.parquet import arrow, parquet_bytes, parquet_table

if TYPE_CHECKING:
    import pyarrow as pa


def table_bytes(table: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The rows of one of the run's tables as a Parquet file; an empty table has its columns and their types too.

    Raises:
        KeyError: if there is no such table.
        UsageError: if pyarrow is not installed; the message says how to install it.

    """
    return parquet_bytes(table_schema(table), rows)


def table_joined(table: str, parts: Iterable[bytes], out: BinaryIO, *, most_bytes: int = 64_000_000) -> int:
    """Many files of a table as one file on ``out``, in their order; how many rows that are.

    No more is held in memory than a row group, of some ``most_bytes`` unpacked. The same parts give the same bytes.

    Raises:
        KeyError: if there is no such table.
        UsageError: if pyarrow is not installed.

    """
    schema, pa = table_schema(table), arrow()
    import pyarrow.parquet as pq

    rows, size, held = 0, 0, []
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for part in parts:
            read = pq.ParquetFile(pa.BufferReader(part)).read(use_threads=False)
            rows, size = rows + read.num_rows, size + read.nbytes
            held.append(read)
            if size >= most_bytes:
                writer.write_table(pa.concat_tables(held))
                size, held = 0, []
        if size:
            writer.write_table(pa.concat_tables(held))
    return rows


def table_written(table: str, rows: Iterable[Mapping[str, Any]], out: BinaryIO, *, at_once: int = 4_000) -> int:
    """Rows of a table as one file on ``out``, so many held at once; how many there are. Few give ``table_bytes``.

    Raises:
        KeyError: if there is no such table.
        UsageError: if pyarrow is not installed.

    """
    schema = table_schema(table)
    import pyarrow.parquet as pq

    count, given = 0, iter(rows)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while (held := list(islice(given, at_once))) or not count:
            writer.write_table(parquet_table(schema, held))
            if not held:
                break
            count += len(held)
    return count


def rows_of(data: bytes, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """The rows of a table's file, all its columns or these alone.

    Raises:
        UsageError: if pyarrow is not installed.

    """
    arrow()
    import pyarrow.parquet as pq

    found: list[dict[str, Any]] = pq.read_table(
        io.BytesIO(data), columns=None if columns is None else list(columns)
    ).to_pylist()
    return found


def table_schema(table: str) -> "pa.Schema":
    """The Arrow schema of one of the run's tables; its metadata name the table and the schema's number.

    Raises:
        KeyError: if there is no such table.
        UsageError: if pyarrow is not installed.

    """
    pa = arrow()
    fields = [(column, _type(pa, kind)) for column, kind in COLUMNS[table].items()]
    return pa.schema(fields, metadata={"according.table": table, "according.schema": str(SCHEMA)})


def _type(pa: Any, kind: Type) -> "pa.DataType":
    if isinstance(kind, Mapping):
        return pa.list_(pa.struct([(name, _type(pa, one)) for name, one in kind.items()]))
    made: dict[str, pa.DataType] = {
        "text": pa.string(),
        "whole": pa.int64(),
        "real": pa.float64(),
        "truth": pa.bool_(),
        "day": pa.date32(),
        "texts": pa.list_(pa.string()),
    }
    return made[kind]
