"""Tables as Parquet, a table a file, every column typed whatever stands in its rows."""

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from according.core import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

#: Columns of all tables that are no strings; a column of a name has one type wherever it stands.
_WHOLE = frozenset(
    """start end origins step undoes attributions quoted_words reported_words times times_named named size
    name_mentions acronym_mentions partial_mentions handle_mentions description_mentions pronoun_mentions""".split()
)
_REAL = frozenset("score share position value high".split())
_TRUTH = frozenset("heard plain approximate relative".split())


def to_parquet(table: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    """The rows of a table as one Parquet file; the file's metadata name the table.

    Raises:
        UsageError: if pyarrow is not installed; the message says how to install it.

    """
    pa = arrow()
    schema = pa.schema([(column, _type(pa, table, column)) for column in columns], metadata={"according.table": table})
    return parquet_bytes(schema, rows)


def parquet_bytes(schema: "pa.Schema", rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as one Parquet file of this schema; a column that a row does not have is empty there."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(parquet_table(schema, rows), out, compression="zstd")
    return out.getvalue()


def parquet_table(schema: "pa.Schema", rows: Sequence[Mapping[str, Any]]) -> "pa.Table":
    """Rows as an Arrow table of this schema; a column that a row does not have is empty there."""
    import pyarrow as pa

    columns = [_column(pa, field.type, [row.get(field.name) for row in rows]) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def arrow() -> Any:
    """The module pyarrow.

    Raises:
        UsageError: if it is not installed; the message says how to install it.

    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed: pip install 'according[parquet]' "
            "(or export the same table as csv or jsonl)"
        ) from error
    return pa


def _column(pa: Any, kind: "pa.DataType", values: list[Any]) -> "pa.Array":
    try:
        return pa.array(values, kind)
    except (UnicodeEncodeError, pa.ArrowInvalid):
        return pa.array([_whole(value) for value in values], kind)


def _whole(value: Any) -> Any:
    """A value without halves of characters, which names of files may have."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_whole(one) for one in value]
    return {name: _whole(one) for name, one in value.items()} if isinstance(value, dict) else value


def _type(pa: Any, table: str, column: str) -> "pa.DataType":
    # The words of a document are counted, those of every other table are quoted; voices are attributed so many times.
    if column in _WHOLE or (table == "documents" and column == "words"):
        return pa.int64()
    if column in _REAL:
        return pa.float64()
    return pa.bool_() if column in _TRUTH else pa.string()
