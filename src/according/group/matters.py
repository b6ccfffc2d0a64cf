"""Several events in one wider matter: stories that were kept apart and belong beside each other.

Two stories are held against each other by the two documents, one of each, that share most names. Stories are numbers
and stand in columns, for there are millions: what is left in the end is told in words by ``why_linked``.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from according.group.pairs import Pairs

#: The share of names from which on two stories are of one matter, and how many others a story is linked with at most.
MATTER, _MOST = 0.3, 5
#: Two stories, the lesser number first; the share of names of two of their documents; and these, the lesser first.
TIE = np.dtype([("story", "<i8"), ("other", "<i8"), ("share", "<f8"), ("left", "<i8"), ("right", "<i8")])

Numbers = NDArray[np.int64]
Ties = NDArray[Any]


def ties(near: Pairs, left: Numbers, right: Numbers) -> Ties:
    """What pairs of documents of different stories tell of these; ``left`` and ``right`` are the documents' stories."""
    kept = (near.value >= MATTER) & (left != right)
    made = np.empty(int(kept.sum()), dtype=TIE)
    made["story"], made["other"] = np.minimum(left, right)[kept], np.maximum(left, right)[kept]
    made["share"], made["left"], made["right"] = near.value[kept], near.left[kept], near.right[kept]
    return made


def strongest(found: Ties) -> Ties:
    """Of each two stories the documents that share most, of equals the first; in the order of the stories."""
    order = np.lexsort((found["right"], found["left"], -found["share"], found["other"], found["story"]))
    found = found[order]
    first = np.ones(len(found), dtype=np.bool_)
    first[1:] = (found["story"][1:] != found["story"][:-1]) | (found["other"][1:] != found["other"][:-1])
    return found[first]


def nearest(story: Numbers, other: Numbers, share: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which ties are among the nearest few of ``story``, all of whose ties must be there; of equals the first are.

    A story is linked with its nearest few, and with those whose nearest few it is among: ask both ways round.
    """
    order = np.lexsort((other, -share, story))
    ordered = story[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(order)])
    rank = np.empty(len(story), dtype=np.int64)
    rank[order] = np.arange(len(story)) - np.repeat(starts, np.diff(np.append(starts, len(story))))
    return rank < _MOST


def why_linked(shared: Sequence[str], first: int | None, second: int | None) -> str:
    """Why two stories belong beside each other: the names that their documents share, and how far apart the days are.

    ``first`` and ``second`` are the documents' days, None where one is not known.
    """
    about = f"Both are about {_listed(shared)}" if shared else "Both name the same people and places"
    if first is None or second is None:
        return f"{about}, and tell different events."
    gap = abs(first - second)
    when = "of one day" if gap == 0 else "a day apart" if gap == 1 else f"{gap} days apart"
    return f"{about}, and tell different events; the accounts that share most are {when}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
