"""Findings of labels: accounts that call the same person, body or event by words that place it differently."""

from according.compare.accounts import Accounts
from according.compare.labels.event import event_labels
from according.compare.labels.groups import group_labels
from according.compare.labels.table import label_table
from according.core import (
    Alignment,
    Annotated,
    Aspect,
    EntityLabels,
    EntityType,
    Evidence,
    Feature,
    Finding,
    FindingKind,
    Label,
    LabelForm,
    MentionForm,
    Relation,
    SharedEntity,
    Span,
    Voice,
    content_id,
)

_RULE = (
    "One account calls somebody by words that place whom they name (“anti-…”, “embattled”, “that supports …”), and "
    "another account that names the same has other such words, a plain fact, or none. Each is shown with its voice; "
    "offices, parts and plain facts by themselves make no finding."
)
_ROLES = {
    Voice.OUTLET: "label (outlet)",
    Voice.ATTRIBUTED: "label (attributed)",
    Voice.QUOTED: "label (quoted)",
}
#: Labels of one account that a finding's sentence names; its evidence has them all.
_SHOWN = 3
#: Words of a label that a finding's sentence shows.
_LONGEST = 14


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
        telling = called[document] or _facts(rows[document].labels if document in rows else ())
        if telling:
            shown = " and ".join(f"“{_words(annotated, label)}”{_voice(label)}" for label in telling[:_SHOWN])
            parts.append(f"{letter} {shown}")
            evidence += [Evidence(document=document, span=label.span, role=_ROLES[label.voice]) for label in telling]
        else:
            plain.append(letter)
            evidence.append(
                Evidence(
                    document=document, span=_naming(accounts, shared, rows, document), role="named without a label"
                )
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
#: Labels that tell something of whom they name, even where they place nobody.
_TELLING = (LabelForm.APPOSITION, LabelForm.RELATIVE, LabelForm.PREDICATE)
_NAMES = (MentionForm.NAME, MentionForm.ACRONYM, MentionForm.PARTIAL, MentionForm.HANDLE)


def _facts(labels: tuple[Label, ...]) -> list[Label]:
    """The first fact that an account tells beside a name in its own voice, where it has no label that places."""
    return [label for label in labels if label.how in _TELLING and label.voice is Voice.OUTLET][:1]


def _words(annotated: Annotated, label: Label) -> str:
    """The words of a label, cut where they run long."""
    found = annotated.words(label.span).split()
    return " ".join(found[:_LONGEST]) + (" …" if len(found) > _LONGEST else "")


def _naming(accounts: Accounts, shared: SharedEntity, rows: dict[str, EntityLabels], document: str) -> Span:
    """Where an account names an entity: with its title, or by its bare name."""
    whole = [label.span for label in (rows[document].labels if document in rows else ()) if label.how in _WHOLE]
    mentions = [
        mention
        for member in shared.members
        if member.document == document and (entity := accounts.entity(document, member.entity)) is not None
        for mention in entity.mentions
    ]
    named = [mention.span for mention in mentions if mention.form in _NAMES]
    return next(iter((*whole, *named)), mentions[0].span)


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
