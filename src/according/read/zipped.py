"""Zipped: the members of a zip file, read without trusting a word of what it says of itself.

The directory at its end is parsed here, since the standard library's reader keeps whatever a directory lists. Members
are counted, their bytes and their ratio while they are unpacked; nothing is ever written to a disk, and a zip in a zip
is bytes like any other. Runs in the parsing process, but for ``glimpse``.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from according.read.port import Unreadable

#: The bytes that a zip file's first member begins with.
MAGIC = b"PK\x03\x04"

_LOCAL, _LISTED, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_LOCATOR, _END64 = struct.Struct("<4sLQL"), struct.Struct("<4sQ2H2L4Q")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_CHUNK = 65_536
#: A directory's most members, and its longest name.
_MEMBERS, _LONGEST_NAME = 10_000, 4_096
#: All that may be unpacked from one file, in bytes; how many times its packed size a member beyond SMALL may have.
_UNPACKED, _RATIO, _SMALL = 300_000_000, 250, 5_000_000
_METHODS = {9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES encryption"}
_AGAIN = "copy or download it again; it may have been cut off on its way"
_BOMB = "save its text as plain text (.txt) and name that"


@dataclass(frozen=True, slots=True)
class _Member:
    """A member as the directory lists it."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    header: int


class Zipped:
    """The members of a zip file over ``stream``, by name.

    ``largest`` is how many bytes may be unpacked in all, ``most`` how many members it may list.

    Raises:
        Unreadable: if it is no sound zip file, lists too many members, unsafe names, or members that overlap.

    """

    def __init__(self, stream: BinaryIO, *, largest: int = _UNPACKED, most: int = _MEMBERS) -> None:
        self._stream, self._left = stream, largest
        self._members: dict[str, _Member] = {}
        self._twice: set[str] = set()
        listed = list(_directory(stream, most))
        _refuse_overlaps(listed)
        for member in listed:
            if member.name in self._members:
                self._twice.add(member.name)
            self._members[member.name] = member

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its members, folders left out, in the directory's order; "/" parts folders."""
        return tuple(name for name in self._members if not name.endswith("/"))

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def size(self, name: str) -> int:
        """How many bytes a member says that it unpacks to; not to be trusted."""
        return self._members[name].size

    def read(self, name: str, largest: int | None = None) -> bytes:
        """The bytes of a member.

        Raises:
            KeyError: if there is none of this name.
            Unreadable: as ``chunks`` does.

        """
        return b"".join(self.chunks(name, largest))

    def open(self, name: str, largest: int | None = None) -> BinaryIO:
        """A stream over the bytes of a member, unpacked as it is read; it cannot seek. Raises as ``chunks`` does."""
        return io.BufferedReader(_Unpacking(self.chunks(name, largest)), _CHUNK)

    def place(self, name: str) -> tuple[int, int] | None:
        """Where in the file a member's bytes stand, and how many there are; None if they are packed.

        Raises:
            KeyError: if there is none of this name.
            Unreadable: if it is encrypted, named twice, or broken.

        """
        member = self._member(name)
        start = self._begin(member)
        return (start, member.packed) if member.method == _STORED else None

    def chunks(self, name: str, largest: int | None = None) -> Iterator[bytes]:
        """The bytes of a member in chunks, counted while they are unpacked.

        Raises:
            KeyError: if there is none of this name.
            Unreadable: if it is encrypted, packed in a way that is not read, named twice, broken, or too large.

        """
        member = self._member(name)
        count = crc = 0
        for data in self._unpacked(member):
            count += len(data)
            crc = zlib.crc32(data, crc)
            self._count(member, count, len(data), largest)
            yield data
        if count != member.size or crc != member.crc:
            raise _broken(f"{name} is damaged")

    def _unpacked(self, member: _Member) -> Iterator[bytes]:
        at = self._begin(member)
        end = at + member.packed
        inflate = zlib.decompressobj(-15) if member.method == _DEFLATED else None
        waiting = b""
        while waiting or at < end:
            data = waiting
            if not data:
                # The stream is shared: another member may have been read since.
                self._stream.seek(at)
                data = self._stream.read(min(_CHUNK, end - at))
                if not data:
                    raise _broken(f"{member.name} is cut off")
                at += len(data)
            if not inflate:
                yield data
                continue
            try:
                yield inflate.decompress(data, _CHUNK * 4)
            except zlib.error as error:
                raise _broken(f"{member.name} is damaged") from error
            if inflate.eof:
                return
            waiting = inflate.unconsumed_tail
        if inflate:
            # What the last bytes stood for and did not fit: a few hundred bytes at most.
            yield inflate.flush()

    def _count(self, member: _Member, count: int, new: int, largest: int | None) -> None:
        self._left -= new
        if count > member.size:
            raise _broken(f"{member.name} is larger than the file says")
        if count > _SMALL and count > _RATIO * max(1, member.packed):
            raise Unreadable("unpacks to more than 250 times its size, as zip bombs do", _BOMB)
        if self._left < 0 or (largest is not None and count > largest):
            raise Unreadable(f"is too large once unpacked ({member.name} has more than {count / 1e6:.0f} MB)", _BOMB)

    def _member(self, name: str) -> _Member:
        member = self._members[name]
        if name in self._twice:
            raise _broken(f"it holds {name} twice")
        if member.flags & _ENCRYPTED or member.method == 99:
            raise Unreadable("is encrypted", "open it with its password and save it without one")
        if member.method not in (_STORED, _DEFLATED):
            way = _METHODS.get(member.method, f"method {member.method}")
            raise Unreadable(f"is packed in a way that is not read ({way})", "pack it again in the ordinary way")
        return member

    def _begin(self, member: _Member) -> int:
        """Where the bytes of a member begin, after its own header."""
        self._stream.seek(member.header)
        head = self._stream.read(_LOCAL.size)
        if len(head) < _LOCAL.size or head[:4] != MAGIC:
            raise _broken(f"{member.name} is not where its directory says")
        *_, name, extra = _LOCAL.unpack(head)
        return int(member.header + _LOCAL.size + name + extra)


class _Unpacking(io.RawIOBase):
    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._rest = chunks, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._rest:
            found = next(self._chunks, None)
            if found is None:
                return 0
            self._rest = found
        count = min(len(view), len(self._rest))
        view[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


def glimpse(head: bytes, longest: int = 20_000) -> dict[str, bytes]:
    """The members that stand whole or in part in a file's beginning, each with at most ``longest`` of its bytes.

    For telling what a package is; what cannot be unpacked has no bytes.
    """
    found: dict[str, bytes] = {}
    at = 0
    while len(found) < 500 and head.startswith(MAGIC, at) and at + _LOCAL.size <= len(head):
        _, _, flags, method, _, _, _, packed, _, length, extra = _LOCAL.unpack_from(head, at)
        begin = at + _LOCAL.size + length + extra
        name = _decoded(head[at + _LOCAL.size : at + _LOCAL.size + length], flags)
        unknown = bool(flags & _SIZES_FOLLOW) and not packed
        at = head.find(MAGIC, begin) if unknown else begin + packed
        data = head[begin : at if at >= 0 else len(head)]
        try:
            opened = zlib.decompressobj(-15).decompress(data, longest) if method == _DEFLATED else data[:longest]
        except zlib.error:
            opened = b""
        found.setdefault(name, b"" if flags & _ENCRYPTED else opened)
        if at < 0:
            break
    return found


def _directory(stream: BinaryIO, most: int) -> Iterator[_Member]:
    size = stream.seek(0, io.SEEK_END)
    begin = max(0, size - _END.size - 65_536)
    stream.seek(begin)
    tail = stream.read()
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or found + _END.size > len(tail):
        raise _broken("its directory is missing")
    _, _, _, _, count, length, start, _ = _END.unpack_from(tail, found)
    end = begin + found
    if count == 0xFFFF or 0xFFFFFFFF in (length, start):
        end, count, length, start = _end64(stream, end, (count, length, start))
    # Bytes before the first member (a program that unpacks itself, say) move every place by as much.
    moved = end - length - start
    if moved < 0:
        raise _broken("its directory is damaged")
    if count > most:
        raise Unreadable(f"is a zip file of more than {most:,} members", _BOMB)
    stream.seek(end - length)
    data = stream.read(min(length, (_LISTED.size + _LONGEST_NAME) * (count + 1)))
    at = 0
    for _ in range(count):
        if at + _LISTED.size > len(data) or not data.startswith(b"PK\x01\x02", at):
            raise _broken("its directory is damaged")
        fields = _LISTED.unpack_from(data, at)
        flags, method, crc, packed, unpacked = fields[3], fields[4], *fields[7:10]
        name_length, extra_length, comment_length, header = fields[10], fields[11], fields[12], fields[16]
        at += _LISTED.size
        name = _safe(_decoded(data[at : at + name_length], flags))
        extra = data[at + name_length : at + name_length + extra_length]
        unpacked, packed, header = _wide(extra, unpacked, packed, header)
        at += name_length + extra_length + comment_length
        if header + moved + _LOCAL.size + packed > end - length:
            raise _broken(f"{name} is cut off")
        yield _Member(name, flags, method, crc, packed, unpacked, header + moved)


def _end64(stream: BinaryIO, end: int, known: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """The directory's end, count, length and start as a zip64 file gives them; as ``known`` if it is none."""
    stream.seek(max(0, end - _LOCATOR.size))
    data = stream.read(_LOCATOR.size)
    if len(data) < _LOCATOR.size or not data.startswith(b"PK\x06\x07"):
        return (end, *known)
    # Where the locator points moves with bytes before the first member: the record stands right before it.
    for place in (_LOCATOR.unpack(data)[2], end - _LOCATOR.size - _END64.size):
        if 0 <= place < end:
            stream.seek(place)
            record = stream.read(_END64.size)
            if len(record) == _END64.size and record.startswith(b"PK\x06\x06"):
                *_, count, length, start = _END64.unpack(record)
                return place, count, length, start
    raise _broken("its directory is missing")


def _wide(extra: bytes, size: int, packed: int, header: int) -> tuple[int, int, int]:
    """Sizes and place with those of 64 bits, which stand among the extra fields in this order where they are needed."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        if tag == 1:
            field = extra[at + 4 : at + 4 + length]
            numbers = iter(struct.unpack(f"<{len(field) // 8}Q", field[: len(field) // 8 * 8]))
            size, packed, header = (
                next(numbers, value) if value == 0xFFFFFFFF else value for value in (size, packed, header)
            )
            break
        at += 4 + length
    return size, packed, header


def _decoded(name: bytes, flags: int) -> str:
    """A member's name; what is no UTF-8 is of the code page that the format began with."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("utf-8", "replace") if flags & _UTF8 else name.decode("cp437")


def _safe(name: str) -> str:
    plain = name.replace("\\", "/")
    if plain.startswith("/") or ".." in plain.split("/") or "\0" in plain or plain[1:2] == ":":
        raise Unreadable("holds a file whose name leads out of it", "do not trust it; ask its sender for another")
    return plain


def _refuse_overlaps(members: list[_Member]) -> None:
    """Members that share bytes make one small file unpack to a huge one many times over."""
    reached = 0
    for member in sorted(members, key=lambda each: (each.header, each.packed)):
        if member.header < reached:
            raise Unreadable("holds members that overlap, as zip bombs do", _BOMB)
        reached = member.header + _LOCAL.size + member.packed


def _broken(why: str) -> Unreadable:
    return Unreadable(f"is a broken zip file: {why}", _AGAIN)
