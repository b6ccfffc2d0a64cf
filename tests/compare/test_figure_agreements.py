"""Figures on which accounts agree, however each of them tells them."""

import pytest
from told import one_event

from according.compare.alignment.align import align
from according.compare.quantities.agreements import figure_agreements
from according.compare.quantities.figures import figure_differences
from according.core import FindingKind, Relation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A blaze killing two people closed the Corbury road.", "Two workers died when the boiler house caught light."),
        ("The explosion left two people dead.", "It was a fire that killed two."),
        ("The two dead were named on Friday.", "Police confirmed two fatalities."),
        ("Two were killed, nine hurt.", "The blast claimed two lives."),
        ("The plant employs 240 people.", "Its 240 workers were sent home."),
        ("The plant employs 240 people.", "The closure puts 240 jobs at risk."),
        ("About 60 people were inside when the roof fell.", "Some sixty were at work in the hall."),
        ("Six men are in custody.", "Officers arrested six people overnight."),
        ("Damage was put at $2 million.", "The flames did $2 million in damage."),
    ],
)
def test_one_value_in_different_words_is_carried(left: str, right: str) -> None:
    """One question answered with one value is carried by both, however differently their sentences are worded."""
    found = figure_agreements(one_event(left, right), ())
    assert [(f.kind, len(f.documents)) for f in found] == [(FindingKind.CORROBORATED, 2)]
    assert {e.role for e in found[0].evidence} == {"statement"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fire killed two people.", "The fire injured two people."),
        ("The fire killed two people.", "The fire killed two horses."),
        ("Two children died.", "Two firefighters died."),
        ("The fire killed two people.", "A year ago a fire killed two people at the mill."),
        ("The fire killed two people.", "The fire could have killed two people."),
        ("Dozens were injured.", "More than 60 people were injured."),
        ("The plant employs 240 people.", "The council wants to create 240 jobs."),
        ("Doctors saved many lives, two of them at the gate.", "The fire killed two people."),
    ],
)
def test_other_questions_with_one_value_are_not_carried(left: str, right: str) -> None:
    """Another role, kind of thing, part, time or supposition, and a vague number, bear nothing out."""
    assert figure_agreements(one_event(left, right), ()) == ()


def test_what_is_openly_rounded_agrees_in_another_precision() -> None:
    """A rounded figure beside the exact one is carried in another precision, and the title names the accounts."""
    accounts = one_event("About 60 people were inside.", "There were 62 people in the building.")
    (finding,) = figure_agreements(accounts, ())
    assert finding.relation is Relation.OTHER_PRECISION
    assert finding.title.startswith("A and B carry, some less exactly than others: “About 60 people were inside")


def test_what_an_alignment_joins_is_not_told_twice() -> None:
    """Where statements with the figure are aligned already, no second finding says so."""
    text = "A fire at the Ashby mill on Monday night killed two people and closed the road to Corbury."
    accounts = one_event(text, text.replace("night", "evening"))
    alignments = align(accounts)
    assert alignments
    assert figure_agreements(accounts, alignments) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Seven people were hurt.", "The collapse injured nine."),
        ("The plant employs 240 people.", "A staff of 310 work there."),
        ("Damage was put at $2 million.", "The flames did $5 million in damage."),
        ("Three people are missing.", "Five people were unaccounted for."),
    ],
)
def test_one_answer_an_account_can_differ_in_any_words(left: str, right: str) -> None:
    """Accounts that each give one figure for a role differ where the figures exclude each other."""
    (finding,) = figure_differences(one_event(left, right), ())
    assert finding.kind is FindingKind.DIFFERS


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Seven people were hurt.", "Two children were hurt."),
        ("Seven people were hurt.", "Two people were seriously injured."),
        ("Seven people were hurt.", "Police identified the two people hurt."),
        ("Ten people were wounded.", "One man died and nine others were wounded."),
        ("Four people are dead.", "He killed three people before taking his own life."),
        ("The state fined the mill $28,000.", "The state issued four $7,000 fines."),
        ("Fifty people are missing.", "In Corbury, where ten died, 37 are still missing."),
        ("Seven people were hurt.", "At first two people were reported injured."),
    ],
)
def test_parts_and_earlier_counts_do_not_differ(left: str, right: str) -> None:
    """A part of all, those told of before, the dead among the wounded and an earlier count are no other answer."""
    assert all(f.kind is not FindingKind.DIFFERS for f in figure_differences(one_event(left, right), ()))
