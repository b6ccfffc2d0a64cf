"""Mentions and chains: the phrases of a text, what each shows, and which of them are put together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from readings_by_hand import syntax
from scorers_by_hand import Says

from according.annotate.who.coreference.chains import chains, shown
from according.annotate.who.coreference.mentions import Mentions, Named, mentions
from according.annotate.who.coreference.pairs import OWN, WIDTH, own_features, pairs
from according.annotate.who.coreference.phrases import phrases
from according.annotate.who.coreference.sayings import Saying
from according.core import EntityType, Span

TREE = (
    "The/DET/DT/3/det police/NOUN/NN/3/compound chief/NOUN/NN/7/nsubj of/ADP/IN/5/case Lindholm/PROPN/NNP/3/nmod "
    ",/PUNCT/,/7/punct resigned/VERB/VBD/0/root ./PUNCT/./7/punct "
    "She/PRON/PRP/10/nsubj gave/VERB/VBD/0/root her/PRON/PRP$/12/nmod:poss reasons/NOUN/NNS/10/obj "
    "to/ADP/IN/15/case the/DET/DT/15/det council/NOUN/NN/10/obl ./PUNCT/./10/punct"
)
TEXT = "The police chief of Lindholm, resigned. She gave her reasons to the council."


def test_a_phrase_takes_in_what_hangs_on_its_noun_and_no_more():
    """A noun phrase reaches from its determiner to the end of its of-phrase; prepositions ahead are not part of it."""
    assert _phrases(TEXT, TREE) == [
        "The police chief of Lindholm", "police", "Lindholm", "She", "her reasons", "her", "the council",
    ]  # fmt: skip


def test_an_apposition_is_a_phrase_of_its_own():
    """What is set beside a noun between commas is not part of its phrase."""
    text = "Ada Lind, the mayor, left."
    tree = (
        "Ada/PROPN/NNP/7/nsubj Lind/PROPN/NNP/1/flat ,/PUNCT/,/5/punct the/DET/DT/5/det mayor/NOUN/NN/1/appos "
        ",/PUNCT/,/1/punct left/VERB/VBD/0/root ./PUNCT/./7/punct"
    )
    assert _phrases(text, tree) == ["Ada Lind", "the mayor"]


def test_a_row_of_several_is_a_phrase_beside_each_of_them():
    """A row such as "Ada and Bob" can be taken up by "they"; each of the two can be by himself."""
    text = "Ada and Bob left."
    tree = "Ada/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Bob/PROPN/NNP/1/conj left/VERB/VBD/0/root ./PUNCT/./4/punct"
    assert _phrases(text, tree) == ["Ada and Bob", "Ada", "Bob"]


def test_a_name_known_by_rules_is_one_chain_from_the_start():
    """Mentions that rules give one entity are together whatever the scorer says."""
    text = "Lind left. Lind spoke."
    tree = (
        "Lind/PROPN/NNP/2/nsubj left/VERB/VBD/0/root ./PUNCT/./2/punct "
        "Lind/PROPN/NNP/5/nsubj spoke/VERB/VBD/0/root ./PUNCT/./5/punct"
    )
    found = _mentions(text, tree, [Named(Span(0, 4), 0, EntityType.PERSON), Named(Span(11, 15), 0, EntityType.PERSON)])
    assert chains(found, *_vectors(found), Says({})).groups == ((0, 1),)


def test_the_likeliest_antecedent_is_taken_and_genders_are_never_mixed():
    """A pronoun goes to its best antecedent, but "he" never joins what "she" has joined."""
    text = "Lind met Ora. She left. He stayed."
    tree = (
        "Lind/PROPN/NNP/2/nsubj met/VERB/VBD/0/root Ora/PROPN/NNP/2/obj ./PUNCT/./2/punct "
        "She/PRON/PRP/6/nsubj left/VERB/VBD/0/root ./PUNCT/./6/punct "
        "He/PRON/PRP/9/nsubj stayed/VERB/VBD/0/root ./PUNCT/./9/punct"
    )
    found = _mentions(text, tree, ())
    says = Says({(1, 2): 3.0, (1, 3): 4.0, (0, 3): 1.0})
    assert chains(found, *_vectors(found), says).groups == ((0, 3), (1, 2))


def test_a_phrase_that_nothing_takes_up_is_shown_only_if_it_is_likely_a_mention():
    """To say "no mention" is an answer: "police" in "police chief" refers to nobody by itself."""
    found = _mentions(TEXT, TREE, ())
    made = chains(found, *_vectors(found), Says({(0, 3): 5.0}, mention=-0.2))
    assert shown(made) == ((0, 3), (5,))


def test_features_have_the_width_that_the_scorer_is_made_for():
    """Every mention and pair has as many features as the shipped network asks for, and a text without any has none."""
    found, none = _mentions(TEXT, TREE, ()), _mentions("", "", ())
    assert own_features(found).shape == (len(found), OWN)
    assert pairs(found).features.shape[1] == WIDTH
    assert own_features(none).shape == (0, OWN)
    assert pairs(none).features.shape == (0, WIDTH)
    assert chains(none, *_vectors(none), Says({})).groups == ()


def test_what_is_said_knows_who_says_it():
    """A mention inside quoted words knows the mention that names their speaker."""
    text = "Lind said we won."
    tree = "Lind/PROPN/NNP/2/nsubj said/VERB/VBD/0/root we/PRON/PRP/4/nsubj won/VERB/VBD/2/ccomp ./PUNCT/./2/punct"
    found = _mentions(text, tree, (), [Saying(Span(10, 16), Span(0, 4), 5)])
    assert found.source.tolist() == [-1, 0]
    assert found.speaks.tolist() == [1, 0]


def test_candidates_grow_with_the_mentions_and_not_with_their_square():
    """A text of many mentions has so many pairs for each of them and no more."""
    sizes = []
    for count in (100, 400):
        words = " ".join(f"N{n}" for n in range(count))
        tree = " ".join(f"N{n}/PROPN/NNP/{0 if not n else 1}/{'root' if not n else 'dep'}" for n in range(count))
        found = _mentions(words, tree, ())
        sizes.append(len(pairs(found).left) / len(found))
    assert sizes[1] < 1.3 * sizes[0]


def _phrases(text: str, tree: str) -> list[str]:
    parsed = syntax(text, tree)
    return [text[parsed.words[p.first].start : parsed.words[p.end - 1].end] for p in phrases(parsed)]


def _mentions(text: str, tree: str, named: Sequence[Named], sayings: Sequence[Saying] = ()) -> Mentions:
    parsed = syntax(text, tree)
    whole = [Span(0, len(text))] if text else []
    ends = [at + 1 for at, letter in enumerate(text) if letter == "."]
    sentences = [Span(a, b) for a, b in zip([0, *ends], ends, strict=False)]
    return mentions(text, parsed, phrases(parsed), sentences, whole, (), named, sayings)


def _vectors(found: Mentions) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
    none = np.zeros((len(found), 1), dtype=np.float16)
    return none, none
