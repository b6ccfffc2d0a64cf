"""Dialects: what separates the fields of a table, told from its beginning; most texts are none."""

import contextlib
import csv
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import AnyStr

from according.read.kinds.table.columns import columns_of
from according.read.port import PEEK, Head

ENDINGS = frozenset({".csv", ".tsv", ".tab"})
_DELIMITERS = "\t;,|"
_SEPARATOR = re.compile(r"sep=([,;|\t])[ \t]*(?:\r\n|\n|\r)", re.IGNORECASE)
#: The longest name of a column, in characters and words, and how many rows below the header are looked at.
_LONGEST, _WORDS, _ROWS = 60, 5, 30
#: The longest header, in characters.
LONGEST_HEADER = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What separates fields, the header's names and line, and how many characters stand before the header."""

    delimiter: str
    names: tuple[str, ...]
    header: str
    before: int


def dialect(head: Head) -> Dialect | None:
    """The dialect of a table of texts; None for what is no table, or (unless its name says so) has no texts.

    A table has at least two columns with short names, one of them for texts, and rows of as many fields.
    """
    text = head.text
    declared = _SEPARATOR.match(text)
    before = declared.end() if declared else 0
    named = head.ending in ENDINGS
    best: Dialect | None = None
    for delimiter in declared[1] if declared else _DELIMITERS:
        lines = _rows(text[before:], delimiter)
        header = next(lines, None)
        if header is None or not _is_header(header):
            continue
        told = columns_of(header, head.columns)
        rows = list(lines)
        whole = len(head.data) < PEEK or head.size <= len(head.data)
        if not whole and rows:
            rows.pop()
        even = sum(len(row) == len(header) for row in rows)
        if not named and any(name[:1].isspace() for name in header):
            continue  # a line of prose, with a space after its comma
        if not named and ("text" not in told or len(told) < 2 or not rows or even < len(rows)):
            continue
        if even * 2 < len(rows) or (best and len(best.names) >= len(header)):
            continue
        line = first_line(text[before:].lstrip("\r\n"), delimiter)
        best = Dialect(delimiter=delimiter, names=tuple(header), header=line, before=before)
    return best


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The first rows that have fields; none from where a row is broken."""
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    with contextlib.suppress(csv.Error):
        yield from itertools.islice((row for row in reader if row), _ROWS + 1)


def _is_header(names: list[str]) -> bool:
    filled = [name.strip() for name in names if name.strip()]
    return (
        len(names) >= 2
        and len(filled) * 2 > len(names)
        and len({name.casefold() for name in filled}) == len(filled)
        and all(len(name) <= _LONGEST and len(name.split()) <= _WORDS and "\n" not in name for name in filled)
    )


def first_line(text: str, delimiter: str) -> str:
    """The row that ``text`` begins with, as it stands, line end and all."""
    end, quoted = 0, False
    while end < len(text):
        following = text.find("\n", end) + 1 or len(text)
        quoted = open_after(text[end:following], delimiter, quoted=quoted)
        end = following
        if not quoted:
            break
    return text[:end]


def open_after(line: AnyStr, delimiter: AnyStr, *, quoted: bool) -> bool:
    """Whether a quotation mark that opened a field is still open behind ``line``; ``quoted``: it was before."""
    mark = line[:0] + ('"' if isinstance(line, str) else b'"')
    at = 0
    while True:
        if quoted:
            at = line.find(mark, at)
            if at < 0:
                return True
            if line[at + 1 : at + 2] == mark:
                at += 2
                continue
            quoted = False
            at += 1
        elif line[at : at + 1] == mark:
            quoted = True
            at += 1
            continue
        at = line.find(delimiter, at) + 1
        if not at:
            return False
