"""Web pages: parsed in a process of their own; here its answer is checked and becomes an extract."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from according.core import Extract, InputError, Metadata, OriginMap, Piece, RawInput, Region, RegionKind, Span
from according.read.parser import PARSER, ParserFailed

#: Raised with the pins in pyproject.toml: another version cuts pages otherwise, and so gives other ids.
EXTRACTOR = "trafilatura 2.3.1 fast, according 1"


#: A name with one of these is expected to be a page; what a page is, its bytes decide.
_ENDINGS = (".html", ".htm", ".xhtml")


def expect(names: Iterable[str]) -> None:
    """Gets the parsing process ready, beside whatever else has to be loaded, if a page is among ``names``."""
    if any(name.lower().endswith(_ENDINGS) for name in names):
        PARSER.start()


def read(name: str, text: str, raw: RawInput, notes: tuple[str, ...]) -> Extract:
    """The extract of a saved web page, whose decoded markup is ``text``.

    Raises:
        InputError: if the page cannot be parsed within its limits, or no article is found in it.

    """
    try:
        answer = PARSER.parse(text)
    except ParserFailed as error:
        remedy = "copy the article's text from the browser into a .txt file and name that"
        raise InputError(name, str(error), remedy) from error
    article = answer.get("article")
    if not article or not article["text"]:
        raise InputError(
            name,
            "no article text was found in the page (it may be all menus, or filled by scripts after loading)",
            "open the article itself, save the complete page, or copy its text into a .txt file",
        )
    unlimited = answer.get("unlimited")
    return Extract(
        path=name,
        raw=replace(raw, extractor=EXTRACTOR),
        text=article["text"],
        origin=OriginMap(tuple(Piece(*piece) for piece in article["pieces"])),
        metadata=_metadata(article["headers"]),
        marked=tuple(_region(marked) for marked in article["marked"]),
        notes=(*notes, *article["notes"], *((str(unlimited),) if unlimited else ())),
    )


def _metadata(said: dict[str, Any]) -> Metadata:
    return Metadata(
        title=said["title"],
        author=said["author"],
        outlet=said["outlet"],
        url=said["url"],
        published=said["published"],
    )


def _region(marked: list[Any]) -> Region:
    kind, start, end, why = marked
    return Region(kind=RegionKind(kind), span=Span(start, end), why=why)
