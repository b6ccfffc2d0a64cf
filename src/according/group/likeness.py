"""How alike two documents are as tellings of one event: their words, names, figures, heads and dates."""

from collections.abc import Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from according.core import Feature, stem
from according.group.columns import Places
from according.group.measures import MEASURES, Numbers, measured, measures
from according.group.packing import PackedProfiles, packed_profile, profile_of
from according.group.profiles import Profile, Weights, profile
from according.group.trees import shipped

__all__ = [
    "PackedProfiles",
    "Profile",
    "likelihoods",
    "likeness",
    "packed_profile",
    "profile",
    "profile_of",
    "scored",
    "shared_names",
]

#: What is told of a pair, by the measure it is read from; the first four always, the others where there is any.
_TOLD = {
    "rare_share": "shared words", "head": "headlines and leads", "names": "shared names", "figures_share":
    "shared figures", "title": "shared words of the headlines", "told": "a headline told in the other's text",
    "lead": "a lead told in the other's text", "pairs_share": "the same put alike in the leads",
    "quoted_share": "shared quotations", "persons_share": "shared persons", "places_share": "shared places",
    "numbered_share": "shared numbers with their words", "ages_share": "shared ages", "clocks_share":
    "shared times of day", "days_share": "shared days", "weekdays_share": "shared days of the week",
}  # fmt: skip
_ALWAYS = 4
_NAMES = 2
#: Where a day of publication is unknown the words alone decide, and they need to say more: so much in log-odds.
_UNDATED = -0.6
#: Publication a month apart speaks against one event as far as this can tell.
_MONTH = 30
#: The names that are told, and capitals that say nothing by themselves.
_MOST_NAMES = 5
_PARTS = frozenset(
    map(
        stem,
        """mr mrs ms dr jr sr sen rep gov u.s u.k north south east west new san los las monday tuesday wednesday
        thursday friday saturday sunday january february march april may june july august september october november
        december
        america american president senator story highlights news""".split(),
    )
)


def likeness(left: Profile, right: Profile) -> tuple[float, tuple[Feature, ...]]:
    """How likely two documents tell one event (0 to 1), and what speaks for and against it.

    The model is some small trees over what ``measures`` measures, each of which only ever speaks for one event where
    more is shared and against it the further apart the days are. They were grown on pairs of articles that editors,
    readers or a registry of shootings put together, against the likest pairs of different events,
    in the tuning halves alone. A half is where average linkage had best cut, not the share of the pairs that are of
    one event. Both ways round it is the same.
    """
    table = measures((left,), (right,))
    names = dict(zip(shipped().names, table[0].tolist(), strict=True))
    return float(_likely(table)[0]), _why(left, right, names)


def likelihoods(lefts: Sequence[Profile], rights: Sequence[Profile]) -> NDArray[np.float64]:
    """How likely each two documents tell one event, as ``likeness`` has it, for many pairs at once.

    It is quickest where the pairs of one left document stand together. Memory is some 5 kB a pair: give some ten
    thousand pairs at a time.
    """
    return _likely(measures(lefts, rights))


def scored(packed: PackedProfiles, left: Places, right: Places, least: float) -> tuple[Numbers, Numbers]:
    """The likelihood of each pair of packed profiles, by their places, and how many of its names are the same.

    Both are those of ``likelihoods`` and ``shared_names``; a part of the names below ``least`` may be told as somewhat
    more, if still below it, or as 0.
    """
    table = measured(packed.columns, left, right)
    # A name's number stands for it: where two names have one number, the stems tell more than is shared, never less.
    shares = table[:, MEASURES.index("names")].copy()
    for pair in np.flatnonzero((shares >= least) | ~packed.covered[left] | ~packed.covered[right]).tolist():
        shares[pair] = _shared(packed.names(int(left[pair])), packed.names(int(right[pair])))[0]
    return _likely(table), shares


def shared_names(left: Profile, right: Profile) -> tuple[float, tuple[str, ...]]:
    """How many of the names of two documents are the same (0 to 1), and the most telling of them."""
    part, shared = _shared(left.names, right.names)
    told = (left.forms[stemmed] for stemmed in shared if stemmed not in _PARTS and len(stemmed) > 2)
    return part, tuple(islice(told, _MOST_NAMES))


def _shared(left: Weights, right: Weights) -> tuple[float, list[str]]:
    shared = sorted(left.keys() & right.keys(), key=lambda name: (-min(left[name], right[name]), name))
    least = max(_FEWEST_NAMES, min(sum(left.values()), sum(right.values())))
    return sum(min(left[name], right[name]) for name in shared) / least, shared


#: The weights of some four names that are used alike, in a vector of unit length: fewer are no measure.
_FEWEST_NAMES = 2.0


def _likely(table: NDArray[np.float64]) -> NDArray[np.float64]:
    gap = table[:, shipped().names.index("gap")]
    return 1 / (1 + np.exp(-(shipped().odds(table) + np.where(np.isnan(gap), _UNDATED, 0.0))))


def _why(left: Profile, right: Profile, measured: Mapping[str, float]) -> tuple[Feature, ...]:
    found = []
    for place, (measure, name) in enumerate(_TOLD.items()):
        value = measured[measure]
        value = 0.0 if np.isnan(value) else min(1.0, value)
        detail = ", ".join(shared_names(left, right)[1]) if place == _NAMES else ""
        if value or place < _ALWAYS:
            found.append(Feature(name=name, value=round(value, 3), detail=detail))
    if left.day is not None and right.day is not None:
        found.append(_apart("days between them", abs(left.day - right.day)))
    if left.told is not None and right.told is not None:
        found.append(_apart("days between the days told first", abs(left.told - right.told)))
    return tuple(found)


def _apart(name: str, days: int) -> Feature:
    return Feature(name=name, value=round(max(0.0, 1 - days / _MONTH), 3), detail=str(days))
