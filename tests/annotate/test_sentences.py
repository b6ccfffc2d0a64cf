"""Sentences: what ends one and what does not."""

import pytest
from paragraphs import written

from according.annotate.sentences import sentences


def cut(text: str) -> list[str]:
    """The sentences of ``text``."""
    document = written(text)
    return [span.of(text) for span in sentences(document)]


@pytest.mark.parametrize(
    "marked",
    [
        "The U.S. Senate met.| It voted.",
        "Gov. J. K. Marlow of N.C. spoke at 9 a.m. on Jan. 3 to Acme Inc. workers.| They left.",
        "It is in the U.S.| The council met.",
        "No. 7 was cut.| The answer is no.| Nobody left.",
        "Dr. Ada Byrne rose 3.5 per cent.| See www.town.example/a.b for more.",
        "“It was fair,” she said.| “It was late.”| He left.",
        "“Is it fair?” she asked.| He left.",
        "“Is it fair?” Mayor Ada Byrne asked.| He left.",
        "“It was bad.”| The mayor said no more.",
        "He waited … and left… We believe him.".replace("… We", "…| We"),
        "The petition by Stand Up! Riverton was signed.| It was long.",
        "Several were hurt.|According to the coroner, one died.|“He ran,” said Cole.",
        "“We came.| We saw,” he said.",
        "Smith v. Jones was heard by Sens. Byrne and Cole.| It ended.",
        "One (it was the first.) ended.".replace(".) ended", ") ended"),
    ],
)
def test_a_stop_ends_a_sentence_only_where_one_ends(marked: str) -> None:
    """Abbreviations, initials, decimals, addresses and stops inside marks with their cue to come end no sentence."""
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_no_sentence_crosses_a_paragraph() -> None:
    """A paragraph without a stop ends its sentence."""
    assert cut("A headline without a stop\n\nThe text begins.") == ["A headline without a stop", "The text begins."]


def test_items_of_a_list_are_sentences() -> None:
    """Each item of a list within one region stands alone."""
    assert cut("The motion asks for:\n- a new bridge\n- a road") == [
        "The motion asks for:",
        "- a new bridge",
        "- a road",
    ]


def test_a_wrapped_line_is_no_boundary() -> None:
    """A paragraph that was wrapped at a column keeps its sentences whole."""
    assert cut("The council\nvoted. It was\nlate.") == ["The council\nvoted.", "It was\nlate."]


def test_a_text_without_stops_is_cut_between_words() -> None:
    """What has no stop for 2,000 characters is cut at white space, or where it is if it has none; no word is lost."""
    told = "he said that " * 1000
    parts = cut(told)
    assert max(map(len, parts)) <= 2000
    assert " ".join(parts) == told.strip()
    assert "".join(cut("a" * 5000)) == "a" * 5000


def test_dots_without_end_are_read_once() -> None:
    """A run of stops is looked at as a whole, so that a megabyte of them is no matter."""
    assert len(cut("." * 50_000 + "a")) == 26
