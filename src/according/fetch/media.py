"""Media types: which kinds of answer are taken, told by the answer's head and checked by its first bytes."""

import re

from according.fetch.exchange import Exchange
from according.fetch.failure import Failure, FetchError

#: What the request says it takes.
ACCEPT = "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"

_TAKEN = frozenset(
    """application/xhtml+xml application/xml application/rss+xml application/atom+xml application/rdf+xml
    application/json application/feed+json application/ld+json application/activity+json application/jsonl
    application/x-ndjson application/pdf application/x-pdf application/rtf application/epub+zip application/msword
    application/vnd.openxmlformats-officedocument.wordprocessingml.document application/x-subrip
    application/vnd.oasis.opendocument.text message/rfc822 application/mbox text/html""".split()
)
# Told by the first bytes, as far as that goes.
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/zip", "unknown/unknown"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90", "application/x-executable"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
)
_TEXTS = frozenset({"application/pdf", "application/rtf", "application/zip"})
_BROWSER = "if it holds a text, save it from a browser and add the file"


def media_type(answer: Exchange) -> str:
    """The media type that the answer's head tells, in lower case and without parameters; "" where it tells none."""
    return answer.header("Content-Type").partition(";")[0].partition(",")[0].strip().lower()


def charset(answer: Exchange) -> str | None:
    """The encoding that the answer's head tells."""
    found = _CHARSET.search(answer.header("Content-Type")[:400])
    return found[1].lower() if found else None


def check_head(answer: Exchange, said: str) -> None:
    """Refuses what by its head is no text, before its body is received.

    Raises:
        FetchError: if so.

    """
    kind = media_type(answer)
    if not (kind.startswith("text/") or kind in _TAKEN or kind in _UNTOLD or kind.endswith(("+xml", "+json"))):
        raise _wrong(said, kind)
    if kind == "image/svg+xml":
        raise _wrong(said, kind)


def check_content(content: bytes, said: str) -> None:
    """Refuses what by its first bytes is a picture, a program or the like, whatever its head said.

    Raises:
        FetchError: if so, or if there is nothing.

    """
    if not content.strip():
        raise FetchError(said, Failure.BROKEN, "is empty", "open it in a browser and look")
    for magic, kind in _MAGIC:
        if content.startswith(magic) and kind not in _TEXTS:
            raise _wrong(said, kind)
    if content[4:8] == b"ftyp":
        raise _wrong(said, "video/mp4")


def _wrong(said: str, kind: str) -> FetchError:
    return FetchError(said, Failure.KIND, f"is of the type {kind[:60]}, not a page or a text", _BROWSER)
