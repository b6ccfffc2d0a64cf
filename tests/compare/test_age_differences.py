"""Ages of one person beside each other."""

import pytest
from laid import one_event

from according.compare.quantities.figures import figure_differences
from according.core import Finding, FindingKind, Relation


def found(left: str, right: str) -> tuple[Finding, ...]:
    return figure_differences(one_event(left, right), ())


def test_the_age_of_one_name() -> None:
    """Two ages that accounts give to one full name differ, however each puts it."""
    (finding,) = found("Ada Lind, 48, left the Ashby mill.", "Police spoke to 49-year-old Ada Lind at the mill.")
    assert (finding.kind, finding.relation) == (FindingKind.DIFFERS, Relation.DIFFERS)
    assert finding.title == "A gives 48, B 49-year-old as the age of Ada Lind"


def test_the_one_child_of_each_account() -> None:
    """The only boy of each account may be one boy, which is not settled."""
    (finding,) = found("An 11-year-old boy drowned in the mill pond.", "A 12-year-old boy drowned at Ashby.")
    assert finding.relation is Relation.NOT_SETTLED


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Lind, 48, left.", "Ada Berg, 49, left."),
        ("Ada Lind, 48, left.", "Ada Lind, 78, left."),
        ("Ada Lind, 48, left.", "Ada Lind, 48, left. Ada Lind, 49, came back."),
        ("An 11-year-old boy drowned.", "A 12-year-old girl drowned."),
        ("An 11-year-old boy drowned.", "A 12-year-old boy swam; an 11-year-old drowned."),
        ("An 11-year-old boy drowned.", "A 12-year-old boy and a 10-year-old boy drowned."),
        ("A 25-year-old man drowned.", "A 26-year-old man drowned."),
    ],
)
def test_ages_of_others_are_not_compared(left: str, right: str) -> None:
    """Other names, generations, children and grown-ups who are not named may be other people."""
    assert found(left, right) == ()
