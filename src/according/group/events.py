"""Which documents tell the same event, as against the same wider matter at another time."""

from collections.abc import Iterable, Sequence
from itertools import combinations, islice

import numpy as np

from according.core import Annotated, Feature
from according.group.blocking import UNKNOWN_DAY, postings, terms_enough, terms_met
from according.group.doubts import doubts
from according.group.likeness import Profile, likeness, profile
from according.group.linkage import LEAST, linked
from according.group.pairs import Pairs

#: With more documents than this only pairs that share telling words are looked at.
_FEW = 60
#: So many pairs of an event at most give its reasons.
_REASONS = 200


def events(documents: tuple[Annotated, ...]) -> tuple[tuple[tuple[str, ...], tuple[Feature, ...]], ...]:
    """The events told, in the order of their first documents: the ids of each one's documents, and what joins them.

    Documents are put together by average linkage: a document joins an event for its likeness to all who tell it, so
    that one false likeness does not chain two events. A document alone is an event of its own, without reasons. Behind
    the reasons stands what the texts do not settle (``doubts``). The order of the documents changes nothing but the
    order of the events.
    """
    order = sorted(range(len(documents)), key=lambda place: documents[place].id)
    profiles = [profile(annotated) for annotated in documents]
    likely: dict[tuple[int, int], float] = {}
    for one, other in _candidates([profiles[place] for place in order]):
        value, _ = likeness(profiles[order[one]], profiles[order[other]])
        if value >= LEAST:
            likely[one, other] = value
    found = [tuple(sorted(order[number] for number in group)) for group in linked(_columns(likely))]
    grouped = {place for group in found for place in group}
    groups = sorted([*found, *((place,) for place in range(len(documents)) if place not in grouped)])
    by_place = {(min(order[a], order[b]), max(order[a], order[b])): value for (a, b), value in likely.items()}
    return tuple(
        (tuple(documents[place].id for place in group), (*why([profiles[place] for place in group]), *open_questions))
        for group, open_questions in zip(groups, doubts(documents, profiles, groups, by_place), strict=True)
    )


def why(profiles: Sequence[Profile]) -> tuple[Feature, ...]:
    """What joins the documents of one event: the reasons of its pairs, averaged by name.

    Of a large event only its first so many pairs that are likely at all are asked.
    """
    found = []
    for left, right in islice(_pairs_of(len(profiles)), _REASONS):
        value, reasons = likeness(profiles[left], profiles[right])
        if value >= LEAST:
            found.append(reasons)
    return _joined(found)


def _pairs_of(count: int) -> Iterable[tuple[int, int]]:
    """All pairs, neighbours first, so that the first of them speak for all documents."""
    return ((left, left + step) for step in range(1, count) for left in range(count - step))


def _candidates(profiles: Sequence[Profile]) -> Iterable[tuple[int, int]]:
    """The pairs worth a look: all of few documents, of many those that share rare words at about one time."""
    if len(profiles) <= _FEW:
        return combinations(range(len(profiles)), 2)
    found = [postings(one) for one in profiles]
    sizes = [len(one.terms) for one in found]
    days = np.array([UNKNOWN_DAY if one.day is None else one.day for one in profiles], dtype=np.int32)
    pairs = terms_enough(
        terms_met(
            np.concatenate([one.terms for one in found]),
            np.repeat(np.arange(len(found)), sizes),
            np.repeat(days, sizes),
            np.concatenate([one.weights for one in found]),
        )
    )
    return zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)


def _columns(likely: dict[tuple[int, int], float]) -> Pairs:
    ordered = sorted(likely)
    return Pairs(
        left=np.array([left for left, _ in ordered], dtype=np.int64),
        right=np.array([right for _, right in ordered], dtype=np.int64),
        value=np.array([likely[pair] for pair in ordered], dtype=np.float64),
    )


def _joined(reasons: Sequence[tuple[Feature, ...]]) -> tuple[Feature, ...]:
    """The reasons of all pairs of a group, averaged by name."""
    by_name: dict[str, list[Feature]] = {}
    for each in reasons:
        for feature in each:
            by_name.setdefault(feature.name, []).append(feature)
    return tuple(
        Feature(
            name=name,
            value=round(sum(feature.value for feature in found) / len(found), 3),
            detail=next((feature.detail for feature in found if feature.detail), ""),
        )
        for name, found in by_name.items()
    )
