"""Descriptions: phrases without a name ("a pro-Palestinian group", "undocumented immigrants") in comparable form."""

import re
from dataclasses import dataclass

from according.compare.entities.nations import nation
from according.compare.entities.offices import Office, office
from according.core import FUNCTION_WORDS, Evidence, stem

#: Nouns for whoever speaks without a name: those of two accounts are two, however alike the words.
ANYBODY = frozenset(
    stem(word)
    for word in "official source aide expert critic analyst person people observer insider adviser advisor executive "
    "spokesman spokeswoman spokesperson representative somebody someone other one supporter opponent witness man woman "
    "researcher lawyer attorney reporter writer author economist member".split()
)
_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
#: Where a clause begins, and where what belongs to the noun does, as in "voters in Marfield".
_CLAUSE = re.compile(r"\s(?:who|that|which|whose)\s|,|\s\(")
_ADDED = re.compile(r"\s(?:in|from|at|with|for|on|by|to|near|against|outside)\s")
#: Words behind the noun that are taken to tell which.
_BEYOND = 4
_COLLECTIVE = frozenset(
    "group coalition organisation organization campaign movement union company party team crowd family police public "
    "network agency firm club league alliance community crew staff band gang caravan".split()
)
#: Nouns that only measure what follows "of", and those that single some out.
_PARTS = frozenset("hundreds thousands dozens scores millions group crowd".split())
_SHARES = frozenset("number lot majority minority handful couple half some many most members".split())
_DEFINITE = frozenset("the this these those its their his her our".split())
_PARTICIPLES = ("ed", "ing", "ought")
_SOME = frozenset(
    "many most several some few other another certain various two three four five six seven eight nine ten".split()
)
_ALL = _SOME | frozenset("all both hundreds thousands dozens".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A phrase without a name: its noun (a stem), the stems of the words that tell which, and the office it names."""

    words: str
    head: str
    which: frozenset[str]
    nations: frozenset[str]
    definite: bool
    several: bool
    #: Whether its noun has a capital, as in "Senate Democrats"; and whether it is some of more: "two senators".
    capital: bool
    some: bool
    noun: str
    office: Office | None
    evidence: Evidence


def description(words: str, evidence: Evidence) -> Description | None:
    """The parts of a description, None where it has no noun to compare."""
    whole = _CLAUSE.split(words, maxsplit=1)[0]
    main, *added = _ADDED.split(whole, maxsplit=1)
    main, _, of = main.partition(" of ")
    some = False
    if of and (part := main.lower().rpartition(" ")[2]) in _PARTS | _SHARES:
        some = part in _SHARES
        main, _, of = of.partition(" of ")
    pieces = [word.lower().replace("’", "'") for word in _WORDS.findall(main)]
    while len(pieces) > 1 and pieces[-1].endswith(_PARTICIPLES) and any(p.endswith("s") for p in pieces[:-1]):
        # "Immigrants brought (to …)": what follows the plural is no noun.
        pieces.pop()
    if not pieces or pieces[-1] in FUNCTION_WORDS:
        return None
    head = pieces[-1]
    before = [piece for piece in pieces[:-1] if piece not in FUNCTION_WORDS and piece not in _ALL]
    beyond = [word.lower() for word in _WORDS.findall(" ".join((of, *added)))[:_BEYOND]]
    countries = {found.code for word in (*before, *beyond) if (found := nation(word)) is not None}
    which = [word for word in (*before, *beyond) if word not in FUNCTION_WORDS and nation(word) is None]
    return Description(
        words=" ".join(words.split()),
        head=stem(head),
        which=frozenset(stem(word) for word in which),
        nations=frozenset(countries),
        definite=pieces[0] in _DEFINITE or pieces[0].endswith("'s"),
        several=(head.endswith("s") and not head.endswith("ss")) or head in _COLLECTIVE or head == "people",
        capital=main.rpartition(" ")[2][:1].isupper(),
        some=some or any(piece in _SOME or piece.isdigit() for piece in pieces[:-1]) or pieces[0] == "a",
        noun=head,
        office=office(words),
        evidence=evidence,
    )
