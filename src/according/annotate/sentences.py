"""Sentences: where each one begins and ends, within each paragraph of an account's telling."""

import re
from collections.abc import Iterator

from according.annotate.cues import SPEECH_FORMS
from according.core import Document, Span, trimmed

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\n(?=[ \t]*(?:[-*•–][ \t]|\d{1,2}[.)][ \t]))")
# A stop and a space; or, where a saved page has lost the space, a stop between a word and a capital.
_END = re.compile(
    r"[.!?…。！？](?:(?<![.!?…].)[.!?…]*+[\"”’'»)\]]*+(?=\s)|"
    r"(?<=[a-z][a-z][.!?])(?:[.!?]*[”’]?(?=[A-Z][a-z]|[\"“‘][A-Z])|\"(?=[A-Z][a-z])))"
)
#: No sentence is longer, in characters (real ones end long before): a text without stops is cut at white space, so that
#: what the rules do within a sentence stays within bounds.
_LONGEST = 2000
_BEFORE = re.compile(r"(?:[^\W_]|[.&’'-])+\Z")
_NEXT = re.compile(r"\s*[\"“‘'«(\[]*([^\W_][\w’'-]*)?")
_CLOSING = "\"”’'»"
_FOLLOWING_CUE = re.compile(
    r"\s+((?:[^\W\d_][\w.’'-]*,?\s+){1,9}?)("
    + "|".join(sorted(SPEECH_FORMS))
    + r")\b(?=[.,;:]|\s+(?:in|on|during|at|as|reporters|when|after|him|her|them|the)\b)"
)
# A capitalised word inside a sentence, or the first in marks, may have its exclamation mark as part of a name.
_NAME = re.compile(r"(?:[a-z,][ ]|[\"“‘'])[A-Z][\w’'-]*\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")

#: Never the end of a sentence: a name or a number follows.
_BEFORE_NAMES = frozenset(
    """mr mrs ms mx messrs dr prof rev hon gov lt sen sens rep reps gen col maj capt cmdr sgt cpl pvt adm brig det supt
    insp atty pres st ste mt ft no nos nr fig vol pp art sec ch vs v cf e.g i.e viz al approx ca est dept univ assn
    fr sr.a adj amb sec.gen""".split()
)
#: May end a sentence, and does where a word follows that seldom stands in a name.
_MAYBE = frozenset(
    """inc corp co ltd llc plc bros jr sr esq etc a.m p.m am pm jan feb mar apr jun jul aug sept sep oct nov dec mon tue
    tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss
    mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ave blvd rd hwy sq ph.d m.d b.a m.a""".split()
)
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december eastern central pacific mountain""".split()
)
_STARTERS = frozenset(
    """a about after all also although an and another any as at because before both but by despite during each even
    every few for from had he her here his how however i if in is it its last later like many meanwhile more most much
    my neither no nor not now of on once one only other others our over she since so some still such than that the
    their then there these they this those though three through to two under until we well what when where whether
    which while who why will with without yet you your asked earlier former none nobody""".split()
)


def sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of the telling regions of ``document``, in the order of the text.

    Every sentence lies within one paragraph, has no white space at its edges and takes its closing quotation marks
    with it. A full stop after an abbreviation or an initial, in a number or an address, or inside quotation marks with
    its cue still to come ("…?" she asked) ends none.
    """
    text = document.text
    found: list[Span] = []
    for region in document.telling:
        for start, end in _paragraphs(text, region.span):
            found.extend(_sentences(text, start, end))
    return tuple(found)


def _paragraphs(text: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    for gap in _PARAGRAPH.finditer(text, span.start, span.end):
        yield start, gap.start()
        start = gap.end()
    yield start, span.end


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _END.finditer(text, start, end):
        if _ends(text, match, at, end):
            sentence = trimmed(text, at, match.end())
            if sentence:
                yield from _parts(text, sentence)
            at = match.end()
    sentence = trimmed(text, at, end)
    if sentence:
        yield from _parts(text, sentence)


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, in parts where it is longer than ``_LONGEST``; words without an end are cut where they are."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        at = next((at for at in range(start + _LONGEST, start, -1) if text[at].isspace()), start + _LONGEST)
        part, rest = trimmed(text, start, at), trimmed(text, at, sentence.end)
        if part is not None:
            yield part
        start = rest.start if rest is not None else sentence.end
    if start < sentence.end:
        yield Span(start, sentence.end)


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    following = _NEXT.match(text, match.end(), end)
    word = following[1] if following else None
    if word and word[0].islower():
        return False
    marks = match[0]
    if marks[0] == "." and len(marks.rstrip(_CLOSING + ")]")) == 1 and _abbreviated(text, match.start(), start, word):
        return False
    if (
        marks == "!"
        and word
        and word.lower() not in _STARTERS
        and _NAME.search(text, max(start, match.start() - 40), match.start())
    ):
        return False
    return not (marks[0] in "?!" and marks[-1] in _CLOSING and word and _cue_follows(text, match.end(), end))


def _abbreviated(text: str, stop: int, start: int, word: str | None) -> bool:
    before = _BEFORE.search(text, max(start, stop - 16), stop)
    if not before:
        # A list's number ("1. Go") or a lone mark is no sentence.
        return not text[start:stop].strip()
    form = before[0].lower().lstrip("'’-")
    if form.isdigit():
        return not text[start : before.start()].strip(" \t-*•(")
    if form in _BEFORE_NAMES:
        # "No." is an answer as well as a number.
        return form not in {"no", "nos", "v", "art", "al"} or bool(word and word[0].isdigit()) or form in {"v", "al"}
    plural = word is not None and word.lower() in _STARTERS
    if _INITIAL.match(form):
        if "." not in form and form == "i":
            return False
        return word is not None and (not plural or ("." not in form and word == "A"))
    if form in {"a.m", "p.m"} and word is not None:
        return plural is False and (word.lower() in _DAYS or word.isupper())
    if form in _MAYBE:
        return word is not None and not plural
    return False


def _cue_follows(text: str, at: int, end: int) -> bool:
    cue = _FOLLOWING_CUE.match(text, at, min(end, at + 160))
    return cue is not None and cue[1].count(",") != 1
