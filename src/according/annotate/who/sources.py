"""Source phrases: what the words of an attribution's source are, a name, a pronoun, a text, or a description."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from according.annotate.who.bearers import bearer
from according.annotate.who.lexicon import COLLECTIVES, KINDS_OF_BODY, ROLES, SPEAKERS, TEXTS, THINGS
from according.annotate.who.tree import Tree
from according.core import EntityType, Span, trimmed

#: Pronouns, each with the form that stands for all of its own.
_OWNERS = {w: w for w in "he she they it we i you him her them us me who which that this these those".split()} | {
    "his": "he", "hers": "she", "himself": "he", "herself": "she", "their": "they", "its": "it", "our": "we", "my": "i"
}  # fmt: skip
_DETERMINERS = frozenset(
    "the this that these those its their his her our my a an another one some several many other both two three".split()
)
_DEFINITE = frozenset("the this that these those its their".split())
_CUT = re.compile(
    r"[,(;:—–\"“”]|\s(?:who|which|that|of|from|for|in|at|on|with|by|about|against|near|outside|inside|within|to|"
    r"[a-z]+ed\sby|[a-z]+en\sby|including|among|close|familiar|involved|based|representing|calling|signed|issued|released|published)\s"
)
_END = re.compile(r"[,(;:—–\"“”]|\s(?:who|which|that)\s")
_WHEN = re.compile(
    r"\s(?:(?:late|early)?\s?(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|this)\s(?:week|month|year)|"
    r"earlier|yesterday|today|recently|later|also|now)\b"
)
_WORD = re.compile(r"[^\W_]+(?:['’.\-&/][^\W_]+)*")


class PhraseKind(StrEnum):
    """What sort of phrase names a source."""

    NAME = "name"
    PRONOUN = "pronoun"
    TEXT = "text"
    PERSON = "person"
    COLLECTIVE = "collective"
    SEVERAL = "several"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A source phrase: ``span`` is what names the source, ``head`` its noun in lower case (a name's are its words).

    ``modifiers`` are the words between determiner and head. ``definite`` tells a phrase that points back ("the group").
    ``label`` are the words to show, with whose text it is ("a petition by the group").
    """

    span: Span
    kind: PhraseKind
    head: str
    modifiers: str = ""
    definite: bool = False
    label: str = ""


def phrase(
    text: str, source: Span, named: Sequence[tuple[Span, EntityType]], tree: Tree | None = None
) -> Phrase | None:
    """What ``source`` is, given the places of names in the text (in its order); None for a phrase without words.

    With the ``tree`` of the words the phrase's head and whose name is its own are told by syntax, else by position.
    """
    inside = [(span, kind) for span, kind in named if source.holds(span)]
    words = [
        (m.start(), m.end(), m[0].lower().replace("’", "'")) for m in _WORD.finditer(text, source.start, source.end)
    ]
    if not words:
        return None
    pronoun, _, ending = words[0][2].partition("'")
    if ending in _ENDINGS and pronoun in _OWNERS:
        words[0] = (words[0][0], words[0][1], pronoun)
    if len(words) == 1 and words[0][2] in _OWNERS and not inside:
        return Phrase(span=Span(*words[0][:2]), kind=PhraseKind.PRONOUN, head=_OWNERS[words[0][2]])
    when = _WHEN.search(text, source.start, source.end)
    if when is not None and when.start() > source.start and not any(s.start <= when.start() < s.end for s, _ in inside):
        source = Span(source.start, when.start())
        inside = [(span, kind) for span, kind in inside if source.holds(span)]
    if words[0][2] in _OWNERS and words[0][2] not in _DETERMINERS:
        return None
    core = _until(text, source, _CUT, inside)
    themselves = _SELF.search(text, core.start, core.end) if core is not None else None
    if core is not None and themselves is not None:
        core = Span(core.start, themselves.start())
    if core is None:
        return None
    read = bearer(source, core, inside, tree) if tree is not None else None
    if _several(text, core, inside) or (read is not None and read.several):
        return Phrase(span=core, kind=PhraseKind.SEVERAL, head="")
    inside = [(span, kind) for span, kind in inside if read is None or span not in read.others]
    last = next((span for span, _ in reversed(inside) if core.end - 2 <= span.end <= core.end + 1), None)
    if last is not None and (read is None or not read.joined):
        return Phrase(span=last, kind=PhraseKind.NAME, head=last.of(text))
    called = next((span for span, kind in inside if core.start <= span.start and kind in _CALLED), None)
    if (
        called is not None
        and text[called.end : core.end].strip().lower() in KINDS_OF_BODY
        and text[core.start : called.start].strip().lower() in ("", "the", "this", "a")
    ):
        return Phrase(span=called, kind=PhraseKind.NAME, head=called.of(text))
    in_core = [word for word in words if word[1] <= core.end]
    while in_core and (
        in_core[-1][2] in ("and", "or", "but", "about", "of", "that")
        or (len(in_core) > 1 and in_core[-1][2].endswith("ed") and _known(in_core[-2][2]))
    ):
        in_core.pop()
    cut_short = bool(in_core) and in_core[-1][1] < core.end
    told = cut_short and in_core[-1][2] in ("people", "person")
    if cut_short:
        core = Span(core.start, in_core[-1][1])
    if not in_core:
        return None
    if read is not None and any(
        word[0] == read.head.start
        and (known_kind(word[2]) is not PhraseKind.OTHER or (read.others and _known(word[2])))
        for word in in_core
    ):
        in_core = [word for word in in_core if word[0] <= read.head.start]
    head = in_core[-1][2].removesuffix("'s")
    apposed = _apposed(text, source, core, inside)
    if apposed is not None and known_kind(head) in (PhraseKind.PERSON, PhraseKind.COLLECTIVE):
        return Phrase(span=apposed, kind=PhraseKind.NAME, head=apposed.of(text))
    first = in_core[0][2]
    start = 1 if first in _DETERMINERS and len(in_core) > 1 else 0
    kind = known_kind(head)
    whole = core if kind is PhraseKind.TEXT or (cut_short and not told) else _until(text, source, _END, inside) or core
    return Phrase(
        span=whole,
        kind=kind,
        head=singular(head),
        modifiers=" ".join(word[2] for word in in_core[start:-1]),
        definite=first in _DEFINITE and whole.end - core.end < 2,
        label=" ".join((_until(text, source, _END, inside) or whole).of(text).split()),
    )


def speaks(text: str, read: Phrase) -> bool:
    """Whether what a phrase names can be a source: a person, a body, a document; no event, thing, number or rumour.

    "Reports suggest" and "the announcement revealed" tell of no document that one could look up.
    """
    words = read.span.of(text).lower().split()
    if read.kind is PhraseKind.TEXT:
        if read.head in _NO_DOCUMENTS:
            return False
        loose = read.head == "report" and not read.definite and words[0] not in ("a", "an")
        return not (loose and set(read.modifiers.split()) <= _RUMOUR and set(words[:-1]) <= _RUMOUR)
    if read.kind is not PhraseKind.OTHER:
        return True
    head = read.head
    if head in SPEAKERS or (head.endswith(_AGENTS) and head not in THINGS and len(head) > 4):
        return True
    # A surname by itself, which nothing else in the text has shown to be a name.
    word = read.span.of(text)
    return " " not in word and word[:1].isupper() and len(word) > 3 and text.count(word) > 1 and head not in _OPENINGS


def _known(noun: str) -> bool:
    return known_kind(noun) is not PhraseKind.OTHER or singular(noun) in SPEAKERS


def known_kind(noun: str) -> PhraseKind:
    """What sort of source a common noun names."""
    one = singular(noun)
    if noun in TEXTS or one in TEXTS:
        return PhraseKind.TEXT
    if noun in COLLECTIVES or (noun != one and one in ROLES) or one in COLLECTIVES:
        return PhraseKind.COLLECTIVE
    return PhraseKind.PERSON if one in ROLES else PhraseKind.OTHER


def singular(noun: str) -> str:
    """A noun without the ending of the plural; irregular and doubtful ones as they are."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if noun.endswith(("ss", "us", "is", "news", "series")) or len(noun) < 4:
        return noun
    return noun.removesuffix("s")


def _until(text: str, source: Span, cut: re.Pattern[str], inside: Sequence[tuple[Span, EntityType]]) -> Span | None:
    """The part of ``source`` before the first cut that lies in no name."""
    for match in cut.finditer(text, source.start, source.end):
        if match.start() > source.start and not any(s.start <= match.start() < s.end for s, _ in inside):
            return trimmed(text, source.start, match.start())
    return trimmed(text, source.start, source.end)


def _several(text: str, core: Span, inside: Sequence[tuple[Span, EntityType]]) -> bool:
    spans = [span for span, _ in inside if core.holds(span)]
    return any(text[a.end : b.start].strip(" ,") in ("and", "or", "&") for a, b in pairwise(spans))


def _apposed(text: str, source: Span, core: Span, inside: Sequence[tuple[Span, EntityType]]) -> Span | None:
    """A person's name set off by commas after a description: "a member of the group, Ada Byron"."""
    for span, kind in inside:
        set_off = span.start > core.end and text[max(0, span.start - 2) : span.start].strip() == ","
        ends = span.end >= source.end - 1 or text[span.end] in ",;"
        if set_off and ends and kind in _MAYBE_PERSON and " " in span.of(text):
            return None if _another(text, core, span) else span
    return None


def _another(text: str, core: Span, name: Span) -> bool:
    """Whether a name set off belongs to one who is named within the phrase: "a spokesman for the mayor, Ada Lind"."""
    between = _WORD.findall(text, core.end, name.start)
    if len(between) < 2 or text[core.start : core.end].split()[0].lower() not in ("a", "an"):
        return False
    noun = between[-1].lower()
    return between[-2].lower() in _DEFINITE and noun in ROLES


_SELF = re.compile(r"\s(?:himself|herself|itself|themselves)\s*$")
_ENDINGS = ("s", "d", "ve", "ll", "re", "m")
_NO_DOCUMENTS = frozenset("announcement comment appeal".split())
_RUMOUR = frozenset(
    "media news press multiple various several some many other earlier recent initial local previous published early "
    "numerous unconfirmed".split()
)
#: Endings of nouns for whoever does something.
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "person", "ee", "crat", "ant", "can")
_OPENINGS = frozenset("rest early other drugs jobs latest most this".split())
_CALLED = (EntityType.ORGANISATION, EntityType.GROUP, EntityType.UNKNOWN)
_MAYBE_PERSON = (EntityType.PERSON, EntityType.UNKNOWN)
