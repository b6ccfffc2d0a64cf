"""Values side by side: whether two figures of one quantity are the same, can both hold, or exclude each other."""

import math
from enum import Enum

from according.core import Figure, FigureKind, Operator


class Match(Enum):
    """How two figures of one quantity stand to each other."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"


def matched(left: Figure, right: Figure) -> Match:
    """Equal when value and bound are the same; compatible when both can be true at once; different otherwise.

    A round number may stand for the exact one that it rounds ("1,400" for 1,394), but only from 100 on. "Nearly" allows
    a seventh less, "about" a tenth either way; "dozens" reaches up to twenty dozen.
    """
    same_sides = left.value == right.value and left.high == right.high
    if same_sides and left.operator == right.operator:
        return Match.EQUAL
    if FigureKind.VOTE in (left.kind, right.kind):
        return Match.DIFFERENT
    low_left, high_left = _reach(left)
    low_right, high_right = _reach(right)
    if left.operator is right.operator is Operator.BETWEEN and not (
        low_left <= low_right <= high_right <= high_left or low_right <= low_left <= high_left <= high_right
    ):
        return Match.DIFFERENT
    if low_left <= high_right and low_right <= high_left:
        return Match.COMPATIBLE
    return Match.COMPATIBLE if _rounds(left, right) or _rounds(right, left) else Match.DIFFERENT


def said_alike(left: Figure, right: Figure) -> bool:
    """Whether two figures that can both hold agree: one value, or one openly rounded ("about 110" beside 112)."""
    if left.value == right.value and left.high == right.high:
        return True
    return any(f.approximate or f.operator in (Operator.ABOUT, Operator.NEARLY) for f in (left, right))


def _reach(figure: Figure) -> tuple[float, float]:
    value, high = figure.value, figure.value if figure.high is None else figure.high
    slack = max(abs(value) * 0.1, 1.0 if abs(value) >= 5 else 0.0)
    match figure.operator:
        case Operator.BETWEEN:
            return (value, high)
        case Operator.ABOUT:
            return (value - slack, high + slack)
        case Operator.NEARLY:
            return (value * 0.85, value)
        case Operator.AT_LEAST | Operator.MORE:
            return (value, value * 20 if figure.approximate else math.inf)
        case Operator.AT_MOST | Operator.LESS:
            return (-math.inf, value)
        case _:
            return (value, high)


def _rounds(coarse: Figure, fine: Figure) -> bool:
    """Whether ``coarse`` is ``fine`` rounded to fewer digits."""
    value, exact = abs(coarse.value), abs(fine.value)
    if coarse.operator is not Operator.EQUAL or value < (100 if coarse.kind is FigureKind.COUNT else 1):
        return False
    step = _step(value)
    return step > _step(exact) and abs(value - exact) <= min(step / 2, 0.1 * value)


def _step(value: float) -> float:
    """The weight of the last digit that is not nought: 100 for 1,400, 0.1 for 3.5."""
    if value == 0:
        return 1.0
    digits = f"{value:.6f}".rstrip("0")
    whole, _, part = digits.partition(".")
    if part:
        return float(10.0 ** -len(part))
    return float(10.0 ** (len(whole) - len(whole.rstrip("0"))))
