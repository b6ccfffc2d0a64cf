"""Figures across accounts: the same quantity given alike, with another precision, or differently.

A false difference costs more trust than a missed one: two figures are set against each other only when they answer the
same question (how many people were killed), each account gives one answer, and the sentences speak of the same matter.
"""

from collections.abc import Iterator

from according.compare.accounts import Accounts
from according.compare.figures_context import Placed, Weights, placed, same_time
from according.compare.figures_roles import GROWING, TITLES
from according.compare.figures_values import Match, matched
from according.compare.unsourced import unsourced_figures
from according.core import (
    Alignment,
    Aspect,
    Feature,
    FigureKind,
    Finding,
    FindingKind,
    Operator,
    Relation,
    content_id,
)

__all__ = ["figure_differences", "unsourced_figures"]

_COUNTS = (FigureKind.COUNT, FigureKind.NUMBER)
_SURE, _PLAUSIBLE = 0.6, 0.45
_LEAD = 0.2

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
        if len(members) > 1:
            used: set[tuple[str, int]] = set()
            for answers, sureness, why in _answers({m: by_document[m] for m in members}, weights):
                keys = {(answer.document, answer.figure.span.start) for answer in answers}
                if keys & used:
                    continue
                finding = _finding(accounts, answers, sureness, why)
                if finding is not None:
                    used |= keys
                    found.append(finding)
    return tuple(found)


def _answers(
    documents: dict[str, list[Placed]], weights: Weights
) -> Iterator[tuple[list[Placed], float, tuple[Feature, ...]]]:
    """Figures of several accounts that answer one question, with how sure that is and why."""
    yield from _by_role(documents, weights)
    yield from _votes(documents, weights)
    yield from _by_context(documents, weights)


def _by_role(
    documents: dict[str, list[Placed]], weights: Weights
) -> Iterator[tuple[list[Placed], float, tuple[Feature, ...]]]:
    """How many were killed, arrested, signed: asked of each account as a whole, which must give one answer."""
    keys = dict.fromkeys(
        (p.question.role, p.question.thing)
        for each in documents.values()
        for p in each
        if p.figure.kind in _COUNTS and p.question.role in TITLES and p.question.thing is not None
    )
    for role, thing in keys:
        answers: list[Placed] = []
        for each in documents.values():
            one = _single(
                [p for p in each if p.figure.kind in _COUNTS and (p.question.role, p.question.thing) == (role, thing)]
            )
            if one is not None:
                answers.append(one)
        answers = _comparable(answers)
        if len(answers) > 1:
            sureness, why = _sureness(answers, weights, 0.35)
            yield answers, sureness, why


def _votes(
    documents: dict[str, list[Placed]], weights: Weights
) -> Iterator[tuple[list[Placed], float, tuple[Feature, ...]]]:
    """The sides of a vote, where each account gives one vote alone."""
    answers = [
        one
        for each in documents.values()
        if (one := _single([p for p in each if p.figure.kind is FigureKind.VOTE])) is not None
    ]
    if len(answers) > 1:
        sureness, why = _sureness(answers, weights, 0.35)
        yield answers, sureness, why


def _by_context(
    documents: dict[str, list[Placed]], weights: Weights
) -> Iterator[tuple[list[Placed], float, tuple[Feature, ...]]]:
    """Two figures of one kind, unit and counted thing in sentences that say much the same."""
    names = list(documents)
    for i, left_name in enumerate(names):
        for right_name in names[i + 1 :]:
            for left in documents[left_name]:
                best: tuple[float, Placed] | None = None
                for right in documents[right_name]:
                    if not _same_question(left, right):
                        continue
                    likeness = weights.likeness(left.stems, right.stems)
                    if best is None or likeness > best[0]:
                        best = likeness, right
                if best is None or best[0] < 0.4 or len(left.stems & best[1].stems) < 4:
                    continue
                if len(left.near & best[1].near) < 2:
                    continue  # the sentences are alike, not what stands about the figures
                if _crowded(left, documents[left_name]) or _crowded(best[1], documents[right_name]):
                    continue
                sureness, why = _sureness([left, best[1]], weights, 0.0)
                yield [left, best[1]], min(sureness, 0.9), why


def _same_question(left: Placed, right: Placed) -> bool:
    a, b = left.question, right.question
    if a.kind is not b.kind or a.unit != b.unit or a.role != b.role or not a.whole or not b.whole:
        return False
    if a.kind in _COUNTS and a.role in TITLES and not left.alignments & right.alignments:
        return False  # asked of each account as a whole
    if a.kind in (FigureKind.AGE, FigureKind.VOTE) or not same_time(left, right):
        return False
    if a.kind is FigureKind.NUMBER or (a.kind is FigureKind.COUNT and (a.thing is None or a.thing != b.thing)):
        return False
    if a.kind is FigureKind.ORDINAL and a.thing != b.thing:
        return False
    if a.thing is not None and b.thing is not None and a.thing != b.thing:
        return False
    return _attributes_agree(left, right) and not (left.quoted and right.quoted)


def _attributes_agree(left: Placed, right: Placed) -> bool:
    a, b = left.question.modifiers, right.question.modifiers
    return a <= b or b <= a


def _crowded(one: Placed, others: list[Placed]) -> bool:
    """Whether its sentence gives another figure that could answer the same question."""
    return any(
        other.figure.span != one.figure.span
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


def _comparable(answers: list[Placed]) -> list[Placed]:
    """Those answers that speak of the same time as the first, with attributes that do not exclude each other."""
    if not answers:
        return []
    return [answers[0], *(a for a in answers[1:] if same_time(answers[0], a) and _attributes_agree(answers[0], a))]


def _sureness(answers: list[Placed], weights: Weights, base: float) -> tuple[float, tuple[Feature, ...]]:
    """How sure it is that figures answer one question: the least sure of each with the first."""
    first, least, reasons = answers[0], 1.0, []
    for other in answers[1:]:
        likeness = weights.likeness(first.stems, other.stems)
        aligned = bool(first.alignments & other.alignments)
        value = base + 0.6 * likeness + (0.25 if aligned else 0.0)
        if base and first.place < _LEAD and other.place < _LEAD:
            value += 0.2
        elif base and not aligned:
            value -= 0.2  # far down, an account may speak of another happening
        if first.question.modifiers != other.question.modifiers:
            value -= 0.2
        if first.question.doubtful != other.question.doubtful:
            value -= 0.2
        if likeness < 0.1 and not aligned:
            value = 0.0
        least = min(least, value)
        shared = sorted(first.stems & other.stems, key=lambda s: (-weights.of(frozenset({s})), s))
        reasons.append(
            Feature(
                name="sentences alike",
                value=round(min(1.0, likeness), 3),
                detail="shared words: " + (", ".join(shared[:6]) or "none"),
                left=first.evidence(),
                right=other.evidence(),
            )
        )
        if aligned:
            reasons.append(Feature(name="statements aligned", value=1.0, left=first.evidence(), right=other.evidence()))
    if first.question.role is not None:
        reasons.insert(0, Feature(name="same role", value=1.0, detail=first.question.title))
    return round(least, 3), tuple(reasons)


def _finding(accounts: Accounts, answers: list[Placed], sureness: float, why: tuple[Feature, ...]) -> Finding | None:
    pairs = [(a, b) for i, a in enumerate(answers) for b in answers[i + 1 :]]
    matches = [matched(a.figure, b.figure) for a, b in pairs]
    if all(match is Match.EQUAL for match in matches):
        return None
    relation, kind = Relation.OTHER_PRECISION, FindingKind.FIGURE_VARIANT
    if Match.DIFFERENT in matches:
        if sureness < _PLAUSIBLE:
            return None
        relation, kind = Relation.DIFFERS, FindingKind.DIFFERS
        if sureness < _SURE:
            relation, kind = Relation.NOT_SETTLED, FindingKind.NOT_SETTLED
        elif answers[0].question.role in GROWING and _grows(answers):
            relation = Relation.CHANGED
    elif sureness < _SURE:
        return None
    documents = tuple(answer.document for answer in answers)
    evidence = tuple(answer.evidence() for answer in answers)
    return Finding(
        id=content_id("finding", "figure", *(f"{e.document}:{e.span.start}:{e.span.end}" for e in evidence)),
        kind=kind,
        rule=_RULES[relation],
        title=_title(accounts, answers, relation),
        evidence=evidence,
        relation=relation,
        aspect=Aspect.FIGURE,
        absent=accounts.absent(documents),
        score=min(1.0, sureness),
        why=why,
    )


def _grows(answers: list[Placed]) -> bool:
    """Whether the figures rise with the days of publication, all of which are known."""
    dated = sorted((a.published, a.figure.value) for a in answers if a.published is not None)
    values = [value for _, value in dated]
    return len(dated) == len(answers) and len({day for day, _ in dated}) > 1 and values == sorted(values)


def _title(accounts: Accounts, answers: list[Placed], relation: Relation) -> str:
    letters = [accounts.letter(answer.document) for answer in answers]
    named = " and ".join((", ".join(letters[:-1]), letters[-1]))
    first = answers[0]
    what = first.question.title
    if first.figure.kind is FigureKind.VOTE:
        return f"{named} give the vote differently"
    if first.figure.kind in (FigureKind.COUNT, FigureKind.NUMBER):
        counted = next((a.figure.counts for a in answers if a.figure.counts), None)
        if what.startswith("who "):
            what = f"{counted or 'people'} {what}"
        elif first.question.role is None:
            what = counted or what
        thing = f"counts of {what}"
    else:
        thing = {
            FigureKind.MONEY: "amounts of money",
            FigureKind.PERCENT: "percentages",
            FigureKind.ORDINAL: "places in an order",
            FigureKind.DURATION: "durations",
        }.get(first.figure.kind, "figures")
    if relation is Relation.OTHER_PRECISION:
        return f"{named} give {thing} with other precision"
    if relation is Relation.NOT_SETTLED:
        return f"{named} give {thing} that may differ"
    return f"{named} give different {thing}"
