"""What entities are called, and what they are, as a person says."""

from collections.abc import Iterable
from dataclasses import replace

from according.core import EntityMember, EntityType, Step
from according.correct.amending import Amending
from according.correct.unfit import Unfit, short, tidy


def call(amending: Amending, step: Step, members: Iterable[EntityMember]) -> None:
    """Give entities the name and the type that a step says.

    Raises:
        Unfit: if there is no such type.

    """
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
