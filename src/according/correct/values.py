"""Values: what a subject is before a step, in a form that can be shown and taken up again."""

from according.core import (
    Alignment,
    Annotated,
    Attribution,
    Comparison,
    Document,
    Finding,
    SharedEntity,
    Values,
)
from according.correct.anchors import anchor
from according.correct.subjects import attribution_anchors


def finding_values(comparison: Comparison, finding: Finding) -> Values:
    """A finding's kind, relation, aspect and words, and all of it as the tool gave it."""
    known = {annotated.id: annotated for annotated in comparison.documents}
    return Values(
        kind=finding.kind.value,
        relation=finding.relation.value if finding.relation is not None else "",
        aspect=finding.aspect.value if finding.aspect is not None else "",
        evidence=tuple(anchor(known[e.document], e.span, e.role) for e in finding.evidence if e.document in known),
        record=finding,
    )


def attribution_values(annotated: Annotated, attribution: Attribution) -> Values:
    """An attribution's kind, its words by their roles, and its speaker's name."""
    anchors = attribution_anchors(annotated, attribution)
    speaker = annotated.entity(attribution.speaker)
    return Values(
        kind=attribution.kind.value,
        source=tuple(a for a in anchors if a.role == "source"),
        cue=tuple(a for a in anchors if a.role == "cue"),
        content=tuple(a for a in anchors if a.role == "content"),
        speaker=speaker.name if speaker is not None else "",
    )


def entity_values(shared: SharedEntity) -> Values:
    """An entity's name and type."""
    return Values(name=shared.name, type=shared.type.value)


def group_values(comparison: Comparison, alignment: Alignment) -> Values:
    """A group's relation and its statements' words."""
    known = {annotated.id: annotated for annotated in comparison.documents}
    members = (anchor(known[s.document], s.span, "statement") for s in alignment.statements if s.document in known)
    return Values(relation=alignment.relation.value, members=tuple(members))


def document_values(document: Document | Annotated) -> Values:
    """What a document says of itself; "" where it says nothing."""
    held = document.document if isinstance(document, Annotated) else document
    return Values(
        kind=held.kind.value,
        outlet=held.outlet or "",
        title=held.title or "",
        author=held.author or "",
        published=held.published or "",
    )
