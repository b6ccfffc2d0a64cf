"""Regions: the part that each stretch of an account plays."""

import pytest

from according.clean import clean
from according.core import Document, RegionKind
from according.read import Source, extract

LEDE = "The city council voted 6-0 on Monday to bar its police from training abroad, after a long debate in the hall."
SECOND = "More than 1,394 residents had signed a petition that asked for the ban, according to the coalition behind it."
THIRD = "The police department said that it has not taken part in any exchanges and has no plans to do so this year."


def _clean(*paragraphs: str, parting: str = "\n\n") -> Document:
    return clean(extract(Source(name="account.txt", data=parting.join(paragraphs).encode())))


def _parts(document: Document) -> list[tuple[str, str]]:
    return [(str(region.kind), region.span.of(document.text)) for region in document.regions]


def test_head_is_told_from_the_body() -> None:
    """Headline, standfirst, byline, date line and body each get their part."""
    document = _clean(
        "Council ends police training abroad",
        "The vote follows months of pressure from a coalition of groups.",
        "By Jane Doe, Staff Writer",
        "April 19, 2018",
        LEDE,
        SECOND,
    )
    kinds = [kind for kind, _ in _parts(document)]
    assert kinds == ["headline", "subhead", "byline", "byline", "body", "body"]
    assert document.title == "Council ends police training abroad"
    assert (document.author, document.published) == ("Jane Doe", "2018-04-19")


def test_first_paragraph_is_not_taken_for_a_standfirst() -> None:
    """An account that opens right below its headline has no standfirst."""
    assert [k for k, _ in _parts(_clean("Council ends training", LEDE, SECOND, THIRD))] == ["headline"] + ["body"] * 3


def test_account_without_headline_has_none() -> None:
    """A text that opens with a sentence has no headline and no title."""
    document = _clean(LEDE, SECOND)
    assert [k for k, _ in _parts(document)] == ["body", "body"]
    assert document.title is None


@pytest.mark.parametrize(
    "dateline",
    [
        "(JNS)",
        "DURHAM, N.C. —",
        "LONDON (Reuters) –",
        "WASHINGTON, May 3 (AP) -",
        "WASHINGTON (AP) --",
        "VATICAN CITY (Reuters) -",
        "Washington (AFP) –",
        "CHATTANOOGA, Tenn., July 18 (Reuters) -",
        "PARIS —",
    ],
)
def test_dateline_is_a_region_of_its_own(dateline: str) -> None:
    """A dateline at the head of the body is set apart from the sentence after it."""
    document = _clean("Council ends police training abroad", f"{dateline} {LEDE}", SECOND)
    assert _parts(document)[1:3] == [("dateline", dateline), ("body", LEDE)]


@pytest.mark.parametrize(
    "opening",
    [
        "The council — five members and the mayor — voted on Monday to end all of the exchanges with police abroad.",
        "NOTE - the council voted on Monday to end all of the exchanges with police abroad, and the mayor agreed.",
        "(It was a long night.) The council voted on Monday to end all of the exchanges with police abroad.",
        "NATO said on Monday that it would end all of the exchanges with police abroad, and others agreed with it.",
        "I - and I alone - decided that the city would end all of the exchanges with police abroad, the mayor said.",
    ],
)
def test_sentences_are_no_datelines(opening: str) -> None:
    """A sentence with a dash, a bracket or capitals near its beginning keeps its beginning."""
    assert not _clean("Council ends training", opening, SECOND).regions_of(RegionKind.DATELINE)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Protesters rally outside city hall, May 31, 2020.", "(photo credit: REUTERS/JANE DOE)"),
        ("Pictured Above: A view of the tallest building downtown.", "(Credit: Wikimedia Commons)."),
        ("FILE - In this May 3, 2017, file photo, the mayor speaks to reporters in the hall.", ""),
        ("The mayor at city hall, May 18, 2019.", "(Jane Doe/Reuters)"),
        ("Jane Doe speaks in the hall.", "John Roe/AFP via Getty Images"),
    ],
)
def test_captions_are_set_apart(caption: str, credit: str) -> None:
    """A picture's caption is told by its credit or by how it begins; the credit is a region of its own."""
    document = _clean("Council ends police training abroad", f"{caption} {credit}", LEDE, SECOND)
    expected = [("caption", caption), ("credit", credit)] if credit else [("caption", caption)]
    assert _parts(document)[1:-2] == expected


@pytest.mark.parametrize(
    "furniture",
    [
        "Skip to main content",
        "Subscribe to our newsletter",
        "Advertisement",
        "Read more: What the council decided last year",
        "Share this article",
        "Click here to sign up",
        "This site uses cookies to improve your experience.",
        "Copyright 2018 The Gazette. All rights reserved.",
        "Home | News | Sport | Weather | Contact",
        "Get the latest reports and analysis in your inbox.",
        "Follow Jane on Twitter: @jane",
        "* * *",
    ],
)
def test_furniture_is_marked_and_kept(furniture: str) -> None:
    """Words of the page are marked as furniture; the text keeps them."""
    document = _clean("Council ends police training abroad", LEDE, furniture, SECOND)
    assert ("furniture", furniture) in _parts(document)
    assert furniture in document.text


@pytest.mark.parametrize(
    "sentence",
    [
        "Sponsored by two members, the measure passed after a long debate in the hall on Monday.",
        "Privacy policy was what the council argued about for most of the night, members said.",
        "Video of the arrest was posted online, and the mayor said that she had watched it.",
        "Images from the scene showed smoke above the bridge, and firefighters on the roof.",
        "More stories of abuse came out on Monday, prosecutors said in the courtroom.",
        "Share prices fell after the vote, and the exchange closed early on Monday.",
        "Registered voters will decide in November, the clerk told the council.",
        "By Monday night, the council had heard fifty speakers on the measure.",
        "Follow the money, the former chief told reporters on Monday.",
        "This week a photo released by the police showed the officers in the hall.",
        "Comments by the mayor drew applause, and members rose from their seats.",
        "No comment.",
        "Get out of the hall, the mayor told the latest speaker.",
    ],
)
def test_the_accounts_own_sentences_stay_body(sentence: str) -> None:
    """A sentence that begins as furniture, a caption or a byline might is still the account's own."""
    document = _clean("Council ends police training abroad", LEDE, sentence, SECOND)
    assert ("body", sentence) in _parts(document)


def test_links_below_the_end_are_furniture() -> None:
    """Short lines that follow furniture below the last paragraph belong to the page."""
    document = _clean("Council ends police training abroad", LEDE, SECOND, "Subscribe to our newsletter", "Latest")
    assert [kind for kind, _ in _parts(document)][-2:] == ["furniture", "furniture"]


def test_a_signature_at_the_end_stays() -> None:
    """Short lines at the end that no furniture precedes are kept as the account's."""
    document = _clean("Council ends police training abroad", LEDE, SECOND, "The Coalition for Durham")
    assert _parts(document)[-1] == ("body", "The Coalition for Durham")


def test_repeated_paragraphs_are_marked_once() -> None:
    """A paragraph that stands again is a repetition, as is a caption's beginning without its credit."""
    caption = "Protesters rally outside city hall after the vote of the council, May 31, 2020."
    document = _clean(
        "Council ends training", f"{caption} (photo credit: REUTERS/JANE DOE)", caption, LEDE, SECOND, LEDE
    )
    assert [kind for kind, _ in _parts(document)] == [
        "headline",
        "caption",
        "credit",
        "repetition",
        "body",
        "body",
        "repetition",
    ]


def test_headings_between_paragraphs() -> None:
    """A short line without a full stop above a paragraph is a heading."""
    document = _clean("Council ends police training abroad", LEDE, "What comes next", SECOND)
    assert _parts(document)[2] == ("heading", "What comes next")


def test_single_line_breaks_part_paragraphs() -> None:
    """A text with one paragraph a line is parted at each line break."""
    document = _clean("Council ends police training abroad", LEDE, SECOND, THIRD, parting="\r\n")
    assert [kind for kind, _ in _parts(document)] == ["headline", "body", "body", "body"]


def test_hard_wrapped_paragraphs_stay_whole() -> None:
    """A text whose lines were broken at a width keeps its paragraphs."""
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(words, 60) for words in (LEDE, SECOND, THIRD))
    document = _clean("Council ends police training abroad", wrapped)
    assert [" ".join(words.split()) for _, words in _parts(document)][1:] == [LEDE, SECOND, THIRD]


def test_regions_partition_the_text() -> None:
    """Regions stand in order, do not overlap, and leave out nothing but white space."""
    document = _clean("Skip to main content", "Council ends training", f"DURHAM, N.C. — {LEDE}", SECOND, LEDE, "Latest")
    left = list(document.text)
    end = 0
    for region in document.regions:
        assert region.span.start >= end
        assert region.why
        end = region.span.end
        left[region.span.start : end] = [""] * len(region.span)
    assert not "".join(left).strip()
