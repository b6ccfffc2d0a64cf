"""The time of day at which accounts put the event, or the call for help: alike, less exactly, or differently."""

import re
from dataclasses import dataclass
from itertools import combinations

from according.compare.accounts import Accounts
from according.compare.quantities.tolls import aside
from according.compare.titles import letters
from according.core import (
    Annotated,
    Aspect,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Precision,
    Relation,
    Span,
    Story,
    content_id,
)

_RULES = {
    Relation.DIFFERS: "Accounts of one event each give one time of day at which it happened (or at which help was "
    "called or came), and the times are not the same.",
    Relation.OTHER_PRECISION: "Accounts of one event give times of day for it that lie within a quarter of an hour, "
    "one of them round or only about.",
}
_BEGINS = 12
_REACH = (
    r"(?:(?!\b(?:said|says|told|announced|arrested|charged|identified|died|released|surrendered|court|appeared|arraigned|"
    r"pronounced|until|lifted|reopened|remained|vigil|conference|posted|updated|published|later|then|and\s+(?:was|were|had|has|he|she|they|police|is)|when)\b)"
    r"(?:[ap]\.m\.|\.(?=\s[\da-z])|\b[A-Z]\.|[^.;“”\"])){0,90}\Z"
)
#: What the time is a time of, by the words before it.
_QUESTIONS = {
    "it happened": re.compile(
        r"(?i:\b(?:happened|occurred|took\s+place|erupted|unfolded|broke\s+out|opened\s+fire|rang\s+out|crashed|collided|exploded|"
        rf"struck|began|(?:was|were)\s+(?:\w+\s+)?(?:shot|stabbed|killed|wounded|robbed))\b{_REACH})"
    ),
    "help was called": re.compile(
        rf"(?i:\b(?:(?:was|were)\s+(?:called|dispatched|summoned|alerted|notified)|responded|received|reported|came\s+in)\b{_REACH})"
    ),
}
#: The time first: "At around 6:15 p.m., police received a report".
_FIRST = re.compile(r"\W*(?i:(?:at|shortly|just|about|around|approximately|before|after)\s+)*\Z")
_CALLED = re.compile(
    r"(?i:,?\s+(?:(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:(?!said|says)\w+\s+){1,5}?"
    r"(?:received|responded|(?:was|were)\s+(?:called|dispatched|summoned|alerted|notified))\b)"
)
_ROUGHLY = re.compile(
    r"(?i:\b(?:about|around|approximately|roughly|nearly|almost|just|shortly|before|after|near|circa|by)\s+(?:before\s+|after\s+)?\Z)"
)
#: Minutes within which a round time may stand for the exact one, and beyond which two times are of two things.
_NEAR, _FAR = 15, 180


@dataclass(frozen=True, slots=True)
class _Clock:
    document: str
    minutes: int
    rough: bool
    span: Span

    @property
    def evidence(self) -> Evidence:
        return Evidence(document=self.document, span=self.span, role="moment")


def clock_differences(accounts: Accounts, story: Story) -> tuple[Finding, ...]:
    """Where accounts of one event do not give one time of day for it, one finding a question."""
    found: list[Finding] = []
    for question, pattern in _QUESTIONS.items():
        told = [one for d in story.documents if (one := _clock(accounts.document(d), pattern)) is not None]
        told.sort(key=lambda one: accounts.place(one.document))
        pairs = [(r, a, b) for a, b in combinations(told, 2) if (r := _relation(a, b)) is not None]
        if not pairs:
            continue
        relation, left, right = max(pairs, key=lambda pair: pair[0] is Relation.DIFFERS)
        joined = [one for one in told if any(r is relation and one in (a, b) for r, a, b in pairs)]
        found.append(_finding(accounts, question, relation, joined, (left, right)))
    return tuple(found)


def _clock(annotated: Annotated, pattern: re.Pattern[str]) -> _Clock | None:
    """An account's one time of day for a question; None where it gives several."""
    text = annotated.document.text
    found: list[_Clock] = []
    for sentence in annotated.sentences[:_BEGINS]:
        if aside(sentence.of(text)):
            continue
        for moment in annotated.moments:
            if moment.precision is not Precision.TIME or not sentence.holds(moment.span):
                continue
            if not re.fullmatch(r"T\d\d:\d\d", moment.start or ""):
                continue
            before = text[max(sentence.start, moment.span.start - 140) : moment.span.start]
            called = pattern is _QUESTIONS["help was called"] and _FIRST.fullmatch(before)
            if pattern.search(before) or (called and _CALLED.match(text, moment.span.end, sentence.end)):
                hours, minutes = (moment.start or "")[1:].split(":")
                total = 60 * int(hours) + int(minutes)
                rough = _ROUGHLY.search(before) is not None
                found.append(_Clock(annotated.id, total, rough, moment.span))
    return found[0] if len({one.minutes for one in found}) == 1 else None


def _relation(left: _Clock, right: _Clock) -> Relation | None:
    apart = abs(left.minutes - right.minutes)
    apart = min(apart, 24 * 60 - apart)
    if not apart or apart > _FAR:
        return None
    rounded = [one.rough or one.minutes % 15 == 0 for one in (left, right)]
    return Relation.OTHER_PRECISION if apart <= _NEAR and any(rounded) else Relation.DIFFERS


def _finding(
    accounts: Accounts, question: str, relation: Relation, members: list[_Clock], ends: tuple[_Clock, _Clock]
) -> Finding:
    by_time: dict[int, list[_Clock]] = {}
    for each in members:
        by_time.setdefault(each.minutes, []).append(each)
    parts = []
    for place, same in enumerate(by_time.values()):
        words = " ".join(accounts.document(same[0].document).words(same[0].span).split())
        verb = "" if place else " gives" if len(same) == 1 else " give"
        parts.append(f"{letters(accounts, [one.document for one in same])}{verb} {words}")
    documents = tuple(one.document for one in members)
    differs = relation is Relation.DIFFERS
    return Finding(
        id=content_id("finding", "clock", question, *(f"{one.document}:{one.span.start}" for one in members)),
        kind=FindingKind.DIFFERS if differs else FindingKind.FIGURE_VARIANT,
        rule=_RULES[relation],
        title=", ".join(parts),
        evidence=tuple(one.evidence for one in members),
        relation=relation,
        aspect=Aspect.DATE,
        absent=accounts.absent(documents),
        score=0.7,
        why=(
            Feature(name="same happening", value=1.0, detail=question, left=ends[0].evidence, right=ends[1].evidence),
        ),
    )
