"""Nodes: the text nodes of a page's markup with the place of every word, and the page without what is no text.

Markup is told apart as HTML's own tokeniser does: a quoted attribute value may hold "<" and ">", an end of file within
a tag ends the page. Every pattern is possessive, so that no page takes more than one pass. Runs in the child only.
"""

import html
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

_VALUE = r"""=\s*+(?:"[^"]*+"|'[^']*+')?+"""
_ATTRIBUTES = rf"(?:[^>=]++|{_VALUE})*+"
#: Elements whose content is no text of the page.
_OPAQUE = (
    r"(?:[sS](?:(?i:cript)|(?i:tyle)|(?i:vg))|[tT](?:(?i:extarea)|(?i:emplate))|[mM](?i:ath)|[iI](?i:frame)"
    r"|[nN](?i:o)(?:(?i:embed)|(?i:frames)))(?=[\s/>])"
)
_PLAIN_MARKUP = re.compile(
    rf"(?:\s++|<(?!{_OPAQUE})[a-zA-Z]{_ATTRIBUTES}>|</[a-zA-Z][^>]*+>|<!(?!--)[^>]*+>|<[?][^>]*+>|</[^a-zA-Z>][^>]*+>|</>)*+"
)
_TEXT = re.compile(r"(?:[^<]++|<(?![a-zA-Z/!?]))++")
_OPAQUE_TAG = re.compile(rf"<({_OPAQUE}){_ATTRIBUTES}>")
_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE)
    for name in "script style svg textarea template math iframe noembed noframes".split()
}
_LINKED_DATA = re.compile(r"(?i)\btype\s*=\s*[\"']?application/ld\+json")
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the reader sees it, and where it stood: ``raw[start:end]``, entities and all."""

    form: str
    start: int
    end: int


@dataclass(slots=True)
class Nodes:
    """The text nodes ``raw[starts[i]:ends[i]]`` of a page in order, and the stretches of it that are to be kept.

    A node begins and ends with a character that can be seen. ``kept[i]`` is what stands between node ``i - 1``'s
    start and node ``i``'s, the last one what follows the last node's start: comments, scripts and styles are left out
    of it, but for linked data and formulas.
    """

    starts: list[int]
    ends: list[int]
    kept: list[str]


def nodes(raw: str) -> Nodes:
    """The text nodes of ``raw``; what scripts, styles, drawings, templates and comments hold is none."""
    found = Nodes([], [], [])
    position = since = 0
    size = len(raw)
    between: list[str] = []
    while True:
        start = _PLAIN_MARKUP.match(raw, position).end()  # type: ignore[union-attr]  # it matches the empty string too
        if start >= size:
            break
        text = _TEXT.match(raw, start)
        if text is not None:
            position = text.end()
            edges = _edges(raw, start, position)
            if edges:
                between.append(raw[since : edges[0]])
                found.kept.append("".join(between))
                between.clear()
                since = edges[0]
                found.starts.append(edges[0])
                found.ends.append(edges[1])
            continue
        past = _past_opaque(raw, start)
        if past is None:  # a tag that is never closed: the page ends here
            between.append(raw[since:start])
            since = size
            break
        position, dropped = past
        if dropped:
            between.append(raw[since:start])
            since = position
    found.kept.append("".join([*between, raw[since:]]))
    return found


def tokens(raw: str, start: int, end: int) -> list[Token]:
    """The words of the text node ``raw[start:end]`` with their places."""
    text = raw[start:end]
    if "&" not in text:
        return [Token(m[0], start + m.start(), start + m.end()) for m in _WORD.finditer(text)]
    found: list[Token] = []
    word: list[tuple[str, int, int]] = []
    for character, begin, stop in itertools.chain(_characters(text, start), [(" ", end, end)]):
        if not character.isspace():
            word.append((character, begin, stop))
        elif word:
            found.append(Token("".join(c for c, _, _ in word), word[0][1], word[-1][2]))
            word = []
    return found


def first_character(raw: str, start: int) -> tuple[str, int]:
    """What the reader sees at ``start``, an entity decoded, and where the next character stands."""
    if raw[start] == "&":
        match = _ENTITY.match(raw, start)
        decoded = html.unescape(match[0]) if match else ""
        if match and decoded and decoded != match[0]:
            return decoded, match.end()
    return raw[start], start + 1


def _edges(raw: str, start: int, end: int) -> tuple[int, int] | None:
    """The node without white space at its edges, written as an entity or not; None if nothing is left."""
    while start < end:
        if raw[start].isspace():
            start += 1
        elif raw[start] == "&":
            character, past = first_character(raw, start)
            if not character.isspace():
                break
            start = past
        else:
            break
    return (start, start + len(raw[start:end].rstrip())) if start < end else None


def _past_opaque(raw: str, start: int) -> tuple[int, bool] | None:
    """Where a comment or an opaque element ends and whether it goes; None for a tag that is never closed."""
    if raw.startswith("<!--", start):
        if raw.startswith((">", "->"), start + 4):
            return raw.index(">", start) + 1, True
        end = raw.find("-->", start + 4)
        return (len(raw) if end < 0 else end + 3), True
    tag = _OPAQUE_TAG.match(raw, start)
    if tag is None:
        return None
    name = tag[1].lower()
    close = _ENDS[name].search(raw, tag.end())
    end = close.end() if close else len(raw)
    return end, name != "math" and not (name == "script" and _LINKED_DATA.search(tag[0]))


def _characters(text: str, offset: int) -> Iterator[tuple[str, int, int]]:
    position = 0
    for match in _ENTITY.finditer(text):
        for i in range(position, match.start()):
            yield text[i], offset + i, offset + i + 1
        for character in html.unescape(match[0]):
            yield character, offset + match.start(), offset + match.end()
        position = match.end()
    for i in range(position, len(text)):
        yield text[i], offset + i, offset + i + 1
