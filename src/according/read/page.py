"""Page: the article in a saved web page, with the place of every word. Runs in the child process only."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import trafilatura

from according.read.headers import Headers, headers
from according.read.nodes import Node, Signs, Token, nodes, tokens

_KINDS = {"head": "heading", "quote": "blockquote"}
_WHY = {"heading": "a heading in the page", "blockquote": "a block quotation in the page"}
#: How many blocks may stand before a title that is part of the body.
_TITLE_WITHIN = 4
#: An article has fewer than this share of its words in links.
_LINKED = 0.6


@dataclass(slots=True)
class Article:
    """What is cut out of a page: paragraphs parted by empty lines, the way back, and what the markup says of them."""

    text: str = ""
    pieces: list[tuple[int, int, int, int]] = field(default_factory=list)
    marked: list[tuple[str, int, int, str]] = field(default_factory=list)
    headers: Headers = field(default_factory=Headers)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    kind: str
    tokens: list[tuple[Token | str, bool]]  # a word and whether white space stands before it

    @property
    def plain(self) -> str:
        return _plain("".join(t.form if isinstance(t, Token) else t for t, _ in self.tokens))


def article(raw: str) -> Article | None:
    """The article in the page ``raw``, or None if none is found.

    Words are given as they stand in the page, entities decoded; white space within a paragraph is one space.
    """
    found = list(nodes(raw))
    signs = Signs(raw)
    document = trafilatura.bare_extraction(signs.page(raw, found), fast=True, include_comments=False)
    if not isinstance(document, trafilatura.settings.Document) or document.body is None:
        return None
    reader = _Reader(raw, found, signs)
    blocks = [block for block in reader.blocks(document.body) if block.tokens]
    result = Article(headers=headers(raw))
    if len(found) > signs.room:
        result.notes.append("the page is so large that the places of its last words in the file are not known")
    if not any(block.kind == "" for block in blocks) or reader.mostly_links:
        return None
    _write(result, _with_title(blocks, raw, found, result.headers))
    return result


class _Reader:
    """Turns what the extractor cut out back into the page's own words."""

    def __init__(self, raw: str, found: list[Node], signs: Signs) -> None:
        self._raw, self._found, self._signs = raw, found, signs
        self._used: dict[int, int] = {}
        self._open: int | None = None
        self._words_read = self._words_linked = 0

    @property
    def mostly_links(self) -> bool:
        """Whether what was read is a list of links, as menus and front pages are, and no article."""
        return self._words_linked > _LINKED * self._words_read

    def blocks(self, body: Any) -> Iterator[_Block]:
        """The paragraphs of an extracted body."""
        for kind, text in _paragraphs(body, ""):
            yield _Block(kind, list(self._words(text)))

    def _words(self, text: str) -> Iterator[tuple[Token | str, bool]]:
        space = False
        for number, stretch in self._signs.read(text):
            if number is not None:
                self._open = number
            node = self._open
            forms = stretch.split()
            self._words_read += len(forms)
            self._words_linked += len(forms) if node is not None and self._found[node].linked else 0
            space = space or stretch[:1].isspace()
            for form, token in zip(forms, self._places(node, forms), strict=True):
                yield token or form, space
                space = True
            space = stretch[-1:].isspace() if forms else space or bool(stretch)

    def _places(self, number: int | None, forms: list[str]) -> Iterator[Token | None]:
        """The page's words for the extracted ``forms`` of a node, in order; None for one that is not there."""
        if number is None:
            yield from (None for _ in forms)
            return
        held = tokens(self._raw, self._found[number])
        at = self._used.get(number, 0)
        for form in forms:
            place = next((i for i in range(at, min(len(held), at + 50)) if _same(held[i].form, form)), None)
            if place is None and at < len(held) and len(forms) == len(held):
                place = at
            yield None if place is None else held[place]
            at = at if place is None else place + 1
        self._used[number] = at


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
        if tag in ("hi", "ref", "del", "code", "graphic"):
            pending.append("".join(child.itertext()))
        elif tag == "cell":
            pending.append(" " + "".join(child.itertext()) + " ")
        else:
            yield from flush(own)
            if tag != "lb":
                yield from _paragraphs(child, own)
        pending.append(child.tail or "")
    yield from flush(own)


def _with_title(blocks: list[_Block], raw: str, found: list[Node], head: Headers) -> list[_Block]:
    """The blocks with the headline first: it is marked where the body holds it, else taken from where it stands."""
    title = _plain(head.title or "")
    for block in blocks[:_TITLE_WITHIN]:
        if title and block.plain == title:
            block.kind = "headline"
            return blocks
    words = _heading_words(raw, found, title) if title else None
    return [_Block("headline", words), *blocks] if words else blocks


def _heading_words(raw: str, found: list[Node], title: str) -> list[tuple[Token | str, bool]] | None:
    """The words of the first ``h1`` (else ``title`` element) that hold the title, and nothing beyond it."""
    elements: dict[tuple[bool, int], list[Node]] = {}
    for node in found:
        if node.within:
            elements.setdefault((node.within != "h1", node.element), []).append(node)
    for key in sorted(elements):
        words: list[tuple[Token | str, bool]] = []
        last = None
        for node in elements[key]:
            for token in tokens(raw, node):
                words.append((token, last is None or raw[last : token.start].strip() != raw[last : token.start]))
                last = token.end
        so_far = ""
        for i, (word, _) in enumerate(words):
            so_far += _plain(word.form if isinstance(word, Token) else word)
            if so_far == title:
                return words[: i + 1]
            if len(so_far) > len(title):
                break
    return None


def _write(result: Article, blocks: list[_Block]) -> None:
    pieces: list[tuple[int, int, int, int]] = []
    parts: list[str] = []
    at = 0
    for block in blocks:
        if parts:
            parts.append("\n\n")
            at += 2
        start = at
        for word, space in block.tokens:
            if space and at > start:
                parts.append(" ")
                at += 1
            form = word.form if isinstance(word, Token) else word
            if isinstance(word, Token):
                _put(pieces, (at, at + len(form), word.start, word.end), joined=at > start)
            parts.append(form)
            at += len(form)
        if block.kind:
            result.marked.append((block.kind, start, at, _WHY.get(block.kind, "the page's title")))
    result.text, result.pieces = "".join(parts), pieces


def _put(pieces: list[tuple[int, int, int, int]], new: tuple[int, int, int, int], *, joined: bool) -> None:
    """Adds a piece, as one with the last where both go on evenly (one space between them here and there)."""
    start, end, raw_start, raw_end = new
    if pieces and joined and end - start == raw_end - raw_start:
        last = pieces[-1]
        even = last[1] - last[0] == last[3] - last[2]
        if even and start - last[1] == raw_start - last[3] and start - last[1] in (0, 1):
            pieces[-1] = (last[0], end, last[2], raw_end)
            return
    pieces.append(new)


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
