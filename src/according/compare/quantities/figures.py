"""Figures across accounts: the same quantity given alike, with another precision, or differently.

A false difference costs more trust than a missed one: figures are set against each other only when they answer the
same question (how many people were killed), each account gives one answer, and the sentences speak of the same matter.
All accounts' answers to one question are one finding: those that differ, and those that bear one of them out.
"""

from itertools import chain

from according.compare.accounts import Accounts
from according.compare.quantities.ages import age_differences
from according.compare.quantities.answers import COUNTS, PLAUSIBLE, SURE, Answers, answers
from according.compare.quantities.asked import plain_answers
from according.compare.quantities.context import Placed, placed
from according.compare.quantities.fates import fates
from according.compare.quantities.harm import harm_differences
from according.compare.quantities.ranks import rank_differences
from according.compare.quantities.roles import GROWING, TITLES
from according.compare.quantities.tolls import ROLES, Toll, tolls
from according.compare.quantities.unsourced import unsourced_figures
from according.compare.quantities.values import Match, matched, said_alike
from according.compare.quantities.written import written_differently
from according.compare.titles import letters
from according.core import Alignment, Aspect, FigureKind, Finding, FindingKind, Relation, content_id

__all__ = ["figure_differences", "unsourced_figures"]

_RULES = {
    Relation.DIFFERS: "Accounts of one event each give a single figure for the same question, and the figures "
    "exclude each other.",
    Relation.CHANGED: "Accounts of one event that were published at different times give figures for the same "
    "question, which can change as time goes on.",
    Relation.NOT_SETTLED: "Accounts of one event give different figures in sentences that seem to speak of the same "
    "thing; whether they count the same thing is not settled by the words.",
    Relation.OTHER_PRECISION: "Accounts of one event give figures for the same question that can both hold: one is "
    "rounded, bounded or less exact.",
}


def figure_differences(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """Where accounts of one event answer one question with figures that are not the same."""
    by_document, weights = placed(accounts, alignments)
    found: list[Finding] = []
    for story in accounts.stories:
        members = [a.id for a in accounts.documents if a.id in story.documents]
        used: set[tuple[str, int]] = set()
        if len(members) < 2:
            continue
        told = tolls(accounts, tuple(accounts.document(m) for m in members))
        found.extend(harm_differences(accounts, told))
        found.extend(fates(accounts, story))
        found.extend(age_differences(accounts, story))
        found.extend(written_differently(accounts, story))
        found.extend(rank_differences(accounts, story))
        figures = {m: [p for p in by_document[m] if not _harmed(p, told[m])] for m in members}
        texts = {m: accounts.document(m).document.text for m in members}
        for each in chain(plain_answers(figures, texts, weights), answers(figures, weights)):
            keys = {(answer.document, answer.figure.span.start) for answer in each.members}
            finding = None if keys & used else _finding(accounts, each)
            if finding is not None:
                used |= keys
                found.append(finding)
    return tuple(found)


def _harmed(one: Placed, toll: Toll) -> bool:
    """Whether a figure is of people killed, injured or shot, whose number is compared as a whole."""
    return one.question.role in ROLES or any(
        victims.span.overlaps(one.figure.span) for told in toll.told.values() for victims in told.every
    )


def _finding(accounts: Accounts, found: Answers) -> Finding | None:
    members = found.members
    pairs = [(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]
    matches = {matched(a.figure, b.figure) for a, b in pairs}
    relation, kind = Relation.OTHER_PRECISION, FindingKind.FIGURE_VARIANT
    if Match.DIFFERENT in matches:
        if found.sureness < PLAUSIBLE:
            return None
        relation, kind = Relation.DIFFERS, FindingKind.DIFFERS
        if found.sureness < SURE:
            relation, kind = Relation.NOT_SETTLED, FindingKind.NOT_SETTLED
        elif members[0].question.role in GROWING and _grows(members):
            relation = Relation.CHANGED
    elif found.sureness < SURE or all(said_alike(a.figure, b.figure) for a, b in pairs):
        return None
    documents = tuple(answer.document for answer in members)
    evidence = tuple(answer.evidence() for answer in members)
    return Finding(
        id=content_id("finding", "figure", *(f"{e.document}:{e.span.start}:{e.span.end}" for e in evidence)),
        kind=kind,
        rule=_RULES[relation],
        title=_title(accounts, members, relation),
        evidence=evidence,
        relation=relation,
        aspect=Aspect.FIGURE,
        absent=accounts.absent(documents),
        score=min(1.0, found.sureness),
        why=found.why,
    )


def _grows(members: tuple[Placed, ...]) -> bool:
    """Whether the figures rise with the days of publication, all of which are known."""
    dated = sorted((a.published, a.figure.value) for a in members if a.published is not None)
    values = [value for _, value in dated]
    return len(dated) == len(members) and len({day for day, _ in dated}) > 1 and values == sorted(values)


def _title(accounts: Accounts, members: tuple[Placed, ...], relation: Relation) -> str:
    """Who gives what, accounts that agree together: "A and C give 1,394 signatures, B about 1,200 signatures"."""
    groups: list[list[Placed]] = []
    for member in members:
        for group in groups:
            if matched(group[0].figure, member.figure) is Match.EQUAL:
                group.append(member)
                break
        else:
            groups.append([member])
    parts = []
    for place, group in enumerate(groups):
        verb = "" if place else " gives" if len(group) == 1 else " give"
        parts.append(f"{_named(accounts, group)}{verb} {_words(accounts, group[0], first=place == 0)}")
    end = {
        Relation.NOT_SETTLED: "; whether of the same is not settled",
        Relation.CHANGED: "; the later the account, the more",
    }.get(relation, "")
    return ", ".join(parts) + end


def _named(accounts: Accounts, group: list[Placed]) -> str:
    return letters(accounts, [each.document for each in group])


def _words(accounts: Accounts, one: Placed, *, first: bool) -> str:
    """The figure in the account's words; the first of a title with what it is a figure of."""
    words = " ".join(accounts.document(one.document).words(one.evidence().span).split())
    words = words[0].lower() + words[1:] if words[1:2].islower() else words  # "Nearly" within a title
    if one.figure.kind is FigureKind.VOTE:
        return f"the vote as {words}" if first else words
    role, at = one.question.role, one.question.role_span
    told = at is not None and one.evidence().span.holds(at)
    if one.figure.kind in COUNTS and first and role in TITLES and one.question.thing == "person" and not told:
        return f"{words} {TITLES[role].removeprefix('people ')}" if " " in words else f"{words} ({TITLES[role]})"
    return words
