"""A row: the text that one of its fields holds, as it stands there or, where that is HTML, without its tags."""

from typing import Any

from according.core import DocumentKind, OriginMap, Region, RegionKind, Span
from according.read.decoding import decode
from according.read.kinds.fields import Fields, is_markup, is_page, sound
from according.read.kinds.table.cells import Row, row_of
from according.read.kinds.table.columns import metadata_of
from according.read.port import Cut, Given, Held, Inner

#: The beginning of the schema that our own records name.
_OWN = "according."


def inner(given: Given) -> Inner:
    """The input that a row is: a whole page if its text is one, else the row as it stands."""
    row = row_of(given)
    metadata, notes = metadata_of(row.fields, row.found)
    if is_page(row.text):
        return Inner(data=row.text.encode("utf-8", "replace"), metadata=metadata, reader="html", notes=notes)
    return Inner(data=given.bytes, metadata=metadata, reader="row", notes=notes)


class TableRow(Held):
    """Reads one row of a table; no file is one by itself."""

    name = "row"
    what = "a row of a table"
    media_type = "text/plain"
    extractor = "row of a table 1"
    largest = 25_000_000

    def cut(self, given: Given) -> Cut:
        """The text of the row.

        Raises:
            Unreadable: if it has none.

        """
        row = row_of(given)
        words, notes = _repaired(sound(row.text))
        notes = (*row.notes, *notes)
        if is_markup(words):
            fields = Fields()
            fields.markup(row.column, words)
            return fields.cut(given.metadata, encoding=row.encoding, notes=notes)
        kind, marked = _own(row, words)
        return Cut(
            text=words,
            origin=OriginMap.identity(len(words)),
            parts=((row.column, words),),
            encoding=row.encoding,
            marked=marked,
            kind=kind,
            notes=notes,
        )


READER = TableRow()


def _repaired(words: str) -> tuple[str, tuple[str, ...]]:
    """The words with what was decoded wrongly before put right."""
    found = decode(words.encode("utf-8")) if not words.isascii() else None
    return (found.text, found.notes) if found else (words, ())


def _own(row: Row, words: str) -> tuple[DocumentKind | None, tuple[Region, ...]]:
    """What a record of our own says of its text: the kind of document, and the parts of its paragraphs."""
    if not str(row.fields.get("schema", "")).startswith(_OWN) or row.column != "text":
        return None, ()
    kind = next((each for each in DocumentKind if each.value == row.fields.get("kind")), None)
    regions = row.fields.get("regions")
    found: list[Region] = []
    at = 0
    for each in regions if isinstance(regions, list) else ():
        region = _region(each, at, len(words))
        if region:
            found.append(region)
            at = region.span.end
    return kind, tuple(found)


def _region(each: Any, at: int, length: int) -> Region | None:
    try:
        start, end = each["span"]
        if not (type(start) is type(end) is int and at <= start < end <= length):
            return None
        return Region(kind=RegionKind(each["kind"]), span=Span(start, end), why=sound(str(each.get("why", ""))[:300]))
    except (KeyError, TypeError, ValueError):
        return None
