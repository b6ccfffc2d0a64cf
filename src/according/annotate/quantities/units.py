"""Units: the words and signs behind (or before) a number, and the names under which they are compared."""

import re

from according.annotate.quantities.currencies import AFTER_NUMBER, sign_behind
from according.annotate.quantities.measures import CASED, DURATIONS, MEASURES, PERCENT, SHORT, WORDS
from according.core import FigureKind

UNITS: dict[str, tuple[FigureKind, str]] = {
    **{word: (FigureKind.MEASURE, name) for word, name in MEASURES.items()},
    **{word: (FigureKind.DURATION, name) for word, name in DURATIONS.items()},
    **{word: (FigureKind.MONEY, name) for word, name in AFTER_NUMBER.items()},
    **{word: (FigureKind.PERCENT, name) for word, name in PERCENT.items()},
}
#: The most words that a unit has.
_MOST = max(len(word.split()) for word in UNITS)
_WORD = r"(?:[^\W\d_]\.){1,3}|[^\W\d_][\w²³’'/-]*\.?|%|°(?:\s?[CF]\b)?|[″′](?=[\s,.;)]|\Z)"
_BRACKETED = re.compile(r"\s[(\[](?P<words>[^\W\d_][\w²³/]{0,6})[)\]]")
#: Words that may stand between a number and a length of time: "30 more days".
_MORE = (
    r"\s+(?i:more|full|straight|consecutive|additional|extra|long|whole|other|further|solid|calendar|business)\s+"
    r"(?=(?i:second|minute|hour|day|night|week|month|year|decade)s?\b)"
)
_UNIT = re.compile(rf"(?P<join>\s?[-‐]\s?|{_MORE}|\s*)(?P<words>(?:{_WORD})(?:[ \u00a0]+(?:{_WORD})){{0,{_MOST - 1}}})")
_NEXT = re.compile(r"[ \u00a0]+")
_PER = re.compile(
    r"(?:\s+per\s+|(?:\s+|-)(?:an?|each|every)(?:\s+|-)(?=(?:second|minute|hour|day|night|week|month|year|head|person|gallon|barrel|"
    r"pound|gram|share|piece|ticket)\b)(?!\w+\s+(?:earlier|later|ago|before|after)\b)|/(?=[a-z]))"
    r"((?:square\s+|sq\.?\s+)?[a-z]+)",
    re.IGNORECASE,
)
_STUFF = re.compile(
    r"\s+of\s+(?:[a-z][\w-]*\s+){0,2}[a-z][\w-]*(?=\s+(?:per|an?|each|every)\s+(?:second|minute|hour|day|week|month|year)\b)"
)
_ANNUAL = re.compile(r"\s+(annually|yearly|monthly|weekly|daily|hourly)\b", re.IGNORECASE)
_YEARLY = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}


def unit_after(text: str, place: int, end: int) -> tuple[FigureKind, str, int] | None:
    """The kind and name of the unit that stands at ``place`` behind a number, and where it ends; None if none does."""
    if (sign := sign_behind(text, place, end)) is not None:
        return FigureKind.MONEY, *sign
    found = _UNIT.match(text, place, min(end, place + 60))
    if found is None:
        return _bracketed(text, place, end)
    joined = found["join"]
    words = found["words"]
    ends = [gap.start() for gap in _NEXT.finditer(words)] + [len(words)]
    for stop in reversed(ends):
        for form in _forms(words[:stop]):
            known = _known(form, spaced=joined.isspace(), digits=text[place - 1 : place].isdigit())
            tied = joined.strip() and text[place - 1 : place].isdigit()
            if known is None or (form.lower() in WORDS and not tied):
                continue
            return (*known, found.start("words") + len(form))
    return None


def rate_after(text: str, place: int, end: int, *, of: bool = False) -> tuple[str, int] | None:
    """What an amount at ``place`` is reckoned by ("per gram", "an hour", "annually"), and where that ends.

    ``of``: what it is an amount of may stand between ("34,500 tons of copper a year").
    """
    found = _PER.match(text, place, end)
    if found is None and of and (stuff := _STUFF.match(text, place, end)) is not None:
        found = _PER.match(text, stuff.end(), end)
    if found is not None:
        word = " ".join(found[1].lower().replace("sq.", "square").split())
        known = UNITS.get(word.replace("sq ", "square "))
        named = known is not None and known[0] in (FigureKind.MEASURE, FigureKind.DURATION) and len(word) > 1
        return (known[1] if named and known is not None else word), found.end()
    found = _ANNUAL.match(text, place, end)
    return None if found is None else (_YEARLY[found[1].lower()], found.end())


def _bracketed(text: str, place: int, end: int) -> tuple[FigureKind, str, int] | None:
    """A unit of measure that stands in brackets: "20 (kg)"."""
    found = _BRACKETED.match(text, place, end)
    known = None if found is None else _known(found["words"], spaced=False, digits=True)
    return None if found is None or known is None or known[0] is not FigureKind.MEASURE else (*known, found.end())


def _forms(words: str) -> tuple[str, ...]:
    """The words as they stand, and without a full stop or a hyphened end that is not the unit's ("ft-long")."""
    bare = words.rstrip(".'’")
    head = bare[: len(bare) - len(last.partition("-")[2]) - 1] if "-" in (last := bare.split()[-1]) else bare
    head = head if not head.endswith("/") else head[:-1]
    slashed = bare.partition("/")[0] if "/" in bare else bare
    return tuple(dict.fromkeys((words, bare, head, slashed)))


def _known(form: str, *, spaced: bool, digits: bool) -> tuple[FigureKind, str] | None:
    if form in CASED:
        return FigureKind.MEASURE, CASED[form]
    word = " ".join(form.lower().replace("° ", "°").split())
    known = UNITS.get(word)
    if known is None or (len(word) == 1 and form.isupper() and word not in "clfw"):
        return None
    if word in SHORT and (spaced or not digits) and word != "%":
        return None
    return known
