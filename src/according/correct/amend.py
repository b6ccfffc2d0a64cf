"""Amends documents as people say, before they are compared, and tells what comparing must know beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from according.core import (
    Action,
    Annotated,
    Correction,
    Judged,
    Note,
    Orphan,
    Regrouping,
    Step,
    SubjectKind,
    Verdict,
)
from according.correct import attributions, entities
from according.correct import documents as fields
from according.correct.amending import Amending, here
from according.correct.anchors import Texts
from according.correct.groups import regrouping
from according.correct.histories import History, histories
from according.correct.matching import SURELY, alike_attributions, one_to_one
from according.correct.nesting import nested
from according.correct.standing import standing
from according.correct.unfit import Unfit
from according.correct.voices import revoiced
from according.correct.who import Said, corrections

_GONE = "this is not found any more, so that there is nothing to take out"
_NOWHERE = "what it was written beside is not found any more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """Documents as people corrected them, and what they say of who is who and of groups of statements.

    ``applied`` are the numbers of the steps that changed something of what is compared: with the documents they are
    the key of a comparison. ``judged`` are the verdicts on attributions and documents; those on entities and groups
    are told once they are compared.
    """

    documents: tuple[Annotated, ...]
    corrections: tuple[Correction, ...] = ()
    regroupings: tuple[Regrouping, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    judged: tuple[Judged, ...] = ()
    notes: tuple[Note, ...] = ()
    applied: tuple[int, ...] = ()


def amend(
    documents: Sequence[Annotated], steps: Sequence[Step], successors: Mapping[str, str] | None = None
) -> Amended:
    """The documents with every standing step on their attributions, entities and fields carried out, in their order.

    Nothing is raised: what cannot be carried out is an orphan, with the reason. Steps on documents that are not at hand
    are passed over.

    Args:
        documents: as the tool annotated them, in the user's order.
        steps: the log, or a part of it; what is undone is passed over.
        successors: for the id of a document the id of its current edition.

    """
    held = standing(steps)
    amending = Amending(documents, Texts(documents, successors or {}))
    said_of = histories(held, SubjectKind.ATTRIBUTION)
    targets = _targets(amending, said_of)
    kept: set[str] = set()
    of = {step.number: history for history in said_of for step in history.steps}
    regroupings: list[Regrouping] = []
    for step in held:
        try:
            if step.subject.kind is SubjectKind.ATTRIBUTION:
                _on_attribution(amending, step, of[step.number], targets, kept)
            elif step.subject.kind is SubjectKind.ENTITY:
                entities.apply(amending, step)
            elif step.subject.kind is SubjectKind.GROUP:
                made = regrouping(amending, step)
                if made is not None:
                    regroupings.append(made)
                    amending.touched.add(step.number)
            elif step.subject.kind is SubjectKind.DOCUMENT and step.action is Action.EDIT:
                document = amending.texts.current(step.subject.id)
                if document is not None:
                    fields.apply(amending, step, document)
        except Unfit as unfit:
            amending.orphan(step, str(unfit))
    told, lost = corrections(_existing(amending), amending.now)
    by_number = {step.number: step for step in held}
    for number, other in lost.items():
        amending.orphan(by_number[number], f"a later step, {other}, says otherwise")
    judged, notes = _verdicts(amending, held, said_of, targets, kept)
    return Amended(
        documents=tuple(_settled(amending, annotated) for annotated in documents),
        corrections=told,
        regroupings=tuple(regroupings),
        orphans=tuple(amending.orphans[number] for number in sorted(amending.orphans)),
        judged=judged,
        notes=notes,
        applied=tuple(sorted(amending.touched | {word.step for word in amending.said})),
    )


_Targets = dict[str, tuple[str, str] | None]


def _targets(amending: Amending, said_of: Sequence[History]) -> _Targets:
    """For the id of each subject the attribution that it is: its document and id, None where it is not found.

    Subjects of documents that are not at hand are left out.
    """
    found: _Targets = {}
    missing: dict[str, list[History]] = {}
    taken: dict[str, dict[str, History]] = {}
    for history in said_of:
        document = here(amending, history.subject)
        if document is None:
            continue
        found[history.subject.id] = None
        if amending.documents[document].attribution(history.subject.id) is not None:
            found[history.subject.id] = document, history.subject.id
            taken.setdefault(document, {})[history.subject.id] = history
        else:
            missing.setdefault(document, []).append(history)
    for document, some in missing.items():
        annotated = amending.documents[document]

        def things(history: History, annotated: Annotated = annotated) -> list[tuple[float, str]]:
            offers = alike_attributions(annotated, amending.texts, history)
            # What a person puts in is no other that shares some words with it.
            return [offer for offer in offers if not history.adds or offer[0] >= SURELY]

        matched = one_to_one(some, things, taken.get(document, {}))
        found.update({subject: (document, identity) for subject, identity in matched.items()})
    return found


def _on_attribution(amending: Amending, step: Step, history: History, targets: _Targets, kept: set[str]) -> None:
    subject = history.subject.id
    if subject not in targets:
        return
    target = targets[subject]
    if target is None:
        document = here(amending, history.subject)
        if history.verdict is None:
            raise Unfit(_NOWHERE)
        if history.verdict is Verdict.REJECTED and history.deciding[0].action is not Action.ADD:
            raise Unfit(_GONE)
        if document is None or step.action is Action.NOTE:
            return
        attributions.keep(amending, history, document)
        kept.add(subject)
        target = targets[subject] = document, subject
    if step.action is not Action.NOTE:
        attributions.apply(amending, step, target)


def _existing(amending: Amending) -> list[Said]:
    """What was said of entities that are still there."""
    found: list[Said] = []
    for word in amending.said:
        left, right = (
            tuple(m for m in side if amending.entity(amending.now(m)) is not None) for side in (word.left, word.right)
        )
        if left and right:
            found.append(replace(word, left=left, right=right))
    return found


def _settled(amending: Amending, made: Annotated) -> Annotated:
    """A document with its attributions as they are now, and all that follows from them."""
    now = amending.documents[made.id]
    changed = {identity for document, identity in amending.changed if document == made.id}
    rejected = {identity for document, identity in amending.rejected if document == made.id}
    if not changed and not rejected:
        return now
    left = [attribution for attribution in now.attributions if attribution.id not in rejected]
    ordered = sorted(left, key=lambda a: (a.cue[0].start if a.cue else a.place.start, a.place.start, a.id))
    return revoiced(
        replace(now, attributions=made.attributions), nested(ordered, changed - rejected), changed - rejected
    )


def _verdicts(
    amending: Amending,
    held: Sequence[Step],
    said_of: Sequence[History],
    targets: _Targets,
    kept: set[str],
) -> tuple[tuple[Judged, ...], tuple[Note, ...]]:
    """What people said of attributions and documents."""
    judged: list[Judged] = []
    notes: list[Note] = []
    by_target: dict[tuple[str, str], History] = {}
    for history in said_of:
        target, carried = targets.get(history.subject.id), history.without(amending.orphans)
        if target is not None and carried is not None:
            other = by_target.get(target)
            by_target[target] = carried if other is None else other.joined(carried)
    for (document, identity), history in by_target.items():
        keeping = history.subject.id in kept and history.verdict in (Verdict.ACCEPTED, Verdict.EDITED)
        told = history.judged(identity, document=document, verdict=Verdict.KEPT if keeping else None)
        judged += [told] if told is not None else []
        notes += history.notes(identity)
    for history in histories(held, SubjectKind.DOCUMENT):
        current, carried = amending.texts.current(history.subject.id), history.without(amending.orphans)
        if current is not None and carried is not None:
            told = carried.judged(current, document=current)
            judged += [told] if told is not None else []
            notes += carried.notes(current)
    return tuple(judged), tuple(notes)
