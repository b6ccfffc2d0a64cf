"""Heads: how releases, resolutions and posts begin."""

from dataclasses import replace

from according.clean import clean
from according.core import Document, DocumentKind, Region, RegionKind, Span
from according.read import Source, extract

LEDE = "The city council voted 6-0 on Monday to bar its police from training abroad, after a long debate in the hall."
SECOND = "More than 1,394 residents had signed a petition that asked for the ban, according to the coalition behind it."


def _clean(*paragraphs: str) -> Document:
    return clean(extract(Source(name="account.txt", data="\n\n".join(paragraphs).encode())))


def _kinds(document: Document) -> list[str]:
    return [str(region.kind) for region in document.regions]


def test_a_releases_headline_stands_below_its_head() -> None:
    """Sender, release line, date and contact are no headline; the first line below them is."""
    document = _clean(
        "CITY OF DURHAM",
        "FOR IMMEDIATE RELEASE",
        "May 14, 2024",
        "Contact: Jane Doe, press@city.example",
        "Council adopts plan for police training",
        f"DURHAM — {LEDE}",
        SECOND,
    )
    assert (document.title, document.published) == ("Council adopts plan for police training", "2024-05-14")
    assert document.kind is DocumentKind.RELEASE
    assert _kinds(document) == [
        "furniture",
        "furniture",
        "byline",
        "furniture",
        "headline",
        "dateline",
        "body",
        "body",
    ]


def test_a_resolutions_headline_is_its_title() -> None:
    """Lines in capitals that name the body above a resolution's title are not its headline."""
    document = _clean(
        "CITY OF DURHAM",
        "ORDINANCE NO. 2024-31",
        "AN ORDINANCE TO END THE TRAINING OF POLICE ABROAD",
        "WHEREAS, the council has heard the public in two meetings; and",
        f"NOW, THEREFORE, BE IT RESOLVED THAT {LEDE}",
    )
    assert document.title == "AN ORDINANCE TO END THE TRAINING OF POLICE ABROAD"
    assert document.kind is DocumentKind.RESOLUTION
    assert _kinds(document)[-2:] == ["body", "body"]


def test_a_post_is_by_its_handle() -> None:
    """The name above a handle is the post's author, not its headline."""
    document = _clean(
        "Durham Coalition", "@durhamcoalition", "May 15, 2024 at 12:14 AM", "It's done. They voted 6-0.", SECOND
    )
    assert (document.kind, document.author, document.title) == (DocumentKind.POST, "Durham Coalition", None)
    assert document.published == "2024-05-15"


def test_a_dateline_with_a_year_dates_the_account() -> None:
    """A dateline that gives day, month and year tells when the account was published."""
    document = _clean("Council ends training", f"DURHAM, May 14, 2024 (AP) — {LEDE}", SECOND)
    assert (document.published, document.outlet) == ("2024-05-14", "AP")


def test_running_heads_do_not_hide_a_headline() -> None:
    """Where a document without styles has notes and running heads marked, its headline is still told by its looks."""
    text = "Council bars police training abroad\n\nThe council voted 6-0 on Monday to bar its police.\n\nDRAFT 2"
    read = extract(Source(name="a.txt", data=text.encode()))
    marked = Region(kind=RegionKind.FURNITURE, span=Span(len(text) - 7, len(text)), why="a running head")
    assert _kinds(clean(replace(read, marked=(marked,)))) == ["headline", "body", "furniture"]
