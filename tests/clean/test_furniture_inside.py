"""Furniture inside paragraphs, and lines of the page that no rule names."""

import pytest

from according.clean import clean
from according.core import Document
from according.read import Source, extract

HEAD = "Council ends police training abroad"
LEDE = "The city council voted 6-0 on Monday to bar its police from training abroad, after a long debate in the hall."
SECOND = "More than 1,394 residents had signed a petition that asked for the ban, according to the coalition behind it."


def _clean(*paragraphs: str) -> Document:
    return clean(extract(Source(name="account.txt", data="\n\n".join(paragraphs).encode())))


def _parts(document: Document) -> list[tuple[str, str]]:
    return [(str(region.kind), region.span.of(document.text)) for region in document.regions]


@pytest.mark.parametrize(
    ("before", "furniture", "after"),
    [
        (f"{LEDE} ", "Click here to subscribe to our newsletter.", f" {SECOND}"),
        (f"{LEDE} ", "Copyright 2031 The Gazette. All rights reserved.", ""),
        (f"{LEDE} ", "ADVERTISEMENT", f" {SECOND}"),
        ("", "CLOSE", f" {LEDE}"),
        ("", "Facebook Twitter Pinterest", f" {LEDE}"),
        (f"{LEDE} ", "Read or Share this story: http://gaz.example/1tFyQhH", ""),
        (f"{LEDE} ", "Follow her on Twitter @janedoe.", ""),
        (f"{LEDE} ", "Contact Jane Doe at jdoe@gazette.example.", ""),
        (f"{LEDE} ", "Image 2 of 8", f" {SECOND}"),
    ],
)
def test_furniture_is_cut_out_of_a_paragraph(before: str, furniture: str, after: str) -> None:
    """Words of the page inside a paragraph are a region of their own, and what stands around them stays body."""
    parts = _parts(_clean(HEAD, SECOND, f"{before}{furniture}{after}", LEDE + " Thus it ended."))
    assert "".join(words for kind, words in parts if kind == "furniture").replace(" ", "") == furniture.replace(" ", "")
    told = " ".join(words for kind, words in parts if kind == "body")
    assert before.strip() in told
    assert after.strip() in told


def test_titles_behind_a_name_are_cut_out() -> None:
    """A name in full and titles of other stories, run into a sentence, are cut out of it."""
    titles = "Ada Marie LindFerry line to close for spring Mayor says budget 'is done' Five things to know MORE"
    parts = _parts(
        _clean(HEAD, SECOND, f"Mayor Ada Lind {titles} (Larkford) told members that she would sign it.", LEDE)
    )
    assert ("furniture", titles) in parts
    assert [words for kind, words in parts if kind == "body"][1:3] == [
        "Mayor Ada Lind",
        "(Larkford) told members that she would sign it.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Police:Chief says the training abroad was never a plan of his",
        "Mayor asks residents to sign petition Read more",
        "1:37 Mayor answers questions about the vote",
        "jdoe@gazette.example",
        "Twitter: @janedoe",
        "The opinions expressed by columnists are their own and do not represent the views of the Gazette.",
        "This column first appeared in the Larkford Courier.",
        "Report an Error or Submit a Tip to the Gazette",
        "Having trouble viewing the video?",
        "[Sign up for our newsletter and join the conversation.]",
    ],
)
def test_lines_of_the_page(line: str) -> None:
    """Titles of other stories, addresses of reporters, disclaimers and notices of players are the page's."""
    assert ("furniture", line) in _parts(_clean(HEAD, LEDE, line, SECOND))


def test_titles_under_a_label_are_the_pages() -> None:
    """Lines without a full stop under "More from …" are titles of other stories, down to the next sentence."""
    titles = ["+ Ferry line to close for the spring", "+ Mill owner gives up after ninety years"]
    parts = _parts(_clean(HEAD, LEDE, "MORE FROM THE GAZETTE", *titles, SECOND))
    assert [kind for kind, _ in parts] == ["headline", "body", "furniture", "furniture", "furniture", "body"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anyone with information is asked to call police at 225-344-7867.",
        "Detectives ask witnesses to e-mail tips@larkford-police.example or to call the station on Main Street.",
        "“Click here if you agree,” the clerk said that the notice to all residents had read.",
        "The mayor said that she had signed up for the newsletter of the coalition in the spring.",
        "The cookies that the bakery sold at the fair raised more than $1,000 for the school.",
        "The report was first published by the state's auditor, who has asked the council for its books.",
        "We will not be silenced. — Ada Lind (@adalind) March 4, 2031",
        "A meeting on the measure begins at 7:30 p.m. on Monday in the hall on Main Street.",
        "Former mayor Tom Reyes:“We learned it from the newspaper and not from the department.”",
    ],
)
def test_the_accounts_own_words_stay(sentence: str) -> None:
    """Numbers of the police, posts, quoted words and sentences that name what pages name are the account's."""
    told = " ".join(words for kind, words in _parts(_clean(HEAD, LEDE, f"{SECOND} {sentence}", LEDE)) if kind == "body")
    assert sentence in told


@pytest.mark.parametrize("line", ["Video: What the council decided", "'This is war:' What comes next for the council"])
def test_a_headline_is_not_taken_for_a_link(line: str) -> None:
    """The first line of an account is its headline, though titles of other stories look the same."""
    assert _parts(_clean(line, LEDE, SECOND))[0] == ("headline", line)


def test_hostile_lines_take_no_time() -> None:
    """Long runs of what patterns begin with are read in time that grows with their length alone."""
    import time

    for unit in ("(Photo: ", "Ada Lind Ada Lind", "Image 1 of ", "a@b.", "MORE ", "| 1:23 ", "Share Tweet ", "A/"):
        started = time.process_time()
        _clean(HEAD, unit * (60_000 // len(unit)))
        assert time.process_time() - started < 5
