"""Structure: the parts of a message that are its text, and what is attached to it. In the child only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from according.read.decoding import Decoded, decode
from according.read.kinds.mail.fields import Mail, decoded
from according.read.port import Unreadable
from according.read.writing import Writing

#: So many parts of a message are looked at, so deep in one another; so many characters of a text are read.
_PARTS, _DEPTH, _TEXT = 500, 20, 5_000_000
#: The longest head of a message, in bytes, and what ends it.
_HEAD, _EMPTY = 1_000_000, re.compile(rb"\n\r?\n")
#: What an attachment may have in bytes, to be read.
_ATTACHED = 30_000_000
_DECRYPT = "decrypt it in your mail program and save it again"
_TAG = re.compile(r"<[^<>]{0,4000}>")
#: A plain text of fewer words beside a web page of many more is a remark that there is a web page.
_STUB = 30


@dataclass(slots=True)
class Text:
    """A text of a message: its decoded part, its subtype ("plain", "html"), and how it was broken into lines."""

    decoded: Decoded
    subtype: str
    flowed: bool = False
    delsp: bool = False


@dataclass(slots=True)
class Attached:
    """What is attached: its name, type and part."""

    name: str
    media_type: str
    part: Mail

    def data(self) -> bytes:
        """Its bytes; none if it is too large."""
        found = self.part.get_payload(decode=True)
        return found if isinstance(found, bytes) and len(found) <= _ATTACHED else b""


@dataclass(slots=True)
class Contents:
    """What a message holds: its texts, the messages in it, what is attached, and what is to be said."""

    texts: list[Text] = field(default_factory=list)
    passed_on: list[Mail] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: int = _PARTS


def parsed(data: bytes) -> Mail:
    """The message in ``data``.

    Raises:
        Unreadable: if its head is longer than any.

    """
    data = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not _EMPTY.search(data, 0, _HEAD) and len(data) > _HEAD:
        raise Unreadable("is a mail whose head is longer than any", "save it again from your mail program")
    return BytesParser(policy=compat32).parsebytes(data)


def contents(message: Mail) -> Contents:
    """The texts of a message in their order, and what hangs on it.

    Raises:
        Unreadable: if it is encrypted.

    """
    found = Contents()
    _gather(message, found, 0)
    # An empty part beside others is what an attachment stood in.
    found.texts = [text for text in found.texts if text.decoded.text.strip()] or found.texts[:1]
    if found.left <= 0:
        found.notes.append(f"the message has more than {_PARTS} parts: the rest was not looked at")
    return found


def _gather(part: Mail, found: Contents, depth: int) -> None:
    found.left -= 1
    if found.left <= 0:
        return
    kind = part.get_content_type()
    _refuse_encrypted(part, kind)
    inside = part.get_payload()
    if kind == "message/rfc822" and isinstance(inside, list) and inside:
        found.passed_on += [each for each in inside[:1] if isinstance(each, Message)]
    elif kind in ("message/delivery-status", "message/disposition-notification"):
        return
    elif isinstance(inside, list):
        parts = [each for each in inside[:_PARTS] if isinstance(each, Message)]
        if depth >= _DEPTH:
            found.notes.append(f"its parts stand in one another more than {_DEPTH} deep: the deepest were left out")
        elif kind == "multipart/alternative":
            _choose(parts, found, depth)
        else:
            for each in parts:
                _gather(each, found, depth + 1)
                if kind == "multipart/signed":
                    break
    elif _is_text(part, kind):
        found.texts.append(_text(part, kind))
    else:
        name = decoded(part.get_filename() or "")
        if name or part.get_content_disposition() == "attachment" or not part.get("Content-ID"):
            found.attached.append(Attached(" ".join(name.split())[:200], kind, part))


def _choose(parts: list[Mail], found: Contents, depth: int) -> None:
    """One of several forms of the same: the plain one, unless it is a stub."""
    each: list[Contents] = []
    for part in parts[:20]:
        own = Contents(left=found.left)
        _gather(part, own, depth + 1)
        found.left = own.left
        each.append(own)
    plain = next((own for own in each if any(t.subtype == "plain" and t.decoded.text.strip() for t in own.texts)), None)
    page = next((own for own in each if any(t.subtype == "html" for t in own.texts)), None)
    chosen = plain or page
    if plain and page:
        few, many = _count(plain.texts), _count(page.texts)
        chosen = page if few < _STUB and many > 3 * few else plain
    if chosen:
        found.texts += chosen.texts
    for own in each:
        found.passed_on += own.passed_on
        found.attached += own.attached
        found.notes += own.notes


def _count(texts: list[Text]) -> int:
    total = 0
    for text in texts:
        words = text.decoded.text
        if text.subtype == "html":
            from according.read.kinds.html.fragment import write_fragment

            writing = Writing()
            write_fragment(writing, words, 0, min(len(words), 200_000))
            words = writing.text()
        total += len(words.split())
    return total


def _is_text(part: Mail, kind: str) -> bool:
    if kind not in ("text/plain", "text/html", "text/enriched"):
        return False
    return part.get_content_disposition() != "attachment" and not part.get_filename()


def _text(part: Mail, kind: str) -> Text:
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    subtype = "html" if kind == "text/html" else "plain"
    told = _decoded(data, _parameter(part, "charset"), subtype)
    if len(told.text) > _TEXT:
        told = Decoded(
            told.text[:_TEXT], told.encoding, (*told.notes, f"only its first {_TEXT:,} characters were read")
        )
    flowed = _parameter(part, "format").lower() == "flowed"
    return Text(told, subtype, flowed, flowed and _parameter(part, "delsp").lower() == "yes")


def _parameter(part: Mail, name: str) -> str:
    found = part.get_param(name)
    return found.strip() if isinstance(found, str) else ""


def _decoded(data: bytes, charset: str, subtype: str) -> Decoded:
    """The characters of a part: as it says, where that goes; line ends as they stood."""
    name = charset.strip("'\"").lower()
    western = name in ("us-ascii", "ascii", "iso-8859-1", "latin1", "latin-1", "")
    if not western:
        try:
            return Decoded(data.decode(name), name)
        except (LookupError, UnicodeError, ValueError):
            pass
    found = decode(data, markup=subtype == "html")
    return found or Decoded(data.decode("utf-8", "replace"), "utf-8", ("its encoding cannot be told",))


def _refuse_encrypted(part: Mail, kind: str) -> None:
    if kind == "multipart/encrypted" or kind == "application/pgp-encrypted":
        raise Unreadable("is encrypted (PGP)", _DECRYPT)
    if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        if _parameter(part, "smime-type").lower() == "signed-data":
            raise Unreadable("is signed so that its text is sealed in (S/MIME)", "save it again without the signature")
        raise Unreadable("is encrypted (S/MIME)", _DECRYPT)


def walk(message: Mail) -> Iterator[Attached]:
    """What is attached to a message and could be an input of its own."""
    for attached in contents(message).attached[:50]:
        if attached.media_type.split("/")[0] not in ("image", "audio", "video", "font"):
            yield attached
