"""Cells: the fields of one row, from a line of JSON or of CSV."""

import csv
import io
import json
import sys
from dataclasses import dataclass
from typing import Any

from according.read.decoding import decode
from according.read.kinds.table.columns import columns_of, listed
from according.read.port import Given, Unreadable

#: How an archive tells the reader of its rows what separates the fields, how they are encoded, and how they are named.
DELIMITER, ENCODING, HEADER = "·delimiter", "·encoding", "·header"
_LOOK = "look at it where it stands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The fields of a row by name, the names of theirs for fields of ours, and the column that holds the text."""

    fields: dict[str, Any]
    found: dict[str, str]
    column: str
    text: str
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()


def row_of(given: Given) -> Row:
    """The row that ``given`` holds.

    Raises:
        Unreadable: if it is none, or has no text.

    """
    told = dict(given.columns)
    if DELIMITER not in told:
        fields = parsed(given.bytes)
        row = texted(fields, given.columns)
        if row is None:
            raise Unreadable("has no text", f"its fields are {listed(fields)}; name one: --columns text=FIELD")
        return row
    line, encoding, notes = _decoded(given.bytes, told.get(ENCODING, "utf-8"))
    fields = named(split(told.get(HEADER, ""), told[DELIMITER]), split(line, told[DELIMITER]))
    found = {ours: theirs for ours, theirs in given.columns if not ours.startswith("·")}
    text = str(fields.get(found.get("text", ""), ""))
    if not text.strip():
        raise Unreadable("has no text", f"its columns are {listed(fields)}; name one: --columns text=COLUMN")
    return Row(fields=fields, found=found, column=found["text"], text=text, encoding=encoding, notes=notes)


def texted(fields: dict[str, Any], columns: tuple[tuple[str, str], ...]) -> Row | None:
    """The row that an object is, None if no field of it holds a text."""
    names = [name for name, value in fields.items() if value not in (None, "")]
    while True:
        found = columns_of(names, columns)
        column = found.get("text")
        if column is None:
            return None
        text = _words(fields[column])
        if text.strip():
            return Row(fields=fields, found=found, column=column, text=text)
        names.remove(column)


def parsed(data: bytes) -> dict[str, Any]:
    """The object that a stretch of JSON holds.

    Raises:
        Unreadable: if it holds none.

    """
    try:
        value = json.loads(data.decode("utf-8-sig", "replace"))
    except RecursionError:
        raise Unreadable("is nested too deeply", _LOOK) from None
    except ValueError:
        raise Unreadable("is not well-formed JSON", _LOOK) from None
    if not isinstance(value, dict):
        raise Unreadable("is no JSON object", _LOOK)
    return value


def split(line: str, delimiter: str) -> list[str]:
    """The fields of one row of CSV, whose cells may hold line ends.

    Raises:
        Unreadable: if it is no row.

    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        return next(csv.reader(io.StringIO(line, newline=""), delimiter=delimiter), [])
    except csv.Error:
        raise Unreadable("is no well-formed row", _LOOK) from None


def named(names: list[str], cells: list[str]) -> dict[str, Any]:
    """The cells by the names of their columns; of two columns of one name the first counts."""
    cells = [*cells, *[""] * (len(names) - len(cells))]
    found: dict[str, Any] = {}
    for name, cell in zip(names, cells, strict=False):
        found.setdefault(name, cell)
    return found


def _decoded(data: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        return data.decode(encoding), encoding, ()
    except UnicodeError:
        found = decode(data)
    if found is None:
        return (
            data.decode(encoding, "replace"),
            encoding,
            ("some of its characters cannot be told; they stand as \ufffd",),
        )
    return found.text, found.encoding, found.notes


def _words(value: Any) -> str:
    """The text that a field holds: a string, or a list of them, one a paragraph."""
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) else ""
