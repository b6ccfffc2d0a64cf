"""Pages of a web archive: which records are accounts, and what one holds. In the child only."""

import base64
import binascii
import contextlib
import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from according.core import DateCandidate, Metadata
from according.read.kinds.web.exchange import Answer, answer, unchunked, unpacked
from according.read.kinds.web.records import Record, cut_off, records
from according.read.port import PEEK, Head, Inner, Member, Unreadable

_KINDS = frozenset({"response", "resource", "conversion"})
_READ = frozenset(
    """text/html application/xhtml+xml application/pdf text/plain text/markdown text/vtt application/rtf text/rtf
    application/epub+zip application/vnd.openxmlformats-officedocument.wordprocessingml.document
    application/vnd.oasis.opendocument.text message/rfc822""".split()
)
_FEEDS = frozenset("application/rss+xml application/atom+xml application/rdf+xml application/feed+json".split())
_XML, _FEED = frozenset({"text/xml", "application/xml"}), re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_UNTOLD = frozenset({"", "application/octet-stream", "unknown/unknown", "binary/octet-stream"})
#: What is told by its bytes where no type is given.
_SIGNS = (b"%PDF-", b"<!doctype html", b"<html")
#: A text of fewer bytes is a server's word to a program.
_SHORTEST = 250
#: A slice that is longer is read as far as this.
_SLICE = 60_000_000
_OWN = "according.fetch/1"


def accounts(stream: BinaryIO, start: int, end: int, name: str = "") -> Iterator[tuple[Member, str]]:
    """The inputs among the records in ``[start:end]`` of a file, each with its address.

    Only what a server answered well and a reader may know: no redirections, images, programs, answers seen before. The
    record that tells of another, directly below it, belongs to its slice.
    """
    waiting: tuple[Member, str] | None = None
    label = f"{name}, " if name else ""
    broken: Unreadable | None = None
    found = enumerate(records(stream, start, end), start=1)
    while True:
        try:
            number, record = next(found)
        except StopIteration:
            break
        except Unreadable as error:
            broken = error
            break
        if waiting and record.kind == "metadata" and waiting[0].start is not None:
            length = record.start + record.length - waiting[0].start
            waiting = replace(waiting[0], length=min(length, _SLICE)), waiting[1]
            continue
        if waiting:
            yield waiting
            waiting = None
        why = _left_out(record) if record.fields else "is a damaged record"
        if not record.fields and not record.whole:
            why = ""
        if why is None:
            place = f"{label}record {number}"
            waiting = Member(place=place, start=record.start, length=min(record.length, _SLICE)), record.address
        elif why:
            place = f"{label}record {number} ({record.address[:200]})"
            yield Member(place=place, why=why, remedy="save it by itself and name that"), record.address
        if not record.whole and not record.fields.get("warc-truncated") and record.start + record.length >= end:
            broken = cut_off()
            break
    if waiting:
        yield waiting
    if broken:
        raise broken


def inner(data: bytes) -> Inner:
    """The page in a record's bytes, with what the archive says of it.

    Raises:
        Unreadable: if it holds none.

    """
    found = records(io.BytesIO(data), 0, len(data), kept=len(data) + 70_000_000)
    record = next(found, None)
    if record is None or record.kind not in _KINDS:
        raise Unreadable("is no page of a web archive", "name the archive itself")
    held = _answer(record)
    if held is None:
        raise Unreadable("is a page whose answer is damaged", "save it again")
    payload = unpacked(held)
    notes = _notes(record, held)
    rows: list[dict[str, Any]] = []
    with contextlib.suppress(Unreadable):
        rows = [row for told in found if (row := _own(told))]
    notes += [note for row in rows for note in _reserved(row)]
    outlet = next((_said(row["outlet"]) for row in rows if isinstance(row.get("outlet"), str)), None)
    saved = record.fields.get("warc-date", "")
    dates = (DateCandidate(value=saved[:40], what="other", where="WARC-Date: when it was saved"),) if saved else ()
    address = record.address if record.address.startswith(("http://", "https://")) else None
    told = held.fields.get("content-language", "").lower()[:2]
    language = told if told.isalpha() else None
    return Inner(
        data=payload,
        metadata=Metadata(
            url=address,
            outlet=outlet or None,
            language=language,
            dates=dates,
        ),
        reader=_reader(held, payload),
        notes=tuple(notes),
        encoding=held.charset,
    )


def _left_out(record: Record) -> str | None:
    """Why a record is no input; "" if that needs no word, None if it is one."""
    if record.kind not in _KINDS or not record.block_length:
        return ""
    held = _answer(record)
    if held is None or held.status != 200 or not held.payload:
        return ""
    kind = held.media_type
    path = urlsplit(record.address).path if "[" not in record.address else ""
    if path in ("/robots.txt", "/favicon.ico") or not record.address.startswith(("http:", "https:", "urn:", "file:")):
        return ""
    if kind in _FEEDS or (kind in _XML and _FEED.search(held.payload[:1000])):
        return "is a feed, which is not opened inside a web archive"
    if kind in _UNTOLD:
        start = held.payload.lstrip()[:20].lower()
        return None if any(start.startswith(sign.lower()) for sign in _SIGNS) else ""
    if kind not in _READ:
        return ""
    return "" if kind == "text/plain" and len(held.payload) < _SHORTEST else None


def _answer(record: Record) -> Answer | None:
    """What a record holds as an answer: a response's own, or one made of the record's fields."""
    if record.kind == "response" and record.fields.get("content-type", "").lower().startswith("application/http"):
        return answer(record.block)
    if record.kind == "response":
        return None
    return Answer(200, {"content-type": record.fields.get("content-type", "")}, record.block)


def _reader(held: Answer, payload: bytes) -> str | None:
    """The reader of what a server calls a page, where its bytes do not tell another."""
    from according.read.registry import kind_of

    if held.media_type not in ("text/html", "application/xhtml+xml"):
        return None
    known = kind_of(Head("", payload[:PEEK], len(payload)))
    return "html" if known is None or known.name == "plain" else None


def _notes(record: Record, held: Answer) -> list[str]:
    notes = []
    if record.fields.get("warc-truncated"):
        notes.append(f"the archive kept only the beginning of it ({record.fields['warc-truncated'][:40]})")
    elif not record.whole:
        notes.append("the archive holds less of it than it says")
    elif _altered(record, held):
        notes.append("its digest in the archive is not that of its bytes: one of them was changed or damaged")
    return notes


def _altered(record: Record, held: Answer) -> bool:
    """Whether the digest that the record gives is not that of its bytes, however they may have been counted."""
    told = record.fields.get("warc-payload-digest")
    if told:
        return not any(_fits(told, data) for data in (held.payload, unchunked(held.payload), record.block))
    told = record.fields.get("warc-block-digest")
    return bool(told) and not _fits(told or "", record.block)


def _fits(told: str, data: bytes) -> bool:
    name, _, value = told.strip().partition(":")
    name = name.lower().replace("-", "")
    if name not in ("sha1", "sha256", "sha512", "md5"):
        return True
    digest = hashlib.new(name, data, usedforsecurity=False).digest()
    value = value.strip()
    try:
        written = base64.b32encode(digest).decode().rstrip("=")
        return value.lower() == digest.hex() or value.upper().rstrip("=") == written or _base64(value) == digest
    except (ValueError, binascii.Error):
        return False


def _base64(value: str) -> bytes:
    return base64.b64decode(value.replace("-", "+").replace("_", "/") + "=" * (-len(value) % 4))


def _own(record: Record) -> dict[str, Any] | None:
    """The record that ``according add`` writes beside a page, or None if it is another's."""
    if record.kind != "metadata" or not record.fields.get("content-type", "").startswith("application/json"):
        return None
    try:
        row: Any = json.loads(record.block)
    except ValueError:
        return None
    return row if isinstance(row, dict) and row.get("schema") == _OWN else None


def _reserved(row: dict[str, Any]) -> list[str]:
    """What the site reserves, and asks of programs."""
    rights = row.get("reservations")
    notes = [
        f"the site reserves rights: {_said(r.get('name'))} ({_said(r.get('where'))}): {_said(r.get('value'))}"
        for r in (rights[:20] if isinstance(rights, list) else ())
        if isinstance(r, dict)
    ]
    robots = row.get("robots")
    if isinstance(robots, dict) and robots.get("allowed") is False:
        notes.append("robots.txt asks programs not to fetch this page")
    return notes


def _said(value: object) -> str:
    return " ".join(str(value).split())[:200]
