"""Parts an entity in two: what is said of it, and who speaks, goes with the words that go their own way."""

from collections.abc import Sequence
from dataclasses import replace

from according.core import (
    NAMING,
    Anchor,
    Annotated,
    CorrectionKind,
    Entity,
    EntityMember,
    Span,
    Step,
    WordingKind,
    content_id,
)
from according.correct.amending import Amending
from according.correct.members import members_of, whole
from according.correct.naming import call
from according.correct.subjects import ENTITY
from according.correct.unfit import Unfit
from according.correct.who import Said


def split(amending: Amending, step: Step) -> None:
    """Let the words that a step names go their own way.

    Raises:
        Unfit: if they name nobody any more, or nothing would be left.

    """
    anchors = step.after.members if step.after is not None else ()
    everyone = members_of(amending, step.subject)
    leaving = list(whole(amending, [a for a in anchors if a.role == ENTITY]))
    single = _single(amending, [a for a in anchors if a.role != ENTITY])
    for member, spans in single.items():
        entity = amending.entity(member)
        if entity is None or member in leaving:
            continue
        names = {m.span for m in entity.naming} or {m.span for m in entity.mentions}
        if names <= spans or {m.span for m in entity.mentions} <= spans:
            leaving.append(member)
        else:
            leaving.append(_out_of(amending, member, entity, spans))
    if not leaving:
        raise Unfit("the words that were to go their own way name nobody any more")
    leaving = list(dict.fromkeys(leaving))
    staying = tuple(member for member in everyone if member not in leaving)
    if not staying:
        raise Unfit("all of it would go its own way, and nothing would be left")
    name = (step.after.name if step.after is not None else None) or ""
    amending.touched.add(step.number)
    if name:
        call(amending, step, tuple(leaving))
    first = amending.entity(leaving[0])
    told = name or (first.name if first is not None else step.subject.name)
    pairs = [(CorrectionKind.APART, tuple(leaving), staying, told, step.subject.name)]
    pairs += [
        (CorrectionKind.SAME, side[:1], side[1:], called, called)
        for side, called in ((tuple(leaving), told), (staying, step.subject.name))
        if len(side) > 1
    ]
    amending.said += [
        Said(step=step.number, kind=kind, left=left, right=right, left_name=mine, right_name=theirs)
        for kind, left, right, mine, theirs in pairs
    ]


def _single(amending: Amending, anchors: Sequence[Anchor]) -> dict[EntityMember, set[Span]]:
    """The very places that words stand for, by the entity that has them."""
    found: dict[EntityMember, set[Span]] = {}
    for placed in amending.texts.places(anchors):
        mentioned = amending.mentioned(placed.document, placed.span) if placed is not None else None
        if placed is not None and mentioned is not None:
            member = EntityMember(document=placed.document, entity=mentioned[0].id)
            found.setdefault(member, set()).add(mentioned[1].span)
    return found


def _out_of(amending: Amending, member: EntityMember, entity: Entity, spans: set[Span]) -> EntityMember:
    """A new entity of some places of an old one; who speaks there, and what is said of it there, goes with it."""
    annotated = amending.documents[member.document]
    leaving = tuple(m for m in entity.mentions if m.span in spans)
    first = next((m for m in leaving if m.form in NAMING), leaving[0])
    made = Entity(
        id=content_id("entity", annotated.id, "apart", *(n for m in leaving for n in (m.span.start, m.span.end))),
        name=" ".join(annotated.words(first.span).split()),
        type=entity.type,
        mentions=leaving,
        source_kind=entity.source_kind,
    )
    rest = replace(entity, mentions=tuple(m for m in entity.mentions if m.span not in spans))
    entities = tuple(e for old in annotated.entities for e in ((rest, made) if old.id == entity.id else (old,)))

    def at(span: Span | None) -> bool:
        return span is not None and any(m.span.overlaps(span) for m in leaving)

    def beside(span: Span) -> bool:
        return any(span.start - 3 <= m.span.end and m.span.start <= span.end + 3 for m in leaving)

    speaking = {a.id for a in annotated.attributions if a.speaker == entity.id and any(map(at, a.source))}
    amending.documents[annotated.id] = replace(
        annotated,
        entities=entities,
        attributions=tuple(replace(a, speaker=made.id) if a.id in speaking else a for a in annotated.attributions),
        statements=tuple(replace(s, speaker=made.id) if s.attribution in speaking else s for s in annotated.statements),
        wording=tuple(
            replace(w, of=made.id)
            if w.of == entity.id and (beside(w.span) or _cue_of(annotated, w.span, w.kind, speaking))
            else w
            for w in annotated.wording
        ),
        acts=tuple(
            replace(
                a,
                agent_entity=made.id if a.agent_entity == entity.id and at(a.agent) else a.agent_entity,
                patient_entity=made.id if a.patient_entity == entity.id and at(a.patient) else a.patient_entity,
            )
            for a in annotated.acts
        ),
    )
    return EntityMember(document=annotated.id, entity=made.id)


def _cue_of(annotated: Annotated, span: Span, kind: WordingKind, speaking: set[str]) -> bool:
    """Whether a wording is the cue of one of these attributions."""
    return kind is WordingKind.CUE_CLASS and any(span in a.cue for a in annotated.attributions if a.id in speaking)
