"""Unpacking: a file in gzip as a stream of any length, of which the last stretch is kept. In the child only.

Tables are read row by row and sometimes looked at again, so what came last can be gone back to; nothing else is held.
"""

import gzip
import io
import zlib
from typing import BinaryIO

from according.read.port import Unreadable

#: So many bytes at the end of what was unpacked are kept, in pieces of so many.
WINDOW, _PIECE = 64_000_000, 1_000_000
#: How many times its packed size a file beyond SMALL may unpack to, as for members of zip files.
_RATIO, _SMALL = 250, 200_000_000


class Unpacking(io.RawIOBase):
    """The bytes in a packed file of ``size`` bytes.

    Where it is damaged it ends, and ``broken`` says so.
    """

    def __init__(self, packed: BinaryIO, size: int, window: int = WINDOW) -> None:
        self._file = gzip.GzipFile(fileobj=packed)
        self._size, self._window = size, window
        self._kept = bytearray()
        self._at = self._end = 0
        self.broken: Unreadable | None = None

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be gone back in, as far as the window reaches."""
        return True

    def tell(self) -> int:
        """How many unpacked bytes stand before the next one that is read."""
        return self._at

    def readinto(self, buffer: object) -> int:
        """Puts the next bytes into ``buffer``, and tells how many.

        Raises:
            Unreadable: if it unpacks to far more than texts do.

        """
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self._at == self._end and not self._more():
            return 0
        start = len(self._kept) - (self._end - self._at)
        data = self._kept[start : start + len(view)]
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place: back within the window, or on by unpacking what stands between.

        Raises:
            Unreadable: if the place is no longer kept.

        """
        if whence == io.SEEK_CUR:
            place += self._at
        elif whence != io.SEEK_SET:
            raise io.UnsupportedOperation("where a packed file ends is not known before it is unpacked")
        if place < self._end - len(self._kept):
            raise Unreadable("holds a row that is too long to be read while it is packed", "unpack it and name that")
        while place > self._end and self._more():
            pass
        self._at = min(place, self._end)
        return self._at

    def piece(self, start: int, length: int) -> bytes | None:
        """The bytes at a place that was unpacked; None if they are no longer kept. The stream stays where it is."""
        begin = start - (self._end - len(self._kept))
        return bytes(self._kept[begin : begin + length]) if begin >= 0 else None

    def _more(self) -> bool:
        if self.broken:
            return False
        try:
            data = self._file.read1(_PIECE)
        except (OSError, EOFError, zlib.error):
            self.broken = Unreadable("is damaged: it cannot be unpacked to its end", "save it again in full")
            return False
        self._end += len(data)
        self._kept += data
        if len(self._kept) > self._window + 16 * _PIECE:
            del self._kept[: -self._window]
        if self._end > max(_SMALL, _RATIO * self._size):
            raise Unreadable(
                f"unpacks to more than {_RATIO} times its size, as bombs do",
                "look where it comes from; unpack it and name the table itself if you trust it",
            )
        return bool(data)
