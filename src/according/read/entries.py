"""Entries: what a feed lists, for whoever fetches the pages it tells of."""

import json
from dataclasses import dataclass

from according.core import InputError
from according.read.parser import PARSER, ParserFailed, answering
from according.read.port import PEEK, Head
from according.read.registry import kind_of
from according.read.rows import metadata_of
from according.read.sources import Source

_REMEDY = "check that the address is a feed's (RSS, Atom or JSON Feed)"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An entry of a feed; ``published`` and ``updated`` are ISO 8601, None is what the feed does not give.

    ``address`` may be one that counts from the feed's own; ``identity`` is the feed's own name for the entry (guid,
    id), "" if it has none.
    """

    address: str | None
    title: str | None
    published: str | None
    updated: str | None
    identity: str


def entries(source: Source) -> tuple[FeedEntry, ...]:
    """The entries of the feed in ``source``, in its order; of an endless one the first.

    Raises:
        InputError: if it is no feed, or cannot be parsed before the first entry.

    """
    data = source.read()
    feed = kind_of(Head(source.name, data[:PEEK], len(data))) if data else None
    if feed is None or feed.name != "feed":
        raise InputError(source.name, "is no feed", _REMEDY)
    if len(data) > feed.largest:
        raise InputError(source.name, f"is too large for a feed ({len(data) / 1e6:.0f} MB)", _REMEDY)
    found: list[FeedEntry] = []
    with answering(source.name, _REMEDY):
        try:
            for row, body in PARSER.each({"do": "members", "reader": feed.name, "name": source.name}, data):
                said = metadata_of(row["metadata"])
                entry = json.loads(body)
                found.append(
                    FeedEntry(
                        address=said.url or str(entry["address"])[:2000] or None,
                        title=said.title,
                        published=said.published,
                        updated=next((date.value for date in said.dates if date.what == "modified"), None),
                        identity=str(entry["id"])[:2000],
                    )
                )
        except ParserFailed:
            # Of a feed that breaks off, what stood before is given.
            if not found:
                raise
    return tuple(found)
