"""Limits: how much one fetch may cost, whatever the other side sends."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes and seconds of one fetch, redirects included.

    Args:
        wire: bytes received for one answer, headers and chunk marks among them.
        unpacked: bytes of a packed answer once it is unpacked.
        ratio: how many times larger than its packed form an answer above a megabyte may be.
        head: bytes of an answer's status line and headers.
        connect: seconds until a connection stands, its certificate checked.
        first_byte: seconds from the request until the first byte of the answer.
        idle: seconds without a byte.
        total: seconds for everything.
        redirects: how many are followed.

    """

    wire: int = 20_000_000
    unpacked: int = 60_000_000
    ratio: int = 200
    head: int = 131_072
    connect: float = 10.0
    first_byte: float = 20.0
    idle: float = 15.0
    total: float = 60.0
    redirects: int = 5


#: robots.txt and its like: RFC 9309 asks readers to take at least 500 KiB.
SMALL = Limits(wire=700_000, unpacked=2_000_000, connect=8.0, first_byte=8.0, idle=5.0, total=15.0)
