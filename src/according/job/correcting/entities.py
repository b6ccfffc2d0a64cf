"""Entities of a story: made one, kept apart, or called otherwise."""

from collections.abc import Sequence

from according.core import Action, Comparison, Evidence, SharedEntity, Step, UsageError, Values
from according.correct import entity_subject, entity_values
from according.job.correcting.taking import Compared, Word, compared_now, members, put, refuse_nothing
from according.store import Workspace


def merge_entities(
    workspace: Workspace,
    story: str,
    entity: str,
    others: Sequence[str],
    *,
    who: str,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Say that entities of a story are one.

    Raises:
        UsageError: if the story has no such entities, or ``others`` has none but the first.

    """
    now = compared_now(workspace, story)
    rest = [entity_of(now.comparison, each) for each in dict.fromkeys(others) if each != entity]
    if not rest:
        raise UsageError("two or more are needed to make one of them")
    after = Values(others=tuple(entity_subject(now.comparison, each, now.story) for each in rest))
    return _put(workspace, now, entity, Word(who=who, why=why, seen=seen), Action.MERGE, after)


def split_entity(
    workspace: Workspace,
    story: str,
    entity: str,
    places: Sequence[Evidence],
    *,
    who: str,
    name: str | None = None,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Say that some of the places that name an entity name another one, called ``name``.

    Raises:
        UsageError: if the story has no such entity, no places are given, or they are not in the story.

    """
    now = compared_now(workspace, story)
    after = Values(members=members(now.comparison, places), name=name)
    return _put(workspace, now, entity, Word(who=who, why=why, seen=seen), Action.SPLIT, after)


def edit_entity(
    workspace: Workspace,
    story: str,
    entity: str,
    *,
    who: str,
    name: str | None = None,
    type: str | None = None,  # noqa: A002 - the field's name
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Call an entity by another name, or say that it is of another type.

    Raises:
        UsageError: if the story has no such entity, or nothing is changed.

    """
    after = Values(name=name, type=type)
    refuse_nothing(after)
    now = compared_now(workspace, story)
    return _put(workspace, now, entity, Word(who=who, why=why, seen=seen), Action.EDIT, after)


def entity_of(comparison: Comparison, identity: str) -> SharedEntity:
    """The entity of this id.

    Raises:
        UsageError: if there is none.

    """
    found = [entity for entity in comparison.entities if entity.id == identity]
    if not found:
        raise UsageError(f"the story has nobody of the id {identity!r} any more; look at its list of people")
    return found[0]


def _put(workspace: Workspace, now: Compared, identity: str, word: Word, action: Action, after: Values) -> Step:
    entity = entity_of(now.comparison, identity)
    subject = entity_subject(now.comparison, entity, now.story)
    return put(workspace, word, action, subject, entity_values(entity), after)
