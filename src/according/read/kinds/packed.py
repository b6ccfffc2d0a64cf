"""Packed tables: JSON Lines, CSV or posts in gzip, unpacked as they are read."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from according.read.kinds.posts.archive import READER as POSTS
from according.read.kinds.table.csv_rows import READER as CSV
from according.read.kinds.table.json_rows import READER as JSON
from according.read.port import ANY_SIZE, PEEK, Archive, Given, Head, Inner, Member, Unreadable
from according.read.unpacking import Unpacking

_MAGIC = b"\x1f\x8b\x08"
_INSIDE: tuple[Archive, ...] = (POSTS, JSON, CSV)
#: A file of posts is read as one whole, since threads are joined: so many bytes of one at most.
_MOST_POSTS = POSTS.largest
_BUFFER = 262_144


class Packed:
    """Opens a table or a file of posts in gzip; every input comes with its own bytes."""

    name = "packed"
    what = "a packed table"
    media_type = "application/gzip"
    endings = frozenset({".gz"})
    largest = ANY_SIZE
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:
        """Whether it is gzip whose beginning, unpacked, is that of a table or of posts."""
        return _inside(head) is not None

    def members(self, given: Given) -> Iterator[Member]:
        """The inputs inside; a table's rows as they are unpacked, so that it may be of any size.

        Raises:
            Unreadable: if it unpacks to far more than texts do, breaks off, or as the table inside does.

        """
        with given.open() as packed:
            size = packed.seek(0, io.SEEK_END)
            packed.seek(0)
            reader = _inside(Head(given.name, packed.read(PEEK), size, given.columns))
            packed.seek(0)
            if reader is None:
                raise Unreadable("holds no table and no posts", "unpack it and name what it holds")
            unpacking = Unpacking(packed, size)
            stream = cast("BinaryIO", io.BufferedReader(unpacking, _BUFFER))
            name = given.name.removesuffix(".gz")
            if reader is POSTS:
                table = Given(name=name, data=_whole(stream), columns=given.columns)
            else:
                table = _Streamed(name=name, stream=stream, columns=given.columns)
            for member in reader.members(table):
                yield _own(member, reader, given, unpacking)
            if unpacking.broken:
                raise unpacking.broken

    def unwrap(self, given: Given) -> Inner:
        """Never asked for: the inputs come with their own bytes.

        Raises:
            Unreadable: always.

        """
        raise Unreadable("is no slice of a packed table", f"name {given.name} itself")


READER = Packed()


@dataclass(frozen=True, kw_only=True)
class _Streamed(Given):
    """What a reader reads while it is unpacked; it is opened once."""

    stream: BinaryIO

    def open(self) -> BinaryIO:
        return self.stream


def _own(member: Member, reader: Archive, given: Given, unpacking: Unpacking) -> Member:
    """A row with its own bytes in place of where it stands in the table."""
    if member.why or member.start is None or member.length is None:
        return member
    data = unpacking.piece(member.start, member.length)
    if data is None:
        return Member(place=member.place, why="is too long", remedy="cut its text into several")
    columns = given.columns if member.columns is None else member.columns
    inner = reader.unwrap(Given(name=given.name, data=data, columns=columns))
    return Member(place=member.place, data=inner.data, reader=inner.reader, metadata=inner.metadata, columns=columns)


def _inside(head: Head) -> Archive | None:
    if not head.data.startswith(_MAGIC):
        return None
    try:
        data = zlib.decompressobj(31).decompress(head.data, PEEK)
    except zlib.error:
        return None
    inside = Head(head.name.removesuffix(".gz"), data, max(head.size, len(data)), head.columns)
    return next((reader for reader in _INSIDE if data and reader.knows(inside)), None)


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(_MOST_POSTS + 1)
    if len(data) > _MOST_POSTS:
        why = f"is too large once unpacked ({POSTS.what} may have {_MOST_POSTS // 1_000_000} MB)"
        raise Unreadable(why, "cut it into several and name those")
    return data
