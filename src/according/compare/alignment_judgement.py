"""Judges two statements in the open: whether they say the same, one more than the other, or clash, and why."""

from dataclasses import dataclass
from itertools import product

from according.compare.alignment_views import View
from according.compare.outcome_words import opposed
from according.core import Aspect, Evidence, Feature, Figure, FigureKind, Modality, Relation

#: Statements below this cosine are not looked at.
CANDIDATE = 0.5
#: Likeness from which two statements say the same, if nothing clashes.
SAME = 0.60
#: Likeness from which a clash is worth showing: the statements speak to the same question.
SAME_QUESTION = 0.62
#: A statement is covered by another if so much of its weight stands there.
_COVERED = 0.62
#: Words in common that must carry at least this much weight: two statements of stock phrases are not the same.
_LEAST_SHARED = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How two statements stand to each other. ``wider`` tells which one says more, 0 the left and 1 the right one."""

    relation: Relation
    score: float
    aspect: Aspect | None = None
    question: str | None = None
    wider: int | None = None
    why: tuple[Feature, ...] = ()


def judge(left: View, right: View) -> Judgement | None:
    """The judgement on two statements, or None where they have too little in common."""
    cosine = float(left.vector @ right.vector) if left.vector is not None and right.vector is not None else None
    if cosine is not None and cosine < CANDIDATE:
        return None
    shared, of_left, of_right = coverage(left, right)
    both = 2 * of_left * of_right / (of_left + of_right) if of_left + of_right else 0.0
    likeness = both if cosine is None else 0.6 * cosine + 0.4 * both
    if shared < _LEAST_SHARED or Modality.ASKED in (left.statement.modality, right.statement.modality):
        return None
    why = _reasons(left, right, cosine, of_left, of_right)
    clash = _clash(left, right)
    if clash is not None:
        relation, aspect, question = clash
        if likeness < SAME_QUESTION:
            return None
        return Judgement(relation=relation, score=likeness, aspect=aspect, question=question, why=why)
    if left.statement.modality is not right.statement.modality and likeness < 0.8:
        return None
    if likeness >= SAME and min(of_left, of_right) >= 0.4:
        return Judgement(relation=Relation.SAME, score=likeness, why=why)
    narrow, wide = (0, 1) if of_left >= of_right else (1, 0)
    covered = (of_left, of_right)[narrow]
    if covered >= _COVERED and (cosine is None or cosine >= 0.55):
        return Judgement(relation=Relation.NARROWER, score=likeness, wider=wide, why=why)
    return None


def coverage(left: View, right: View) -> tuple[float, float, float]:
    """The weight that two statements share, and its part of the left and of the right one's weight.

    A name counts as shared where both name the same entity, by whatever form.
    """
    named_left, named_right = set(right.stems), set(left.stems)
    for identity in left.names.keys() & right.names.keys():
        named_left |= left.names[identity]
        named_right |= right.names[identity]
    in_left = sum(weight for stemmed, weight in left.weights.items() if stemmed in named_left)
    in_right = sum(weight for stemmed, weight in right.weights.items() if stemmed in named_right)
    return (
        min(in_left, in_right),
        in_left / left.weight if left.weight else 0.0,
        in_right / right.weight if right.weight else 0.0,
    )


def _clash(left: View, right: View) -> tuple[Relation, Aspect | None, str] | None:
    """What keeps two like statements from saying the same: negation, figures, opposite words, times, names."""
    negative = (left.statement.polarity is not right.statement.polarity) or (left.negators % 2 != right.negators % 2)
    against = opposed(frozenset(left.stems), frozenset(right.stems))
    if against is not None and not negative:
        return Relation.NOT_SETTLED, Aspect.OUTCOME, f"{against[0]} or {against[1]}"
    if left.statement.polarity is not right.statement.polarity:
        return Relation.DENIES, None, "one affirms what the other denies"
    if negative and against is None:
        return Relation.NOT_SETTLED, None, "one has a negation that the other lacks"
    figures = figures_clash(left, right)
    if figures is not None:
        return Relation.NOT_SETTLED, Aspect.FIGURE, f"how many: {figures[0]:g} or {figures[1]:g}"
    if left.moments and right.moments and not _meet(left, right):
        return Relation.NOT_SETTLED, Aspect.DATE, "when"
    if names_clash(left, right):
        return Relation.NOT_SETTLED, Aspect.NAME, "who or where"
    return None


def figures_clash(left: View, right: View) -> tuple[float, float] | None:
    """The first two figures of one kind and unit that differ while neither side has the other's."""
    for one, other in product(left.figures, right.figures):
        if one.kind is not other.kind or one.unit != other.unit:
            continue
        if any(_equal(one, figure) for figure in right.figures) or any(
            _equal(other, figure) for figure in left.figures
        ):
            continue
        counted = _counted(one), _counted(other)
        if one.kind in (FigureKind.COUNT, FigureKind.NUMBER) and all(counted) and not counted[0] & counted[1]:
            continue
        return one.value, other.value
    return None


def names_clash(left: View, right: View) -> bool:
    """Whether each side names someone or some place that the other does not."""
    alone_left = left.firm - right.names.keys()
    alone_right = right.firm - left.names.keys()
    if alone_left and alone_right:
        return True
    stems_left, stems_right = set(left.stems), set(right.stems)
    return bool(left.capitals - stems_right - right.capitals) and bool(right.capitals - stems_left - left.capitals)


def _equal(one: Figure, other: Figure) -> bool:
    return one.value == other.value and (one.high or 0) == (other.high or 0) and one.unit == other.unit


def _counted(figure: Figure) -> frozenset[str]:
    return frozenset(word.strip("s") for word in (figure.counts or "").lower().split())


def _meet(left: View, right: View) -> bool:
    """Whether any two of their moments overlap, each compared as finely as the coarser of the two is given."""
    for one, other in product(left.moments, right.moments):
        starts, ends = (str(one.start), str(other.start)), (str(one.end or one.start), str(other.end or other.start))
        length = min(len(moment) for moment in (*starts, *ends))
        if starts[0][:length] <= ends[1][:length] and starts[1][:length] <= ends[0][:length]:
            return True
    return False


def _reasons(left: View, right: View, cosine: float | None, of_left: float, of_right: float) -> tuple[Feature, ...]:
    ends = (
        Evidence(document=left.document, span=left.statement.span),
        Evidence(document=right.document, span=right.statement.span),
    )
    why = []
    if cosine is not None:
        why.append(
            Feature(name="likeness of sense", value=round(min(1.0, max(0.0, cosine)), 3), left=ends[0], right=ends[1])
        )
    common = sorted(set(left.stems) & set(right.stems), key=lambda stemmed: (-left.weights[stemmed], stemmed))
    why.append(
        Feature(
            name="words in common",
            value=round(min(1.0, (of_left + of_right) / 2), 3),
            detail=f"{round(100 * of_left)} % of the first by weight, {round(100 * of_right)} % of the second: "
            + ", ".join(common[:6]),
            left=ends[0],
            right=ends[1],
        )
    )
    met = left.names.keys() & right.names.keys()
    if met:
        why.append(Feature(name="shared names", value=min(1.0, len(met) / 3), left=ends[0], right=ends[1]))
    same = [f for f in left.figures if any(_equal(f, other) for other in right.figures)]
    if same:
        detail = "both " + ", ".join(f"{f.value:g}" + (f"-{f.high:g}" if f.high is not None else "") for f in same)
        why.append(Feature(name="same figure", value=1.0, detail=detail, left=ends[0], right=ends[1]))
    return tuple(why)
