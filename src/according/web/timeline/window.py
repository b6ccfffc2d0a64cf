"""The window: which stretch of the axis is shown, and the ways to a wider, a narrower, an earlier and a later one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from according.web.timeline.entries import Entry

#: The stretches that can be shown, by name, in days; "all" shows everything.
LEVELS = {"week": 8, "month": 32, "quarter": 96, "year": 372, "decade": 3720}
#: What the first window has to hold of everything that is given to the month or finer.
_MOST = 0.75
#: A moment of more days than these says little about where the matter lies.
_FINE = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of days, both inclusive; ``level`` is its name, ``levels`` the names of those that make sense here.

    ``earlier`` and ``later`` are how many entries lie outside on either side.
    """

    level: str
    first: date
    last: date
    levels: tuple[str, ...]
    earlier: int = 0
    later: int = 0

    @property
    def days(self) -> int:
        """How many days it shows."""
        return (self.last - self.first).days + 1

    def holds(self, entry: Entry) -> bool:
        """Whether some of an entry's days are in it."""
        return entry.first <= self.last and entry.last >= self.first

    @property
    def before(self) -> date:
        """Where the window before this one begins."""
        return _moved(self.first, -self.days)

    @property
    def after(self) -> date:
        """Where the window after this one begins."""
        return _moved(self.first, self.days)


def window(
    found: Sequence[Entry], published: Sequence[date], level: str | None = None, start: date | None = None
) -> Window | None:
    """The window that is asked for; None where no account gives a date at all.

    Without a ``level`` it is the narrowest from a month on that holds most of what is given to the month or finer;
    without a ``start`` it lies where most is.
    """
    firsts = [*(e.first for e in found), *published]
    if not firsts:
        return None
    low, high = min(firsts), max([*(e.last for e in found), *published])
    whole = (high - low).days + 1
    levels = tuple(name for name, days in LEVELS.items() if days < whole)
    fine = [*(e.first for e in found if e.length <= _FINE for _ in e.tellings), *published] or firsts
    if level not in (*levels, "all"):
        level = next((name for name in levels if name != "week" and _best(fine, LEVELS[name])[1] >= _MOST), "all")
        start = None
    if level == "all":
        pad = max(1, whole // 40)
        first, last = _moved(low, -pad), _moved(high, pad)
    else:
        days = LEVELS[level]
        first = start if start is not None else _best(fine, days)[0]
        last = _moved(first, days - 1)
    return Window(
        level=level,
        first=first,
        last=last,
        levels=(*levels, "all"),
        earlier=sum(e.last < first for e in found),
        later=sum(e.first > last for e in found),
    )


def _best(points: Sequence[date], days: int) -> tuple[date, float]:
    """Where a window of so many days holds most of the points, with these in its middle, and the share held."""
    ordered = sorted(points)
    best, right, at = 0, 0, (0, 0)
    for left in range(len(ordered)):
        right = max(right, left)
        while right < len(ordered) and (ordered[right] - ordered[left]).days < days:
            right += 1
        if right - left > best:
            best, at = right - left, (left, right - 1)
    first, last = ordered[at[0]], ordered[at[1]]
    return _moved(first, -((days - 1 - (last - first).days) // 2)), best / len(ordered)


def _moved(day: date, days: int) -> date:
    """The day so many days on, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal())) if days else day
