"""Entities: what a text names, and which names are one."""

import pytest
from readings_by_hand import read

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


@pytest.mark.parametrize(
    ("text", "mark", "name", "kind"),
    [
        ("The rally was led by Umeko Brask. Few came.", "Brask: person", "Umeko Brask", EntityType.PERSON),
        ("They sued Fjordel over it. On Monday Fjordel paid.", "Fjordel: organisation", "Fjordel", "organisation"),
        ("A storm hit Vessby. Few stayed behind when Vessby fell dark.", "Vessby: place", "Vessby", "place"),
    ],
)
def test_marks_tell_what_a_bare_name_is(text: str, mark: str, name: str, kind: str) -> None:
    """A name whose own words show nothing is what the reader marks it as."""
    assert named(telling(text), name).type is EntityType.UNKNOWN
    assert named(read(text, mark), name).type == kind


@pytest.mark.parametrize(
    ("text", "mark", "name", "kind"),
    [
        ("They asked Mayor Fjordel. Later Fjordel left.", "Fjordel: organisation", "Fjordel", EntityType.PERSON),
        ("Ada Vessby spoke. Then Ada Vessby left.", "Ada Vessby: place", "Ada Vessby", EntityType.PERSON),
        ("The HWLS met at noon. The HWLS won.", "HWLS: person", "HWLS", EntityType.ORGANISATION),
        ("They met in Norway. He likes Norway.", "Norway: organisation", "Norway", EntityType.PLACE),
        ("The Brask Foundation paid. It was Brask Foundation money.", "Brask Foundation: person", "Brask Foundation",
         EntityType.ORGANISATION),
    ],
)  # fmt: skip
def test_marks_do_not_outweigh_hard_evidence(text: str, mark: str, name: str, kind: EntityType) -> None:
    """A title, a given name, an acronym, a known place and a body's noun stand against any mark."""
    assert named(read(text, mark), name).type is kind


def test_one_weak_mark_gives_no_type() -> None:
    """A single word marked once, and not surely, stays of unknown type."""
    text = "He spoke of Vessby’s walls and went home."
    assert named(read(text, "Vessby: person 0.7"), "Vessby").type is EntityType.UNKNOWN


def test_the_most_of_the_marks_decide() -> None:
    """Of marks that disagree the greater part tells the type."""
    text = "They met Brask at noon. He left Brask there. On Monday Brask called. Before Brask slept."
    told = read(text, "met |Brask: organisation", "left |Brask: person", "Monday |Brask: person")
    assert [entity.type for entity in told.entities] == [EntityType.PERSON]
    told = read(text, "met |Brask: organisation", "left |Brask: person")
    assert [entity.type for entity in told.entities] == [EntityType.UNKNOWN]


def test_names_that_open_a_sentence_are_found_by_marks() -> None:
    """A lone word at a sentence's beginning, which rules leave out, is a name where the reader is sure of it."""
    text = "Fjordel paid at once. Nobody knew why."
    assert telling(text).entities == ()
    assert places(read(text, "Fjordel: organisation"), "Fjordel") == ["Fjordel"]
    assert read(text, "Fjordel: organisation 0.6").entities == ()


@pytest.mark.parametrize("mark", ["Republicans: organisation", "Monday: person", "Council: organisation", "He: person"])
def test_marks_make_no_names_of_common_words(mark: str) -> None:
    """Peoples, days, offices, pronouns and bodies by their noun alone are no names, whatever is marked."""
    assert read("Republicans came. Monday passed. He told the Council so.", mark).entities == ()


def test_marks_move_the_edges_of_names() -> None:
    """Particles at a sentence's beginning, an initial, an office ahead and a verb behind are told from the name."""
    told = read("De Brask came. He met Joran I. Vess.", "De Brask: person", "Joran I.: person", "Vess: person")
    assert [entity.name for entity in told.entities] == ["De Brask", "Joran I. Vess"]
    told = read(
        "He met Oslo Public Advocate Umeko Brask.", "Umeko Brask: person", "Oslo Public Advocate: organisation 0.77"
    )
    assert {entity.name: entity.type for entity in told.entities} == {
        "Oslo": EntityType.PLACE,
        "Umeko Brask": EntityType.PERSON,
    }
    tree = "Umeko/PROPN/3/nsubj Brask/PROPN/1/flat Tells/VERB/0/root All/PRON/3/obj"
    assert [e.name for e in read("Umeko Brask Tells All.", "Umeko Brask: person", tree=tree).entities] == [
        "Umeko Brask"
    ]


def test_words_read_as_common_ones_are_no_names() -> None:
    """Capitalised words that are read as common ones and marked as nothing are no names; marked ones are."""
    text = "The sign said Slow Down and Wait."
    tree = (
        "The/DET/2/det sign/NOUN/3/nsubj said/VERB/0/root Slow/VERB/3/ccomp Down/ADV/4/advmod and/CCONJ/7/cc "
        "Wait/VERB/4/conj"
    )
    assert telling(text).entities
    assert read(text, tree=tree).entities == ()


def test_a_reading_that_reads_nothing_changes_nothing() -> None:
    """Without marks and syntax the rules stand as they are."""
    text = "Mayor Ada Lind met Fjordel in Oslo. The city council, the coalition Open Streets and Brask agreed."
    assert read(text).entities == telling(text).entities


def test_syntax_tells_whom_a_description_describes() -> None:
    """The noun that syntax sets beside a name is its description, not the noun that stands right before it."""
    text = "The widow of the mayor, Umeko Brask, left."
    tree = (
        "The/DET/2/det widow/NOUN/10/nsubj of/ADP/5/case the/DET/5/det mayor/NOUN/2/nmod ,/PUNCT/7/punct "
        "Umeko/PROPN/2/appos Brask/PROPN/7/flat ,/PUNCT/7/punct left/VERB/0/root"
    )
    assert named(telling(text), "Umeko Brask").source_kind is SourceKind.OFFICIAL
    told = named(read(text, "Umeko Brask: person", tree=tree), "Umeko Brask")
    assert (told.type, told.source_kind) == (EntityType.PERSON, SourceKind.PERSON)


def test_a_relative_clause_tells_an_office() -> None:
    """What a relative clause says a person is, "who was then the mayor", points back at that person."""
    text = "They met Umeko Brask, who was then the mayor. Later the mayor left."
    tree = (
        "They/PRON/2/nsubj met/VERB/0/root Umeko/PROPN/2/obj Brask/PROPN/3/flat ,/PUNCT/10/punct who/PRON/10/nsubj "
        "was/AUX/10/cop then/ADV/10/advmod the/DET/10/det mayor/NOUN/3/acl:relcl"
    )
    assert places(read(text, "Umeko Brask: person", tree=tree), "Umeko Brask") == [
        "Umeko Brask",
        "the mayor",
        "the mayor",
    ]


def test_a_name_that_always_has_an_article_is_nobodys_surname() -> None:
    """What is called "the Rose" is a house, not the person of that surname."""
    told = telling("Ada Rose praised the Rose. The Rose opened in May, and the Rose is sold out, Ada Rose said.")
    assert places(told, "Ada Rose") == ["Ada Rose", "Ada Rose"]
    assert places(told, "Rose") == ["Rose", "Rose", "Rose"]
