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
#: Where what a noun phrase is about ends and what is added begins.
_ADDED = re.compile(r"\s(?:who|that|which|whose|in|from|at|with|for|on|by|to|near|against|outside)\s|,|\s\(")
_COLLECTIVE = frozenset(
    "group coalition organisation organization campaign movement union company party team crowd family police public "
    "network agency firm club league alliance community crew staff band gang caravan".split()
)
#: Nouns that only measure what follows "of".
_PARTS = frozenset("hundreds thousands dozens scores millions number lot majority group crowd handful couple".split())
_PARTICIPLES = ("ed", "ing", "ought")
_ALL = frozenset("all many most several some few both hundreds thousands dozens two three four five".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A phrase without a name: its noun (a stem), the stems of the words that tell which, and the office it names."""

    words: str
    head: str
    which: frozenset[str]
    nations: frozenset[str]
    definite: bool
    several: bool
    office: Office | None
    evidence: Evidence


def description(words: str, evidence: Evidence) -> Description | None:
    """The parts of a description, None where it has no noun to compare."""
    main = _ADDED.split(words, maxsplit=1)[0]
    main, _, of = main.partition(" of ")
    if of and main.lower().rpartition(" ")[2] in _PARTS:
        main, _, of = of.partition(" of ")
    pieces = [word.lower().replace("’", "'") for word in _WORDS.findall(main)]
    while len(pieces) > 1 and pieces[-1].endswith(_PARTICIPLES) and any(p.endswith("s") for p in pieces[:-1]):
        # "Immigrants brought (to …)": what follows the plural is no noun.
        pieces.pop()
    if not pieces or pieces[-1] in FUNCTION_WORDS:
        return None
    head = pieces[-1]
    before = [piece for piece in pieces[:-1] if piece not in FUNCTION_WORDS and piece not in _ALL]
    beyond = [word.lower() for word in _WORDS.findall(of)]
    countries = {found.code for word in (*before, *beyond) if (found := nation(word)) is not None}
    which = [word for word in (*before, *beyond) if word not in FUNCTION_WORDS and nation(word) is None]
    return Description(
        words=" ".join(words.lower().split()),
        head=stem(head),
        which=frozenset(stem(word) for word in which),
        nations=frozenset(countries),
        definite=pieces[0] in ("the", "this", "these", "those", "its", "their"),
        several=(head.endswith("s") and not head.endswith("ss")) or head in _COLLECTIVE or head == "people",
        office=office(words),
        evidence=evidence,
    )
