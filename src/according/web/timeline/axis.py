"""The axis's ticks: days, weeks, months or years, whichever leave room for their words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from according.report.account_lines import day as day_in_words
from according.web.timeline.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line of the axis with its words ("14 May"); ``strong`` where a larger unit begins."""

    x: float
    words: str
    strong: bool = False


def ticks(window: Window, at: Callable[[date], float]) -> tuple[Tick, ...]:
    """The ticks of a window, from left to right; ``at`` gives the place of a day."""
    if window.days <= 16:
        return tuple(_day(d, at, first=d == window.first) for d in _every(window, 1))
    if window.days <= 48:
        mondays = [d for d in _every(window, 1) if d.weekday() == 0]
        return tuple(_day(d, at, first=d == mondays[0]) for d in mondays)
    if window.days <= 430:
        step = 1 if window.days <= 200 else 2
        months = [d for d in _firsts(window) if (d.month - 1) % step == 0]
        return tuple(
            Tick(x=at(d), words=_month(d, year=d.month == 1 or d == months[0]), strong=d.month == 1) for d in months
        )
    years = window.days / 365.25
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if years / s <= 12)
    return tuple(
        Tick(x=at(date(y, 1, 1)), words=str(y), strong=y % (step * 5) == 0)
        for y in range(window.first.year, window.last.year + 1)
        if y % step == 0 and y > 0 and date(y, 1, 1) >= window.first
    )


def _every(window: Window, step: int) -> Iterator[date]:
    for days in range(0, window.days, step):
        yield window.first + timedelta(days=days)


def _firsts(window: Window) -> Iterator[date]:
    return (d for d in _every(window, 1) if d.day == 1)


def _day(d: date, at: Callable[[date], float], *, first: bool) -> Tick:
    words = (day_in_words(d.isoformat()) or "").split()
    year = words[2:] if first or (d.month == 1 and d.day <= 7) else []
    return Tick(x=at(d), words=" ".join([words[0], words[1][:3], *year]), strong=d.day == 1)


def _month(d: date, *, year: bool) -> str:
    words = (day_in_words(d.isoformat()[:7]) or "").split()
    return f"{words[0][:3]} {words[1]}" if year else words[0][:3]
