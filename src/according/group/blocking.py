"""Which pairs of many documents are worth scoring: those that share rare words and names at about one time.

A document is found by its most telling terms. How telling a term is shows twice: by the shipped table of rarities, when
the terms are chosen, and by how many documents of the corpus at hand have it, when they meet. The fewer have a term,
the longer the time over which it brings documents together: a victim's name finds the verdict of two years later, a
word of the week finds that week's documents. No document meets more than so many others by one term, nor is it held
against more than so many in all, so that the pairs grow with the documents and no faster. Of a crowd, as of a story
that hundreds tell, all are held against the same first ones, so that they find together there.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.group.pairs import Pairs
from according.group.profiles import BODY, NAME, TITLE, Profile, Sort

#: The day of a document that says none; any large negative number will do.
UNKNOWN_DAY = -(2**30)

#: So many words find a document, and so many full names. A name counts for more than a word, what the headline has for
#: more yet, and of a full name so much of its rarity.
_TERMS, _FULL_NAMES = 30, 12
_NAME, _TITLE, _FULL_NAME = 1.5, 1.3, 0.25
#: Full names are told from words by this.
_FULL = np.uint64(1 << 32)
#: What this many documents or fewer have brings them together however far apart; what more have within so many days,
#: divided by their number, and within the least of days however many they are.
_FEW, _DAYS, _LEAST_DAYS = 8, 3000, 4
#: Within its days a document meets the next so many that have a term. Where more have it, it meets the first so many
#: of these days, and fewer of the next.
_NEXT, _FIRST, _FEWER = 48, 24, 8
#: What a pair's shared terms must weigh to be scored, and how many later documents one is held against at most; those
#: are kept in any case that are among the best so many of the later one.
_ENOUGH, _MOST, _LATER = 0.005, 40, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """The terms that a document is found by (hashes that are the same on every machine, sorted) and their weights."""

    terms: NDArray[np.uint64]
    weights: NDArray[np.float32]


def postings(profile: Profile) -> Postings:
    """What a document is found by: its rarest words and names. The profile itself need not be at hand later."""
    stems, full = profile.stems, profile.sorts == Sort.NAME
    weighed = stems[:, BODY] * np.where(stems[:, NAME] > 0, _NAME, 1) * np.where(stems[:, TITLE] > 0, _TITLE, 1)
    best = np.lexsort((profile.keys, -weighed))[:_TERMS]
    best = best[weighed[best] > 0]
    marks, worth = profile.marks[full], profile.weights[full]
    fullest = np.lexsort((marks, -worth))[:_FULL_NAMES]
    terms = np.concatenate([profile.keys[best].astype(np.uint64), marks[fullest].astype(np.uint64) | _FULL])
    weights = np.concatenate([weighed[best], _FULL_NAME * worth[fullest]]).astype(np.float32)
    terms = _mixed(terms)
    order = np.argsort(terms)
    return Postings(terms=terms[order], weights=weights[order])


def terms_met(
    terms: NDArray[np.uint64], places: NDArray[np.int64], days: NDArray[np.int32], weights: NDArray[np.float32]
) -> Pairs:
    """The pairs that meet by these terms; all postings of a term must be among them, in any order.

    ``days`` are ordinals of the days of publication, a large negative number where none is known: documents without a
    day meet one another. A pair's number is the sum over its terms of the product of both weights, less for a term
    that many documents have.
    """
    order = np.lexsort((places, days, terms))
    terms, places, days, weights = terms[order], places[order], days[order], weights[order]
    if not len(terms):
        return _pairs(places, places, np.zeros(0))
    starts = np.flatnonzero(np.concatenate([[True], terms[1:] != terms[:-1]]))
    holders = np.diff(np.append(starts, len(terms)))
    many = np.repeat(holders, holders)
    window = np.where(many <= _FEW, 2.0**32, np.maximum(_LEAST_DAYS, _DAYS / many))
    telling = 1 / np.log2(1 + many)
    own = np.arange(len(terms))
    first, last = _within(np.repeat(np.arange(len(starts)), holders), days, window)
    crowd = last - first > _NEXT
    left: list[NDArray[np.int64]] = []
    right: list[NDArray[np.int64]] = []
    value: list[NDArray[np.float64]] = []

    def meet(one: NDArray[np.int64], other: NDArray[np.int64]) -> None:
        left.append(np.minimum(places[one], places[other]))
        right.append(np.maximum(places[one], places[other]))
        value.append(weights[one].astype(np.float64) * weights[other] * telling[one])

    furthest = np.minimum(last, own + np.where(crowd, _FEWER, _NEXT))
    one = own
    for step in range(1, _NEXT + 1):
        one = one[one + step <= furthest[one]]
        meet(one, one + step)
    one = own[crowd]
    for step in range(_FIRST):
        one = one[first[one] + step < one - _FEWER]
        meet(one, first[one] + step)
    return _pairs(np.concatenate(left), np.concatenate(right), np.concatenate(value))


def terms_enough(pairs: Pairs) -> Pairs:
    """Of the summed pairs those worth scoring: each document's best, of those that share enough.

    The pairs must be whole for their left documents; they need not hold all pairs of the right ones.
    """
    pairs = pairs.where(pairs.value >= _ENOUGH)
    return pairs.where((_rank(pairs.left, pairs) < _MOST) | (_rank(pairs.right, pairs) < _LATER))


def _rank(of: NDArray[np.int64], pairs: Pairs) -> NDArray[np.int64]:
    """How many pairs of the same document are better than each; of equals the first is."""
    order = np.lexsort((pairs.right, pairs.left, -pairs.value, of))
    ordered = of[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(of) else order
    rank = np.empty(len(of), dtype=np.int64)
    rank[order] = np.arange(len(of)) - np.repeat(starts, np.diff(np.append(starts, len(of))))
    return rank


def _within(
    groups: NDArray[np.int64], days: NDArray[np.int32], window: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each posting the first and the last of its term that are within its window of days."""
    # The days of each term's postings follow those of the term before, so that one search serves them all.
    line = (groups << 34) + days
    reach = window.astype(np.int64)
    return np.searchsorted(line, line - reach, side="left"), np.searchsorted(line, line + reach, side="right") - 1


def _pairs(left: NDArray[np.int64], right: NDArray[np.int64], value: NDArray[np.float64]) -> Pairs:
    """Each pair once, in order; what a pair has by several terms is added up from the first term to the last."""
    order = np.lexsort((right, left))
    left, right, value = left[order], right[order], value[order]
    if not len(left):
        return Pairs(left=left.astype(np.int64), right=right.astype(np.int64), value=value)
    first = np.flatnonzero(np.concatenate([[True], (left[1:] != left[:-1]) | (right[1:] != right[:-1])]))
    return Pairs(left=left[first], right=right[first], value=np.add.reduceat(value, first))


def _mixed(terms: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Other numbers for these, evenly over all that there are, so that ranges of them are even parts."""
    with np.errstate(over="ignore"):
        for factor in (0xBF58476D1CE4E5B9, 0x94D049BB133111EB):
            terms = (terms ^ (terms >> np.uint64(30))) * np.uint64(factor)
    return terms ^ (terms >> np.uint64(31))
