"""The tables of an archive's run as Parquet files: the same rows give the same bytes."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from according.export.archive_columns import COLUMNS, SCHEMA, Type
from according.export.parquet import arrow, parquet_bytes

if TYPE_CHECKING:
    import pyarrow as pa


def table_bytes(table: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The rows of one of the run's tables as a Parquet file; an empty table has its columns and their types too.

    Raises:
        KeyError: if there is no such table.
        UsageError: if pyarrow is not installed; the message says how to install it.

    """
    return parquet_bytes(table_schema(table), rows)


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
