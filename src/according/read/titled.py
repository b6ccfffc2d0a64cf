"""Titles: the headline that an archive gives beside a text is put above it, with its place in a part of its own."""

from dataclasses import replace

from according.core import Metadata, OriginMap, Piece, Region, RegionKind, Revision, Span
from according.read.port import Cut, filled

#: So far into a text its own headline is looked for.
_HEAD = 600
_WHY = "the title that stands beside the text in its archive"


def told(cut: Cut, metadata: Metadata) -> Cut:
    """The cut with what the archive that held it says of it, the title above the text."""
    return titled(replace(cut, metadata=filled(cut.metadata, metadata)), metadata.title)


def titled(cut: Cut, title: str | None) -> Cut:
    """``cut`` with ``title`` as its headline, unless it has a headline or says the title's words at its beginning."""
    words = " ".join((title or "").split())
    if not words or any(region.kind is RegionKind.HEADLINE for region in cut.marked):
        return cut
    if _plain(words) in _plain(cut.text[: _HEAD + len(words)]):
        return cut
    by, part = len(words) + 2, len(cut.parts)
    names = [(name or "text", text) for name, text in cut.parts]
    return replace(
        cut,
        text=f"{words}\n\n{cut.text}",
        origin=OriginMap((Piece(0, len(words), 0, len(words), part), *(_moved(p, by) for p in cut.origin.pieces))),
        parts=(*names, ("title", words)),
        marked=(
            Region(kind=RegionKind.HEADLINE, span=Span(0, len(words)), why=_WHY),
            *(replace(region, span=_later(region.span, by)) for region in cut.marked),
        ),
        revisions=tuple(_revised(revision, by) for revision in cut.revisions),
    )


def _moved(piece: Piece, by: int) -> Piece:
    return replace(piece, start=piece.start + by, end=piece.end + by)


def _later(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _revised(revision: Revision, by: int) -> Revision:
    return replace(revision, at=revision.at + by, span=revision.span and _later(revision.span, by))


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
