"""Average linkage over sparse pairs: groups whose documents are, on average, likely to tell one event.

Source of the method: average linkage is reducible (Bruynooghe 1978; Müllner 2011), so that all pairs of groups that are
each other's likest may be joined at once without changing the outcome. Each round is a few passes over columns; what
cannot be joined any more leaves after each round. Ten million pairs need no object of their own.
"""

import numpy as np
from numpy.typing import NDArray

from according.group.pairs import Pairs, summed
from according.group.rivals import among_rivals

#: Two groups are one event where their documents are, on average, as likely as this to tell one; likeness below the
#: least counts as none. A little less than a half found more of what belongs together on all three tuning halves
#: (``according evaluate stories``), at hardly larger groups.
ENOUGH, LEAST = 0.44, 0.05
#: In a stream a story begins with two documents as likely as this: of its pairs that nothing else speaks for, the less
#: likely ones are mostly of one matter only. Of a few documents somebody chose, ``ENOUGH`` is enough.
FIRST = 0.75
#: So many documents somebody chose; more are a stream.
FEW = 60
#: A story of a stream is settled where two of its documents are as likely as this to tell one event. Of those that were
#: read, pairs as likely were of one event but for few, less likely ones mostly of one matter only.
SURE = 0.95
#: In a crowd a document is held against so many others at least (``blocking``), so that no more can be asked of it.
_HELD_AGAINST = 24
#: A group of so many takes all at once whose likest it is: it hardly changes by one more.
_LARGE = 64
#: In a crowd, documents as likely as this to tell one event with the first of them count as one: copies of a text.
_CROWD, _SAME = 200, 0.99

Numbers = NDArray[np.int64]


def beginning(documents: int) -> float:
    """How likely two of so many documents must be of one event for a story to begin with them."""
    return ENOUGH if documents <= FEW else FIRST


def linked(
    likely: Pairs, *, enough: float = ENOUGH, first: float = 0.0, rivals: bool = True
) -> tuple[tuple[int, ...], ...]:
    """The groups of two places and more, by average linkage down to ``enough``, about a half; in their order.

    ``likely`` gives the likelihood that two documents tell one event; a pair that is not in it counts as 0. Documents
    that are not in any group are alone. The average of two groups is taken over all pairs between them, but over no
    more than 24 for each document of the lesser group: a story of thousands cannot be held against itself whole.

    A group of which no two documents are as likely as ``first`` comes apart again.
    A pair counts as less likely for the rivals that its documents have (``among_rivals``), unless ``rivals`` is false.

    Where more than 200 documents hang together, those that are all but certainly of one event with an earlier one
    (ten thousand copies of a text, say) are first put to it and count as one document with it. Equal likelihoods are
    settled by a hash of the places, so that the outcome is the same on every run and machine.
    """
    return _groups(*labelled(likely, enough=enough, first=first, rivals=rivals))


def labelled(
    likely: Pairs, *, enough: float = ENOUGH, first: float = 0.0, rivals: bool = True
) -> tuple[Numbers, Numbers]:
    """The same groups as columns: the places in order, and a label for each that those of its group share alone.

    Documents that no chain of pairs of ``enough`` leads from one to the other have no part in each other's groups, so
    that what hangs together may be given by itself.
    """
    likely = likely.where(likely.value >= LEAST)
    places, numbers = _numbered(likely)
    hot = numbers.value >= enough
    found = _components(len(places), numbers.left[hot], numbers.right[hot])
    numbers = numbers.where(found[numbers.left] == found[numbers.right])
    label, between = _without_crowds(found, numbers)
    if rivals:
        between = among_rivals(between, enough)
    label = _joined(places, label, between, enough)
    return places, _begun(label, numbers, first) if first > enough else label


def put_together(root: NDArray[np.signedinteger], left: Numbers, right: Numbers) -> None:
    """Puts together in ``root`` what these pairs hang together; ``rooted`` tells what hangs together in the end.

    ``root`` leads from each number to a lesser one of those that it hangs together with, from the least to itself; it
    begins as 0, 1, 2 …, and pairs may come in many parts.
    """
    while len(left):
        left, right = _ends(root, left), _ends(root, right)
        apart = left != right
        left, right = left[apart], right[apart]
        np.minimum.at(root, np.maximum(left, right), np.minimum(left, right).astype(root.dtype))


def rooted(root: NDArray[np.signedinteger]) -> None:
    """Makes each number in ``root`` lead to the least that it hangs together with, at once."""
    while not np.array_equal(root, higher := root[root]):
        root[:] = higher


def _joined(places: Numbers, label: Numbers, pairs: Pairs, enough: float) -> Numbers:
    """The label of each document when no two groups are likely enough any more; at the start of ``label``."""
    size = np.ones(len(places))
    left, right, total = pairs.left, pairs.right, pairs.value
    # Where a document has this many likely others, two groups may become likelier as they grow (see ``linked``).
    met = np.bincount(np.concatenate([left, right])[np.tile(total >= enough, 2)], minlength=len(places))
    busy = met >= _HELD_AGAINST / 2
    while len(left):
        lesser, larger = np.minimum(size[left], size[right]), np.maximum(size[left], size[right])
        average = total / (lesser * np.minimum(larger, _HELD_AGAINST))
        hot = average >= enough
        if not hot.any():
            break
        whole = _components(len(places), left[hot], right[hot])
        kept = (whole[left] == whole[right]) | (busy[left] & busy[right])
        left, right, total, average = left[kept], right[kept], total[kept], average[kept]
        into = _likest(places, size, left, right, average, hot[kept])
        moved = np.flatnonzero(into != np.arange(len(into)))
        np.add.at(size, into[moved], size[moved])
        np.logical_or.at(busy, into[moved], busy[moved])
        label = into[label]
        left, right = into[left], into[right]
        left, right = np.minimum(left, right), np.maximum(left, right)
        apart = left != right
        left, right, total = left[apart], right[apart], total[apart]
        touched = np.zeros(len(places), dtype=np.bool_)
        touched[into[moved]] = True
        again = touched[left] | touched[right]
        changed = summed([Pairs(left=left[again], right=right[again], value=total[again])])
        left = np.concatenate([left[~again], changed.left])
        right = np.concatenate([right[~again], changed.right])
        total = np.concatenate([total[~again], changed.value])
    return label


def _begun(label: Numbers, pairs: Pairs, first: float) -> Numbers:
    """The labels, a document's own where no two of its group are as likely as ``first``."""
    likest = np.zeros(len(label))
    within = label[pairs.left] == label[pairs.right]
    np.maximum.at(likest, label[pairs.left[within]], pairs.value[within])
    return np.where(likest[label] >= first, label, np.arange(len(label)))


def _likest(
    places: Numbers,
    size: NDArray[np.float64],
    left: Numbers,
    right: Numbers,
    average: NDArray[np.float64],
    hot: NDArray[np.bool_],
) -> Numbers:
    """For each group the one that it joins, or itself: the pairs that are each other's likest, and likely enough."""
    best = np.zeros(len(places))
    np.maximum.at(best, left, average)
    np.maximum.at(best, right, average)
    likest_left, likest_right = average == best[left], average == best[right]
    mutual = np.flatnonzero(hot & likest_left & likest_right)
    one, other = left[mutual], right[mutual]
    lot = _lots(places[one], places[other])
    drawn = np.zeros(len(places), dtype=np.uint64)
    np.maximum.at(drawn, one, lot)
    np.maximum.at(drawn, other, lot)
    won = (lot == drawn[one]) & (lot == drawn[other])
    one, other = one[won], other[won]
    into = np.arange(len(places))
    into[other] = one
    free = np.ones(len(places), dtype=np.bool_)
    free[one] = free[other] = False
    stays = into == np.arange(len(places))
    for small, large, likest in ((left, right, likest_left), (right, left, likest_right)):
        taken = hot & likest & (size[large] >= _LARGE) & (size[small] < size[large]) & free[small] & stays[large]
        # A group that itself is taken this round takes none.
        into[small[taken]] = large[taken]
        stays[small[taken]] = False
        free[large[taken]] = False
    return into


def _lots(left: Numbers, right: Numbers) -> NDArray[np.uint64]:
    """A number for each pair by which equal pairs are settled: the same on every run, in no order."""
    with np.errstate(over="ignore"):
        lot = left.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + right.astype(np.uint64) + np.uint64(1)
        for factor in (0xBF58476D1CE4E5B9, 0x94D049BB133111EB):
            lot = (lot ^ (lot >> np.uint64(30))) * np.uint64(factor)
        return lot ^ (lot >> np.uint64(31))


def _components(count: int, left: Numbers, right: Numbers) -> Numbers:
    """The least number that each of 0 … count - 1 hangs together with."""
    root = np.arange(count)
    put_together(root, left, right)
    rooted(root)
    return root


def _ends(root: NDArray[np.signedinteger], numbers: Numbers) -> Numbers:
    """Where these numbers lead to; the way is shorter afterwards."""
    found = root[numbers]
    while not np.array_equal(found, further := root[found]):
        found = further
    root[numbers] = found
    return found.astype(np.int64)


def _without_crowds(found: Numbers, pairs: Pairs) -> tuple[Numbers, Pairs]:
    """Labels with which each crowd's copies are put to the first of them, and the pairs between the labels."""
    label = np.arange(len(found))
    crowded = np.bincount(found, minlength=len(found))[found] > _CROWD if len(found) else np.zeros(0, dtype=np.bool_)
    same = pairs.where((pairs.value >= _SAME) & crowded[pairs.left])
    if not len(same):
        return label, pairs
    # In their order, each document that is put to none takes those after it that are: stars, never chains.
    starts = np.flatnonzero(np.concatenate([[True], same.left[1:] != same.left[:-1]]))
    for start, end in zip(starts, np.append(starts[1:], len(same)), strict=True):
        one = same.left[start]
        if label[one] == one:
            rest = same.right[start:end]
            label[rest[label[rest] == rest]] = one
    left, right = label[pairs.left], label[pairs.right]
    apart = left != right
    left, right, value = np.minimum(left, right)[apart], np.maximum(left, right)[apart], pairs.value[apart]
    total = summed([Pairs(left=left, right=right, value=value)])
    count = summed([Pairs(left=left, right=right, value=np.ones(len(value)))])
    return label, Pairs(left=total.left, right=total.right, value=total.value / count.value)


def _numbered(pairs: Pairs) -> tuple[Numbers, Pairs]:
    """The places in order, and the pairs in order with the places' numbers in place of them."""
    places = np.unique(np.concatenate([pairs.left, pairs.right]))
    left, right = np.searchsorted(places, pairs.left), np.searchsorted(places, pairs.right)
    order = np.lexsort((right, left))
    return places, Pairs(left=left[order], right=right[order], value=pairs.value[order])


def _groups(places: Numbers, label: Numbers) -> tuple[tuple[int, ...], ...]:
    order = np.argsort(label, kind="stable")
    borders = np.flatnonzero(np.diff(label[order])) + 1
    groups = np.split(places[order], borders)
    return tuple(tuple(group.tolist()) for group in groups if len(group) > 1)
