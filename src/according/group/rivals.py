"""A pair of documents among others: whom each of the two is likelier to tell one event with than with the other.

In a matter that is told over days each day's accounts are like the next day's, and each pair for itself may well be of
one event. What parts them is that an account has others that are likelier its own event, and that the second of the
pair is not like. Where all of them are like one another, as in one event told by many, nobody has such rivals.
"""

import numpy as np
from numpy.typing import NDArray

from according.group.pairs import Pairs

#: What rivals take from the log-odds of a pair: for each side so much times the logarithm of one and their number.
#: About the middle of what did alike on the tuning halves (.4 to 1).
_TAKEN = 0.6
#: So many of the likeliest others of a document are looked at: in a crowd it has thousands.
_MOST = 48
#: So many pairs are looked at at once: some 5 kB each at most.
_AT_ONCE = 20_000

Numbers = NDArray[np.int64]


def among_rivals(pairs: Pairs, enough: float) -> Pairs:
    """The pairs, each no likelier than before, and the less likely the more rivals its documents have.

    A rival of a pair, for one side, is a document that is as likely as ``enough`` to tell one event with that side, and
    likelier than the other side is; it counts by how unlikely it is to tell one event with the other side. Places are
    numbers from 0 on; the pairs must hold all that the documents of each pair are likely at all to tell one event with.
    """
    count = len(pairs)
    if not count:
        return pairs
    of = np.concatenate([pairs.left, pairs.right])
    other = np.concatenate([pairs.right, pairs.left])
    value = np.tile(pairs.value, 2)
    # Each document's others stand together, the likeliest first.
    order = np.lexsort((other, -value, of))
    of, other, value = of[order], other[order], value[order]
    width = int(other.max()) + 1
    key = of * width + other
    by_key = np.argsort(key)
    key = key[by_key]
    first = np.searchsorted(of, of)
    before = np.minimum(np.arange(2 * count) - first, _MOST)
    taken = np.empty(2 * count)
    for start in range(0, 2 * count, _AT_ONCE):
        rows = slice(start, min(start + _AT_ONCE, 2 * count))
        sizes = before[rows]
        pair = np.repeat(np.arange(rows.start, rows.stop), sizes)
        rival = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes - first[rows], sizes)
        counts = (value[rival] > value[pair]) & (value[rival] >= enough)
        pair, rival = pair[counts], rival[counts]
        wanted = other[rival] * width + other[pair]
        at = np.minimum(np.searchsorted(key, wanted), 2 * count - 1)
        alike = np.where(key[at] == wanted, value[by_key[at]], 0.0)
        taken[order[rows]] = np.log1p(np.bincount(pair - start, 1.0 - alike, minlength=len(sizes)))
    both = _TAKEN * (taken[:count] + taken[count:])
    sure = np.clip(pairs.value, 1e-9, 1 - 1e-9)
    less = 1 / (1 + np.exp(both - np.log(sure / (1 - sure))))
    return Pairs(left=pairs.left, right=pairs.right, value=np.where(both > 0, less, pairs.value))
