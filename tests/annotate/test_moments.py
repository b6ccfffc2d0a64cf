"""Moments: dates and times, resolved against the day of publication."""

import pytest
from plain import plain

from according.annotate.quantities.moments import moments
from according.core import Moment, Precision


def read(text: str, published: str | None = None) -> list[tuple[str, Moment]]:
    """The moments of a text with their words."""
    document, sentences = plain(text, published)
    return [(moment.span.of(text), moment) for moment in moments(document, sentences)]


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("April 16, 2018", "2018-04-16", "2018-04-16", Precision.DAY),
        ("16 April 2018", "2018-04-16", "2018-04-16", Precision.DAY),
        ("2018-04-16", "2018-04-16", "2018-04-16", Precision.DAY),
        ("04/16/2018", "2018-04-16", "2018-04-16", Precision.DAY),
        ("04/05/2018", "2018", "2018", Precision.YEAR),
        ("May 2020", "2020-05", "2020-05", Precision.MONTH),
        ("2016", "2016", "2016", Precision.YEAR),
        ("the early 2000s", "2000", "2003", Precision.SPAN),
        ("2008-12", "2008", "2012", Precision.SPAN),
        ("2013–17", "2013", "2017", Precision.SPAN),
        ("9.30pm", "T21:30", "T21:30", Precision.TIME),
        ("12:05 a.m.", "T00:05", "T00:05", Precision.TIME),
    ],
)
def test_absolute(words: str, start: str, end: str, precision: Precision) -> None:
    """Absolute moments need no day of publication; what is ambiguous keeps only what is sure."""
    found = read(f"It began {words}, they said.")
    assert [w for w, _ in found] == [words]
    moment = found[0][1]
    assert (moment.start, moment.end, moment.precision, moment.relative) == (start, end, precision, False)


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("The council met on Monday.", "Monday", "2018-04-16"),
        ("The council met on Friday.", "Friday", "2018-04-20"),
        ("The council will meet on Monday.", "Monday", "2018-04-23"),
        ("It closed yesterday.", "yesterday", "2018-04-19"),
        ("It closed last month.", "last month", "2018-03"),
        ("It closed in March.", "in March", "2018-03"),
        ("It closed three years ago.", "three years ago", "2015"),
    ],
)
def test_relative(text: str, words: str, start: str) -> None:
    """Relative moments are resolved against the day of publication, a weekday to the latest one up to it."""
    found = read(text, "2018-04-20T10:00:00Z")
    assert [(w, m.start, m.relative) for w, m in found] == [(words, start, True)]


def test_relative_without_a_day_of_publication() -> None:
    """Without a day of publication a relative moment has its span and nothing else."""
    found = read("The council voted earlier this week.")
    assert [(w, m.start, m.end, m.relative) for w, m in found] == [("earlier this week", None, None, True)]


def test_a_week_has_seven_days() -> None:
    """A week runs from Monday to Sunday."""
    moment = read("The council voted earlier this week.", "2018-04-20")[0][1]
    assert (moment.start, moment.end, moment.precision) == ("2018-04-16", "2018-04-22", Precision.WEEK)


def test_a_day_without_a_year() -> None:
    """A day without a year takes the nearest year, or the truncated form where nothing tells it."""
    assert read("It ended on December 30.", "2018-01-05")[0][1].start == "2017-12-30"
    assert read("On April 16, the council voted.")[0][1].start == "--04-16"


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said so.",
        "They march on.",
        "She ran 2,016 miles.",
        "About 2000 protesters came.",
        "The Sunday of it.",
    ],
)
def test_words_that_only_look_like_dates(text: str) -> None:
    """Names, verbs and counts are no dates."""
    assert [w for w, _ in read(text)] in ([], ["Sunday"])


def test_vague_moments() -> None:
    """Recently is a moment without a place in the calendar."""
    moment = read("It was recently closed.")[0][1]
    assert (moment.start, moment.precision, moment.relative) == (None, Precision.VAGUE, True)


def test_impossible_days_stay_unresolved() -> None:
    """No calendar has a thirty-first of April."""
    assert read("On April 31, 2018, it closed.")[0][1].start is None


def test_hostile_dates_are_read_in_linear_time() -> None:
    """Long runs of words that begin dates cost time in proportion to their length."""
    text = "early last next the " * 20_000 + "12 " * 20_000 + "May " * 20_000
    read(text, "2018-04-20")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("We hope to have everyone in shelter by early July.", "2024-07"),
        ("The bridge will be closed until July.", "2024-07"),
        ("The work was done by July.", "2023-07"),
    ],
)
def test_months_ahead(text: str, start: str) -> None:
    """A month without a year lies ahead where the words before it look ahead, and else behind."""
    assert [moment.start for _, moment in read(text, "2024-05-15")] == [start]


def test_document_numbers_are_no_years() -> None:
    """The number of an ordinance is neither a year nor a stretch of years."""
    assert read("Under Ordinance No. 2024-31 camping is forbidden.", "2024-05-15") == []
