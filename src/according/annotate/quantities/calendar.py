"""Calendar arithmetic: which days a form of words means, given the day on which the text was published."""

from dataclasses import dataclass
from datetime import date, timedelta

from according.core import Precision


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of the calendar: ISO 8601 ends of one precision, both inclusive; None where it cannot be told."""

    start: str | None = None
    end: str | None = None
    precision: Precision = Precision.VAGUE
    relative: bool = False


def day(year: int | None, month: int, number: int, published: date | None) -> str | None:
    """The ISO form of a day; without a year the one nearest to publication, or the truncated form ``--04-16``.

    None for days that no calendar has.
    """
    if year is None and published is not None:
        candidates = [_date(y, month, number) for y in (published.year - 1, published.year, published.year + 1)]
        near = [d for d in candidates if d is not None]
        return min(near, key=lambda d: (abs((d - published).days), d)).isoformat() if near else None
    if year is None:
        return f"--{month:02d}-{number:02d}" if _date(2000, month, number) is not None else None
    exact = _date(year, month, number)
    return None if exact is None else exact.isoformat()


def month_near(month: int, published: date, *, ahead: bool) -> str:
    """The latest such month up to publication, or with ``ahead`` the first from it on."""
    year = published.year
    if not ahead and month > published.month:
        year -= 1
    if ahead and month < published.month:
        year += 1
    return f"{year:04d}-{month:02d}"


def weekday_near(weekday: int, published: date, *, ahead: bool, strictly: bool) -> str:
    """The latest such weekday on or before publication (before it, with ``strictly``), or the next one ``ahead``."""
    if ahead:
        distance = (weekday - published.weekday()) % 7
        return (published + timedelta(days=distance or (7 if strictly else 0))).isoformat()
    distance = (published.weekday() - weekday) % 7
    return (published - timedelta(days=distance or (7 if strictly else 0))).isoformat()


def shifted(unit: str, count: float, published: date) -> When:
    """The day, week, month or year that lies ``count`` units from publication (negative: before it)."""
    if unit == "day":
        return _one((published + timedelta(days=round(count))).isoformat(), Precision.DAY)
    if unit in ("week", "fortnight"):
        return week(published + timedelta(days=round(count * (14 if unit == "fortnight" else 7))))
    if unit == "month":
        months = published.year * 12 + published.month - 1 + round(count)
        return _one(f"{months // 12:04d}-{months % 12 + 1:02d}", Precision.MONTH)
    if unit in ("year", "decade", "century"):
        years = published.year + round(count * {"year": 1, "decade": 10, "century": 100}[unit])
        return _one(f"{years:04d}", Precision.YEAR) if 0 < years < 10000 else When(relative=True)
    return When(relative=True)


def week(inside: date) -> When:
    """The week, Monday to Sunday, that holds a day."""
    monday = inside - timedelta(days=inside.weekday())
    return When(monday.isoformat(), (monday + timedelta(days=6)).isoformat(), Precision.WEEK, relative=True)


def weekend(inside: date, weeks: int) -> When:
    """The Saturday and Sunday of the week of a day, ``weeks`` later or earlier."""
    saturday = inside - timedelta(days=inside.weekday()) + timedelta(days=5 + 7 * weeks)
    return When(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat(), Precision.SPAN, relative=True)


def season(name: str, year: int, *, relative: bool = False) -> When:
    """The months of a season of the northern half of the year; a winter is only told by its year."""
    months = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}.get(name)
    if months is None:
        return When(f"{year:04d}", f"{year:04d}", Precision.SEASON, relative)
    return When(f"{year:04d}-{months[0]:02d}", f"{year:04d}-{months[1]:02d}", Precision.SEASON, relative)


def back_to(unit: str, count: float, published: date, *, ahead: bool) -> When:
    """The span from publication back (or ahead) over ``count`` units: "over the last 5 years"."""
    other = shifted(unit, count if ahead else -count, published)
    if other.start is None or other.end is None:
        return When(relative=True)
    now = {Precision.YEAR: f"{published.year:04d}", Precision.MONTH: f"{published.year:04d}-{published.month:02d}"}.get(
        other.precision, published.isoformat()
    )
    start, end = (now, other.end) if ahead else (other.start, now)
    return When(start, end, Precision.SPAN, relative=True)


def _one(iso: str, precision: Precision) -> When:
    return When(iso, iso, precision, relative=True)


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
