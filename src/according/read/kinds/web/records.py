"""Records: what a WARC file holds, one after the other, with the place of each. In the child only.

A record of a packed file is a gzip member of its own; the file is unpacked member by member, so that every record's
place in it is known, and nothing is kept but a record's beginning.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from according.read.port import Unreadable

GZIP = b"\x1f\x8b"
_OPENING = b"WARC/"
_NEXT = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n|\x1f\x8b\x08")
#: So many bytes at a record's beginning are kept: its fields, those of the exchange, and what tells the page's kind.
_KEPT = 131_072
_CHUNK = 262_144
#: What one packed record may unpack to, in bytes.
_UNPACKED = 2_000_000_000
_FIELDS = 200
_AGAIN = "download or save it again; it may have been cut off on its way"


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its fields in small letters, its place and length in the file, the beginning of its block.

    ``block_length`` is what the record says of it; ``whole`` whether as much is there.
    """

    fields: dict[str, str]
    start: int
    length: int
    block: bytes = field(repr=False)
    block_length: int
    whole: bool

    @property
    def kind(self) -> str:
        """What it is, in small letters: a response, a request, metadata."""
        return self.fields.get("warc-type", "").lower()

    @property
    def address(self) -> str:
        """The address that it is about."""
        address = self.fields.get("warc-target-uri", "").strip()
        return address[1:-1] if address.startswith("<") and address.endswith(">") else address


def records(stream: BinaryIO, start: int, end: int, kept: int = _KEPT) -> Iterator[Record]:
    """The records in ``[start:end]`` of a file, in its order; ``kept`` is how much of each block is.

    What is damaged is a record without fields, as far as the next sound one.

    Raises:
        Unreadable: if it is none that was packed record by record, or no web archive at all.

    """
    at = start
    first = True
    while at < end:
        stream.seek(at)
        opening = stream.read(min(4096, end - at))
        # Records are parted by empty lines; some programs write more than two, some none.
        sound = opening.lstrip(b"\r\n\0")
        at += len(opening) - len(sound)
        if not sound:
            continue
        stream.seek(at)
        record = (_packed if sound.startswith(GZIP) else _plain)(stream, at, end, kept)
        if record is None and first:
            raise Unreadable("is a damaged web archive", _AGAIN)
        if record is None or not record.whole:
            # Either the file ends here, or the record lies about its length.
            following = _following(stream, at + 1, end)
            if record is None or (following < end and record.start + record.length == end):
                record = Record({}, at, following - at, b"", 0, whole=following < end)
        first = False
        yield record
        at += record.length


def _following(stream: BinaryIO, start: int, end: int) -> int:
    """Where the next record begins; ``end`` if none does."""
    at = start
    while at < end:
        stream.seek(at)
        data = stream.read(min(_CHUNK, end - at))
        for match in _NEXT.finditer(data):
            place = at + match.start()
            stream.seek(place)
            if _begins(stream.read(512)):
                return place
        if len(data) < _CHUNK:
            return end
        at += len(data) - 16
    return end


def _begins(data: bytes) -> bool:
    if not data.startswith(GZIP):
        return data.startswith(_OPENING)
    try:
        return zlib.decompressobj(31).decompress(data, 64).startswith(_OPENING)
    except zlib.error:
        return False


def fields_of(data: bytes) -> tuple[dict[str, str], int] | None:
    """The fields that a record opens with, and where they end; None if it does not open as records do."""
    if not data.startswith(_OPENING):
        return None
    end = data.find(b"\r\n\r\n")
    length = 4
    lone = data.find(b"\n\n", 0, end if end >= 0 else len(data))
    if lone >= 0:
        end, length = lone, 2
    if end < 0:
        return None
    found: dict[str, str] = {}
    name = ""
    for line in data[:end].decode("utf-8", "replace").splitlines()[1 : _FIELDS + 1]:
        if line[:1] in " \t" and name:
            found[name] += " " + line.strip()
            continue
        name, _, value = line.partition(":")
        name = name.strip().lower()
        found.setdefault(name, value.strip())
    return found, end + length


def cut_off() -> Unreadable:
    """What is said of a file that ends in the middle of a record."""
    return Unreadable("is cut off in the middle of its last record", _AGAIN)


def _length(fields: dict[str, str]) -> int | None:
    value = fields.get("content-length", "")
    return int(value) if value.isdecimal() and len(value) < 16 else None


def _plain(stream: BinaryIO, at: int, end: int, kept: int) -> Record | None:
    head = stream.read(min(65_536, end - at))
    found = fields_of(head)
    length = _length(found[0]) if found else None
    if found is None and head.startswith(_OPENING) and len(head) == end - at:
        raise cut_off()
    if found is None or length is None:
        return None
    fields, begin = found
    there = min(length, end - at - begin)
    stream.seek(at + begin)
    block = stream.read(min(there, kept))
    return Record(fields, at, begin + there, block, length, there == length)


def _packed(stream: BinaryIO, at: int, end: int, kept: int) -> Record | None:
    inflate = zlib.decompressobj(31)
    position, count = at, 0
    head = bytearray()
    while position < end and not inflate.eof:
        chunk = stream.read(min(_CHUNK, end - position))
        if not chunk:
            break
        position += len(chunk)
        try:
            while chunk and not inflate.eof:
                out = inflate.decompress(chunk, _CHUNK * 4)
                chunk = inflate.unconsumed_tail
                count += len(out)
                if len(head) < kept + 65_536:
                    head += out[: kept + 65_536 - len(head)]
                if count > _UNPACKED:
                    raise Unreadable("holds a record that unpacks to more than any page", "look where it comes from")
        except zlib.error:
            return None
    used = position - at - len(inflate.unused_data)
    found = fields_of(bytes(head))
    length = _length(found[0]) if found else None
    if not inflate.eof and found is None:
        raise cut_off()
    if found is None or length is None:
        return None
    fields, begin = found
    if inflate.eof and count > begin + length + 64 and fields_of(bytes(head[begin + length :]).lstrip(b"\r\n")):
        raise Unreadable(
            "was packed as one whole, not record by record", "unpack it (gunzip) and name the .warc that comes out"
        )
    block = bytes(head[begin : begin + min(length, kept)])
    return Record(fields, at, used, block, length, inflate.eof and count >= begin + length)
