"""The closed sets by which mentions are told apart: how they refer, what they may be, where they stand."""

#: How a mention refers.
FORMS = ("pronoun", "name", "definite", "indefinite", "bare", "number", "several", "modifier", "pointing")
PRONOUN, NAME, DEFINITE, INDEFINITE, BARE, NUMBER, SEVERAL, MODIFIER, POINTING = range(len(FORMS))
#: Pronouns of one sort, by all their forms.
PRONOUNS = {
    form: number
    for number, forms in enumerate(
        (
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves themself",
            "i me my mine myself",
            "we us our ours ourselves",
            "you your yours yourself yourselves",
            "this that",
            "these those",
            "one ones",
        ),
        1,
    )
    for form in forms.split()
}
HE, SHE, IT, THEY, ME, WE, YOU, THIS, THESE, ONE = range(1, 11)
#: What a mention may be: unknown, and the sorts that exclude each other.
SORTS = ("unknown", "man", "woman", "person", "body", "place", "text", "thing")
UNKNOWN, MAN, WOMAN, HUMAN, BODY, PLACE, TEXT, THING = range(len(SORTS))
NUMBERS = ("unknown", "one", "many")
MANY = 2
#: The place of a mention's head in its clause.
PARTS = ("other", "subject", "object", "oblique", "owner", "of a noun", "conjunct", "beside", "root", "modifier")
BESIDE = PARTS.index("beside")
#: The sorts that are persons.
HUMANS = (MAN, WOMAN, HUMAN)
