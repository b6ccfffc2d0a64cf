"""Figures on which accounts agree: one question answered with one value in whatever words each account tells it."""

from according.compare.accounts import Accounts
from according.compare.provenance.origins import independent, origins_of, origins_told
from according.compare.quantities.context import Placed, placed, same_time
from according.compare.quantities.harm import narrow
from according.compare.quantities.pairs import classed
from according.compare.quantities.plain import ABOUT_PEOPLE, ONE_EACH, Plain, plain
from according.compare.quantities.roles import TITLES
from according.compare.quantities.tolls import ROLES, tolls
from according.compare.quantities.values import Match, matched, said_alike
from according.compare.quantities.victims import Victims
from according.compare.titles import letters, shortened
from according.core import (
    AlignedStatement,
    Alignment,
    Annotated,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Relation,
    Span,
    content_id,
)

_RULE = (
    "Accounts of one event each answer one question with one figure, each in its own words: the figure's clause says "
    "what it is a figure of."
)
_JOINED = (Relation.SAME, Relation.NARROWER)
#: A rounded figure agrees with one that is as near as this part of the greater.
_NEAR = 0.85


def figure_agreements(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """A finding for each question (how many died, were there, are employed) that accounts of one event answer alike.

    What an alignment joins already for all these accounts is left out, since it is told to be carried there.
    """
    by_document, _ = placed(accounts, alignments)
    found: list[Finding] = []
    for story in accounts.stories:
        members = [a for a in accounts.documents if a.id in story.documents]
        if len(members) < 2:
            continue
        by_toll = _of_tolls(accounts, tuple(members), alignments)
        for finding in by_toll:
            if not any(set(finding.evidence) <= set(other.evidence) for other in found):
                found.append(finding)
        settled = {TITLES[role] for role in ROLES} & {f.why[0].detail for f in by_toll}
        told = {a.id: plain(a.document.text, by_document[a.id]) for a in members}
        roles = dict.fromkeys(p.role for each in told.values() for p in each if TITLES.get(p.role) not in settled)
        for role in roles:
            leads = [lead for a in members if (lead := _lead([p for p in told[a.id] if p.role == role])) is not None]
            for group in _groups(leads):
                if not _joined(group, told, alignments):
                    finding = _finding(accounts, role, group)
                    # One sentence may give the dead and the injured: it is shown once.
                    if not any(set(finding.evidence) <= set(other.evidence) for other in found):
                        found.append(finding)
    return tuple(sorted(found, key=lambda f: (-len(f.documents), -independent(f.origins), f.id)))


def _of_tolls(accounts: Accounts, members: tuple[Annotated, ...], alignments: tuple[Alignment, ...]) -> list[Finding]:
    """How many were killed, injured or shot: the accounts whose whole tolls are one number."""
    told = tolls(accounts, members)
    found: list[Finding] = []
    for role in ROLES:
        by_value: dict[int, list[Victims]] = {}
        documents: dict[int, list[str]] = {}
        for toll in told.values():
            answer = toll.told[role].answer
            if answer is not None and not answer.least and not answer.about:
                by_value.setdefault(answer.value, []).append(answer)
                documents.setdefault(answer.value, []).append(toll.document)
        for value, group in by_value.items():
            # One who is told of as "a man" alone is no count.
            kinds = {victims.head for victims in group if narrow(victims)}
            if len(group) < 2 or all(victims.single for victims in group) or len(kinds) > 1:
                continue
            clauses = [
                _clause_at(accounts.document(d), v.span, v.sentence)
                for d, v in zip(documents[value], group, strict=True)
            ]
            if not _carried(clauses, group, alignments):
                ends = [
                    Evidence(document=d, span=v.span, role="figure")
                    for d, v in zip(documents[value], group, strict=True)
                ]
                found.append(_told(accounts, role, clauses, ends, exact=True))
    return found


def _carried(clauses: list[AlignedStatement], group: list[Victims], alignments: tuple[Alignment, ...]) -> bool:
    """Whether one alignment joins statements with these figures in all the accounts."""
    return any(
        alignment.relation in _JOINED
        and all(
            any(s.document == clause.document and s.span.holds(victims.span) for s in alignment.statements)
            for clause, victims in zip(clauses, group, strict=True)
        )
        for alignment in alignments
    )


def _lead(answers: list[Plain]) -> Plain | None:
    """An account's answer: that which it gives first; none where what follows at once excludes it."""
    whole = [p for p in answers if p.whole]
    if not whole:
        return None
    first = whole[0]
    # The plainest place of that value: an exact figure before a rounded one.
    return min(
        (p for p in whole if p.who == first.who and said_alike(p.placed.figure, first.placed.figure)),
        key=lambda p: (p.placed.figure.operator != "=", p.placed.figure.span.start),
        default=first,
    )


def _groups(leads: list[Plain]) -> list[list[Plain]]:
    """The answers that agree, two at the least together, in the order of the accounts."""
    groups: list[list[Plain]] = []
    for lead in leads:
        group = next((g for g in groups if all(_agree(lead, other) for other in g)), None)
        if group is None:
            groups.append([lead])
        else:
            group.append(lead)
    return [group for group in groups if len(group) > 1]


def _agree(left: Plain, right: Plain) -> bool:
    a, b = left.placed, right.placed
    if a.figure.unit != b.figure.unit or matched(a.figure, b.figure) is Match.DIFFERENT:
        return False
    if not said_alike(a.figure, b.figure) or not same_time(a, b):
        return False
    low, high = sorted((a.figure.value, b.figure.value))
    if low < _NEAR * high:
        return False  # "dozens" bears out no number
    if left.role in ABOUT_PEOPLE:
        return left.who == right.who or None in (left.who, right.who)
    return left.role in ONE_EACH or len(classed(a.stems) & classed(b.stems)) >= 3


def _joined(group: list[Plain], told: dict[str, list[Plain]], alignments: tuple[Alignment, ...]) -> bool:
    """Whether one alignment joins statements that give this figure in all these accounts."""
    carried = {a.id for a in alignments if a.relation in _JOINED}
    common: set[str] | None = None
    for one in group:
        ids = {
            identity
            for p in told[one.placed.document]
            if p.role == one.role and said_alike(p.placed.figure, one.placed.figure)
            for identity in p.placed.alignments & carried
        }
        common = ids if common is None else common & ids
    return bool(common)


def _finding(accounts: Accounts, role: str, group: list[Plain]) -> Finding:
    clauses = [_clause(accounts.document(one.placed.document), one.placed) for one in group]
    exact = all(
        matched(group[0].placed.figure, other.placed.figure) is Match.EQUAL
        and group[0].placed.figure.approximate == other.placed.figure.approximate
        for other in group[1:]
    )
    return _told(accounts, role, clauses, [one.placed.evidence() for one in group], exact=exact)


def _told(
    accounts: Accounts, role: str, clauses: list[AlignedStatement], ends: list[Evidence], *, exact: bool
) -> Finding:
    origins = origins_of(accounts, clauses)
    documents = tuple(clause.document for clause in clauses)
    words = [" ".join(accounts.document(c.document).words(c.span).split()) for c in clauses]
    told = origins_told(origins)
    rounded = "" if exact else ", some less exactly than others"
    return Finding(
        id=content_id("f", "agreement", *(f"{c.document}:{c.span.start}:{c.span.end}" for c in clauses), role),
        kind=FindingKind.CORROBORATED,
        rule=_RULE,
        title=f"{letters(accounts, documents)} carry{rounded}: “{shortened(min(words, key=len))}” — {told}",
        evidence=tuple(Evidence(document=c.document, span=c.span, role="statement") for c in clauses),
        relation=Relation.SAME if exact else Relation.OTHER_PRECISION,
        origins=origins,
        absent=accounts.absent(documents),
        score=0.8,
        why=tuple(
            Feature(name="same question", value=1.0, detail=TITLES.get(role, role), left=ends[0], right=end)
            for end in ends[1:]
        ),
    )


def _clause(annotated: Annotated, one: Placed) -> AlignedStatement:
    """The statement that holds the figure, or its sentence where none does."""
    return _clause_at(annotated, one.figure.span, one.sentence)


def _clause_at(annotated: Annotated, at: Span, sentence: Span) -> AlignedStatement:
    inside = [s for s in annotated.statements if s.span.holds(at)]
    if inside:
        own = min(inside, key=lambda s: len(s.span))
        return AlignedStatement(document=annotated.id, statement=own.id, span=own.span)
    return AlignedStatement(document=annotated.id, statement="", span=Span(sentence.start, sentence.end))
