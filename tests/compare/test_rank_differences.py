"""Places in an order and superlatives beside each other."""

import pytest
from laid import one_event

from according.compare.quantities.figures import figure_differences
from according.core import Relation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It was the city's 48th homicide of the year.", "It was the 49th homicide this year."),
        ("The mill is the largest employer in Ashby.", "The mill is the second-largest employer in Ashby."),
        ("It was the worst flood since 1998.", "It was the worst flood since 2003."),
    ],
)
def test_another_place_in_one_order(left: str, right: str) -> None:
    """The same thing at two places of one order, or a superlative that reaches back to another time, differs."""
    (finding,) = figure_differences(one_event((left, "2019-03-04"), (right, "2019-03-04")), ())
    assert finding.relation is Relation.DIFFERS


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It was the city's 48th homicide of the year.", "It was the city's 49th fire of the year."),
        ("The mill is the largest employer in Ashby.", "The mill is the second-largest employer in Corbury."),
        ("It was the worst flood since 1998.", "It was the longest flood since 2003."),
        ("It was the second time this year.", "It was the third time this year."),
    ],
)
def test_other_orders(left: str, right: str) -> None:
    """Other things, places and measures are other orders."""
    assert figure_differences(one_event((left, "2019-03-04"), (right, "2019-03-04")), ()) == ()


def test_a_count_that_goes_on_is_not_settled() -> None:
    """A later account may count another one of the year."""
    accounts = one_event(
        ("It was the city's 48th homicide of the year.", "2019-03-04"),
        ("It was the city's 49th homicide of the year.", "2019-03-06"),
    )
    (finding,) = figure_differences(accounts, ())
    assert finding.relation is Relation.NOT_SETTLED
