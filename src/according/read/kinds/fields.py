"""Fields: a text put together from the fields of a record (a post, an item of an agency), each a part of its own."""

import re
from typing import Any

from according.core import DocumentKind, Metadata, RegionKind
from according.read.kinds.html.fragment import write_fragment
from according.read.port import Cut
from according.read.writing import Writing

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure|img|table|section|article)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"</(?:p|div|a|span|b|i|em|strong|ul|li|h[1-6]|blockquote|figure|section|article)\s*>|<br\s*/?>", re.IGNORECASE
)
_PAGE = re.compile(r"\s*(?:<!--.{0,2000}?-->\s*)?(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)


class Fields:
    """Words of several fields, one after the other; ``part`` names of fields are told with the text."""

    def __init__(self) -> None:
        self.writing = Writing()
        self.parts: list[tuple[str, str]] = []
        self.broken = 0

    def part(self, name: str, words: str) -> int:
        """The number of a new part of this name, which holds ``words``."""
        self.broken += len(_SURROGATE.findall(words))
        self.parts.append((name, sound(words)))
        return len(self.parts) - 1

    def lines(
        self, name: str, words: str, kind: RegionKind | None = None, why: str = "", *, escaped: bool = False
    ) -> None:
        """Adds a field of plain text, a paragraph a line; ``escaped``: with signs such as ``&amp;``."""
        number = self.part(name, words)
        raw = self.parts[number][1]
        for match in _LINE.finditer(raw):
            self.writing.paragraph(kind, why)
            if escaped:
                self.writing.markup(raw, match.start(), match.end(), part=number)
            else:
                self.writing.words(raw, match.start(), match.end(), part=number)
        self.writing.paragraph()

    def markup(self, name: str, words: str, kind: RegionKind | None = None, why: str = "", *, start: int = 0) -> None:
        """Adds a field of HTML, from ``start`` on."""
        number = self.part(name, words)
        raw = self.parts[number][1]
        write_fragment(self.writing, raw, start, len(raw), part=number, kind=kind, why=why)
        self.writing.paragraph()

    def cut(
        self, metadata: Metadata, *, encoding: str, kind: DocumentKind | None = None, notes: tuple[str, ...] = ()
    ) -> Cut:
        """What was put together."""
        text = self.writing.text()
        if self.broken:
            notes = (*notes, f"{self.broken} broken characters stand as \ufffd")
        return Cut(
            text=text,
            origin=self.writing.origin(),
            parts=tuple(self.parts),
            encoding=encoding,
            metadata=metadata,
            marked=self.writing.marked(),
            kind=kind,
            notes=notes,
        )


def sound(words: str) -> str:
    """The words without halves of characters, which no encoding can write; each becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", words)


def is_markup(words: str) -> bool:
    """Whether a field that may hold either holds HTML: it has tags, and one that is closed."""
    head = words[:20_000]
    return "<" in head and bool(_CLOSED.search(head)) and len(_TAG.findall(head)) >= 1


def is_page(words: str) -> bool:
    """Whether a field holds a whole page."""
    return bool(_PAGE.match(words[:3000]))


def text_of(value: Any, most: int = 2000) -> str | None:
    """The words of a value: of a string itself, of a record its name, of a list those of its members."""
    return _text_of(value, most, 0)


def _text_of(value: Any, most: int, depth: int) -> str | None:
    if isinstance(value, str):
        return " ".join(sound(value[:most]).split()) or None
    if isinstance(value, dict) and depth < 3:
        for key in ("name", "displayName", "title", "value", "literal", "byline"):
            if told := _text_of(value.get(key), most, depth + 1):
                return told
    if isinstance(value, list) and depth < 3:
        names = [told for each in value[:20] if (told := _text_of(each, most, depth + 1))]
        return ", ".join(dict.fromkeys(names))[:most] or None
    return None


def record(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def members(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def string(value: Any) -> str:
    """The value if it is a string, else an empty one."""
    return value if isinstance(value, str) else ""
