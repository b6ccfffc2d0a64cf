"""Whether a claim is what a denial denies: its words, its sense, and that nothing parts the two."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from according.compare.accounts import Accounts
from according.compare.alignment.views import View
from according.compare.denials import patterns
from according.compare.denials.pointing import sentence_at
from according.compare.denials.signs import Denial, Sign, claimed, negated, proper
from according.compare.whole_texts import parts_of, root, roots
from according.core import (
    FUNCTION_WORDS,
    Evidence,
    Feature,
    FigureKind,
    Modality,
    Polarity,
    Precision,
    Voice,
    words,
)

#: How alike in sense a claim and what a verb or a phrase denies must be, and a claim and a plain negation.
_COSINE = {Sign.VERB: 0.45, Sign.PHRASE: 0.42, Sign.NEGATION: 0.62}
#: The part of the weight of what is denied that the claim must carry.
_COVERED = {Sign.VERB: 0.5, Sign.PHRASE: 0.5, Sign.NEGATION: 0.7}
#: The least weight of words in common.
_WEIGHT = {Sign.VERB: 0.7, Sign.PHRASE: 0.9, Sign.NEGATION: 1.4}
#: Of the matter of what is denied, names aside, a claim must carry so much.
_MATTER = 0.55
#: What coverage and likeness must come to on average, for what a verb denies.
_LEAST = 0.6
#: How sure a match with a claim must be that the denial only points at.
_SURE = 0.62
#: Whom a claim takes up by a pronoun stays open at times.
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
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


def affirms(view: View) -> bool:
    """Whether a statement affirms something, so that somebody may deny it."""
    statement = view.statement
    if statement.modality is not Modality.ASSERTED or statement.polarity is Polarity.NEGATIVE:
        return False
    return not negated(view.text)


def may_be_denied(denial: Denial, view: View) -> bool:
    """Whether what a statement affirms stands in another voice than the denier's."""
    statement = view.statement
    if (view.account, view.place) == (denial.view.account, denial.view.place):
        return False
    if view.speaker is not None and view.speaker == denial.denier:
        return False
    if denial.place.overlaps(statement.span) and view.account == denial.view.account:
        return False
    own = statement.voice is Voice.OUTLET and view.account == denial.view.account
    # An account's own voice against itself is a turn of thought, and a report of the denial in other words.
    return not (own and denial.sign is Sign.NEGATION)


def of_one_office(accounts: Accounts, denial: Denial, view: View) -> bool:
    """Whether a denier who is called by his office may be the speaker of a claim: "the judge" and "Judge Lund"."""
    annotated = accounts.document(view.document)
    attribution = annotated.attribution(view.statement.attribution)
    if attribution is None or not attribution.source or not denial.name:
        return False
    source = " ".join(annotated.words(span) for span in attribution.source)
    offices = {word.form for word in words(denial.name) if denial.name[word.start].islower()} - FUNCTION_WORDS
    return bool(offices & {word.form for word in words(source)})


def pointed_claims(denial: Denial) -> tuple[Denial, ...]:
    """For each claim at which a denial points a denial of what is told in it."""
    return tuple(
        replace(
            denial,
            view=pointed,
            proposition=claimed(pointed),
            sign=Sign.PHRASE,
            guilt=False,
            about=frozenset(pointed.firm),
        )
        for pointed in denial.pointed
    )


def match_pointed(accounts: Accounts, denial: Denial, claims: Sequence[Denial], view: View) -> Pair | None:
    """The pair, if a claim elsewhere carries what is told in one of the claims at which the denial points."""
    if view.account == denial.view.account:
        return None
    for like in claims:
        pair = match(accounts, like, view)
        if pair is not None and pair.score >= _SURE:
            return Pair(denial, view, pair.score, pair.why)
    return None


def match(accounts: Accounts, denial: Denial, view: View) -> Pair | None:
    """The pair, if the claim carries what is denied and nothing parts the two."""
    told = denial.proposition
    if not told:
        return None
    cosine = None
    if denial.view.vector is not None and view.vector is not None:
        cosine = float(denial.view.vector @ view.vector)
        if cosine < _COSINE[denial.sign]:
            return None
    here = parts_of(accounts, view).roots
    shared = {own: weight for own, weight in told.items() if own in here}
    names = _names(accounts, denial.view)
    for identity in sorted(denial.view.key_names.keys() & view.key_names.keys()):
        shared |= {own: told[own] for own in map(root, denial.view.key_names[identity]) if own in told}
    matter = {own: weight for own, weight in told.items() if own not in names}
    met = [own for own in matter if own in shared]
    if len(met) < min(2, max(1, len(matter))) or sum(matter[own] for own in met) < _MATTER * sum(matter.values()):
        return None
    if not _of_whom(accounts, denial, view, here):
        return None
    weight = sum(shared[own] for own in sorted(shared))
    whole = sum(told[own] for own in sorted(told))
    covered = weight / whole if whole else 0.0
    if denial.guilt and not (denial.denier and patterns.BLAMES.search(_whole(accounts, view))):
        return None
    if len(shared) < 2 or weight < _WEIGHT[denial.sign] or covered < _COVERED[denial.sign]:
        return None
    own = view.account == denial.view.account and view.statement.voice is Voice.OUTLET
    if (cosine is None and covered < 0.5) or (own and covered < _OWN_COVERED):
        return None
    if _figures_clash(denial.view, view) or _days_clash(denial.view, view):
        return None
    if denial.sign is Sign.NEGATION and (_names_clash(denial.view, view) or _EXCEPTS.search(view.text)):
        return None
    # An account that itself says "not" where another affirms denies only what is nearly word for word the same.
    if denial.sign is Sign.NEGATION and not denial.name and (covered < 0.8 or (cosine or 1.0) < 0.75):
        return None
    score = covered if cosine is None else 0.5 * covered + 0.5 * cosine
    if denial.sign is Sign.VERB and cosine is not None and score < _LEAST:
        return None
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


def blames(accounts: Accounts, denial: Denial, view: View) -> Pair | None:
    """The pair, where all that is denied is guilt and a statement lays something at the denier's door."""
    if not denial.guilt or denial.proposition or denial.denier is None:
        return None
    told = denial.view.text if denial.place.holds(denial.view.statement.span) else _told(accounts, denial)
    if denial.denier not in view.names or not patterns.ANSWERING.search(told):
        return None
    if not patterns.BLAMED.search(_whole(accounts, view)):
        return None
    return Pair(denial, view, 0.6, (pointing(denial, view),))


def _names(accounts: Accounts, view: View) -> frozenset[str]:
    """The roots of the names in a statement and of its words with a capital; made once for each."""
    made = accounts.once("names in what is denied", _none)
    key = (view.account, view.place)
    if key not in made:
        made[key] = frozenset(root(k) for name in view.firm.values() for k in name.keys) | proper(view.text)
    return made[key]


def _none(accounts: Accounts) -> dict[tuple[int, int], frozenset[str]]:
    del accounts
    return {}


def _told(accounts: Accounts, denial: Denial) -> str:
    """The words of a denial."""
    return denial.place.of(accounts.document(denial.view.document).document.text)


def _whole(accounts: Accounts, view: View) -> str:
    """The sentence of a statement."""
    annotated = accounts.document(view.document)
    sentence = sentence_at(annotated, view.statement.span.start)
    return sentence.of(annotated.document.text) if sentence is not None else view.text


def _of_whom(accounts: Accounts, denial: Denial, view: View, here: Mapping[str, float]) -> bool:
    """Whether a claim is about those of whom something is denied: the denier himself, and most of the others."""
    met = {identity: _named(accounts, identity, view, here) for identity in sorted(denial.about)}
    if denial.denier in met and not met[denial.denier] and not _PRONOUN.search(view.text):
        return False
    if _PRONOUN.search(view.text):
        met.pop(denial.denier or "", None)
    return 2 * sum(met.values()) >= len(met)


def _named(accounts: Accounts, identity: str, view: View, here: Mapping[str, float]) -> bool:
    """Whether a statement names somebody: as one of its entities, by a word of the name, or by the country's."""
    if identity in view.names:
        return True
    shared = next((entity for entity in accounts.entities if entity.id == identity), None)
    if shared is None:
        return False
    if shared.country is not None and shared.country in view.names:
        return True
    return any(own in here for own in roots(shared.name))


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
