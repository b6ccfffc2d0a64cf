"""Rows: what a reader cut out, as JSON that passes from the parsing process to the one that asked.

The parsing process is not trusted: whoever took it over could answer anything. So its answers are checked as they are
turned back into types, and nothing is ever unpickled.
"""

from typing import Any

from according.core import (
    Box,
    DateCandidate,
    DocumentKind,
    Metadata,
    OriginMap,
    Piece,
    Region,
    RegionKind,
    Revision,
    RevisionKind,
    Span,
)
from according.read.port import Cut

_FIELDS = ("title", "author", "outlet", "url", "published", "language")
#: The longest title, name or address that is kept.
_LONGEST = 2000


def cut_row(cut: Cut) -> dict[str, Any]:
    """A cut without its parts' texts."""
    return {
        "text": cut.text,
        "origin": [_piece_row(piece) for piece in cut.origin.pieces],
        "parts": [name for name, _ in cut.parts],
        "encoding": cut.encoding,
        "metadata": metadata_row(cut.metadata),
        "marked": [[r.kind.value, r.span.start, r.span.end, r.why] for r in cut.marked],
        "revisions": [
            [r.kind.value, r.at, r.span and [r.span.start, r.span.end], r.words, r.author, r.when]
            for r in cut.revisions
        ],
        "kind": cut.kind and cut.kind.value,
        "notes": list(cut.notes),
    }


def cut_of(row: dict[str, Any]) -> Cut:
    """The cut that a row tells; its parts are names only.

    Raises:
        ValueError, TypeError, KeyError: if the row is not what a reader answers.

    """
    text = _words(row["text"])
    return Cut(
        text=text,
        origin=OriginMap(tuple(_piece(piece, len(text)) for piece in row["origin"])),
        parts=tuple((_words(name), "") for name in row["parts"]),
        encoding=_words(row["encoding"]),
        metadata=metadata_of(row["metadata"]),
        marked=tuple(
            Region(kind=RegionKind(kind), span=_inside(start, end, len(text)), why=_words(why))
            for kind, start, end, why in row["marked"]
        ),
        revisions=tuple(_revision(revision, len(text)) for revision in row["revisions"]),
        kind=DocumentKind(row["kind"]) if row["kind"] else None,
        notes=tuple(_words(note) for note in row["notes"]),
    )


def metadata_row(metadata: Metadata) -> dict[str, Any]:
    """What an input says of itself."""
    return {
        **{name: getattr(metadata, name) for name in _FIELDS},
        "dates": [[date.value, date.what, date.where] for date in metadata.dates],
    }


def metadata_of(row: dict[str, Any]) -> Metadata:
    """The metadata that a row tells.

    Raises:
        ValueError, TypeError, KeyError: if the row is not what a reader answers.

    """
    said = {name: None if row[name] is None else _words(row[name])[:_LONGEST] for name in _FIELDS}
    dates = tuple(
        DateCandidate(value=_words(value), what=_words(what), where=_words(where))
        for value, what, where in row["dates"]
    )
    return Metadata(dates=dates, **said)


def _piece_row(piece: Piece) -> list[Any]:
    row: list[Any] = [piece.start, piece.end, piece.raw_start, piece.raw_end, piece.part]
    if piece.box:
        row.append([piece.box.left, piece.box.bottom, piece.box.right, piece.box.top])
    return row


def _piece(row: list[Any], length: int) -> Piece:
    start, end, raw_start, raw_end, part = (_number(value) for value in row[:5])
    if not start < end <= length or raw_end < raw_start:
        raise ValueError("a piece outside its text")
    box = Box(*(float(edge) for edge in row[5])) if len(row) > 5 else None
    return Piece(start, end, raw_start, raw_end, part, box)


def _revision(row: list[Any], length: int) -> Revision:
    kind, at, span, words, author, when = row
    return Revision(
        kind=RevisionKind(kind),
        at=min(_number(at), length),
        span=_inside(span[0], span[1], length) if span else None,
        words=_words(words),
        author=None if author is None else _words(author),
        when=None if when is None else _words(when),
    )


def _inside(start: object, end: object, length: int) -> Span:
    span = Span(_number(start), _number(end))
    if span.end > length:
        raise ValueError("a region outside its text")
    return span


def _number(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError("a place that is no number")
    return value


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("words that are none")  # noqa: TRY004 - one error for every broken answer
    return value
