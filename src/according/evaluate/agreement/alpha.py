"""Krippendorff's alpha: agreement beyond chance, for any number of observers, with values missing.

After Klaus Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), and *Content Analysis: An Introduction to
Its Methodology* (4th ed., 2019), chapter 12: alpha = 1 - observed / expected disagreement, both read off the matrix of
coincidences of values within units.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

V = TypeVar("V", bound=Hashable)

#: How often values coincide, by pairs of values; symmetric.
Coincidences = Mapping[tuple[V, V], float]
#: The squared difference of two values, given how often each value occurs.
Metric = Callable[[V, V, Mapping[V, float]], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far values agree.

    ``alpha`` is None where it is not defined: no unit has two values, or all values are one and the same (then nothing
    shows that the observers tell things apart). ``agreed`` is the share of pairs of values in one unit that are equal,
    None where there are none. ``units`` are those with two values or more, ``values`` how many these have.
    """

    alpha: float | None
    agreed: float | None
    units: int
    values: int


def nominal(left: V, right: V, counts: Mapping[V, float]) -> float:
    """Any two values that are not the same differ alike."""
    del counts
    return float(left != right)


def ordinal(left: float, right: float, counts: Mapping[float, float]) -> float:
    """Values differ by how many values lie between them in rank."""
    low, high = min(left, right), max(left, right)
    between = sum(count for value, count in counts.items() if low <= value <= high)
    return (between - (counts.get(low, 0) + counts.get(high, 0)) / 2) ** 2


def interval(left: float, right: float, counts: Mapping[float, float]) -> float:
    """Values differ by their distance."""
    del counts
    return (left - right) ** 2


def ratio(left: float, right: float, counts: Mapping[float, float]) -> float:
    """Values differ by their distance in proportion to their size."""
    del counts
    return ((left - right) / (left + right)) ** 2 if left + right else 0.0


def agreement(units: Iterable[Sequence[V | None]], metric: Metric[V] = nominal) -> Agreement:
    """The agreement over units, each with the values that observers gave it, None where one gave none."""
    return weighted(((unit, 1) for unit in units), metric)


def weighted(units: Iterable[tuple[Sequence[V | None], int]], metric: Metric[V] = nominal) -> Agreement:
    """The same where each unit stands for so many alike: the characters of a stretch, say."""
    weights: dict[tuple[V, V], float] = {}
    pairs = equal = pairable = count = 0
    for unit, many in units:
        values = Counter(value for value in unit if value is not None)
        size = values.total()
        if size < 2:
            continue
        pairable, count = pairable + many, count + size * many
        for left, times in values.items():
            for right, others in values.items():
                met = times * (others - (left == right)) * many
                if met:
                    weights[left, right] = weights.get((left, right), 0.0) + met / (size - 1)
                    pairs += met
                    equal += met * (left == right)
    return Agreement(
        alpha=alpha(weights, metric), agreed=equal / pairs if pairs else None, units=pairable, values=count
    )


def alpha(coincidences: Coincidences[V], metric: Metric[V] = nominal) -> float | None:
    """Alpha from a matrix of coincidences; None where it is not defined."""
    counts: dict[V, float] = {}
    for (left, _), weight in coincidences.items():
        counts[left] = counts.get(left, 0.0) + weight
    total = sum(counts.values())
    if total < 2 or len(counts) < 2:
        return None
    observed = sum(weight * metric(left, right, counts) for (left, right), weight in coincidences.items())
    expected = sum(
        many * others * metric(left, right, counts)
        for left, many in counts.items()
        for right, others in counts.items()
        if left != right
    )
    return 1 - (total - 1) * observed / expected if expected else None
