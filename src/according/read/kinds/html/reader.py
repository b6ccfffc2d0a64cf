"""Web pages: the article that a saved page holds."""

import re

from according.core import DateCandidate, Metadata, OriginMap, Piece, Region, RegionKind, Span
from according.read.port import Cut, Given, Head, Unreadable

_OPENING = re.compile(
    r"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,500}>)*+(?:<!doctype\s+html|<(?:html|head|body)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</(?:p|div|a|span|h[1-6]|li|title|article|section|head|body|html|script|td)\s*>", re.IGNORECASE)
#: So many characters tell a page.
_SEEN = 20_000


class Page:
    """Reads saved web pages."""

    name = "html"
    what = "a web page"
    media_type = "text/html"
    #: Raised with the pins in pyproject.toml: another version cuts pages otherwise, and so gives other ids.
    extractor = "trafilatura 2.3.1 fast, according 2"
    endings = frozenset({".html", ".htm", ".xhtml"})
    largest = 10_000_000
    ahead = ("according.read.kinds.html.page",)

    def knows(self, head: Head) -> bool:
        """Whether it opens as pages do, or is a fragment of one with three elements that close."""
        start = head.text[:_SEEN]
        return bool(_OPENING.match(start)) or (
            start.startswith("<") and not start.startswith("<?xml") and len(_TAG.findall(start)) >= 3
        )

    def cut(self, given: Given) -> Cut:
        """The article.

        Raises:
            Unreadable: if none is found in the page.

        """
        from according.read.kinds.html.page import article

        decoded = given.decoded(markup=True)
        found = article(decoded.text)
        if found is None or not found.text:
            raise Unreadable(
                "no article text was found in the page (it may be all menus, or filled by scripts after loading)",
                "open the article itself, save the complete page, or copy its text into a .txt file",
            )
        said = found.headers
        return Cut(
            text=found.text,
            origin=OriginMap(tuple(Piece(*piece) for piece in found.pieces)),
            parts=(("", decoded.text),),
            encoding=decoded.encoding,
            metadata=Metadata(
                title=said.title,
                author=said.author,
                outlet=said.outlet,
                url=said.url,
                published=said.published,
                language=said.language,
                dates=tuple(DateCandidate(value=value, what=what, where=where) for value, what, where in said.dates),
            ),
            marked=tuple(
                Region(kind=RegionKind(kind), span=Span(start, end), why=why) for kind, start, end, why in found.marked
            ),
            notes=(*decoded.notes, *found.notes),
        )


READER = Page()
