"""Amends documents as people say, before they are compared, and tells what comparing must know beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from according.core import (
    Annotated,
    Correction,
    Document,
    Judged,
    Note,
    Orphan,
    Regrouping,
    Step,
    SubjectKind,
    Verdict,
)
from according.correct.histories import histories
from according.correct.standing import standing


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
    """The documents with every standing step on their attributions, entities and fields carried out.

    Args:
        documents: as the tool annotated them, in the user's order.
        steps: the log, or a part of it; what is undone is passed over.
        successors: for the id of a document the id of its current edition.

    """
    del successors
    held = standing(steps)
    amended = {annotated.id: annotated for annotated in documents}
    judged: list[Judged] = []
    notes: list[Note] = []
    applied: list[int] = []
    for history in histories(held, SubjectKind.ATTRIBUTION):
        here = next((a for a in amended.values() if a.attribution(history.subject.id) is not None), None)
        if here is None:
            continue
        notes += history.notes(history.subject.id)
        told = history.judged(history.subject.id, document=here.id)
        if told is not None:
            judged.append(told)
        if history.verdict is Verdict.REJECTED:
            amended[here.id] = replace(
                here, attributions=tuple(a for a in here.attributions if a.id != history.subject.id)
            )
            applied.append(history.last.number)
    for history in histories(held, SubjectKind.DOCUMENT):
        annotated = amended.get(history.subject.id)
        if annotated is None:
            continue
        notes += history.notes(annotated.id)
        told = history.judged(annotated.id, document=annotated.id)
        if told is not None:
            judged.append(told)
        values = history.values
        fields: dict[str, Any] = {
            name: value or None
            for name in ("outlet", "title", "author", "published")
            if (value := getattr(values, name)) is not None
        }
        document: Document = replace(annotated.document, **fields)
        if document != annotated.document:
            amended[annotated.id] = replace(annotated, document=document)
            applied.append(history.last.number)
    return Amended(
        documents=tuple(amended[annotated.id] for annotated in documents),
        judged=tuple(judged),
        notes=tuple(notes),
        applied=tuple(sorted(applied)),
    )
