"""Unpacking: gzip and deflate with a limit, so that no small answer becomes a large one."""

import zlib

from according.fetch.failure import Failure, FetchError
from according.fetch.limits import Limits

#: What the request says it takes.
CODINGS = "gzip, deflate"
_STEP = 1_000_000
# A gzip file may be several in a row; each costs a copy of what follows it.
_MEMBERS = 64
_GZIP, _ZLIB, _BARE = 31, 15, -15
_BROWSER = "save the page from a browser and add the file"


def unpacked(payload: bytes, coding: str, limits: Limits, said: str) -> bytes:
    """The payload without its Content-Encoding.

    Raises:
        FetchError: if it is packed otherwise, is damaged, or grows beyond the limits.

    """
    coding = coding.strip().lower()
    if coding in ("", "identity") or not payload:
        return payload
    if coding in ("gzip", "x-gzip"):
        return _inflated(payload, _GZIP, limits, said)
    if coding == "deflate":
        # Named so in HTTP is the zlib form; some servers send the bare one.
        bare = payload[0] & 0x0F != 8 or int.from_bytes(payload[:2], "big") % 31
        return _inflated(payload, _BARE if bare else _ZLIB, limits, said)
    raise FetchError(said, Failure.KIND, f"is packed in a way that is not read ({coding[:40]})", _BROWSER)


def _inflated(payload: bytes, window: int, limits: Limits, said: str) -> bytes:
    pieces: list[bytes] = []
    size, rest = 0, payload
    most = min(limits.unpacked, max(_STEP, limits.ratio * len(payload)))
    for _ in range(_MEMBERS):
        machine = zlib.decompressobj(window)
        while not machine.eof:
            try:
                piece = machine.decompress(rest, _STEP)
            except zlib.error as error:
                raise FetchError(said, Failure.BROKEN, "is packed, and damaged", _BROWSER) from error
            rest = machine.unconsumed_tail
            if not piece and not rest and not machine.eof:
                raise FetchError(said, Failure.BROKEN, "ended before all of it was there", "try again later")
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise FetchError(said, Failure.LARGE, f"unpacks to more than {most / 1e6:g} MB", _BROWSER)
        rest = machine.unused_data
        # What follows and is no gzip file is padding.
        if window != _GZIP or not rest.startswith(b"\x1f\x8b"):
            break
    return b"".join(pieces)
