"""Figures on which accounts agree: one question answered with one value in whatever words each account tells it."""

from according.compare.accounts import Accounts
from according.compare.provenance.origins import independent, origins_of, origins_told
from according.compare.quantities.context import Placed, placed, same_time
from according.compare.quantities.pairs import classed
from according.compare.quantities.plain import ABOUT_PEOPLE, ONE_EACH, Plain, plain
from according.compare.quantities.roles import TITLES
from according.compare.quantities.values import Match, matched, said_alike
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
        told = {a.id: plain(a.document.text, by_document[a.id]) for a in members}
        roles = dict.fromkeys(p.role for each in told.values() for p in each)
        for role in roles:
            leads = [lead for a in members if (lead := _lead([p for p in told[a.id] if p.role == role])) is not None]
            for group in _groups(leads):
                if not _joined(group, told, alignments):
                    finding = _finding(accounts, role, group)
                    # One sentence may give the dead and the injured: it is shown once.
                    if not any(set(finding.evidence) <= set(other.evidence) for other in found):
                        found.append(finding)
    return tuple(sorted(found, key=lambda f: (-len(f.documents), -independent(f.origins), f.id)))


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
    origins = origins_of(accounts, clauses)
    documents = tuple(clause.document for clause in clauses)
    words = [" ".join(accounts.document(c.document).words(c.span).split()) for c in clauses]
    exact = all(
        matched(group[0].placed.figure, other.placed.figure) is Match.EQUAL
        and group[0].placed.figure.approximate == other.placed.figure.approximate
        for other in group[1:]
    )
    told = origins_told(origins)
    rounded = "" if exact else ", some less exactly than others"
    title = TITLES.get(role, role)
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
            Feature(
                name="same question",
                value=1.0,
                detail=title,
                left=group[0].placed.evidence(),
                right=other.placed.evidence(),
            )
            for other in group[1:]
        ),
    )


def _clause(annotated: Annotated, one: Placed) -> AlignedStatement:
    """The statement that holds the figure, or its sentence where none does."""
    at = one.figure.span
    inside = [s for s in annotated.statements if s.span.holds(at)]
    if inside:
        own = min(inside, key=lambda s: len(s.span))
        return AlignedStatement(document=annotated.id, statement=own.id, span=own.span)
    return AlignedStatement(document=annotated.id, statement="", span=Span(one.sentence.start, one.sentence.end))
