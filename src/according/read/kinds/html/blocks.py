"""Blocks: the paragraphs that an extractor cut out of a signed page, turned back into the page's own words."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from according.read.kinds.html.nodes import Nodes, Token, tokens
from according.read.kinds.html.signs import NOWHERE, Signs
from according.read.kinds.html.spelling import plain
from according.read.kinds.html.spoken import spoken

_KINDS = {"head": "heading", "quote": "blockquote"}
_INLINE = frozenset({"hi", "ref", "del", "code", "graphic"})
#: An article has fewer than this share of its words in links.
_LINKED = 0.6
#: How far before a word the link it stands in may begin.
_NEAR = 2_000
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p"
    r"|pre|section|table|td|th|tr|ul)(?=[\s/>])",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"</(?:p|h[1-6])(?=[\s>])|<(?:p|h[1-6])(?=[\s/>])|\\n", re.IGNORECASE)
_CELL = re.compile(r"<(?:td|th)(?=[\s/>])", re.IGNORECASE)
#: The number under which the words of the page's linked data are kept, as those of a node.
_SPOKEN = -2
#: How many words of a node the extractor may have left out before the next it kept.
_AHEAD = 50


class Run(NamedTuple):
    """Words of a paragraph with their place in the page (``end`` is 0 where it is not known)."""

    text: str
    start: int
    end: int
    space: bool  # whether white space stands before it


@dataclass(slots=True)
class Block:
    """A paragraph: its kind ("" for one without a part of its own) and its words."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    why: str = ""
    linked: bool = False  # whether every word of it stands in a link

    @property
    def start(self) -> int | None:
        """Where its first word stands in the page."""
        return next((run.start for run in self.runs if run.end), None)

    @property
    def text(self) -> str:
        """The words."""
        return "".join((" " + run.text) if run.space and i else run.text for i, run in enumerate(self.runs))

    def cut(self, title: str) -> None:
        """Leaves of the block the words that make up ``title`` (in plain spelling), or none if it begins otherwise."""
        so_far = ""
        for i, run in enumerate(self.runs):
            so_far += plain(run.text)
            if so_far == title:
                del self.runs[i + 1 :]
                return
            if not title.startswith(so_far):
                break
        # One run may hold the title and more.
        words = self._single()
        so_far = ""
        for i, run in enumerate(words):
            so_far += plain(run.text)
            if so_far == title:
                self.runs = words[: i + 1]
                return
            if len(so_far) > len(title):
                break
        self.runs = []

    def _single(self) -> list[Run]:
        words: list[Run] = []
        for run in self.runs:
            if run.end - run.start != len(run.text):
                words.append(run)
                continue
            for match in re.finditer(r"\S+", run.text):
                space = run.space if not match.start() else True
                words.append(Run(match[0], run.start + match.start(), run.start + match.end(), space))
        return words


class Reader:
    """Turns what the extractor cut out back into the page's own words."""

    def __init__(self, raw: str, found: Nodes, signs: Signs) -> None:
        self._raw, self._found, self._signs = raw, found, signs
        self._used: dict[int, int] = {}
        self._held: dict[int, list[Token]] = {}
        self._open: int | None = None
        self._read = self._linked = 0

    @property
    def mostly_links(self) -> bool:
        """Whether what was read is a list of links, as menus and front pages are, and no article."""
        return self._linked > _LINKED * self._read

    def blocks(self, body: Any) -> list[Block]:
        """The paragraphs of an extracted body, none of them empty."""
        blocks = (self.block(kind, text) for kind, text in _paragraphs(body, ""))
        return [part for block in blocks if block.runs for part in self._parts(block)]

    def _parts(self, block: Block) -> Iterator[Block]:
        """The paragraphs of the page that a block holds: of a short page the extractor makes a single one."""
        begun = 0
        for i, (last, run) in enumerate(itertools.pairwise(block.runs), start=1):
            if last.end and last.end < run.start < last.end + _NEAR and self._ends(last.end, run.start):
                yield replace(block, runs=block.runs[begun:i])
                begun = i
        yield replace(block, runs=block.runs[begun:]) if begun else block

    def _ends(self, end: int, start: int) -> bool:
        """Whether a paragraph ends between two words, and not the cell of a table or an item with it."""
        return _PARAGRAPH.search(self._raw, end, start) is not None and _CELL.search(self._raw, end, start) is None

    def block(self, kind: str, text: str) -> Block:
        """The paragraph whose signed words are ``text``."""
        runs: list[Run] = []
        space = False
        read, linked = self._read, self._linked
        for number, stretch in self._signs.read(text):
            if number is not None and number != NOWHERE:
                self._open = number
            if not stretch:
                continue
            space = space or stretch[0].isspace()
            words = stretch.strip()
            if not words:
                continue
            if number == NOWHERE:
                runs.append(Run(words, 0, 0, space))
                space = stretch[-1].isspace()
                continue
            if runs and not space and number is not None:
                space = self._parted(runs[-1].end, self._found.starts[number])
            runs += self._runs(self._open, words, space)
            space = stretch[-1].isspace()
        return Block(kind, runs, linked=bool(runs) and self._linked - linked == self._read - read)

    def _runs(self, number: int | None, words: str, space: bool) -> list[Run]:
        if number is None:
            return list(self._spoken(words.split(), space))
        start, end = self._found.starts[number], self._found.ends[number]
        forms = words.split()
        count = len(forms)
        if number not in self._used and self._raw[start:end] == words == " ".join(forms):
            self._used[number] = -1
            runs = [Run(words, start, end, space)]
        else:
            runs = []
            for form, token in zip(forms, self._places(number, forms), strict=True):
                runs.append(Run(token.form, token.start, token.end, space) if token else Run(form, 0, 0, space))
                space = True
        self._read += count
        self._linked += count if self._in_link(start) else 0
        return runs

    def _spoken(self, forms: list[str], space: bool) -> Iterator[Run]:
        """The runs of words that stand in no node: those of the page's linked data, or such as stand nowhere."""
        self._read += len(forms)
        if _SPOKEN not in self._held:
            self._held[_SPOKEN] = spoken(self._raw, forms)
        for form, token in zip(forms, self._places(_SPOKEN, forms), strict=True):
            yield Run(token.form, token.start, token.end, space) if token else Run(form, 0, 0, space)
            space = True

    def _places(self, number: int, forms: list[str]) -> Iterator[Token | None]:
        """The page's words for the extracted ``forms`` of a node, in order; None for one that is not there."""
        held = self._held.get(number)
        if held is None:
            held = self._held[number] = tokens(self._raw, self._found.starts[number], self._found.ends[number])
        at = self._used.get(number, 0)
        if at < 0 or at >= len(held):  # the node is read again from its start
            at = 0
        for form in forms:
            place = next((i for i in range(at, min(len(held), at + _AHEAD)) if _same(held[i].form, form)), None)
            if place is None and at < len(held) and len(forms) == len(held):
                place = at
            yield self._within(number, form) if place is None else held[place]
            at = at if place is None else place + 1
        self._used[number] = at

    def _within(self, number: int, form: str) -> Token | None:
        """The place of what is none of a node's words: a broken page is taken apart otherwise by every parser."""
        if number == _SPOKEN:
            return None
        start = self._raw.find(form, self._found.starts[number], self._found.ends[number] + _NEAR)
        return None if start < 0 else Token(form, start, start + len(form))

    def _parted(self, end: int, start: int) -> bool:
        """Whether the page shows two words apart that the extractor gave as one: a block ends between them."""
        return bool(end) and end < start < end + _NEAR and _BLOCK.search(self._raw, end, start) is not None

    def _in_link(self, start: int) -> bool:
        low = max(0, start - _NEAR)
        return self._raw.rfind("<a ", low, start) > self._raw.rfind("</a", low, start)


def _same(page: str, extracted: str) -> bool:
    """Whether two words are one: the extractor drops characters that cannot be seen."""
    return page == extracted or "".join(c for c in page if c.isprintable()) == extracted


def _paragraphs(element: Any, kind: str) -> Iterator[tuple[str, str]]:
    """The paragraphs of an extracted tree with their kinds; text between child elements keeps its order."""
    pending: list[str] = [element.text or ""]

    def flush(of: str) -> Iterator[tuple[str, str]]:
        text = "".join(pending)
        pending.clear()
        if text.strip():
            yield of, text

    own = _KINDS.get(str(element.tag), kind)
    for child in element:
        tag = str(child.tag)
        if tag in _INLINE:
            pending.append("".join(child.itertext()))
        elif tag == "cell":
            pending.append(" " + "".join(child.itertext()) + " ")
        else:
            yield from flush(own)
            if tag != "lb":
                yield from _paragraphs(child, own)
        pending.append(child.tail or "")
    yield from flush(own)
