"""How many were killed, injured or shot: what accounts of one event give, and where they differ."""

import pytest
from laid import one_event

from according.compare.quantities.agreements import figure_agreements
from according.compare.quantities.figures import figure_differences
from according.compare.quantities.victims import victims_in
from according.core import FindingKind, Relation, Span

SHOOTING = "{} after a fight outside the Ashby mill on Sunday night, police said. The mill stood empty."


def told(text: str) -> list[tuple[str, int]]:
    return [(v.role, v.value) for v in victims_in(text, Span(0, len(text)), 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were killed and three others injured.", [("killed", 2), ("injured", 3)]),
        ("1 dead, 4 wounded in Ashby shooting", [("killed", 1), ("injured", 4)]),
        ("Three men and a woman were wounded in the gunfire.", [("injured", 4)]),
        ("The crash killed one person and two were hurt.", [("killed", 1), ("injured", 2)]),
        ("The blast left a mother and a grandmother dead, and two men wounded.", [("killed", 2), ("injured", 2)]),
        ("A man and his daughter were found dead.", [("killed", 2)]),
        ("A fire sent four men to the hospital.", [("injured", 4)]),
        ("The death toll has risen to 12.", [("killed", 12)]),
        ("A 16-year-old boy was fatally shot.", [("killed", 1)]),
        ("The gunman killed five dogs.", []),
        ("He fired one shot at the door.", []),
        ("Three men, ages 15, 18, and 22, were hurt.", [("injured", 3)]),
    ],
)
def test_who_came_to_harm(text: str, expected: list[tuple[str, int]]) -> None:
    """People are counted by numbers, articles and lists, and what befell them stands right beside."""
    assert told(text) == expected


def test_the_injured_differ() -> None:
    """Each account's number is its whole toll: three others beside the dead against four."""
    accounts = one_event(
        SHOOTING.format("A woman was killed and three other people were injured"),
        SHOOTING.format("Four people were injured and one person was killed"),
    )
    (finding,) = figure_differences(accounts, ())
    assert (finding.kind, finding.relation) == (FindingKind.DIFFERS, Relation.DIFFERS)
    assert finding.title == "A gives three other people injured, B four people"
    assert finding.why[0].detail == "people injured"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Five people were shot", "Three of the victims were hurt"),
        ("Five people were injured", "One man was critically injured and four others were hurt"),
        ("Five people were injured", "Two women were injured"),
        ("Three people were killed", "Last year three shootings killed nine people in Ashby and three died"),
        ("Three people were killed", "The two men were killed"),
        ("Three people were killed", "Police gave the names of two people killed"),
        ("Eight people were hurt", "Six people were hurt and eight people were questioned"),
    ],
)
def test_parts_and_others_are_no_difference(left: str, right: str) -> None:
    """Some of all, sums, other happenings, and numbers that the other account has too make no difference."""
    assert figure_differences(one_event(SHOOTING.format(left), SHOOTING.format(right)), ()) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Four people were killed before the gunman shot himself", "Five people were killed"),
        ("Ten people were wounded. One man died", "Nine people were wounded and one man was killed"),
    ],
)
def test_whether_the_doer_or_the_dead_are_counted_is_not_settled(left: str, right: str) -> None:
    """A number that is greater by those who did it, or by the dead, may count them."""
    (finding,) = figure_differences(one_event(SHOOTING.format(left), SHOOTING.format(right)), ())
    assert finding.relation is Relation.NOT_SETTLED


def test_a_bound_is_another_precision() -> None:
    """Bounds such as "at least two" can hold beside an exact number."""
    accounts = one_event(SHOOTING.format("At least two people were killed"), SHOOTING.format("Four people were killed"))
    (finding,) = figure_differences(accounts, ())
    assert finding.relation is Relation.OTHER_PRECISION


def test_one_of_the_injured_has_died_since() -> None:
    """An account in which nobody has died and a later one in which somebody has are told as a change."""
    accounts = one_event(
        ("A girl was in critical condition after a crash at Ashby on Sunday.", "2019-03-04"),
        ("The girl who was hurt in the crash at Ashby on Sunday has died, police said.", "2019-03-06"),
    )
    (finding,) = figure_differences(accounts, ())
    assert finding.relation is Relation.CHANGED
    words = [accounts.document(e.document).words(e.span) for e in finding.evidence]
    assert words == ["in critical condition", "has died"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("A girl was in critical condition after a crash that killed her father.", "The father died at once."),
        ("A girl was in critical condition after a crash at Ashby.", "The suspect has died, police said."),
    ],
)
def test_another_death_is_no_change(earlier: str, later: str) -> None:
    """Where the first account tells of a death already, or the one who died did it, nothing has changed."""
    assert figure_differences(one_event((earlier, "2019-03-04"), (later, "2019-03-06")), ()) == ()


def test_the_earlier_account_comes_first() -> None:
    """What was published before cannot tell what has become of somebody since."""
    accounts = one_event(
        ("A girl was in critical condition after a crash at Ashby on Sunday.", "2019-03-08"),
        ("The girl who was hurt in the crash at Ashby on Sunday has died, police said.", "2019-03-06"),
    )
    assert figure_differences(accounts, ()) == ()


def test_tolls_that_agree_are_carried() -> None:
    """Accounts that count the same people in other words carry one number."""
    accounts = one_event(
        SHOOTING.format("Three men and a woman were wounded"),
        SHOOTING.format("The gunfire sent four people to hospital"),
    )
    (finding,) = figure_agreements(accounts, ())
    assert (finding.relation, finding.why[0].detail) == (Relation.SAME, "people injured")


@pytest.mark.parametrize("bound", ["Several people", "At least two people", "As many as four people"])
def test_what_is_vaguer_is_another_precision(bound: str) -> None:
    """Several, or as many as four, say less than a plain number."""
    accounts = one_event(SHOOTING.format(f"{bound} were injured"), SHOOTING.format("Four people were injured"))
    (finding,) = figure_differences(accounts, ())
    assert finding.relation is Relation.OTHER_PRECISION
