"""``--columns``: which columns of tables hold what, for every command that reads."""

import json

import pytest
from test_compare import COURIER, LEDGER, run

import according
from according.core import UsageError


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "accounts.jsonl"
    rows = [{"remark": COURIER, "paper": "The Courier"}, {"remark": LEDGER, "paper": "The Ledger"}]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def test_columns_are_named_in_one_option(table) -> None:
    """Texts and outlets come from the columns that the user names."""
    done = run("read", str(table), "--jsonl", "--columns", "text=remark, outlet=paper")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["outlet"] for record in records] == ["The Courier", "The Ledger"]
    assert [record["path"] for record in records] == [f"{table}#1", f"{table}#2"]


def test_rows_are_compared(table) -> None:
    """Two rows of a table are two accounts."""
    done = run("compare", str(table), "--columns", "text=remark,outlet=paper", "--json", "--no-reader", "--no-encoder")
    record = json.loads(done.stdout)
    assert [document["outlet"] for document in record["documents"]] == ["The Courier", "The Ledger"]


def test_what_columns_there_are_is_told(table) -> None:
    """Without a known column, or with one that is not there, the message names those that are."""
    for more in ((), ("--columns", "text=remarks")):
        done = run("read", str(table), *more)
        assert done.exit_code != 0
        assert "its fields are remark, paper" in " ".join(done.stderr.split())


@pytest.mark.parametrize("told", ["text", "text=", "=remark", "words=remark", "text=remark,text=paper"])
def test_what_is_no_pair_is_a_wrong_call(table, told: str) -> None:
    """A part without a field or a column, an unknown field, and two columns for one are told as wrong use."""
    done = run("read", str(table), "--columns", told)
    assert isinstance(done.exception, UsageError)


def test_the_library_takes_them_as_a_mapping(table) -> None:
    """``read`` takes columns by field."""
    documents = according.read(table, columns={"text": "remark", "outlet": "paper"})
    assert [document.outlet for document in documents] == ["The Courier", "The Ledger"]
    with pytest.raises(UsageError):
        according.read(table, columns={"words": "remark"})
