"""Moments: the dates and times of a text, resolved against its day of publication where they need it."""

import re
from collections.abc import Callable
from datetime import date

from according.annotate.quantities import calendar as cal
from according.annotate.quantities.calendar import When
from according.annotate.quantities.moment_patterns import MONTHS, NUMBERS, WEEKDAYS, dates
from according.core import Document, Moment, Precision, Span

_NAME = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\b\d{4}\b")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|scheduled|slated|set\s+(?:to|for)|due|expected|plans?|planned|planning|going\s+to|upcoming|"
    r"is\s+to|are\s+to|next|coming|hop(?:e|es|ing)|(?:takes?|taking|go(?:es)?)\s+(?:into\s+)?(?:effect|force)|to\s+(?:be|begin|start|hold|meet|vote|appear|decide|take))\b[^.;]{0,100}\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?(?:(a|p)\.?\s?m)?", re.IGNORECASE)


def moments(
    document: Document, sentences: tuple[Span, ...], dated: tuple[tuple[re.Match[str], ...], ...] | None = None
) -> tuple[Moment, ...]:
    """The moments of a document's sentences in the order of the text.

    A day without a year ("April 16") takes the year that brings it nearest to ``document.published``; without a day of
    publication it has the truncated form ``--04-16`` (ISO 8601:2000), so that accounts can still be compared by it.
    Relative moments ("on Friday") are resolved only when the day of publication is known. Clock times are ``T21:30``.
    ``dated`` is what ``dates`` found in the sentences, where the caller has it already.
    """
    published = _published(document)
    text = document.text
    return tuple(
        Moment(
            span=Span(*match.span()),
            start=when.start,
            end=when.end,
            precision=when.precision,
            relative=when.relative,
        )
        for sentence, matches in zip(sentences, dates(document, sentences) if dated is None else dated, strict=True)
        for match in matches
        for when in (_resolve(text, match, sentence, published),)
    )


def _published(document: Document) -> date | None:
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None


def _resolve(text: str, match: re.Match[str], sentence: Span, published: date | None) -> When:
    ahead = _AHEAD.search(text[max(sentence.start, match.start() - 120) : match.start()]) is not None
    words = [word.lower() for word in _NAME.findall(match[0])]
    return _FORMS[match.lastgroup or "vague"](match[0], words, published, ahead)


def _iso(token: str, _words: list[str], _published: date | None, _ahead: bool) -> When:
    if len(token) > 10:
        return When(token.replace(" ", "T"), token.replace(" ", "T"), Precision.TIME)
    return _day(int(token[:4]), int(token[5:7]), int(token[8:10]), None)


def _slash(token: str, _words: list[str], _published: date | None, _ahead: bool) -> When:
    """04/16/2018 and 16.04.2018 tell month from day by their size; 04/05/2018 does not, and gives its year alone."""
    first, second, year = (int(number) for number in _NUMBER.findall(token))
    year = year if year > 99 else (2000 + year if year < 60 else 1900 + year)
    if first > 12 >= second or ("." in token and second <= 12):
        return _day(year, second, first, None)
    if second > 12 >= first or first == second:
        return _day(year, first, second, None)
    return When(str(year), str(year), Precision.YEAR)


def _days(token: str, words: list[str], published: date | None, _ahead: bool) -> When:
    """April 16, 2018; 16 April; April 16-18: a day, or a span of days within one month."""
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    year = _YEAR.search(token)
    numbers = [int(n) for n in _NUMBER.findall(token) if len(n) < 3]
    if month is None or not numbers:
        return When()
    known = int(year[0]) if year else None
    first = _day(known, month, numbers[0], published)
    if len(numbers) == 1:
        return first
    last = _day(known, month, numbers[1], published)
    return When(first.start, last.end, Precision.SPAN) if first.start and last.end else first


def _month_year(token: str, words: list[str], _published: date | None, _ahead: bool) -> When:
    month = next(MONTHS[word] for word in words if word in MONTHS)
    year = _YEAR.search(token)
    iso = f"{year[0] if year else 0}-{month:02d}"
    return When(iso, iso, Precision.MONTH)


def _season_year(token: str, words: list[str], _published: date | None, _ahead: bool) -> When:
    year = _YEAR.search(token)
    return cal.season(next(w for w in words if w in _SEASONS), int(year[0]) if year else 0)


def _years(token: str, _words: list[str], _published: date | None, _ahead: bool) -> When:
    first, last = [*_NUMBER.findall(token), "", ""][:2]
    if len(last) == 2:
        if int(last) <= int(first[2:]):  # 2018-04 is a month
            return When(f"{first}-{last}", f"{first}-{last}", Precision.MONTH) if 1 <= int(last) <= 12 else When()
        last = first[:2] + last
    return When(first, last, Precision.SPAN) if first <= last else When()


def _decade(token: str, words: list[str], _published: date | None, _ahead: bool) -> When:
    digits = _NUMBER.findall(token)[0]
    start = int(digits) if len(digits) == 4 else 1900 + int(digits)
    first, last = (0, 3) if "early" in words else (4, 6) if "mid" in words else (7, 9) if "late" in words else (0, 9)
    return When(str(start + first), str(start + last), Precision.SPAN)


def _century(token: str, _words: list[str], _published: date | None, _ahead: bool) -> When:
    digits = _NUMBER.findall(token)
    if not digits:
        return When()
    start = 100 * (int(digits[0]) - 1)
    return When(f"{start:04d}", f"{start + 99:04d}", Precision.SPAN) if 0 < start < 9900 else When()


def _time(token: str, words: list[str], _published: date | None, _ahead: bool) -> When:
    """9.30pm is T21:30, noon T12:00; "nine o'clock" leaves open which half of the day is meant."""
    if "noon" in words or "midday" in words or "midnight" in words:
        clock = "T00:00" if "midnight" in words else "T12:00"
        return When(clock, clock, Precision.TIME)
    parts = _CLOCK.match(token)
    if parts is None or "clock" in words:
        return When(precision=Precision.TIME)
    hour, minute, half = int(parts[1]), int(parts[2] or 0), (parts[3] or "").lower()
    if half and (hour > 12 or hour == 0):
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif hour <= 12 and not token.startswith("0"):
        return When(precision=Precision.TIME)  # "6:30" may be either half of the day
    clock = f"T{hour:02d}:{minute:02d}"
    return When(clock, clock, Precision.TIME)


def _ago(token: str, words: list[str], published: date | None, _ahead: bool) -> When:
    unit, count = _period(token, words)
    if published is None or unit is None or count is None or words[-1] != "ago":
        return When(relative=True)
    return cal.shifted(unit, -count, published)


def _window(token: str, words: list[str], published: date | None, _ahead: bool) -> When:
    unit, count = _period(token, words)
    if published is None or unit is None:
        return When(precision=Precision.SPAN, relative=True)
    if "few" in words or "several" in words or "couple" in words or {"previous", "preceding", "following"} & set(words):
        return When(precision=Precision.SPAN, relative=True)
    return cal.back_to(unit, count or 1, published, ahead="next" in words or "coming" in words)


def _weekday(_token: str, words: list[str], published: date | None, ahead: bool) -> When:
    name = next((word for word in words if word in WEEKDAYS), None)
    if name is None or {"following", "previous", "that"} & set(words):  # Mondays: any of them
        return When(precision=Precision.VAGUE if name is None else Precision.DAY, relative=True)
    if published is None:
        return When(precision=Precision.DAY, relative=True)
    later = "next" in words or "coming" in words or (ahead and "last" not in words and "past" not in words)
    strictly = "last" in words or "next" in words
    iso = cal.weekday_near(WEEKDAYS[name], published, ahead=later, strictly=strictly)
    return When(iso, iso, Precision.DAY, relative=True)


def _deictic(_token: str, words: list[str], published: date | None, _ahead: bool) -> When:
    if published is None or words[0] == "overnight":
        return When(precision=Precision.DAY, relative=True)
    if "weekend" in words:
        return cal.weekend(published, 0)
    back = -2 if words[:2] == ["the", "day"] and "before" in words else 0
    days = -1 if "yesterday" in words or words[0] == "last" else 1 if "tomorrow" in words else 0
    return cal.shifted("day", back or days, published)


def _unit(_token: str, words: list[str], published: date | None, _ahead: bool) -> When:
    name = words[-1]
    if published is None or {"following", "previous", "same"} & set(words):
        return When(precision=_UNIT_PRECISION.get(name, Precision.VAGUE), relative=True)
    step = -1 if "last" in words else 1 if "next" in words else 0
    if name == "weekend":
        return cal.weekend(published, step)
    if name in _SEASONS:
        return (
            When(precision=Precision.SEASON, relative=True) if step else cal.season(name, published.year, relative=True)
        )
    return cal.shifted(name, step, published)


def _in_month(_token: str, words: list[str], published: date | None, ahead: bool) -> When:
    month = next(MONTHS[word] for word in reversed(words) if word in MONTHS)
    if published is None:
        return When(f"--{month:02d}", f"--{month:02d}", Precision.MONTH, relative=True)
    ahead = (ahead and "since" not in words) or "next" in words
    iso = cal.month_near(month, published, ahead=ahead and "last" not in words)
    return When(iso, iso, Precision.MONTH, relative=True)


def _year(token: str, _words: list[str], _published: date | None, _ahead: bool) -> When:
    return When(token, token, Precision.YEAR)


def _holiday(token: str, _words: list[str], _published: date | None, _ahead: bool) -> When:
    year = _YEAR.search(token)
    return When(year[0], year[0], Precision.YEAR) if year else When(relative=True)


def _vague(_token: str, _words: list[str], _published: date | None, _ahead: bool) -> When:
    return When(relative=True)


def _day(year: int | None, month: int, number: int, published: date | None) -> When:
    iso = cal.day(year, month, number, published)
    return When(iso, iso, Precision.DAY)


def _period(token: str, words: list[str]) -> tuple[str | None, float | None]:
    unit = next((u for word in reversed(words) if (u := _UNITS.get(word)) is not None), None)
    digits = _NUMBER.search(token)
    if digits is not None:
        return unit, float(digits[0])
    return unit, next((float(NUMBERS[word]) for word in words if word in NUMBERS), None)


_SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
_UNITS = {
    form: unit
    for unit in ("minute", "hour", "day", "week", "fortnight", "month", "year", "decade")
    for form in (unit, unit + "s")
} | {"century": "century", "centuries": "century"}
_UNIT_PRECISION = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR, "weekend": Precision.SPAN}
_FORMS: dict[str, Callable[[str, list[str], date | None, bool], When]] = {
    "iso": _iso,
    "slash": _slash,
    "mdy": _days,
    "dmy": _days,
    "my": _month_year,
    "season": _season_year,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "time": _time,
    "ago": _ago,
    "window": _window,
    "weekday": _weekday,
    "deictic": _deictic,
    "unit": _unit,
    "inmonth": _in_month,
    "year": _year,
    "holiday": _holiday,
    "vague": _vague,
}
