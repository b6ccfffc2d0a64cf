"""Stamps: the dates that records hold, as ISO 8601 where they can be read in one way only."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$"
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})(Z?))?$")
_SLASHED = re.compile(r"(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|"
        "nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
_NAMED = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})|([A-Za-z]{3,9})\.?\s+(\d{1,2})"
    r"(?:st|nd|rd|th)?,?\s+(\d{4}))\b"
)
_X = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{2})(\d{2}) (\d{4})$")
_SECONDS = re.compile(r"\d{9,10}(?:\.\d{1,9})?$")
_MILLISECONDS = re.compile(r"\d{12,13}$")
_EARLIEST, _LATEST = 1500, 2200


def stamp(value: Any) -> str | None:
    """The date or time that ``value`` tells, as ISO 8601; None where it tells none, or could be read in two ways.

    Read are ISO 8601 (also without its signs), seconds and milliseconds since 1970, the forms of mail and of X, names
    of months, and days between slashes where the year stands first or a number above 12 tells the day.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        value = f"{value:.0f}" if abs(value) < 1e14 else ""
    if not isinstance(value, str):
        return None
    words = " ".join(value[:100].split())
    for read in (_iso, _basic, _since, _x, _slashed, _named, _mailed):
        try:
            if found := read(words):
                return found
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
    return None


def _day(year: str | int, month: str | int, day: str | int) -> str:
    found = date(int(year), int(month), int(day))
    if not _EARLIEST <= found.year <= _LATEST:
        raise ValueError("no year of an account")
    return found.isoformat()


def _iso(words: str) -> str | None:
    match = _ISO.match(words)
    if not match:
        return None
    day = _day(match[1], match[2], match[3])
    return day + _time(match[4], match[5], match[6], match[7]) if match[4] else day


def _time(hour: str, minute: str, second: str | None, zone: str | None) -> str:
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 60:
        raise ValueError("no time of a day")
    told = f"T{int(hour):02}:{minute}:{min(int(second or 0), 59):02}"
    if not zone:
        return told
    if zone in ("Z", "UTC", "GMT"):
        return told + "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    if int(digits[:2]) > 14 or int(digits[2:]) > 59:
        raise ValueError("no zone of time")
    return f"{told}{zone[0]}{digits[:2]}:{digits[2:]}"


def _basic(words: str) -> str | None:
    match = _BASIC.match(words)
    if not match or not 1900 <= int(match[1]) <= 2100:
        return None
    day = _day(match[1], match[2], match[3])
    return day + _time(match[4], match[5], match[6], match[7]) if match[4] else day


def _since(words: str) -> str | None:
    if _SECONDS.match(words):
        seconds = int(words.split(".")[0])
    elif _MILLISECONDS.match(words):
        seconds = int(words) // 1000
    else:
        return None
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat()


def _x(words: str) -> str | None:
    match = _X.match(words)
    if not match:
        return None
    day = _day(match[8], _MONTHS[match[1].lower()], match[2])
    return day + _time(match[3], match[4], match[5], match[6] + match[7])


def _slashed(words: str) -> str | None:
    match = _SLASHED.match(words)
    if not match:
        return None
    first, second, third = match[1], match[3], match[4]
    if len(first) == 4:
        day = _day(first, second, third)
    elif len(third) == 4 and int(first) > 12 >= int(second):
        day = _day(third, second, first)
    elif len(third) == 4 and (int(second) > 12 >= int(first) or first == second):
        day = _day(third, first, second)
    else:
        return None
    return day + _time(match[5], match[6], match[7], None) if match[5] else day


def _named(words: str) -> str | None:
    match = _NAMED.match(words)
    if not match or re.search(r"\d{1,2}:\d{2}.*(?:[+-]\d{4}|GMT|UTC)$", words):
        return None
    if match[2]:
        return _day(match[3], _MONTHS.get(match[2].lower(), 0), match[1])
    return _day(match[6], _MONTHS.get(match[4].lower(), 0), match[5])


def _mailed(words: str) -> str | None:
    if not re.search(r"[A-Za-z]{3}", words):
        return None
    found = parsedate_to_datetime(words)
    return found.isoformat() if _EARLIEST <= found.year <= _LATEST else None
