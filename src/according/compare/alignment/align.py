"""Lays statements of several accounts beside each other: those that say the same, more or less, or clash."""

from collections import Counter
from collections.abc import Iterator

from according.compare.accounts import Accounts
from according.compare.alignment.candidates import repeats
from according.compare.alignment.judgement import Judgement, judge, likeness, reasons
from according.compare.alignment.pairs import scored_pairs
from according.compare.alignment.scored import judge_scored, together
from according.compare.alignment.views import View, views
from according.compare.provenance.origins import origins_of
from according.core import AlignedStatement, Alignment, Feature, Relation, content_id

_AGREEING = (Relation.SAME, Relation.NARROWER)
#: Two groups of statements are one where their members are on average as near as this.
_LINKED = 0.5
#: Statements that were not judged, since others are likelier, count for so much less than they are alike.
_UNJUDGED = 0.2
#: An account may tell a thing so many times in one group.
_OF_ONE_ACCOUNT = 4

_Pair = tuple[tuple[int, int], tuple[int, int]]


def align(accounts: Accounts) -> tuple[Alignment, ...]:
    """The alignments between the accounts of each event, in the order of the first statement's place.

    SAME and NARROWER alignments are groups grown from the likest pair: what is joined must be alike on average, and
    nothing in it may clash; an account may tell a thing in several places (headline, lead, text). Alignments that
    clash (NOT_SETTLED, DENIES) stand between two statements and name the question.
    """
    told = views(accounts)
    judged: dict[_Pair, Judgement] = {}
    near: dict[_Pair, float] = {}
    for left, right, sense in scored_pairs(accounts):
        key = (left.account, left.place), (right.account, right.place)
        near[key] = likeness(left, right) if sense is None else together(left, right, sense)
        judgement = judge(left, right) if sense is None else judge_scored(left, right, sense)
        if judgement is not None:
            judged[key] = judgement
    groups = _groups(told, judged, near)
    again = repeats(accounts)
    found = [_grouped(accounts, told, group, judged, again) for group in groups]
    joined = {key for group in groups for key in group}
    found += [_repeated(accounts, same) for key, same in again.items() if key not in joined]
    found += [_clashing(accounts, told, pair, judgement) for pair, judgement in _clashes(judged, groups)]
    return tuple(sorted(found, key=lambda a: (accounts.place(a.statements[0].document), a.statements[0].span, a.id)))


def _groups(
    told: tuple[tuple[View, ...], ...], judged: dict[_Pair, Judgement], near: dict[_Pair, float]
) -> list[tuple[tuple[int, int], ...]]:
    """Statements that say the same, more or less, the likest pair first: average linkage, so that no wrong pair chains.

    Two statements of one account come together only where both agree with the others.
    """
    agreeing = {p: j for p, j in judged.items() if j.relation in _AGREEING}
    group_of: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for pair in sorted(agreeing, key=lambda pair: (-_precedence(told, pair, agreeing[pair]), pair)):
        left, right = (group_of.get(key, [key]) for key in pair)
        if left is right:
            continue
        crossing = [(min(a, b), max(a, b)) for a in left for b in right if a[0] != b[0]]
        if any(cross in judged and cross not in agreeing for cross in crossing):
            continue
        joined = sorted((*left, *right))
        if max(Counter(account for account, _ in joined).values()) > _OF_ONE_ACCOUNT:
            continue
        if len(crossing) > 1 and sum(_near(told, near, cross) for cross in crossing) < _LINKED * len(crossing):
            continue
        for key in joined:
            group_of[key] = joined
    unique = {id(group): tuple(group) for group in group_of.values()}
    return sorted(unique.values())


def _near(told: tuple[tuple[View, ...], ...], near: dict[_Pair, float], pair: _Pair) -> float:
    """How near two statements are; those that were not judged count for less than they are alike."""
    if pair in near:
        return near[pair]
    left, right = (told[account][place] for account, place in pair)
    return max(0.0, likeness(left, right) - _UNJUDGED)


def _precedence(told: tuple[tuple[View, ...], ...], pair: _Pair, judgement: Judgement) -> float:
    """Which pair is joined first: the likest, a full match before a part of it, the text before its headline."""
    heads = sum(told[account][place].headline for account, place in pair)
    return round(judgement.score + 0.15 * (judgement.relation is Relation.SAME) - 0.12 * heads, 4)


def _clashes(
    judged: dict[_Pair, Judgement], groups: list[tuple[tuple[int, int], ...]]
) -> Iterator[tuple[_Pair, Judgement]]:
    """Clashing pairs: each statement's likest only, and none where both already agree with others of those accounts."""
    group_of = {key: group for group in groups for key in group}
    taken: set[tuple[tuple[int, int], int]] = set()
    clashing = [(p, j) for p, j in judged.items() if j.relation not in _AGREEING]
    for pair, judgement in sorted(clashing, key=lambda item: (-round(item[1].score, 4), item[0])):
        left, right = pair
        if (left, right[0]) in taken or (right, left[0]) in taken:
            continue
        met = {key[0] for key in group_of.get(left, ())} | {key[0] for key in group_of.get(right, ())}
        if {left[0], right[0]} <= met:
            continue
        taken |= {(left, right[0]), (right, left[0])}
        yield pair, judgement


def _grouped(
    accounts: Accounts,
    told: tuple[tuple[View, ...], ...],
    group: tuple[tuple[int, int], ...],
    judged: dict[_Pair, Judgement],
    again: dict[tuple[int, int], tuple[View, ...]],
) -> Alignment:
    inside = [judged[a, b] for i, a in enumerate(group) for b in group[i + 1 :] if (a, b) in judged]
    relation = Relation.SAME if all(judgement.relation is Relation.SAME for judgement in inside) else Relation.NARROWER
    score = sum(judgement.score for judgement in inside) / len(inside)
    why = tuple(feature for judgement in inside for feature in judgement.why)
    members = [view for a, p in group for view in again.get((a, p), (told[a][p],))]
    return _alignment(accounts, sorted(members, key=lambda v: (v.account, v.place)), relation, score, why, None)


def _repeated(accounts: Accounts, same: tuple[View, ...]) -> Alignment:
    """What several accounts tell word for word, and no other in other words."""
    return _alignment(accounts, list(same), Relation.SAME, 1.0, reasons(same[0], same[1]), None)


def _clashing(accounts: Accounts, told: tuple[tuple[View, ...], ...], pair: _Pair, judgement: Judgement) -> Alignment:
    members = [told[a][p] for a, p in pair]
    return _alignment(accounts, members, judgement.relation, judgement.score, judgement.why, judgement.question)


def _alignment(
    accounts: Accounts,
    members: list[View],
    relation: Relation,
    score: float,
    why: tuple[Feature, ...],
    question: str | None,
) -> Alignment:
    statements = tuple(
        AlignedStatement(document=view.document, statement=view.statement.id, span=view.statement.span)
        for view in members
    )
    return Alignment(
        id=content_id("al", relation, *(statement.statement for statement in statements)),
        statements=statements,
        relation=relation,
        question=question,
        origins=origins_of(accounts, statements),
        score=round(score, 3),
        why=why,
    )
