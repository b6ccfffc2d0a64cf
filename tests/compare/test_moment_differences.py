"""Dates and times side by side."""

import pytest
from laid import one_event, two_events

from according.compare.moments import moment_differences
from according.core import Aspect, FindingKind

MEETING = "The Ashby city council adopted the resolution against the harbour bypass {} after a long hearing."


def test_different_days_of_one_happening() -> None:
    """Sentences that say the same with days that exclude each other are shown, unsettled unless aligned."""
    accounts = one_event(MEETING.format("on April 16, 2018"), MEETING.format("on April 18, 2018"))
    (finding,) = moment_differences(accounts, ())
    assert (finding.kind, finding.aspect) == (FindingKind.NOT_SETTLED, Aspect.DATE)
    words = [accounts.document(e.document).words(e.span) for e in finding.evidence]
    assert words == ["April 16, 2018", "April 18, 2018"]


def test_days_without_a_year_are_compared_by_month_and_day() -> None:
    """Without a day of publication, April 16 and April 18 still exclude each other."""
    assert len(moment_differences(one_event(MEETING.format("on April 16"), MEETING.format("on April 18")), ())) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("on April 16, 2018", "in April 2018"),
        ("on April 16", "on April 16, 2018"),
        ("on Monday", "on Monday night"),
        ("recently", "on April 16, 2018"),
    ],
)
def test_moments_that_can_be_one(left: str, right: str) -> None:
    """Another precision, the same words, and vague moments are no difference."""
    assert moment_differences(one_event(MEETING.format(left), MEETING.format(right)), ()) == ()


def test_the_same_weekday_of_two_publications_is_no_difference() -> None:
    """A copied sentence with "Monday" in accounts of different weeks says nothing about the day."""
    accounts = one_event((MEETING.format("on Monday"), "2018-04-18"), (MEETING.format("on Monday"), "2018-05-18"))
    assert moment_differences(accounts, ()) == ()


def test_other_events_are_not_compared() -> None:
    """Dates of different events may differ."""
    accounts = two_events(MEETING.format("on April 16, 2018"), MEETING.format("on April 18, 2018"))
    assert moment_differences(accounts, ()) == ()
