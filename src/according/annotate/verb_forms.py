"""The regular forms of English verbs."""


def third(lemma: str) -> str:
    """The third person: says, watches, denies."""
    if lemma.endswith(("s", "x", "sh", "ch", "z", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeou" else lemma + "s"


def past(lemma: str, doubled: bool = False) -> str:
    """The past tense: stated, denied; admitted where the last letter is doubled."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if doubled else "") + "ed"


def ing(lemma: str, doubled: bool = False) -> str:
    """The form in -ing: stating; admitting where the last letter is doubled."""
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if doubled else "") + "ing"
