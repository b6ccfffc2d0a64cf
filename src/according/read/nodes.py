"""Nodes: the text nodes of a page's markup with the place of every word, and the page with a sign before each of them.

An extractor hands back words without saying where they stood. So each text node gets a sign of two symbols that the
page does not hold; the signs come out with the words, and tell which node they are from. Runs in the child only.
"""

import html
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+>")
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
#: Elements whose content is no text of the page.
_OPAQUE = frozenset({"script", "style", "textarea", "template", "svg", "math", "iframe", "noembed", "noframes"})
_KEPT_OF = frozenset({"h1", "title"})
#: Symbols that count as neither word nor control character, which news pages do not hold: Braille, sign writing.
_SYMBOLS = (*range(0x2801, 0x2900), *range(0x1D800, 0x1DA00))


@dataclass(frozen=True, slots=True)
class Node:
    """A text node ``raw[start:end]`` (white space at its edges left out) and the heading element it stands in, if any.

    ``element`` counts the page's elements of that name, so that the nodes of one ``h1`` can be put together; ``linked``
    tells whether the node stands in a link.
    """

    start: int
    end: int
    within: str = ""
    element: int = 0
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the reader sees it, and where it stood: ``raw[start:end]``, entities and all."""

    form: str
    start: int
    end: int


def nodes(raw: str) -> Iterator[Node]:
    """The text nodes of ``raw`` that hold more than white space, in order; scripts, styles and comments are none."""
    position, within, count, linked = 0, "", 0, False
    size = len(raw)
    while position < size:
        start = raw.find("<", position)
        start = size if start < 0 else start
        found = _edges(raw, position, start)
        if found:
            yield Node(*found, within, count, linked)
        if start == size:
            return
        position, closing, name = _past_markup(raw, start)
        if name in _OPAQUE and not closing:
            position = _past_opaque(raw, position, name)
        elif name in _KEPT_OF:
            within = "" if closing else name
            count += 1
        elif name == "a":
            linked = not closing


def tokens(raw: str, node: Node) -> list[Token]:
    """The words of a text node with their places."""
    text = raw[node.start : node.end]
    if "&" not in text:
        return [Token(m[0], node.start + m.start(), node.start + m.end()) for m in re.finditer(r"\S+", text)]
    found: list[Token] = []
    word: list[tuple[str, int, int]] = []
    for character, start, end in itertools.chain(_characters(text, node.start), [(" ", node.end, node.end)]):
        if not character.isspace():
            word.append((character, start, end))
        elif word:
            found.append(Token("".join(c for c, _, _ in word), word[0][1], word[-1][2]))
            word = []
    return found


class Signs:
    """Two symbols a node, none of which the page holds; ``room`` nodes can have one."""

    def __init__(self, raw: str) -> None:
        held = set(html.unescape(raw))
        self._symbols = [chr(code) for code in _SYMBOLS if chr(code) not in held]
        self._places = {symbol: i for i, symbol in enumerate(self._symbols)}
        self.room = len(self._symbols) ** 2
        alternatives = "".join(self._symbols)
        self._pattern = re.compile(f"([{alternatives}])([{alternatives}])") if alternatives else re.compile(r"(?!)")

    def sign(self, number: int) -> str:
        """The sign of the node of this number."""
        high, low = divmod(number, len(self._symbols))
        return self._symbols[high] + self._symbols[low]

    def page(self, raw: str, found: list[Node]) -> str:
        """``raw`` with a sign before each node."""
        pieces: list[str] = []
        position = 0
        for number, node in enumerate(found[: self.room]):
            pieces += (raw[position : node.start], self.sign(number))
            position = node.start
        return "".join([*pieces, raw[position:]])

    def read(self, text: str) -> Iterator[tuple[int | None, str]]:
        """The stretches of an extracted text with the numbers of their nodes; None for what stands before any sign."""
        number: int | None = None
        position = 0
        for match in self._pattern.finditer(text):
            if match.start() > position:
                yield number, text[position : match.start()]
            number = self._places[match[1]] * len(self._symbols) + self._places[match[2]]
            position = match.end()
        if position < len(text):
            yield number, text[position:]

    def strip(self, text: str) -> str:
        """``text`` without signs."""
        return self._pattern.sub("", text)


def _edges(raw: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


def _past_markup(raw: str, start: int) -> tuple[int, bool, str]:
    """Where the markup that begins at ``start`` ends, whether it closes an element, and the element's name."""
    if raw.startswith("<!--", start):
        end = raw.find("-->", start + 4)
        return (len(raw) if end < 0 else end + 3), False, ""
    if raw.startswith(("<!", "<?"), start):
        end = raw.find(">", start)
        return (len(raw) if end < 0 else end + 1), False, ""
    match = _TAG.match(raw, start) or _LOOSE_TAG.match(raw, start)
    if match is None:  # a stray "<" is text
        return start + 1, False, ""
    return match.end(), bool(match[1]), match[2].lower()


def _past_opaque(raw: str, position: int, name: str) -> int:
    match = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(raw, position)
    return match.end() if match else len(raw)


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
