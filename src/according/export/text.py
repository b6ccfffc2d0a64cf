"""Records as text: JSON, JSON Lines and CSV, the same bytes for the same record."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# A spreadsheet runs a cell that begins so as a formula (OWASP, CSV injection); tab and carriage return hide one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


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
    text = "".join(c for c in str(value) if not _steers(c))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _steers(character: str) -> bool:
    point = ord(character)
    return (
        (point < 0x20 and character not in "\t\n\r")
        or 0x7F <= point <= 0x9F
        or point in (0x61C, 0x200E, 0x200F, 0x2028, 0x2029)
        or 0x202A <= point <= 0x202E
        or 0x2066 <= point <= 0x2069
        # Half a character: the name of a file whose bytes are no UTF-8 has them, and no output can.
        or 0xD800 <= point <= 0xDFFF
    )


def _guarded(text: str) -> str:
    steering: Iterable[str] = sorted({c for c in text if _steers(c)})
    return text.translate({ord(c): f"\\u{ord(c):04x}" for c in steering})
