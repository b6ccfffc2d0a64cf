"""The passages that two tellings have in common: runs of four words and more, with small gaps bridged."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.group.copies.forms import Numbers, runs

_MEASURE = 4
#: Words between two runs that may have been changed, put in or taken out inside one passage.
_BRIDGE = 3
#: Passages of fewer words are turns of phrase.
_LEAST = 8
#: Places of one run that are looked at: a text of one word over and over has as many as it has words.
_PLACES = 50
_MATCHES = 4_000_000
#: A piece of a run that overlaps another run on one side is kept from so many words on.
_PIECE = 2

#: A run of words in both tellings: its first word and the one behind its last on the left, its first on the right.
Block = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words ``[a, b)`` of one telling that stand as ``[c, d)`` in another, with the runs that are exactly alike."""

    a: int
    b: int
    c: int
    d: int
    blocks: tuple[Block, ...]

    @property
    def alike(self) -> int:
        """How many words are exactly alike."""
        return sum(b - a for a, b, _ in self.blocks)


def passages(left: Numbers, right: Numbers) -> tuple[Passage, ...]:
    """The passages of two tellings in the order of the left one; longer runs take their words first.

    A passage that one of the two repeats is given each time, so that every word that is copied is covered.
    """
    found = _blocks(left, right)
    if not found:
        return ()
    used = np.zeros(len(left), dtype=np.bool_), np.zeros(len(right), dtype=np.bool_)
    long = sorted((b for b in found if b[1] - b[0] >= _LEAST), key=lambda b: (b[0] - b[1], b[0], b[2]))
    chosen = [piece for block in long for piece in _taken(block, used)]
    chosen += [piece for block in _near(found, chosen) for piece in _taken(block, used)]
    joined = _bridged(sorted(chosen))
    covered = np.zeros(len(left), dtype=np.bool_), np.zeros(len(right), dtype=np.bool_)
    for p in joined:
        covered[0][p.a : p.b] = True
        covered[1][p.c : p.d] = True
    return tuple(sorted((*joined, *_repeated(long, covered)), key=lambda p: (p.a, p.c)))


def _blocks(left: Numbers, right: Numbers) -> list[Block]:
    """The longest runs of four words and more that stand in both."""
    one, two = runs(left, _MEASURE), runs(right, _MEASURE)
    if not len(one) or not len(two):
        return []
    order = np.argsort(two, kind="stable")
    ordered = two[order]
    low = np.searchsorted(ordered, one, side="left")
    # Few runs stand in both: only for those is it looked how often.
    both = np.flatnonzero(ordered[np.minimum(low, len(ordered) - 1)] == one)
    low = low[both]
    counts = np.searchsorted(ordered, one[both], side="right") - low
    limit = _PLACES if int(np.minimum(counts, _PLACES).sum()) <= _MATCHES else 1
    counts = np.minimum(counts, limit)
    total = int(counts.sum())
    if not total:
        return []
    i = np.repeat(both, counts)
    j = order[np.repeat(low - (np.cumsum(counts) - counts), counts) + np.arange(total)]
    diagonal = j - i
    along = np.lexsort((i, diagonal))
    i, diagonal = i[along], diagonal[along]
    breaks = np.flatnonzero((diagonal[1:] != diagonal[:-1]) | (i[1:] != i[:-1] + 1)) + 1
    starts, stops = np.concatenate([[0], breaks]), np.concatenate([breaks, [total]])
    first, last = i[starts], i[stops - 1] + _MEASURE
    return list(zip(first.tolist(), last.tolist(), (first + diagonal[starts]).tolist(), strict=True))


def _near(found: Sequence[Block], chosen: Sequence[Block]) -> list[Block]:
    """The short runs, those first that stand to a long one beside them as its words stand to each other."""
    short = [block for block in found if block[1] - block[0] < _LEAST]
    if not short:
        return []
    anchors = sorted(chosen)
    if not anchors:
        return sorted(short, key=lambda b: (b[0] - b[1], b[0], b[2]))
    begins = np.array([anchor[0] for anchor in anchors])
    shift = np.array([anchor[2] - anchor[0] for anchor in anchors])
    at = np.searchsorted(begins, [block[0] for block in short])
    own = np.array([block[2] - block[0] for block in short])
    off = np.minimum(
        np.abs(own - shift[np.maximum(at - 1, 0)]), np.abs(own - shift[np.minimum(at, len(anchors) - 1)])
    ).tolist()
    ranked = sorted(range(len(short)), key=lambda n: (off[n], short[n][0] - short[n][1], short[n][0], short[n][2]))
    return [short[n] for n in ranked]


def _taken(block: Block, used: tuple[NDArray[np.bool_], NDArray[np.bool_]]) -> list[Block]:
    """What of a run is not taken on either side, marked as taken from now on."""
    a, b, c = block
    busy = used[0][a:b] | used[1][c : c + b - a]
    if not busy.any():
        pieces = [block]
    else:
        edges = np.flatnonzero(np.diff(np.concatenate([[True], busy, [True]]).astype(np.int8))).tolist()
        pieces = [
            (a + start, a + stop, c + start)
            for start, stop in zip(edges[::2], edges[1::2], strict=True)
            if stop - start >= _PIECE
        ]
    for start, stop, other in pieces:
        used[0][start:stop] = True
        used[1][other : other + stop - start] = True
    return pieces


def _bridged(chosen: Sequence[Block]) -> list[Passage]:
    """Runs that follow each other on both sides with at most three words between them, as one passage."""
    joined: list[list[Block]] = []
    for block in chosen:
        if joined:
            _, b, c = joined[-1][-1]
            d = c + b - joined[-1][-1][0]
            if block[0] - b <= _BRIDGE and 0 <= block[2] - d <= _BRIDGE:
                joined[-1].append(block)
                continue
        joined.append([block])
    made = [_passage(blocks) for blocks in joined]
    return [p for p in made if p.b - p.a >= _LEAST]


def _passage(blocks: Sequence[Block]) -> Passage:
    first, last = blocks[0], blocks[-1]
    return Passage(first[0], last[1], first[2], last[2] + last[1] - last[0], tuple(blocks))


def _repeated(long: Sequence[Block], covered: tuple[NDArray[np.bool_], NDArray[np.bool_]]) -> list[Passage]:
    """Runs of which one side stands in no passage yet, since their words on the other side are another's already."""
    found: list[Passage] = []
    for a, b, c in long:
        for side, start in ((0, a), (1, c)):
            free = ~covered[side][start : start + b - a]
            if not free.any():
                continue
            edges = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]]).astype(np.int8))).tolist()
            for begin, stop in zip(edges[::2], edges[1::2], strict=True):
                if stop - begin >= _LEAST:
                    covered[side][start + begin : start + stop] = True
                    found.append(_passage([(a + begin, a + stop, c + begin)]))
    return found
