"""Judges two statements in the open: whether they say the same, one more than the other, or clash, and why."""

from dataclasses import dataclass

from according.compare.alignment.clashes import Clash, clash, equal
from according.compare.alignment.clashes import figures_clash as figures_clash
from according.compare.alignment.clashes import names_clash as names_clash
from according.compare.alignment.parts import apart, tells_of
from according.compare.alignment.views import View
from according.core import Aspect, Evidence, Feature, Modality, Relation, Voice

#: Statements below this cosine are not looked at.
CANDIDATE = 0.5
#: Likeness from which two statements say the same, if nothing clashes and each covers so much of the other.
SAME, _SAME_COVERED = 0.68, 0.5
#: Likeness from which a clash is worth showing: the statements speak to the same question.
SAME_QUESTION, _LEAST_CLASHING = 0.61, 0.35
#: A statement is covered by another if so much of its weight stands there and the two are so alike in sense.
_COVERED, _COVERED_SENSE = 0.64, 0.6
#: Of a long statement a short one may be a small part: the smaller, the more alike in sense the two must be.
_SMALL_PARTS = ((0.2, 0.72), (0.3, 0.66))
#: Two statements overlap, each with matter of its own, from this likeness, sense and coverage on.
_OVERLAP, _OVERLAP_SENSE, _OVERLAP_COVERED = 0.65, 0.74, 0.37
#: Words in common that must carry at least this much weight: two statements of stock phrases are not the same.
_LEAST_SHARED = 0.75
#: Statements of this sense are one though their words be common ones.
_NEARLY_ONE, _NEARLY_COVERED = 0.9, 0.42
#: A statement whose shared words weigh less is too thin to be called a part of a fuller one.
_LEAST_PART = 0.8
#: So much of that weight must lie in words that are no names.
_LEAST_MATTER = 0.35
#: A clause of each tells the same: the sense of the whole, the weight shared, its part of either clause, and how many
#: words that are no names it has, with their weight; the less alike in sense, the more must be shared.
_PASSAGES = ((0.65, 1.4, 0.55, 3, 0.75), (0.55, 1.6, 0.6, 4, 0.9))
#: One statement holds all of the other and more: the part covered of the other and of it, and its words besides.
_WHOLE, _MORE, _MORE_WORDS = 0.9, 0.8, 3


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
    cosine = _cosine(left, right)
    if cosine is not None and cosine < CANDIDATE:
        return None
    shared, of_left, of_right = coverage(left, right)
    alike = likeness(left, right)
    if Modality.ASKED in (left.statement.modality, right.statement.modality):
        return None
    if left.frame and right.frame:
        return None
    one = left.forms == right.forms
    nearly = one or (cosine is not None and cosine >= _NEARLY_ONE)
    least, most = min(of_left, of_right), max(of_left, of_right)
    if shared < _LEAST_SHARED and not (nearly and least >= _SAME_COVERED):
        return None
    why = reasons(left, right)
    if one:
        against = clash(left, right) if left.denied is not right.denied else None
        if against is None:
            return Judgement(relation=Relation.SAME, score=alike, why=why)
        return _clashing(against, alike, why)
    against = clash(left, right, dates=alike >= SAME)
    if against is not None:
        return _clashing(against, alike, why) if alike >= SAME_QUESTION and least >= _LEAST_CLASHING else None
    if not _put_alike(left, right, alike):
        return None
    # In headlines with capitals throughout, names take in other words too: there only a part must have matter.
    whole = nearly or ((left.headline or right.headline) and alike >= SAME and least >= _SAME_COVERED)
    if not whole and _matter(left, right) < _LEAST_MATTER:
        return None
    if left.frame or right.frame:
        if not _same_figure(left, right) or most < _COVERED_SENSE:
            return None
    elif _contains(left, right, of_left, of_right):
        pass
    elif (alike >= SAME and least >= _SAME_COVERED) or (nearly and least >= _NEARLY_COVERED):
        return None if not nearly and apart(left, right) else Judgement(relation=Relation.SAME, score=alike, why=why)
    wide = 1 if of_left >= of_right else 0
    sense = 1.0 if cosine is None else cosine
    covered = most >= _COVERED and sense >= _sense_for(least) and shared >= _LEAST_PART
    overlap = alike >= _OVERLAP and sense >= _OVERLAP_SENSE and least >= _OVERLAP_COVERED
    passage = cosine is not None and cosine >= _PASSAGES[-1][0] and _passage(left, right, cosine)
    framed = left.frame or right.frame
    narrow, wider = (right, left) if wide == 0 else (left, right)
    if framed or ((covered or overlap or passage) and tells_of(narrow, wider, cosine or 0.0, shared)):
        return Judgement(relation=Relation.NARROWER, score=alike, wider=wide, why=why)
    return None


def likeness(left: View, right: View) -> float:
    """How alike two statements are, between 0 and 1: their sense by the encoder and the weight of the words shared."""
    cosine = _cosine(left, right)
    _, of_left, of_right = coverage(left, right)
    both = 2 * of_left * of_right / (of_left + of_right) if of_left + of_right else 0.0
    return both if cosine is None else 0.6 * max(0.0, cosine) + 0.4 * both


def coverage(left: View, right: View) -> tuple[float, float, float]:
    """The weight that two statements share, and its part of the left and of the right one's weight.

    A name counts as shared where both name the same entity, by whatever form.
    """
    named_left, named_right = set(right.keys), set(left.keys)
    for identity in left.key_names.keys() & right.key_names.keys():
        named_left |= left.key_names[identity]
        named_right |= right.key_names[identity]
    in_left = sum(weight for key, weight in left.key_weights.items() if key in named_left)
    in_right = sum(weight for key, weight in right.key_weights.items() if key in named_right)
    return (
        min(in_left, in_right),
        in_left / left.key_weight if left.key_weight else 0.0,
        in_right / right.key_weight if right.key_weight else 0.0,
    )


def _cosine(left: View, right: View) -> float | None:
    return float(left.vector @ right.vector) if left.vector is not None and right.vector is not None else None


def _clashing(against: Clash, alike: float, why: tuple[Feature, ...]) -> Judgement:
    return Judgement(relation=against.relation, score=alike, aspect=against.aspect, question=against.question, why=why)


def _put_alike(left: View, right: View, alike: float) -> bool:
    """Whether both are put forward alike: what one supposes the other must not assert, unless word for word.

    Nor are words of two speakers about themselves.
    """
    modalities = {left.statement.modality, right.statement.modality}
    if len(modalities) > 1 and alike < (0.72 if Modality.SUPPOSED in modalities else 0.64):
        return False
    quoted = left.statement.voice is Voice.QUOTED and right.statement.voice is Voice.QUOTED
    apart = left.speaker is not None and right.speaker is not None and left.speaker != right.speaker
    return not (quoted and apart) or alike >= 0.7


def _contains(left: View, right: View, of_left: float, of_right: float) -> bool:
    """Whether one says all that the other says, and a good deal more."""
    narrow, wide = (left, right) if of_left >= of_right else (right, left)
    more = sum(key not in narrow.key_weights for key in wide.keys)
    return max(of_left, of_right) >= _WHOLE and min(of_left, of_right) < _MORE and more >= _MORE_WORDS


def _matter(left: View, right: View) -> float:
    """The weight of the words in common that are no names: two statements about the same people may say anything."""
    named = {key for view in (left, right) for keys in view.key_names.values() for key in keys}
    return sum(weight for key, weight in left.key_weights.items() if key in right.key_weights and key not in named)


def _passage(left: View, right: View, cosine: float) -> bool:
    """Whether a passage of one, its words close together, is told in a passage of the other: a clause of each."""
    inside, _ = _densest(left, frozenset(right.keys))
    inside, whole = _densest(right, inside)
    inside, other = _densest(left, inside)
    shared = min(sum(view.key_weights[key] for key in inside) for view in (left, right))
    named = {key for view in (left, right) for keys in view.key_names.values() for key in keys}
    matter = [left.key_weights[key] for key in sorted(inside - named)]
    return any(
        cosine >= sense
        and shared >= least
        and shared >= dense * max(whole, other)
        and len(matter) >= count
        and sum(matter) >= weight
        for sense, least, dense, count, weight in _PASSAGES
    )


def _densest(view: View, shared: frozenset[str]) -> tuple[frozenset[str], float]:
    """The shared keys of the stretch of a statement in which they weigh most against the others, and its weight."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for place, key in enumerate(view.keys):
        total += view.key_weights[key] * (1 if key in shared else -1)
        if total <= 0:
            total, start = 0.0, place + 1
        elif total > best[0]:
            best = (total, start, place + 1)
    stretch = view.keys[best[1] : best[2]]
    return frozenset(stretch) & shared, sum(view.key_weights[key] for key in stretch)


def _sense_for(least: float) -> float:
    return next((sense for part, sense in _SMALL_PARTS if least < part), _COVERED_SENSE)


def _same_figure(left: View, right: View) -> bool:
    return any(equal(one, other) for one in left.figures for other in right.figures)


def reasons(left: View, right: View) -> tuple[Feature, ...]:
    """What two statements have in common: sense, words, names, figures."""
    cosine = _cosine(left, right)
    _, of_left, of_right = coverage(left, right)
    ends = (
        Evidence(document=left.document, span=left.statement.span),
        Evidence(document=right.document, span=right.statement.span),
    )
    why = []
    if cosine is not None:
        why.append(
            Feature(name="likeness of sense", value=round(min(1.0, max(0.0, cosine)), 3), left=ends[0], right=ends[1])
        )
    common = sorted(set(left.keys) & set(right.keys), key=lambda key: (-left.key_weights[key], key))
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
    same = [f for f in left.figures if any(equal(f, other) for other in right.figures)]
    if same:
        detail = "both " + ", ".join(f"{f.value:g}" + (f"-{f.high:g}" if f.high is not None else "") for f in same)
        why.append(Feature(name="same figure", value=1.0, detail=detail, left=ends[0], right=ends[1]))
    return tuple(why)
