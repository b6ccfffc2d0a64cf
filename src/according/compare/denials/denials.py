"""Denials: what one voice denies, beside what it denies, in one account or across the accounts of an event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from according.compare.accounts import Accounts
from according.compare.alignment.views import View, views
from according.compare.denials import patterns
from according.compare.denials.claims import (
    Pair,
    affirms,
    blames,
    match,
    match_pointed,
    may_be_denied,
    of_one_office,
    pointed_claims,
    pointing,
)
from according.compare.denials.signs import Denial, Sign, claimed, denials_in, denies
from according.compare.denials.wording import SHOWN, claim_shown, verb, who
from according.compare.titles import listed, shortened
from according.compare.whole_texts import roots
from according.core import (
    Alignment,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Relation,
    content_id,
)

_RULE = (
    "One voice denies, by a verb (“denied”), by a phrase (“no evidence that”) or by a negation, what another voice "
    "affirms: the claim carries the weighty words of what is denied, or is what the denial points at."
)
#: Of the claims of one account the likest is shown, and the next if it is as like as this.
_ALMOST = 0.9
#: From this likeness of sense on, or this part of the words, a statement may tell what is denied.
_LIKE, _HELD = 0.6, 0.5
_AFTER = re.compile(r"\bafter\b[^.]*\Z", re.IGNORECASE)
_RULE_ALONE = (
    "A voice denies something outright, and no statement of these accounts by another voice was set beside it."
)


@dataclass(slots=True)
class _Group:
    """Denials of one claim and all who carry it."""

    denials: list[Denial] = field(default_factory=list)
    claims: list[View] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    why: list[Feature] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    def sure(self, view: View) -> float:
        """How sure it is that a claim is denied, to a tenth."""
        return max((round(pair.score, 1) for pair in self.pairs if pair.claim is view), default=0.0)


def denials(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """A finding for each claim that someone denies: all accounts that carry it and all that carry the denial.

    An outright denial of something that no other voice here tells is a finding of its own, after the others.
    """
    told = views(accounts)
    by_account = [denials_in(accounts, a, told[i]) for i, a in enumerate(accounts.documents)]
    every = [denial for found in by_account for denial in found]
    beside = _beside(alignments)
    taken = {(denial.view.account, denial.view.place) for denial in every if denial.sign is not Sign.NEGATION}
    claims = [[v for v in own if affirms(v) and not _reports_denial(accounts, v)] for own in told] if every else []
    pairs: list[Pair] = []
    for denial in every:
        pairs += _pairs(accounts, denial, claims, beside, taken)
    groups = _groups(every, pairs, beside)
    found = [_finding(accounts, group) for group in groups if group.claims]
    found.sort(key=lambda finding: (-finding.score, finding.id))
    return (*found, *(f for group in groups if (f := _unanswered(accounts, group)) is not None))


def _beside(alignments: tuple[Alignment, ...]) -> dict[str, frozenset[str]]:
    """For each statement those that say the same, or more or less of it."""
    beside: dict[str, set[str]] = {}
    for alignment in alignments:
        if alignment.relation in (Relation.SAME, Relation.NARROWER):
            members = [statement.statement for statement in alignment.statements]
            for member in members:
                beside.setdefault(member, set()).update(members)
    return {member: frozenset(members) for member, members in beside.items()}


def _pairs(
    accounts: Accounts,
    denial: Denial,
    told: Sequence[Sequence[View]],
    beside: dict[str, frozenset[str]],
    taken: set[tuple[int, int]],
) -> list[Pair]:
    """What a denial denies: the claims it points at and those alike in every account of the event."""
    found: dict[tuple[int, int], Pair] = {}
    pointed = [v for v in denial.pointed if not _reports_denial(accounts, v) and not _said_after(accounts, denial, v)]
    for view in pointed:
        found[view.account, view.place] = Pair(denial, view, 0.8, (pointing(denial, view),))
    like = pointed_claims(denial)
    aligned = {s for view in pointed for s in beside.get(view.statement.id, ())}
    for own in told:
        if not own or not accounts.same_event(own[0].document, denial.view.document):
            continue
        best: list[Pair] = []
        for view in own:
            key = (view.account, view.place)
            if key in found or key in taken or not may_be_denied(denial, view):
                continue
            if view.statement.id in aligned:
                found[key] = Pair(denial, view, 0.75, (pointing(denial, view),))
            elif (
                (pair := match(accounts, denial, view)) is not None
                or (pair := match_pointed(accounts, denial, like, view)) is not None
                or (pair := blames(accounts, denial, view)) is not None
            ) and not of_one_office(accounts, denial, view):
                best.append(pair)
        best.sort(key=lambda pair: (pair.claim.headline, -round(pair.score, 4), pair.claim.place))
        near = [pair for pair in best[:2] if pair.score >= _ALMOST * best[0].score]
        found.update({(pair.claim.account, pair.claim.place): pair for pair in near})
    return [found[key] for key in sorted(found)]


def _said_after(accounts: Accounts, denial: Denial, view: View) -> bool:
    """Whether the claim is the answer to the denial: "the paper stood by it after the office disputed the story"."""
    between = accounts.document(view.document).document.text[view.statement.span.end : denial.place.start]
    return view.document == denial.view.document and bool(_AFTER.search(between)) and "\n" not in between


def _reports_denial(accounts: Accounts, view: View) -> bool:
    """Whether a denying word stands before a claim in its sentence, or in it: then it is not told as true there."""
    annotated = accounts.document(view.document)
    start = view.statement.span.start
    sentence = next((span.start for span in annotated.sentences if span.start <= start < span.end), start)
    return denies(annotated.document.text[sentence : view.statement.span.end])


def _groups(every: list[Denial], pairs: list[Pair], beside: dict[str, frozenset[str]]) -> list[_Group]:
    """One group for the denials that deny the same: by a common claim, an alignment, or one denier's like words."""
    leader = {id(denial): place for place, denial in enumerate(every)}

    def lead(place: int) -> int:
        while leader[id(every[place])] != place:
            place = leader[id(every[place])]
        return place

    denied: dict[int, set[tuple[int, int]]] = {}
    for pair in pairs:
        denied.setdefault(id(pair.denial), set()).add((pair.claim.account, pair.claim.place))
    for i, left in enumerate(every):
        for j in range(i):
            right = every[j]
            if _same_denial(left, right, denied, beside):
                one, two = sorted((lead(i), lead(j)))
                leader[id(every[two])] = one
    groups: dict[int, _Group] = {}
    for place, denial in enumerate(every):
        groups.setdefault(lead(place), _Group()).denials.append(denial)
    place_of = {id(denial): lead(place) for place, denial in enumerate(every)}
    for pair in pairs:
        group = groups[place_of[id(pair.denial)]]
        if pair.claim not in group.claims:
            group.claims.append(pair.claim)
        group.scores.append(pair.score)
        group.pairs.append(pair)
        group.why.extend(pair.why)
    return [groups[place] for place in sorted(groups)]


def _same_denial(
    left: Denial, right: Denial, denied: dict[int, set[tuple[int, int]]], beside: dict[str, frozenset[str]]
) -> bool:
    if denied.get(id(left), set()) & denied.get(id(right), set()):
        return True
    if left.view.account == right.view.account and not (left.view.headline or right.view.headline):
        return False
    if right.view.statement.id in beside.get(left.view.statement.id, ()):
        return True
    if Sign.NEGATION in (left.sign, right.sign):
        return False
    one, two = (
        denial.proposition or {k: w for view in denial.pointed for k, w in claimed(view).items()}
        for denial in (left, right)
    )
    shared = one.keys() & two.keys()
    if not shared:
        return False
    parts = [sum(side[s] for s in sorted(shared)) / sum(side[s] for s in sorted(side)) for side in (one, two)]
    part = max(parts)
    if left.denier is not None and left.denier == right.denier:
        sure = left.sign is Sign.VERB and right.sign is Sign.VERB
        return part >= 0.3 if sure else part >= 0.5 and min(parts) >= 0.2
    same_day = bool({m.start for m in left.view.moments} & {m.start for m in right.view.moments})
    return (part >= 0.3 and same_day) or (part >= 0.6 and len(shared) > 2)


def _finding(accounts: Accounts, group: _Group) -> Finding:
    denied = sorted(group.denials, key=lambda d: (d.view.account, d.place))
    evidence = {(d.view.account, d.place): ("denial", d.view.document) for d in denied}
    for denial in denied:
        evidence |= {(denial.view.account, span): ("concession", denial.view.document) for span in denial.conceded}
    for view in group.claims:
        evidence.setdefault((view.account, claim_shown(accounts, group.denials, view)), ("claim", view.document))
    claims = sorted(group.claims, key=lambda view: (view.headline, view.account, view.place))
    first = min(claims, key=lambda v: (v.headline, -group.sure(v), -_best(group, v), v.account, v.place))
    where = listed(list(dict.fromkeys(accounts.letter(d.view.document) for d in denied)))
    tellers = listed(list(dict.fromkeys(accounts.letter(v.document) for v in sorted(claims, key=lambda v: v.account))))
    words = shortened(accounts.document(first.document).words(claim_shown(accounts, group.denials, first)), SHOWN)
    what = "is told there" if where == tellers else f"{tellers} {'tell' if ' and ' in tellers else 'tells'}"
    documents = tuple(dict.fromkeys(document for _, (_, document) in sorted(evidence.items())))
    return Finding(
        id=content_id("f", "denies", *(f"{d.view.document}:{d.place.start}" for d in denied)),
        kind=FindingKind.DENIES,
        rule=_RULE,
        title=f"In {where}, {who(denied)} {verb(denied)} what {what}: “{words}”",
        evidence=tuple(
            Evidence(document=document, span=span, role=role)
            for (_, span), (role, document) in sorted(evidence.items())
        ),
        relation=Relation.DENIES,
        absent=accounts.absent(documents),
        score=round(min(1.0, max(group.scores)), 3),
        why=tuple(dict.fromkeys(group.why)),
    )


def _best(group: _Group, view: View) -> float:
    """How surely a claim is denied: the share of its words that the denials' propositions carry."""
    denied = {own for denial in group.denials for own in denial.proposition}
    told = claimed(view)
    return sum(weight for own, weight in told.items() if own in denied) / (sum(told.values()) or 1.0)


def _sentence_roots(accounts: Accounts) -> dict[str, tuple[dict[str, float], ...]]:
    """The roots of each sentence of each account."""
    return {a.id: tuple(roots(a.document.text, s.start, s.end) for s in a.sentences) for a in accounts.documents}


def _near(accounts: Accounts, denial: Denial) -> bool:
    """Whether an account may tell what is denied, in whatever words: then it is not called missing."""
    total = sum(denial.proposition.values())
    for annotated in accounts.documents:
        if not accounts.same_event(annotated.id, denial.view.document):
            continue
        own = annotated.id == denial.view.document
        every = accounts.once("roots of sentences", _sentence_roots)[annotated.id]
        for sentence, here in zip(annotated.sentences, every, strict=True):
            if own and denial.place.overlaps(sentence):
                continue
            if sum(weight for key, weight in denial.proposition.items() if key in here) >= _HELD * total:
                return True
        for view in views(accounts)[accounts.place(annotated.id)]:
            if (
                denial.view.vector is None
                or view.vector is None
                or (own and denial.place.overlaps(view.statement.span))
            ):
                continue
            if not denies(view.text) and float(denial.view.vector @ view.vector) >= _LIKE:
                return True
    return False


def _unanswered(accounts: Accounts, group: _Group) -> Finding | None:
    """An outright denial of what no other voice tells here."""
    outright = [
        d
        for d in group.denials
        if d.sign is Sign.VERB
        and d.name
        and len(d.proposition) > 1
        and not d.view.headline
        and not d.guilt
        and patterns.FINITE.search(d.cue)
    ]
    if group.claims or not outright:
        return None
    denied = sorted(outright, key=lambda d: (d.view.account, d.place))
    words = shortened(accounts.document(denied[0].view.document).words(denied[0].place), SHOWN)
    where = listed(list(dict.fromkeys(accounts.letter(d.view.document) for d in denied)))
    near = any(_near(accounts, denial) for denial in denied)
    documents = tuple(dict.fromkeys(d.view.document for d in denied))
    return Finding(
        id=content_id("f", "denies", *(f"{d.view.document}:{d.place.start}" for d in denied)),
        kind=FindingKind.DENIES,
        rule=_RULE_ALONE,
        title=f"In {where}: “{words}”" + ("" if near else " — what is denied was not found in these accounts"),
        evidence=tuple(Evidence(document=d.view.document, span=d.place, role="denial") for d in denied),
        relation=Relation.DENIES,
        absent=accounts.absent(documents),
        score=0.3,
        why=(
            Feature(
                name="how it is denied",
                value=1.0,
                detail=f"{denied[0].sign.value}: {denied[0].cue}",
                left=Evidence(document=denied[0].view.document, span=denied[0].place),
            ),
        ),
    )
