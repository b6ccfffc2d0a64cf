"""The likeliest tags of a text, and the chunks that they mark."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

#: Words whose way back is looked up at once.
_AT_ONCE = 512
#: Words of a block whose tags' chances are worked out side by side with others', and words before and after it.
_BLOCK, _LEAD = 128, 24

SOURCE, CUE, CONTENT = range(3)


class Chunk(NamedTuple):
    """A source, a cue or a content, from its first word to its last."""

    role: int
    first: int
    last: int


def best(emitted: NDArray[np.float32], steps: NDArray[np.float32]) -> NDArray[np.int64]:
    """The likeliest tags (Viterbi 1967): ``emitted`` is words × tags, ``steps`` from tag × to tag."""
    length, count = emitted.shape
    tags = np.zeros(length, dtype=np.int64)
    if not length:
        return tags
    # In double precision: the sums of a very long text would else leave no digits for its words.
    arriving = np.ascontiguousarray(steps.T, dtype=np.float64)
    alpha = emitted.astype(np.float64)
    both = np.empty((count, count))
    add, largest = np.add, np.maximum.reduce
    reached = np.empty(count)
    for before, here in pairwise(alpha):
        add(arriving, before, out=both)
        largest(both, axis=1, out=reached)
        add(here, reached, out=here)
    tag = tags[-1] = int(alpha[-1].argmax())
    for end in range(length - 1, 0, -_AT_ONCE):
        first = max(0, end - _AT_ONCE)
        back = (alpha[first:end, None, :] + arriving).argmax(axis=2).tolist()
        for at in range(end - 1, first - 1, -1):
            tag = tags[at] = back[at - first][tag]
    return tags


def chances(emitted: NDArray[np.float32], steps: NDArray[np.float32]) -> NDArray[np.float64]:
    """How likely each tag is at each word, words × tags (forward-backward; Rabiner 1989).

    A long text is cut into blocks that are worked through side by side, each begun some words before it and ended some
    words after it: what lies farther off has no say.
    """
    length, count = emitted.shape
    if not length:
        return np.zeros((0, count))
    lead = _LEAD if length > _BLOCK else 1
    block = min(_BLOCK, length)
    blocks = -(-length // block)
    # Beyond its edges nothing is marked.
    given = np.zeros((blocks * block + 2 * lead, count))
    given[:, 0] = 1
    given[lead : lead + length] = np.exp(emitted - emitted.max(axis=1, keepdims=True))
    at = np.arange(blocks)[None, :] * block + np.arange(block + 2 * lead)[:, None]
    given = given[at]
    moves = np.exp(steps.astype(np.float64))
    moves /= moves.max()
    forward, backward = np.empty_like(given), np.empty_like(given)
    # Each step writes into arrays that are there: for thirteen tags making new ones takes longer than the sums.
    moved, total = np.empty((blocks, count)), np.empty((blocks, 1))
    summed, back = np.add.reduce, moves.T
    state = given[0]
    for i, here in enumerate(given):
        if i:
            np.matmul(state, moves, out=moved)
            moved *= here
            state = moved
        summed(state, axis=1, keepdims=True, out=total)
        state = np.divide(state, total, out=forward[i])
    backward[-1] = 1
    for i in range(len(given) - 1, 0, -1):
        np.multiply(backward[i], given[i], out=moved)
        state = np.matmul(moved, back, out=backward[i - 1])
        summed(state, axis=1, keepdims=True, out=total)
        state /= total
    both = (forward * backward)[lead : lead + block].transpose(1, 0, 2).reshape(-1, count)[:length]
    found: NDArray[np.float64] = both / np.maximum(both.sum(axis=1, keepdims=True), 1e-300)
    return found


def chunks(tags: NDArray[np.int64]) -> list[Chunk]:
    """The chunks that tags mark, in their order."""
    role, place = np.divmod(tags - 1, 4)
    marked = tags > 0
    first, last = marked & ((place == 0) | (place == 3)), marked & ((place == 2) | (place == 3))
    starts, ends = np.flatnonzero(first), np.flatnonzero(last)
    return [Chunk(*entry) for entry in zip(role[starts].tolist(), starts.tolist(), ends.tolist(), strict=True)]
