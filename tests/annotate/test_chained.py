"""Chained: what a scorer puts together, given to the entities that rules have named."""

from dataclasses import replace

import numpy as np
from readings_by_hand import syntax
from scorers_by_hand import Says

from according.annotate.who.entities import entities
from according.annotate.who.speakers import resolve
from according.core import Annotated, EntityType, MentionForm, Reading
from telling import named, speakers, telling

STORY = (
    "<s>Ada Lind</s> <c>said</c> <q>the bridge is safe</q>. <s>She</s> <c>added</c> <q>that the mayor knew</q>. "
    "The mayor left."
)
TREE = (
    "Ada/PROPN/NNP/3/nsubj Lind/PROPN/NNP/1/flat said/VERB/VBD/0/root the/DET/DT/5/det bridge/NOUN/NN/7/nsubj "
    "is/AUX/VBZ/7/cop safe/ADJ/JJ/3/ccomp ./PUNCT/./3/punct She/PRON/PRP/10/nsubj added/VERB/VBD/0/root "
    "that/SCONJ/IN/14/mark the/DET/DT/13/det mayor/NOUN/NN/14/nsubj knew/VERB/VBD/10/ccomp ./PUNCT/./10/punct "
    "The/DET/DT/17/det mayor/NOUN/NN/18/nsubj left/VERB/VBD/0/root ./PUNCT/./18/punct"
)
LIND, SHE, MAYOR, AGAIN = 0, 2, 3, 4


def test_a_pronoun_is_a_mention_of_its_antecedents_entity_and_speaks_for_it():
    """A "she" behind a name is the bearer's mention, of the form pronoun, and its words are the bearer's."""
    told = _told({(LIND, SHE): 4.0})
    pronouns = [m for m in named(told, "Ada Lind").mentions if m.form is MentionForm.PRONOUN]
    assert [told.words(m.span) for m in pronouns] == ["She"]
    assert speakers(told) == ["Ada Lind", "Ada Lind"]
    assert named(told, "Ada Lind").first.form is MentionForm.NAME


def test_an_unsure_description_gives_nobody_a_name():
    """Where it is hardly likelier that "the mayor" is Lind than that the mayor is new, the mayor stays unknown."""
    told = _told({(LIND, MAYOR): 0.4, (MAYOR, AGAIN): 3.0})
    assert [told.words(m.span) for m in named(told, "Ada Lind").mentions] == ["Ada Lind"]
    assert named(told, "the mayor").type is EntityType.PERSON
    assert len(named(told, "the mayor").mentions) == 2


def test_a_sure_description_is_the_bearers_mention():
    """Where it is much likelier, the description is the name's."""
    told = _told({(LIND, MAYOR): 4.0})
    assert [m.form for m in named(told, "Ada Lind").mentions] == [MentionForm.NAME, MentionForm.DESCRIPTION]


def test_one_is_no_chain():
    """What nobody names and nothing takes up is no entity by itself."""
    assert [e.name for e in _told({}).entities] == ["Ada Lind"]


def test_without_vectors_rules_resolve():
    """A reading that keeps nothing of its words leaves pronouns to the rules."""
    told = _told({(LIND, MAYOR): 9.0}, vectors=False)
    assert speakers(told) == ["Ada Lind", "Ada Lind"]
    assert [told.words(m.span) for m in named(told, "Ada Lind").mentions] == ["Ada Lind"]


def _told(says: dict[tuple[int, int], float], *, vectors: bool = True) -> Annotated:
    told = telling(STORY)
    reading = Reading(syntax=syntax(told.document.text, TREE))
    if vectors:
        reading = replace(reading, vectors=np.zeros((len(reading.syntax.words), 1), dtype=np.float16))
    parts = (told.attributions, told.quotations, reading)
    who = entities(told.document, told.sentences, *parts, Says(says))
    said = resolve(told.document, told.sentences, told.quotations, told.attributions, who, reading)
    return replace(told, entities=who, attributions=said)
