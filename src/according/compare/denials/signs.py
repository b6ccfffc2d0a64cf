"""Finds in one account who denies what: by a denying verb, by a denying phrase, or by a plain negation."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from according.compare.accounts import Accounts
from according.compare.alignment.views import View
from according.compare.denials import patterns
from according.core import (
    FUNCTION_WORDS,
    Annotated,
    Attribution,
    AttributionKind,
    CueClass,
    Modality,
    Polarity,
    Span,
    stem,
    words,
)
from according.core.frequency import rarity


class Sign(StrEnum):
    """By what a text shows that something is denied."""

    VERB = "a denying verb"
    PHRASE = "a denying phrase"
    NEGATION = "a negation"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Denial:
    """A denial: its place, who denies, and what is denied.

    ``proposition`` are the stems of what is denied with their weights, empty where the words only point at a claim
    ("rejected the accusation"); ``pointed`` are then the statements of the same account at which they point. ``denier``
    is an id across accounts or None; ``name`` is how the text calls the denier, empty for the account's own voice.
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


#: How many sentences back an account may name the claim at which a denial points.
_BACK = 5


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
    """The stems of what is told, with how much each tells; words that only deny or help are left out."""
    stems = (stem(word.form) for word in words(text) if word.form not in FUNCTION_WORDS)
    return {stemmed: 0.05 + rarity(stemmed) for stemmed in stems if stemmed not in patterns.LIGHT}


def claimed(view: View) -> dict[str, float]:
    """The stems of a claim: of "claims that police slashed tents" only what is claimed."""
    that = patterns.POINTS_THAT.search(view.text)
    return weights(_clause(view.text[that.end() :] if that else view.text))


def denies(text: str) -> bool:
    """Whether a text has a denying verb or calls a claim false: then what stands behind it is not affirmed by it."""
    return bool(patterns.DENIAL_WORD.search(text.lower()) or patterns.CALLED_FALSE.search(text))


def proper(text: str) -> frozenset[str]:
    """The stems of the words that begin with a capital: names, for the most part."""
    return frozenset(stem(word.form) for word in words(text) if text[word.start].isupper())


def negated(text: str) -> bool:
    """Whether an odd number of negating words stands in a statement."""
    return sum(1 for _ in patterns.NEGATORS.finditer(text)) % 2 == 1


def _by_verb(
    accounts: Accounts, annotated: Annotated, told: Sequence[View], starts: list[int], attribution: Attribution
) -> Denial | None:
    """The denial of a cue that denies: "denied that …", "rejected the claim", "called the report false"."""
    text = annotated.document.text
    cue = " ".join(part.of(text) for part in attribution.cue).lower()
    if not attribution.content or not attribution.source or patterns.PASSIVE.search(cue):
        return None
    outright, rejects = patterns.OUTRIGHT.search(cue), patterns.REJECTS.search(cue)
    before = text[max(0, attribution.cue[0].start - 12) : attribution.cue[0].start].lower()
    if (
        (not outright and not rejects)
        or re.search(r"\b(?:not|never|neither|nor|or)\s+$", before)
        or re.search(r"\b(?:not|never|n['’]t|neither|nor)\b|n['’]t\b", cue)
    ):
        return None
    content = Span(attribution.content[0].start, attribution.content[-1].end).of(text)
    view = _view_at(told, starts, attribution.content[0])
    if view is None or view.statement.modality in (Modality.ASKED, Modality.SUPPOSED):
        return None
    points = patterns.POINTS.search(content)
    that = patterns.POINTS_THAT.search(content)
    proposition: dict[str, float] = {}
    guilt = False
    if that is not None:
        if not outright and not patterns.REJECTS_ALONE.search(cue) and not patterns.QUALIFIED_FALSE.search(content):
            return None
        proposition = weights(_clause(content[that.end() :]))
    elif points is not None:
        asked = patterns.ASKED_FOR.search(content, 0, points.start())
        if asked is not None or len(content[: points.start()].split()) > 8:
            return None
        if not outright and not patterns.REJECTS_ALONE.search(cue) and not patterns.QUALIFIED_FALSE.search(content):
            return None
    elif not outright or (patterns.ASKED_FOR.search(content[:80]) and not content.startswith("that ")):
        return None
    elif patterns.GUILT.search(content[:60]):
        guilt = True
    elif attribution.kind is AttributionKind.STANCE and not (
        patterns.DENIES.search(cue) and patterns.DEED.match(content)
    ):
        return None
    else:
        proposition = weights(_clause(content.removeprefix("that ")))
    sentence = _sentence(annotated, attribution.cue[0].start)
    place = attribution.place
    if sentence is not None:
        place = Span(max(place.start, sentence.start), min(place.end, sentence.end))
    denier, name = _who(accounts, annotated, attribution)
    pointed = () if proposition else _pointed(annotated, told, view, content, denier)
    if guilt:
        pointed = tuple(claim for claim in pointed if denier is not None and denier in claim.names)
    return Denial(
        view=view,
        place=place,
        sign=Sign.VERB,
        cue=cue,
        proposition=proposition,
        denier=denier,
        name=name,
        pointed=pointed,
    )


def _by_words(accounts: Accounts, annotated: Annotated, told: Sequence[View], view: View) -> Denial | None:
    """The denial that a statement's own words make: "found no evidence that", "these false accusations", "did not"."""
    statement = view.statement
    if statement.modality in (Modality.ASKED, Modality.SUPPOSED) or view.headline:
        return None
    attribution = accounts.attribution(annotated.id, statement.attribution)
    denier, name = _who(accounts, annotated, attribution) if attribution else (None, "")
    proposition: dict[str, float] = {}
    pointed: tuple[View, ...] = ()
    sign, cue = Sign.PHRASE, ""
    if evidence := patterns.NO_EVIDENCE.search(view.text):
        proposition, cue = weights(_clause(view.text[evidence.end() :])), evidence[0].strip()
        if attribution is None:
            denier, name = _subject(accounts, annotated, view, evidence.start())
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
            pointed = _pointed(annotated, told, view, view.text, denier)
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
        conceded=tuple(_conceded(told, view)),
    )


def _plainly(found: str) -> str:
    """The phrase, "not true that" out of the way: what is left with "true that" affirms."""
    lowered = found.lower().replace("’", "'")
    return (
        lowered.replace("not true", "").replace("untrue", "").replace("isn't true", "").replace("not simply true", "")
    )


def _conceded(told: Sequence[View], view: View) -> Iterator[Span]:
    """What the same attribution grants beside: "It's true that …"."""
    for other in told[max(0, view.place - 3) : view.place + 4]:
        same = other.statement.attribution is not None and other.statement.attribution == view.statement.attribution
        if same and other is not view and patterns.CONCEDED.match(other.text):
            yield other.statement.span


def _pointed(
    annotated: Annotated, told: Sequence[View], view: View, content: str, denier: str | None
) -> tuple[View, ...]:
    """The claims of the same account at which "the accusation" or "these claims by X" points.

    With a name beside the noun: what those named are told to accuse or claim; else the nearest accusation before.
    """
    named = {i for i in view.names if i != denier and any(f in weights(content) for f in view.names[i])}
    claims = [v for v in told if v is not view and v.place < view.place and _accuses(annotated, v)]
    claims = [v for v in claims if v.speaker is None or v.speaker != denier]
    if re.search(r"\bby\b|['’]s?\s", content) and named:
        by = [v for v in claims if v.speaker in named and v.statement.modality is Modality.ASSERTED]
        if by:
            return tuple(by[:4])
    sentences = bisect_left([s.start for s in annotated.sentences], view.statement.span.start)
    earliest = annotated.sentences[max(0, sentences - _BACK)].start if annotated.sentences else 0
    near = [
        v
        for v in claims
        if v.statement.span.start >= earliest
        and v.statement.modality is Modality.ASSERTED
        and _accuses(annotated, v, closely=True)
    ]
    return tuple(near[-1:])


def _accuses(annotated: Annotated, view: View, *, closely: bool = False) -> bool:
    """Whether a statement is told as an accusation or a claim: by its cue, its own noun or, not ``closely``, beside."""
    if view.headline or view.statement.modality is Modality.ASKED or view.statement.polarity is Polarity.NEGATIVE:
        return False
    attribution = annotated.attribution(view.statement.attribution)
    if attribution is None:
        return bool(patterns.POINTS_THAT.search(view.text)) or bool(
            re.search(r"\baccus(?:e[sd]?|ing)\b[^.]{3,80}\bof\b", view.text)
        )
    if attribution.cue_class in (CueClass.ACCUSING, CueClass.DOUBTING):
        return True
    beside = " ".join(span.of(annotated.document.text) for span in (*attribution.source, *attribution.cue))
    first = min(span.start for span in (*attribution.cue, *attribution.source, *attribution.content))
    sentence = _sentence(annotated, first)
    head = (
        annotated.document.text[sentence.start : max(attribution.content[0].start, sentence.start)] if sentence else ""
    )
    return bool(patterns.ACCUSING_WORDS.search(beside)) or bool(not closely and patterns.ACCUSING_WORDS.search(head))


def _who(accounts: Accounts, annotated: Annotated, attribution: Attribution) -> tuple[str | None, str]:
    """Who denies: the id across accounts, if known, and the name."""
    shared = accounts.shared(annotated.id, attribution.speaker)
    if shared is not None:
        return shared.id, patterns.RELATIVE.split(shared.name)[0]
    entity = accounts.entity(annotated.id, attribution.speaker)
    if entity is not None:
        return entity.id, entity.name
    for span in attribution.source[:1]:
        inside = [
            e for e in annotated.entities if any(m.span.start == span.start and span.holds(m.span) for m in e.mentions)
        ]
        for entity in inside:
            shared = accounts.shared(annotated.id, entity.id)
            return (shared.id, shared.name) if shared else (entity.id, entity.name)
    source = " ".join(annotated.words(span) for span in attribution.source[:1]).split(",")[0]
    source = patterns.RELATIVE.split(source)[0].strip()
    named = 0 < len(source.split()) <= 8 and source.split()[0].lower() not in patterns.PRONOUNS
    return None, source if named else ""


def _subject(accounts: Accounts, annotated: Annotated, view: View, before: int) -> tuple[str | None, str]:
    """Whom a sentence names first, before the denying words: who found no evidence."""
    stop = view.statement.span.start + before
    places = sorted(
        (mention.span.start, entity.id, entity.name)
        for entity in annotated.entities
        for mention in entity.mentions
        if view.statement.span.start <= mention.span.start < stop
    )
    if not places:
        return None, ""
    shared = accounts.shared(annotated.id, places[0][1])
    return (shared.id, shared.name) if shared else places[0][1:]


def _clause(said: str) -> str:
    """What is denied, without who alleged it."""
    return patterns.TAIL.split(said)[0]


def _view_at(told: Sequence[View], starts: list[int], span: Span) -> View | None:
    """The statement that shares most with ``span``."""
    at = max(0, bisect_left(starts, span.start) - 1)
    near = [view for view in told[at : at + 4] if view.statement.span.overlaps(span)]
    return max(near, key=lambda view: (view.statement.span.shared(span), -view.place), default=None)


def _sentence(annotated: Annotated, place: int) -> Span | None:
    """The sentence at a place."""
    return next((span for span in annotated.sentences if span.start <= place < span.end), None)
