"""Outcomes: opposite ones of one action, a vote told as unanimous and as split, a decision told wider and narrower."""

import re
from collections.abc import Sequence
from itertools import combinations, product

from according.compare.accounts import Accounts
from according.compare.alignment.views import View, views
from according.compare.decisions import Decision, bans_in, outcomes_in, share, weigh
from according.compare.titles import shortened
from according.core import (
    Alignment,
    Aspect,
    Evidence,
    Feature,
    FigureKind,
    Finding,
    FindingKind,
    Modality,
    Precision,
    Relation,
    content_id,
    stem,
    words,
)

#: Words of a decision that a title shows.
_SHOWN = 16
#: How alike two statements must be in sense to speak of one decision; to be shown as a difference outright.
_ONE, _SURE = 0.5, 0.65
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b", re.IGNORECASE)
_VOTE = re.compile(
    r"\bvot(?:e|es|ed|ing)\b|\bpass|\bapprov|\badopt|\breject|\bdecision\b|\bresolution\b", re.IGNORECASE
)
_SWEEPING = re.compile(r"\b(?:any|all|every|entire(?:ly)?|complete(?:ly)?|total(?:ly)?)\b", re.IGNORECASE)
#: Words for a body that decides.
_BODIES = frozenset("council senate court board committee assembly parliament commission city state government".split())

_RULE = (
    "Two accounts of one event give opposite outcomes of one action: the verbs are opposite, neither is negated or "
    "only wished for, and what they act on is called by the same words."
)
_VOTE_RULE = "One account calls a vote unanimous, another gives the same vote with votes against it."
_SCOPE_RULE = (
    "Accounts of one event tell by verbs such as ban, bar or oppose what the same body decided, but not with the same "
    "reach: the verb is stronger, or what it covers is wider."
)


def outcomes(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """Opposite outcomes first, then votes told as unanimous and as split, then decisions told wider and narrower."""
    del alignments  # Statements that clash are not aligned as the same; what they act on is compared here.
    told = views(accounts)
    found = [*_opposite(accounts, told), *_votes(accounts, told), *_reaches(accounts, told)]
    return tuple({finding.id: finding for finding in found}.values())


def _opposite(accounts: Accounts, told: Sequence[Sequence[View]]) -> list[Finding]:
    every = [[decision for view in own for decision in outcomes_in(view)] for own in told]
    found: list[tuple[float, Finding]] = []
    for lefts, rights in combinations(every, 2):
        pairs = [
            (score, left, right)
            for left, right in product(lefts, rights)
            if accounts.same_event(left.view.document, right.view.document)
            for score in (_against(left, right, lefts, rights),)
            if score
        ]
        for score, left, right in sorted(pairs, key=lambda p: (-p[0], p[1].span, p[2].span))[:1]:
            sure = score >= _SURE
            letters = accounts.letter(left.view.document), accounts.letter(right.view.document)
            said = [shortened(accounts.document(d.view.document).words(d.span), _SHOWN) for d in (left, right)]
            finding = Finding(
                id=content_id("f", "outcome", left.view.statement.id, right.view.statement.id),
                kind=FindingKind.DIFFERS if sure else FindingKind.NOT_SETTLED,
                rule=_RULE,
                title=f"{letters[0]} says “{said[0]}”, {letters[1]} says “{said[1]}”",
                evidence=tuple(_evidence(d.view, "outcome") for d in (left, right)),
                relation=Relation.DIFFERS if sure else Relation.NOT_SETTLED,
                aspect=Aspect.OUTCOME,
                score=round(min(1.0, score), 3),
                why=_why(left, right),
            )
            found.append((score, finding))
    return [finding for _, finding in sorted(found, key=lambda pair: (-pair[0], pair[1].id))]


def _against(left: Decision, right: Decision, lefts: Sequence[Decision], rights: Sequence[Decision]) -> float:
    """How surely two decisions are opposite outcomes of one action; 0 where they are not."""
    if left.pole[0] != right.pole[0] or left.pole[1] == right.pole[1]:
        return 0.0
    # An account that tells both outcomes tells of two decisions.
    for own, decision in ((lefts, right), (rights, left)):
        if any(d.pole == decision.pole and share(d.matter, decision.matter) >= 0.5 for d in own):
            return 0.0
    if not left.matter or not right.matter or _days_apart(left.view, right.view):
        return 0.0
    common = left.matter.keys() & right.matter.keys()
    weight = sum(left.matter[s] for s in sorted(common))
    covered = share(left.matter, right.matter)
    if (
        weight < 0.5
        or covered < 0.6
        or (left.subject and right.subject and not left.subject.keys() & right.subject.keys())
    ):
        return 0.0
    cosine = _cosine(left.view, right.view)
    if cosine is None:
        return 0.5 * covered if covered >= 0.8 and weight >= 1.0 else 0.0
    return 0.5 * covered + 0.5 * cosine if cosine >= _ONE else 0.0


def _votes(accounts: Accounts, told: Sequence[Sequence[View]]) -> list[Finding]:
    found = []
    for lefts, rights in combinations(told, 2):
        if not lefts or not rights or not accounts.same_event(lefts[0].document, rights[0].document):
            continue
        for ones, others in ((lefts, rights), (rights, lefts)):
            unanimous = [v for v in ones if _UNANIMOUS.search(v.text) and _VOTE.search(v.text) and _asserted(v)]
            split = [v for v in others if _split(v) and _asserted(v)]
            if not unanimous or not split or any(_UNANIMOUS.search(v.text) or _all_for(v) for v in others):
                continue
            if any(_split(v) for v in ones):
                continue
            pairs = [(_alike(a, b), a, b) for a, b in product(unanimous, split)]
            score, one, other = max(pairs, key=lambda p: (p[0], -p[1].place, -p[2].place))
            if score < _ONE or _days_apart(one, other):
                continue
            sure = score >= _SURE
            ends = sorted((one, other), key=lambda v: v.account)
            letters = accounts.letter(one.document), accounts.letter(other.document)
            vote = next(f for f in other.figures if f.kind is FigureKind.VOTE)
            shown = accounts.document(other.document).words(vote.span)
            found.append(
                Finding(
                    id=content_id("f", "unanimous", one.statement.id, other.statement.id),
                    kind=FindingKind.DIFFERS if sure else FindingKind.NOT_SETTLED,
                    rule=_VOTE_RULE,
                    title=f"{letters[0]} calls the vote unanimous, {letters[1]} gives it as {shown}",
                    evidence=tuple(_evidence(v, "outcome") for v in ends),
                    relation=Relation.DIFFERS if sure else Relation.NOT_SETTLED,
                    aspect=Aspect.OUTCOME,
                    score=round(min(1.0, score), 3),
                    why=(Feature(name="likeness of sense", value=round(min(1.0, score), 3)),),
                )
            )
    return found


def _reaches(accounts: Accounts, told: Sequence[Sequence[View]]) -> list[Finding]:
    """One finding an event: the decision as each account puts it, where the reach differs."""
    found = []
    for story in accounts.stories:
        every = [d for own in told if own and own[0].document in story.documents for v in own for d in bans_in(v)]
        joined: list[Decision] = []
        for left, right in combinations(every, 2):
            if left.view.account != right.view.account and _wider(accounts, left, right):
                joined += [d for d in (left, right) if d not in joined]
        kept = _few(joined)
        documents = tuple(dict.fromkeys(d.view.document for d in kept))
        if len(documents) < 2:
            continue
        said = {d.view.document: d for d in reversed(kept)}
        parts = [
            f"{accounts.letter(document)} says “{shortened(words, _SHOWN)}”"
            for document in documents
            for words in (accounts.document(document).words(said[document].span),)
        ]
        found.append(
            Finding(
                id=content_id("f", "scope", *(d.view.statement.id for d in kept)),
                kind=FindingKind.NOT_SETTLED,
                rule=_SCOPE_RULE,
                title=f"{', '.join(parts)}: narrower or wider",
                evidence=tuple(_evidence(d.view, "decision") for d in kept),
                relation=Relation.NARROWER,
                aspect=Aspect.SCOPE,
                absent=accounts.absent(documents),
                score=0.5,
                why=_why(kept[0], next(d for d in kept if d.view.document != kept[0].view.document)),
            )
        )
    return found


def _wider(accounts: Accounts, left: Decision, right: Decision) -> bool:
    """Whether two bans are one decision of one body, told with another reach."""
    actors = [_actor(accounts, decision) for decision in (left, right)]
    cosine = _cosine(left.view, right.view)
    if not actors[0] & actors[1] or _days_apart(left.view, right.view) or (cosine is not None and cosine < 0.55):
        return False
    common = left.matter.keys() & right.matter.keys()
    if sum(left.matter[s] for s in sorted(common)) < (0.4 if cosine is not None else 0.8):
        return False
    alone = [
        sum(one.matter[s] for s in sorted(one.matter.keys() - set(other.view.stems)))
        for one, other in ((left, right), (right, left))
    ]
    # The same verb with other words may be a paraphrase; "any partnership" beside "training" is not.
    sweeping = [bool(_SWEEPING.search(accounts.document(d.view.document).words(d.span))) for d in (left, right)]
    return left.pole != right.pole or (sweeping[0] is not sweeping[1] and min(alone) >= 0.7)


def _actor(accounts: Accounts, decision: Decision) -> frozenset[str]:
    """The stems of who acts: the words before the verb that begin with a capital or name a body, else the speaker."""
    before = decision.view.text[: decision.span.start - decision.view.statement.span.start]
    acting = frozenset(stem(w.form) for w in words(before) if before[w.start].isupper() or w.form in _BODIES)
    shared = accounts.shared(decision.view.document, decision.view.statement.speaker)
    name = shared.name if shared is not None else ""
    return acting | frozenset(weigh(name)) if decision.view.statement.attribution else acting


def _few(joined: Sequence[Decision]) -> list[Decision]:
    """At most two an account, in the order of the accounts: of each strength the first."""
    kept: dict[tuple[int, int], Decision] = {}
    for decision in sorted(joined, key=lambda d: (d.view.account, d.view.headline, d.span)):
        kept.setdefault((decision.view.account, decision.pole[1]), decision)
    return sorted(kept.values(), key=lambda d: (d.view.account, d.span))


def _days_apart(left: View, right: View) -> bool:
    """Whether both tell when and the days or years are others."""
    days = [{str(m.start)[:10] for m in v.moments if m.precision is Precision.DAY} for v in (left, right)]
    years = [{str(m.start)[:4] for m in v.moments} for v in (left, right)]
    return (all(days) and not days[0] & days[1]) or (all(years) and not years[0] & years[1])


def _asserted(view: View) -> bool:
    return view.statement.modality is Modality.ASSERTED


def _split(view: View) -> bool:
    """Whether a statement gives a vote with votes against."""
    return any(f.kind is FigureKind.VOTE and (f.high or 0) > 0 for f in view.figures)


def _all_for(view: View) -> bool:
    """Whether a statement gives a vote without votes against."""
    return any(f.kind is FigureKind.VOTE and f.high == 0 for f in view.figures)


def _alike(left: View, right: View) -> float:
    """How alike two statements are: by sense, or by the weight of their words where no encoder took part."""
    cosine = _cosine(left, right)
    return share(weigh(left.text), weigh(right.text)) if cosine is None else cosine


def _cosine(left: View, right: View) -> float | None:
    return float(left.vector @ right.vector) if left.vector is not None and right.vector is not None else None


def _evidence(view: View, role: str) -> Evidence:
    return Evidence(document=view.document, span=view.statement.span, role=role)


def _why(left: Decision, right: Decision) -> tuple[Feature, ...]:
    ends = _evidence(left.view, ""), _evidence(right.view, "")
    common = sorted(left.matter.keys() & right.matter.keys(), key=lambda s: (-left.matter[s], s))
    cosine = _cosine(left.view, right.view)
    why = [
        Feature(name="verbs", value=1.0, detail=f"{left.verb} and {right.verb}", left=ends[0], right=ends[1]),
        Feature(
            name="what they act on",
            value=round(min(1.0, share(left.matter, right.matter)), 3),
            detail="words in common: " + ", ".join(common[:6]),
            left=ends[0],
            right=ends[1],
        ),
    ]
    if cosine is not None:
        value = round(max(0.0, min(1.0, cosine)), 3)
        why.append(Feature(name="likeness of sense", value=value, left=ends[0], right=ends[1]))
    return tuple(why)
