"""Acts: who acts and who is acted upon, as each clause tells it."""

from trees_by_hand import done

#: Police shot Ada Lind in Marfield.
SHOT = """Police/NOUN/NNP/2/nsubj shot/VERB/VBD/0/root Ada/PROPN/NNP/2/obj Lind/PROPN/NNP/3/flat in/ADP/IN/6/case
    Marfield_/PROPN/NNP/2/obl ./PUNCT/./2/punct"""
#: Ada Lind was shot by police in Marfield.
SHOT_BY = """Ada/PROPN/NNP/4/nsubj:pass Lind/PROPN/NNP/1/flat was/AUX/VBD/4/aux:pass shot/VERB/VBN/0/root
    by/ADP/IN/6/case
    police/NOUN/NNS/4/obl:agent in/ADP/IN/8/case Marfield_/PROPN/NNP/4/obl ./PUNCT/./4/punct"""
#: Ada Lind was shot in Marfield.
WAS_SHOT = """Ada/PROPN/NNP/4/nsubj:pass Lind/PROPN/NNP/1/flat was/AUX/VBD/4/aux:pass shot/VERB/VBN/0/root
    in/ADP/IN/6/case
    Marfield_/PROPN/NNP/4/obl ./PUNCT/./4/punct"""
#: The blast killed Ada Lind.
BLAST = """The/DET/DT/2/det blast/NOUN/NN/3/nsubj killed/VERB/VBD/0/root Ada/PROPN/NNP/3/obj Lind_/PROPN/NNP/4/flat
    ./PUNCT/./3/punct"""
#: Ada Lind died in Marfield.
DIED = """Ada/PROPN/NNP/3/nsubj Lind/PROPN/NNP/1/flat died/VERB/VBD/0/root in/ADP/IN/5/case Marfield_/PROPN/NNP/3/obl
    ./PUNCT/./3/punct"""
#: Police did not arrest Ada Lind.
NOT_ARRESTED = """Police/NOUN/NNS/4/nsubj did/AUX/VBD/4/aux not/PART/RB/4/advmod arrest/VERB/VB/0/root
    Ada/PROPN/NNP/4/obj
    Lind_/PROPN/NNP/5/flat ./PUNCT/./4/punct"""
#: The killing of Ada Lind angered many.
KILLING = """The/DET/DT/2/det killing/NOUN/NN/6/nsubj of/ADP/IN/4/case Ada/PROPN/NNP/2/nmod Lind/PROPN/NNP/4/flat
    angered/VERB/VBD/0/root many_/ADJ/JJ/6/advmod ./PUNCT/./6/punct"""
#: Police arrested and jailed the protesters.
JAILED = """Police/NOUN/NNS/2/nsubj arrested/VERB/VBD/0/root and/CCONJ/CC/4/cc jailed/VERB/VBD/2/conj the/DET/DT/6/det
    protesters_/NOUN/NNS/4/obj ./PUNCT/./2/punct"""
#: The council rejected the plan.
REJECTED = """The/DET/DT/2/det council/NOUN/NN/3/nsubj rejected/VERB/VBD/0/root the/DET/DT/5/det plan_/NOUN/NN/3/obj
    ./PUNCT/./3/punct"""


def test_who_acts_is_told_or_not() -> None:
    """The active voice and a passive with "by" name who acts; a passive without it and "died" name nobody."""
    assert done(SHOT) == [("shoot", "active", "Police", "Ada Lind", "")]
    assert done(SHOT_BY) == [("shoot", "passive", "police", "Ada Lind", "")]
    assert done(WAS_SHOT) == [("shoot", "passive without agent", "", "Ada Lind", "")]
    assert done(DIED) == [("kill", "no actor", "", "Ada Lind", "")]


def test_a_thing_in_the_actors_place() -> None:
    """A blast that kills is nobody who acts."""
    assert done(BLAST) == [("kill", "thing as actor", "The blast", "Ada Lind", "")]


def test_a_noun_tells_an_act() -> None:
    """A killing is an act on whom its of-phrase names."""
    assert done(KILLING) == [("kill", "no actor", "", "Ada Lind", "")]


def test_what_is_denied_did_not_happen() -> None:
    """A negated act is kept and marked."""
    assert done(NOT_ARRESTED) == [("detain", "active", "Police", "Ada Lind", "not")]


def test_two_verbs_with_one_object() -> None:
    """Verbs that are joined share their subject and their object."""
    assert done(JAILED) == [
        ("detain", "active", "Police", "the protesters", ""),
        ("detain", "active", "Police", "the protesters", ""),
    ]


def test_things_can_be_blocked() -> None:
    """Bills and plans are acted upon by those who block them."""
    assert done(REJECTED) == [("block", "active", "The council", "the plan", "")]
