"""Feeds as archives: what tells one, and its entries as inputs."""

import json
import re
from collections.abc import Iterator

from according.read.kinds.feed.entry import MOST, Item
from according.read.port import Given, Head, Inner, Member, Unreadable

_PROLOGUE = re.compile(
    r"(?:\s|<\?[^>]{0,2000}>|<!--.{0,4000}?-->|<!DOCTYPE[^\[>]{0,500}(?:\[[^\]]{0,8000}\]\s{0,20})?>)*+",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(
    r"<(?:rss[\s>]|(?:\w{1,20}:)?RDF\s[^>]{0,4000}?purl\.org/rss/1\.0|(?:\w{1,20}:)?RDF\s[^>]{0,4000}?netscape\.com/rdf"
    r"|(?:\w{1,20}:)?feed\s[^>]{0,4000}?(?:w3\.org/2005/Atom|purl\.org/atom))",
    re.IGNORECASE,
)
_JSON = re.compile(r'\{[^{}]{0,4000}?"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/')


class Feed:
    """Reads feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed."""

    name = "feed"
    what = "a feed"
    media_type = "application/xml"
    endings = frozenset({".rss", ".atom", ".rdf"})
    largest = 10_000_000
    ahead = ("feedparser", "according.read.kinds.feed.syndicated")

    def knows(self, head: Head) -> bool:
        """Whether its first element is a feed's, or it is JSON that says it is a feed."""
        text = head.text
        if text.startswith("{"):
            return bool(_JSON.match(text))
        return text.startswith("<") and bool(_ROOT.match(text, _PROLOGUE.match(text).end()))  # type: ignore[union-attr]

    def members(self, given: Given) -> Iterator[Member]:
        """The entries in their order, each with what the feed says of it."""
        from according.read.kinds.feed.jsonfeed import json_items
        from according.read.kinds.feed.syndicated import xml_items

        decoded = given.decoded(markup=True)
        items = json_items if decoded.text.lstrip().startswith("{") else xml_items
        item: Item
        for number, item in enumerate(items(decoded.text), start=1):
            if number > MOST:
                raise Unreadable(
                    f"is a feed of more than {MOST:,} entries: the rest is left out", "cut it into several"
                )
            body = json.dumps(item.body(), ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8", "replace")
            place = f"entry {number}: {item.source}"
            yield Member(place=place, data=body, reader="entry", metadata=item.metadata)

    def unwrap(self, given: Given) -> Inner:  # noqa: ARG002 - the port's signature
        """Never asked for: entries come with their own bytes."""
        raise Unreadable("is a feed's entry without its bytes", "name the feed itself")


READER = Feed()
