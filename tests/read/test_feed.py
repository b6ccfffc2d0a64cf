"""Feeds: entries as inputs of their own, and what the feed says of each."""

import pytest

from according.core import Extract, InputError, RegionKind, Skipped
from according.read import FeedEntry, Source, discover, entries, extract
from read.leads_back import lost
from read.samples.feed import ATOM, RSS, samples

FEEDS = dict(samples())


def _sources(data: bytes) -> list[Source]:
    rows = discover(["-"], data)
    assert all(isinstance(row, Source) for row in rows), rows
    return [row for row in rows if isinstance(row, Source)]


def _read(data: bytes) -> list[Extract]:
    return [extract(source) for source in _sources(data)]


@pytest.mark.parametrize("name", sorted(FEEDS))
def test_words_lead_back(name: str) -> None:
    """Every word of an entry's text leads back to its title or its content."""
    for source in _sources(FEEDS[name]):
        try:
            assert lost(source) == []
        except InputError as error:
            assert "only title and address" in error.why  # noqa: PT017 - one of the entries has no more


def test_content_before_summary() -> None:
    """An entry's content is read where it has one, its title is the headline, and what the feed adds is furniture."""
    first = extract(_sources(RSS.encode())[0])
    assert first.text.split("\n\n") == [
        "Council votes & argues",
        "The council voted “no” on Monday.",
        "We said it 😀 then.",
        "The post Council votes appeared first on Harbour Post.",
    ]
    assert [r.kind for r in first.marked] == [RegionKind.HEADLINE, RegionKind.BLOCKQUOTE, RegionKind.FURNITURE]
    said = first.metadata
    assert (said.title, said.author, said.outlet) == ("Council votes & argues", "Ann Writer", "The Harbour Post")
    assert (said.url, said.published) == ("https://post.example/1", "2026-02-03T10:11:12+01:00")
    assert said.language == "en"
    assert first.raw.parts == ("title", "content")
    assert first.raw.within
    assert first.raw.within.place == "entry 1: content"


def test_what_is_only_the_beginning_is_said() -> None:
    """A summary that breaks off is told to be one; an entry of a title alone is a row with its address."""
    sources = _sources(RSS.encode())
    assert extract(sources[2]).notes[0] == "the feed gives only the beginning"
    with pytest.raises(InputError, match="only title and address") as refused:
        extract(sources[1])
    assert "https://post.example/2" in refused.value.remedy


def test_encodings_are_the_feeds_own() -> None:
    """A feed in Latin-1 is read as it says."""
    (only,) = _read(FEEDS["old.rdf"])
    assert only.text == "The café closed\n\nThe café closed on Sunday, its owner said."
    assert only.metadata.outlet == "Café News"
    assert only.metadata.published == "2026-01-05T08:00:00Z"


def test_atom_dates_and_markup() -> None:
    """Atom's two dates are kept apart; markup in titles is read, not shown."""
    (only,) = _read(ATOM.encode())
    assert only.text.startswith("Budget passed\n\nThe budget passed by 6 votes to 3.\n\n“We kept")
    assert only.metadata.outlet == "Town Hall"
    assert [(d.value, d.what) for d in only.metadata.dates] == [
        ("2026-02-03T09:00:00Z", "published"),
        ("2026-02-04T09:00:00Z", "modified"),
    ]


def test_json_feed() -> None:
    """A JSON Feed's items are read, with or without a title."""
    first, second = _read(FEEDS["ledger.json"])
    assert first.text == "Rates & rents\n\nRents\n\nRents rose 3 % — the bureau said."
    assert first.metadata.author == "A. Clerk, B. Clerk"
    assert second.text == "A note without a title.\n\nIts second paragraph goes on."


def test_entries_for_whoever_fetches() -> None:
    """The entries of a feed are listed with address, title, dates and the feed's own name for them."""
    found = entries(Source(name="post.rss", data=RSS.encode()))
    assert [entry.identity for entry in found] == ["post-1", "", ""]
    assert found[1] == FeedEntry(
        address="https://post.example/2",
        title="Only a title",
        published=None,
        updated=None,
        identity="",
    )
    nearby = RSS.replace("<link>https://post.example/2", "<link>/2")
    assert entries(Source(name="post.rss", data=nearby.encode()))[1].address == "/2"
    with pytest.raises(InputError, match="is no feed"):
        entries(Source(name="a.txt", data=b"A text about feeds."))


def test_bombs_are_refused() -> None:
    """A feed that declares entities of its own is refused, wherever the declaration hides."""
    bomb = '<?xml version="1.0"?><!-- <rss> --><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + RSS[39:]
    bomb = bomb.replace("<!DOCTYPE rss [<!ELEMENT rss ANY>]>", "")
    (row,) = discover(["-"], bomb.encode())
    assert isinstance(row, Skipped)
    assert "declares entities of its own" in row.why


def test_endless_feeds_end() -> None:
    """Of a feed with more than a thousand entries the first thousand are read, and a row says so."""
    items = "".join(
        f"<item><title>{n}</title><description>Text {n} stood here.</description></item>" for n in range(1200)
    )
    rows = discover(["-"], f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
    assert len(rows) == 1001
    assert isinstance(rows[-1], Skipped)
    assert "more than 1,000 entries" in rows[-1].why


@pytest.mark.parametrize(
    "text",
    [
        "The root of an RSS file is <rss version='2.0'>, the manual says.",
        "<p>one</p><p>two</p><p>about <rss> feeds</p>",
        '{"version": "1.1", "title": "no feed"}',
    ],
)
def test_texts_about_feeds_are_none(text: str) -> None:
    """A text that speaks of feeds is none."""
    nearby = RSS.replace("<link>https://post.example/2", "<link>/2")
    assert entries(Source(name="post.rss", data=nearby.encode()))[1].address == "/2"
    with pytest.raises(InputError, match="is no feed"):
        entries(Source(name="a.xml", data=text.encode()))
