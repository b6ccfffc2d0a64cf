"""Columns: the order in which the rows of a page are read, cut along the white strips between columns.

The page is cut along the white strip that has the most rows of prose on both sides; what stands above it, left of it,
right of it and below it is read in this order, each cut again. What a strip parts into cells of a word or two is a
table and is read row by row.
"""

from bisect import bisect_right
from dataclasses import dataclass

from according.read.kinds.pdf.lines import Row, Stretch, line, with_raised
from according.read.kinds.pdf.shapes import Line

#: How wide (in sizes) a strip must be that has so many rows on both sides.
_WIDTHS = ((1.0, 6), (1.5, 4), (2.5, 3))
_NARROWEST = 0.9
#: Prose has so many words a row, its rows are so many sizes wide, and words cover so much of them.
_WORDS, _WIDE, _COVERED = 2.2, 6.0, 0.55
#: So many rows of a column of prose begin at its left edge.
_FLUSH = 0.4
_DEEPEST = 12
#: More stretches than any page of text has are not parted into columns.
_MOST = 8000
#: So many rows at the top of a band that stand on its right alone are read before it.
_DATE = 3
#: Lines of a paragraph are at most so many sizes apart.
_LEADING = 1.45


@dataclass(slots=True)
class _Strip:
    """White between ``left`` and ``right`` from row ``first`` to row ``last``."""

    left: float
    right: float
    first: int
    last: int


def columns(page: int, rows: list[Row]) -> list[list[Line]]:
    """The columns of a page in reading order, each as lines from top to bottom."""
    found: list[list[Row]] = []
    _cut(rows, found, 0)
    ordered = []
    for number, column in enumerate(found):
        lines = [line(page, row.stretches) for row in with_raised(column)]
        for each in lines:
            each.column = number
        if lines:
            ordered.append(lines)
    return ordered


def _cut(rows: list[Row], found: list[list[Row]], depth: int) -> None:
    strip = _best(rows) if depth < _DEEPEST and _may_have_columns(rows) else None
    if strip is None:
        if rows:
            found.append(rows)
        return
    middle = (strip.left + strip.right) / 2
    above, band, below = rows[: strip.first], rows[strip.first : strip.last + 1], rows[strip.last + 1 :]
    _cut(above, found, depth + 1)
    for side in (True, False):
        part = [
            Row(kept, row.y, max(s.size for s in kept))
            for row in band
            if (kept := [s for s in row.stretches if (s.left < middle) is side])
        ]
        _cut(part, found, depth + 1)
    _cut(below, found, depth + 1)


def _may_have_columns(rows: list[Row]) -> bool:
    """Whether any stretch stands wholly beside another, and they are not too many."""
    stretches = [stretch for row in rows for stretch in row.stretches]
    if len(rows) < _WIDTHS[-1][1] or len(stretches) > _MOST:
        return False
    return max(s.left for s in stretches) > min(s.right for s in stretches)


def _best(rows: list[Row]) -> _Strip | None:
    sizes = sorted(row.size for row in rows)
    size = sizes[len(sizes) // 2]
    best, most = None, (0, 0.0)
    for strip in _strips(rows, _NARROWEST * size):
        worth = _worth(rows, strip, size)
        if worth > most:
            best, most = strip, worth
    return best


def _strips(rows: list[Row], narrowest: float) -> list[_Strip]:
    """All strips that are white over three rows or more, each as long as it can be."""
    found: list[_Strip] = []
    active: list[_Strip] = []
    for number, row in enumerate(rows):
        gaps = _gaps(row, narrowest)
        going: list[_Strip] = []
        for strip in active:
            narrowed = [
                _Strip(max(strip.left, a), min(strip.right, b), strip.first, number)
                for a, b in gaps
                if min(strip.right, b) - max(strip.left, a) >= narrowest
            ]
            if not narrowed and strip.last - strip.first >= 2:
                found.append(strip)
            going += narrowed
        for a, b in gaps:
            if not any(s.left <= a and b <= s.right for s in going):
                going.append(_Strip(a, b, number, number))
        active = _without_held(going)
    return found + [strip for strip in active if strip.last - strip.first >= 2]


def _without_held(strips: list[_Strip]) -> list[_Strip]:
    """The strips without those that another holds in width that began no later."""
    kept: list[_Strip] = []
    for strip in sorted(strips, key=lambda s: (s.first, s.left - s.right)):
        if not any(s.left <= strip.left and strip.right <= s.right for s in kept):
            kept.append(strip)
    # Longest first; more than so many are no layout.
    return kept[:40]


def _gaps(row: Row, narrowest: float) -> list[tuple[float, float]]:
    gaps, at = [], float("-inf")
    for stretch in row.stretches:
        if stretch.left - at >= narrowest:
            gaps.append((at, stretch.left))
        at = max(at, stretch.right)
    gaps.append((at, float("inf")))
    return gaps


def _worth(rows: list[Row], strip: _Strip, size: float) -> tuple[int, float]:
    """How many rows of prose stand on the lesser side of a strip, and its width; (0, 0) if it parts no columns."""
    nothing = (0, 0.0)
    left: list[tuple[int, Stretch]] = []
    right: list[tuple[int, Stretch]] = []
    for number in range(strip.first, strip.last + 1):
        for stretch in rows[number].stretches:
            (left if stretch.right <= strip.left else right).append((number, stretch))
    if not left or not right:
        return nothing
    first = max(left[0][0], right[0][0])
    last = min(left[-1][0], right[-1][0])
    sides = [[(n, s) for n, s in side if first <= n <= last] for side in (left, right)]
    fewest = min(len({n for n, _ in side}) for side in sides)
    width = min(strip.right, min(s.left for _, s in right)) - max(strip.left, max(s.right for _, s in left))
    # Rows that stand on one side alone are no lines of one paragraph with a gap in each.
    near = [[(n, s) for n, s in side if first - 2 <= n <= last + 2] for side in (left, right)]
    left_rows, right_rows = ({n for n, _ in side} for side in near)
    lesser = min(len(left_rows), len(right_rows))
    own = last > first and lesser >= _WIDTHS[-1][1] and 3 * len(left_rows & right_rows) <= lesser
    if own:
        sides, fewest = near, lesser
    elif not any(width >= wide * size and fewest >= many for wide, many in _WIDTHS):
        return nothing
    if not all(_is_prose(side, size) for side in sides):
        return nothing
    if not own and width < _WIDTHS[-1][0] * size and not _is_flush(sides[1], size):
        return nothing
    above = rows[right[0][0]].y - rows[left[0][0]].y
    if left[0][0] - right[0][0] in range(1, _DATE + 1) and above > _LEADING * size:
        strip.first = left[0][0]
    # The short last line of a paragraph above is the paragraph's.
    while 0 < strip.first < right[0][0] and rows[strip.first - 1].y - rows[strip.first].y < _LEADING * size:
        strip.first += 1
    return fewest, width


def _is_prose(side: list[tuple[int, Stretch]], size: float) -> bool:
    """Whether the rows of a side are filled with words, as those of a column are and cells are not."""
    rows: dict[int, list[Stretch]] = {}
    for number, stretch in side:
        rows.setdefault(number, []).append(stretch)
    if sum(len(stretch.words) for _, stretch in side) < _WORDS * len(rows):
        return False
    width = sum(max(s.right for s in row) - min(s.left for s in row) for row in rows.values())
    covered = sum(stretch.right - stretch.left for _, stretch in side)
    return covered >= _COVERED * width and width >= _WIDE * size * len(rows)


def _is_flush(side: list[tuple[int, Stretch]], size: float) -> bool:
    """Whether the rows of a side begin at one edge; the words behind a gap that runs through prose do not."""
    lefts: dict[int, float] = {}
    for number, stretch in side:
        lefts[number] = min(stretch.left, lefts.get(number, stretch.left))
    ordered = sorted(lefts.values())
    most = max(bisect_right(ordered, edge + 0.4 * size) - place for place, edge in enumerate(ordered))
    return most >= _FLUSH * len(ordered)
