"""Dates and times across accounts: where sentences that say the same put it at moments that exclude each other.

All accounts' moments of one happening are one finding: those that exclude each other, and those that bear one out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from according.compare.accounts import Accounts
from according.compare.quantities.clock import clock_differences
from according.compare.quantities.context import Weights, sentence_stems
from according.compare.quantities.dated import Dated, dated, excludes
from according.compare.quantities.event_days import EventDay, apart, event_days
from according.compare.quantities.force import day, in_force, until
from according.compare.titles import letters
from according.core import Alignment, Annotated, Aspect, Feature, Finding, FindingKind, Relation, content_id

_RULES = {
    Relation.DIFFERS: "Accounts of one event each give one date (or time) for the same happening, and the dates "
    "exclude each other.",
    Relation.NOT_SETTLED: "Sentences of accounts of one event say something alike with different dates (or times); "
    "whether they mean the same happening is not settled by the words.",
}
_SURE, _PLAUSIBLE = 0.8, 0.7

#: An account tells of the event itself within so many sentences.
_LEADING = 6
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

_Answer = Callable[[Annotated], tuple[tuple[Dated, ...], frozenset[str]]]


@dataclass(frozen=True, slots=True)
class _Group:
    """Moments of one happening, at most one an account, and how sure it is that it is one."""

    members: tuple[Dated, ...]
    sureness: float
    sure: bool
    why: tuple[Feature, ...]


def moment_differences(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """Where accounts of one event date the same happening differently; moments of another precision agree."""
    groups = [
        *_of_the_event(accounts),
        *_asked(accounts, in_force, "comes into force", least=1),
        *_asked(accounts, until, "lasts until", least=2),
        *_merged(accounts, _pairs(accounts, alignments)),
    ]
    found: list[Finding] = []
    used: set[tuple[str, int]] = set()
    for group in groups:
        keys = {(each.document, each.moment.span.start) for each in group.members}
        if not keys & used:
            used |= keys
            found.append(_finding(accounts, group))
    for story in accounts.stories:
        for finding in clock_differences(accounts, story):
            keys = {(e.document, e.span.start) for e in finding.evidence}
            if not keys & used:
                used |= keys
                found.append(finding)
    return tuple(found)


def _of_the_event(accounts: Accounts) -> list[_Group]:
    """The one day on which each account puts the event, where two exclude each other; told apart by a day named so."""
    groups: list[_Group] = []
    for story in accounts.stories:
        told = {d: event_days(accounts.document(d)) for d in story.documents}
        pairs = [
            (pair[0], pair[1])
            for i, left in enumerate(story.documents)
            for right in story.documents[i + 1 :]
            if accounts.place(left) < accounts.place(right)
            if (pair := apart(told[left], told[right])) is not None
            and all(each.place < _LEADING for each in pair)
            and not (_gives_day(accounts, pair[0], right) or _gives_day(accounts, pair[1], left))
        ]
        if not pairs:
            continue
        members = {each.document: _dated(each) for pair in pairs[:1] for each in pair}
        left, right = members.values()
        why = Feature(
            name="same happening", value=1.0, detail="the event itself", left=left.evidence, right=right.evidence
        )
        groups.append(_Group((left, right), 0.8, sure=True, why=(why, _apart(left, right))))
    return groups


def _dated(day: EventDay) -> Dated:
    return Dated(day.document, day.moment, frozenset(), frozenset(), clock=False)


def _gives_day(accounts: Accounts, day: EventDay, document: str) -> bool:
    """Whether another account has this day too, whatever happens on it."""
    wanted = day.resolved.isoformat() if day.resolved is not None else None
    annotated = accounts.document(document)
    name = annotated.document.text
    words = accounts.document(day.document).words(day.span).lower().split()
    return any(
        (wanted is not None and (moment.start or "")[:10] == wanted)
        or any(word in _WEEKDAYS and word in moment.span.of(name).lower().split() for word in words)
        for moment in annotated.moments
    )


def _asked(accounts: Accounts, answer: _Answer, question: str, *, least: int) -> list[_Group]:
    """When a rule comes into force, or until when something lasts: asked of each account as a whole.

    The sentences must share so many of the words that ``answer`` gives with the places.
    """
    groups: list[_Group] = []
    for story in accounts.stories:
        told = {d: answer(accounts.document(d)) for d in story.documents}
        every = [(places[0], rules) for places, rules in told.values() if places]
        every.sort(key=lambda one: accounts.place(one[0].document))
        pairs = [
            (left, right, rules & others)
            for i, (left, rules) in enumerate(every)
            for right, others in every[i + 1 :]
            if day(left.moment) != day(right.moment)
            and not (_has(accounts, left, right) or _has(accounts, right, left))
        ]
        named = [(left, right, shared) for left, right, shared in pairs if len(shared) >= least]
        if not named:
            continue
        left, right, shared = named[0]
        days = {day(each.moment) for pair in named for each in pair[:2]}
        members = tuple(one for one, _ in every if day(one.moment) in days)
        why = Feature(
            name="same happening",
            value=1.0,
            detail=f"{question}: " + ", ".join(sorted(shared)),
            left=left.evidence,
            right=right.evidence,
        )
        groups.append(_Group(members, 0.85, sure=True, why=(why, _apart(left, right))))
    return groups


def _has(accounts: Accounts, one: Dated, other: Dated) -> bool:
    """Whether the other's account has this day too, whatever happens on it."""
    return any(
        len(day(moment)) == 5 and day(moment) == day(one.moment) and not (moment.start or "").startswith("T")
        for moment in accounts.document(other.document).moments
    )


def _pairs(accounts: Accounts, alignments: tuple[Alignment, ...]) -> list[_Group]:
    """Two sentences that say much the same, each the other account's nearest, with moments that exclude each other."""
    stems = {a.id: [sentence_stems(a, s) for s in a.sentences] for a in accounts.documents}
    weights = Weights([found for each in stems.values() for found in each])
    places = dated(accounts, alignments, stems)
    found: list[_Group] = []
    told: set[tuple[str, str | None, str, str | None]] = set()  # a page may repeat its sentences
    for left, right in accounts.pairs():
        for one in places[left.id]:
            best = max(
                (other for other in places[right.id] if other.clock == one.clock),
                key=lambda other: (bool(one.alignments & other.alignments), weights.likeness(one.stems, other.stems)),
                default=None,
            )
            if best is None or not excludes(accounts, one, best):
                continue
            key = (left.id, one.moment.start, right.id, best.moment.start)
            group = None if key in told else _pair(one, best, weights)
            if group is not None:
                told.add(key)
                found.append(group)
    return found


def _pair(left: Dated, right: Dated, weights: Weights) -> _Group | None:
    likeness = weights.likeness(left.stems, right.stems)
    aligned = bool(left.alignments & right.alignments)
    sureness = likeness + (0.2 if aligned else 0.0)
    if len(left.stems & right.stems) < 5 or sureness < _PLAUSIBLE:
        return None
    sure = sureness >= _SURE and aligned and left.moment.precision is right.moment.precision
    shared = sorted(left.stems & right.stems, key=lambda s: (-weights.of(frozenset({s})), s))
    alike = Feature(
        name="sentences alike",
        value=round(min(1.0, likeness), 3),
        detail="shared words: " + ", ".join(shared[:6]),
        left=left.evidence,
        right=right.evidence,
    )
    return _Group((left, right), round(min(1.0, sureness), 3), sure, (alike, _apart(left, right)))


def _apart(left: Dated, right: Dated) -> Feature:
    return Feature(
        name="moments exclude each other",
        value=1.0,
        detail=f"{left.moment.start} and {right.moment.start}",
        left=left.evidence,
        right=right.evidence,
    )


def _merged(accounts: Accounts, pairs: list[_Group]) -> list[_Group]:
    """Pairs that share a moment as one group, as long as no account has two moments in it."""
    groups: list[_Group] = []
    for pair in pairs:
        for place, group in enumerate(groups):
            members = {each.document: each for each in group.members}
            if any(members.get(each.document) == each for each in pair.members) and not any(
                members.get(each.document, each) != each for each in pair.members
            ):
                members |= {each.document: each for each in pair.members}
                ordered = tuple(sorted(members.values(), key=lambda each: accounts.place(each.document)))
                groups[place] = _Group(
                    ordered,
                    min(group.sureness, pair.sureness),
                    group.sure and pair.sure,
                    (*group.why, *pair.why),
                )
                break
        else:
            groups.append(pair)
    return groups


def _finding(accounts: Accounts, group: _Group) -> Finding:
    relation = Relation.DIFFERS if group.sure else Relation.NOT_SETTLED
    kind = FindingKind.DIFFERS if group.sure else FindingKind.NOT_SETTLED
    documents = tuple(each.document for each in group.members)
    return Finding(
        id=content_id(
            "finding", "moment", *(part for each in group.members for part in (each.document, each.moment.span.start))
        ),
        kind=kind,
        rule=_RULES[relation],
        title=_title(accounts, group),
        evidence=tuple(each.evidence for each in group.members),
        relation=relation,
        aspect=Aspect.DATE,
        absent=accounts.absent(documents),
        score=group.sureness,
        why=group.why,
    )


def _title(accounts: Accounts, group: _Group) -> str:
    """Who gives which moment, accounts that agree together: "A and D give July 1, B July 15"."""
    by_moment: dict[str, list[Dated]] = {}
    for each in group.members:
        start = each.moment.start or ""
        by_moment.setdefault(start if start.startswith("T") else start[-5:], []).append(each)
    parts = []
    for place, same in enumerate(by_moment.values()):
        named = letters(accounts, [each.document for each in same])
        verb = "" if place else " gives" if len(same) == 1 else " give"
        words = " ".join(accounts.document(same[0].document).words(same[0].moment.span).split())
        parts.append(f"{named}{verb} {words}")
    return ", ".join(parts) + ("" if group.sure else "; whether for the same is not settled")
