"""Votes: which of an account's divisions is the one on the matter itself, and of which body."""

import re
from datetime import date

from according.compare.quantities.context import Placed
from according.core import FigureKind, Precision

_BODY = re.compile(
    r"\b(?i:(?P<council>council|aldermen|councillors|supervisors)|(?P<senate>senate|senators)|(?P<court>supreme court|"
    r"justices|court|judges)|(?P<committee>committee|subcommittee|panel)|(?P<jury>jury|jurors)|(?P<board>board|trustees|regents)|"
    r"(?P<commission>commission(?:ers)?)|(?P<parliament>parliament|commons|lords|lawmakers))\b|(?P<house>\bHouse\b(?!\s+of\s+Lords))"
)
#: What is voted on beside the matter: the sides of such a division are not those of the decision.
_BESIDE = re.compile(
    r"(?i:\b(?:amendments?|motions?|procedur\w+|cloture|filibuster|subcommittee|committee|override|table[ds]?|tabling|"
    r"postpone\w*|delay\w*|put(?:ting)?\s+off|adjourn\w*|recommit\w*|earlier|previous(?:ly)?|last\s+(?:year|month|week)|"
    r"in\s+(?:19|20)\d\d)\b)"
)
_FAILED = re.compile(r"(?i:\b(?:fail(?:s|ed|ing)?|reject(?:s|ed|ing)?|defeat(?:s|ed)?|voted?\s+down|turned\s+down)\b)")


def votes_of(placed: list[Placed]) -> tuple[Placed, ...]:
    """An account's divisions on the matter itself; none where it tells of several that exclude each other.

    A division on an amendment, a motion, in a committee or at another time is left out, and so is one that failed
    where others did not.
    """
    found = [p for p in placed if p.figure.kind is FigureKind.VOTE and p.question.whole and not _BESIDE.search(p.words)]
    if any(not _FAILED.search(p.words) for p in found):
        found = [p for p in found if not _FAILED.search(p.words)]
    sides = {(p.figure.value, p.figure.high) for p in found}
    return tuple(found) if len(sides) == 1 else ()


def same_body(left: Placed, right: Placed) -> bool:
    """Whether two divisions may be one: the bodies, days and outcomes do not exclude each other; as many members."""
    ours, theirs = bodies(left), bodies(right)
    if ours and theirs and not ours & theirs:
        return False
    days = [
        {m.start for m in p.moments if m.precision is Precision.DAY and m.start and m.start <= (p.published or "")}
        for p in (left, right)
    ]
    if all(days) and not any(near(a, b) for a in days[0] for b in days[1]):
        return False
    if bool(_FAILED.search(left.words)) != bool(_FAILED.search(right.words)):
        return False
    a, b = (p.figure.value + (p.figure.high or 0) for p in (left, right))
    return max(a, b) - min(a, b) <= max(2.0, 0.05 * max(a, b))


def near(left: str, right: str) -> bool:
    """Whether two days are one, or one follows the other: a page may be put up after midnight."""
    try:
        return abs((date.fromisoformat(left[:10]) - date.fromisoformat(right[:10])).days) <= 1
    except ValueError:
        return left == right


def bodies(placed: Placed) -> frozenset[str]:
    """The kinds of body that the sentence of a vote names."""
    return frozenset(found.lastgroup for found in _BODY.finditer(placed.words) if found.lastgroup is not None)
