"""Names and addresses that accounts write differently."""

import pytest
from accounts_of import shared
from laid import one_event

from according.compare.accounts import Accounts
from according.compare.quantities.figures import figure_differences
from according.compare.quantities.written import written_differently
from according.core import Aspect, Finding, Relation, Story


def names(*texts: str) -> tuple[Finding, ...]:
    documents, entities = shared(*texts)
    story = Story(id="s", documents=tuple(d.id for d in documents))
    return written_differently(Accounts.of(documents, (story,), entities), story)


def places(left: str, right: str) -> tuple[Finding, ...]:
    return figure_differences(one_event(left, right), ())


def test_one_name_in_two_spellings() -> None:
    """A person's name that each account writes another way is a difference of its own."""
    (finding,) = names("{Robin Smith|a person} left.", "{Robin Smyth|b person} left.", "{Robin Smith|c person} left.")
    assert finding.aspect is Aspect.NAME
    assert finding.title == "A and C write “Robin Smith”, B “Robin Smyth”"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("{Robin Lind|a person} left.", "{Robin Berg|b person} left."),
        ("{Dean Lind|a person} left.", "{Jean Lind|b person} left."),
        ("{Robin Smith|a person} left.", "{Robin Smyth|b person} and {Robin Smith|c person} left."),
        ("{Robin O'Dea|a person} left.", "{Robin O’Dea|b person} left."),
        ("{Robin Smith|a person} left.", "{Mr Robin Smith|b person} left."),
    ],
)
def test_other_names(left: str, right: str) -> None:
    """Other people, titles, other apostrophes, and what one account writes both ways are no difference."""
    assert names(left, right) == ()


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("the 1800 block of Hewitt Avenue", "the 1700 block of Hewitt Ave.", Relation.DIFFERS),
        ("94 Misty Hollow Lane", "94 Misty Hollow Court", Relation.DIFFERS),
        ("the 200 block of Chace Street", "the 200 block of Chase Street", Relation.DIFFERS),
        ("66 Harbour Street", "46 Harbour St.", Relation.NOT_SETTLED),
    ],
)
def test_addresses(left: str, right: str, relation: Relation) -> None:
    """An address in one street differs by its number, by the word for the street, or by its spelling."""
    (finding,) = places(f"A fire broke out at {left}.", f"The fire at {right} is out.")
    assert finding.relation is relation
    assert finding.why[0].name == "same place"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the 1700 block of Hewitt Avenue", "1736 Hewitt Avenue"),
        ("94 Bell’s Ferry Road", "94 Bells Ferry Rd."),
        ("the 1700 block of North Hewitt Avenue", "the 1700 block of N. Hewitt Ave."),
        ("the 1700 block of Hewitt Avenue", "the 1700 block of Corbury Avenue"),
    ],
)
def test_one_address(left: str, right: str) -> None:
    """A house stands in its block; abbreviations and apostrophes are no difference, nor are other streets."""
    assert places(f"A fire broke out at {left}.", f"The fire at {right} is out.") == ()
