"""Whether a claim is what a denial denies: its words, its sense, and that nothing parts the two."""

import re
from dataclasses import dataclass, replace

from according.compare.alignment.views import View
from according.compare.denials.signs import Denial, Sign, claimed, negated, proper
from according.core import Evidence, Feature, FigureKind, Modality, Polarity, Precision, Voice

#: How alike in sense a claim and what a verb or a phrase denies must be, and a claim and a plain negation.
_COSINE = {Sign.VERB: 0.5, Sign.PHRASE: 0.42, Sign.NEGATION: 0.62}
#: The part of the weight of what is denied that the claim must carry.
_COVERED = {Sign.VERB: 0.3, Sign.PHRASE: 0.5, Sign.NEGATION: 0.7}
#: The least weight of words in common.
_WEIGHT = {Sign.VERB: 0.7, Sign.PHRASE: 0.9, Sign.NEGATION: 1.4}
#: How sure a match with a claim must be that the denial only points at.
_SURE = 0.62
#: A statement with these may agree with a negation: "a woman other than …", "is no longer", "fell back".
_EXCEPTS = re.compile(
    r"\b(?:other than|instead|except|rather than|but|only|los(?:e|es|ing|t)|fall(?:s|ing)?|fell|fail(?:s|ed|ing)?|"
    r"former(?:ly)?|refus\w+|declin\w+|lack\w*|stop\w*|end(?:s|ed|ing)?|without|lone|sole|against|oppos\w+)\b",
    re.IGNORECASE,
)
#: What the denier's own account tells in its own voice must carry more of what is denied to be a claim.
_OWN_COVERED = 0.6


@dataclass(frozen=True, slots=True)
class Pair:
    """A denial and one claim that it denies."""

    denial: Denial
    claim: View
    score: float
    why: tuple[Feature, ...]


def may_be_denied(denial: Denial, view: View) -> bool:
    """Whether a statement affirms something, in another voice than the denier's."""
    statement = view.statement
    if statement.modality is not Modality.ASSERTED or statement.polarity is Polarity.NEGATIVE or negated(view.text):
        return False
    if (view.account, view.place) == (denial.view.account, denial.view.place):
        return False
    if view.speaker is not None and view.speaker == denial.denier:
        return False
    if denial.place.overlaps(statement.span) and view.account == denial.view.account:
        return False
    if denial.sign is Sign.NEGATION and _EXCEPTS.search(view.text):
        return False
    own = statement.voice is Voice.OUTLET and view.account == denial.view.account
    # An account's own voice against itself is a turn of thought, and a report of the denial in other words.
    return not (own and denial.sign is Sign.NEGATION)


def match_pointed(denial: Denial, view: View) -> Pair | None:
    """The pair, if a claim elsewhere carries what is told in the claim at which the denial points."""
    for pointed in denial.pointed:
        if view.account != denial.view.account:
            like = replace(denial, view=pointed, proposition=claimed(pointed), sign=Sign.PHRASE)
            pair = match(like, view)
            if pair is not None and pair.score >= _SURE:
                return Pair(denial, view, pair.score, pair.why)
    return None


def match(denial: Denial, view: View) -> Pair | None:
    """The pair, if the claim carries what is denied and nothing parts the two."""
    told = denial.proposition
    if not told:
        return None
    shared = {stemmed: weight for stemmed, weight in told.items() if stemmed in view.stems}
    for identity in sorted(denial.view.names.keys() & view.names.keys()):
        shared |= {form: told[form] for form in denial.view.names[identity] if form in told}
    named = proper(denial.view.text) | {form for forms in denial.view.names.values() for form in forms}
    matter = sum(1 for stemmed in shared if stemmed not in named)
    if matter < min(2, max(1, sum(1 for stemmed in told if stemmed not in named))):
        return None
    weight = sum(shared[stemmed] for stemmed in sorted(shared))
    whole = sum(told[stemmed] for stemmed in sorted(told))
    covered = weight / whole if whole else 0.0
    cosine = None
    if denial.view.vector is not None and view.vector is not None:
        cosine = float(denial.view.vector @ view.vector)
    if len(shared) < 2 or weight < _WEIGHT[denial.sign] or covered < _COVERED[denial.sign]:
        return None
    if cosine is not None and cosine < _COSINE[denial.sign]:
        return None
    own = view.account == denial.view.account and view.statement.voice is Voice.OUTLET
    if (cosine is None and covered < 0.5) or (own and covered < _OWN_COVERED):
        return None
    if _figures_clash(denial.view, view) or _days_clash(denial.view, view):
        return None
    if denial.sign is Sign.NEGATION and _names_clash(denial.view, view):
        return None
    # An account that itself says "not" where another affirms denies only what is nearly word for word the same.
    if denial.sign is Sign.NEGATION and not denial.name and (covered < 0.8 or (cosine or 1.0) < 0.75):
        return None
    score = covered if cosine is None else 0.5 * covered + 0.5 * cosine
    left = Evidence(document=denial.view.document, span=denial.place)
    right = Evidence(document=view.document, span=view.statement.span)
    why = [
        Feature(name="how it is denied", value=1.0, detail=f"{denial.sign.value}: {denial.cue}", left=left),
        Feature(
            name="words in common",
            value=round(min(1.0, covered), 3),
            detail=f"{round(100 * covered)} % by weight of what is denied: "
            + ", ".join(sorted(shared, key=lambda stemmed: (-shared[stemmed], stemmed))[:6]),
            left=left,
            right=right,
        ),
    ]
    if cosine is not None:
        why.append(
            Feature(name="likeness of sense", value=round(max(0.0, min(1.0, cosine)), 3), left=left, right=right)
        )
    return Pair(denial, view, score, tuple(why))


def pointing(denial: Denial, view: View) -> Feature:
    """The reason for a pair that the denial itself makes, by pointing back."""
    return Feature(
        name="how it is denied",
        value=1.0,
        detail=f"{denial.sign.value} that points at a claim told before: {denial.cue}",
        left=Evidence(document=denial.view.document, span=denial.place),
        right=Evidence(document=view.document, span=view.statement.span),
    )


def _days_clash(left: View, right: View) -> bool:
    """Whether both name a day, month or year and none of one is one of the other."""
    one = {str(m.start)[:10] for m in left.moments if m.precision is Precision.DAY}
    two = {str(m.start)[:10] for m in right.moments if m.precision is Precision.DAY}
    years = {str(m.start)[:4] for m in left.moments}, {str(m.start)[:4] for m in right.moments}
    return (bool(one and two) and not one & two) or (all(years) and not years[0] & years[1])


def _figures_clash(left: View, right: View) -> bool:
    """Whether the two give figures of one kind and unit and none of them is the other's."""
    for kind in (FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.VOTE, FigureKind.AGE):
        one = {(f.value, f.unit) for f in left.figures if f.kind is kind}
        two = {(f.value, f.unit) for f in right.figures if f.kind is kind}
        if one and two and not one & two:
            return True
    return False


def _names_clash(left: View, right: View) -> bool:
    """Whether each side names someone or some place that the other does not."""
    return bool(set(left.firm) - right.names.keys()) and bool(set(right.firm) - left.names.keys())
