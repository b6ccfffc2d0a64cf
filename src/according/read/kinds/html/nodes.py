"""Nodes: the text nodes of a page's markup with the place of every word, and the page without what is no text.

Markup is told apart as HTML's own tokeniser does: a quoted attribute value may hold "<" and ">", an end of file within
a tag ends the page. Every pattern is possessive, so that no page takes more than one pass. Runs in the child only.
"""

import html
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What stands in a tag after its first letter, and its end. Most attributes have their value in quotes right after "=",
#: which the first form takes quickly; a quote that stands elsewhere opens nothing, as the second has it.
_QUICK = r"""[^>"']*+(?:(?<==)(?:"[^"]*+"|'[^']*+')[^>"']*+)*+>"""
_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+"""
_REST = rf"(?:{_QUICK}|{_ATTRIBUTES}>)"
#: Elements whose content is no text of the page; all begin with one of five letters.
_OPAQUE = (
    r"(?:[sS](?:(?i:cript)|(?i:tyle)|(?i:vg))|[tT](?:(?i:extarea)|(?i:emplate))|[mM](?i:ath)|[iI](?i:frame)"
    r"|[nN](?i:o)(?:(?i:embed)|(?i:frames)))(?=[\s/>])"
)
#: White space and tags as far as they go, and the text after them.
_STEP = re.compile(
    rf"(?:\s*+<(?:/[a-zA-Z][^>]*+>|[a-hj-loprqu-zA-HJ-LOPRQU-Z]{_REST}|(?!{_OPAQUE})[a-zA-Z]{_REST}"
    r"|!(?!--)[^>]*+>|[?][^>]*+>|/[^a-zA-Z>][^>]*+>|/>))*+\s*+((?:[^<]++|<(?![a-zA-Z/!?]))*+)"
)
_OPAQUE_TAG = re.compile(rf"<({_OPAQUE}){_ATTRIBUTES}>")
_CLOSED = re.compile(r"(?=[\s/>])[^>]*+>")
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
    starts: list[int] = []
    ends: list[int] = []
    kept: list[str] = []
    between: list[str] = []
    position = since = 0
    size = len(raw)
    while True:
        step = _STEP.match(raw, position)
        if step is None:  # it matches the empty string too
            break
        position = step.end()
        text = step[1]
        if text:
            start = position - len(text)
            end = start + len(text.rstrip())
            if text[0] == "&":
                start = _visible(raw, start, end)
            if start < end:
                between.append(raw[since:start])
                kept.append("".join(between))
                between.clear()
                since = start
                starts.append(start)
                ends.append(end)
            if position < size:
                continue
        if position >= size:
            break
        past = _past_opaque(raw, position)
        if past is None:  # a tag that is never closed: the page ends here
            between.append(raw[since:position])
            since = size
            break
        end, dropped = past
        if dropped:
            between.append(raw[since:position])
            since = end
        position = end
    kept.append("".join([*between, raw[since:]]))
    return Nodes(starts, ends, kept)


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


def _visible(raw: str, start: int, end: int) -> int:
    """Where the first character stands that can be seen: white space may be written as an entity."""
    while start < end:
        character, past = first_character(raw, start)
        if not character.isspace():
            break
        start = past
    return start


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
    end = _past_close(raw, tag.end(), name)
    return end, name != "math" and not (name == "script" and _LINKED_DATA.search(tag[0]))


def _past_close(raw: str, position: int, name: str) -> int:
    """Where the closing tag of an opaque element ends: looked for by "</", which scripts and styles seldom hold."""
    while (position := raw.find("</", position)) >= 0:
        position += 2
        if raw[position : position + len(name)].lower() == name:
            close = _CLOSED.match(raw, position + len(name))
            if close:
                return close.end()
    return len(raw)


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
