"""Labels by the trees: what stands before a name, beside it, in its clauses, and as its predicate."""

from trees_by_hand import called

#: They met the anti-road Nordic Rail Union, which opposes the tunnel, on Monday.
UNION = """They/PRON/PRP/2/nsubj met/VERB/VBD/0/root the/DET/DT/9/det anti_/ADJ/JJ/6/amod -_/PUNCT/HYPH/4/punct
    road/PROPN/NN/9/compound Nordic/ADJ/NNP/9/compound Rail/PROPN/NNP/9/compound Union_/PROPN/NNP/2/obj
    ,/PUNCT/,/12/punct which/PRON/WDT/12/nsubj opposes/VERB/VBZ/9/acl:relcl the/DET/DT/14/det
    tunnel_/NOUN/NN/12/obj ,/PUNCT/,/2/punct on/ADP/IN/17/case Monday_/PROPN/NNP/2/obl ./PUNCT/./2/punct"""
#: Former Marfield mayor Ada Lind, an outspoken critic of the tunnel, left early.
CRITIC = """Former/ADJ/JJ/3/amod Marfield/PROPN/NNP/3/compound mayor/NOUN/NN/14/nsubj Ada/PROPN/NNP/3/flat
    Lind_/PROPN/NNP/4/flat ,/PUNCT/,/9/punct an/DET/DT/9/det outspoken/ADJ/JJ/9/amod critic/NOUN/NN/3/appos
    of/ADP/IN/12/case the/DET/DT/12/det tunnel_/NOUN/NN/9/nmod ,/PUNCT/,/14/punct left/VERB/VBD/0/root
    early_/ADV/RB/14/advmod ./PUNCT/./14/punct"""
#: Ada Lind is a far-right activist from Marfield.
ACTIVIST = """Ada/PROPN/NNP/8/nsubj Lind/PROPN/NNP/1/flat is/AUX/VBZ/8/cop a/DET/DT/8/det far_/ADV/RB/7/advmod
    -_/PUNCT/HYPH/7/punct right/ADJ/JJ/8/amod activist/NOUN/NN/0/root from/ADP/IN/10/case
    Marfield_/PROPN/NNP/8/nmod ./PUNCT/./8/punct"""
#: The embattled Lind memo was read by the council.
MEMO = """The/DET/DT/4/det embattled/ADJ/JJ/4/amod Lind/PROPN/NNP/4/compound memo/NOUN/NN/6/nsubj:pass
    was/AUX/VBD/6/aux:pass read/VERB/VBN/0/root by/ADP/IN/9/case the/DET/DT/9/det council_/NOUN/NN/6/obl:agent
    ./PUNCT/./6/punct"""
#: The group's founder, Jens Holm, praised Ada Lind, a singer, and Per Berg.
FOUNDER = """The/DET/DT/2/det group_/NOUN/NN/4/nmod:poss 's/PART/POS/2/case founder_/NOUN/NN/9/nsubj ,/PUNCT/,/6/punct
    Jens/PROPN/NNP/4/appos Holm_/PROPN/NNP/6/flat ,/PUNCT/,/4/punct praised/VERB/VBD/0/root Ada/PROPN/NNP/9/iobj
    Lind_/PROPN/NNP/10/flat ,/PUNCT/,/14/punct a/DET/DT/14/det singer_/NOUN/NN/9/conj ,/PUNCT/,/17/punct
    and/CCONJ/CC/17/cc Per/PROPN/NNP/14/conj Berg_/PROPN/NNP/17/flat ./PUNCT/./9/punct"""
#: Chief of staff Jens Holm called Ada Lind a radical on Monday.
CALLED = """Chief/NOUN/NN/6/nsubj of/ADP/IN/3/case staff/NOUN/NN/1/nmod Jens/PROPN/NNP/1/appos Holm/PROPN/NNP/1/flat
    called/VERB/VBD/0/root Ada/PROPN/NNP/6/xcomp Lind/PROPN/NNP/7/flat a/DET/DT/10/det radical/ADJ/JJ/6/xcomp
    on/ADP/IN/12/case Monday_/PROPN/NNP/6/obl ./PUNCT/./6/punct"""


def test_before_a_name_and_in_its_clause() -> None:
    """A hyphenated word before a name is taken whole, and a clause that tells a stance is a label by itself."""
    assert called(UNION) == [
        ("Nordic Rail Union", "premodifier", "anti-road Nordic Rail Union"),
        ("Nordic Rail Union", "relative", "which opposes the tunnel"),
    ]


def test_an_office_and_what_is_set_beside_a_name() -> None:
    """An office goes with the words before it, and an apposition runs up to its comma."""
    assert called(CRITIC) == [
        ("Ada Lind", "title", "Former Marfield mayor Ada Lind"),
        ("Ada Lind", "apposition", "an outspoken critic of the tunnel"),
    ]


def test_a_predicate() -> None:
    """What somebody is said to be is a label of his."""
    assert called(ACTIVIST) == [("Ada Lind", "predicate", "a far-right activist from Marfield")]


def test_a_name_within_a_phrase_has_no_label() -> None:
    """Words before a name that only qualifies a noun belong to the noun."""
    assert called(MEMO) == []


def test_the_phrase_before_a_name_and_a_list() -> None:
    """A phrase beside which a name is set is its label with its owner; a list of persons labels nobody."""
    assert called(FOUNDER) == [("Jens Holm", "apposition", "The group's founder")]


def test_what_somebody_is_called_by_another() -> None:
    """An office with an of-phrase is taken whole, and what one calls another is that one's word."""
    assert called(CALLED) == [
        ("Jens Holm", "premodifier", "Chief of staff Jens Holm"),
        ("Ada Lind", "predicate", "a radical"),
    ]
