"""Pages as plain text: all that a saved page shows, selected and copied, with its article's text to tell the body by.

A file of JSON Lines has a page a line: ``id``, ``html`` (a file beside it, gzipped or not) and ``text``, the article as
a person marked it. Words of the page that stand in the article, five in a row or a whole line of it, are the body; what
is said to be a headline, caption or byline and stands not there counts neither way.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from according.core import RegionKind
from according.evaluate.attribution.run import cleaned_document
from according.evaluate.events import Half
from according.evaluate.furniture import Marked, within
from according.evaluate.lines import malformed, records, text_of
from according.evaluate.words import words

_ROW = 5
_HIDDEN = frozenset("head script style noscript template svg iframe object select option textarea".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span strike"
    " strong sub sup time tt u var wbr".split()
)
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_NEITHER = (
    RegionKind.HEADLINE,
    RegionKind.SUBHEAD,
    RegionKind.BYLINE,
    RegionKind.DATELINE,
    RegionKind.CAPTION,
    RegionKind.REPETITION,
)


def read_pages(path: Path) -> tuple[tuple[Half, Marked], ...]:
    """The pages as plain text with what is furniture in them; half of them, by a hash of the id, is for tuning.

    Raises:
        InputError: if the file is malformed or a page is not there; the message names it.

    """
    found: list[tuple[Half, Marked]] = []
    for number, row in records(path):
        if not all(isinstance(row.get(name), str) for name in ("id", "html", "text")):
            raise malformed(path, number, "lacks id, html or text")
        half = Half.TUNING if hashlib.sha1(row["id"].encode()).digest()[0] % 2 else Half.REPORTING  # noqa: S324
        text = selected(text_of(path.parent / row["html"]))
        if text:
            found.append((half, _marked(row["id"], text, row["text"])))
    return tuple(found)


def selected(html: str) -> str:
    """The lines of a page that a reader sees, as "select all" and "copy" give them."""
    import lxml.html

    try:
        page = lxml.html.document_fromstring(html)
    except (ValueError, lxml.etree.ParserError):
        page = lxml.html.document_fromstring(html.encode("utf-8"))
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(_shown(page)).split("\x00"))
    return "\n".join(line for line in lines if line)


def _shown(page: Any) -> Iterator[str]:
    """The text of the page in its order, a zero character where a block begins or ends."""
    stack: list[Any] = [page]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield one
            continue
        tail = one.tail or ""
        if not isinstance(one.tag, str) or one.tag in _HIDDEN or one.get("hidden") is not None:
            yield tail
            continue
        if re.search(r"display\s*:\s*none", one.get("style") or ""):
            yield tail
            continue
        edge = "" if one.tag in _INLINE else "\x00"
        yield edge + (one.text or "").replace("\x00", "")
        stack.append(edge + tail.replace("\x00", "") if one is not page else edge)
        stack.extend(reversed(list(one)))


def _marked(name: str, text: str, article: str) -> Marked:
    told = article.split()
    rows = {tuple(told[i : i + _ROW]) for i in range(len(told) - _ROW + 1)}
    lines = {" ".join(line.split()) for line in article.split("\n")}
    found = words(text)
    body = [False] * len(found)
    held = [span.of(text) for span in found]
    for i in range(len(found) - _ROW + 1):
        if tuple(held[i : i + _ROW]) in rows:
            body[i : i + _ROW] = [True] * _ROW
    at = 0
    for line in text.split("\n"):
        count = len(line.split())
        if line in lines:
            body[at : at + count] = [True] * count
        at += count
    regions = cleaned_document(name, text).regions
    neutral = tuple(region.span for region in regions if region.kind in _NEITHER)
    aside = set(within(found, neutral))
    furniture = tuple(word for i, word in enumerate(found) if not body[i] and i not in aside)
    rest = tuple(word for i, word in enumerate(found) if not body[i] and i in aside)
    return Marked(corpus="pages", id=name, text=text, furniture=furniture, neutral=rest)
