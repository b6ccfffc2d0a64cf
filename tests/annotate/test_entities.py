"""Entities: what a text names, and which names are one."""

import pytest

from according.core import EntityType, SourceKind
from telling import named, places, telling


def test_a_surname_is_the_person_named_in_full() -> None:
    """A person named in full is meant by the surname alone, before and after."""
    told = telling("Rivals of Lind were glad. Mayor Ada Lind left on Monday. Nobody had asked Lind to go.")
    assert places(told, "Ada Lind") == ["Lind", "Ada Lind", "Lind"]
    assert named(told, "Ada Lind").type is EntityType.PERSON
    assert named(told, "Ada Lind").source_kind is SourceKind.OFFICIAL


def test_two_persons_of_one_surname_stay_apart() -> None:
    """Two persons of one surname are two, and a bare surname that fits both is neither."""
    told = telling("Anna Berg met her brother Peter Berg in court. Later Berg went home, and Mrs. Berg stayed.")
    assert places(told, "Peter Berg") == ["Peter Berg"]
    assert "Berg" not in places(told, "Peter Berg")


def test_a_son_is_not_his_father() -> None:
    """The word "Jr." tells a person from another of the same name."""
    told = telling("Mayor Paul Lund spoke. His son, Paul Lund Jr., did not. Lund left early.")
    assert places(told, "Paul Lund Jr.") == ["Paul Lund Jr."]
    assert places(told, "Paul Lund") == ["Paul Lund", "Lund"]


def test_acronyms_join_what_brackets_say() -> None:
    """An acronym in brackets is the name before it, whatever small words and possessives stand between."""
    told = telling("The Harbour Workers League for Safety’s (HWLS) members marched. The HWLS met at noon. HWLS won.")
    assert places(told, "Harbour Workers League for Safety") == [
        "Harbour Workers League for Safety",
        "HWLS",
        "HWLS",
        "HWLS",
    ]


def test_the_city_is_not_its_police_department() -> None:
    """A place, a body of the place and a building that bears its name are three entities."""
    told = telling("Police in Marfield say little. The Marfield Police Department moved to Marfield Tower last week.")
    assert named(told, "Marfield").type is EntityType.PLACE
    assert places(told, "Marfield Police Department") == ["Marfield Police Department"]
    assert places(told, "Marfield Tower") == ["Marfield Tower"]


def test_a_council_in_small_letters_is_a_body() -> None:
    """A place with common nouns after it names a body, and "the city council" then points back at it."""
    told = telling("On April 16 the Marfield city council voted. The mayor thanked the city council afterwards.")
    assert places(told, "Marfield city council") == ["Marfield city council", "the city council"]
    assert named(told, "Marfield city council").source_kind is SourceKind.OFFICIAL


def test_the_coalition_points_back() -> None:
    """A noun that introduced a name points back at it further down."""
    told = telling("A petition by the coalition Open Streets drew 900 names. The coalition meets again on Monday.")
    assert places(told, "Open Streets") == ["Open Streets", "The coalition"]
    assert named(told, "Open Streets").type is EntityType.GROUP


def test_a_noun_that_fits_two_points_at_neither() -> None:
    """A description such as "the coalition" is left open where two coalitions have just been named."""
    told = telling("The coalition Open Streets and the coalition Quiet Nights met. The coalition was pleased.")
    assert places(told, "Open Streets") == ["Open Streets"]
    assert places(told, "Quiet Nights") == ["Quiet Nights"]


def test_dubbed_names_in_marks_with_an_exclamation() -> None:
    """A name in quotation marks may hold an exclamation mark, and "dubbed" tells what it is."""
    told = telling("It followed a coalition of groups, dubbed “Disarm! Marfield2Lund Coalition,” to the town hall.")
    assert named(told, "Disarm! Marfield2Lund Coalition").source_kind is SourceKind.GROUP


@pytest.mark.parametrize(
    "text",
    [
        "However, nothing came of it. Yesterday it rained. Critics disagreed. Protesters came.",
        "On Monday the council met again. In April it had voted no.",
        "Israeli and Palestinian negotiators met. Muslims and Christians prayed.",
        "He told the President, the Mayor and the Council.",
    ],
)
def test_capitals_that_name_nobody(text: str) -> None:
    """Words that begin sentences, days, months, peoples and bare titles are no entities."""
    assert telling(text).entities == ()


def test_a_headline_in_capitals_gives_only_known_names() -> None:
    """A headline in title case yields those names alone that the running text has too."""
    told = telling(
        "Angry Residents Demand Answers From Lind\n\nMayor Ada Lind gave none. Some residents left.", headline=True
    )
    assert [entity.name for entity in told.entities] == ["Ada Lind"]
    assert places(told, "Ada Lind") == ["Lind", "Ada Lind"]


def test_titles_are_no_part_of_the_name() -> None:
    """Titles and the bodies before them are taken off a person's name."""
    told = telling("She asked former Marfield Police Chief Jonas Weber, Sen. Eva Holm and Dr Olga Brandt about it.")
    assert {e.name for e in told.entities} >= {"Jonas Weber", "Eva Holm", "Olga Brandt", "Marfield"}
    assert named(told, "Jonas Weber").source_kind is SourceKind.POLICE


def test_an_unnamed_source_is_an_entity_of_its_own() -> None:
    """A source without a name is one entity a description, called by its words."""
    told = telling("<s>A Marfield police spokesman</s> <c>said</c> <q>that no talks were planned</q>.")
    spokesman = named(told, "a Marfield police spokesman")
    assert spokesman.type is EntityType.PERSON
    assert spokesman.source_kind is SourceKind.POLICE


def test_a_text_as_a_source_is_a_document() -> None:
    """A petition that "reads" is a document, shown with whose it is."""
    told = telling("<s>The petition of Open Streets</s> <c>reads</c>: <q>“Enough is enough.”</q>")
    petition = named(told, "the petition of Open Streets")
    assert (petition.type, petition.source_kind) == (EntityType.DOCUMENT, SourceKind.DOCUMENT)


def test_mentions_are_exact_places() -> None:
    """Every mention is the exact words at its span, and entities come in the order of the text."""
    told = telling("In Oslo, Ada Lind met Jens Holm 😀 of the Nordic Rail Union. Lind and Holm shook hands in Oslo.")
    assert [entity.name for entity in told.entities] == ["Oslo", "Ada Lind", "Jens Holm", "Nordic Rail Union"]
    assert places(told, "Jens Holm") == ["Jens Holm", "Holm"]


def test_an_office_and_a_surname_before_the_full_name() -> None:
    """An office and a surname are the one whom the text names in full later, unless that one is said to be kin."""
    told = telling(
        "President Lund left on Monday, and nobody knew why he had gone so early in the year.\n\n"
        "The company of Jonas P. Lund said nothing."
    )
    assert places(told, "Jonas P. Lund") == ["Lund", "Jonas P. Lund"]
    told = telling("President Lund left on Monday. His daughter Ida Lund stayed.")
    assert places(told, "Ida Lund") == ["Ida Lund"]
