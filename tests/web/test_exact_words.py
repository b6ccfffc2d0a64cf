"""Exact words: where the words that a person typed stand in a text, and what is offered where that is not clear."""

import hashlib

import pytest

from according.core import Document, DocumentKind, OriginMap, RawInput, Span
from according.web.correcting.exact_words import Unplaced, place_of, span_of

TEXT = (
    "Mayor Edda Roth said “we’re done here” on Tuesday.\r\nLater the mayor  said so — again. 🚢 We're\n"
    "not done, the mayor said."
)


def _document(text: str = TEXT) -> Document:
    return Document(
        id="d-1",
        path="a.txt",
        text=text,
        kind=DocumentKind.ARTICLE,
        regions=(),
        raw=RawInput(
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            size=1,
            media_type="text/plain",
            encoding="utf-8",
            extractor="plain",
        ),
        origin=OriginMap(()),
    )


def _placed(words: str, **more: Span) -> str:
    found = place_of(_document(), words, **more)
    return found.of(TEXT) if isinstance(found, Span) else f"? {len(found.places)}"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"we\'re done here"', "“we’re done here”"),
        ("the mayor said so - again", "the mayor  said so — again"),
        ("MAYOR EDDA ROTH", "Mayor Edda Roth"),
        ("We're not done", "We're\nnot done"),
        ("🚢 We're", "🚢 We're"),
    ],
    ids=["marks", "blanks and dashes", "capitals", "line end", "emoji"],
)
def test_shapes_of_marks_and_blanks_tell_no_words_apart(typed: str, found: str) -> None:
    """What a keyboard cannot type is found all the same, and the text's own words are kept."""
    assert _placed(typed) == found


def test_words_that_stand_twice_are_asked_for() -> None:
    """Words that stand in several places are offered with what is around each, and none is taken."""
    found = place_of(_document(), "the mayor said")
    assert isinstance(found, Unplaced)
    assert "2 times" in found.why
    assert [place.line for place in found.places] == [2, 3]
    assert found.places[1].before.endswith("not done,")


def test_the_place_of_the_former_words_is_taken() -> None:
    """Of several places the one where the former words stood is meant."""
    second = TEXT.rindex("the mayor said")
    assert place_of(_document(), "the mayor said", near=Span(second + 4, second + 9)) == Span(second, second + 14)


def test_a_picked_place_counts_only_with_these_words() -> None:
    """A place that came with the form is taken if the words stand there, and looked for otherwise."""
    second = TEXT.rindex("the mayor said")
    assert place_of(_document(), "the mayor said", chosen=Span(second, second + 14)) == Span(second, second + 14)
    assert _placed("Edda Roth", chosen=Span(second, second + 14)) == "Edda Roth"
    assert _placed("Edda Roth", chosen=Span(5, 90_000)) == "Edda Roth"


def test_near_words_are_offered() -> None:
    """Words with a slip come back with those that were meant; words of nowhere with nothing."""
    slip = place_of(_document(), "Mayor Edna Roth sad")
    assert isinstance(slip, Unplaced)
    assert slip.places[0].words.startswith("Mayor Edda Roth")
    assert _placed("a helicopter over Paris in 1912") == "? 0"
    assert _placed("   ") == "? 0"


def test_long_words_and_texts_end_soon() -> None:
    """A megabyte of text and words that are not in it come back at once, with nothing or near words."""
    found = place_of(_document("word and other " * 70_000), "wurd ond " * 100)
    assert isinstance(found, Unplaced)


@pytest.mark.parametrize(
    "text", ["", "12", "12-", "-12", "9-3", "a-b", "²-³", "1-9999999999999999999999999999999", "１-２"]
)
def test_nonsense_is_no_place(text: str) -> None:
    """A place in a form is two numbers in order, and anything else is none."""
    assert span_of(text) is None
