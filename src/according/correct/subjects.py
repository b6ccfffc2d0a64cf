"""Subjects: what a step is about, named by its words in their places."""

from collections.abc import Iterable

from according.core import (
    NAMING,
    Alignment,
    Anchor,
    Annotated,
    Attribution,
    Comparison,
    Document,
    Entity,
    Finding,
    MentionForm,
    SharedEntity,
    Span,
    Subject,
    SubjectKind,
    content_id,
)
from according.correct.anchors import anchor

#: Places of one entity in one document by which it is known again.
_MENTIONS = 12
#: The role of words that stand for all places of one document's entity, and of words that stand for themselves alone.
ENTITY, MENTION = "entity", "mention"


def finding_subject(comparison: Comparison, finding: Finding, story: str | None = None) -> Subject:
    """A finding: its kind, its title and its evidence."""
    known = {annotated.id: annotated for annotated in comparison.documents}
    return Subject(
        kind=SubjectKind.FINDING,
        id=finding.id,
        anchors=tuple(anchor(known[e.document], e.span, e.role) for e in finding.evidence if e.document in known),
        sort=finding.kind.value,
        name=finding.title,
        story=story,
    )


def new_finding_subject(kind: str, evidence: Iterable[Anchor], story: str | None = None, title: str = "") -> Subject:
    """A finding that a person puts in: its id comes from its kind and its words."""
    anchors = tuple(evidence)
    places = [part for a in anchors for part in (a.document, a.span.start, a.span.end, a.role)]
    identity = content_id("f", "put in", kind, *places)
    return Subject(kind=SubjectKind.FINDING, id=identity, anchors=anchors, sort=kind, name=title, story=story)


def attribution_subject(annotated: Annotated, attribution: Attribution) -> Subject:
    """An attribution: its kind, its speaker's name and its words with their roles."""
    speaker = annotated.entity(attribution.speaker)
    return Subject(
        kind=SubjectKind.ATTRIBUTION,
        id=attribution.id,
        anchors=attribution_anchors(annotated, attribution),
        sort=attribution.kind.value,
        name=speaker.name if speaker is not None else " ".join(map(annotated.words, attribution.source)),
    )


def new_attribution_subject(document: Document | Annotated, anchors: Iterable[Anchor], kind: str = "") -> Subject:
    """An attribution that a person puts in: its id comes from its words with their roles."""
    given = tuple(anchors)
    places = [part for a in given for part in (a.role, a.span.start, a.span.end)]
    identity = content_id("a", "put in", document.id, *places)
    name = " ".join(a.exact for a in given if a.role == "source")
    return Subject(kind=SubjectKind.ATTRIBUTION, id=identity, anchors=given, sort=kind, name=name)


def entity_subject(comparison: Comparison, shared: SharedEntity, story: str | None = None) -> Subject:
    """An entity across documents: its type, its name, and places where each of its members is named."""
    anchors: list[Anchor] = []
    for member in shared.members:
        annotated = next((a for a in comparison.documents if a.id == member.document), None)
        entity = annotated.entity(member.entity) if annotated is not None else None
        if annotated is not None and entity is not None:
            anchors += entity_anchors(annotated, entity)
    return Subject(
        kind=SubjectKind.ENTITY,
        id=shared.id,
        anchors=tuple(anchors),
        sort=shared.type.value,
        name=shared.name,
        story=story,
    )


def entity_anchors(annotated: Annotated, entity: Entity) -> tuple[Anchor, ...]:
    """Words that stand for one document's entity as a whole: where it is named first, or else described."""
    described = [m for m in entity.mentions if m.form is not MentionForm.PRONOUN]
    mentions = [m for m in entity.mentions if m.form in NAMING] or described or list(entity.mentions)
    return tuple(anchor(annotated, mention.span, ENTITY) for mention in mentions[:_MENTIONS])


def mention_anchors(annotated: Annotated, spans: Iterable[Span]) -> tuple[Anchor, ...]:
    """Single places of an entity, which go their own way whatever the others do."""
    return tuple(anchor(annotated, span, MENTION) for span in spans)


def group_subject(comparison: Comparison, alignment: Alignment, story: str | None = None) -> Subject:
    """A group of statements: its relation, its question or first words, and every statement's words."""
    known = {annotated.id: annotated for annotated in comparison.documents}
    anchors = tuple(anchor(known[s.document], s.span, "statement") for s in alignment.statements if s.document in known)
    return Subject(
        kind=SubjectKind.GROUP,
        id=alignment.id,
        anchors=anchors,
        sort=alignment.relation.value,
        name=alignment.question or (anchors[0].exact if anchors else ""),
        story=story,
    )


def statement_anchors(comparison: Comparison, statements: Iterable[tuple[str, str]]) -> tuple[Anchor, ...]:
    """The words of statements, each given by its document and its id; those that are unknown are passed over."""
    known = {(a.id, s.id): (a, s.span) for a in comparison.documents for s in a.statements}
    return tuple(anchor(*known[key], "statement") for key in statements if key in known)


def document_subject(document: Document | Annotated) -> Subject:
    """A document: its title or path."""
    held = document.document if isinstance(document, Annotated) else document
    return Subject(
        kind=SubjectKind.DOCUMENT, id=held.id, sort=held.kind.value, name=held.title or held.outlet or held.path
    )


def story_subject(story: str, title: str = "") -> Subject:
    """A story, for notes on it."""
    return Subject(kind=SubjectKind.STORY, id=story, name=title, story=story)


def attribution_anchors(annotated: Annotated, attribution: Attribution) -> tuple[Anchor, ...]:
    """An attribution's words, each with its role."""
    return tuple(
        anchor(annotated, span, role)
        for role, spans in (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("content", attribution.content),
        )
        for span in spans
    )
