"""Archives: the inputs that a file of several holds, each a source of its own."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from according.core import Container, InputError, Skipped
from according.read.parser import PARSER, Parser, answering
from according.read.port import PEEK, Archive, Head
from according.read.registry import AnyReader, kind_of
from according.read.rows import metadata_of
from according.read.sources import Source

_REMEDY = "unpack it and name the texts inside"


def opened(source: Source, parser: Parser = PARSER, kind: AnyReader | None = None) -> Iterator[Source | Skipped]:
    """The source itself, or if it is an archive the sources in it, named by their numbers from 1 ("mail.mbox#3").

    An archive that holds one input is named as that. What breaks off is told as a row after those that came whole; an
    input that cannot be read is one, named by its place. The inputs come one by one as ``parser`` finds them, which is
    asked nothing else until the last came. ``kind`` is the reader that knows the source where that was told before.
    """
    try:
        found: Any = kind or _kind(source)
        archive = _archive(found)
        size = source.size if archive else 0
    except InputError as error:
        yield Skipped.of(error)
        return
    if archive is None:
        yield source
        return
    if size > archive.largest:
        why = f"is too large ({size / 1e6:.0f} MB; {archive.what} may have {archive.largest / 1e6:.0f} MB)"
        yield Skipped(name=source.name, why=why, remedy="cut it into several and name those")
        return
    count = refused = 0
    waiting: Source | None = None
    try:
        whole = source.digest()
        for member in _members(source, archive, whole, parser):
            if isinstance(member, Skipped):
                refused += 1
                yield member
                continue
            count += 1
            if count == 1:
                waiting = member
                continue
            if waiting:
                yield _numbered(waiting, 1)
                waiting = None
            yield _numbered(member, count)
    except InputError as error:
        if waiting:
            yield _numbered(waiting, 1)
        why = error.why if not count else f"{error.why}; what stood before was read"
        yield Skipped(name=error.name, why=why, remedy=error.remedy)
        return
    if waiting:
        yield waiting
    if not count and not refused:
        yield Skipped(name=source.name, why=f"is {archive.what} without a text in it", remedy="look what it holds")


@lru_cache(maxsize=64)
def _archive(kind: Any) -> Archive | None:
    # Asking a protocol takes longer than looking at a file.
    return kind if isinstance(kind, Archive) else None


def _kind(source: Source) -> AnyReader | None:
    head = Head(source.name, source.read(PEEK), source.size, source.columns)
    return kind_of(head) if head.data else None


def _members(source: Source, archive: Archive, whole: str, parser: Parser) -> Iterator[Source | Skipped]:
    message: dict[str, Any] = {"do": "members", "reader": archive.name, "name": source.name, "columns": source.columns}
    if source.path is not None:
        message["path"] = source.path
    end = source.size
    with answering(source.name, _REMEDY):
        for row, data in parser.each(message, b"" if source.path is not None else source.read()):
            if row["start"] is not None and int(row["start"]) + int(row["length"]) > end:
                end = source.size  # the file grew since it was opened
            yield _member(source, archive, row, data, whole, end)


def _member(
    source: Source, archive: Archive, row: dict[str, Any], data: bytes, whole: str, end: int
) -> Source | Skipped:
    if row["why"]:
        remedy = str(row["remedy"])[:300] or _REMEDY
        return Skipped(name=f"{source.name}, {str(row['place'])[:300]}", why=str(row["why"])[:300], remedy=remedy)
    columns = source.columns
    if row["columns"] is not None:
        columns = tuple((str(ours), str(theirs)) for ours, theirs in row["columns"])
    metadata, within = metadata_of(row["metadata"]), Container(sha256=whole, place=str(row["place"]))
    if row["start"] is None:
        reader = row["reader"] and str(row["reader"])
        return Source(name=source.name, data=data, reader=reader, metadata=metadata, within=within, columns=columns)
    start, length = int(row["start"]), int(row["length"])
    if not 0 <= start <= start + length <= end:
        raise ValueError("a slice outside its archive")
    return Source(
        name=source.name,
        path=source.path,
        data=source.data,
        start=start,
        length=length,
        reader=archive.name,
        metadata=metadata,
        within=within,
        columns=columns,
    )


def _numbered(member: Source, number: int) -> Source:
    return replace(member, name=f"{member.name}#{number}")
