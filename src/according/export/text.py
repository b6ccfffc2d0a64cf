"""Records as text: JSON, JSON Lines and CSV, the same bytes for the same record."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

# A spreadsheet runs a cell that begins so as a formula (OWASP, CSV injection); tab and carriage return hide one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# Controls but for tab and line ends, marks of direction, separators of lines; and halves of characters, which the name
# of a file has whose bytes are no UTF-8, and which no output can have.
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def to_json(record: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> str:
    """The record on many lines, for people and programs; ends with a line feed.

    Control and bidirectional characters of the texts are escaped, so that a terminal cannot be steered by them, and so
    are halves of characters in names of files.
    """
    return _guarded(json.dumps(record, ensure_ascii=False, indent=1)) + "\n"


def to_json_line(record: Mapping[str, Any]) -> str:
    """The record on one line; ends with a line feed."""
    return _guarded(json.dumps(record, ensure_ascii=False, separators=(",", ":"))) + "\n"


def to_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Rows as CSV with a head. A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool | int | float) or value is None:
        return value
    text = _STEERING.sub("", str(value))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _guarded(text: str) -> str:
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
