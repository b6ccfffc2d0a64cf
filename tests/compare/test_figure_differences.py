"""Figures side by side: which differ, which agree, and which are not comparable."""

import pytest
from laid import one_event, two_events

from according.compare.quantities.figures import figure_differences, unsourced_figures
from according.core import FindingKind, Relation

FIRE = "A fire at the Ashby mill on Monday night killed {} and closed the road to Corbury.\nThe mill stood empty."


def test_differing_tolls_of_one_event() -> None:
    """Two accounts that give different numbers of dead of one event differ, in words that open at the figures."""
    accounts = one_event(FIRE.format("three people"), FIRE.format("five people"))
    (finding,) = figure_differences(accounts, ())
    assert (finding.kind, finding.relation) == (FindingKind.DIFFERS, Relation.DIFFERS)
    assert finding.title == "A gives three people killed, B five people"
    words = [accounts.document(e.document).words(e.span) for e in finding.evidence]
    assert words == ["three people", "five people"]
    assert finding.why[0].name == "same role"


def test_equal_figures_make_no_finding() -> None:
    """What is alike is no difference, in digits or in words."""
    assert figure_differences(one_event(FIRE.format("3 people"), FIRE.format("three people")), ()) == ()


def test_a_later_greater_toll_changed_with_time() -> None:
    """A toll that grows from one day of publication to the next changed with time."""
    accounts = one_event((FIRE.format("three people"), "2019-03-05"), (FIRE.format("five people"), "2019-03-07"))
    (finding,) = figure_differences(accounts, ())
    assert finding.relation is Relation.CHANGED


@pytest.mark.parametrize("other", ["more than 1,300 residents", "1,400 residents"])
def test_other_precision(other: str) -> None:
    """Figures that can both hold differ in precision only."""
    text = "The petition against the Ashby bypass was signed by {} before the council met."
    (finding,) = figure_differences(one_event(text.format("1,394 residents"), text.format(other)), ())
    assert (finding.kind, finding.relation) == (FindingKind.FIGURE_VARIANT, Relation.OTHER_PRECISION)


def test_votes() -> None:
    """Two different divisions on one decision differ."""
    text = "The Ashby city council voted {} on Tuesday to close the old library."
    (finding,) = figure_differences(one_event(text.format("6-0"), text.format("4-2")), ())
    assert finding.title == "A gives the vote as 6-0, B 4-2"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (FIRE.format("three people"), FIRE.replace("killed", "injured").format("five people")),
        (FIRE.format("three people"), FIRE.format("five dogs")),
        (FIRE.format("three people"), FIRE.format("three people, including two children")),
        (FIRE.format("three people"), "Last year fires killed 40 people in the county around the Ashby mill."),
        (FIRE.format("three people"), "Since 2010, mill fires have killed 20 people."),
        (FIRE.format("three people"), "The fire at the Ashby mill could have killed 200 people."),
        ("Smith, 34, left the Ashby mill.", "Jones, 35, left the Ashby mill."),
        (
            "She was the first of the Ashby councillors to speak.",
            "He was the second of the Ashby councillors to speak.",
        ),
    ],
)
def test_other_questions_are_not_compared(left: str, right: str) -> None:
    """Other roles, other things, parts, other times and suppositions answer other questions."""
    assert figure_differences(one_event(left, right), ()) == ()


def test_an_account_that_gives_several_answers_gives_none() -> None:
    """Where one account itself gives two tolls, nothing is said about the other's."""
    both = FIRE.format("three people") + "\nA second fire on the Ashby road to Corbury killed six people."
    assert figure_differences(one_event(both, FIRE.format("five people")), ()) == ()


def test_accounts_of_other_events_are_not_compared() -> None:
    """Different events may have different tolls."""
    assert figure_differences(two_events(FIRE.format("three people"), FIRE.format("five people")), ()) == ()


def test_absent_accounts_are_named() -> None:
    """An account of the event without such a figure is told to be one in which none was found."""
    accounts = one_event(FIRE.format("three people"), FIRE.format("five people"), "A fire struck the Ashby mill.")
    (finding,) = figure_differences(accounts, ())
    assert finding.absent == (accounts.documents[2].id,)


def test_unsourced_figures_of_one_paragraph_are_one_finding() -> None:
    """Figures in the outlet's own voice without any source are listed paragraph by paragraph."""
    accounts = one_event(
        "Exports rose by 55 per cent and imports by 285 per cent.\nAccording to the bank, prices rose by 9 per cent."
    )
    (finding,) = unsourced_figures(accounts, ())
    assert finding.kind is FindingKind.UNSOURCED_FIGURE
    words = [accounts.document(e.document).words(e.span) for e in finding.evidence]
    assert words == ["55 per cent", "285 per cent"]


@pytest.mark.parametrize(
    "text", ["Jane Smith, 34, spoke.", "Three men left.", "It took two hours.", "It is the first town."]
)
def test_figures_that_need_no_source(text: str) -> None:
    """Ages, small counts, durations and places in an order are left out."""
    assert unsourced_figures(one_event(text), ()) == ()


PETITION = "Opponents of the Ashby bypass handed the mayor a petition {} before the council met."


def test_accounts_that_agree_stand_together_in_one_finding() -> None:
    """All accounts' answers to one question are one finding, whose title puts those together that agree."""
    accounts = one_event(
        PETITION.format("with 1,394 signatures"),
        PETITION.format("with about 1,200 signatures"),
        PETITION.format("bearing 1,394 names"),
        "Nearly 1,400 of you signed. They did not listen.",
    )
    (finding,) = figure_differences(accounts, ())
    assert finding.relation is Relation.DIFFERS
    assert finding.title == "A and C give 1,394 signatures, B about 1,200 signatures, D nearly 1,400"
    assert finding.absent == ()


@pytest.mark.parametrize("other", ["with nearly 1,400 signatures", "with about 1,400 signatures"])
def test_open_rounding_is_agreement(other: str) -> None:
    """A figure that says itself that it is rounded agrees with the one it rounds."""
    assert figure_differences(one_event(PETITION.format("with 1,394 signatures"), PETITION.format(other)), ()) == ()


def test_a_vote_told_in_several_forms() -> None:
    """A division is one whether it is told as 6-1, 6 to 1 or 6 in favour and 1 opposed; 6-0 differs from them all."""
    accounts = one_event(
        "The Ashby city council voted 6-1 on Tuesday to close the old library.",
        "The Ashby city council decided to close the library. The vote was 6 to 1.",
        "Adopted by the council by the following vote: 6 in favour, 1 opposed.",
        "The Ashby council voted 6-0 tonight to close our library.",
    )
    (finding,) = figure_differences(accounts, ())
    assert finding.title == "A, B and C give the vote as 6-1, D 6-0"


@pytest.mark.parametrize(
    "other",
    [
        "An amendment that would have kept the Ashby library open failed 5-2 in the council.",
        "The Ashby library committee voted 5-2 on Tuesday to close the old library.",
        "The Senate voted 51-49 to close the old library at Ashby.",
        "Last year the Ashby city council voted 4-3 to keep the old library.",
    ],
)
def test_other_divisions_are_not_compared(other: str) -> None:
    """Amendments, committees, other bodies and earlier divisions are other votes."""
    text = "The Ashby city council voted 6-1 on Tuesday to close the old library."
    assert figure_differences(one_event(text, other), ()) == ()


def test_the_cost_of_one_thing() -> None:
    """Amounts for one thing in sentences with much in common differ, though each is told in its own way."""
    accounts = one_event(
        ("The city puts the cost of the new shelter beds in Ashby at $2.4 million in the first year.", "2024-05-14"),
        ("The city expects to spend $2.1 million this year on the new beds in the Ashby shelter.", "2024-05-15"),
    )
    (finding,) = figure_differences(accounts, ())
    assert finding.title == "A gives $2.4 million, B $2.1 million"


def test_how_long_one_thing_took() -> None:
    """Testimony and debate before one vote are one hearing, whose length can differ."""
    accounts = one_event(
        "The vote followed nearly four hours of testimony.",
        "After almost five hours of debate the council took its vote.",
    )
    (finding,) = figure_differences(accounts, ())
    assert finding.title == "A gives nearly four hours, B almost five hours"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The new Ashby beds cost the city $2.4 million in the first year.",
            "Of the cost of the new Ashby beds, $2.1 million comes from a state grant, and the city pays $2.4 million.",
        ),
        (
            "The president imposed a 25 percent tariff on steel imports from Mexico and Canada.",
            "The tariff on steel from Mexico and Canada covered 35 percent of imports.",
        ),
        (
            "The carjacking came 20 minutes after the shooting in the Ashby mall.",
            "The shooting in the Ashby mall and the carjacking lasted 35 minutes.",
        ),
        (
            "The police made 47 arrests in Ashby on the second night of the protest.",
            "The police made 16 arrests in Ashby after the protest, compared to 47 the night before.",
        ),
    ],
)
def test_figures_that_an_account_gives_too_are_no_difference(left: str, right: str) -> None:
    """Nothing differs where an account has the other's figure as well, or gives a share or delay of another sort."""
    assert figure_differences(one_event(left, right), ()) == ()


def test_those_whom_a_figure_counts_are_not_its_source() -> None:
    """What a share of the residents think is no word of who asked them."""
    (finding,) = unsourced_figures(one_event("Some 70 percent of residents back the ban."), ())
    assert finding.title == "A gives a figure without naming a source"


@pytest.mark.parametrize(
    "text",
    [
        "The bank asked 1,000 adults in a survey. Some 70 percent of them back the ban.",
        "Campers face a fine of $50.",
        "Opponents brought a petition signed by 1,394 residents.",
        "The shares lost 5 percent.",
        "About 40 people live in the park.",
    ],
)
def test_figures_of_which_no_source_is_expected(text: str) -> None:
    """A survey in the sentence before is a source; fines, petitions, markets and small counts need none."""
    assert unsourced_figures(one_event(text), ()) == ()


def test_a_figure_that_another_account_gives_is_not_unsourced() -> None:
    """What two accounts of the event give is borne out, whether or not they name a source."""
    text = "The mill employs 400 people. {}"
    accounts = one_event(text.format("It is old."), text.format("It is new."), "The mill employs 900 people.")
    (finding,) = unsourced_figures(accounts, ())
    assert finding.evidence[0].document == accounts.documents[2].id


def test_readings_of_winds_and_waters_are_not_settled() -> None:
    """What is measured again and again may have changed between two accounts."""
    text = "Hurricane Edda was moving northwest at {} towards the coast of Ashby, the weather service said."
    (finding,) = figure_differences(one_event(text.format("16 mph"), text.format("17 mph")), ())
    assert (finding.kind, finding.relation) == (FindingKind.NOT_SETTLED, Relation.NOT_SETTLED)


def test_multiples_are_not_compared() -> None:
    """Three times one number and fifteen times another are no answers to one question."""
    text = "The mayor of Ashby created {} the number of jobs that the council claimed."
    assert figure_differences(one_event(text.format("13 times"), text.format("15 times")), ()) == ()


@pytest.mark.parametrize("other", ["15 to 25 years in prison", "30 years in prison"])
def test_terms_of_prison_are_compared_in_aligned_statements_alone(other: str) -> None:
    """Each convict of one event has a term of his own."""
    text = "An Ashby man was sentenced to {} for the shooting at the mill on Easter morning."
    accounts = one_event(text.format("20 to 42 years in prison"), text.format(other))
    assert figure_differences(accounts, ()) == ()


def test_ranges_that_only_meet_differ() -> None:
    """A range agrees with another only where one holds the other."""
    text = "The repair of the Ashby harbour bridge will take {}, the county engineer said."
    (finding,) = figure_differences(one_event(text.format("10 to 14 months"), text.format("14 to 18 months")), ())
    assert finding.relation is Relation.DIFFERS
    assert figure_differences(one_event(text.format("10 to 14 months"), text.format("10 to 14 months")), ()) == ()
