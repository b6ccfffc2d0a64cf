"""Headings of a page looked at together."""

import pytest

from according.clean import clean
from according.core import Extract, Metadata, OriginMap, RawInput, Region, RegionKind, Span


def page(*blocks: tuple[str, RegionKind | None], published: str | None = None) -> Extract:
    text, marked = "", []
    for words, kind in blocks:
        if text:
            text += "\n\n"
        if kind is not None:
            marked.append(Region(kind=kind, span=Span(len(text), len(text) + len(words))))
        text += words
    return Extract(
        path="page.html",
        raw=RawInput(sha256="0" * 64, size=1, media_type="text/html", encoding="utf-8", extractor="t"),
        text=text,
        origin=OriginMap.identity(len(text)),
        metadata=Metadata(title=blocks[0][0], published=published),
        marked=tuple(marked),
    )


HEAD = ("Mill to close in spring", RegionKind.HEADLINE)
BODY = ("The mill will close in March, its owner told workers on Monday morning in the yard.", None)


def heading(words: str) -> tuple[str, RegionKind]:
    return words, RegionKind.HEADING


def kinds(extract: Extract) -> list[RegionKind]:
    return [region.kind for region in clean(extract).regions]


def test_headings_with_nothing_under_them_are_furniture():
    """Three or more headings at the end of a page are teasers of other stories."""
    teasers = [heading("Sorry!"), heading("Get the day's big stories"), heading("Rams top Bears")]
    assert kinds(page(HEAD, BODY, *teasers))[-3:] == [RegionKind.FURNITURE] * 3


def test_a_heading_with_a_paragraph_under_it_stays():
    """A heading that heads a paragraph is part of the telling."""
    assert RegionKind.HEADING in kinds(page(HEAD, BODY, heading("What comes next"), (*BODY[:1], None)))


def test_a_long_heading_below_the_headline_is_the_standfirst():
    """A sentence marked as a heading right below the headline is the standfirst."""
    stand = heading("One of the town's last employers gives up after ninety years")
    assert kinds(page(HEAD, stand, BODY))[1] is RegionKind.SUBHEAD


@pytest.mark.parametrize(
    ("given", "kept"),
    [("2019-11-19T13:16+0000", True), ("2019-11-19", True), ("0001-01-01T00:00:00Z", False), ("soon", False)],
)
def test_a_date_that_is_none_is_not_given(given, kept):
    """What pages put where they have no date is no date of publication."""
    assert clean(page(HEAD, BODY, published=given)).published == (given if kept else None)
