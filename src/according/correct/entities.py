"""Puts what people say of entities into effect: which are one, which are two, and what each is called."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from according.core import (
    Action,
    Annotated,
    CorrectionKind,
    Entity,
    EntityMember,
    EntityType,
    SourceForm,
    Step,
    WordingKind,
)
from according.correct.amending import Amending
from according.correct.members import members_of, members_there
from according.correct.naming import call
from according.correct.parting import split
from according.correct.unfit import Unfit, short
from according.correct.who import Said


def apply(amending: Amending, step: Step) -> None:
    """Carry out one step on an entity.

    Raises:
        Unfit: if it cannot be carried out.

    """
    if step.action is Action.MERGE:
        _merge(amending, step)
    elif step.action is Action.SPLIT:
        split(amending, step)
    elif step.action is Action.EDIT:
        call(amending, step, members_there(amending, step.subject))
    elif step.action is Action.REJECT:
        _remove(amending, step, members_there(amending, step.subject))


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
        call(amending, step, tuple(dict.fromkeys(map(amending.now, everyone))))
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
