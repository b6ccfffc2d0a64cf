"""Tables in JSON: an object a line, a list of objects, or an object that holds such a list."""

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from according.read.kinds.outline import outline
from according.read.kinds.table.cells import parsed, texted
from according.read.kinds.table.columns import columns_of, listed, metadata_of, missing
from according.read.kinds.table.elements import LONGEST, elements
from according.read.kinds.table.row import inner
from according.read.kinds.table.streams import opened
from according.read.kinds.table.tally import Tally
from according.read.port import ANY_SIZE, PEEK, Given, Head, Inner, Member, Unreadable

_WRAPPERS = "articles documents items data results records rows entries stories news docs hits".split()
_ENDINGS = frozenset({".jsonl", ".ndjson", ".json"})
#: The names of so many first objects' fields are looked at to tell whether the user's are among them; no more objects
#: once so many bytes were.
_LOOKED, _LOOKED_BYTES = 50, 16_000_000
_START = re.compile(rb"(?:\xef\xbb\xbf)?[\s\0]*+")

#: Where a value begins, how long it is, its place in words, and the object or why it cannot be read.
_Found = tuple[int, int, str, dict[str, Any] | Unreadable]


class JsonTable:
    """Opens tables in JSON; every object with a text is an input."""

    name = "json"
    what = "a table in JSON"
    media_type = "application/json"
    endings = _ENDINGS
    largest = ANY_SIZE
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:
        """Whether its first object has a field of texts; or its name says JSON, and it begins as that."""
        seen = outline(head.text)
        if seen is None or not seen.keys:
            return False
        if head.ending in _ENDINGS:
            return True
        text = columns_of(seen.top(), head.columns).get("text")
        if text is not None:
            return not any(path.startswith(f"{text}.") for path in seen.keys)
        return _wrapper(seen.keys, head.columns) is not None

    def members(self, given: Given) -> Iterator[Member]:
        """Every object with a text, as a slice; what cannot be read and how many have none is told.

        Raises:
            Unreadable: if none has a text, a column that the user named is nowhere, or the file breaks off.

        """
        stream, direct = opened(given)
        with stream:
            found = _found(stream, given.columns)
            first, broken = _first(found)
            names = [name for *_, value in first if isinstance(value, dict) for name in value]
            absent = missing(names, given.columns)
            if names and absent:
                raise Unreadable(f"has no field {absent[0]!r}", f"its fields are {listed(names)}")
            tally = Tally()
            try:
                yield from _members(itertools.chain(first, found), given.columns, tally, direct=direct)
                if broken:
                    raise broken
            except Unreadable:
                yield from tally.told()
                raise
            if not tally.count and not tally.refused:
                raise Unreadable(
                    "is JSON without a field of texts that is known",
                    f"name it: --columns text=FIELD; its fields are {listed(names)}",
                )
            yield from tally.told()

    def unwrap(self, given: Given) -> Inner:
        """One object: a whole page if its text is one, else a row."""
        return inner(given)


READER = JsonTable()


def _members(
    found: Iterable[_Found], columns: tuple[tuple[str, str], ...], tally: Tally, *, direct: bool
) -> Iterator[Member]:
    for start, length, place, value in found:
        if isinstance(value, Unreadable):
            yield from tally.broken(place, value)
            continue
        row = texted(value, columns)
        if row is None:
            yield from tally.empty(place)
            continue
        tally.input()
        where = f"{place}, field {row.column}"
        if direct:
            yield Member(place=where, start=start, length=length)
        else:
            metadata, _ = metadata_of(row.fields, row.found)
            data = json.dumps(value).encode()
            yield Member(place=where, data=data, reader="row", metadata=metadata, columns=columns)


def _first(found: Iterator[_Found]) -> tuple[list[_Found], Unreadable | None]:
    """The first rows, and why there are no more where the file breaks off behind them."""
    first: list[_Found] = []
    try:
        for row in itertools.islice(found, _LOOKED):
            first.append(row)
            if row[0] + row[1] > _LOOKED_BYTES:
                break
    except Unreadable as error:
        return first, error
    return first, None


def _wrapper(keys: dict[str, str], columns: tuple[tuple[str, str], ...]) -> str | None:
    """The key of the list that holds the rows, if one does."""
    for name in _WRAPPERS:
        inside = [path.removeprefix(f"{name}.") for path in keys if path.startswith(f"{name}.")]
        if "text" in columns_of((path for path in inside if "." not in path), columns):
            return name
    return None


def _found(stream: BinaryIO, columns: tuple[tuple[str, str], ...]) -> Iterator[_Found]:
    head = stream.read(PEEK)
    start = _START.match(head)
    at = start.end() if start else 0
    if head[at : at + 1] == b"[":
        return _numbered(elements(stream, at + 1, listed=True))
    stream.seek(at)
    line = stream.readline(LONGEST)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    text = head[at:].decode("utf-8", "replace")
    seen = outline(text)
    if seen and (value is None or texted(value, columns) is None):
        name = _wrapper(seen.keys, columns)
        if name in seen.lists:
            past = len(text[: seen.lists[name] + 1].encode())
            return _numbered(elements(stream, at + past, listed=True))
    if value is None and seen and (seen.end is None or b"\n" in head[at : at + seen.end]):
        # Objects that are set over several lines each.
        return _numbered(elements(stream, at, listed=False))
    stream.seek(at)
    return _lines(stream, at)


def _numbered(found: Iterator[tuple[int, int, Any]]) -> Iterator[_Found]:
    for number, (start, length, value) in enumerate(found, start=1):
        told = value if isinstance(value, dict) else Unreadable("is no JSON object", "look at it where it stands")
        yield start, length, f"item {number}", told


def _lines(stream: BinaryIO, at: int) -> Iterator[_Found]:
    for number in itertools.count(1):
        line = stream.readline(LONGEST + 1)
        if not line:
            return
        start, at = at, at + len(line)
        if len(line) > LONGEST:
            yield start, len(line), f"line {number}", Unreadable("is too long", "cut its text into several")
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
                at += len(line)
        elif line.strip(b" \t\r\n\0"):
            try:
                yield start, len(line), f"line {number}", parsed(line)
            except Unreadable as error:
                yield start, len(line), f"line {number}", error
