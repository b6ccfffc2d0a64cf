"""Lays statements of several accounts beside each other: those that say the same, more or less, or clash."""

from collections.abc import Iterator, Sequence

import numpy as np

from according.compare.accounts import Accounts
from according.compare.alignment.judgement import CANDIDATE, Judgement, judge, likeness
from according.compare.alignment.views import View, views
from according.compare.provenance.origins import origins_of
from according.core import AlignedStatement, Alignment, Feature, Relation, content_id

_AGREEING = (Relation.SAME, Relation.NARROWER)
#: Two groups of statements are one where all their members agree or are at least as alike as this.
_LINKED = 0.55


def align(accounts: Accounts) -> tuple[Alignment, ...]:
    """The alignments between the accounts of each event, in the order of the first statement's place.

    SAME and NARROWER alignments take one statement of an account and are grown from the likest pair; alignments that
    clash (NOT_SETTLED, DENIES) stand between two statements and name the question.
    """
    told = views(accounts)
    judged: dict[tuple[tuple[int, int], tuple[int, int]], Judgement] = {}
    for left, right in _pairs(accounts, told):
        judgement = judge(left, right)
        if judgement is not None:
            judged[(left.account, left.place), (right.account, right.place)] = judgement
    groups = _groups(told, judged)
    found = [_grouped(accounts, told, group, judged) for group in groups]
    found += [_clashing(accounts, told, pair, judgement) for pair, judgement in _clashes(judged, groups)]
    return tuple(sorted(found, key=lambda a: (accounts.place(a.statements[0].document), a.statements[0].span, a.id)))


def _pairs(accounts: Accounts, told: tuple[tuple[View, ...], ...]) -> Iterator[tuple[View, View]]:
    """The pairs of statements of one event that are worth a judgement."""
    for i, lefts in enumerate(told):
        for rights in told[i + 1 :]:
            if not lefts or not rights or not accounts.same_event(lefts[0].document, rights[0].document):
                continue
            if lefts[0].vector is not None and rights[0].vector is not None:
                cosines = _matrix(lefts) @ _matrix(rights).T
                for row, column in np.argwhere(cosines >= CANDIDATE).tolist():
                    yield lefts[row], rights[column]
            else:
                yield from _sharing(lefts, rights)


def _matrix(told: Sequence[View]) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    return np.stack([view.vector for view in told if view.vector is not None])


def _sharing(lefts: Sequence[View], rights: Sequence[View]) -> Iterator[tuple[View, View]]:
    """Without an encoder: the pairs that share two stems."""
    holders: dict[str, list[int]] = {}
    for place, view in enumerate(rights):
        for key in view.keys:
            holders.setdefault(key, []).append(place)
    for view in lefts:
        met: dict[int, int] = {}
        for key in view.keys:
            for place in holders.get(key, ()):
                met[place] = met.get(place, 0) + 1
        for place in sorted(place for place, count in met.items() if count > 1):
            yield view, rights[place]


_Pair = tuple[tuple[int, int], tuple[int, int]]


def _groups(told: tuple[tuple[View, ...], ...], judged: dict[_Pair, Judgement]) -> list[tuple[tuple[int, int], ...]]:
    """Statements that say the same, more or less: no two of one account, the likest pair first."""
    agreeing = {p: j for p, j in judged.items() if j.relation in _AGREEING}
    group_of: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for pair in sorted(agreeing, key=lambda pair: (-_precedence(told, pair, agreeing[pair]), pair)):
        left, right = (group_of.get(key, [key]) for key in pair)
        if left is right or {account for account, _ in left} & {account for account, _ in right}:
            continue
        crossing = [(min(a, b), max(a, b)) for a in left for b in right]
        if any(cross in judged and cross not in agreeing for cross in crossing):
            continue
        if len(crossing) > 1 and any(
            cross not in agreeing and likeness(*(told[account][place] for account, place in cross)) < _LINKED
            for cross in crossing
        ):
            continue
        joined = sorted((*left, *right))
        for key in joined:
            group_of[key] = joined
    unique = {id(group): tuple(group) for group in group_of.values()}
    return sorted(unique.values())


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
) -> Alignment:
    inside = [judged[a, b] for i, a in enumerate(group) for b in group[i + 1 :] if (a, b) in judged]
    relation = Relation.SAME if all(judgement.relation is Relation.SAME for judgement in inside) else Relation.NARROWER
    score = sum(judgement.score for judgement in inside) / len(inside)
    why = tuple(feature for judgement in inside for feature in judgement.why)
    return _alignment(accounts, [told[a][p] for a, p in group], relation, score, why, None)


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
