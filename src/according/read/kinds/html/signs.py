"""Signs: a page in which the first character of every text node is a symbol that tells which node it is.

An extractor hands back words without saying where they stood. A sign comes out with its words, and since it takes the
place of a character, nothing that an extractor measures by length changes. Runs in the child only.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from trafilatura.utils import RE_FILTER

from according.read.kinds.html.nodes import Nodes, first_character

#: Blocks of symbols that news pages do not hold: Braille, hexagrams, radicals, enclosed letters, rare arrows and
#: operators. All lie where Python keeps a character in two bytes, since wider texts take longer to work on.
_BLOCKS = (
    (0x2801, 0x2C00),
    (0x2E80, 0x2FD6),
    (0x31C0, 0x3400),
    (0x4DC0, 0x4E00),
    (0xA490, 0xA4C7),
)
#: A symbol counts as neither word nor white space nor control character, so that no rule of an extractor sees it.
_SYMBOLS = tuple(
    c
    for low, high in _BLOCKS
    for c in map(chr, range(low, high))
    if unicodedata.category(c) in ("So", "Sm") and c.isprintable()
)
#: So many symbols begin a sign of two; the others are signs of one.
_LEADING = 128
#: The number of what stands in no node.
NOWHERE = -1
#: What the extractor takes for a label of a menu is no longer, in one word ("Facebook") or several ("More on this …").
_LONGEST_WORD, _LONGEST_LABEL = 14, 32
_SET = frozenset(_SYMBOLS)
#: A few ranges that take in all symbols: a class of the symbols themselves takes ten times as long.
_MAYBE = re.compile("[\u2801-\u2bff\u2e80-\u2fd5\u31c0-\u33ff\u4dc0-\u4dff\ua490-\ua4c6]")


class _Table(NamedTuple):
    """The symbols that begin a sign of two and those that stand alone, with their numbers; one that is no node's."""

    leading: tuple[str, ...]
    single: tuple[str, ...]
    leads: dict[str, int]
    places: dict[str, int]
    nowhere: str


def _table(symbols: tuple[str, ...]) -> _Table:
    leading, single = symbols[:_LEADING], symbols[_LEADING:-1]
    leads, places = {s: i for i, s in enumerate(leading, 1)}, {s: i for i, s in enumerate(single)}
    return _Table(leading, single, leads, places, symbols[-1] if symbols else "")


_WHOLE = _table(_SYMBOLS)


class Signs:
    """The signs of one page's nodes, which the page itself does not hold; ``room`` nodes can have one."""

    def __init__(self, raw: str, found: Nodes) -> None:
        self._raw, self._found = raw, found
        held = _held(raw, found)
        table = _table(tuple(s for s in _SYMBOLS if s not in held)) if held else _WHOLE
        self._leading, self._single, self._leads, self._places = table[:4]
        #: The sign of what was put into a page and stands in no node.
        self.nowhere = table.nowhere
        self.room = len(self._single) * (len(self._leading) + 1)
        #: What the sign of a node took the place of: nothing where it stands before the node.
        self.firsts: list[str] = []

    def page(self) -> str:
        """The page with its signs, without scripts, styles and comments."""
        raw, found = self._raw, self._found
        pieces: list[str] = []
        since = 0  # how much of the node before has been taken
        for number, (kept, start, end) in enumerate(zip(found.kept, found.starts, found.ends, strict=False)):
            pieces.append(kept[since:])
            since, first = 0, ""
            if number < self.room:
                pieces.append(self._sign(number))
                # A word that the extractor knows for a menu's must stay whole.
                if not _is_label(raw[start:end]):
                    first, past = first_character(raw, start)
                    since = past - start
            self.firsts.append(first)
        pieces.append(found.kept[-1][since:])
        return "".join(pieces)

    def read(self, text: str) -> Iterator[tuple[int | None, str]]:
        """The stretches of an extracted text with the numbers of their nodes; None for what stands before any sign."""
        number: int | None = None
        first, position, lead = "", 0, 0
        for match in _MAYBE.finditer(text):
            symbol = match[0]
            place = self._places.get(symbol)
            if symbol == self.nowhere:
                if match.start() > position or first:
                    yield number, first + text[position : match.start()]
                number, first, position, lead = NOWHERE, "", match.end(), 0
                continue
            if place is None:
                lead = self._leads.get(symbol, 0)
                continue
            start = match.start() - 1 if lead else match.start()
            if start > position or first:
                yield number, first + text[position:start]
            number = lead * len(self._single) + place
            first = self.firsts[number] if number < len(self.firsts) else ""
            position, lead = match.end(), 0
        if position < len(text) or first:
            yield number, first + text[position:]

    def restore(self, text: str) -> str:
        """``text`` as the page has it."""
        return "".join(stretch for _, stretch in self.read(text))

    def _sign(self, number: int) -> str:
        lead, place = divmod(number, len(self._single))
        return self._leading[lead - 1] + self._single[place] if lead else self._single[place]


def _is_label(text: str) -> bool:
    if len(text) > _LONGEST_LABEL or (
        len(text) > _LONGEST_WORD and "mehr zu" not in (low := text.lower()) and "more on" not in low
    ):
        return False
    return RE_FILTER.match(text) is not None


def _held(raw: str, found: Nodes) -> set[str]:
    """The symbols that the page's text holds."""
    text = "".join([raw[start:end] for start, end in zip(found.starts, found.ends, strict=True)])
    if "&#" in text:
        text = html.unescape(text)
    return {symbol for match in _MAYBE.finditer(text) if (symbol := match[0]) in _SET}
