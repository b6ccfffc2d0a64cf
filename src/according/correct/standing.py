"""Which steps of a log stand: a step is undone by a further step, and stands again when that one is undone."""

from collections.abc import Iterable

from according.core import Action, Step, SubjectKind


def standing(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that are not undone, in the order of their numbers; steps that only undo others are none of them.

    An undoing step counts unless a later one undoes it in turn. One that names no earlier step undoes nothing.
    """
    ordered = sorted({step.number: step for step in steps}.values(), key=lambda step: step.number)
    undone: set[int] = set()
    for step in reversed(ordered):
        stands = step.action is Action.UNDO and step.number not in undone
        if stands and step.undoes is not None and step.undoes < step.number:
            undone.add(step.undoes)
    return tuple(step for step in ordered if step.number not in undone and step.action is not Action.UNDO)


#: What changes the documents or how they are compared; all else is said beside what was found.
_CHANGING = frozenset(
    {
        (SubjectKind.ATTRIBUTION, Action.REJECT),
        (SubjectKind.ATTRIBUTION, Action.EDIT),
        (SubjectKind.ATTRIBUTION, Action.ADD),
        (SubjectKind.ENTITY, Action.REJECT),
        (SubjectKind.ENTITY, Action.EDIT),
        (SubjectKind.ENTITY, Action.MERGE),
        (SubjectKind.ENTITY, Action.SPLIT),
        (SubjectKind.GROUP, Action.REJECT),
        (SubjectKind.GROUP, Action.EDIT),
        (SubjectKind.GROUP, Action.ADD),
        (SubjectKind.GROUP, Action.MERGE),
        (SubjectKind.GROUP, Action.SPLIT),
        (SubjectKind.DOCUMENT, Action.EDIT),
    }
)


def structural(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The standing steps that change what is compared: those on attributions, entities, groups and documents.

    Accepting changes nothing where the thing is found; which steps really had an effect on the documents at hand tells
    :attr:`according.correct.Amended.applied`.
    """
    return tuple(step for step in standing(steps) if (step.subject.kind, step.action) in _CHANGING)
