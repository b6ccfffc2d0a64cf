"""What the alignment of statements promises."""

import pytest
from told import one_event, the_alignment, words_of

from according.compare.alignment.align import align
from according.core import Relation


def _relation(*texts: str) -> Relation | None:
    found = the_alignment(*texts)
    return found.relation if found is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "The bridge over the Tarn at Ardal was closed to lorries on Friday.",
        "Inspectors never found a crack in the northern pylon of the bridge, and no lorry was weighed in January.",
        "The mayor of Ardal, Ingrid Moe, denied that the inspectors had been hindered by her staff.",
    ],
)
def test_the_same_words_are_the_same(text: str) -> None:
    """Statements of the same words say the same, whatever they negate or date."""
    found = align(one_event(text, text))
    assert found
    assert {alignment.relation for alignment in found} == {Relation.SAME}


def test_other_words_for_the_same_verb() -> None:
    """News uses ban, bar and prohibit alike."""
    left = "Ardal became the first town in Norway to ban lorries from its medieval bridge."
    right = "Ardal became the first town in Norway to prohibit lorries from its medieval bridge."
    assert _relation(left, right) is Relation.SAME


def test_the_whole_within_a_fuller_statement_is_narrower() -> None:
    """Of two lengths of one statement the shorter is the narrower, though the rest of the longer has a negation."""
    short = "The council opposes exchanges with any harbour where Ardal pilots receive naval training."
    long = (
        "The council opposes exchanges with any harbour where Ardal pilots receive naval training since such voyages "
        "do not support the kind of piloting wanted along the fjord."
    )
    assert _relation(short, long) is Relation.NARROWER


def test_a_negated_verb_is_a_denial() -> None:
    """The same words with and without a *not* at their verb do not say the same."""
    left = "The ferry company will pay the fishermen of Ardal for their lost nets."
    right = "The ferry company will not pay the fishermen of Ardal for their lost nets."
    found = the_alignment(left, right)
    assert found is not None
    assert found.relation is Relation.DENIES
    assert found.question


def test_a_denied_content_is_no_agreement() -> None:
    """What one source denies and an account asserts is a denial."""
    left = "Harbour master Olav Berg denied that the pilots had damaged the fishing nets on Sunday."
    right = "The pilots damaged the fishing nets on Sunday."
    assert _relation(left, right) is Relation.DENIES


def test_another_figure_stays_visible() -> None:
    """Statements that differ in a figure are shown with the question, not as the same."""
    left = "The storm tore 41 boats from the moorings of Ardal harbour."
    right = "The storm tore 57 boats from the moorings of Ardal harbour."
    found = the_alignment(left, right)
    assert found is not None
    assert found.relation is Relation.NOT_SETTLED
    assert found.question == "how many: 41 or 57"


def test_a_rounded_figure_is_no_other_figure() -> None:
    """*About 110* and *112* may be one figure."""
    left = "About 110 boats were torn from the moorings of Ardal harbour by the storm."
    right = "112 boats were torn from the moorings of Ardal harbour by the storm."
    assert _relation(left, right) is Relation.SAME


def test_a_day_without_a_year_meets_that_day_of_a_year() -> None:
    """*July 1* and *July 1, 2024* agree in all that both give."""
    left = "The new ferry timetable takes effect on July 1."
    right = "The new ferry timetable takes effect on July 1, 2024."
    assert _relation(left, right) is Relation.SAME


def test_another_place_is_no_same_statement() -> None:
    """A name in the place of another name makes another statement."""
    left = "Volunteers from Sweden repaired the wooden stave church after the fire in March."
    right = "Volunteers from Denmark repaired the wooden stave church after the fire in March."
    found = the_alignment(left, right)
    assert found is None or found.relation is Relation.NOT_SETTLED


def test_words_of_which_a_thing_is_one_only() -> None:
    """The northern pylon is not the southern one."""
    left = "Divers found a long crack in the northern pylon of the Ardal bridge."
    right = "Divers found a long crack in the southern pylon of the Ardal bridge."
    found = the_alignment(left, right)
    assert found is not None
    assert found.relation is Relation.NOT_SETTLED


def test_an_opposite_outcome_is_not_settled() -> None:
    """*Rejected* and *adopted* are two outcomes of one vote."""
    left = "The Ardal council adopted the plan for a new ferry quay on Friday."
    right = "The Ardal council rejected the plan for a new ferry quay on Friday."
    found = the_alignment(left, right)
    assert found is not None
    assert found.relation is Relation.NOT_SETTLED


def test_only_names_in_common_say_nothing() -> None:
    """Two statements about the same people may say anything."""
    left = "Ingrid Moe and Olav Berg danced."
    right = "Ingrid Moe and Olav Berg quarrelled."
    assert _relation(left, right) is not Relation.SAME


def test_a_clause_of_each_may_be_the_same() -> None:
    """A clause within a long statement is found in another account's statement."""
    left = "Ardal became the first town in Norway to ban lorries from its medieval bridge."
    right = (
        "While the haulage lobby pressed for wider motorways elsewhere, campaigners for quieter streets celebrated "
        "after Ardal became the first town in Norway to prohibit lorries on its medieval bridge."
    )
    found = the_alignment(left, right)
    assert found is not None
    assert found.relation is Relation.NARROWER


def test_questions_are_no_assertions() -> None:
    """A question is not listed as what an account says."""
    text = "Did the Ardal council adopt the plan for a new ferry quay on Friday?"
    assert the_alignment(text, "The Ardal council adopted the plan for a new ferry quay on Friday.") is None


def test_accounts_of_two_events_are_not_aligned() -> None:
    """Only accounts of one event are laid side by side."""
    text = "The Ardal council adopted the plan for a new ferry quay on Friday."
    assert align(one_event(text, text, events=False)) == ()


def test_three_accounts_are_one_alignment() -> None:
    """What three accounts say alike is one alignment, with one statement of each."""
    text = "Divers found a long crack in the northern pylon of the Ardal bridge."
    accounts = one_event(text, f"{text} The bridge stays closed to lorries.", text)
    (found,) = align(accounts)
    assert len(found.statements) == 3
    assert set(words_of(accounts, found)) == {text}


def test_without_an_encoder_words_alone_align() -> None:
    """Without an encoder statements are aligned by their words."""
    text = "Divers found a long crack in the northern pylon of the Ardal bridge."
    found = the_alignment(text, f"On Friday, {text[0].lower()}{text[1:]}", encoder=False)
    assert found is not None
    assert found.relation in (Relation.SAME, Relation.NARROWER)


def test_the_same_input_gives_the_same_alignments() -> None:
    """Two runs give equal alignments with equal ids."""
    texts = (
        "The storm tore 41 boats from the moorings of Ardal harbour. The ferry was cancelled until Tuesday.",
        "The ferry was cancelled until Tuesday. The storm tore 57 boats from the moorings of Ardal harbour.",
    )
    assert align(one_event(*texts)) == align(one_event(*texts))


def test_what_an_alignment_rests_on_is_said() -> None:
    """Each alignment gives its reasons in words."""
    text = "Divers found a long crack in the northern pylon of the Ardal bridge."
    found = the_alignment(text, text)
    assert found is not None
    assert any(feature.name == "words in common" and feature.detail for feature in found.why)


@pytest.mark.parametrize(
    "wide",
    [
        "Because the trip is a private one, the minister is unlikely to meet the queen in Ardal.",
        "The minister refused to meet the queen in Ardal during the visit, an aide said.",
        "The minister will no longer meet the queen in Ardal during the visit.",
    ],
)
def test_what_is_unlikely_or_refused_is_negated(wide: str) -> None:
    """What is unlikely, refused or no longer so is negated: nobody who says so carries that it happens."""
    assert _relation("The minister will meet the queen in Ardal during the visit.", wide) not in (
        Relation.SAME,
        Relation.NARROWER,
    )


def test_a_hindrance_is_no_cause() -> None:
    """What one tells as happening despite something is not carried by who calls that thing the reason for a delay."""
    left = "The minister will visit Ardal in July despite the threat of protests."
    right = "One of the reasons for the delay in the visit is the threat of protests should the minister visit Ardal."
    assert _relation(left, right) is None


def test_a_caption_carries_nothing() -> None:
    """A line that only names who is seen where tells nothing that a statement could carry."""
    left = "President Olav Berg and Prime Minister Ingrid Moe of Norway at the Harbour House in 2017."
    right = (
        "The visit returns the trip made by Norway Prime Minister Ingrid Moe to see President Olav Berg at the Harbour "
        "House shortly after his election in 2017."
    )
    assert _relation(left, right) is None


def test_a_few_words_about_one_name_are_no_part() -> None:
    """A short statement whose words in common are a name and a verb is not told by every long one that has them."""
    left = "That is simply not what Foxkvist is."
    right = (
        "Lawmakers said what Foxkvist is offered by the state is simply too rich for a town of nine thousand people."
    )
    assert _relation(left, right) not in (Relation.SAME, Relation.NARROWER)


def test_other_figures_are_not_carried() -> None:
    """A statement whose news is a figure is no part of one that gives other figures."""
    left = "The herring population of the fjord shrank nearly 30 percent from 2007 to 2014."
    right = "As a result the herring population of the fjord shrank from about 5 million to about 400,000 remaining."
    assert _relation(left, right) not in (Relation.SAME, Relation.NARROWER)
