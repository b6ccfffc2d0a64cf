"""Puts what people say of entities into effect: which are one, which are two, and what each is called."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from according.core import (
    NAMING,
    Action,
    Anchor,
    Annotated,
    CorrectionKind,
    Entity,
    EntityMember,
    EntityType,
    SourceForm,
    Span,
    Step,
    Subject,
    WordingKind,
    content_id,
)
from according.correct.amending import Amending
from according.correct.subjects import ENTITY
from according.correct.unfit import Unfit, short, tidy
from according.correct.who import Said


def apply(amending: Amending, step: Step) -> None:
    """Carry out one step on an entity.

    Raises:
        Unfit: if it cannot be carried out.

    """
    if step.action is Action.MERGE:
        _merge(amending, step)
    elif step.action is Action.SPLIT:
        _split(amending, step)
    elif step.action is Action.EDIT:
        _edit(amending, step, _found(amending, step.subject))
    elif step.action is Action.REJECT:
        _remove(amending, step, _found(amending, step.subject))


def members_of(amending: Amending, subject: Subject) -> tuple[EntityMember, ...]:
    """The entities of documents that a subject's words name now, in the order of the documents."""
    return whole(amending, subject.anchors)


def whole(amending: Amending, anchors: Sequence[Anchor]) -> tuple[EntityMember, ...]:
    """The entities that most of some words name, document by document."""
    hits: dict[EntityMember, int] = {}
    most: dict[str, int] = {}
    for placed in amending.texts.places(anchors):
        if placed is None:
            continue
        mentioned = amending.mentioned(placed.document, placed.span)
        if mentioned is not None:
            member = EntityMember(document=placed.document, entity=mentioned[0].id)
            hits[member] = hits.get(member, 0) + 1
            most[placed.document] = max(most.get(placed.document, 0), hits[member])
    found = []
    for member, count in hits.items():
        entity = amending.entity(member)
        naming = len(entity.naming) or len(entity.mentions) if entity is not None else 0
        # A single place that another model gives to somebody else does not bring that one in as a whole.
        if 2 * count >= naming or 2 * count >= most[member.document]:
            found.append(member)
    return _in_order(amending, found)


def same_by_name(amending: Amending, step: Step, speaker: tuple[str, Entity], elsewhere: EntityMember) -> None:
    """Note that somebody whom a person named as a speaker is the one whom another document names so."""
    document, entity = speaker
    amending.said.append(
        Said(
            step=step.number,
            kind=CorrectionKind.SAME,
            left=(EntityMember(document=document, entity=entity.id),),
            right=(elsewhere,),
            left_name=entity.name,
            right_name=entity.name,
        )
    )


def _found(amending: Amending, subject: Subject) -> tuple[EntityMember, ...]:
    found = members_of(amending, subject)
    if not found:
        raise Unfit(f"nobody called “{short(subject.name)}” is found by these words any more")
    return found


def _merge(amending: Amending, step: Step) -> None:
    subjects = (step.subject, *(step.after.others if step.after is not None else ()))
    found = [(subject, members_of(amending, subject)) for subject in subjects]
    there = [(subject, members) for subject, members in found if members]
    if len(there) < 2:
        missing = next((s.name for s, members in found if not members), step.subject.name)
        raise Unfit(f"nobody called “{short(missing)}” is found by these words any more")
    everyone = dict.fromkeys(member for _, members in there for member in members)
    if len({frozenset(members) for _, members in there}) == 1:
        return
    (first, mine), rest = there[0], there[1:]
    for other, theirs in rest:
        amending.said.append(
            Said(
                step=step.number,
                kind=CorrectionKind.SAME,
                left=mine,
                right=theirs,
                left_name=first.name,
                right_name=other.name,
            )
        )
    for document in dict.fromkeys(member.document for member in everyone):
        here = [member for member in everyone if member.document == document]
        if len(here) > 1 and not any(set(here) <= set(members) for _, members in there):
            _one_in_document(amending, here)
    if step.after is not None and (step.after.name or step.after.type):
        _edit(amending, step, tuple(dict.fromkeys(map(amending.now, everyone))))
    amending.touched.add(step.number)


def _one_in_document(amending: Amending, members: Sequence[EntityMember]) -> None:
    """One entity in place of several of one document: the first, with the mentions of all."""
    document = members[0].document
    annotated = amending.documents[document]
    entities = [e for m in members if (e := annotated.entity(m.entity)) is not None]
    first = entities[0]
    gone = {entity.id: first.id for entity in entities[1:]}
    mentions = {m.span: m for entity in reversed(entities) for m in entity.mentions}
    named = next((e.type for e in entities if e.type is not EntityType.UNKNOWN), first.type)
    merged = replace(first, type=named, mentions=tuple(mentions[span] for span in sorted(mentions)))
    amending.documents[document] = _renamed(
        replace(
            annotated,
            entities=tuple(merged if e.id == first.id else e for e in annotated.entities if e.id not in gone),
        ),
        gone,
    )
    for entity in gone:
        amending.became[EntityMember(document=document, entity=entity)] = members[0]


def _renamed(annotated: Annotated, became: Mapping[str, str | None]) -> Annotated:
    """The document with other ids for its entities wherever these are named; None for nobody."""

    def now(identity: str | None) -> str | None:
        return became.get(identity, identity) if identity is not None else None

    return replace(
        annotated,
        attributions=tuple(
            replace(a, speaker=now(a.speaker)) if a.speaker in became else a for a in annotated.attributions
        ),
        statements=tuple(
            replace(s, speaker=now(s.speaker)) if s.speaker in became else s for s in annotated.statements
        ),
        wording=tuple(replace(w, of=now(w.of)) if w.of in became else w for w in annotated.wording),
        acts=tuple(
            replace(a, agent_entity=now(a.agent_entity), patient_entity=now(a.patient_entity))
            if a.agent_entity in became or a.patient_entity in became
            else a
            for a in annotated.acts
        ),
    )


def _split(amending: Amending, step: Step) -> None:
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
        _edit(amending, step, tuple(leaving))
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


def _edit(amending: Amending, step: Step, members: Iterable[EntityMember]) -> None:
    """The name and the type that a person gives."""
    after = step.after
    if after is None:
        return
    kind = next((k for k in EntityType if k.value == after.type), None)
    if after.type and kind is None:
        raise Unfit(f"“{short(after.type)}” is no type of entity")
    for member in members:
        annotated, entity = amending.documents[member.document], amending.entity(member)
        if entity is None:
            continue
        name = tidy(after.name or "") or entity.name
        made = replace(entity, name=name, type=kind or entity.type)
        if made != entity:
            amending.documents[member.document] = replace(
                annotated, entities=tuple(made if e.id == entity.id else e for e in annotated.entities)
            )
            amending.touched.add(step.number)


def _remove(amending: Amending, step: Step, members: Sequence[EntityMember]) -> None:
    """What is no entity is taken out; nobody known speaks where it was taken for the speaker."""
    for member in members:
        annotated = amending.documents[member.document]
        speechless = {a.id for a in annotated.attributions if a.speaker == member.entity}
        kept = _renamed(
            replace(
                annotated,
                entities=tuple(e for e in annotated.entities if e.id != member.entity),
                wording=tuple(w for w in annotated.wording if w.of != member.entity or w.kind is not WordingKind.LABEL),
            ),
            {member.entity: None},
        )
        amending.documents[member.document] = replace(
            kept,
            attributions=tuple(
                replace(a, form=SourceForm.UNNAMED) if a.id in speechless and a.form is SourceForm.NAMED else a
                for a in kept.attributions
            ),
        )
        amending.touched.add(step.number)


def _in_order(amending: Amending, members: Iterable[EntityMember]) -> tuple[EntityMember, ...]:
    order = {document: place for place, document in enumerate(amending.documents)}

    def place(member: EntityMember) -> tuple[int, int, str]:
        entity = amending.entity(member)
        return order[member.document], entity.mentions[0].span.start if entity is not None else 0, member.entity

    return tuple(sorted(members, key=place))
