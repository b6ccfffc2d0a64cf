"""An entry of a feed: its title and its content, as the feed held them."""

import json
import re
from dataclasses import dataclass
from typing import Any

from according.core import Metadata, Region, RegionKind, Span
from according.read.kinds.html.fragment import write_fragment
from according.read.port import Cut, Given, Held, Unreadable
from according.read.writing import Writing

HTML, TEXT = "html", "text"
#: So many entries are read of one feed.
MOST = 1000
_UNFINISHED = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…)\]|\b(?:continue reading|read more|read the full|read on)\b[^.\n]{0,100})\W*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"The post .{1,400} (?:appeared first|first appeared) on .{1,300}|(?:Read more|Continue reading|Comments?)\W{0,5}"
    r"|(?:Submitted by|Filed under|Posted in|Tagged) .{1,200}",
    re.IGNORECASE,
)
#: A summary of fewer words may be the beginning of a text that stands elsewhere.
_SHORT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry as a feed gives it: its words, in which of the feed's fields they stood, and what is said of it.

    ``form`` is HTML or TEXT; ``source`` names the field ("content", "summary"); "title" where there are no more words.
    ``address`` is as the feed gives it: one without a host counts from the feed's own.
    """

    identity: str
    address: str
    title: str
    title_form: str
    words: str
    form: str
    source: str
    metadata: Metadata

    def body(self) -> dict[str, Any]:
        """The entry's own bytes, as JSON."""
        return {
            "id": self.identity,
            "address": self.address,
            "title": self.title,
            "title_form": self.title_form,
            "content": self.words,
            "content_form": self.form,
            "source": self.source,
        }


def shown(words: str, form: str) -> str:
    """What a reader sees of ``words``."""
    writing = Writing()
    _write(writing, words, form, 0, None)
    return " ".join(writing.text().split())


class Entry(Held):
    """Reads what a feed gives as its entry; no file is one by itself."""

    name = "entry"
    what = "an entry of a feed"
    media_type = "application/json"
    extractor = "feed entry 1"
    largest = 12_000_000

    def cut(self, given: Given) -> Cut:
        """The title as the headline, then the content.

        Raises:
            Unreadable: if the feed gives no more than the title.

        """
        try:
            row = {name: str(value) for name, value in json.loads(given.bytes).items()}
            title, words, source = row["title"], row["content"], row["source"]
            forms = row["title_form"], row["content_form"]
        except (ValueError, KeyError, AttributeError) as error:
            raise Unreadable("is no entry of a feed", "name the feed itself") from error
        address = given.metadata.url
        remedy = f"fetch the page itself: according add {address}" if address else "look for the page it tells of"
        writing = Writing()
        _write(writing, title, forms[0], 0, RegionKind.HEADLINE)
        head = writing.at
        _write(writing, words, forms[1], 1, None)
        text, marked = writing.text(), writing.marked()
        if not text[head:].strip():
            raise Unreadable("is an entry of which the feed gives only title and address", remedy)
        marked = (*marked, *_furniture(text, marked))
        return Cut(
            text=text,
            origin=writing.origin(),
            parts=(("title", title), (source, words)),
            encoding="utf-8",
            marked=tuple(sorted(marked, key=lambda region: region.span)),
            notes=_notes(text, source, head, bool(address)),
        )


READER = Entry()


def _write(writing: Writing, words: str, form: str, part: int, kind: RegionKind | None) -> None:
    why = "the entry's title" if kind else ""
    if form == HTML and kind:
        # Whatever the markup says, a title is one paragraph.
        inner = Writing()
        write_fragment(inner, words, 0, len(words))
        writing.paragraph(kind, why)
        text = inner.text()
        for piece in inner.origin().pieces:
            if piece.start and text[piece.start - 1].isspace():
                writing.space()
            writing.word(text[piece.start : piece.end], piece.raw_start, piece.raw_end, part=part)
    elif form == HTML:
        write_fragment(writing, words, 0, len(words), part=part)
    elif kind:
        writing.paragraph(kind, why)
        writing.words(words, 0, len(words), part=part)
    else:
        for match in re.finditer(r"[^\n]+(?:\n[^\S\n]*+(?=\S)[^\n]+)*+", words):
            writing.paragraph()
            writing.words(words, *match.span(), part=part)
    writing.paragraph()


def _furniture(text: str, marked: tuple[Region, ...]) -> list[Region]:
    """What feeds put below an entry: where it first appeared, where to read on."""
    told = {region.span.start for region in marked}
    why = "what the feed adds to its entries"
    return [
        Region(kind=RegionKind.FURNITURE, span=Span(*match.span()), why=why)
        for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*+", text)
        if match.start() not in told and _AFTER.fullmatch(match[0].replace("\n", " "))
    ]


def _notes(text: str, source: str, head: int, linked: bool) -> tuple[str, ...]:
    body = text[head:].rstrip()
    if _UNFINISHED.search(body[-300:]):
        return ("the feed gives only the beginning",)
    if source == "summary" and linked and len(body.split()) < _SHORT:
        return ("the feed gives a summary, which may be only the beginning",)
    return ()
