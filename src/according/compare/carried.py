"""What several accounts carry, and what one account alone tells."""

import numpy as np

from according.compare.accounts import Accounts
from according.compare.alignment_views import View, views
from according.compare.origins import independent
from according.core import (
    Alignment,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Modality,
    OriginKind,
    Relation,
    Voice,
    content_id,
)

#: From this likeness on, a statement of another account may tell the same: then neither is told by one alone.
_NEAR = 0.55
#: The part of a statement's weight in words that, standing in one statement elsewhere, makes it not alone.
_HELD = 0.6
#: The least weight in words that a statement must carry to be worth listing as one account's own.
_WEIGHTY = 3.0

_CARRIED = (
    "Statements of two or more accounts of one event say the same: alike in sense and words, and nothing clashes."
)
_ALONE = "No statement of another account of the event is like it in sense or shares most of its weighty words."


def corroborated(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """A finding for each statement that two or more accounts of one event carry, most accounts and origins first.

    Headlines take part only where nothing else of their account does: they tell again what the text tells.
    """
    found = []
    for alignment in alignments:
        if alignment.relation not in (Relation.SAME, Relation.NARROWER) or len(alignment.documents) < 2:
            continue
        evidence = tuple(Evidence(document=s.document, span=s.span, role="statement") for s in alignment.statements)
        shortest = min(evidence, key=lambda e: (len(e.span), accounts.place(e.document)))
        letters = _listed([accounts.letter(document) for document in alignment.documents])
        same = "carry" if alignment.relation is Relation.SAME else "carry, one more fully than the other"
        words = _shortened(accounts.document(shortest.document).words(shortest.span))
        found.append(
            Finding(
                id=content_id("f", "corroborated", alignment.id),
                kind=FindingKind.CORROBORATED,
                rule=_CARRIED,
                title=f"{letters} {same}: “{words}” — {_origins(alignment)}",
                evidence=evidence,
                relation=alignment.relation,
                origins=alignment.origins,
                absent=accounts.absent(alignment.documents),
                alignment=alignment.id,
                score=alignment.score,
                why=alignment.why,
            )
        )
    return tuple(sorted(found, key=lambda f: (-len(f.documents), -independent(f.origins), -f.score)))


def alone(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """What one account alone tells of an event that others tell too: neighbouring statements of a paragraph together.

    Only assertions with names or figures, in the outlet's voice or attributed; a statement that is near to one
    elsewhere is left out, since it may tell the same in other words.
    """
    aligned = {(s.document, s.statement) for alignment in alignments for s in alignment.statements}
    told = views(accounts)
    found: list[tuple[float, Finding]] = []
    for own in told:
        others = [
            view
            for rest in told
            if rest is not own and rest and own
            for view in rest
            if accounts.same_event(own[0].document, view.document)
        ]
        if not others:
            continue
        runs: dict[int, list[View]] = {}
        for view in own:
            if (view.document, view.statement.id) in aligned or not _worth_listing(view) or _near(view, others):
                continue
            runs.setdefault(_paragraph(accounts, view), []).append(view)
        found.extend(_alone(accounts, run) for run in runs.values())
    return tuple(finding for _, finding in sorted(found, key=lambda pair: (-pair[0], pair[1].id)))


def _worth_listing(view: View) -> bool:
    return (
        not view.headline
        and view.statement.modality is Modality.ASSERTED
        and view.statement.voice is not Voice.QUOTED
        and bool(view.names or view.figures or view.capitals)
        and view.weight >= _WEIGHTY
    )


def _near(view: View, others: list[View]) -> bool:
    if view.vector is not None and others[0].vector is not None:
        vectors = np.stack([other.vector for other in others if other.vector is not None])
        if float((vectors @ view.vector).max()) >= _NEAR:
            return True
    for other in others:
        held = sum(weight for stemmed, weight in view.weights.items() if stemmed in other.weights)
        if held >= _HELD * view.weight:
            return True
    return False


def _paragraph(accounts: Accounts, view: View) -> int:
    regions = accounts.document(view.document).document.regions
    return next(i for i, region in enumerate(regions) if region.span.overlaps(view.statement.span))


def _alone(accounts: Accounts, run: list[View]) -> tuple[float, Finding]:
    document = run[0].document
    weight = sum(view.weight for view in run)
    evidence = tuple(Evidence(document=document, span=view.statement.span, role="statement") for view in run)
    first = _shortened(accounts.document(document).words(evidence[0].span))
    finding = Finding(
        id=content_id("f", "alone", *(view.statement.id for view in run)),
        kind=FindingKind.SINGLE_ACCOUNT,
        rule=_ALONE,
        title=f"Found in {accounts.letter(document)} only: “{first}”",
        evidence=evidence,
        relation=Relation.ALONE,
        absent=accounts.absent((document,)),
        score=round(min(1.0, weight / 20), 3),
        why=(
            Feature(
                name="weight of its words",
                value=round(min(1.0, weight / 20), 3),
                detail="how rare its words are in news, added up",
            ),
        ),
    )
    return weight, finding


def _origins(alignment: Alignment) -> str:
    count = independent(alignment.origins)
    if not count:
        return "no origin given"
    named = [origin.name for origin in alignment.origins if origin.kind is not OriginKind.NOT_GIVEN and origin.name]
    told = f" ({', '.join(dict.fromkeys(named))})" if named else ""
    return f"{count} origin{'s' if count > 1 else ''}{told}"


def _listed(letters: list[str]) -> str:
    return letters[0] if len(letters) == 1 else f"{', '.join(letters[:-1])} and {letters[-1]}"


def _shortened(words: str, longest: int = 24) -> str:
    cut = words.split()
    return " ".join(cut) if len(cut) <= longest else " ".join(cut[:longest]) + " …"
