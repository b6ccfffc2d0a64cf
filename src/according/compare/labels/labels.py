"""Findings of labels: accounts that call the same person, body or event by words that place it differently."""

from according.compare.accounts import Accounts
from according.compare.labels.event import event_labels
from according.compare.labels.groups import group_labels
from according.compare.labels.table import label_table
from according.core import (
    Alignment,
    Aspect,
    EntityLabels,
    EntityType,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Label,
    LabelForm,
    Relation,
    SharedEntity,
    Voice,
    content_id,
)

_RULE = (
    "One account calls somebody by words that place whom they name (“anti-…”, “embattled”, “that supports …”), and "
    "another account that names the same has other such words, or none. Each is shown with its voice; offices, parts "
    "and plain facts by themselves make no finding."
)
_ROLES = {
    Voice.OUTLET: "label (outlet)",
    Voice.ATTRIBUTED: "label (attributed)",
    Voice.QUOTED: "label (quoted)",
}
#: Labels of one account that a finding's sentence names; its evidence has them all.
_SHOWN = 3


def labels(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:
    """One finding for each entity that accounts place differently, then for unnamed groups and the event."""
    del alignments  # Labels hang on names, not on statements.
    rows: dict[str, dict[str, EntityLabels]] = {}
    for row in label_table(accounts):
        if row.entity is not None:
            rows.setdefault(row.entity, {})[row.document] = row
    found = [
        _finding(accounts, shared, rows[shared.id])
        for shared in accounts.entities
        if shared.id in rows and len({m.document for m in shared.members}) > 1
    ]
    ranked = sorted((finding for finding in found if finding is not None), key=lambda finding: -finding.score)
    return (*ranked, *group_labels(accounts), *event_labels(accounts))


def _finding(accounts: Accounts, shared: SharedEntity, rows: dict[str, EntityLabels]) -> Finding | None:
    documents = sorted({m.document for m in shared.members}, key=accounts.place)
    called = {d: _telling(rows[d].labels) if d in rows else [] for d in documents}
    keys = {d: frozenset(label.key for label in called[d]) for d in documents}
    if not any(keys.values()) or not any(keys[a] != keys[b] for a in documents for b in documents if a < b):
        return None
    if shared.type is EntityType.PLACE and not any(
        label.voice is Voice.OUTLET for some in called.values() for label in some
    ):
        return None
    parts, plain, evidence = [], [], []
    for document in documents:
        annotated, letter = accounts.document(document), accounts.letter(document)
        if called[document]:
            shown = called[document][:_SHOWN]
            parts.append(
                f"{letter} "
                + " and ".join(f"“{' '.join(annotated.words(label.span).split())}”{_voice(label)}" for label in shown)
            )
            evidence += [
                Evidence(document=document, span=label.span, role=_ROLES[label.voice]) for label in called[document]
            ]
        else:
            plain.append(letter)
            entity = next(annotated.entity(m.entity) for m in shared.members if m.document == document)
            if entity is not None:
                span = (
                    next((label.span for label in rows[document].labels if label.how in _WHOLE), None)
                    if document in rows
                    else None
                )
                evidence.append(
                    Evidence(document=document, span=span or entity.mentions[0].span, role="named without a label")
                )
    title = f"{shared.name} is called in {'; in '.join(parts)}"
    if plain:
        title += f"; named without a label in {' and '.join(plain)}"
    own = any(label.voice is Voice.OUTLET for some in called.values() for label in some)
    return Finding(
        id=content_id("finding", "label", shared.id, *(f"{e.document} {e.span.start}" for e in evidence)),
        kind=FindingKind.LABEL,
        rule=_RULE,
        title=title,
        evidence=tuple(evidence),
        relation=Relation.DIFFERS,
        aspect=Aspect.WORDING,
        entity=shared.id,
        score=0.8 if own else 0.5,
        why=(Feature(name="same entity", value=1.0, detail=shared.name), *shared.why),
    )


#: Labels that hold the name itself, so that they show the naming by themselves.
_WHOLE = (LabelForm.TITLE, LabelForm.PREMODIFIER)


def _telling(labels: tuple[Label, ...]) -> list[Label]:
    """The labels that place somebody, each wording once: the outlet's own before the same in another's words."""
    kept: dict[str, Label] = {}
    for label in labels:
        if label.plain:
            continue
        words = set(label.key.split())
        held = kept.get(label.key)
        if held is not None:
            if held.voice is not Voice.OUTLET and label.voice is Voice.OUTLET:
                kept[label.key] = label
        elif not any(words <= set(other.split()) for other in kept):
            kept[label.key] = label
    return list(kept.values())


def _voice(label: Label) -> str:
    return {Voice.QUOTED: " (in a quotation)", Voice.ATTRIBUTED: " (attributed)"}.get(label.voice, "")
