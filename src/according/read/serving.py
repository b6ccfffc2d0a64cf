"""Serving: what the parsing process does with an input that it is given. Runs there only."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from according.read.port import PEEK, Archive, Cut, Given, Head, Reader, Unreadable, digest, filled
from according.read.registry import kind_of, named
from according.read.rows import cut_row, metadata_row
from according.read.titled import told


def answer(name: str, given: Given) -> dict[str, Any]:
    """What the reader of this name cuts out of an input, as a row.

    Raises:
        Unreadable: if there is nothing, or it may not be read.

    """
    found, reader, data = cut(name, given)
    return {
        "cut": cut_row(found),
        "raw": {
            "sha256": digest(data),
            "size": len(data),
            "media_type": reader.media_type,
            "extractor": reader.extractor,
        },
    }


def members(name: str, given: Given) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The inputs in an archive, each as a row and its bytes (empty where the row tells its slice)."""
    archive = named(name)
    if not isinstance(archive, Archive):
        raise Unreadable("is no archive", "name it as it is")
    for member in archive.members(given):
        row = {
            "place": member.place,
            "start": member.start,
            "length": member.length,
            "reader": member.reader,
            "columns": member.columns,
            "why": member.why,
            "remedy": member.remedy,
            "metadata": metadata_row(member.metadata),
        }
        yield row, member.data or b""


def cut(name: str, given: Given) -> tuple[Cut, Reader, bytes]:
    """What is cut out of an input, the reader that cut it, and the input's own bytes; a slice is unwrapped first.

    Raises:
        Unreadable: as the reader does; or if an archive holds an archive.

    """
    reader = named(name)
    notes: tuple[str, ...] = ()
    if isinstance(reader, Archive):
        inner = reader.unwrap(given)
        held = inner.reader and named(inner.reader)
        held = held or kind_of(Head(inner.name or given.name, inner.data[:PEEK], len(inner.data)))
        if held is None:
            raise Unreadable("holds something that is not read", "look what it is, and save its text")
        if isinstance(held, Archive):
            raise Unreadable(f"holds {held.what}, which is not opened inside another archive", "save it by itself")
        reader, notes = held, inner.notes
        given = replace(
            given,
            name=inner.name or given.name,
            data=inner.data,
            path=None,
            metadata=filled(inner.metadata, given.metadata),
            encoding=inner.encoding,
        )
    found = told(reader.cut(given), given.metadata)
    return replace(found, notes=(*notes, *found.notes)), reader, given.bytes
