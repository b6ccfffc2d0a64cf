"""Extract: one source to its canonical text, its way back into the raw input, and what the markup said."""

import hashlib

from according.core import Extract, InputError, RawInput
from according.read import html, markdown, text
from according.read.decoding import Decoded, decode
from according.read.signatures import HTML, MARKDOWN, looks_binary, media_type, signature
from according.read.sources import Source

#: The largest plain text or Markdown that is read, in bytes: about three million words.
LARGEST_TEXT = 20_000_000
#: The largest web page that is read, in bytes.
LARGEST_PAGE = 10_000_000
_PEEK = 4096


def extract(source: Source) -> Extract:
    """What a reader takes out of ``source``; its kind is told by its content, not by its name.

    Raises:
        InputError: if it is empty, too large, not a text, cannot be decoded, or holds no article.

    """
    size = source.size
    head = source.read(_PEEK)
    _refuse(source.name, head, size)
    data = source.read(LARGEST_TEXT + 1)
    if looks_binary(data):
        raise _binary(source.name)
    decoded = _decoded(source.name, data)
    kind = media_type(source.name, decoded.text)
    raw = RawInput(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=kind,
        encoding=decoded.encoding,
        extractor="",
    )
    if not decoded.text.strip():
        raise InputError(source.name, "holds nothing but white space", "check that the text was saved in full")
    if kind == HTML:
        if len(data) > LARGEST_PAGE:
            raise _too_large(source.name, size, LARGEST_PAGE, "web page")
        return html.read(source.name, decoded.text, raw, _notes(decoded))
    reader = markdown.read if kind == MARKDOWN else text.read
    return reader(source.name, decoded.text, raw, _notes(decoded))


def _refuse(name: str, head: bytes, size: int) -> None:
    """Raises what can be told from the first bytes and the size, before the rest is read."""
    if not size and not head:
        raise InputError(name, "is empty", "check that the text was saved in full")
    known = signature(head)
    if known:
        raise InputError(name, known.why, known.remedy)
    if looks_binary(head):
        raise _binary(name)
    if size > LARGEST_TEXT:
        raise _too_large(name, size, LARGEST_TEXT, "text")


def _binary(name: str) -> InputError:
    return InputError(
        name,
        "looks like a binary file (it has characters that no text has)",
        "save its content as text (.txt) or HTML (.html)",
    )


def _too_large(name: str, size: int, limit: int, kind: str) -> InputError:
    return InputError(
        name,
        f"is too large ({size / 1e6:.0f} MB; a {kind} may have {limit / 1e6:.0f} MB)",
        "cut it into one file an account and name those",
    )


def _decoded(name: str, data: bytes) -> Decoded:
    # Whether it is a page is only known once it is decoded; a declaration can only stand in markup.
    decoded = decode(data, markup=b"<" in data[:_PEEK])
    if decoded is None:
        raise InputError(name, "is in an encoding that cannot be told", "save it again as UTF-8")
    return decoded


def _notes(decoded: Decoded) -> tuple[str, ...]:
    return (decoded.note,) if decoded.note else ()
