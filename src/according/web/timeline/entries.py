"""The timeline's entries: each moment once, with everybody who names it and the findings about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from according.core import Annotated, Aspect, Comparison, Finding, Precision, Span
from according.report.account_lines import AccountLine
from according.web.timeline.tellings import Days, Telling, days_of, in_words, telling

#: Moments of one account that are shown; a list of dates can be megabytes long.
MOST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of a moment: the first place in each account that carries it, and where these name it again."""

    tellings: tuple[Telling, ...]
    again: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One moment: its days, how it is written, all that is told of it, and the findings that its dates differ."""

    key: str
    first: date
    last: date
    words: str
    told: tuple[Told, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """All places that name it, by account."""
        every = [one for told in self.told for one in (*told.tellings, *told.again)]
        return tuple(sorted(every, key=lambda one: (one.account.place, one.span)))

    @property
    def accounts(self) -> tuple[AccountLine, ...]:
        """The accounts that name it, in their order."""
        return tuple({one.account.id: one.account for one in self.tellings}.values())

    @property
    def length(self) -> int:
        """How many days it spans."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A moment that has no place on the axis, and why: the texts do not say on which day it was."""

    why: str
    telling: Telling


def entries(comparison: Comparison, accounts: tuple[AccountLine, ...]) -> tuple[Entry, ...]:
    """The moments with a date, by date; a longer one stands before the shorter ones that begin with it."""
    by_days: dict[Days, list[Telling]] = {}
    for annotated, account in zip(comparison.documents, accounts, strict=True):
        for moment in annotated.moments[:MOST]:
            days = days_of(moment)
            if days is not None:
                by_days.setdefault(days, []).append(telling(annotated, account, moment))
    carried = _carried(comparison)
    disputed = [f for f in comparison.findings if f.aspect is Aspect.DATE]
    return tuple(
        Entry(
            key=_key(days),
            first=days[0],
            last=days[1],
            words=in_words(days),
            told=_together(by_days[days], carried),
            findings=tuple(f for f in disputed if any(_evidence_of(f, one) for one in by_days[days])),
        )
        for days in sorted(by_days, key=lambda days: (days[0], -days[1].toordinal()))
    )


def unplaced(comparison: Comparison, accounts: tuple[AccountLine, ...]) -> tuple[Unplaced, ...]:
    """The moments without a date: times of day, and what counts from a day that is not known."""
    found = []
    for annotated, account in zip(comparison.documents, accounts, strict=True):
        for moment in annotated.moments[:MOST]:
            if days_of(moment) is None:
                why = _why(annotated, moment.precision, timed=bool(moment.start))
                found.append(Unplaced(why=why, telling=telling(annotated, account, moment)))
    return tuple(found)


def _why(annotated: Annotated, precision: Precision, *, timed: bool) -> str:
    if precision is Precision.TIME and timed:
        return "a time of day, and no day with it"
    if not annotated.document.published:
        return "counted from a day that the account does not give"
    return "the words do not settle on which days"


def _key(days: Days) -> str:
    first, last = (one.isoformat() for one in days)
    return f"m-{first}" if first == last else f"m-{first}-{last}"


def _carried(comparison: Comparison) -> dict[str, list[tuple[Span, str]]]:
    """For each document the stretches that several accounts carry, with the alignment's id."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for alignment in comparison.alignments:
        if len({statement.document for statement in alignment.statements}) > 1:
            for statement in alignment.statements:
                found.setdefault(statement.document, []).append((statement.span, alignment.id))
    return found


def _evidence_of(finding: Finding, one: Telling) -> bool:
    return any(e.document == one.document and e.span.overlaps(one.span) for e in finding.evidence)


def _together(tellings: Iterable[Telling], carried: dict[str, list[tuple[Span, str]]]) -> tuple[Told, ...]:
    """Tellings of one moment that stand in statements which several accounts carry are told once."""
    groups: list[tuple[set[str], list[Telling]]] = []
    for one in tellings:
        names = {
            i for span, i in carried.get(one.document, ()) if span.start <= one.span.start and one.span.end <= span.end
        }
        joined = [group for group in groups if group[0] & names]
        if joined:
            first = joined[0]
            for other in joined[1:]:
                first[0].update(other[0])
                first[1].extend(other[1])
                groups.remove(other)
            first[0].update(names)
            first[1].append(one)
        else:
            groups.append((names, [one]))
    told = []
    for _, members in groups:
        members.sort(key=lambda one: (one.account.place, one.span))
        first_of = {one.account.id: one for one in reversed(members)}
        shown = tuple(one for one in members if first_of[one.account.id] is one)
        told.append(Told(tellings=shown, again=tuple(one for one in members if first_of[one.account.id] is not one)))
    # What most accounts tell of the moment stands first.
    return tuple(sorted(told, key=lambda t: (-len(t.tellings), t.tellings[0].account.place, t.tellings[0].span)))
