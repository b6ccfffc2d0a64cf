"""Where an account names a moment: its words in their sentence, and what they say of how sure the moment is."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from according.core import Annotated, Evidence, Moment, Precision, Span
from according.report.account_lines import AccountLine, day
from according.report.excerpts import excerpt


class Toward(StrEnum):
    """Which way a moment is open: "until January" goes back from it, "since May" on from it."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One place where an account names a moment. ``about`` is True where its words say that it is not exact."""

    account: AccountLine
    document: str
    span: Span
    before: str
    words: str
    after: str
    language: str | None
    about: bool = False
    toward: Toward | None = None


#: Days from the first to the last of what a moment means, both inclusive.
Days = tuple[date, date]

_FILL = r"(?:(?:the|early|mid|late|about|around|roughly)\W{1,3}){0,2}"
_VAGUE = "about|around|roughly|approximately|circa|sometime|some time in|close to|early|mid|late|towards?"
_BACK = "until|till|before|by|prior to|ahead of|up to|no later than"
_ON = "since|after|from|following|starting|as of|as from"
_ABOUT, _BEFORE, _AFTER = (
    re.compile(rf"\b(?:{words})\W{{1,3}}{_FILL}$", re.IGNORECASE) for words in (_VAGUE, _BACK, _ON)
)
#: Such words where the moment's own words begin with them.
_LEADING = re.compile(rf"(?:(?:the|{_VAGUE}|{_BACK}|{_ON})\W{{1,3}}){{0,3}}", re.IGNORECASE)
#: So many characters before the words are looked at for what they say of them.
_HEAD = 32


def telling(annotated: Annotated, account: AccountLine, moment: Moment) -> Telling:
    """The place of ``moment`` with its words, their context and what these say of it."""
    shown = excerpt(annotated, account, Evidence(document=annotated.id, span=moment.span))
    words = annotated.words(moment.span)
    # "until January" may stand inside the span, "until" before it: both are read as one.
    inside = _LEADING.match(words)
    head = annotated.document.text[max(0, moment.span.start - _HEAD) : moment.span.start] + (
        inside[0] if inside else ""
    )
    toward = None
    # A span of two dates has its ends; it is open on neither side.
    if moment.precision is not Precision.SPAN:
        toward = Toward.BEFORE if _BEFORE.search(head) else Toward.AFTER if _AFTER.search(head) else None
    return Telling(
        account=account,
        document=annotated.id,
        span=moment.span,
        before=shown.before,
        words=shown.words,
        after=shown.after,
        language=shown.language,
        about=_ABOUT.search(head) is not None,
        toward=toward,
    )


def days_of(moment: Moment) -> Days | None:
    """The days that a moment means, from the first to the last; None where it has no date."""
    if moment.start is None or moment.precision is Precision.VAGUE:
        return None
    first, last = _first(moment.start), _last(moment.end or moment.start)
    return (first, last) if first and last and first <= last else None


def in_words(days: Days) -> str:
    """The days as a reader writes them: "14 May 2024", "May 2024", "2024", "3 – 9 May 2024"."""
    first, last = days
    if first == last:
        return day(first.isoformat()) or ""
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1 if last < date.max else False
    if whole_months and first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
    if whole_months:
        one, other = day(first.isoformat()[:7]) or "", day(last.isoformat()[:7]) or ""
        if one == other:
            return one
        return f"{one.split()[0]} – {other}" if first.year == last.year else f"{one} – {other}"
    one, other = day(first.isoformat()) or "", day(last.isoformat()) or ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {other}"
    return f"{' '.join(one.split()[:2])} – {other}" if first.year == last.year else f"{one} – {other}"


def _parts(iso: str) -> list[int] | None:
    numbers = iso[:10].split("-")
    if not 1 <= len(numbers) <= 3 or not all(n.isascii() and n.isdigit() for n in numbers):
        return None
    return [int(n) for n in numbers]


def _first(iso: str) -> date | None:
    parts = _parts(iso)
    try:
        return date(*[*parts, 1, 1][:3]) if parts else None
    except ValueError:
        return None


def _last(iso: str) -> date | None:
    parts = _parts(iso)
    try:
        if not parts or len(parts) == 3:
            return date(*parts) if parts else None
        year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
        if (year, month) == (date.max.year, 12):
            return date.max
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None
