"""The answers of several accounts to one question: which figures belong side by side, and how sure that is."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from according.compare.quantities.context import Placed, Weights, same_time
from according.compare.quantities.pairs import likeness
from according.compare.quantities.roles import LASTING, TITLES
from according.compare.quantities.values import Match, matched, said_alike
from according.compare.quantities.votes import bodies, same_body, votes_of
from according.core import FUNCTION_WORDS, Feature, FigureKind, Operator, stem

COUNTS = (FigureKind.COUNT, FigureKind.NUMBER)
#: From here on figures that exclude each other are told to differ, and from here on that they may.
SURE, PLAUSIBLE = 0.6, 0.45
_LEAD = 0.2
#: How alike two figures' surroundings must be where nothing else says that they answer one question.
_ALIKE, _ALIKE_FAR, _AGREEING = 0.42, 0.58, 0.25
_KINDS = (
    FigureKind.COUNT,
    FigureKind.MONEY,
    FigureKind.PERCENT,
    FigureKind.DURATION,
    FigureKind.MEASURE,
    FigureKind.RATE,
)

_TIMES = stem("times")
_NAME = re.compile(r"\b[A-Z][a-z'’]+\s+[A-Z][a-z'’]+\b")
_DEAD = re.compile(r"(?i:\b(?:killed|dead|died|dies|deaths?|fatal(?:ly)?)\b)")

Compared = Callable[[Placed, Placed], tuple[float, tuple[Feature, ...]]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What accounts answer to one question, one figure each in the user's order, and how sure it is that it is one."""

    members: tuple[Placed, ...]
    sureness: float
    why: tuple[Feature, ...]


def answers(documents: dict[str, list[Placed]], weights: Weights) -> Iterator[Answers]:
    """Every question to which the accounts of one event give answers that are not all alike, the surest way first."""
    yield from _by_role(documents, weights)
    yield from _votes(documents, weights)
    yield from _by_context(documents, weights)


def _by_role(documents: dict[str, list[Placed]], weights: Weights) -> Iterator[Answers]:
    """How many were killed, arrested, signed: asked of each account as a whole, which must give one answer."""
    keys = dict.fromkeys(
        (p.question.role, p.question.thing)
        for each in documents.values()
        for p in each
        if p.figure.kind in COUNTS and p.question.role in TITLES and p.question.thing is not None
    )
    for role, thing in keys:
        found: list[Placed] = []
        for each in documents.values():
            one = _single(
                [p for p in each if p.figure.kind in COUNTS and (p.question.role, p.question.thing) == (role, thing)]
            )
            if one is not None and not (role == "shot" and _DEAD.search(one.words)):  # those shot may hold the dead
                found.append(one)
        found = [
            one
            for one in found
            if not any(
                _told_too(one, documents[other.document])
                for other in found
                if matched(one.figure, other.figure) is Match.DIFFERENT
            )
        ]
        yield from _assembled(_comparable(found), lambda left, right: _by_lead(left, right, weights))


def _votes(documents: dict[str, list[Placed]], weights: Weights) -> Iterator[Answers]:
    """The sides of the division on the matter, where each account gives one."""
    found = [votes[0] for each in documents.values() if (votes := votes_of(each))]

    def compared(left: Placed, right: Placed) -> tuple[float, tuple[Feature, ...]]:
        if not same_body(left, right):
            return 0.0, ()
        alike = likeness(left, right, weights)
        named = bool(bodies(left) & bodies(right))
        value = 0.2 + 0.6 * alike.total + (0.25 if named else 0.0)
        return round(min(1.0, value), 3), (*alike.features(left, right),)

    yield from _assembled(found, compared)


def _by_context(documents: dict[str, list[Placed]], weights: Weights) -> Iterator[Answers]:
    """Figures of one kind, unit and counted thing in sentences that say much the same."""

    def compared(left: Placed, right: Placed) -> tuple[float, tuple[Feature, ...]]:
        alike = likeness(left, right, weights)
        return round(alike.total, 3), alike.features(left, right)

    seeds: list[tuple[float, Placed, Placed]] = []
    for left_name, right_name in combinations(documents, 2):
        ours, theirs = documents[left_name], documents[right_name]
        best: dict[int, tuple[float, Placed, Placed]] = {}
        for left in ours:
            for right in theirs:
                if not _same_question(left, right):
                    continue
                pair = (likeness(left, right, weights).total, left, right)
                for one in (left, right):
                    if id(one) not in best or best[id(one)][0] < pair[0]:
                        best[id(one)] = pair
        for left in ours:
            pair_found = best.get(id(left))
            if pair_found is None or best[id(pair_found[2])] is not pair_found:
                continue  # not each other's nearest
            if _speak_of_one(pair_found, ours, theirs, weights):
                seeds.append(pair_found)
    seeds.sort(key=lambda seed: -seed[0])
    for _, left, right in seeds:
        joined = [left, right]
        for name, each in documents.items():
            if name in (left.document, right.document):
                continue
            agreeing = [
                (max(likeness(p, q, weights).total for q in (left, right)), p)
                for p in each
                if any(_same_question(p, q) and matched(p.figure, q.figure) is Match.EQUAL for q in (left, right))
            ]
            if agreeing:
                likest, one = max(agreeing, key=lambda found: found[0])
                if likest >= _AGREEING:
                    joined.append(one)
        order = list(documents)
        joined.sort(key=lambda p: order.index(p.document))
        for found in _assembled(joined, compared):
            # 0.42 of likeness is as sure as 0.6 of the rules that know the role.
            sureness = min(0.9, round(found.sureness + SURE - _ALIKE, 3))
            if left.figure.kind in (FigureKind.RATE, FigureKind.MEASURE):
                sureness = min(sureness, SURE - 0.01)  # winds and waters are measured again and again
            yield Answers(found.members, sureness, found.why)


def _speak_of_one(
    pair: tuple[float, Placed, Placed], ours: list[Placed], theirs: list[Placed], weights: Weights
) -> bool:
    """Whether two nearest figures are alike enough, and neither account gives the other's figure elsewhere."""
    total, left, right = pair
    match = matched(left.figure, right.figure)
    if match is Match.EQUAL or total < _ALIKE or _crowded(left, ours) or _crowded(right, theirs):
        return False
    if match is Match.COMPATIBLE:
        return total >= _ALIKE + 0.1
    low, high = sorted((left.figure.value, right.figure.value))
    if low < 0.75 * high and total < _ALIKE_FAR:
        return False  # figures that lie far apart are rather of two things
    if low <= 0 or high > 2 * low or (left.figure.kind in COUNTS and high <= 12):
        return total >= 0.7 and bool(left.alignments & right.alignments)
    if len(likeness(left, right, weights).beside) < 2:
        return False  # nothing but the counted thing in common
    return not (_given(left, theirs) or _given(right, ours))


def _given(one: Placed, others: list[Placed]) -> bool:
    """Whether an account has a figure of this kind that can hold beside this one, whatever it is said of."""
    return any(
        other.figure.kind is one.figure.kind
        and other.figure.unit == one.figure.unit
        and matched(one.figure, other.figure) is not Match.DIFFERENT
        and (other.figure.operator is Operator.EQUAL or other.question.thing == one.question.thing)
        for other in others
    )


def _told_too(one: Placed, others: list[Placed]) -> bool:
    """Whether an account that gives another count has this one too, of another day or part, say; small ones recur."""
    return one.figure.value > 12 and any(
        other.figure.kind in COUNTS and matched(one.figure, other.figure) is Match.EQUAL for other in others
    )


def _same_question(left: Placed, right: Placed) -> bool:
    a, b = left.question, right.question
    if a.kind is not b.kind or a.unit != b.unit or not a.whole or not b.whole or a.kind not in _KINDS:
        return False
    if a.kind in COUNTS and (a.thing in (None, _TIMES) or a.role != b.role):
        return False
    if a.kind in COUNTS and a.role in TITLES and not left.alignments & right.alignments:
        return False  # asked of each account as a whole
    if a.thing is not None and b.thing is not None and a.thing != b.thing:
        return False
    if left.way != right.way:
        return False
    if a.kind is FigureKind.DURATION and "sentenced" in (a.role, b.role) and not _one_name(left, right):
        return False  # each convict has a term of his own, and serves another
    if left.quoted and right.quoted:
        return False  # the wording of quotations is compared elsewhere
    return _attributes_agree(left, right) and same_time(left, right)


def _one_name(left: Placed, right: Placed) -> bool:
    """Whether two sentences have a name of two words in common."""
    ours, theirs = (
        {name for name in _NAME.findall(one.words) if not any(part.lower() in FUNCTION_WORDS for part in name.split())}
        for one in (left, right)
    )
    return bool(ours & theirs)


def _attributes_agree(left: Placed, right: Placed) -> bool:
    a, b = left.question.modifiers, right.question.modifiers
    return a <= b or b <= a


def _crowded(one: Placed, others: list[Placed]) -> bool:
    """Whether its sentence gives another figure that could answer the same question."""
    return any(
        other.figure.span != one.figure.span
        and other.question.whole
        and other.sentence == one.sentence
        and other.figure.kind is one.figure.kind
        and other.figure.unit == one.figure.unit
        and (other.question.thing == one.question.thing or None in (other.question.thing, one.question.thing))
        for other in others
    )


def _single(candidates: list[Placed]) -> Placed | None:
    """An account's one answer, the most exact; None where it gives several that exclude each other."""
    whole = [p for p in candidates if p.question.whole]
    if not whole or any(matched(whole[0].figure, other.figure) is Match.DIFFERENT for other in candidates):
        return None
    return min(whole, key=lambda p: (p.figure.operator is not Operator.EQUAL, p.figure.approximate, p.figure.span))


def _comparable(found: list[Placed]) -> list[Placed]:
    """Those answers that speak of the same time as the first, with attributes that do not exclude each other."""
    if not found:
        return []
    return [found[0], *(a for a in found[1:] if same_time(found[0], a) and _attributes_agree(found[0], a))]


def _assembled(found: list[Placed], compared: Compared) -> Iterator[Answers]:
    """One question's answers: the surest two that are not alike, and every account that bears one of them out."""
    best: tuple[bool, float, Placed, Placed, tuple[Feature, ...]] | None = None
    scores: dict[tuple[int, int], tuple[float, tuple[Feature, ...]]] = {}
    for i, j in combinations(range(len(found)), 2):
        match = matched(found[i].figure, found[j].figure)
        score, why = scores[i, j] = compared(found[i], found[j])
        if match is Match.EQUAL or score == 0.0:
            continue
        rank = (match is Match.DIFFERENT and score >= PLAUSIBLE * (_ALIKE / SURE), score)
        if best is None or rank > best[:2]:
            best = (*rank, found[i], found[j], why)
    if best is None:
        return
    _, sureness, left, right, why = best
    members, reasons = [], list(why)
    for k, each in enumerate(found):
        if each is left or each is right:
            members.append(each)
            continue
        for one in (left, right):
            place = next(n for n, p in enumerate(found) if p is one)
            score, features = scores[min(k, place), max(k, place)]
            alike = matched(each.figure, one.figure) is not Match.DIFFERENT and said_alike(each.figure, one.figure)
            if (alike and score > 0) or score >= sureness - 0.1:
                members.append(each)
                reasons.extend(features)
                break
    yield Answers(tuple(members), sureness, tuple(reasons))


def _part_of(one: Placed, other: Placed) -> bool:
    """Whether a lesser count is told more closely ("two male students" of four students): it may be a part."""
    return one.question.modifiers > other.question.modifiers and one.figure.value < other.figure.value


def _by_lead(left: Placed, right: Placed, weights: Weights) -> tuple[float, tuple[Feature, ...]]:
    """How sure it is that two counts of one role are of one happening: in the lead or in like sentences, surer."""
    alike = likeness(left, right, weights)
    shared = weights.likeness(left.stems, right.stems)
    value = 0.35 + 0.6 * max(shared, alike.total if left.question.role in LASTING else 0.0)
    value += 0.25 if alike.aligned else 0.0
    if left.place < _LEAD and right.place < _LEAD:
        value += 0.2
    elif not alike.aligned and left.question.role not in LASTING:
        value -= 0.2  # far down, an account may speak of another happening
    if left.question.modifiers != right.question.modifiers:
        value -= 0.2
    if left.question.doubtful != right.question.doubtful:
        value -= 0.2
    if shared < 0.1 and not alike.aligned:
        # What is told once may be borne out in other words, but not denied.
        value = 0.1 if left.question.role in LASTING and min(left.figure.value, right.figure.value) > 12 else 0.0
    if _part_of(left, right) or _part_of(right, left):
        value = 0.0
    role = Feature(name="same role", value=1.0, detail=left.question.title)
    return round(value, 3), (role, *alike.features(left, right))
