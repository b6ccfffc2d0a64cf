"""What several accounts carry, and what one account alone tells."""

from according.compare.accounts import Accounts
from according.compare.alignment.judgement import coverage
from according.compare.alignment.views import View, views
from according.compare.alone import alone as alone
from according.compare.news_value import is_service, worth
from according.compare.provenance.origins import independent
from according.compare.shown import cut, shown
from according.compare.silence import silent
from according.compare.titles import letters
from according.core import (
    AlignedStatement,
    Alignment,
    Evidence,
    Finding,
    FindingKind,
    OriginKind,
    Relation,
    content_id,
)

#: A headline tells again what a statement of its own text tells from this sense or this coverage on.
_HEADS, _HEADS_COVERED = 0.6, 0.5
#: So many words that stand in two alignments make them one thing told twice.
_SAME_WORDS = 4

#: What a source may be called whose name stays open.
_OPEN = frozenset("he she it they we i you who which this that".split())

_CARRIED = (
    "Statements of two or more accounts of one event say the same: alike in sense and words, and nothing clashes."
)

_Views = dict[tuple[str, str], View]


def corroborated(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """A finding for each statement that two or more accounts of one event carry, most accounts and origins first.

    Among those of as many accounts and origins what is news comes first: deaths, money, figures, deeds, names. Accounts
    of the event in which nothing near to it was found are named as without it.

    Where headlines agree and so do statements of their texts, the headlines are further evidence of that finding.
    """
    told = {(view.document, view.statement.id): view for own in views(accounts) for view in own}
    carried = [
        a
        for a in alignments
        if a.relation in (Relation.SAME, Relation.NARROWER)
        and len(a.documents) > 1
        and not all(is_service(told[s.document, s.statement].text) for s in a.statements)
    ]
    carried = _once(carried, told)
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
    value = {a.id: max(worth(told[s.document, s.statement])[0] for s in a.statements) for a in carried}
    return tuple(
        sorted(
            found,
            key=lambda f: (
                f.alignment in last,
                -len(f.documents),
                -independent(f.origins),
                -round(value[f.alignment or ""], 2),
                -f.score,
                f.id,
            ),
        )
    )


def _once(carried: list[Alignment], told: _Views) -> list[Alignment]:
    """The alignments without those whose words an alignment of the same accounts, or of more, has in another place.

    Captions, pulled quotations, and what an account tells again in its last paragraphs.
    """
    dropped: set[str] = set()
    seen: dict[tuple[str, ...], list[Alignment]] = {}
    for alignment in sorted(carried, key=lambda a: -len(a.documents)):
        said = {told[s.document, s.statement].forms for s in alignment.statements}
        fuller = (other for forms in sorted(said) for other in seen.get(forms, ()))
        if any(set(alignment.documents) <= set(other.documents) for other in fuller):
            dropped.add(alignment.id)
            continue
        for forms in said:
            if len(forms) >= _SAME_WORDS:
                seen.setdefault(forms, []).append(alignment)
    return [alignment for alignment in carried if alignment.id not in dropped]


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
    members = [told[s.document, s.statement] for s in alignment.statements]
    # A group of headlines alone is told by them; elsewhere they stand behind the texts.
    only = all(view.headline for view in members)
    bodies, headed = ([v for v in members if only or not v.headline], [v for v in members if v.headline and not only])
    evidence = (
        *(Evidence(document=v.document, span=v.statement.span, role="statement") for v in bodies),
        *(Evidence(document=v.document, span=v.statement.span, role="headline") for v in headed),
        *(Evidence(document=s.document, span=s.span, role="headline") for s in heads),
    )
    # What is shown is the shortest wording of the text itself that stands on its own.
    best = min(members, key=lambda v: (v.frame, v.headline, cut(accounts, v), len(v.text), v.account))
    absent = silent(accounts, evidence, accounts.absent(alignment.documents))
    lacking = f"; not found in {letters(accounts, absent)}" if absent else ""
    carriers = letters(accounts, alignment.documents)
    more = "one more fully than the other" if len(alignment.documents) == 2 else "some more fully than others"
    same = "carry" if alignment.relation is Relation.SAME else f"carry, {more}"
    return Finding(
        id=content_id("f", "corroborated", alignment.id),
        kind=FindingKind.CORROBORATED,
        rule=_CARRIED,
        title=f"{carriers} {same}: {shown(accounts, best)} — {_origins(accounts, alignment)}{lacking}",
        evidence=evidence,
        relation=alignment.relation,
        origins=alignment.origins,
        absent=absent,
        alignment=alignment.id,
        score=alignment.score,
        why=alignment.why,
    )


def _origins(accounts: Accounts, alignment: Alignment) -> str:
    """How many independent origins the accounts name, what these are, and which accounts name none."""
    count = independent(alignment.origins)
    if not count:
        return "no origin given"
    named = [o for o in alignment.origins if o.kind is not OriginKind.NOT_GIVEN]
    names = dict.fromkeys(o.name if o.name.lower() not in _OPEN else o.why or "one without a name" for o in named)
    told = f"{count} origin{'s' if count > 1 else ''}"
    if any(names):
        told += f" ({'; '.join(name for name in names if name)})"
    naming = {d for o in named for d in o.documents}
    silent_on_it = [
        d for o in alignment.origins if o.kind is OriginKind.NOT_GIVEN for d in o.documents if d not in naming
    ]
    if silent_on_it:
        none = letters(accounts, silent_on_it)
        told += f", {none} {'give' if len(silent_on_it) > 1 else 'gives'} none"
    return told
