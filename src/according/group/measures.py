"""What is measured of pairs of profiles: one row of numbers a pair, many pairs at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from according.group.columns import Columns, Places, columns_of
from according.group.profiles import BODY, HEAD, LEAD, NAME, RARER, RARITY, TITLE, Profile, Sort

Numbers = NDArray[np.float64]
Keys = NDArray[np.uint32] | NDArray[np.uint64]

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
    return measured(columns_of(profiles), left, right)


def measured(columns: Columns, left: Places, right: Places) -> Numbers:
    """A row for each pair of documents, by their places in ``columns``, as ``measures`` has it.

    It is quickest where the pairs of one left document stand together.
    """
    stems, marks = _Table(columns.keys, columns.stems_at), _Table(columns.marks, columns.marks_at)
    return np.column_stack(
        (
            _of_stems(stems, columns.stems, left, right),
            _of_marks(marks, columns.sorts, columns.weights, left, right),
            _of_days(columns, left, right),
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


class _Table:
    """The numbers of many documents, one after the other, and what two documents share of them."""

    def __init__(self, numbers: Keys, starts: Places) -> None:
        self.starts = starts
        self._numbers = numbers
        # By the last sixteen bits of a number: those of one document that have these in common are few.
        self._slots = np.zeros(1 << 16, np.int64)

    def shared(self, left: Places, right: Places) -> tuple[Places, Places, Places]:
        """For all that a pair shares, which stands together: the pair, and the row in its left and right document."""
        order = np.argsort(left, kind="stable")
        edges = np.flatnonzero(np.diff(left[order], prepend=-1))
        found: list[tuple[Places, Places, Places]] = [(np.zeros(0, np.int64),) * 3]
        for start, end in zip(edges, (*edges[1:], len(order)), strict=True):
            pairs = order[start:end]
            first, last = self.starts[left[pairs[0]]], self.starts[left[pairs[0]] + 1]
            firsts, lasts = self.starts[right[pairs]], self.starts[right[pairs] + 1]
            theirs = np.concatenate([self._numbers[a:b] for a, b in zip(firsts.tolist(), lasts.tolist(), strict=True)])
            if first < last and len(theirs):
                met, hit = self._met(self._numbers[first:last], theirs)
                ends = np.cumsum(lasts - firsts)
                of = np.searchsorted(ends, hit, side="right")
                found.append((pairs[of], met + first, hit + (lasts - ends)[of]))
        pair, ours, theirs = (np.concatenate(column) for column in zip(*found, strict=True))
        return pair, ours, theirs

    def _met(self, own: Keys, theirs: Keys) -> tuple[Places, Places]:
        """Of the numbers of ``theirs`` that ``own`` has, too: their places there, and here. Those of ``own`` differ."""
        places, slots = np.arange(len(own)), own.astype(np.uint16)
        self._slots[slots] = places
        met = self._slots.take(theirs.astype(np.uint16))
        hits = own.take(met) == theirs
        for lost in np.flatnonzero(self._slots[slots] != places):
            same = theirs == own[lost]
            met[same], hits[same] = lost, True
        self._slots[slots] = 0
        hit = np.flatnonzero(hits)
        return met[hit], hit

    def sums(self, values: Numbers) -> Numbers:
        """The sum of a column over each document."""
        total = np.zeros(len(self.starts) - 1)
        some = np.flatnonzero(np.diff(self.starts))
        if len(some):
            total[some] = np.add.reduceat(values, self.starts[some], dtype=np.float64)
        return total


def _of_stems(table: _Table, stems: NDArray[np.float32], left: Places, right: Places) -> Numbers:
    pair, ours, theirs = table.shared(left, right)
    columns = np.ascontiguousarray(stems.T)
    one, other = (np.ascontiguousarray(stems[rows].T, np.float64) for rows in (ours, theirs))
    firsts = np.flatnonzero(np.diff(pair, prepend=-1))

    def over(values: Numbers) -> Numbers:
        """Summed over what each pair shares: exact in any order, as numbers of half precision and their products."""
        total = np.zeros(len(left))
        if len(pair):
            total[pair[firsts]] = np.add.reduceat(values, firsts, dtype=np.float64)
        return total

    def told(column: int, power: int = 1) -> tuple[Numbers, Numbers]:
        """The part of each side's weights in a column that stands in the other's text: the greater, the lesser."""
        least = _LEAST.get("title" if column == TITLE else "", 1e-6)
        whole = np.maximum(least, table.sums(columns[column] ** power))
        parts = over(one[column] ** power) / whole[left], over(other[column] ** power) / whole[right]
        return np.maximum(*parts), np.minimum(*parts)

    totals = {column: table.sums(columns[column]) for column in (NAME, TITLE)}
    rares = table.sums(columns[RARITY] >= _RARE)
    rare = one[RARITY] >= _RARE
    lesser = {column: np.minimum(total[left], total[right]) for column, total in totals.items()}
    named = (one[NAME] > 0) | (other[NAME] > 0)
    # These are rounded, so that their order counts: one after the other.
    rare_heads = columns[HEAD] * columns[RARITY]
    owner = np.repeat(np.arange(len(table.starts) - 1), np.diff(table.starts))
    lengths = np.sqrt(np.bincount(owner, rare_heads**2, minlength=len(table.starts) - 1))
    shared_heads = np.bincount(pair, rare_heads[ours] * rare_heads[theirs], minlength=len(left))
    most_title, least_title = told(TITLE)
    most_lead, least_lead = told(LEAD)
    most_main, least_main = told(NAME, 2)
    return np.column_stack(
        (
            over(one[BODY] * other[BODY]),
            over(one[RARER] * other[RARER]),
            over(one[HEAD] * other[HEAD]),
            over(np.minimum(one[NAME], other[NAME])) / np.maximum(_LEAST["names"], lesser[NAME]),
            over(np.minimum(one[TITLE], other[TITLE])) / np.maximum(_LEAST["title"], lesser[TITLE]),
            most_title,
            least_title,
            most_lead,
            least_lead,
            most_main,
            least_main,
            np.log1p(over(one[RARITY] * rare)),
            over(rare) / np.maximum(_LEAST["rare"], np.minimum(rares[left], rares[right])),
            np.log1p(over(one[RARITY] >= 1.0)),
            np.log1p(over(np.where(named & (one[HEAD] > 0) & (other[HEAD] > 0), one[RARITY], 0))),
            over(one[NAME] * other[NAME]),
            shared_heads / np.maximum(1e-6, lengths[left] * lengths[right]),
            np.log1p(over(np.where(named & ((one[HEAD] > 0) | (other[HEAD] > 0)), one[RARITY], 0))),
            np.log1p(over(np.where(named & ((one[TITLE] > 0) | (other[TITLE] > 0)), one[RARITY], 0))),
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
    owner = np.repeat(np.arange(len(table.starts) - 1), np.diff(table.starts))
    whole = np.bincount(owner * count + sorts, weights, minlength=(len(table.starts) - 1) * count)
    totals = whole.reshape(-1, count)
    least = np.minimum(totals[left], totals[right])
    out = []
    for each in _SORTS.values():
        some = least[:, each] > 0
        part = np.divide(shared[:, each], least[:, each], out=np.full(len(left), np.nan), where=some)
        out += [np.log1p(shared[:, each]), np.minimum(1.0, part), np.log1p(least[:, each])]
    return np.column_stack(out)


def _of_days(columns: Columns, left: Places, right: Places) -> Numbers:
    day, told, length = columns.day, columns.told, np.log1p(columns.length)
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
