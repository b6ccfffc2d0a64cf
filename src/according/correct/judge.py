"""Judges a comparison as people do: what they rejected is set aside, what they edited is shown as they put it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from according.core import (
    Comparison,
    Finding,
    Judged,
    Note,
    Orphan,
    Review,
    Step,
    SubjectKind,
    Verdict,
)
from according.correct.amend import Amended
from according.correct.histories import histories
from according.correct.standing import standing


def judge(
    comparison: Comparison,
    steps: Sequence[Step],
    successors: Mapping[str, str] | None = None,
    *,
    amended: Amended | None = None,
) -> Comparison:
    """The comparison as it stands after all steps: verdicts, edits, notes, and what could not be carried over.

    Args:
        comparison: what was compared, from ``amended``'s documents.
        steps: the log, or a part of it; what is undone is passed over.
        successors: for the id of a document the id of its current edition.
        amended: what :func:`amend` gave for the same steps; its verdicts, notes and orphans are taken in.

    """
    del successors
    held = standing(steps)
    found: dict[str, Finding] = {finding.id: finding for finding in (*comparison.findings, *comparison.set_aside)}
    judged: list[Judged] = list(amended.judged) if amended is not None else []
    notes: list[Note] = list(amended.notes) if amended is not None else []
    orphans: list[Orphan] = list(amended.orphans) if amended is not None else []
    aside: set[str] = set()
    for history in histories(held, SubjectKind.FINDING):
        finding = found.get(history.subject.id)
        if finding is None:
            orphans += [Orphan(step=s.number, why="this is not found any more") for s in history.steps]
            continue
        notes += history.notes(finding.id)
        told = history.judged(finding.id)
        if told is not None:
            judged.append(told)
            if told.verdict is Verdict.REJECTED:
                aside.add(finding.id)
    return replace(
        comparison,
        findings=tuple(f for f in found.values() if f.id not in aside),
        set_aside=tuple(f for f in found.values() if f.id in aside),
        order=tuple(found),
        review=Review(
            judged=tuple(judged),
            notes=tuple(notes),
            orphans=tuple(orphans),
            steps=len(held),
            head=max(steps, key=lambda step: step.number).digest if steps else "",
        ),
    )
