"""Page: the article in a saved web page, with the place of every word. Runs in the child process only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import trafilatura
from trafilatura.settings import Document, Extractor
from trafilatura.utils import load_html

from according.read.kinds.html.blocks import Block, Reader
from according.read.kinds.html.headers import Headers, headers
from according.read.kinds.html.nodes import nodes
from according.read.kinds.html.signs import Signs
from according.read.kinds.html.spelling import plain

_WHY = {
    "heading": "a heading in the page",
    "blockquote": "a block quotation in the page",
    "headline": "the page's title",
}
#: How many blocks may stand before a title that is part of the body.
_TITLE_WITHIN = 4
#: Made once: the extractor's way of making one asks for the day's date each time.
_OPTIONS = Extractor(output_format="xml", fast=True, comments=False, formatting=False)


@dataclass(slots=True)
class Article:
    """What is cut out of a page: paragraphs parted by empty lines, the way back, and what the markup says of them."""

    text: str = ""
    pieces: list[tuple[int, int, int, int]] = field(default_factory=list)
    marked: list[tuple[str, int, int, str]] = field(default_factory=list)
    headers: Headers = field(default_factory=Headers)
    notes: list[str] = field(default_factory=list)


def article(raw: str) -> Article | None:
    """The article in the page ``raw``, or None if none is found.

    Words are given as they stand in the page, entities decoded; white space within a paragraph is one space.
    """
    found = nodes(raw)
    signs = Signs(raw, found)
    tree = load_html(signs.page())
    if tree is None:
        return None
    document = trafilatura.bare_extraction(tree, options=_OPTIONS)
    if not isinstance(document, Document) or document.body is None:
        return None
    reader = Reader(raw, found, signs)
    blocks = reader.blocks(document.body)
    if not any(block.kind == "" for block in blocks) or reader.mostly_links:
        return None
    result = Article(headers=headers(tree, raw, signs.restore, lambda: "".join(found.kept)))
    result.notes += result.headers.notes
    if len(found.starts) > signs.room:
        result.notes.append("the page is so large that the places of its last words in the file are not known")
    _write(result, _with_title(blocks, Reader(raw, found, signs), tree, result.headers))
    return result


def _with_title(blocks: list[Block], reader: Reader, tree: Any, head: Headers) -> list[Block]:
    """The blocks with the headline first: it is marked where the body holds it, else taken from where it stands."""
    title = plain(head.title or "")
    if not title:
        return blocks
    for block in blocks[:_TITLE_WITHIN]:
        if plain(block.text) == title:
            block.kind = "headline"
            return blocks
    for element in (*list(tree.iter("h1"))[:5], *list(tree.iter("title"))[:1]):
        block = reader.block("headline", _text(element))
        block.cut(title)
        if block.runs:
            return [block, *blocks]
    return blocks


def _text(element: Any) -> str:
    parts: list[str] = [element.text or ""]
    for each in element.iterdescendants():
        if each.tag == "br":
            parts.append(" ")
        elif isinstance(each.tag, str):
            parts.append(each.text or "")
        parts.append(each.tail or "")
    return "".join(parts)


def _write(result: Article, blocks: Sequence[Block]) -> None:
    parts: list[str] = []
    at = 0
    for block in blocks:
        if parts:
            parts.append("\n\n")
            at += 2
        start = at
        for run in block.runs:
            if run.space and at > start:
                parts.append(" ")
                at += 1
            if run.end:
                _put(result.pieces, (at, at + len(run.text), run.start, run.end), joined=at > start)
            parts.append(run.text)
            at += len(run.text)
        if block.kind:
            result.marked.append((block.kind, start, at, _WHY[block.kind]))
    result.text = "".join(parts)


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
