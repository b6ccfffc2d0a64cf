"""Which documents tell the same event, as against the same wider matter at another time."""

from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from according.core import Annotated, Feature
from according.group.blocking import UNKNOWN_DAY, postings, terms_enough, terms_met
from according.group.doubts import doubts
from according.group.likeness import Profile, likelihoods, likeness, profile
from according.group.linkage import FEW, LEAST, beginning, linked
from according.group.pairs import Pairs

#: So many pairs are scored at once; so many of an event at most give its reasons.
_AT_ONCE, _REASONS = 10_000, 100


def events(documents: tuple[Annotated, ...]) -> tuple[tuple[tuple[str, ...], tuple[Feature, ...]], ...]:
    """The events told, in the order of their first documents: the ids of each one's documents, and what joins them.

    Documents are put together by average linkage: a document joins an event for its likeness to all who tell it, so
    that one false likeness does not chain two events. A document alone is an event of its own, without reasons. Behind
    the reasons stands what the texts do not settle (``doubts``). The order of the documents changes nothing but the
    order of the events.
    """
    order = sorted(range(len(documents)), key=lambda place: documents[place].id)
    profiles = [profile(annotated) for annotated in documents]
    likely = _likely([profiles[place] for place in order])
    linkage = linked(likely, first=beginning(len(documents)))
    found = [tuple(sorted(order[number] for number in group)) for group in linkage]
    grouped = {place for group in found for place in group}
    groups = sorted([*found, *((place,) for place in range(len(documents)) if place not in grouped)])
    by_place = {
        (min(order[one], order[other]), max(order[one], order[other])): value
        for one, other, value in zip(likely.left.tolist(), likely.right.tolist(), likely.value.tolist(), strict=True)
    }
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


def _likely(profiles: Sequence[Profile]) -> Pairs:
    """How likely two of the documents tell one event, of the pairs that are worth a look."""
    left, right = _candidates(profiles)
    value = np.zeros(len(left))
    for start in range(0, len(left), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        lefts, rights = ([profiles[place] for place in side[part].tolist()] for side in (left, right))
        value[part] = likelihoods(lefts, rights)
    return Pairs(left=left, right=right, value=value).where(value >= LEAST)


def _candidates(profiles: Sequence[Profile]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs worth a look: all of few documents, of many those that share rare words at about one time."""
    if len(profiles) <= FEW:
        left, right = np.triu_indices(len(profiles), 1)
        return left.astype(np.int64), right.astype(np.int64)
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
    return pairs.left, pairs.right


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
