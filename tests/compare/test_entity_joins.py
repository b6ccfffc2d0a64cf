"""Joins are suggestions with the words that made them; the accounts' order plays no part, and each can be undone."""

from itertools import permutations

import pytest
from accounts_of import account, members_of, shared, together

from according.compare import compare
from according.compare.entities import shared_entities
from according.compare.entities.clusters import Clusters
from according.core import Annotated, Correction, CorrectionKind, Story, UsageError

_TEXTS = (
    "Mayor {Ada Lind|x person} met {Jens Holm|y person} of the {National Rail Union|u organisation} in {Oslo|o place}.",
    "{Lind|x person} met {Holm|y person}, who leads the {NRU|u organisation}. {She|x} left {Oslo|o place}.",
    "{Ada Lynd|x person} and {Jens Holm|y person} met. {Paul Holm|p person} was there, too.",
    "The mayor, {Ada Lind|x person}, was in {Oslo|o place} with {Paul Holm|p person} of the {NRU|u organisation}.",
    "{the mayor|m person} met {the union|n organisation} and {Holm|y person}.",
)


def test_every_join_has_its_pair_and_reasons() -> None:
    """Each join tells which two entities, how surely and why; its words stand in the two accounts."""
    documents, entities = shared(*_TEXTS)
    by_id = {document.id: document for document in documents}
    for entity in entities:
        assert len(entity.joins) == len(entity.members) - 1
        assert list(entity.why) == list(dict.fromkeys(feature for join in entity.joins for feature in join.why))
        for join in entity.joins:
            assert {join.left, join.right} <= set(entity.members)
            assert join.why
            assert 0.7 <= join.score <= 1.0
            for feature in join.why:
                assert feature.left is not None
                assert feature.right is not None
                assert feature.detail
                for evidence in (feature.left, feature.right):
                    assert by_id[evidence.document].words(evidence.span)
            first = join.why[0]
            assert first.left is not None
            assert first.right is not None
            assert (first.left.document, first.right.document) == (join.left.document, join.right.document)


def test_the_order_of_the_accounts_changes_nothing() -> None:
    """Whatever the order of the accounts, the same are one, under the same name and id."""
    documents = [account(text, str(place)) for place, text in enumerate(_TEXTS)]
    seen = {
        frozenset((e.id, e.name, e.type, e.country, frozenset(e.members)) for e in shared_entities(order))
        for order in permutations(documents)
    }
    assert len(seen) == 1


def test_a_join_can_be_undone() -> None:
    """Names that are kept apart stay apart, and what one of them had joined is seen anew without it."""
    texts = ("{Ada Lind|x person} left.", "{Ada M. Lind|x person} left.", "Mrs. {Lind|x person} left. {Lind|x} came.")
    assert together(*texts) == [["Ada Lind", "Ada M. Lind", "Lind"]]
    assert together(*texts, apart=("Ada Lind", "Ada M. Lind")) == []
    assert together(*texts, apart=("Ada M. Lind", "Lind")) == [["Ada Lind", "Ada M. Lind"]]


def test_namesakes_are_told_apart_by_their_accounts() -> None:
    """A name with "@" and an account's letter or file is the one of that account."""
    texts = ("{Ada Lind|x person} left.", "{Ada Lind|x person} left.", "{Ada Lind|x person} came.")
    for left, right in (("Ada Lind@A", "Ada Lind@B"), ("Ada Lind@b.txt", "Ada Lind@a.txt")):
        found = together(*texts, apart=(left, right))
        assert len(found) == 1
        assert len(found[0]) == 2


def test_every_join_can_be_undone_by_the_names_it_shows() -> None:
    """The names of a join's two entities, each with its account, keep these two apart, in one account as well."""
    texts = (*_TEXTS, "{United States|s place} and {U.S.|t place} firms met {Special Agent Ada Lind|x person}.")
    documents, entities = shared(*texts)
    by_id = {document.id: document for document in documents}
    letters = {document.id: "ABCDEFGH"[place] for place, document in enumerate(documents)}
    for entity in entities:
        for join in entity.joins:
            sides = [(m, by_id[m.document].entity(m.entity)) for m in (join.left, join.right)]
            left, right = (f"{e.name}@{letters[m.document]}" for m, e in sides if e is not None)
            after = shared(*texts, apart=(left, right))[1]
            assert not any({join.left, join.right} <= set(other.members) for other in after)


def test_a_join_can_be_added() -> None:
    """Names that are said to be one are joined, and the reason says by whom."""
    texts = ("{Ada Lind|x person} left.", "{Mrs. Holm|x person} left.")
    assert together(*texts) == []
    _, entities = shared(*texts, same=("Ada Lind", "mrs holm"))
    assert [[feature.name for feature in join.why] for join in entities[0].joins] == [["said by you"]]


@pytest.mark.parametrize("pair", [("Ada Lind", "Ida Lund"), ("Ada Lind@Z", "Ada Lind"), ("", "Ada Lind")])
def test_a_name_that_no_account_has(pair: tuple[str, str]) -> None:
    """A name or account that does not occur is one error, which names what was given and what is near."""
    with pytest.raises(UsageError, match=r"Ida Lund.*Ada Lind|account 'Z'|no account has the name"):
        together("{Ada Lind|x person} left.", "{Ada Lind|x person} came.", apart=pair)


def test_what_an_account_takes_for_one() -> None:
    """Two names that a single account itself takes for one cannot be parted here, and the error says so."""
    with pytest.raises(UsageError, match="cannot be kept apart"):
        together("{Ada Lind|x person} left. {Lind|x} came.", "{Jens Holm|y person}.", apart=("Ada Lind", "Lind"))


def test_corrections_that_contradict() -> None:
    """What is said to be the same and kept apart is an error."""
    texts = ("{Ada Lind|x person} left.", "{Ada M. Lind|x person} left.")
    with pytest.raises(UsageError, match="and yet kept apart"):
        together(*texts, apart=("Ada Lind", "Ada M. Lind"), same=("Ada M. Lind", "Ada Lind"))


def test_corrections_stand_in_the_comparison() -> None:
    """A comparison records what a person said about who is who."""
    documents = tuple(account(text, str(place)) for place, text in enumerate(_TEXTS[:2]))
    correction = Correction(kind=CorrectionKind.APART, left="Ada Lind", right="Lind")
    story = Story(id="s", documents=tuple(d.id for d in documents))
    made = compare(documents, (story,), corrections=(correction,))
    assert made.corrections == (correction,)
    assert ["Ada Lind", "Lind"] not in members_of(documents, made.entities)


def test_work_grows_with_the_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the accounts are about twice the work: no entity is held against all others."""
    held = 0
    can = Clusters.can

    def counted(self: Clusters, *args: object, **kwargs: object) -> bool:
        nonlocal held
        held += 1
        return can(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Clusters, "can", counted)
    work = []
    for count in (30, 60):
        held = 0
        shared_entities(tuple(_many(number) for number in range(count)))
        work.append(held)
    assert work[1] < 3 * work[0]


def _many(number: int) -> Annotated:
    """An account of names that all accounts have, and of some that are its own."""
    own = " ".join(f"{{Person{number}x{n} Family{number}x{n}|q{n} person}} spoke." for n in range(20))
    return account(f"{_TEXTS[number % 5]} {own}", str(number))
