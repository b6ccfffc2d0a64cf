"""The tree of a sentence from the scores of its arcs: one root, no circles."""

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9


def tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Each word's head; the root is its own.

    ``scores`` is dependents × heads, a root's score on the diagonal. Where the best heads, word by word, are no tree,
    the root is the word that loses least by it, and circles are broken where that costs least (Chu & Liu 1965).
    """
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    count = len(heads)
    if not count:
        return heads
    own = np.arange(count)
    roots = np.flatnonzero(heads == own)
    if len(roots) == 1 and _reach(heads, int(roots[0])):
        return heads
    among = roots if len(roots) else own
    others = scores.astype(np.float64)
    others[own, own] = _NEVER
    root = int(among[(scores[among, among] - others[among].max(axis=1)).argmax()])
    others[:, root] = np.where(own == root, others[:, root], scores[:, root])
    heads = _spanning(others, root)
    heads[root] = root
    return heads


def _reach(heads: NDArray[np.int64], root: int) -> bool:
    """Whether every word leads to the root."""
    at, steps = heads, 1
    while steps < len(heads):
        at = at[at]
        steps *= 2
    return bool((at == root).all())


def _circle(heads: NDArray[np.int64], root: int) -> list[int]:
    """The words of one circle; none where all lead to the root."""
    way = heads.tolist()
    seen = [0] * len(way)
    seen[root] = -1
    for start in range(len(way)):
        at = start
        while seen[at] == 0:
            seen[at] = start + 1
            at = way[at]
        if seen[at] == start + 1:
            out = [at]
            while way[out[-1]] != at:
                out.append(way[out[-1]])
            return sorted(out)
    return []


def _spanning(scores: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """The best tree under ``root``; the diagonal is never taken. One call for each circle that is drawn together."""
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[root] = root
    circle = _circle(heads, root)
    if not circle:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[circle] = True
    rest = np.flatnonzero(~inside)
    members = np.array(circle)
    # What the circle loses when one of its words takes a head outside, and what it gives as a head.
    lost = scores[members][:, rest] - scores[members, heads[members]][:, None]
    given = scores[rest][:, members]
    enters, gives = lost.argmax(axis=0), given.argmax(axis=1)
    count = len(rest)
    drawn = np.full((count + 1, count + 1), _NEVER)
    drawn[:count, :count] = scores[np.ix_(rest, rest)]
    drawn[count, :count] = lost[enters, np.arange(count)]
    drawn[:count, count] = given[np.arange(count), gives]
    found = _spanning(drawn, int(np.searchsorted(rest, root)))
    out = heads.copy()
    taken = found[:count]
    out[rest] = np.where(taken == count, members[gives], rest[np.minimum(taken, count - 1)])
    broken = members[enters[found[count]]]
    out[broken] = rest[found[count]]
    return out
