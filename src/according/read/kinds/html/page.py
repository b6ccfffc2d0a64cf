"""Page: the article in a saved web page, with the place of every word. Runs in the child process only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from according.read.kinds.html.blocks import Block, Reader
from according.read.kinds.html.headers import Headers, headers
from according.read.kinds.html.marks import WHY, mark
from according.read.kinds.html.nodes import nodes
from according.read.kinds.html.signs import Signs
from according.read.kinds.html.spelling import plain
from according.read.kinds.html.tree import body, parsed, put_marks

#: How many blocks may stand before a title that is part of the body.
_TITLE_WITHIN = 4
#: How much of a page is looked at for the comment in which a browser says where it was saved from.
_OPENING = 4_000
#: How many headings of the first order may be the article's.
_TITLES = 5


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
    page = signs.page()
    tree = parsed(page)
    if tree is None:
        return None
    head = headers(tree, page, raw[:_OPENING], signs.restore, lambda: "".join(found.kept))
    titles = [_text(each) for each in (*islice(tree.iter("h1"), _TITLES), *islice(tree.iter("title"), 1))]
    if "<q" in page:
        put_marks(tree, signs.nowhere)
    cut = body(tree)
    if cut is None:
        return None
    reader = Reader(raw, found, signs)
    blocks = reader.blocks(cut)
    if not any(block.kind == "" for block in blocks) or reader.mostly_links:
        return None
    result = Article(headers=head, notes=list(head.notes))
    if len(found.starts) > signs.room:
        result.notes.append("the page is so large that the places of its last words in the file are not known")
    blocks = _with_title(blocks, Reader(raw, found, signs), titles, head)
    mark(blocks, raw, head.standfirst)
    _write(result, blocks)
    nowhere = sum(run.text not in "“”" for block in blocks for run in block.runs if not run.end)
    if nowhere:
        result.notes.append(
            f"{nowhere} word{'s' * (nowhere != 1)} of this broken page cannot be led back to their places"
        )
    return result


def _with_title(blocks: list[Block], reader: Reader, titles: list[str], head: Headers) -> list[Block]:
    """The blocks with the headline first: it is marked where the body holds it, else taken from where it stands."""
    title = plain(head.title or "")
    if not title:
        return blocks
    for block in blocks[:_TITLE_WITHIN]:
        if plain(block.text) == title:
            block.kind = "headline"
            return blocks
    for signed in titles:
        block = reader.block("headline", signed)
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
            result.marked.append((block.kind, start, at, block.why or WHY[block.kind]))
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
