"""WARC files, packed or not, as archives."""

import zlib
from collections.abc import Iterator

from according.read.port import ANY_SIZE, Given, Head, Inner, Member


class Warc:
    """Reads web archives: every page, PDF and text that a server answered with is an input."""

    name = "warc"
    what = "a web archive (WARC)"
    media_type = "application/warc"
    endings = frozenset({".warc", ".gz"})
    largest = ANY_SIZE
    ahead = ("according.read.kinds.web.pages",)

    def knows(self, head: Head) -> bool:
        """Whether its first record opens as records do, packed or not."""
        return begins(head.data)

    def members(self, given: Given) -> Iterator[Member]:
        """The pages, each a slice of the file."""
        from according.read.kinds.web.pages import accounts

        with given.open() as stream:
            size = stream.seek(0, 2)
            for member, _ in accounts(stream, 0, size):
                yield member

    def unwrap(self, given: Given) -> Inner:
        """The page in a slice."""
        from according.read.kinds.web.pages import inner

        return inner(given.bytes)


READER = Warc()


def begins(data: bytes) -> bool:
    """Whether a file that begins so is a WARC file."""
    if data.startswith(b"\x1f\x8b"):
        try:
            data = zlib.decompressobj(31).decompress(data, 64)
        except zlib.error:
            return False
    return data.startswith((b"WARC/1.", b"WARC/0."))
