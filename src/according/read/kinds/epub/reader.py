"""Electronic books: their chapters in order, all of their text."""

import re

from according.core import RegionKind
from according.read.kinds.epub.book import book, text
from according.read.kinds.html.fragment import write_fragment
from according.read.port import Cut, Given, Head, Unreadable
from according.read.writing import Writing
from according.read.zipped import MAGIC, Zipped, glimpse

_BODY = re.compile(r"<body(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
_DECLARES = re.compile(r"<!DOCTYPE[^<>\[]{0,2000}\[", re.IGNORECASE)
#: Elements whose content is passed over: where they have none, as XML may have it, nothing must be.
_EMPTY = re.compile(
    r"<(?:script|style|svg|math|template|textarea|iframe|noembed|noframes|select|object|audio|video)(?:\s[^<>]{0,2000})?/>",
    re.IGNORECASE,
)


class Epub:
    """Reads electronic books."""

    name = "epub"
    what = "an EPUB book"
    media_type = "application/epub+zip"
    extractor = "epub 1"
    endings = frozenset({".epub"})
    largest = 200_000_000
    ahead = ("according.read.kinds.epub.book",)

    def knows(self, head: Head) -> bool:
        """Whether its first members say that it is a book."""
        if not head.data.startswith(MAGIC):
            return False
        members = glimpse(head.data)
        return members.get("mimetype", b"").startswith(b"application/epub") or (
            "mimetype" not in members and "META-INF/container.xml" in members
        )

    def cut(self, given: Given) -> Cut:
        """The text of the chapters; its list of contents is furniture.

        Raises:
            Unreadable: if the book is broken, protected or hostile.

        """
        package = Zipped(given.open(), largest=100_000_000)
        found = book(package)
        writing = Writing()
        parts: list[tuple[str, str]] = []
        for name, contents in found.chapters:
            raw = text(package, name)
            if _DECLARES.search(raw, 0, 5000):
                raise Unreadable("declares XML entities of its own, which are never followed", "do not trust it")
            parts.append((name, raw))
            kind, why = (RegionKind.FURNITURE, "the list of the book's contents") if contents else (None, "")
            for start, end in _stretches(raw):
                write_fragment(writing, raw, start, end, part=len(parts) - 1, kind=kind, why=why)
        return Cut(
            text=writing.text(),
            origin=writing.origin(),
            parts=tuple(parts),
            encoding="utf-8",
            metadata=found.metadata,
            marked=writing.marked(),
        )


READER = Epub()


def _stretches(raw: str) -> list[tuple[int, int]]:
    """The body of a chapter, parted where an element without content would be taken to go on to the end."""
    body = _BODY.search(raw)
    start = body.end() if body else 0
    end = raw.rfind("</body")
    end = end if end >= start else len(raw)
    found: list[tuple[int, int]] = []
    for empty in _EMPTY.finditer(raw, start, end):
        found.append((start, empty.start()))
        start = empty.end()
    return [*found, (start, end)]
