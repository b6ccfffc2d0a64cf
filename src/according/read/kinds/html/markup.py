"""Markup: the tags and the text of a stretch of HTML, in order, with their places. One pass, whatever it holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+"""
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*+)({_ATTRIBUTES})>")
_OTHER = re.compile(r"<[!?/][^>]*+>")
_TEXT = re.compile(r"(?:[^<]++|<(?![a-zA-Z/!?]))++")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)\s*+(?:=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")
#: Elements whose content is no text that a reader sees.
OPAQUE = frozenset(
    "script style svg math template textarea iframe noembed noframes head select object audio video".split()
)
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE) for name in OPAQUE}
#: More attributes than this no tag has that means anything.
_MOST = 100


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its element's name in small letters, whether it closes it, and its attributes as they stand."""

    name: str
    closing: bool
    attributes: str

    def get(self, name: str) -> str | None:
        """The value of an attribute, "" where it has none, None where it is not there; entities as they stand."""
        for number, match in enumerate(_ATTRIBUTE.finditer(self.attributes)):
            if number >= _MOST:
                break
            if match[1].lower() == name:
                return match[2] or match[3] or match[4] or ""
        return None


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch ``[start:end]`` of text, entities and all."""

    start: int
    end: int


def markup(raw: str, start: int, end: int) -> Iterator[Tag | Text]:
    """The tags and texts of ``raw[start:end]``; comments, declarations and opaque elements are left out.

    A tag that is never closed ends the stretch, as it ends a page.
    """
    position = start
    while position < end:
        text = _TEXT.match(raw, position, end)
        if text:
            yield Text(position, text.end())
            position = text.end()
            continue
        if raw.startswith("<!--", position):
            past = raw.find("-->", position + 4, end)
            position = end if past < 0 else past + 3
            continue
        tag = _TAG.match(raw, position, end)
        if tag is None:
            other = _OTHER.match(raw, position, end)
            if other is None:
                return
            position = other.end()
            continue
        name, closing = tag[2].lower(), bool(tag[1])
        position = tag.end()
        if name in OPAQUE and not closing and not tag[3].rstrip().endswith("/"):
            close = _ENDS[name].search(raw, position, end)
            position = close.end() if close else end
            continue
        yield Tag(name, closing, tag[3])
