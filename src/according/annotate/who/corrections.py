"""Corrections: the names that rules found, set right by what the reading model marked.

Where a name's own words show what it is, the rules stay; where they rest on capitals alone, the marks and the parts of
speech decide where it begins and ends, and whether it is one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from according.annotate.who.acronyms import CAPITAL
from according.annotate.who.cluster import key_of
from according.annotate.who.lexicon import (
    CALENDAR,
    COLLECTIVES,
    EVENT_HEADS,
    GIVEN_NAMES,
    PEOPLES,
    PLACES,
    ROLES,
    STARTERS,
    TEXTS,
    TITLE_PARTS,
    TITLES,
)
from according.annotate.who.marks import Marks, mark_of
from according.annotate.who.name import Name
from according.annotate.who.runs import bare
from according.core import FUNCTION_WORDS, EntityType, MentionForm, Span
from according.core import Name as Mark

_KINDS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE)
#: How sure a mark has to be to move a name's edges, and to make a name that the rules have not found.
_MOVES, _ADDS = 0.8, {EntityType.PERSON: 0.75, EntityType.PLACE: 0.75, EntityType.ORGANISATION: 0.85}
_LONGEST, _STYLED = 7, 0.9
#: The words of two names with "and" between them: "House and Senate" are two.
_PAIR = 3
_WORD = re.compile(r"[^\s/]+")
_NAMELESS = FUNCTION_WORDS | STARTERS | CALENDAR | PEOPLES | TEXTS | (TITLES | TITLE_PARTS | ROLES | COLLECTIVES)
_CAPITALISED = re.compile(rf"[{CAPITAL}]")
#: Below how many characters a place after another and a comma is the abbreviation of a state: "Richmond, Va."
_STATE = 6


def corrected(text: str, found: list[Name], marks: Marks, lower: frozenset[str], titled: list[Span]) -> list[Name]:
    """``found``, in the order of the text, with edges moved, false names left out and missed ones put in.

    ``lower`` are the words that the text writes small; the ``titled`` stretches are those whose capitals are a style.
    """
    known = {key_of(n.words) for n in found if marks.proper(n.span) or mark_of(n.span, marks.over(n.span))[0] in _KINDS}
    kept: list[Name] = []
    for name in found:
        over = marks.over(name.span)
        for part in _parted(text, name, over, marks) if over else (name,):
            if kept and kept[-1].span.overlaps(part.span):
                continue
            marked, sure = mark_of(part.span, marks.over(part.span))
            if marked is None and key_of(part.words) not in known and _false(part):
                continue
            kept.append(replace(part, marked=marked, sure=sure))
    kept += _missed(text, [name.span for name in (*found, *kept)], marks, lower, titled)
    return sorted(kept, key=lambda name: (name.span.start, -name.span.end))


def _false(name: Name) -> bool:
    """Whether nothing but its capitals makes a name of words that are read as common ones."""
    if name.title or name.form is MentionForm.HANDLE:
        return False
    return name.type is EntityType.UNKNOWN or name.form is MentionForm.ACRONYM


def _parted(text: str, name: Name, over: list[Mark], marks: Marks) -> Iterator[Name]:
    """A name with the edges that the marks ``over`` it give it, or the several that it is."""
    whole = next((m for m in over if _holds_more(text, m, name)), None)
    if whole is not None:
        yield _named(text, whole.span, whole.type)
        return
    open_to = name.type in (EntityType.UNKNOWN, EntityType.PERSON) and not name.title
    if open_to and _goes_on(text, name, over, marks):
        yield _named(text, over[-1].span, over[-1].type)
    elif open_to and _led_up_to(text, name, over, marks):
        yield from _apart(text, name, over)
    else:
        yield name


def _goes_on(text: str, name: Name, over: list[Mark], marks: Marks) -> bool:
    """Whether the first words of a name are marked and the rest is none: "Ada Lind Tells", "F.B.I. It"."""
    mark = over[-1]
    if len(over) > 1 or mark.type not in _KINDS or mark.score < _MOVES or mark.span.start != name.span.start:
        return False
    if mark.span.end >= name.span.end or text[mark.span.end] not in " .":
        return False
    rest = marks.pos(Span(mark.span.end, name.span.end))
    return bool(rest) and not {"PROPN", "NOUN", "ADJ", "NUM"} & set(rest)


def _led_up_to(text: str, name: Name, over: list[Mark], marks: Marks) -> bool:
    """Whether the last words of a name are a person and those ahead are not: "Oslo Council Member Ada Lind"."""
    last = over[-1]
    if last.type is not EntityType.PERSON or last.score < _MOVES or last.span.end != name.span.end:
        return False
    if last.span.start <= name.span.start or text[last.span.start - 1] not in " \n/":
        return False
    ahead = Span(name.span.start, last.span.start)
    nearest = ahead.of(text).split()[-1]
    if nearest[-1] == "/" or bare(nearest).lower() in _NAMELESS:
        return True
    if bare(nearest).lower() in GIVEN_NAMES:
        return False
    # A given name that the model has not marked belongs to what follows: "Marine Le Pen".
    other = len(over) > 1 and over[-2].type is not EntityType.PERSON and over[-2].span.end >= ahead.end - 1
    return other or marks.pos(ahead)[-1:] not in ([], ["PROPN"])


def _apart(text: str, name: Name, over: list[Mark]) -> Iterator[Name]:
    """The person that a name ends with, and what is marked or known ahead of him."""
    last, start = over[-1], name.span.start
    for mark in over[:-1]:
        if (
            mark.type in _KINDS
            and mark.score >= _MOVES
            and mark.span.start >= start
            and not _office(mark.span.of(text))
        ):
            yield _named(text, mark.span, mark.type)
            start = mark.span.end
    if start == name.span.start:
        words = [match.span() for match in _WORD.finditer(text, start, last.span.start)]
        ends = [end for _, end in words if text[start:end].lower() in PLACES]
        if ends:
            yield _named(text, Span(start, ends[-1]), EntityType.PLACE)
            start = ends[-1]
    title = " ".join(text[start : last.span.start].lower().split())
    held = bare(title.rpartition(" ")[2]) in ROLES
    yield replace(_named(text, last.span, EntityType.PERSON), title=title if held else "")


def _office(words: str) -> bool:
    """Whether a body's name ends with the office of one who belongs to it: "RNC Committeeman"."""
    return bare(words.split()[-1]).lower() in ROLES


def _holds_more(text: str, mark: Mark, name: Name) -> bool:
    """Whether a sure mark takes in ``name`` and more that can belong to it: "De Blasio", "Academy of Arts"."""
    if mark.type not in _KINDS or mark.score < _MOVES or not mark.span.holds(name.span) or mark.span == name.span:
        return False
    if name.form is MentionForm.HANDLE or len(mark.span) - len(name.span) < 2:
        return False
    words = mark.span.of(text).split()
    if "\n" in mark.span.of(text) or len(words) > _LONGEST or not _CAPITALISED.match(words[0]):
        return False
    if name.title:
        return mark.type is EntityType.ORGANISATION and words[0].lower() not in _NAMELESS
    if bare(words[0]).lower() in TITLES or bare(words[-1]).lower() in FUNCTION_WORDS | TITLE_PARTS:
        return False
    if len(words) == _PAIR and words[1] in ("and", "&"):
        return False
    small = [w for w in words if not _CAPITALISED.match(w)]
    return mark.type is EntityType.ORGANISATION or all(w.lower() in _PARTICLES for w in small)


def _missed(text: str, taken: list[Span], marks: Marks, lower: frozenset[str], titled: list[Span]) -> Iterator[Name]:
    """Names that the model is sure of and the rules have not found.

    In a line ``titled`` every word has a capital: there nothing but a person's full name counts.
    """
    held = sorted(taken)
    at, line = 0, 0
    for mark in marks.names:
        while at < len(held) and held[at].end <= mark.span.start:
            at += 1
        if mark.type not in _KINDS or mark.score < _ADDS[mark.type]:
            continue
        if any(span.overlaps(mark.span) for span in held[max(0, at - 1) : at + 2]) or not marks.proper(mark.span):
            continue
        words = mark.span.of(text)
        keys = [bare(word).lower() for word in _WORD.findall(words)]
        if not _CAPITALISED.match(words) or "\n" in words or len(words) < 2 or keys[-1] in FUNCTION_WORDS:
            continue
        if all(key in _NAMELESS or key in EVENT_HEADS for key in keys) and " ".join(keys) not in PLACES:
            continue
        while line < len(titled) and titled[line].end <= mark.span.start:
            line += 1
        styled = line < len(titled) and titled[line].overlaps(mark.span)
        if styled and (mark.type is not EntityType.PERSON or len(keys) == 1 or mark.score < _STYLED):
            continue
        if (
            mark.type is EntityType.PLACE
            and len(words) < _STATE
            and text[mark.span.start - 2 : mark.span.start] == ", "
        ):
            continue
        # A common word with a capital, unless it is somebody's: "her husband, Bill".
        if len(keys) == 1 and keys[0] in lower and mark.type is not EntityType.PERSON:
            continue
        yield replace(_named(text, mark.span, mark.type), marked=mark.type, sure=mark.score)


def _named(text: str, span: Span, kind: EntityType) -> Name:
    words = " ".join(span.of(text).split())
    form = MentionForm.NAME
    if " " not in words and words.replace("-", "").replace(".", "").replace("&", "").isupper() and 2 <= len(words) <= 7:
        form = MentionForm.ACRONYM
    return Name(span=span, words=words, form=form, type=kind)


_PARTICLES = frozenset("of the de da di del della la los van der den von bin ibn el al ben du le dos das ter y".split())
