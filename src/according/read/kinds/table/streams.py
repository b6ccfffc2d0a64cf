"""Streams: a table's bytes as UTF-8 or another encoding whose signs are ASCII's; others are put into UTF-8 first."""

import io
from typing import BinaryIO

from according.read.decoding import decode
from according.read.port import PEEK, Given, Unreadable
from according.read.signatures import wide

#: A table in UTF-16 is put into UTF-8 in memory if it has no more bytes.
_MOST = 100_000_000


def opened(given: Given) -> tuple[BinaryIO, bool]:
    """A stream over the table, and whether its places are those of the file.

    Raises:
        Unreadable: if it is in UTF-16 and too large to be put into UTF-8.

    """
    stream = given.open()
    head = stream.read(PEEK)
    stream.seek(0)
    old = b"\r" in head and b"\n" not in head
    if not old and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) and not wide(head[:4096]):
        return stream, True
    data = stream.read(_MOST + 1)
    stream.close()
    found = decode(data) if len(data) <= _MOST else None
    if found is None:
        raise Unreadable("is a large table in UTF-16, or with line ends of old", "save it again as UTF-8")
    return io.BytesIO((found.text.replace("\r", "\n") if old else found.text).encode("utf-8", "replace")), False
