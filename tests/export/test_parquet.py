"""Parquet: typed tables that come back as they went out, and a clear word where its library is not installed."""

import io
import sys

import polars as pl
import pyarrow.parquet as pq
import pytest

from according.core import Comparison, UsageError
from according.export import TABLES, table_rows, to_parquet
from accounts_by_hand import annotated
from judged_by_hand import COMPARISON, STEPS


@pytest.mark.parametrize("table", TABLES)
def test_every_table_comes_back(table):
    """Each table's rows come back equal, with the columns in their order and the table's name in the file."""
    rows = table_rows(COMPARISON, table, STEPS)
    back = pq.read_table(io.BytesIO(to_parquet(table, rows, TABLES[table])))
    assert back.to_pylist() == rows
    assert back.column_names == list(TABLES[table])
    assert back.schema.metadata[b"according.table"] == table.encode()


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_typed_whatever_stands_in_them(table):
    """An empty table has the same types as a full one."""
    rows = table_rows(Comparison(id="c", documents=(annotated(),), stories=()), table, STEPS)
    full = pq.read_schema(io.BytesIO(to_parquet(table, rows, TABLES[table])))
    empty = pq.read_schema(io.BytesIO(to_parquet(table, [], TABLES[table])))
    assert full.types == empty.types
    assert "null" not in {str(kind) for kind in empty.types}


def test_numbers_are_numbers():
    """Places are whole numbers and scores real ones, so that polars reads them without being told."""
    frame = pl.read_parquet(io.BytesIO(to_parquet("findings", table_rows(COMPARISON, "findings"), TABLES["findings"])))
    assert (frame["start"].dtype, frame["score"].dtype, frame["verdict"].dtype) == (pl.Int64, pl.Float64, pl.String)


def test_without_pyarrow_the_way_out_is_told(monkeypatch):
    """Where pyarrow is not installed, the message says how to install it and what does without."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'according\[parquet\]'"):
        to_parquet("findings", [], TABLES["findings"])
