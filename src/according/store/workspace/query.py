"""What is asked of a workspace's search, and how a person writes it."""

import calendar
import re
from dataclasses import dataclass

from according.core import AttributionKind, DocumentKind, UsageError

#: A term or a filter: a minus, a name and a colon, then words in marks or a run of characters; a star for a prefix.
_PART = re.compile(
    r"(?P<minus>-)?(?:(?P<name>speaker|outlet|kind|date):)?(?:[\"“”„](?P<marked>[^\"“”„]*)[\"“”„]?|(?P<bare>[^\s\"“”„]+))"
    r"(?P<star>\*)?",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
#: So many terms are looked at, of so many characters: nobody types more.
_TERMS, _LONG = 32, 2000
#: What may stand after ``kind:``.
KINDS = tuple(dict.fromkeys((*(kind.value for kind in DocumentKind), *(kind.value for kind in AttributionKind))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word, or several in a row: ``"a phrase"``; ``budg*`` is a prefix; ``-word`` may not be there."""

    words: str
    prefix: bool = False
    without: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for. All terms must be there, and each of the filters that are given must hold.

    Args:
        words: what the text is to have, or not to have.
        speakers: names, or parts of them; any one of them has to speak.
        outlets: names of outlets, or parts of them; any one.
        kinds: of documents ("release") or of attributions ("direct"); any one of each sort.
        dates: the first and the last day, ISO 8601, either of them None where it is open; None for any day.
        story: the id of a story to look in; None for all that there is.
        limit, offset: how many hits, after how many.

    """

    words: tuple[Term, ...] = ()
    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dates: tuple[str | None, str | None] | None = None
    story: str | None = None
    limit: int = 20
    offset: int = 0


def parse_query(written: str, *, story: str | None = None, limit: int = 20, offset: int = 0) -> Query:
    """``budget speaker:lopez outlet:"Daily News" kind:release date:2024-03..2024-05 -word "a phrase" pref*``.

    Raises:
        UsageError: if a date or a kind is none; it says what is allowed.

    """
    terms: list[Term] = []
    told: dict[str, list[str]] = {"speaker": [], "outlet": [], "kind": []}
    dates: tuple[str | None, str | None] | None = None
    cleaned = written[:_LONG].encode("utf-8", "replace").decode().replace("\0", " ")
    for part in _PART.finditer(cleaned):
        name = (part["name"] or "").lower()
        words = part["marked"] if part["marked"] is not None else part["bare"]
        prefix = part["star"] is not None or (part["bare"] is not None and words.endswith("*"))
        words = " ".join(words.rstrip("*").split()) if prefix else " ".join(words.split())
        if not words:
            continue
        if prefix and len(words) == 1 and words.isascii():
            raise UsageError(f"{words}* stands for too many words; write two letters or more before the star")
        if name == "date":
            dates = _dates(words)
        elif name == "kind":
            told[name].append(_kind(words))
        elif name:
            told[name].append(words)
        elif len(terms) < _TERMS:
            terms.append(Term(words=words, prefix=prefix, without=part["minus"] is not None))
    return Query(
        words=tuple(terms),
        speakers=tuple(told["speaker"][:_TERMS]),
        outlets=tuple(told["outlet"][:_TERMS]),
        kinds=tuple(dict.fromkeys(told["kind"])),
        dates=dates,
        story=story,
        limit=limit,
        offset=offset,
    )


def _kind(words: str) -> str:
    kind = words.lower()
    if kind not in KINDS:
        raise UsageError(f"kind:{words} is no kind; there are {', '.join(KINDS)}")
    return kind


def _dates(words: str) -> tuple[str | None, str | None]:
    first, dots, last = words.partition("..")
    start = _day(first, words, ends=False) if first or not dots else None
    end = _day(last if dots else first, words, ends=True) if last or not dots else None
    if start is None and end is None:
        raise _no_date(words)
    return (start, end) if not (start and end) or start <= end else (_day(last, words, False), _day(first, words, True))


def _day(words: str, whole: str, ends: bool) -> str:
    found = _DATE.fullmatch(words)
    if found is None:
        raise _no_date(whole)
    year, month = int(found["year"]), int(found["month"] or (12 if ends else 1))
    if not (1 <= month <= 12 and year >= 1):
        raise _no_date(whole)
    longest = calendar.monthrange(year, month)[1]
    day = int(found["day"] or (longest if ends else 1))
    if not 1 <= day <= longest:
        raise _no_date(whole)
    return f"{year:04}-{month:02}-{day:02}"


def _no_date(words: str) -> UsageError:
    return UsageError(f"date:{words} is no date; write a day (2024-03-05), a month, a year, or two of them as a..b")
