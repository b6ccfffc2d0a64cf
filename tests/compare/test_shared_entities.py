"""Entities across accounts: joined where names leave no doubt, and left apart otherwise."""

from according.compare.entities import shared_entities
from according.core import Annotated, SharedEntity
from telling import telling


def _several(*texts: str) -> tuple[tuple[Annotated, ...], tuple[SharedEntity, ...]]:
    documents = tuple(telling(text, name=f"{place}.txt") for place, text in enumerate(texts))
    return documents, shared_entities(documents)


def _joined(*texts: str) -> list[list[str]]:
    """The names of the members of every entity that several accounts share."""
    documents, shared = _several(*texts)
    by_id = {document.id: document for document in documents}
    names = []
    for entity in shared:
        if len(entity.members) > 1:
            members = [by_id[m.document].entity(m.entity) for m in entity.members]
            names.append([member.name for member in members if member])
    return names


def test_the_same_full_name_is_the_same_person() -> None:
    """A full name joins its bearers, and a surname alone joins where one person bears it."""
    assert _joined("Mayor Ada Lind left.", "They asked Ada Lind why.", "Mayor Lind left.") == [
        ["Ada Lind", "Ada Lind", "Lind"]
    ]


def test_persons_of_one_surname_stay_apart() -> None:
    """Different given names keep two persons apart, and a bare surname that fits both joins neither."""
    assert _joined("Mayor Ada Lind left.", "Mayor Paul Lind left.", "Mayor Lind left.") == []


def test_an_acronym_is_the_name_it_abbreviates() -> None:
    """An acronym that one account spells out joins the bare acronym of another."""
    assert _joined("The Nordic Rail Union (NRU) won.", "Nobody asked the NRU about it.") == [
        ["Nordic Rail Union", "NRU"]
    ]


def test_spellings_of_one_name_join() -> None:
    """A plural s or a doubled letter is a spelling, another word or number is not."""
    assert _joined("He joined the Marfield Rail Unions.", "He joined the Marfield Rail Union.") != []
    assert _joined("He backed the Harbour Workers League.", "He backed the Harbor Workers League.") != []
    assert _joined("He came with the North Coast Army.", "He came with the South Coast Army.") == []
    assert _joined("The Marfield Police Department paid.", "The Lundfield Police Department paid.") == []


def test_a_son_is_joined_to_no_father() -> None:
    """The word "Jr." keeps a son from his father of the same name."""
    assert _joined("They met Paul Lund Jr. there.", "They met Paul Lund there.") == []


def test_a_place_is_not_its_council() -> None:
    """What is named after a place is not the place."""
    joined = _joined("People in Marfield voted. The Marfield city council met.", "Rain fell in Marfield.")
    assert joined == [["Marfield", "Marfield"]]


def test_the_city_council_of_the_same_city() -> None:
    """The words "the city council" in an account that names one city is that city's council of another account."""
    texts = ("The Marfield city council voted no.", "MARFIELD was in the news. In Marfield, the city council voted no.")
    assert ["Marfield city council", "the city council"] in _joined(*texts)


def test_descriptions_join_nothing() -> None:
    """Unnamed sources of two accounts stay two, though their words are the same."""
    text = "<s>A police spokesman</s> <c>said</c> <q>no</q>."
    assert _joined(text, text) == []


def test_every_entity_is_shared_once() -> None:
    """Every entity of every account belongs to exactly one entity across accounts, with reasons where several join."""
    documents, shared = _several("Ada Lind met Jens Holm in Oslo.", "Jens Holm met Olga Brandt in Oslo.")
    members = [(m.document, m.entity) for entity in shared for m in entity.members]
    assert sorted(members) == sorted((d.id, e.id) for d in documents for e in d.entities)
    assert all(entity.why for entity in shared if len(entity.members) > 1)
    assert all(len({m.document for m in e.members}) == len(e.members) for e in shared)


def test_a_surname_alone_is_the_one_whom_others_call_by_it() -> None:
    """Of two bearers of a surname the bare surname is the one whom the other accounts call so."""
    assert _joined(
        "Mayor Ada Lind left. Lind took the train. Her guard was there.",
        "Mayor Lind left.",
        "A cousin, Paul Lind, was there when she left.",
    ) == [["Ada Lind", "Lind"]]


def test_a_surname_in_s_is_whole() -> None:
    """A surname that ends in s joins like any other."""
    assert _joined("Judge Ada Rivers left.", "Judge Rivers left.") == [["Ada Rivers", "Rivers"]]
