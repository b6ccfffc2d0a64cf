"""Web archives made by code: WARC packed and not, and WACZ."""

import base64
import gzip
import hashlib
import io
import json
import zipfile

PAGE = """<!doctype html><html><head><title>The quay reopens</title></head><body><article><h1>The quay reopens</h1>
<p>The quay reopens on Saturday after the storm of last week, the harbour master said on Monday, and the ferry runs
again from six in the morning.</p><p>“We kept our word,” she said to those who had come to hear her at the café in the
town hall.</p></article></body></html>"""
OTHER = PAGE.replace("quay", "pier").replace("Saturday", "Sunday")
NOTE = (
    "The ferry company regrets that the ferry ran late on Tuesday, when the storm stood over the bay and 40 passengers"
    " had to wait for three hours in the hall.\n\nIt will pay back every fare, its spokesman said, and has written to"
    " all who had booked ahead.\n"
)


def record(kind: str, address: str, block: bytes, **fields: str) -> bytes:
    """A record; names of fields are written with "_" for "-"."""
    rows = {
        "WARC-Type": kind,
        "WARC-Target-URI": address,
        "WARC-Date": "2026-02-03T10:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        **{name.replace("_", "-"): value for name, value in fields.items()},
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in rows.items())
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer(payload: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **fields: str) -> bytes:
    """A server's answer."""
    rows = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in fields.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in rows.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + payload


def chunked(data: bytes, size: int = 100) -> bytes:
    """``data`` as a chunked transfer."""
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def sha1(data: bytes) -> str:
    """The digest of ``data`` as archives write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def crawl() -> list[bytes]:
    """The records of a small crawl."""
    host = "https://post.example"
    page, packed = PAGE.encode(), chunked(gzip.compress(OTHER.encode(), mtime=0))
    told = {
        "schema": "according.fetch/1",
        "outlet": "The Post",
        "reservations": [{"name": "tdm-reservation", "where": "header", "value": "1"}],
        "robots": {"file": f"{host}/robots.txt", "state": "read", "allowed": False},
    }
    return [
        record("warcinfo", "", b"software: made by code\r\n", Content_Type="application/warc-fields"),
        record("request", f"{host}/quay", b"GET /quay HTTP/1.1\r\n\r\n"),
        record("response", f"{host}/quay", answer(page), WARC_Payload_Digest=sha1(page)),
        record("metadata", f"{host}/quay", json.dumps(told).encode(), Content_Type="application/json"),
        record(
            "response", f"{host}/pier", answer(packed, Transfer_Encoding="chunked", Content_Encoding="gzip", Server="x")
        ),
        record("response", f"{host}/old", answer(b"gone", status="301 Moved Permanently", Location="/new")),
        record("response", f"{host}/missing", answer(page, status="404 Not Found")),
        record("response", f"{host}/robots.txt", answer(b"User-agent: *\n" * 40, "text/plain")),
        record("response", f"{host}/logo.png", answer(b"\x89PNG\r\n" + bytes(40), "image/png")),
        record("response", f"{host}/feed", answer(b"<rss version='2.0'/>", "application/rss+xml")),
        record("revisit", f"{host}/quay", answer(b"")),
        record("resource", f"{host}/note.txt", NOTE.encode(), Content_Type="text/plain"),
    ]


def warc() -> bytes:
    """An unpacked WARC file."""
    return b"".join(crawl())


def packed_warc() -> bytes:
    """A WARC file packed record by record."""
    return b"".join(gzip.compress(each, mtime=0) for each in crawl())


def wacz(*, pages: bool = True, deflated: bool = False) -> bytes:
    """A WACZ file whose list names one page of those in its archive."""
    out = io.BytesIO()
    rows = [
        {"format": "json-pages-1.0", "id": "pages", "title": "Pages"},
        {"id": "1", "url": "https://post.example/pier#top", "title": "The pier reopens - Post"},
    ]
    with zipfile.ZipFile(out, "w") as file:
        how = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
        file.writestr("archive/data.warc.gz", packed_warc(), compress_type=how)
        if pages:
            listed = "\n".join(json.dumps(row) for row in rows)
            file.writestr("pages/pages.jsonl", listed, compress_type=zipfile.ZIP_DEFLATED)
        file.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
    return out.getvalue()


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes of web archives."""
    return [("crawl.warc", warc()), ("crawl.warc.gz", packed_warc()), ("crawl.wacz", wacz())]
