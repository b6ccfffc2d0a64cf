"""Letters: the code pages of rich text, the control words that stand for characters, and its packed dates."""

import codecs
import re
from functools import lru_cache

#: Code pages by the number that a font gives as its character set; 2 is the set of signs, whose letters are none.
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SYMBOLS = 2
PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
#: Lead bytes of the pages that write some letters with two bytes.
_WIDE = {
    "cp932": "\x81-\x9f\xe0-\xfc", "cp949": "\x81-\xfe", "johab": "\x84-\xd3\xd8-\xf9", "gbk": "\x81-\xfe",
    "cp950": "\x81-\xfe",
}  # fmt: skip
WORDS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
SPACES = frozenset({"tab", "emspace", "enspace", "qmspace"})


def page(number: int) -> str | None:
    """The code page of this number, or None if none is known."""
    name = {65001: "utf-8", 10000: "mac_roman", 936: "gbk", 1361: "johab"}.get(number, f"cp{number}")
    try:
        return name if number and codecs.lookup(name) else None
    except LookupError:
        return None


def charset(number: int) -> str | None:
    """The code page of a font's character set, or None if the document's counts."""
    return _CHARSETS.get(number)


@lru_cache(maxsize=4096)
def letter(code: int, encoding: str) -> str:
    """The character that one byte stands for; U+FFFD if it stands for none."""
    return bytes((code,)).decode(encoding, "replace")[:1]


def leads(code: int, encoding: str) -> bool:
    """Whether a byte is the first of two that stand for one letter."""
    wide = _WIDE.get(encoding)
    return wide is not None and re.match(f"[{wide}]", chr(code)) is not None


def pair(first: int, second: int, encoding: str) -> str:
    """The character that two bytes stand for."""
    return bytes((first, second)).decode(encoding, "replace")


def moment(packed: int) -> str | None:
    """The time that a packed number tells, as ISO 8601; None if it tells none."""
    minute, hour, day = packed & 63, packed >> 6 & 31, packed >> 11 & 31
    month, year = packed >> 16 & 15, 1900 + (packed >> 20 & 511)
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00" if packed and month and day else None
