"""What people say of groups of statements, as regroupings that comparing carries out."""

from collections.abc import Sequence

from according.core import (
    Action,
    Anchor,
    GroupedStatement,
    Regrouping,
    RegroupingKind,
    Relation,
    Span,
    Step,
    Subject,
)
from according.correct.amending import Amending
from according.correct.overlap import both_ways
from according.correct.unfit import Unfit, short

#: From which share of common words on a statement is the one that is meant; less where it holds all of the words.
_SAME, _WITHIN = 0.5, 0.3


def regrouping(amending: Amending, step: Step) -> Regrouping | None:
    """A step on a group as a regrouping; None where it changes nothing.

    Raises:
        Unfit: if its statements are not found.

    """
    after = step.after
    relation = after.relation if after is not None else None
    if relation and relation not in {r.value for r in Relation}:
        raise Unfit(f"“{short(relation)}” is no relation")
    if step.action is Action.REJECT:
        return _regrouping(RegroupingKind.DISSOLVE, _found(amending, step.subject), None)
    if step.action is Action.SPLIT:
        members = statements(amending, after.members if after is not None else ())
        if not members:
            raise Unfit("the statements that were to go their own way do not stand there any more")
        return _regrouping(RegroupingKind.SPLIT, members, relation)
    if step.action in (Action.MERGE, Action.ADD):
        others = after.others if after is not None else ()
        found = [statements(amending, subject.anchors) for subject in (step.subject, *others)]
        found.append(statements(amending, after.members if after is not None else ()))
        if sum(map(bool, found)) < (2 if others else 1):
            raise Unfit("fewer than two of these groups are found by their words")
        everyone = tuple(dict.fromkeys(statement for some in found for statement in some))
        return _regrouping(RegroupingKind.MERGE, everyone, relation)
    if step.action is Action.EDIT and relation:
        return _regrouping(RegroupingKind.RELATE, _found(amending, step.subject), relation)
    return None


def statements(amending: Amending, anchors: Sequence[Anchor]) -> tuple[GroupedStatement, ...]:
    """The statements whose words anchors hold, in their order, each once; anchors that are not found hold none."""
    found = [
        GroupedStatement(document=placed.document, statement=identity)
        for placed in amending.texts.places(anchors)
        if placed is not None and (identity := _statement(amending, placed.document, placed.span)) is not None
    ]
    return tuple(dict.fromkeys(found))


def _found(amending: Amending, subject: Subject) -> tuple[GroupedStatement, ...]:
    found = statements(amending, subject.anchors)
    if len({statement.document for statement in found}) < 2:
        raise Unfit("its statements do not stand in two accounts any more")
    return found


def _statement(amending: Amending, document: str, span: Span) -> str | None:
    """The statement at a place: the one with most words in common, if these are most of both or all of one."""
    scored = [
        (both_ways((s.span,), (span,)), s.span.holds(span) or span.holds(s.span), s.id)
        for s in amending.documents[document].statements
        if s.span.overlaps(span)
    ]
    best = max(scored, key=lambda item: (item[0], item[2]), default=None)
    return best[2] if best is not None and best[0] >= (_WITHIN if best[1] else _SAME) else None


def _regrouping(kind: RegroupingKind, members: tuple[GroupedStatement, ...], relation: str | None) -> Regrouping:
    return Regrouping(kind=kind, statements=members, relation=relation or None)
