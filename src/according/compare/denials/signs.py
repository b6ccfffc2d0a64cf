"""Finds in one account who denies what: by a denying verb, by a denying phrase, or by a plain negation."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from according.compare.accounts import Accounts
from according.compare.alignment.synonyms import telling
from according.compare.alignment.views import View
from according.compare.denials import patterns
from according.compare.denials.deniers import by_pronoun, named_before, who_denies
from according.compare.denials.pointing import clausal, pointed_by_noun, pointed_by_verb, points, sentence_at
from according.compare.whole_texts import root
from according.core import (
    Annotated,
    Attribution,
    AttributionKind,
    CueClass,
    EntityType,
    Modality,
    Polarity,
    Span,
)
from according.core.frequency import rarity

_NAMED = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE})


class Sign(StrEnum):
    """By what a text shows that something is denied."""

    VERB = "a denying verb"
    PHRASE = "a denying phrase"
    NEGATION = "a negation"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Denial:
    """A denial: its place, who denies, and what is denied.

    ``proposition`` are the roots of what is denied with their weights, empty where the words only point at a claim
    ("rejected the accusation"); ``pointed`` are then the statements of the same account at which they point. ``denier``
    is an id across accounts or None; ``name`` is how the text calls the denier, empty for the account's own voice.
    ``about`` are the ids of those of whom something is denied; ``guilt``: to have had a part in something is denied.
    """

    view: View
    place: Span
    sign: Sign
    cue: str
    proposition: dict[str, float]
    denier: str | None
    name: str
    pointed: tuple[View, ...] = ()
    conceded: tuple[Span, ...] = ()
    about: frozenset[str] = frozenset()
    guilt: bool = False


def denials_in(accounts: Accounts, annotated: Annotated, told: Sequence[View]) -> tuple[Denial, ...]:
    """The denials of one account in the order of the text; ``told`` are its statements. One statement, one denial."""
    found: dict[int, Denial] = {}
    starts = [view.statement.span.start for view in told]
    for attribution in annotated.attributions:
        denial = _by_verb(accounts, annotated, told, starts, attribution)
        if denial is not None:
            found.setdefault(denial.view.place, denial)
    for view in told:
        if view.place not in found and (denial := _by_words(accounts, annotated, told, view)) is not None:
            found[view.place] = denial
    return tuple(found[place] for place in sorted(found))


def weights(text: str) -> dict[str, float]:
    """The roots of what is told, with how much each tells; words that only deny or help are left out."""
    found: dict[str, float] = {}
    for told in telling(text, 0, len(text)):
        if told.stem not in patterns.LIGHT:
            own = root(told.key)
            found[own] = max(found.get(own, 0.0), 0.05 + rarity(told.stem))
    return found


def claimed(view: View) -> dict[str, float]:
    """The roots of a claim: of "claims that police slashed tents" only what is claimed."""
    that = patterns.POINTS_THAT.search(view.text)
    return weights(_clause(view.text[that.end() :] if that else view.text))


def denies(text: str) -> bool:
    """Whether a text has a denying verb or calls a claim false: then what stands behind it is not affirmed by it."""
    return bool(patterns.DENIAL_WORD.search(text.lower()) or patterns.CALLED_FALSE.search(text))


def proper(text: str) -> frozenset[str]:
    """The roots of the words that begin with a capital: names, for the most part."""
    return frozenset(root(told.key) for told in telling(text, 0, len(text)) if text[told.word.start].isupper())


def negated(text: str) -> bool:
    """Whether an odd number of negating words stands in a statement."""
    return sum(1 for _ in patterns.NEGATORS.finditer(text)) % 2 == 1


def _by_verb(
    accounts: Accounts, annotated: Annotated, told: Sequence[View], starts: list[int], attribution: Attribution
) -> Denial | None:
    """The denial of a cue that denies: "denied that …", "rejected the claim", "called the report false"."""
    text = annotated.document.text
    cue = " ".join(part.of(text) for part in attribution.cue).lower()
    roles = attribution.source, attribution.cue, attribution.content
    if not all(roles) or not _denying(text, attribution, cue):
        return None
    content = Span(attribution.content[0].start, attribution.content[-1].end).of(text)
    sentence = sentence_at(annotated, attribution.cue[0].start)
    view = _view_at(told, starts, attribution.content[0])
    if view is None and sentence is not None and points(content):
        # A content too short to be a statement ("the allegation"): what else its sentence tells stands for it.
        view = _view_at(told, starts, sentence)
    if view is None or attribution.modality in (Modality.ASKED, Modality.SUPPOSED):
        return None
    own = view.statement.attribution == attribution.id
    if own and view.statement.modality in (Modality.ASKED, Modality.SUPPOSED):
        return None
    read = _read(attribution, cue, content)
    if read is None:
        return None
    proposition, guilt = read
    denier, name = who_denies(accounts, annotated, attribution)
    pointed: tuple[View, ...] = ()
    if guilt:
        pointed = tuple(
            v
            for v in pointed_by_noun(annotated, told, view, content, denier)
            if denier is not None and denier in v.names and patterns.BLAMES.search(_with_teller(annotated, v))
        )
    elif not proposition:
        pointed = pointed_by_verb(annotated, told, view, attribution, content, denier)
    pronoun = by_pronoun(annotated, attribution)
    if pronoun and pointed and denier not in pointed[0].names and pointed[0].firm:
        # "… two women say they had affairs with Lund, which he denies": whoever "he" is, the claim names.
        denier, name = None, f"“{pronoun}”"
    about = _about(accounts, annotated, attribution.content) - ({denier} if denier else set())
    if denier is not None and (guilt or _of_himself(content)):
        about |= {denier}
    place = attribution.place
    if sentence is not None and place.overlaps(sentence):
        place = Span(max(place.start, sentence.start), min(place.end, sentence.end))
    return Denial(
        view=view,
        place=place,
        sign=Sign.VERB,
        cue=cue,
        proposition=proposition,
        denier=denier,
        name=name,
        pointed=pointed,
        conceded=tuple(_conceded(annotated, told, view, denier)),
        about=about,
        guilt=guilt,
    )


def _denying(text: str, attribution: Attribution, cue: str) -> bool:
    """Whether a cue denies, and is itself free of negation."""
    before = text[max(0, attribution.cue[0].start - 12) : attribution.cue[0].start].lower()
    return (
        bool(patterns.OUTRIGHT.search(cue) or patterns.REJECTS.search(cue))
        and not patterns.PASSIVE.search(cue)
        and not re.search(r"\b(?:not|never|neither|nor|or)\s+$", before)
        and not re.search(r"\b(?:not|never|n['’]t|neither|nor)\b|n['’]t\b", cue)
    )


def _read(attribution: Attribution, cue: str, content: str) -> tuple[dict[str, float], bool] | None:
    """What the content of a denying verb denies, empty where it only points, and whether it is guilt; or None."""
    outright = patterns.OUTRIGHT.search(cue) is not None
    settled = outright or patterns.REJECTS_ALONE.search(cue) or patterns.QUALIFIED_FALSE.search(content)
    that = patterns.POINTS_THAT.search(content)
    noun = patterns.POINTS.search(content)
    named = patterns.POINTS_OF.match(content)
    if outright and named is not None:
        return weights(_clause(content[named.end() :])), False
    if patterns.COUNTERS.search(cue) and not patterns.OF_CLAIMS.search(cue) and (clausal(content) or that is not None):
        return {}, False
    if that is not None:
        return (weights(_clause(content[that.end() :])), False) if settled else None
    if outright and patterns.GUILT.search(content[:60]) and not patterns.PUSHES.search(cue):
        return weights(_clause(patterns.GENERIC.sub(" ", content))), True
    if noun is not None and len(content[: noun.start()].split()) <= 8:
        asked = patterns.ASKED_FOR.search(content, 0, noun.start())
        return ({}, False) if settled and asked is None else None
    clause = content.startswith("that ") or content.split(" ", 1)[0].lower() in patterns.PRONOUNS
    if not outright or (patterns.ASKED_FOR.search(content[:80]) and not clause):
        return None
    if points(content):
        return {}, False
    if patterns.PUSHES.search(cue) and not content.startswith("that "):
        return None
    if attribution.kind is AttributionKind.STANCE and not (
        patterns.DENIES.search(cue) and patterns.DEED.match(content)
    ):
        return None
    return weights(_clause(content.removeprefix("that "))), False


def _with_teller(annotated: Annotated, view: View) -> str:
    """The words of a statement with those of whoever is told to say it."""
    attribution = annotated.attribution(view.statement.attribution)
    beside = (*attribution.source, *attribution.cue) if attribution is not None else ()
    return " ".join((*(annotated.words(span) for span in beside), view.text))


def _about(accounts: Accounts, annotated: Annotated, content: Sequence[Span]) -> frozenset[str]:
    """The ids across accounts of the persons, bodies and places that a content names."""
    found = set()
    for entity in annotated.entities:
        if entity.type in _NAMED and any(part.holds(m.span) for m in entity.mentions for part in content):
            shared = accounts.shared(annotated.id, entity.id)
            found.add(shared.id if shared is not None else entity.id)
    return frozenset(found)


def _of_himself(content: str) -> bool:
    """Whether a denied clause is about the denier: "having met …", "that he had asked …", "any link to …"."""
    first = content.removeprefix("that ").split(" ", 1)[0].lower()
    return first in patterns.PRONOUNS or (not content.startswith("that ") and bool(patterns.DEED.match(content)))


def _by_words(accounts: Accounts, annotated: Annotated, told: Sequence[View], view: View) -> Denial | None:
    """The denial that a statement's own words make: "found no evidence that", "these false accusations", "did not"."""
    statement = view.statement
    if statement.modality in (Modality.ASKED, Modality.SUPPOSED) or view.headline:
        return None
    attribution = accounts.attribution(annotated.id, statement.attribution)
    denier, name = who_denies(accounts, annotated, attribution) if attribution else (None, "")
    proposition: dict[str, float] = {}
    pointed: tuple[View, ...] = ()
    sign, cue = Sign.PHRASE, ""
    if evidence := patterns.NO_EVIDENCE.search(view.text):
        proposition, cue = weights(_clause(view.text[evidence.end() :])), evidence[0].strip()
        if attribution is None:
            denier, name = named_before(accounts, annotated, view, evidence.start())
    elif (
        attribution is not None
        and (that := patterns.UNTRUE_THAT.search(view.text))
        and "true that" not in _plainly(that[0])
    ):
        proposition, cue = weights(_clause(view.text[that.end() :])), that[0].strip()
    elif nothing := patterns.NOTHING_TO_DO.search(view.text):
        proposition, cue = weights(view.text), nothing[0]
    elif attribution is not None and (called := patterns.CALLED_FALSE.search(view.text)):
        cue = called[0]
        that_clause = patterns.POINTS_THAT.search(view.text)
        if that_clause is not None:
            proposition = weights(_clause(view.text[that_clause.end() :]))
        else:
            pointed = pointed_by_noun(annotated, told, view, view.text, denier)
    elif (
        statement.polarity is Polarity.NEGATIVE
        and patterns.NOT.search(view.text)
        and not patterns.WEAK.search(view.text)
        and negated(view.text)
    ):
        if statement.modality is not Modality.ASSERTED:
            return None
        sign, cue, proposition = Sign.NEGATION, "not", weights(view.text)
    if not proposition and not pointed:
        return None
    if attribution is None and not name and sign is not Sign.NEGATION and not proposition:
        return None
    return Denial(
        view=view,
        place=statement.span,
        sign=sign,
        cue=cue,
        proposition=proposition,
        denier=denier,
        name=name,
        pointed=pointed,
        conceded=tuple(_conceded(annotated, told, view, denier)),
        about=frozenset(view.firm) - ({denier} if denier else set()),
    )


def _plainly(found: str) -> str:
    """The phrase, "not true that" out of the way: what is left with "true that" affirms."""
    lowered = found.lower().replace("’", "'")
    return (
        lowered.replace("not true", "").replace("untrue", "").replace("isn't true", "").replace("not simply true", "")
    )


def _conceded(annotated: Annotated, told: Sequence[View], view: View, denier: str | None) -> Iterator[Span]:
    """What the same voice grants beside: "It's true that …", "acknowledged that …"."""
    for other in told[max(0, view.place - 3) : view.place + 4]:
        if other is view or other.statement.attribution is None:
            continue
        attribution = annotated.attribution(other.statement.attribution)
        same = other.statement.attribution == view.statement.attribution
        voiced = denier is not None and other.speaker == denier
        grants = attribution is not None and attribution.cue_class is CueClass.CONCEDING
        if ((same or voiced) and patterns.CONCEDED.match(other.text)) or (voiced and grants):
            yield other.statement.span


def _clause(said: str) -> str:
    """What is denied, without who alleged it."""
    return patterns.TAIL.split(said)[0]


def _view_at(told: Sequence[View], starts: list[int], span: Span) -> View | None:
    """The statement that shares most with ``span``."""
    at = max(0, bisect_left(starts, span.start) - 1)
    near = [view for view in told[at : at + 4] if view.statement.span.overlaps(span)]
    return max(near, key=lambda view: (view.statement.span.shared(span), -view.place), default=None)
