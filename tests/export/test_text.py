"""Records as text: hostile words reach neither a terminal nor a spreadsheet alive."""

import csv
import io
import json

import pytest

from according.export import to_csv, to_json, to_json_line, to_parquet


@pytest.mark.parametrize("words", ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", "\r=1", "  =HYPERLINK()", "＝1"])
def test_no_cell_is_a_formula(words):
    """A cell that a spreadsheet would run begins with an apostrophe."""
    row = next(iter(list(csv.reader(io.StringIO(to_csv([{"words": words}], ["words"]))))[1:]))
    assert row[0].startswith("'")


def test_numbers_stay_numbers():
    """A negative score is a number, not a formula."""
    assert to_csv([{"score": -0.5}], ["score"]) == "score\r\n-0.5\r\n"


@pytest.mark.parametrize("write", [to_json, to_json_line])
def test_controls_are_escaped_and_come_back(write):
    """Terminal escapes and bidirectional controls stand as escapes in the JSON, and reading it gives them back."""
    record = {"text": "a\x1b[31mb\u202ec\x9bd\u2028 “é” 🎈"}
    printed = write(record)
    assert not set(printed) & {"\x1b", "\u202e", "\x9b", "\u2028"}
    assert "“é” 🎈" in printed
    assert json.loads(printed) == record


def test_no_control_reaches_a_spreadsheet():
    """Controls are taken out of cells."""
    assert to_csv([{"words": "a\x1b]0;x\x07b\u202e"}], ["words"]) == "words\r\na]0;xb\r\n"


def test_names_of_files_that_are_no_text():
    """Half a character, as the name of a file in another encoding gives it, does not stop an export."""
    path = "caf\udce9.txt"
    printed = to_json({"path": path})
    assert printed.encode()
    assert json.loads(printed) == {"path": path}
    assert to_csv([{"path": path}], ["path"]).encode() == b"path\r\ncaf.txt\r\n"
    assert to_parquet("documents", [{"path": path}], ["path"])
