"""A saved page: one WARC file with what was asked, what came, and what the site said about its use.

Four records: ``warcinfo`` (with the address and the content's digest, so that a folder can be looked through without
reading its pages), ``request``, ``response`` (the payload as it came, transfer decoding undone, Content-Encoding kept)
and ``metadata`` (JSON: redirects, robots, reservations).
"""

import base64
import hashlib
import json
import uuid
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from according.fetch.exchange import Exchange
from according.fetch.failure import FetchError
from according.fetch.limits import Limits
from according.fetch.unpacking import unpacked
from according.fetch.visit import Visit

#: The schema of the metadata record.
SCHEMA = "according.fetch/1"
_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
_INFO_LIMIT = 65_536
# What a file may have and a record unpack to: the limits of a fetch and what is written beside.
_LARGEST = 70_000_000
_RECORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """What the first record of a saved page says.

    Args:
        path: the file.
        asked: the address that was asked for.
        address: the address that answered.
        fetched: ISO 8601, in UTC.
        sha256: of the content, unpacked.
        etag, last_modified: by which the site can be asked whether it changed; "" where it gave none.

    """

    path: Path
    asked: str
    address: str
    fetched: str
    sha256: str
    etag: str = ""
    last_modified: str = ""


def digest_of(content: bytes) -> str:
    """The SHA-256 of a page's content."""
    return hashlib.sha256(content).hexdigest()


def warc_bytes(visit: Visit, fetched: str, extra: Mapping[str, Any] | None = None) -> bytes:
    """The WARC file of a visit at the moment ``fetched`` (ISO 8601, UTC): the same bytes for the same visit.

    ``extra`` is put into the metadata: the outlet that a feed's owner gave, say.
    """
    answer = visit.answer
    content = digest_of(answer.content)
    uri = str(answer.address)
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")

    def identity(kind: str) -> str:
        return f"<urn:uuid:{uuid.uuid5(_NAMESPACE, f'{kind} {uri} {fetched} {content}')}>"

    def write(kind: str, media_type: str, block: bytes, headers: tuple[tuple[str, str], ...] = ()) -> None:
        rows = [("WARC-Type", kind), ("WARC-Record-ID", identity(kind)), ("WARC-Date", fetched)]
        rows += [] if kind == "warcinfo" else [("WARC-Target-URI", uri), ("WARC-Warcinfo-ID", identity("warcinfo"))]
        described = StatusAndHeaders("", [*rows, *headers], protocol="WARC/1.1")
        record = ArcWarcRecord("warc", kind, described, BytesIO(block), None, media_type, len(block))
        record.payload_length = len(block)
        writer.write_record(record)

    info = {
        "software": "According",
        "format": "WARC File Format 1.1",
        "according-asked": str(answer.asked),
        "according-address": uri,
        "according-content-sha256": content,
        "according-etag": answer.exchange.header("ETag"),
        "according-last-modified": answer.exchange.header("Last-Modified"),
    }
    lines = (f"{name}: {' '.join(value.split())}\r\n" for name, value in info.items() if value)
    write("warcinfo", "application/warc-fields", "".join(lines).encode("utf-8"))
    together = (("WARC-Concurrent-To", identity("response")),)
    nothing = ("WARC-Payload-Digest", _payload_digest(b""))
    write("request", "application/http; msgtype=request", answer.exchange.request, (*together, nothing))
    write(
        "response",
        "application/http; msgtype=response",
        _response(answer.exchange),
        (("WARC-IP-Address", answer.place), ("WARC-Payload-Digest", _payload_digest(answer.exchange.payload))),
    )
    write("metadata", "application/json", _metadata(visit, fetched, content, extra or {}), together)
    return out.getvalue()


def saved_page(path: Path) -> SavedPage | None:
    """What a file says of the page in it; None where it is no page that was saved by ``warc_bytes``."""
    try:
        with path.open("rb") as file:
            head, block = next(_records(file.read(_INFO_LIMIT), _INFO_LIMIT))
        text = block.decode("utf-8")
    # Anybody's file may lie in the folder.
    except (OSError, ValueError, StopIteration):
        return None
    rows = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in text.splitlines())}
    if head.get("warc-type") != "warcinfo" or not {"according-asked", "according-content-sha256"} <= set(rows):
        return None
    return SavedPage(
        path=path,
        asked=rows["according-asked"],
        address=rows.get("according-address", rows["according-asked"]),
        fetched=head.get("warc-date", ""),
        sha256=rows["according-content-sha256"],
        etag=rows.get("according-etag", ""),
        last_modified=rows.get("according-last-modified", ""),
    )


def saved_metadata(path: Path) -> dict[str, Any]:
    """The metadata record of a saved page; empty where it has none that can be read."""
    try:
        with path.open("rb") as file:
            block = _block(file.read(_LARGEST), "metadata")
        found = json.loads(block)
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("schema") == SCHEMA else {}


def saved_content(warc: bytes) -> bytes:
    """The content of a saved page, unpacked; b"" where there is none that can be had."""
    head, _, payload = _block(warc, "response").partition(b"\r\n\r\n")
    rows = _rows(head)
    try:
        return unpacked(payload, rows.get("content-encoding", ""), Limits(), "")
    except FetchError:
        return b""


def _block(warc: bytes, kind: str) -> bytes:
    try:
        return next((block for head, block in _records(warc, _LARGEST) if head.get("warc-type") == kind), b"")
    except ValueError:
        return b""


def _records(warc: bytes, largest: int) -> Iterator[tuple[dict[str, str], bytes]]:
    """Headers and block of each record in a file that ``warc_bytes`` made.

    Only such files are read here, whose form is known: each record a gzip member, no more than four. Whatever else
    calls itself a web archive is read by a reader, in a process of its own.

    Raises:
        ValueError: where it is no such file.

    """
    for _ in range(_RECORDS):
        machine = zlib.decompressobj(31)
        try:
            record = machine.decompress(warc, largest)
        except zlib.error as error:
            raise ValueError("not packed") from error
        head, mark, block = record.partition(b"\r\n\r\n")
        rows = _rows(head)
        if not machine.eof or not mark or not head.startswith(b"WARC/"):
            raise ValueError("no record")
        yield rows, block[: int(rows.get("content-length", "-"))]
        warc = machine.unused_data


def _rows(head: bytes) -> dict[str, str]:
    lines = (line.partition(":") for line in head.decode("latin-1").split("\r\n")[1:])
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _payload_digest(payload: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode("ascii")


def _response(exchange: Exchange) -> bytes:
    """Status line, headers and payload; a header about a transfer coding that is undone is kept under another name."""
    head = [f"HTTP/1.1 {exchange.status} {exchange.reason}"]
    for name, value in exchange.headers:
        kept = "X-Archive-Orig-Transfer-Encoding" if name.lower() == "transfer-encoding" else name
        head.append(f"{kept}: {' '.join(value.splitlines())}")
    # Headers were decoded as Latin-1: so they come back as the bytes that they were.
    return "\r\n".join(head).encode("latin-1", "replace") + b"\r\n\r\n" + exchange.payload


def _metadata(visit: Visit, fetched: str, content: str, extra: Mapping[str, Any]) -> bytes:
    answer = visit.answer
    record = {
        "schema": SCHEMA,
        "asked": str(answer.asked),
        "address": str(answer.address),
        "fetched": fetched,
        "ip": answer.place,
        "redirects": [{"status": hop.status, "from": hop.start, "to": hop.end} for hop in answer.hops],
        "media_type": answer.media_type or None,
        "charset": answer.charset,
        "content_sha256": content,
        "robots": {"file": visit.robots.file, "state": visit.robots.state.value, "allowed": visit.robots.allowed},
        "reservations": [{"name": r.name, "where": r.where, "value": r.value} for r in visit.reservations],
        **extra,
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
