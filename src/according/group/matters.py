"""Several events in one wider matter: stories that were kept apart and belong beside each other."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from according.core import Story
from according.core.stories import StoryLink
from according.group.pairs import Pairs

#: The share of names from which on two stories are of one matter, and how many others a story is linked with at most.
MATTER, _MOST = 0.3, 5


def links(
    stories: Sequence[Story],
    near: Pairs,
    ids: Mapping[int, str],
    days: Mapping[int, int | None],
    names: Callable[[int, int], tuple[str, ...]],
) -> tuple[StoryLink, ...]:
    """The stories that are of one matter and tell several events of it, in the order of the stories.

    ``near`` holds pairs of documents that were looked at, by their places, with the share of names that both have;
    ``ids`` and ``days`` tell a place's document and its day of publication. ``names`` gives the names that two
    documents share; it is asked once a link, of the two documents that share most. A story is linked with its nearest
    few, and with those whose nearest few it is among.
    """
    number = {document: place for place, story in enumerate(stories) for document in story.documents}
    kept = near.where(near.value >= MATTER)
    places = sorted({*kept.left.tolist(), *kept.right.tolist()})
    of = np.array([number[ids[place]] for place in places], dtype=np.int64)
    one, other = of[np.searchsorted(places, kept.left)], of[np.searchsorted(places, kept.right)]
    apart = one != other
    kept, one, other = kept.where(apart), one[apart], other[apart]
    left, right = np.minimum(one, other), np.maximum(one, other)
    # The best pair of each two stories; of equals the first.
    order = np.lexsort((kept.right, kept.left, -kept.value, right, left))
    left, right = left[order], right[order]
    first = np.flatnonzero(np.concatenate([[True], (left[1:] != left[:-1]) | (right[1:] != right[:-1])])[: len(order)])
    best = order[first]
    left, right, share = left[first], right[first], kept.value[best]
    chosen = np.flatnonzero((_rank(left, right, share) < _MOST) | (_rank(right, left, share) < _MOST))
    return tuple(
        StoryLink(
            left=stories[left[each]].id,
            right=stories[right[each]].id,
            share=round(min(1.0, float(share[each])), 3),
            why=_why(int(kept.left[best[each]]), int(kept.right[best[each]]), days, names),
        )
        for each in chosen.tolist()
    )


def _why(one: int, other: int, days: Mapping[int, int | None], names: Callable[[int, int], tuple[str, ...]]) -> str:
    shared = names(one, other)
    about = f"Both are about {_listed(shared)}" if shared else "Both name the same people and places"
    first, second = days.get(one), days.get(other)
    if first is None or second is None:
        return f"{about}, and tell different events."
    gap = abs(first - second)
    when = "of one day" if gap == 0 else "a day apart" if gap == 1 else f"{gap} days apart"
    return f"{about}, and tell different events; the accounts that share most are {when}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _rank(story: NDArray[np.int64], other: NDArray[np.int64], share: NDArray[np.float64]) -> NDArray[np.int64]:
    """How many links of the same story are nearer than each; of equals the first is."""
    order = np.lexsort((other, -share, story))
    ordered = story[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(order)])
    rank = np.empty(len(story), dtype=np.int64)
    rank[order] = np.arange(len(story)) - np.repeat(starts, np.diff(np.append(starts, len(story))))
    return rank
