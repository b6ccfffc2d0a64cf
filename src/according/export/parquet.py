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
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed: pip install 'according[parquet]' "
            "(or export the same table as csv or jsonl)"
        ) from error
    schema = pa.schema([(column, _type(pa, table, column)) for column in columns], metadata={"according.table": table})
    made = pa.Table.from_pylist(
        [{column: _whole(row.get(column)) for column in columns} for row in rows], schema=schema
    )
    out = io.BytesIO()
    pq.write_table(made, out, compression="zstd")
    return out.getvalue()


def _whole(value: Any) -> Any:
    """A value without halves of characters, which names of files may have."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) and not value.isascii() else value


def _type(pa: Any, table: str, column: str) -> "pa.DataType":
    # The words of a document are counted, those of every other table are quoted; voices are attributed so many times.
    if column in _WHOLE or (table == "documents" and column == "words"):
        return pa.int64()
    if column in _REAL:
        return pa.float64()
    return pa.bool_() if column in _TRUTH else pa.string()
