"""Who speaks, by a name that a person gives: an entity of the document, or one that is put in where its words stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from according.core import (
    NAMING,
    Annotated,
    Attribution,
    Entity,
    EntityMember,
    EntityType,
    Mention,
    MentionForm,
    SourceForm,
    SourceKind,
    Span,
    content_id,
)
from according.correct.unfit import tidy

_PRONOUNS = frozenset(
    """he she they it we i you who which that this his her hers their its our my him them me us himself herself
    themselves itself""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """A document in which somebody speaks: the entity, None where nobody does; and who it is in another document."""

    annotated: Annotated
    entity: Entity | None
    elsewhere: EntityMember | None = None


def speaking(annotated: Annotated, name: str, source: Sequence[Span], others: Mapping[str, Annotated]) -> Speaking:
    """The entity that ``name`` means in a document, put in where the document does not name it.

    An entity that is put in has the source's words for its mention; what other documents know of the name, it is.
    """
    called = tidy(name)
    plain = _plain(called)
    if not plain:
        return Speaking(annotated=annotated, entity=None)
    known = _named(annotated, plain)
    if known is not None:
        return Speaking(annotated=annotated, entity=known)
    if not source:
        return Speaking(annotated=annotated, entity=None)
    elsewhere = next(
        (
            (other.id, entity)
            for other in others.values()
            if other.id != annotated.id and (entity := _named(other, plain)) is not None
        ),
        None,
    )
    entity = Entity(
        id=content_id("entity", annotated.id, "put in", plain),
        name=called,
        type=elsewhere[1].type if elsewhere is not None else EntityType.UNKNOWN,
        mentions=tuple(Mention(span=span, form=_mention_form(annotated, span, plain)) for span in source),
        source_kind=elsewhere[1].source_kind if elsewhere is not None else SourceKind.UNKNOWN,
    )
    return Speaking(
        annotated=replace(annotated, entities=(*annotated.entities, entity)),
        entity=entity,
        elsewhere=EntityMember(document=elsewhere[0], entity=elsewhere[1].id) if elsewhere is not None else None,
    )


def form_for(annotated: Annotated, attribution: Attribution, entity: Entity | None) -> SourceForm:
    """How the source of an attribution is named, once a person told who speaks."""
    words = " ".join(annotated.words(span) for span in attribution.source).lower()
    if not words:
        return SourceForm.NONE if entity is None else SourceForm.NAMED
    if words in _PRONOUNS:
        return SourceForm.PRONOUN
    if entity is None:
        named = attribution.form in (SourceForm.NAMED, SourceForm.PRONOUN, SourceForm.NONE)
        return SourceForm.UNNAMED if named else attribution.form
    return SourceForm.DOCUMENT if entity.type is EntityType.DOCUMENT else SourceForm.NAMED


def _named(annotated: Annotated, plain: str) -> Entity | None:
    """The entity of a document by its name; else the one that is named so, if only one is."""
    by_name = [entity for entity in annotated.entities if _plain(entity.name) == plain]
    if by_name:
        return by_name[0]
    mentioned = [
        entity
        for entity in annotated.entities
        if any(m.form in NAMING and _plain(annotated.words(m.span)) == plain for m in entity.mentions)
    ]
    return mentioned[0] if len(mentioned) == 1 else None


def _mention_form(annotated: Annotated, span: Span, plain: str) -> MentionForm:
    words = _plain(annotated.words(span))
    if words in _PRONOUNS:
        return MentionForm.PRONOUN
    return MentionForm.NAME if words == plain else MentionForm.DESCRIPTION


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").split()).casefold()
