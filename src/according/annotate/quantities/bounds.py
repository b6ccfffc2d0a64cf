"""Bounds: the words about a number that say how exactly it holds ("nearly", "at least", "or more")."""

import re
from dataclasses import dataclass

from according.core import FigureKind, Operator

_BEFORE = {
    Operator.ABOUT: "about|around|roughly|approximately|approx\\.?|some|an\\s+estimated|estimated|circa|"
    "in\\s+the\\s+region\\s+of|"
    "somewhere\\s+around|more\\s+or\\s+less|close\\s+to|or\\s+so|an\\s+average\\s+of|averag(?:ed|ing)",
    Operator.NEARLY: "nearly|almost|approaching|just\\s+short\\s+of|not\\s+quite|virtually|just\\s+under|just\\s+below",
    Operator.AT_LEAST: "at\\s+least|no\\s+fewer\\s+than|no\\s+less\\s+than|not\\s+less\\s+than|a\\s+minimum\\s+of",
    Operator.MORE: "more\\s+than|over|above|upwards\\s+of|upward\\s+of|in\\s+excess\\s+of|greater\\s+than|"
    "exceed(?:s|ed|ing)|"
    "well\\s+over|just\\s+over|topped|topping|surpass(?:ed|ing)|north\\s+of|beyond",
    Operator.AT_MOST: "at\\s+most|no\\s+more\\s+than|not\\s+more\\s+than|(?<!back\\s)up\\s+to|a\\s+maximum\\s+of|"
    "as\\s+many\\s+as|as\\s+much\\s+as",
    Operator.LESS: "fewer\\s+than|less\\s+than|under|below",
}
_NAMED = {f"o{i}": operator for i, operator in enumerate(_BEFORE)}
_BOUND = re.compile(
    "(?<!\\w)(?:"
    + "|".join(
        f"(?P<{name}>{_BEFORE[operator]})"
        for name, operator in sorted(_NAMED.items(), key=lambda item: -len(_BEFORE[item[1]]))
    )
    + ")(?:\\s+(?:a|an|the|another|just|only|perhaps|maybe))?\\s+\\Z",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not)\s+(?:fewer|less|more)\s+than\s+\Z", re.IGNORECASE)
_AFTER = re.compile(
    r"(?P<more>\s+or\s+more\b|\+(?!\w)|-plus\b|\s+plus\b(?!\s+\w+\s+\d))|(?P<less>\s+or\s+(?:fewer|less)\b)|"
    r"(?P<about>\s+or\s+so\b|-?ish\b|-odd\b)",
    re.IGNORECASE,
)
_DURING = re.compile(r"\bover\s+(?:a|an|the|another|just|only|perhaps|maybe)?\s*\Z", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|took|takes|wait(?:ed|ing)?|spent|is|was|were|of|by|to)\s+(?:well\s+|just\s+)?over\s",
    re.IGNORECASE,
)
_WINDOW = 36


@dataclass(frozen=True, slots=True)
class Bound:
    """An operator and the stretch ``[start, end)`` of the words that make it."""

    operator: Operator
    start: int
    end: int


def bound_before(text: str, first: int, place: int, kind: FigureKind) -> Bound | None:
    """The bound whose words end where a figure begins at ``place``; none of them lies before ``first``."""
    begin = max(first, place - _WINDOW)
    window = text[begin:place]
    found = _BOUND.search(window)
    if found is None:
        return None
    operator = _NAMED[found.lastgroup or ""]
    if (negated := _NEGATED.search(window)) is not None:
        operator = Operator.AT_MOST if "more" in negated[0].lower() else Operator.AT_LEAST
        return Bound(operator, begin + negated.start(), place)
    during = kind is FigureKind.DURATION and _DURING.search(window) is not None
    if during and not _LASTING.search(window):
        return None  # "50 testimonies over three hours": it tells during what, not how many
    if kind is FigureKind.AGE and found[0].lower().startswith(("over", "under", "above", "below", "beyond")):
        return None
    return Bound(operator, begin + found.start(), place)


def bound_after(text: str, place: int, end: int) -> Bound | None:
    """The bound that stands behind a figure that ends at ``place``: "or more", "or so"."""
    found = _AFTER.match(text, place, end)
    if found is None:
        return None
    operator = {"more": Operator.AT_LEAST, "less": Operator.AT_MOST, "about": Operator.ABOUT}[found.lastgroup or ""]
    return Bound(operator, place, found.end())
