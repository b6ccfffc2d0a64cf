"""What several accounts carry, and what one account alone tells."""

from collections.abc import Sequence

import numpy as np

from according.compare.accounts import Accounts
from according.compare.alignment.clashes import equal
from according.compare.alignment.judgement import coverage
from according.compare.alignment.views import View, views
from according.compare.news_value import worth
from according.compare.provenance.origins import independent, origins_told
from according.compare.titles import letters, shortened
from according.core import (
    AlignedStatement,
    Alignment,
    Evidence,
    Feature,
    Figure,
    FigureKind,
    Finding,
    FindingKind,
    Modality,
    Relation,
    content_id,
    content_stems,
)

#: A statement elsewhere may tell the same if its sense and the part of the weight that it has reach one of these.
_NEAR = ((0.8, 0.0), (0.68, 0.38), (0.62, 0.5), (0.55, 0.6))
#: A statement with a figure that no other account gives is told by one alone up to this likeness in sense.
_NEAR_WITH_FIGURE = 0.75
#: Where both give one telling figure (money, a share, a vote, a count above a dozen) so little likeness is enough.
_NEAR_BY_FIGURE, _TELLING_COUNT = 0.4, 12
#: Figures that count the same thing and are as near as this may answer one question: a difference, not one alone.
_CLOSE = 0.7
#: So many statements of others, the likest in sense, are looked at.
_LOOKED_AT = 12
#: Without an encoder: the part of a statement's weight that, standing in one statement elsewhere, makes it not alone.
_HELD = 0.6
#: The least weight in words that a statement must carry to be worth listing as one account's own.
_WEIGHTY = 2.0
#: A headline tells again what a statement of its own text tells from this sense or this coverage on.
_HEADS, _HEADS_COVERED = 0.6, 0.5

#: Of a lower rank nothing is listed: comments and turns of speech.
_LEAST_RANK = 0.3
_TELLING = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.VOTE, FigureKind.RATE})

_CARRIED = (
    "Statements of two or more accounts of one event say the same: alike in sense and words, and nothing clashes."
)
_ALONE = (
    "No statement of another account of the event is like it in sense or shares most of its weighty words; figures, "
    "deaths and names first."
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


def alone(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """What one account alone tells of an event that others tell too: neighbouring statements of a paragraph together.

    Only assertions; a statement that is near to one elsewhere is left out, since it may tell the same in other words.
    Figures, deaths, money and what was done come first, comments last.
    """
    aligned = {(s.document, s.statement) for alignment in alignments for s in alignment.statements}
    told = views(accounts)
    found: list[tuple[float, Finding]] = []
    for own in told:
        others = [
            view
            for rest in told
            if rest is not own and rest and own and accounts.same_event(own[0].document, rest[0].document)
            for view in rest
        ]
        if not others:
            continue
        matrix = _matrix(others)
        figures = [
            figure for document in dict.fromkeys(v.document for v in others) for figure in _figures(accounts, document)
        ]
        runs: dict[int, list[View]] = {}
        for view in own:
            if (view.document, view.statement.id) in aligned or not _worth_listing(view):
                continue
            if not _near(view, others, matrix, figures):
                runs.setdefault(_paragraph(accounts, view), []).append(view)
        found.extend(_alone(accounts, run) for run in runs.values())
    found = [(rank, finding) for rank, finding in found if rank >= _LEAST_RANK]
    return tuple(finding for _, finding in sorted(found, key=lambda pair: (-pair[0], pair[1].id)))


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


def _worth_listing(view: View) -> bool:
    return (
        not view.headline
        and not view.frame
        and view.statement.modality is Modality.ASSERTED
        and view.weight >= _WEIGHTY
    )


def _matrix(others: Sequence[View]) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]] | None":
    vectors = [other.vector for other in others if other.vector is not None]
    return np.stack(vectors) if len(vectors) == len(others) else None


def _near(
    view: View,
    others: Sequence[View],
    matrix: "np.ndarray[tuple[int, int], np.dtype[np.float32]] | None",
    figures: Sequence[Figure],
) -> bool:
    """Whether a statement of another account may tell the same."""
    if view.vector is None or matrix is None:
        return any(coverage(view, other)[1] >= _HELD for other in others)
    cosines = matrix @ view.vector
    own = [f for f in view.figures if f.kind is not FigureKind.NUMBER and not any(equal(f, g) for g in figures)]
    if own and float(cosines.max()) < _NEAR_WITH_FIGURE:
        return False
    for place in np.argsort(-cosines, kind="stable")[:_LOOKED_AT].tolist():
        cosine = float(cosines[place])
        if cosine >= _NEAR_BY_FIGURE and _same_figure(view, others[place]):
            return True
        if cosine < _NEAR[-1][0]:
            continue
        covered = coverage(view, others[place])[1]
        if any(cosine >= sense and covered >= part for sense, part in _NEAR):
            return True
    return False


def _same_figure(view: View, other: View) -> bool:
    return any(
        one.kind is another.kind and (equal(one, another) or _of_one_thing(one, another))
        for one in view.figures
        for another in other.figures
        if one.kind in _TELLING or (one.kind is FigureKind.COUNT and one.value > _TELLING_COUNT)
    )


def _of_one_thing(one: Figure, other: Figure) -> bool:
    """Whether two unequal figures may answer one question: near in value, of one unit, and counting the same."""
    if one.unit != other.unit or min(one.value, other.value) < _CLOSE * max(one.value, other.value):
        return False
    counted = content_stems(one.counts or "") & content_stems(other.counts or "")
    return one.kind is FigureKind.MONEY or bool(counted)


def _figures(accounts: Accounts, document: str) -> tuple[Figure, ...]:
    return accounts.document(document).figures


def _paragraph(accounts: Accounts, view: View) -> int:
    regions = accounts.document(view.document).document.regions
    return next(i for i, region in enumerate(regions) if region.span.overlaps(view.statement.span))


def _alone(accounts: Accounts, run: list[View]) -> tuple[float, Finding]:
    document = run[0].document
    values = [worth(view) for view in run]
    best = max(range(len(run)), key=lambda i: (values[i][0], -i))
    value, reasons = values[best]
    rank = value + 0.05 * (len(run) - 1)
    evidence = tuple(Evidence(document=document, span=view.statement.span, role="statement") for view in run)
    finding = Finding(
        id=content_id("f", "alone", *(view.statement.id for view in run)),
        kind=FindingKind.SINGLE_ACCOUNT,
        rule=_ALONE,
        title=f"Found in {accounts.letter(document)} only: “{shortened(run[best].text)}”",
        evidence=evidence,
        relation=Relation.ALONE,
        absent=accounts.absent((document,)),
        score=round(min(1.0, rank / 3), 3),
        why=(Feature(name="news value", value=round(min(1.0, rank / 3), 3), detail=", ".join(reasons)),),
    )
    return rank, finding
