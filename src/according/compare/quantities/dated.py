"""Moments in their places: which sentence of an account has one date or time, and which two exclude each other."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from according.compare.accounts import Accounts
from according.core import (
    Alignment,
    Annotated,
    Evidence,
    Modality,
    Moment,
    Precision,
    QuotationKind,
    Span,
    words,
)

_NAMED = frozenset("monday tuesday wednesday thursday friday saturday sunday today tonight yesterday tomorrow".split())
_DAYS = (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR)


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with its one moment of a sort (calendar or clock)."""

    document: str
    moment: Moment
    stems: frozenset[str]
    alignments: frozenset[str]
    clock: bool

    @property
    def evidence(self) -> Evidence:
        """The moment's place."""
        return Evidence(document=self.document, span=self.moment.span, role="moment")


def dated(
    accounts: Accounts, alignments: tuple[Alignment, ...], stems: dict[str, list[frozenset[str]]]
) -> dict[str, list[Dated]]:
    """Each account's sentences that have one moment of a sort; ``stems`` are those of its sentences, in order."""
    aligned = _aligned_ids(alignments)
    return {a.id: _of_document(a, stems[a.id], aligned) for a in accounts.documents}


def _aligned_ids(alignments: tuple[Alignment, ...]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for alignment in alignments:
        for member in alignment.statements:
            found.setdefault((member.document, member.statement), set()).add(alignment.id)
    return found


def _of_document(
    annotated: Annotated, stems: list[frozenset[str]], aligned: dict[tuple[str, str], set[str]]
) -> list[Dated]:
    starts = [sentence.start for sentence in annotated.sentences]
    speech = [q.span for q in annotated.quotations if q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK)]
    unreal = [s.span for s in annotated.statements if s.modality is not Modality.ASSERTED]
    by_sentence: dict[int, list[Moment]] = {}
    for moment in annotated.moments:
        index = bisect_right(starts, moment.span.start) - 1
        if index >= 0:
            by_sentence.setdefault(index, []).append(moment)
    found: list[Dated] = []
    for index, moments in by_sentence.items():
        for clock in (False, True):
            mine = [
                m for m in moments if (m.precision is Precision.TIME) == clock and m.precision is not Precision.VAGUE
            ]
            if len(mine) != 1 or mine[0].start is None or (not clock and mine[0].precision not in _DAYS):
                continue
            if any(s.overlaps(mine[0].span) for s in (*speech, *unreal)):
                continue
            ids = _alignments_of(annotated, mine[0].span, aligned)
            found.append(Dated(annotated.id, mine[0], stems[index], ids, clock))
    return found


def _alignments_of(annotated: Annotated, span: Span, aligned: dict[tuple[str, str], set[str]]) -> frozenset[str]:
    return frozenset(
        identity
        for statement in annotated.statements
        if statement.span.holds(span)
        for identity in aligned.get((annotated.id, statement.id), ())
    )


def excludes(accounts: Accounts, left: Dated, right: Dated) -> bool:
    """Whether two moments cannot be one: no day in common; for clock times, more than an hour apart.

    Days that the same words give ("Friday", "Jan. 19") are no difference, whatever the days of publication make of
    them; nor are relative ones in accounts that were published more than three days apart.
    """
    a, b = left.moment, right.moment
    if a.precision is not b.precision or _same_words(accounts, left, right):
        return False
    if a.precision is Precision.YEAR and (a.relative or b.relative):
        return False  # "20 years ago" is a round number
    if (a.relative or b.relative) and _published_apart(accounts, left.document, right.document) > 3:
        return False
    if left.clock:
        return _minutes_apart(a.start or "", b.start or "") > 60
    if "--" in (a.start or "")[:2] or "--" in (b.start or "")[:2]:
        return _tail(a.start) != _tail(b.start) and len(_tail(a.start)) == len(_tail(b.start)) == 5
    first, second = _days(a), _days(b)
    if first is None or second is None:
        return False
    slack = timedelta(days=2 if a.precision is Precision.WEEK else 0)  # weeks begin on Sunday for some
    if a.relative != b.relative and a.precision is b.precision is Precision.DAY:
        slack = timedelta(days=1)  # a page's date may be the day after its text
    return first[1] + slack < second[0] or second[1] + slack < first[0]


def _same_words(accounts: Accounts, left: Dated, right: Dated) -> bool:
    ours, theirs = (
        {word.form for word in words(accounts.document(each.document).words(each.moment.span))}
        for each in (left, right)
    )
    tail = _tail(left.moment.start)
    return ours == theirs or bool(ours & theirs & _NAMED) or bool(tail and tail == _tail(right.moment.start))


def _published_apart(accounts: Accounts, left: str, right: str) -> int:
    """Days between two publications; many where one is not known."""
    try:
        days = [date.fromisoformat((accounts.document(d).document.published or "")[:10]) for d in (left, right)]
    except ValueError:
        return 1000
    return abs((days[0] - days[1]).days)


def _tail(iso: str | None) -> str:
    """Month and day of a day in ISO 8601, full or truncated."""
    return (iso or "")[-5:] if len(iso or "") in (7, 10) else ""


def _days(moment: Moment) -> tuple[date, date] | None:
    """The first and last day of a moment with a year."""
    try:
        start, end = _first_day(moment.start or ""), _first_day(moment.end or "")
        length = len(moment.end or "")
        if length == 4:
            end = date(end.year, 12, 31)
        elif length == 7:
            end = (end.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    except ValueError:
        return None
    return start, end


def _first_day(iso: str) -> date:
    return date.fromisoformat(iso[:10] + {4: "-01-01", 7: "-01"}.get(len(iso), ""))


def _minutes_apart(left: str, right: str) -> int:
    def minutes(clock: str) -> int:
        return int(clock[1:3]) * 60 + int(clock[4:6])

    if not (left.startswith("T") and right.startswith("T")):
        return 0
    apart = abs(minutes(left) - minutes(right))
    return min(apart, 24 * 60 - apart)
