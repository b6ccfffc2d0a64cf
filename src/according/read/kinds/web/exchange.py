"""Exchanges: what a server answered, as a record keeps it: status, fields, payload unpacked. In the child only."""

import zlib
from dataclasses import dataclass

from according.read.port import Unreadable

#: What a page may unpack to, in bytes.
LARGEST = 60_000_000
_FIELDS, _CODINGS = 300, 3
_NEWLINE = b"\r\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: the status, the fields in small letters, and the payload as it stood in the record."""

    status: int
    fields: dict[str, str]
    payload: bytes

    @property
    def media_type(self) -> str:
        """The type of the payload, without its parameters."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server gives."""
        for part in self.fields.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip(" \"'")[:40] or None
        return None


def answer(block: bytes) -> Answer | None:
    """The answer in a record's block; None if it is none."""
    if not block.startswith(b"HTTP/"):
        return None
    end = block.find(b"\r\n\r\n")
    length = 4
    lone = block.find(b"\n\n", 0, end if end >= 0 else len(block))
    if lone >= 0:
        end, length = lone, 2
    if end < 0:
        return None
    lines = block[:end].decode("latin-1").splitlines()
    words = lines[0].split(None, 2)
    status = int(words[1]) if len(words) > 1 and words[1].isdecimal() and len(words[1]) == 3 else 0
    fields: dict[str, str] = {}
    for line in lines[1 : _FIELDS + 1]:
        name, mark, value = line.partition(":")
        if mark:
            fields.setdefault(name.strip().lower(), value.strip())
    return Answer(status, fields, block[end + length :])


def unchunked(data: bytes) -> bytes:
    """``data`` without the lengths that a chunked transfer puts between its stretches; as it is if it has none."""
    found: list[bytes] = []
    at = 0
    while True:
        end = data.find(_NEWLINE, at, at + 200)
        size = data[at:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            length = int(size, 16) if size and len(size) <= 8 else -1
        except ValueError:
            length = -1
        if length < 0:
            # Many archives keep the field and not the chunks.
            return b"".join(found) if found else data
        if length == 0:
            return b"".join(found)
        found.append(data[end + 2 : end + 2 + length])
        at = end + 2 + length
        if data.startswith(_NEWLINE, at):
            at += 2
        if at >= len(data):
            return b"".join(found)


def unpacked(answered: Answer) -> bytes:
    """The payload, its transfer and content codings undone; those that are named and were undone before are not.

    Raises:
        Unreadable: if it unpacks to more than a page may have, or is packed in a way that is not read.

    """
    data = answered.payload
    if "chunked" in answered.fields.get("transfer-encoding", "").lower():
        data = unchunked(data)
    codings = [each.strip().lower() for each in answered.fields.get("content-encoding", "").split(",")]
    for coding in reversed([each for each in codings if each and each != "identity"][:_CODINGS]):
        if coding in ("gzip", "x-gzip", "deflate"):
            data = _inflated(data, coding)
        elif coding == "br":
            data = _brotli(data)
        elif not data[:200].lstrip().startswith((b"<", b"%PDF")):
            raise Unreadable(f"is packed with {coding[:20]}, which is not read", "save the page itself")
    if len(data) > LARGEST:
        raise Unreadable("is a page that is too large", "save its text and name that")
    return data


def _inflated(data: bytes, coding: str) -> bytes:
    for bits in (31,) if coding.endswith("gzip") else (15, -15):
        inflate = zlib.decompressobj(bits)
        try:
            found = inflate.decompress(data, LARGEST + 1)
        except zlib.error:
            continue
        if len(found) > LARGEST:
            raise Unreadable("holds a page that unpacks to more than any page has", "look where it comes from")
        return found
    return data


def _brotli(data: bytes) -> bytes:
    if data[:200].lstrip().lower().startswith((b"<!doc", b"<html", b"<?xml", b"<head", b"%pdf")):
        return data
    try:
        import brotli  # type: ignore[import-not-found, unused-ignore]
    except ImportError as error:
        raise Unreadable(
            "is packed with Brotli, which is not read without the package brotli", "install it: pip install brotli"
        ) from error
    inflate = brotli.Decompressor()
    found: list[bytes] = []
    count = 0
    try:
        for at in range(0, len(data), 4096):
            out = inflate.process(data[at : at + 4096])
            count += len(out)
            if count > LARGEST:
                raise Unreadable("holds a page that unpacks to more than any page has", "look where it comes from")
            found.append(out)
    except brotli.error as error:
        if not found:
            raise Unreadable("is packed with Brotli and damaged", "save the page itself") from error
    return b"".join(found)
