"""Mentions: the noun phrases of a document as a scorer sees them, what each shows of itself in arrays."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.annotate.who.coreference.forms import (
    BARE,
    BODY,
    DEFINITE,
    HE,
    HUMAN,
    INDEFINITE,
    IT,
    MAN,
    ME,
    MODIFIER,
    NAME,
    NUMBER,
    PLACE,
    POINTING,
    PRONOUN,
    PRONOUNS,
    SEVERAL,
    SHE,
    TEXT,
    THESE,
    THEY,
    THING,
    THIS,
    UNKNOWN,
    WE,
    WOMAN,
    YOU,
)
from according.annotate.who.coreference.phrases import Phrase
from according.annotate.who.coreference.sayings import Saying, opening, whose
from according.annotate.who.lexicon import (
    COLLECTIVES,
    FEMALE_NAMES,
    FEMALE_TITLES,
    KINDS_OF_BODY,
    MALE_NAMES,
    MALE_TITLES,
    PLACE_HEADS,
    ROLES,
    SPEAKERS,
    TEXTS,
)
from according.annotate.who.sources import singular
from according.core import FUNCTION_WORDS, EntityType, Span, Syntax, stem

_Ints = NDArray[np.int32]

_PARTS = {
    "nsubj": 1, "nsubj:pass": 1, "nsubj:outer": 1, "obj": 2, "iobj": 2, "obl": 3, "obl:agent": 3, "obl:unmarked": 3,
    "nmod:poss": 4, "nmod": 5, "nmod:unmarked": 5, "conj": 6, "appos": 7, "nmod:desc": 7, "root": 8, "compound": 9,
    "flat": 9, "amod": 9, "dep": 0,
}  # fmt: skip
_OF_TYPE = {
    EntityType.PERSON: HUMAN,
    EntityType.ORGANISATION: BODY,
    EntityType.GROUP: BODY,
    EntityType.PLACE: PLACE,
    EntityType.DOCUMENT: TEXT,
    EntityType.EVENT: THING,
}
_DEFINITE = frozenset("the this that these those".split())
_INDEFINITE = frozenset("a an some any another every each no several many most few all both either neither".split())
_FEMALE = FEMALE_TITLES | frozenset(
    "woman girl mother wife daughter sister aunt niece actress waitress widow grandmother".split()
)
_MALE = MALE_TITLES | frozenset(
    "man boy father husband son brother uncle nephew actor waiter widower grandfather".split()
)
#: Less than so many characters, "Dr." say, stand between a noun and the name it goes with.
_TITLE = 7
_PEOPLE = frozenset("people men women children man woman child person kids boys girls".split())


_COLUMNS = tuple(
    "head first end sentence region form pronoun number sort part entity quoted noun core governor seen".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place that rules have found to name something: its span, the number of its entity, and the entity's type."""

    span: Span
    entity: int
    type: EntityType
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a document in the order of the text; every array has an entry for each.

    ``head``, ``first``, ``end``, ``stop`` are words as in :class:`Phrase`; ``sentence`` and ``region`` count from 0.
    ``entity`` is the number of the entity that rules know by this name, -1 for none. ``quoted`` is the number of the
    outermost quotation around the mention, -1 outside. ``source`` is the mention that names whose words these are, -1
    where no attribution tells; ``speaks`` counts the sources up to a mention that is one, 0 for others. ``noun`` and
    ``core`` are equal for mentions of one noun and of the same words. ``governor`` is the word that the head hangs on,
    ``seen`` how many mentions of its noun there were so far; ``opens`` tells of the "she" in "Lind said she …".
    """

    phrases: list[Phrase]
    head: _Ints
    first: _Ints
    end: _Ints
    sentence: _Ints
    region: _Ints
    form: _Ints
    pronoun: _Ints
    number: _Ints
    sort: _Ints
    part: _Ints
    entity: _Ints
    quoted: _Ints
    source: _Ints
    speaks: _Ints
    noun: _Ints
    core: _Ints
    modifiers: list[frozenset[str]]
    governor: _Ints
    seen: _Ints
    opens: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.phrases)


def mentions(
    text: str,
    syntax: Syntax,
    found: list[Phrase],
    sentences: Sequence[Span],
    regions: Sequence[Span],
    quotations: Sequence[Span],
    named: Sequence[Named],
    sayings: Sequence[Saying],
) -> Mentions:
    """What the phrases ``found`` show of themselves.

    ``quotations`` are the outermost, in order; ``sayings`` are the contents of attributions with whose they are.
    """
    words = syntax.words
    starts = [word.start for word in words]
    forms = [word.of(text).lower().replace("’", "'") for word in words]
    names = _names_by_word(text, starts, named, syntax)
    count = len(found)
    found_of: dict[str, list[int]] = {name: [0] * count for name in _COLUMNS}
    nouns: dict[str, int] = {}
    cores: dict[tuple[str, ...], int] = {}
    times: dict[int, int] = {}
    modifiers = []
    marks = [span.start for span in quotations]
    sentence_starts, region_starts = [s.start for s in sentences], [s.start for s in regions]
    for at, phrase in enumerate(found):
        head = phrase.head
        place = starts[head]
        word, tag = forms[head], syntax.tags[head]
        first = forms[phrase.first]
        known = names.get(head)
        pronoun = PRONOUNS.get(word, 0) if tag in ("PRP", "PRP$", "DT") or word in ("one", "ones") else 0
        inside = known is not None and known.span.start <= place < known.span.end
        form = _form(phrase, first, tag, pronoun, inside, syntax)
        found_of["head"][at], found_of["first"][at], found_of["end"][at] = head, phrase.first, phrase.end
        found_of["sentence"][at] = bisect_right(sentence_starts, place) - 1
        found_of["region"][at] = bisect_right(region_starts, place) - 1
        found_of["form"][at] = form
        found_of["pronoun"][at] = pronoun
        found_of["number"][at] = _number(phrase, pronoun, tag)
        found_of["sort"][at] = _sort(word, tag, pronoun, known, forms, phrase)
        found_of["part"][at] = _PARTS.get(syntax.relations[head], 0)
        found_of["entity"][at] = known.entity if known is not None and not pronoun and form != SEVERAL else -1
        in_quotes = bisect_right(marks, place) - 1
        found_of["quoted"][at] = in_quotes if in_quotes >= 0 and place < quotations[in_quotes].end else -1
        noun = stem(singular(word)) if not pronoun else f"/{pronoun}"
        found_of["noun"][at] = nouns.setdefault(noun, len(nouns))
        core = tuple(f for f in forms[phrase.first : phrase.stop] if f not in FUNCTION_WORDS and f[0].isalnum())
        found_of["core"][at] = cores.setdefault(core or (word,), len(cores))
        modifiers.append(frozenset(stem(f) for f in core if f != word))
        found_of["governor"][at] = syntax.heads[head]
        times[found_of["noun"][at]] = times.get(found_of["noun"][at], 0) + 1
        found_of["seen"][at] = times[found_of["noun"][at]]
    columns = {name: np.array(column, dtype=np.int32) for name, column in found_of.items()}
    said_by, speaks = whose(found, syntax, sayings)
    opens = opening(forms, starts, columns, said_by, sayings)
    return Mentions(phrases=found, modifiers=modifiers, source=said_by, speaks=speaks, opens=opens, **columns)


def _names_by_word(text: str, starts: list[int], named: Sequence[Named], syntax: Syntax) -> dict[int, Named]:
    """The name that each word is the head of; where names nest, the longer."""
    found: dict[int, Named] = {}
    for name in sorted(named, key=lambda n: len(n.span)):
        first, end = bisect_left(starts, name.span.start), bisect_left(starts, name.span.end)
        inside = range(first, end)
        for word in inside:
            if syntax.heads[word] == word or syntax.heads[word] not in inside:
                found[word] = name
    for word, name in list(found.items()):
        above = syntax.heads[word]
        if above in found or syntax.pos[above] != "NOUN":
            continue
        # "The X movement" is X, and so is "the former member Ada Lind", whichever of the two words is the head.
        noun = syntax.words[above].of(text).lower()
        kind = name.type not in (EntityType.PERSON, EntityType.PLACE) and noun in KINDS_OF_BODY
        behind = above < word and syntax.relations[word] in ("appos", "flat", "nmod:desc")
        gap = text[syntax.words[above].end : name.span.start] if behind else ","
        set_to = len(gap) < _TITLE and "," not in gap
        if (kind and (word == above - 1 or set_to)) or (name.type is EntityType.PERSON and set_to):
            found[above] = name
    return found


def _form(phrase: Phrase, opening: str, tag: str, pronoun: int, named: bool, syntax: Syntax) -> int:
    if phrase.joined is not None:
        return SEVERAL
    if pronoun:
        return POINTING if pronoun in (THIS, THESE) else PRONOUN
    if named or tag in ("NNP", "NNPS"):
        return NAME
    if syntax.relations[phrase.head] in ("compound", "amod"):
        return MODIFIER
    owned = any(syntax.tags[w] in ("PRP$", "POS") for w in range(phrase.first, phrase.head))
    if opening in _DEFINITE or owned:
        return DEFINITE
    if opening in _INDEFINITE:
        return INDEFINITE
    return NUMBER if tag == "CD" else BARE


def _number(phrase: Phrase, pronoun: int, tag: str) -> int:
    if phrase.joined is not None or pronoun in (THEY, WE, THESE):
        return 2
    if pronoun in (HE, SHE, IT, ME, THIS):
        return 1
    return {"NN": 1, "NNP": 1, "NNS": 2, "NNPS": 2}.get(tag, 0)


def _sort(word: str, tag: str, pronoun: int, known: Named | None, forms: list[str], phrase: Phrase) -> int:
    if pronoun:
        return {HE: MAN, SHE: WOMAN, IT: UNKNOWN, ME: HUMAN, WE: UNKNOWN, YOU: HUMAN}.get(pronoun, UNKNOWN)
    if known is not None:
        sort = _OF_TYPE.get(known.type, UNKNOWN)
        if sort in (HUMAN, UNKNOWN) and known.gender:
            return MAN if known.gender == "m" else WOMAN
        return sort
    before = forms[phrase.first : phrase.head + 1]
    if tag in ("NNP", "NNPS"):
        given = before[0]
        if len(before) > 1 and given in MALE_NAMES and given not in FEMALE_NAMES:
            return MAN
        return WOMAN if len(before) > 1 and given in FEMALE_NAMES and given not in MALE_NAMES else UNKNOWN
    one = singular(word)
    if one in _FEMALE:
        return WOMAN
    if one in _MALE:
        return MAN
    if word in _PEOPLE or one in ROLES or one in SPEAKERS:
        return HUMAN
    if word in COLLECTIVES or one in COLLECTIVES:
        return BODY
    if one in TEXTS:
        return TEXT
    return PLACE if one in PLACE_HEADS else THING
