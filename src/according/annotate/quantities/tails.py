"""What stands about an amount and changes its value or its unit: signs, scales, cents, the other end's unit."""

import re
from dataclasses import replace

from according.annotate.quantities.numerals import Numeral, numeral_at
from according.core import Figure, FigureKind, Span

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}
_SCALE = re.compile(r"\s?(thousand|million|billion|trillion|bn|m(?=USD|EUR|GBP))(?!\w)", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and\s+)?(?=\w)")
_CENTS = re.compile(r"\s+(?:cents?|pence|p)\b", re.IGNORECASE)
_STOP = re.compile(r"\s*(?:[.,;:!?)](?!\d)|\Z)|\s+(?:more|each|per|a|an|for|to|in|on)\b")
#: Amounts that are given with the hundredth part behind them: "five dollars fifty".
_WITH_CENTS = frozenset("USD GBP EUR AUD CAD NZD".split())
_MINUS = re.compile(r"(?:(?<=[\s(])|(?<=[$£€]))[-−]\Z|\b[Mm]inus\s\Z")
_MINUS_KINDS = frozenset((FigureKind.PERCENT, FigureKind.MEASURE, FigureKind.MONEY, FigureKind.NUMBER))
_TO = re.compile(
    r"(?:\s+(?!and\b|but\b)[\w-]+){0,5}\s+to\s+"
    r"(?:(?:about|around|nearly|almost|just|over|under|more\s+than|less\s+than|only)\s+)?",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"(?i:\b(?:from|r[io]se|risen|fell|fallen|gr[eo]wn?|drop\w*|up|down|cut|increas\w+|decreas\w+|climb\w+|jump\w+|lower\w*|"
    r"rais\w+|reduc\w+|went|slid|dip\w+)\b[^.;]{0,40})\Z"
)
_PASSED_ON = frozenset((FigureKind.PERCENT, FigureKind.MEASURE, FigureKind.MONEY, FigureKind.AGE, FigureKind.RATE))


def scale_behind(text: str, number: Numeral, stop: int, end: int) -> tuple[Numeral, int] | None:
    """The number with the scale that stands behind its currency ("75 USD million"), and where that ends."""
    found = None if number.scaled else _SCALE.match(text, stop, end)
    if found is None:
        return None
    return replace(number, value=number.value * _SCALES[found[1].lower()], scaled=True, plain=False), found.end()


def cents(text: str, number: Numeral, unit: str, stop: int, sentence: Span) -> tuple[Numeral, int] | None:
    """The number with the hundredths behind its currency ("five dollars fifty"), and where these end."""
    found = _AND.match(text, stop, sentence.end)
    if found is None or unit not in _WITH_CENTS or number.scaled or not number.value.is_integer():
        return None
    more = numeral_at(text, found.end(), sentence.end)
    if more is None or not 0 < more.value < 100 or not more.value.is_integer() or more.ordinal or more.part:
        return None
    named = _CENTS.match(text, more.end, sentence.end)
    if named is None and _STOP.match(text, more.end, sentence.end) is None:
        return None
    value = number.value + more.value / 100
    return replace(number, value=value, plain=False), named.end() if named is not None else more.end


def negative(text: str, sentence: Span, start: int, kind: FigureKind) -> bool:
    """Whether a minus sign or the word stands before a number; a dash between two numbers or at the start is none."""
    if kind not in _MINUS_KINDS or start - 1 <= sentence.start:
        return False
    return _MINUS.search(text, max(sentence.start, start - 7), start) is not None


def unit_of_other_end(text: str, before: list[Figure], figure: Figure) -> Figure | None:
    """The figure in the unit of the one that it moves from: "from 208 pounds to 193"."""
    last = before[-1] if before else None
    if last is None or last.kind not in _PASSED_ON or last.unit is None:
        return None
    if not _TO.fullmatch(text, last.span.end, figure.span.start):
        return None
    if not _MOVING.search(text, max(0, last.span.start - 60), last.span.start):
        return None
    return replace(figure, kind=last.kind, unit=last.unit)
