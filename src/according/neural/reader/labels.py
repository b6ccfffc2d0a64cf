"""The closed sets of labels that the reader tells apart, in the order of its outputs."""

ROLES = ("source", "cue", "content")
#: Begin, inside, end and single word of each role, after "outside".
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))
NAMES = ("none", "person", "organisation", "place", "other")

UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
#: The Penn Treebank's tags.
XPOS = tuple(
    """$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$
    RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX ``""".split()
)
#: Universal Dependencies' relations as its English treebanks have them.
RELATIONS = tuple(
    """acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt
    conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list
    mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked
    orphan parataxis punct reparandum root vocative xcomp""".split()
)
