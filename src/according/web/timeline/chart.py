"""The drawn axis: a lane an account, each moment as wide as it is vague, differing dates tied to one another.

All numbers are units of the drawing, which is ``WIDTH`` wide. Words stand beside it in a list that says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from according.core import Finding
from according.report.account_lines import AccountLine
from according.web.timeline.axis import Tick, ticks
from according.web.timeline.entries import Entry
from according.web.timeline.tellings import Telling, Toward
from according.web.timeline.window import Window

WIDTH, LEFT, RIGHT, TOP = 1120.0, 56.0, 12.0, 34.0
#: Height of a lane's row of marks, what a lane has around them, and the rows that a lane has at most.
_ROW, _AROUND, _ROWS = 15.0, 10.0, 4
#: Marks of a lane nearer than this are drawn as one with their number; days narrower than this are a dot.
_NEAR, _DOT = 13.0, 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One moment, or several that lie too near to be told apart, in one lane.

    ``x`` and ``width`` are where it stands; ``dot`` is True where it is too narrow for a bar. ``count`` is how many
    moments it stands for. ``cut`` tells on which sides it goes on beyond the window ("left", "right").
    """

    x: float
    y: float
    width: float
    dot: bool
    key: str
    words: str
    count: int = 1
    about: bool = False
    toward: Toward | None = None
    cut: tuple[str, ...] = ()
    disputed: bool = False

    @property
    def middle(self) -> float:
        """Where its middle is."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One account's marks. ``published`` is where the account's own date stands, None where it has none in view."""

    account: AccountLine
    y: float
    height: float
    marks: tuple[Mark, ...]
    published: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The marks of one finding that dates differ, as the points of a line from lane to lane."""

    finding: Finding
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """All that is drawn."""

    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    ties: tuple[Tie, ...]


def chart(found: Sequence[Entry], accounts: Sequence[AccountLine], published: dict[str, date], window: Window) -> Chart:
    """The axis of ``window`` with the entries that it holds; ``published`` are the accounts' own dates by their id."""
    scale = _Scale(window)
    held = [entry for entry in found if window.holds(entry)]
    lanes: list[Lane] = []
    y = TOP
    for account in accounts:
        marks, rows = _lane(account, held, scale)
        height = rows * _ROW + _AROUND
        own = published.get(account.id)
        lanes.append(
            Lane(
                account=account,
                y=y,
                height=height,
                marks=tuple(_down(mark, y + _AROUND / 2) for mark in marks),
                published=scale.middle(own) if own and window.first <= own <= window.last else None,
            )
        )
        y += height
    return Chart(height=y + 6, ticks=ticks(window, scale.at), lanes=tuple(lanes), ties=_ties(held, lanes))


class _Scale:
    """From days to units of the drawing."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.day = (WIDTH - LEFT - RIGHT) / window.days

    def at(self, day: date) -> float:
        """Where a day begins."""
        return round(LEFT + (day - self.window.first).days * self.day, 1)

    def middle(self, day: date) -> float:
        """Where a day's middle is."""
        return round(self.at(day) + self.day / 2, 1)


def _lane(account: AccountLine, held: Sequence[Entry], scale: _Scale) -> tuple[list[Mark], int]:
    """The lane's marks with the row of each as its ``y``, and how many rows it takes."""
    told = [(entry, mine) for entry in held if (mine := [t for t in entry.tellings if t.account.id == account.id])]
    marks = _nearest([_mark(entry, mine, scale) for entry, mine in told])
    ends = [float("-inf")] * _ROWS
    placed = []
    # Dots first: they keep to the first row, and what is wide goes below them.
    for mark in sorted(marks, key=lambda m: (not m.dot, m.x, -m.width)):
        row = next((r for r in range(_ROWS) if ends[r] <= mark.x), _ROWS - 1)
        ends[row] = max(ends[row], mark.x + mark.width + 3)
        placed.append(_down(mark, row * _ROW))
    used = max((int(mark.y // _ROW) + 1 for mark in placed), default=1)
    return placed, max(used, 1)


def _mark(entry: Entry, mine: Sequence[Telling], scale: _Scale) -> Mark:
    window = scale.window
    left, right = max(entry.first, window.first), min(entry.last, window.last)
    x, width = scale.at(left), max(scale.day * ((right - left).days + 1), 1.0)
    dot = width < _DOT and entry.length < 32 and (entry.length == 1 or width < _DOT / 2)
    if dot:
        x, width = x + width / 2 - _DOT / 2, _DOT
    towards = {one.toward for one in mine}
    sides = (("left", entry.first < window.first), ("right", entry.last > window.last))
    return Mark(
        x=round(x, 1),
        y=0.0,
        width=round(width, 1),
        dot=dot,
        key=entry.key,
        words=entry.words,
        about=all(one.about for one in mine),
        toward=towards.pop() if len(towards) == 1 else None,
        cut=tuple(side for side, cut in sides if cut),
        disputed=any(
            e.document == one.document and e.span.overlaps(one.span)
            for f in entry.findings
            for e in f.evidence
            for one in mine
        ),
    )


def _nearest(marks: Sequence[Mark]) -> list[Mark]:
    """Dots that would cover one another become one with their number; the first of them is where it leads."""
    kept: list[Mark] = [mark for mark in marks if not mark.dot]
    run: list[Mark] = []
    for mark in sorted((m for m in marks if m.dot), key=lambda m: m.x):
        if run and mark.x - run[-1].x >= _NEAR:
            kept.append(_folded(run))
            run = []
        run.append(mark)
    if run:
        kept.append(_folded(run))
    return kept


def _folded(run: Sequence[Mark]) -> Mark:
    if len(run) == 1:
        return run[0]
    return Mark(
        x=run[0].x,
        y=0.0,
        width=round(run[-1].x + run[-1].width - run[0].x, 1),
        dot=True,
        key=run[0].key,
        words=f"{len(run)} moments, {run[0].words} to {run[-1].words}",
        count=len(run),
        about=all(mark.about for mark in run),
        disputed=any(mark.disputed for mark in run),
    )


def _down(mark: Mark, by: float) -> Mark:
    return replace(mark, y=mark.y + by)


def _ties(held: Sequence[Entry], lanes: Sequence[Lane]) -> tuple[Tie, ...]:
    findings = {finding.id: finding for entry in held for finding in entry.findings}
    ties = []
    for finding in findings.values():
        keys = {entry.key for entry in held if finding in entry.findings}
        points: list[tuple[float, float]] = []
        for lane in lanes:
            if lane.account.id in finding.documents:
                points.extend((m.middle, round(m.y + _ROW / 2, 1)) for m in lane.marks if m.disputed and m.key in keys)
        if len(points) > 1:
            ties.append(Tie(finding=finding, points=tuple(points)))
    return tuple(ties)
