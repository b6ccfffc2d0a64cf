"""Mentions: the noun phrases of a document as a scorer sees them, what each shows of itself in arrays."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.annotate.who.coreference.phrases import Phrase
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
#: How many steps up a tree lead from a relative pronoun to its noun.
_STEPS = 8
_HUMANS = (MAN, WOMAN, HUMAN)
#: What may stand between a cue and the first word of what is reported.
_BEFORE = frozenset({"that", "if", "when", "whether", "why", "how"})
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
class Saying:
    """Words, whose they are, and where the cue that brings them begins."""

    content: Span
    source: Span
    cue: int


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
    columns = {name: np.zeros(count, dtype=np.int32) for name in _COLUMNS}
    nouns: dict[str, int] = {}
    cores: dict[tuple[str, ...], int] = {}
    times: dict[int, int] = {}
    modifiers = []
    opens = [span.start for span in quotations]
    sentence_starts, region_starts = [s.start for s in sentences], [s.start for s in regions]
    for at, phrase in enumerate(found):
        head = phrase.head
        place = starts[head]
        word, tag = forms[head], syntax.tags[head]
        opening = forms[phrase.first]
        known = names.get(head)
        pronoun = PRONOUNS.get(word, 0) if tag in ("PRP", "PRP$", "DT") or word in ("one", "ones") else 0
        inside = known is not None and known.span.start <= place < known.span.end
        form = _form(phrase, opening, tag, pronoun, inside, syntax)
        columns["head"][at], columns["first"][at], columns["end"][at] = head, phrase.first, phrase.end
        columns["sentence"][at] = bisect_right(sentence_starts, place) - 1
        columns["region"][at] = bisect_right(region_starts, place) - 1
        columns["form"][at] = form
        columns["pronoun"][at] = pronoun
        columns["number"][at] = _number(phrase, pronoun, tag)
        columns["sort"][at] = _sort(word, tag, pronoun, known, forms, phrase)
        columns["part"][at] = _PARTS.get(syntax.relations[head], 0)
        columns["entity"][at] = known.entity if known is not None and not pronoun and form != SEVERAL else -1
        in_quotes = bisect_right(opens, place) - 1
        columns["quoted"][at] = in_quotes if in_quotes >= 0 and place < quotations[in_quotes].end else -1
        noun = stem(singular(word)) if not pronoun else f"/{pronoun}"
        columns["noun"][at] = nouns.setdefault(noun, len(nouns))
        core = tuple(f for f in forms[phrase.first : phrase.stop] if f not in FUNCTION_WORDS and f[0].isalnum())
        columns["core"][at] = cores.setdefault(core or (word,), len(cores))
        modifiers.append(frozenset(stem(f) for f in core if f != word))
        columns["governor"][at] = syntax.heads[head]
        times[columns["noun"][at]] = times.get(columns["noun"][at], 0) + 1
        columns["seen"][at] = times[columns["noun"][at]]
    whose, speaks = _sources(found, syntax, sayings)
    begun = _opening(forms, starts, columns, whose, sayings)
    return Mentions(phrases=found, modifiers=modifiers, source=whose, speaks=speaks, opens=begun, **columns)


def _opening(
    forms: list[str], starts: list[int], columns: dict[str, _Ints], whose: _Ints, sayings: Sequence[Saying]
) -> NDArray[np.bool_]:
    """Whether a mention is the "he" or "she" with which reported words begin: "Lind said (that) she …".

    Whoever says so is meant, unless somebody is told it: "Lind told Brandt that he …".
    """
    cues = {bisect_left(starts, saying.content.start): bisect_left(starts, saying.cue) for saying in sayings}
    out = np.zeros(len(whose), dtype=bool)
    heads, persons = columns["head"].tolist(), columns["sort"].tolist()
    for at, (head, pronoun, source) in enumerate(zip(heads, columns["pronoun"].tolist(), whose.tolist(), strict=True)):
        if pronoun not in (HE, SHE) or source < 0 or columns["quoted"][at] >= 0:
            continue
        first = head - 1 if head and forms[head - 1] in _BEFORE else head
        cue = cues.get(first, cues.get(head))
        if cue is None or not heads[source] < head or columns["number"][source] == MANY:
            continue
        between = (other for other in range(source + 1, at) if cue < heads[other] < head)
        told = any(persons[other] in _HUMANS for other in between)
        out[at] = not told and persons[source] in (UNKNOWN, *_HUMANS)
    return out


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


def _sources(found: list[Phrase], syntax: Syntax, sayings: Sequence[Saying]) -> tuple[_Ints, _Ints]:
    """For each mention the one that names whose words it stands in, and the number of each that is a source.

    Of contents that hold a mention the smallest decides.
    """
    whose, speaks = np.full(len(found), -1, dtype=np.int32), np.zeros(len(found), dtype=np.int32)
    words = syntax.words
    begins = [words[phrase.head].start for phrase in found]
    order = sorted(range(len(found)), key=begins.__getitem__)
    ordered = [begins[at] for at in order]
    size = np.full(len(found), 1 << 30, dtype=np.int64)
    speaking = set()
    by_head = {phrase.head: at for at, phrase in enumerate(found) if phrase.joined is None}
    places = [word.start for word in words]
    for saying in sayings:
        content, source = saying.content, saying.source
        heads = order[bisect_left(ordered, source.start) : bisect_left(ordered, source.end)]
        inside = [at for at in heads if source.start <= words[found[at].first].start and found[at].joined is None]
        if not inside:
            meant = by_head.get(_relative(syntax, bisect_left(places, source.start)))
            inside = [] if meant is None else [meant]
        if not inside:
            continue
        speaker = min(inside, key=lambda at: (found[at].first - found[at].end, found[at].first))
        speaking.add(speaker)
        for at in order[bisect_left(ordered, content.start) : bisect_left(ordered, content.end)]:
            if len(content) < size[at]:
                whose[at], size[at] = speaker, len(content)
    for number, at in enumerate(sorted(speaking), 1):
        speaks[at] = number
    return whose, speaks


def _relative(syntax: Syntax, word: int) -> int:
    """The word that the relative pronoun at ``word`` stands for; -1 where there is none."""
    if word >= len(syntax.words) or syntax.tags[word] not in ("WP", "WDT"):
        return -1
    for _ in range(_STEPS):
        if syntax.relations[word] == "acl:relcl":
            return syntax.heads[word]
        if syntax.heads[word] == word:
            break
        word = syntax.heads[word]
    return -1
