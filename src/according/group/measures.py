"""What is measured of pairs of profiles: one row of numbers a pair, many pairs at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from according.group.profiles import BODY, HEAD, LEAD, NAME, RARER, RARITY, TITLE, Profile, Sort

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

#: A share of less than so much weight is no measure.
_LEAST = {"title": 1.5, "names": 2.0, "rare": 8.0, "lead": 6.0}
_RARE = 0.55
#: Sorts of marks whose shared weight is measured, by the names of their measures.
_SORTS = {
    "pairs": Sort.PAIR, "quoted": Sort.QUOTED, "figures": Sort.FIGURE, "counted": Sort.COUNTED, "ages": Sort.AGE,
    "clocks": Sort.CLOCK, "days": Sort.DAY, "full": Sort.NAME, "numbered": Sort.NUMBERED, "months": Sort.MONTH,
    "weekdays": Sort.WEEKDAY, "persons": Sort.PERSON, "speakers": Sort.SPEAKER, "places": Sort.PLACE,
}  # fmt: skip
_STEM_MEASURES = (
    "body", "rarer", "head", "names", "title", "told", "told_less", "lead", "lead_less", "main", "main_less",
    "rare", "rare_share", "unlisted", "lead_names", "names_alike", "head_rarer", "head_names", "title_names",
)  # fmt: skip
_MARK_MEASURES = tuple(f"{name}{end}" for name in _SORTS for end in ("", "_share", "_either"))
_DAY_MEASURES = ("gap", "told_gap", "told_gap_is", "day_told", "length", "length_less")
MEASURES = (*_STEM_MEASURES, *_MARK_MEASURES, *_DAY_MEASURES)


def measures(lefts: Sequence[Profile], rights: Sequence[Profile]) -> Numbers:
    """A row for each pair of ``lefts`` and ``rights``, which are of one length; columns as ``MEASURES`` names them.

    A measure that the documents give no ground for is NaN.
    """
    if not lefts:
        return np.zeros((0, len(MEASURES)))
    profiles, left, right = _distinct(lefts, rights)
    stems, marks = _Table([one.keys for one in profiles]), _Table([_sorted_marks(one) for one in profiles])
    columns = np.concatenate([one.stems for one in profiles])
    sorts = np.concatenate([one.sorts for one in profiles])
    weights = np.concatenate([one.weights for one in profiles])
    return np.column_stack(
        (
            _of_stems(stems, columns, left, right),
            _of_marks(marks, sorts, weights, left, right),
            _of_days(profiles, left, right),
        )
    )


def _distinct(lefts: Sequence[Profile], rights: Sequence[Profile]) -> tuple[list[Profile], Places, Places]:
    places: dict[int, int] = {}
    profiles: list[Profile] = []
    for one in (*lefts, *rights):
        if id(one) not in places:
            places[id(one)] = len(profiles)
            profiles.append(one)
    return (
        profiles,
        np.array([places[id(one)] for one in lefts], np.int64),
        np.array([places[id(one)] for one in rights], np.int64),
    )


def _sorted_marks(one: Profile) -> NDArray[np.uint64]:
    return (one.sorts.astype(np.uint64) << np.uint64(32)) | one.marks


class _Table:
    """The numbers of many documents, one after the other, and what two documents share of them."""

    def __init__(self, numbers: Sequence[NDArray[np.uint32] | NDArray[np.uint64]]) -> None:
        sizes = np.array([len(one) for one in numbers], np.int64)
        self.starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        self.owner = np.repeat(np.arange(len(numbers)), sizes)
        every = np.concatenate(numbers)
        distinct, self.ids = np.unique(every, return_inverse=True)
        self._slots = np.full(len(distinct), -1, np.int64)

    def shared(self, left: Places, right: Places) -> tuple[Places, Places, Places]:
        """For all that a pair shares: the pair, and the row in its left and in its right document."""
        order = np.argsort(left, kind="stable")
        edges = np.flatnonzero(np.diff(left[order], prepend=-1))
        found: list[tuple[Places, Places, Places]] = []
        for start, end in zip(edges, (*edges[1:], len(order)), strict=True):
            pairs = order[start:end]
            own = np.arange(self.starts[left[pairs[0]]], self.starts[left[pairs[0]] + 1])
            self._slots[self.ids[own]] = own
            rows, of = _ranges(self.starts[right[pairs]], self.starts[right[pairs] + 1])
            met = self._slots[self.ids[rows]]
            hit = met >= 0
            found.append((pairs[of[hit]], met[hit], rows[hit]))
            self._slots[self.ids[own]] = -1
        pair, ours, theirs = (np.concatenate(column) for column in zip(*found, strict=True))
        return pair, ours, theirs

    def sums(self, values: NDArray[np.float32]) -> Numbers:
        """The sum of a column over each document."""
        return _sums(self.owner, values, len(self.starts) - 1)


def _sums(of: Places, values: NDArray[np.float32], count: int) -> Numbers:
    return np.bincount(of, values, minlength=count).astype(np.float64)


def _ranges(starts: Places, ends: Places) -> tuple[Places, Places]:
    """All places from each start to its end, and which of the ranges each is of."""
    sizes = ends - starts
    of = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(of)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(starts, sizes), of


def _of_stems(table: _Table, columns: NDArray[np.float32], left: Places, right: Places) -> Numbers:
    pair, ours, theirs = table.shared(left, right)
    one, other = columns[ours], columns[theirs]

    def over(values: NDArray[np.float32]) -> Numbers:
        return _sums(pair, values, len(left))

    def told(column: int, power: int = 1) -> tuple[Numbers, Numbers]:
        """The part of each side's weights in a column that stands in the other's text: the greater, the lesser."""
        held = columns[:, column] ** power
        least = _LEAST.get("title" if column == TITLE else "", 1e-6)
        whole = np.maximum(least, table.sums(held))
        parts = over(held[ours]) / whole[left], over(held[theirs]) / whole[right]
        return np.maximum(*parts), np.minimum(*parts)

    totals = {column: table.sums(columns[:, column]) for column in (NAME, TITLE)}
    rare = columns[:, RARITY] >= _RARE
    rares = table.sums(rare.astype(np.float32))
    shared_rare = over(one[:, RARITY] * (one[:, RARITY] >= _RARE))
    count_rare = over((one[:, RARITY] >= _RARE).astype(np.float32))
    lesser = {column: np.minimum(total[left], total[right]) for column, total in totals.items()}
    named = (one[:, NAME] > 0) | (other[:, NAME] > 0)
    rare_heads = columns[:, HEAD] * columns[:, RARITY]
    lengths = np.sqrt(table.sums(rare_heads**2))
    most_title, least_title = told(TITLE)
    most_lead, least_lead = told(LEAD)
    most_main, least_main = told(NAME, 2)
    return np.column_stack(
        (
            over(one[:, BODY] * other[:, BODY]),
            over(one[:, RARER] * other[:, RARER]),
            over(one[:, HEAD] * other[:, HEAD]),
            over(np.minimum(one[:, NAME], other[:, NAME])) / np.maximum(_LEAST["names"], lesser[NAME]),
            over(np.minimum(one[:, TITLE], other[:, TITLE])) / np.maximum(_LEAST["title"], lesser[TITLE]),
            most_title,
            least_title,
            most_lead,
            least_lead,
            most_main,
            least_main,
            np.log1p(shared_rare),
            count_rare / np.maximum(_LEAST["rare"], np.minimum(rares[left], rares[right])),
            np.log1p(over((one[:, RARITY] >= 1.0).astype(np.float32))),
            np.log1p(over(np.where(named & (one[:, HEAD] > 0) & (other[:, HEAD] > 0), one[:, RARITY], 0))),
            over(one[:, NAME] * other[:, NAME]),
            over(rare_heads[ours] * rare_heads[theirs]) / np.maximum(1e-6, lengths[left] * lengths[right]),
            np.log1p(over(np.where(named & ((one[:, HEAD] > 0) | (other[:, HEAD] > 0)), one[:, RARITY], 0))),
            np.log1p(over(np.where(named & ((one[:, TITLE] > 0) | (other[:, TITLE] > 0)), one[:, RARITY], 0))),
        )
    )


def _of_marks(
    table: _Table, sorts: NDArray[np.uint8], weights: NDArray[np.float32], left: Places, right: Places
) -> Numbers:
    pair, ours, theirs = table.shared(left, right)
    sort = sorts[ours].astype(np.int64)
    count = len(Sort)
    value = np.maximum(weights[ours], weights[theirs])
    shared = np.bincount(pair * count + sort, value, minlength=len(left) * count).reshape(-1, count)
    whole = np.bincount(table.owner * count + sorts, weights, minlength=(len(table.starts) - 1) * count)
    totals = whole.reshape(-1, count)
    least = np.minimum(totals[left], totals[right])
    out = []
    for each in _SORTS.values():
        some = least[:, each] > 0
        part = np.divide(shared[:, each], least[:, each], out=np.full(len(left), np.nan), where=some)
        out += [np.log1p(shared[:, each]), np.minimum(1.0, part), np.log1p(least[:, each])]
    return np.column_stack(out)


def _of_days(profiles: Sequence[Profile], left: Places, right: Places) -> Numbers:
    day = np.array([np.nan if one.day is None else one.day for one in profiles])
    told = np.array([np.nan if one.told is None else one.told for one in profiles])
    length = np.log1p(np.array([one.length for one in profiles], np.float64))
    early, late = np.minimum(day[left], day[right]), np.maximum(day[left], day[right])
    told_gap = np.abs(told[left] - told[right])
    return np.column_stack(
        (
            np.log1p(late - early),
            np.log1p(told_gap),
            np.where(np.isnan(told_gap), 0.0, 1.0),
            np.log1p(np.fmin(np.abs(told[left] - day[right]), np.abs(told[right] - day[left]))),
            np.minimum(length[left], length[right]),
            np.abs(length[left] - length[right]),
        )
    )
