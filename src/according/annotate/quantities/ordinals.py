"""Places in an order: "the first American city", "the eighth largest arms exporter", "the only country"."""

import re

from according.annotate.quantities.counted import counted
from according.annotate.quantities.numerals import numeral_at
from according.annotate.word_starts import starting
from according.core import Figure, FigureKind, Span

_SUPERLATIVES = (
    "largest|biggest|smallest|highest|lowest|oldest|youngest|longest|shortest|tallest|deadliest|bloodiest|richest|poorest|"
    "fastest|slowest|strongest|worst|best|busiest|greatest|costliest|earliest|heaviest|hottest|coldest|wettest|driest|"
    "(?:most|least)\\s+(?![a-z]+ly\\b|(?:part|of|to|with|from|at|is|was|in|for|on|by|and|or|but|he|she|they|we|i|you|it|"
    "when|if|since|over|among|during|well)\\b)[a-z]+"
)
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|"
    "nine)teenth|twentieth|\\d{1,3}(?:st|nd|rd|th)"
)
_DETERMINERS = starting("the its his her their our a becom(?:es?|ing) became is was".split())
_PLACE = re.compile(
    rf"(?P<determiner>{_DETERMINERS}|['’](?<=\w['’])[sS])"
    rf"(?i:\s+(?:(?:very|single|world['’]s|nation['’]s|country['’]s)\s+)?"
    rf"(?:(?P<ordinal>{_ORDINALS})(?:[-\s](?P<super>{_SUPERLATIVES}))?|(?P<alone>{_SUPERLATIVES})|(?P<only>only))"
    rf"(?=[\s-]+[^\W\d_])(?!-))"
)
_NO_ORDER = re.compile(
    r"\s+(?:place|time|times|lady|degree|class|name|names|half|quarter|floor|grade|aid|step|steps|hand|thought|thoughts|"
    r"person|thing|things|day|days|night|week|month|year|years|round|sight|glance|instance|of|to|was|is|in|and|or|responders?|"
    r"world\s+war|known|part|way|one|ones|century|centuries|birthday|anniversary|amendment|street|avenue|"
    r"minute|hour|decade|season)\b|[,.;:]",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s+([A-Z][\w'’-]+)")
_NAMES = frozenset(
    """Amendment Circuit District Army Reich World Ward Precinct Street Avenue Division Congress Battalion Infantry
    Regiment Corps Lady St Ave Baptist Presbyterian""".split()
)


def superlatives(text: str, sentence: Span, taken: list[Figure]) -> list[Figure]:
    """The places in an order that a sentence names, apart from figures ``taken`` already.

    ``value`` is the place; ``unit`` the quality by which is ordered ("largest"), "only", or None for mere order.
    """
    found: list[Figure] = []
    for place in _PLACE.finditer(text, sentence.start, sentence.end):
        name = place.lastgroup
        start = place.start("ordinal") if place["ordinal"] else place.start(name or 0)
        if any(figure.span.start < place.end() and start < figure.span.end for figure in taken):
            continue
        value, unit = 1.0, None
        if place["ordinal"]:
            if not place["super"] and _NO_ORDER.match(text, place.end(), sentence.end):
                continue
            if not place["super"] and _proper(text, place, sentence):
                continue
            number = numeral_at(text, start, sentence.end)
            if number is None:
                continue
            value, unit = number.value, place["super"].lower() if place["super"] else None
        else:
            unit = (place["alone"] or "only").lower()
            if place["determiner"].lower() in ("a", "is", "was") or _NO_ORDER.match(text, place.end(), sentence.end):
                continue
        counts = counted(text, place.end(), sentence.end, one=True)
        if counts is None:
            continue
        found.append(
            Figure(
                span=Span(start, place.end()),
                kind=FigureKind.ORDINAL,
                value=value,
                unit=None if unit is None else " ".join(unit.split()),
                counts=counts.of(text),
                counts_span=counts,
            )
        )
    return found


def _proper(text: str, place: re.Match[str], sentence: Span) -> bool:
    """Whether an ordinal is part of a name ("the Second Amendment", "the 9th Circuit", "First Baptist")."""
    following = _NAMED.match(text, place.end(), sentence.end)
    if following is None:
        return False
    return place["ordinal"][0].isupper() or following[1] in _NAMES
