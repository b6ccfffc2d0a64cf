"""Verbs and nouns for what somebody does to somebody, by family: a short list of our own, from general English.

Two verbs of one family can tell one act; a family's *mute* verbs tell it as if nobody did it ("died" for "was killed").
``THINGS_TOO`` are families whose acts are done to bills and plans as well as to people.
"""

from typing import NamedTuple


class Verb(NamedTuple):
    """A verb's base form, its family, and whether it tells the act without anybody who acts."""

    lemma: str
    family: str
    mute: bool = False


_FAMILIES = {
    "kill": "kill slay murder massacre slaughter assassinate execute lynch behead",
    "shoot": "shoot",
    "wound": "injure wound maim stab assault bludgeon trample",
    "force": "punch kick drag handcuff tase choke strangle",
    "detain": "arrest detain apprehend jail imprison capture abduct kidnap",
    "deport": "deport expel evict",
    "free": "free release",
    "dismiss": "fire oust sack dismiss depose topple",
    "block": "block reject veto overturn quash scuttle derail",
    "separate": "separate",
}
_MUTE = {
    "kill": "die perish",
    "dismiss": "resign quit depart",
    "block": "fail stall collapse expire",
}
#: Nouns for an act, each with its family; of these the last few have nobody who acts in them.
NOUNS: dict[str, Verb] = {
    noun: Verb(noun, family, noun in ("death", "resignation", "departure", "failure", "collapse"))
    for family, nouns in {
        "kill": "killing murder slaying assassination execution massacre death",
        "shoot": "shooting",
        "wound": "stabbing assault",
        "force": "beating",
        "detain": "arrest detention capture abduction kidnapping",
        "deport": "deportation expulsion eviction",
        "free": "release",
        "dismiss": "firing ouster dismissal resignation departure",
        "block": "rejection veto failure collapse",
    }.items()
    for noun in nouns.split()
}
THINGS_TOO = frozenset({"block"})
_IRREGULAR = {
    "slay": "slew slain", "shoot": "shot", "quit": "quit", "free": "freed freeing",
}  # fmt: skip
_DOUBLED = frozenset("stab drag kidnap quit expel".split())


def _forms(lemma: str) -> set[str]:
    stem = lemma.removesuffix("e")
    doubled = lemma + lemma[-1] if lemma in _DOUBLED else stem
    third = lemma[:-1] + "ies" if lemma.endswith("y") and lemma != "slay" else lemma
    third = third if third != lemma else lemma + ("es" if lemma.endswith(("sh", "ch", "ss", "x")) else "s")
    past = lemma[:-1] + "ied" if lemma.endswith("y") and lemma != "slay" else doubled + "ed"
    going = "dying" if lemma == "die" else doubled + "ing"
    return {lemma, third, past, going, *_IRREGULAR.get(lemma, "").split()}


#: Every form of the verbs, in lower case.
VERBS: dict[str, Verb] = {
    form: Verb(lemma, family, mute)
    for table, mute in ((_FAMILIES, False), (_MUTE, True))
    for family, lemmas in table.items()
    for lemma in lemmas.split()
    for form in sorted(_forms(lemma))
}
