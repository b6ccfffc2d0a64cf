"""What several accounts carry, and what one account alone tells."""

from according.compare.accounts import Accounts
from according.compare.alignment.judgement import coverage
from according.compare.alignment.views import View, views
from according.compare.alone import alone as alone
from according.compare.provenance.origins import independent, origins_told
from according.compare.titles import letters, shortened
from according.core import (
    AlignedStatement,
    Alignment,
    Evidence,
    Finding,
    FindingKind,
    Relation,
    content_id,
)

#: A headline tells again what a statement of its own text tells from this sense or this coverage on.
_HEADS, _HEADS_COVERED = 0.6, 0.5

_CARRIED = (
    "Statements of two or more accounts of one event say the same: alike in sense and words, and nothing clashes."
)

_Views = dict[tuple[str, str], View]


def corroborated(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """A finding for each statement that two or more accounts of one event carry, most accounts and origins first.

    Where headlines agree and so do statements of their texts, the headlines are further evidence of that finding.
    """
    told = {(view.document, view.statement.id): view for own in views(accounts) for view in own}
    carried = [a for a in alignments if a.relation in (Relation.SAME, Relation.NARROWER) and len(a.documents) > 1]
    heads: list[Alignment] = []
    bodies: list[Alignment] = []
    for alignment in carried:
        only = all(told[s.document, s.statement].headline for s in alignment.statements)
        (heads if only else bodies).append(alignment)
    joined: dict[str, tuple[AlignedStatement, ...]] = {}
    unmatched: list[Alignment] = []
    for head in heads:
        body = next((b for b in bodies if _headed_by(b, head, told)), None)
        if body is None:
            unmatched.append(head)
        else:
            joined[body.id] = (*joined.get(body.id, ()), *head.statements)
    found = [_carried(accounts, alignment, joined.get(alignment.id, ()), told) for alignment in bodies]
    found += [_carried(accounts, alignment, (), told) for alignment in unmatched]
    last = {alignment.id for alignment in unmatched}
    return tuple(
        sorted(found, key=lambda f: (f.alignment in last, -len(f.documents), -independent(f.origins), -f.score, f.id))
    )


def _headed_by(body: Alignment, head: Alignment, told: _Views) -> bool:
    """Whether an alignment of the texts tells what an alignment of their headlines tells, in all the same accounts."""
    if not set(head.documents) <= set(body.documents):
        return False
    inside = {s.document: told[s.document, s.statement] for s in body.statements}
    for statement in head.statements:
        view, below = told[statement.document, statement.statement], inside[statement.document]
        if view.vector is not None and below.vector is not None and float(view.vector @ below.vector) >= _HEADS:
            return True
        if coverage(view, below)[1] >= _HEADS_COVERED:
            return True
    return False


def _carried(accounts: Accounts, alignment: Alignment, heads: tuple[AlignedStatement, ...], told: _Views) -> Finding:
    evidence = (
        *(Evidence(document=s.document, span=s.span, role="statement") for s in alignment.statements),
        *(Evidence(document=s.document, span=s.span, role="headline") for s in heads),
    )
    members = [told[s.document, s.statement] for s in alignment.statements]
    # What is shown is the shortest wording of the text itself that stands on its own.
    shown = min(members, key=lambda v: (v.frame, v.headline, len(v.text), v.account))
    carriers = letters(accounts, alignment.documents)
    more = "one more fully than the other" if len(alignment.documents) == 2 else "some more fully than others"
    same = "carry" if alignment.relation is Relation.SAME else f"carry, {more}"
    return Finding(
        id=content_id("f", "corroborated", alignment.id),
        kind=FindingKind.CORROBORATED,
        rule=_CARRIED,
        title=f"{carriers} {same}: “{shortened(shown.text)}” — {origins_told(alignment.origins)}",
        evidence=evidence,
        relation=alignment.relation,
        origins=alignment.origins,
        absent=accounts.absent(alignment.documents),
        alignment=alignment.id,
        score=alignment.score,
        why=alignment.why,
    )
