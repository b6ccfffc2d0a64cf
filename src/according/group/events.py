"""Which documents tell the same event, as against the same wider matter at another time."""

from itertools import combinations

from according.core import Annotated, Feature
from according.group.doubts import doubts
from according.group.likeness import Profile, likeness, profile

#: Two groups are one event where their documents are, on average, as likely as this to tell one.
_ENOUGH = 0.5
#: With more documents than this only pairs that share two telling stems are looked at.
_FEW = 60
_TELLING_STEMS = 25


def events(documents: tuple[Annotated, ...]) -> tuple[tuple[tuple[str, ...], tuple[Feature, ...]], ...]:
    """The events told, in the order of their first documents: the ids of each one's documents, and what joins them.

    Documents are put together by average linkage: a document joins an event for its likeness to all who tell it, so
    that one false likeness does not chain two events. A document alone is an event of its own, without reasons. Behind
    the reasons stands what the texts do not settle (``doubts``).
    """
    profiles = [profile(annotated) for annotated in documents]
    likely: dict[tuple[int, int], float] = {}
    reasons: dict[tuple[int, int], tuple[Feature, ...]] = {}
    for pair in _candidates(profiles):
        value, why = likeness(profiles[pair[0]], profiles[pair[1]])
        if value >= _ENOUGH / 10:
            likely[pair], reasons[pair] = value, why
    groups = _linked(len(documents), likely)
    return tuple(
        (
            tuple(documents[place].id for place in group),
            (*_joined([reasons[pair] for pair in combinations(group, 2) if pair in reasons]), *open_questions),
        )
        for group, open_questions in zip(groups, doubts(documents, profiles, groups, likely), strict=True)
    )


def _candidates(profiles: list[Profile]) -> list[tuple[int, int]]:
    """The pairs worth a look: all of few documents; of many those that share two of their most telling stems."""
    if len(profiles) <= _FEW:
        return list(combinations(range(len(profiles)), 2))
    places: dict[str, list[int]] = {}
    for place, one in enumerate(profiles):
        for stem in sorted(one.body, key=lambda stem: (-one.body[stem], stem))[:_TELLING_STEMS]:
            places.setdefault(stem, []).append(place)
    met: dict[tuple[int, int], int] = {}
    for found in places.values():
        for pair in combinations(found, 2):
            met[pair] = met.get(pair, 0) + 1
    return sorted(pair for pair, count in met.items() if count > 1)


def _linked(count: int, likely: dict[tuple[int, int], float]) -> list[tuple[int, ...]]:
    """Groups of 0 … count - 1 by average linkage; a pair that is not in ``likely`` counts as 0."""
    groups: dict[int, tuple[int, ...]] = {place: (place,) for place in range(count)}
    total = dict(likely)
    while total:
        best = max(total, key=lambda pair: (_average(total[pair], groups, pair), -pair[0], -pair[1]))
        if _average(total[best], groups, best) < _ENOUGH:
            break
        first, second = best
        groups[first] = tuple(sorted((*groups[first], *groups.pop(second))))
        del total[best]
        for pair in [pair for pair in total if second in pair]:
            value = total.pop(pair)
            other = pair[0] if pair[1] == second else pair[1]
            joined = (min(first, other), max(first, other))
            total[joined] = total.get(joined, 0.0) + value
    return [groups[place] for place in sorted(groups)]


def _average(total: float, groups: dict[int, tuple[int, ...]], pair: tuple[int, int]) -> float:
    return total / (len(groups[pair[0]]) * len(groups[pair[1]]))


def _joined(reasons: list[tuple[Feature, ...]]) -> tuple[Feature, ...]:
    """The reasons of all pairs of a group, averaged by name."""
    by_name: dict[str, list[Feature]] = {}
    for why in reasons:
        for feature in why:
            by_name.setdefault(feature.name, []).append(feature)
    return tuple(
        Feature(
            name=name,
            value=round(sum(feature.value for feature in found) / len(found), 3),
            detail=next((feature.detail for feature in found if feature.detail), ""),
        )
        for name, found in by_name.items()
    )
