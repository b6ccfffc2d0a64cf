"""Packed tables: JSON Lines, CSV or posts in gzip, unpacked in memory within limits."""

import gzip
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from according.read.kinds.posts.archive import READER as POSTS
from according.read.kinds.table.csv_rows import READER as CSV
from according.read.kinds.table.json_rows import READER as JSON
from according.read.port import PEEK, Archive, Given, Head, Inner, Member, Unreadable

_MAGIC = b"\x1f\x8b\x08"
_INSIDE: tuple[Archive, ...] = (POSTS, JSON, CSV)
#: No more bytes than these are unpacked, a piece at a time.
_MOST, _PIECE = 200_000_000, 1_000_000


class Packed:
    """Opens a table or a file of posts in gzip; every input comes with its own bytes."""

    name = "packed"
    what = "a packed table"
    media_type = "application/gzip"
    endings = frozenset({".gz"})
    largest = 100_000_000
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:
        """Whether it is gzip whose beginning, unpacked, is that of a table or of posts."""
        return _inside(head) is not None

    def members(self, given: Given) -> Iterator[Member]:
        """The inputs inside.

        Raises:
            Unreadable: if it unpacks to too much, breaks off, or as the table inside does.

        """
        with given.open() as stream:
            head = Head(given.name, stream.read(PEEK), 0, given.columns)
            stream.seek(0)
            reader = _inside(head)
            if reader is None:
                raise Unreadable("holds no table and no posts", "unpack it and name what it holds")
            data, broken = _unpacked(stream)
        table = Given(name=given.name.removesuffix(".gz"), data=data, columns=given.columns)
        for member in reader.members(table):
            if member.why or member.start is None or member.length is None:
                yield member
                continue
            columns = given.columns if member.columns is None else member.columns
            part = data[member.start : member.start + member.length]
            inner = reader.unwrap(Given(name=given.name, data=part, columns=columns))
            yield Member(
                place=member.place, data=inner.data, reader=inner.reader, metadata=inner.metadata, columns=columns
            )
        if broken:
            raise broken

    def unwrap(self, given: Given) -> Inner:
        """Never asked for: the inputs come with their own bytes.

        Raises:
            Unreadable: always.

        """
        raise Unreadable("is no slice of a packed table", f"name {given.name} itself")


READER = Packed()


def _inside(head: Head) -> Archive | None:
    if not head.data.startswith(_MAGIC):
        return None
    try:
        data = zlib.decompressobj(31).decompress(head.data, PEEK)
    except zlib.error:
        return None
    inside = Head(head.name.removesuffix(".gz"), data, max(head.size, len(data)), head.columns)
    return next((reader for reader in _INSIDE if data and reader.knows(inside)), None)


def _unpacked(stream: BinaryIO) -> tuple[bytes, Unreadable | None]:
    """What is packed, as far as it goes, and why it goes no further."""
    pieces: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=stream) as file:
            while piece := file.read1(_PIECE):
                size += len(piece)
                if size > _MOST:
                    why = f"unpacks to more than {_MOST // 1_000_000} MB"
                    raise Unreadable(why, "unpack it and name the table itself: tables of any size are read")
                pieces.append(piece)
    except (OSError, EOFError, zlib.error):
        return b"".join(pieces), Unreadable("is damaged: it cannot be unpacked to its end", "save it again in full")
    return b"".join(pieces), None
