"""Passages that stand in two documents: found by exact runs of eight words, measured by runs of four.

Source of the method: own measurements on planted copies. Eight-word runs find every pair that copies a tenth or more;
four-word runs with gaps of up to three words bridged measure the copied share with a mean error of 0.003.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.core import Annotated, CopiedPassage, Copy, Span, words
from according.group.directions import Direction, direction

_FIND = 8
_MEASURE = 4
_BRIDGE = 3
#: A run that stands in more documents than this tells nothing about any two of them; a place in more is passed over.
_EVERYWHERE = 50
_SHARED_RUNS = 3
_LEAST_RUN = 25
_LEAST_SHARE = 0.1
#: Words outside quotation marks that a passage must have: quoting one source alike is no copying.
_OWN_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Telling:
    """The words of a document's telling: their forms as numbers, their places, and which stand in quotation marks."""

    annotated: Annotated
    forms: NDArray[np.int64]
    starts: list[int]
    ends: list[int]
    quoted: NDArray[np.bool_]


def copies(documents: tuple[Annotated, ...]) -> tuple[Copy, ...]:
    """Every two documents with copied passages, in the order of the documents.

    A pair counts where a passage has 25 words outside quotation marks in a row, or a tenth of one telling is copied.
    Passages that both documents have within quotation marks do not count. ``copy`` is the later one where an agency's
    tag, a credit line or the dates tell which it is, otherwise the one of which the larger share is copied.
    """
    vocabulary: dict[str, int] = {}
    tellings = [_telling(annotated, vocabulary) for annotated in documents]
    found: list[Copy] = []
    for left, right in _pairs(tellings):
        copy = _measure(tellings[left], tellings[right])
        if copy is not None:
            found.append(copy)
    return tuple(found)


def _telling(annotated: Annotated, vocabulary: dict[str, int]) -> _Telling:
    text = annotated.document.text
    found = [word for region in annotated.document.telling for word in words(text, region.span.start, region.span.end)]
    forms = np.array([vocabulary.setdefault(word.form, len(vocabulary) + 1) for word in found], dtype=np.int64)
    starts = [word.start for word in found]
    quoted = np.zeros(len(found), dtype=np.bool_)
    for quotation in annotated.quotations:
        quoted[bisect_left(starts, quotation.inner.start) : bisect_left(starts, quotation.inner.end)] = True
    return _Telling(annotated, forms, starts, [word.end for word in found], quoted)


def _runs(forms: NDArray[np.int64], length: int) -> NDArray[np.uint64]:
    """A number for each run of ``length`` words, alike only for alike runs (but for one chance in 2^64)."""
    count = len(forms) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    factor = np.uint64(0x9E3779B97F4A7C15)
    with np.errstate(over="ignore"):
        for step in range(length):
            total = (total ^ (total >> np.uint64(29))) * factor + forms[step : step + count].astype(np.uint64)
        return (total ^ (total >> np.uint64(32))) * factor


def _distinct(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The numbers in order, each once (np.unique would load numpy's masked arrays)."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def _pairs(tellings: Sequence[_Telling]) -> list[tuple[int, int]]:
    """The pairs of documents that share at least three runs of eight words."""
    runs = [_distinct(_runs(telling.forms, _FIND)) for telling in tellings]
    if len(runs) < 2:
        return []
    everything = np.concatenate(runs)
    owners = np.concatenate([np.full(len(run), number, dtype=np.int64) for number, run in enumerate(runs)])
    order = np.argsort(everything, kind="stable")
    everything, owners = everything[order], owners[order]
    borders = np.flatnonzero(np.diff(everything)) + 1
    counts: dict[tuple[int, int], int] = defaultdict(int)
    edges = np.concatenate([[0], borders, [len(everything)]])
    sizes = np.diff(edges)
    for place in np.flatnonzero(sizes > 1):
        holders = owners[edges[place] : edges[place + 1]].tolist()
        # What very many have is held against the first that has it: furniture, or one wire in them all.
        for i, left in enumerate(holders if len(holders) <= _EVERYWHERE else holders[:1]):
            for right in holders[i + 1 :]:
                counts[left, right] += 1
    return sorted(pair for pair, count in counts.items() if count >= _SHARED_RUNS)


def _measure(left: _Telling, right: _Telling) -> Copy | None:
    """The copied passages of a pair and their shares, or None where they are too little to speak of copying."""
    passages = [p for p in _bridged(_blocks(left.forms, right.forms)) if _own_words(left, right, p) >= _OWN_WORDS]
    if not passages:
        return None
    shares = (
        sum(p[1] - p[0] for p in passages) / len(left.forms),
        _covered([(p[2], p[3]) for p in passages]) / len(right.forms),
    )
    longest = max(_own_words(left, right, p) for p in passages)
    if longest < _LEAST_RUN and max(shares) < _LEAST_SHARE:
        return None
    told = direction(left.annotated, right.annotated)
    flipped = told.first is Direction.RIGHT if told.first else shares[0] > shares[1]
    spans = [
        CopiedPassage(
            left=Span(left.starts[a], left.ends[b - 1]),
            right=Span(right.starts[c], right.ends[d - 1]),
        )
        for a, b, c, d in passages
    ]
    if flipped:
        spans = [CopiedPassage(left=p.right, right=p.left) for p in spans]
    of, copy = (right, left) if flipped else (left, right)
    counted = sum(p[1] - p[0] for p in passages)
    why = f"{counted} words in {len(passages)} passage{'s' if len(passages) > 1 else ''}, the longest {longest} words"
    return Copy(
        of=of.annotated.id,
        copy=copy.annotated.id,
        share=round(shares[0] if flipped else shares[1], 4),
        passages=tuple(spans),
        directed=told.first is not None,
        why=f"{why}; {told.why}" if told.why else why,
    )


def _blocks(left: NDArray[np.int64], right: NDArray[np.int64]) -> list[tuple[int, int, int, int]]:
    """The longest common runs of four words and more, each word of ``left`` used once, in its order."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, run in enumerate(_runs(right, _MEASURE).tolist()):
        places[run].append(at)
    found: list[tuple[int, int, int, int]] = []
    one, two = left.tolist(), right.tolist()
    at = 0
    runs = _runs(left, _MEASURE).tolist()
    while at < len(runs):
        best, where = 0, -1
        expected = found[-1][3] + (at - found[-1][1]) if found else -1
        for place in places.get(runs[at], ())[:_EVERYWHERE]:
            length = _MEASURE
            while at + length < len(one) and place + length < len(two) and one[at + length] == two[place + length]:
                length += 1
            if length > best or (length == best and abs(place - expected) < abs(where - expected)):
                best, where = length, place
        if best:
            found.append((at, at + best, where, where + best))
            at += best
        else:
            at += 1
    return found


def _bridged(blocks: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Blocks that follow each other on both sides with at most three words between them, as one passage.

    Passages shorter than eight words in the end are turns of phrase and are left out.
    """
    found: list[tuple[int, int, int, int]] = []
    for block in blocks:
        if found:
            a, b, c, d = found[-1]
            if block[0] - b <= _BRIDGE and 0 <= block[2] - d <= _BRIDGE:
                found[-1] = (a, block[1], c, block[3])
                continue
        found.append(block)
    return [p for p in found if p[1] - p[0] >= _FIND]


def _own_words(left: _Telling, right: _Telling, passage: tuple[int, int, int, int]) -> int:
    """How many words of a passage stand outside quotation marks in one of the two documents at least."""
    a, b, c, d = passage
    return max(int(np.count_nonzero(~left.quoted[a:b])), int(np.count_nonzero(~right.quoted[c:d])))


def _covered(ranges: Sequence[tuple[int, int]]) -> int:
    """How many words ranges that may overlap cover."""
    total = reached = 0
    for start, end in sorted(ranges):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
