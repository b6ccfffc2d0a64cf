"""Fields of a mail's head: decoded words, names, dates. In the child only."""

import re
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from according.read.kinds.html.moments import iso

if TYPE_CHECKING:
    Mail = Message[str, str]
else:
    Mail = Message

#: No field that means anything is longer, in characters, and no name with its address.
_LONGEST, _LONGEST_NAME = 10_000, 1000
_FOLD = re.compile(r"[\r\n]+[ \t]*|[\t\x00-\x08\x0b-\x1f]")


def field(message: Mail, name: str) -> str:
    """The first field of this name, unfolded and decoded; "" where there is none."""
    wanted = name.lower()
    for key, value in message.raw_items():
        if key.lower() == wanted:
            return decoded(value)
    return ""


def decoded(value: Any) -> str:
    """A field's words: encoded ones decoded, bytes that no declaration covers read as UTF-8 or Western."""
    words = _FOLD.sub(" ", str(value)[:_LONGEST]).strip()
    words = _unescaped(words)
    if "=?" not in words:
        return words
    try:
        pieces = decode_header(words)
    except Exception:
        # Whatever is wrong with it, the field as it stands is better than none.
        return words
    return "".join(piece if isinstance(piece, str) else _bytes(piece, charset) for piece, charset in pieces).strip()


def sender(value: str) -> str | None:
    """The name in a field of addresses; None where it has an address alone."""
    try:
        found = getaddresses([value[:_LONGEST_NAME]])
    except Exception:
        # What is no address has brought this function of the standard library down more than once.
        return None
    for name, address in found[:1]:
        told = " ".join(decoded(name).strip(" \"'").split())
        if told and told != address and "@" not in told:
            return told
    return None


def raw(message: Mail, name: str) -> str:
    """The first field of this name, unfolded and not decoded: a name may hold a comma once it is."""
    wanted = name.lower()
    for key, value in message.raw_items():
        if key.lower() == wanted:
            return _unescaped(_FOLD.sub(" ", str(value)[:_LONGEST]).strip())
    return ""


def moment(words: str) -> str | None:
    """The date in a field, ISO 8601, its zone kept."""
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return iso(words)


def _unescaped(words: str) -> str:
    if words.isascii():
        return words
    return _bytes(words.encode("utf-8", "surrogateescape"), None)


def _bytes(data: bytes, charset: str | None) -> str:
    for name in (charset, "utf-8", "cp1252"):
        try:
            if name:
                return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("latin-1")
