"""Which accounts are held against one another: those the product would score, those alike whenever they appeared."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from according.group.blocking import UNKNOWN_DAY, postings, terms_enough, terms_met
from according.group.likeness import Profile
from according.group.profiles import RARER

_LEAST_ALIKE = 0.02
_ROWS = 500


def candidates(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """The pairs that the product would score."""
    found = [postings(one) for one in profiles]
    sizes = [len(one.terms) for one in found]
    days = np.array([UNKNOWN_DAY if one.day is None else one.day for one in profiles], np.int32)
    terms, weights = (np.concatenate([getattr(one, part) for one in found]) for part in ("terms", "weights"))
    met = terms_enough(terms_met(terms, np.repeat(np.arange(len(found)), sizes), np.repeat(days, sizes), weights))
    return list(zip(met.left.tolist(), met.right.tolist(), strict=True))


def likest(profiles: Sequence[Profile], count: int) -> set[tuple[int, int]]:
    """Each account with those whose rare words are likest its own, whenever they appeared."""
    starts = np.concatenate([[0], np.cumsum([len(one.keys) for one in profiles])])
    keys, places = np.unique(np.concatenate([one.keys for one in profiles]), return_inverse=True)
    weights = np.concatenate([one.stems[:, RARER] for one in profiles])
    table = csr_matrix((weights, places, starts), shape=(len(profiles), len(keys)))
    found = set()
    for start in range(0, len(profiles), _ROWS):
        alike = (table[start : start + _ROWS] @ table.T).toarray()
        alike[np.arange(len(alike)), start + np.arange(len(alike))] = -1
        for row, best in enumerate(np.argpartition(-alike, count, axis=1)[:, :count]):
            one = start + row
            found |= {(min(one, o), max(one, o)) for o in best.tolist() if alike[row, o] > _LEAST_ALIKE}
    return found
