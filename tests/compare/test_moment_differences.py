"""Dates and times side by side."""

import pytest
from laid import one_event, two_events

from according.compare.quantities.moments import moment_differences
from according.core import Aspect, FindingKind, Relation

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


def test_the_day_on_which_a_rule_comes_into_force() -> None:
    """The day from which a rule holds is asked of each account as a whole, in whatever words it is told."""
    accounts = one_event(
        ("The Ashby ordinance takes effect on July 1. It sets a fine.", "2024-05-14"),
        ("Shops face a fine. The new rule kicks in on July 15.", "2024-05-15"),
        ("The measure, passed by the council, forbids camping from July 1, 2024.", "2024-05-15"),
        ("From July 1, anyone who camps there can be fined.", "2024-05-15"),
        ("The council met.", "2024-05-15"),
    )
    (finding,) = moment_differences(accounts, ())
    assert (finding.kind, finding.aspect) == (FindingKind.DIFFERS, Aspect.DATE)
    assert finding.title == "A, C and D give July 1, B July 15"
    assert finding.absent == (accounts.documents[4].id,)


def test_a_closure_comes_into_force_as_a_rule_does() -> None:
    """What is no rule and takes effect on a day, a closure or a merger, is asked for in the same way."""
    closing = "The city will close the bridge. The closure takes effect on {}."
    (finding,) = moment_differences(one_event(closing.format("July 1, 2024"), closing.format("July 15, 2024")), ())
    assert finding.title == "A gives July 1, 2024, B July 15, 2024"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Ashby ordinance takes effect on July 1.", "The steel tariff takes effect on July 15."),
        ("The ordinance takes effect on July 1.", "The ordinance takes effect on July 15, not on July 1."),
        (
            "The ordinance takes effect on July 1.",
            "The ordinance, delayed from March, would have taken effect on May 1.",
        ),
        ("The ordinance takes effect on July 1.", "The ordinance was passed on May 14."),
        (
            "The law takes effect on July 1.",
            "The law takes effect on July 1 here and the law takes effect on July 9 there.",
        ),
        ("The law takes effect on July 1.", "The road is closed by law from July 9 to July 20."),
    ],
)
def test_other_days_are_not_compared(left: str, right: str) -> None:
    """Other rules, other happenings, days that an account gives too, and several days answer other questions."""
    assert moment_differences(one_event((left, "2024-05-14"), (right, "2024-05-14")), ()) == ()


def test_accounts_that_agree_on_a_day_stand_together() -> None:
    """Sentences of three accounts with two days are one finding."""
    accounts = one_event(
        *(MEETING.format(f"on April {day}, 2018") for day in (16, 18)), MEETING.format("on 18 April 2018")
    )
    (finding,) = moment_differences(accounts, ())
    assert finding.title == "A gives April 16, 2018, B and C April 18, 2018; whether for the same is not settled"


def test_the_day_until_which_something_lasts() -> None:
    """The day until which something runs is asked of each account as a whole, in whatever words it is told."""
    left = "The exhibition of weavers' tools in Corbury runs until June 21."
    right = "Visitors can see the weavers' exhibition through July 3."
    (finding,) = moment_differences(one_event(left, right), ())
    assert finding.title == "A gives June 21, B July 3"
    other = "The road to Ashby stays closed until July 3."
    assert moment_differences(one_event(left, other), ()) == ()


CRASH = "A bus crash at the Ashby mill happened on {}, injuring a driver. {}"


def test_the_day_of_the_event_itself_differs() -> None:
    """Each account puts the event on one day, in words of its own; days that exclude each other differ."""
    accounts = one_event(
        (CRASH.format("Tuesday afternoon", ""), "2019-03-07"),
        ("The road to Corbury was closed. The accident occurred about 3 p.m. on March 6 at the mill.", "2019-03-07"),
    )
    (finding,) = moment_differences(accounts, ())
    assert (finding.kind, finding.aspect) == (FindingKind.DIFFERS, Aspect.DATE)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (CRASH.format("Tuesday night", ""), "The crash happened early Wednesday at the mill."),
        (CRASH.format("Tuesday", ""), "The driver was charged on Wednesday over the crash."),
        (CRASH.format("Tuesday", ""), "Police said Wednesday that the crash at the mill happened on a wet road."),
        (CRASH.format("Tuesday", "It was Wednesday when the road opened."), "The crash happened on Wednesday."),
    ],
)
def test_nights_and_other_days_are_no_difference(left: str, right: str) -> None:
    """A night belongs to two days; days of charges and statements are other ones, and so are those both have."""
    assert moment_differences(one_event((left, "2019-03-07"), (right, "2019-03-07")), ()) == ()


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("The crash happened around 3:30 a.m. at the mill.", "It occurred at 3:50 a.m. Sunday.", Relation.DIFFERS),
        ("Police were called at 7:52 p.m.", "The call came in about 8 p.m.", Relation.OTHER_PRECISION),
    ],
)
def test_the_time_of_day(left: str, right: str, relation: Relation) -> None:
    """Accounts give one time of day for what happened, or for the call; a round time near by is less exact."""
    (finding,) = moment_differences(one_event(left, right), ())
    assert finding.relation is relation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The crash happened at 3:30 a.m.", "The driver died at 3:50 a.m."),
        ("The crash happened at 3:30 a.m.", "Police were called at 3:50 a.m."),
        ("The crash happened at 3:30 a.m.", "The crash happened at 3:30 p.m."),
        ("The crash happened at 3:30 a.m.", "It happened at 3:40 a.m., or it happened at 3:50 a.m."),
    ],
)
def test_times_of_other_things(left: str, right: str) -> None:
    """Deaths, calls, the other half of the day, and accounts with several times are not compared."""
    assert moment_differences(one_event(left, right), ()) == ()
