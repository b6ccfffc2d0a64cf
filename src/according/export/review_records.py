"""What people said, as plain records of the contract: a comparison's review, and the steps of the log."""

from typing import Any

from according.core import Anchor, Finding, Judged, Note, Orphan, Review, Step, Subject, Values
from according.export.finding_records import finding_record
from according.export.places import rounded, span_record

Record = dict[str, Any]

#: Fields of ``Values`` that are words as they stand.
_WORDS = ("kind", "relation", "aspect", "speaker", "name", "type", "outlet", "title", "author", "published")
#: Fields of ``Values`` that are words in their places.
_PLACES = ("evidence", "source", "cue", "content")


def step_record(step: Step) -> Record:
    """What ``according log`` prints of a step (schema ``according.step/1``)."""
    return {
        "schema": "according.step/1",
        "number": step.number,
        "when": step.when,
        "who": step.who,
        "action": step.action.value,
        "subject": _subject(step.subject),
        "before": None if step.before is None else _values(step.before),
        "after": None if step.after is None else _values(step.after),
        "why": step.why,
        "undoes": step.undoes,
        "model": step.model,
        "previous": step.previous,
        "digest": step.digest,
    }


def review_record(review: Review) -> Record:
    """What people said of a comparison: verdicts, notes, and what could not be carried over."""
    return {
        "judged": [_judged(judged) for judged in review.judged],
        "notes": [_note(note) for note in review.notes],
        "orphans": [_orphan(orphan) for orphan in review.orphans],
        "steps": review.steps,
        "head": review.head,
    }


def _judged(judged: Judged) -> Record:
    return {
        "kind": judged.kind.value,
        "id": judged.id,
        "document": judged.document,
        "verdict": judged.verdict.value,
        "who": list(judged.who),
        "when": judged.when,
        "why": judged.why,
        "steps": list(judged.steps),
    }


def _note(note: Note) -> Record:
    return {
        "step": note.step,
        "kind": note.kind.value,
        "id": note.id,
        "who": note.who,
        "when": note.when,
        "text": note.text,
    }


def _orphan(orphan: Orphan) -> Record:
    return {
        "step": orphan.step,
        "why": orphan.why,
        "guess": None if orphan.guess is None else _anchor(orphan.guess),
        "guessed": orphan.guessed,
        "score": rounded(orphan.score),
    }


def _subject(subject: Subject) -> Record:
    return {
        "kind": subject.kind.value,
        "id": subject.id,
        "anchors": [_anchor(anchor) for anchor in subject.anchors],
        "sort": subject.sort,
        "name": subject.name,
        "story": subject.story,
    }


def _values(values: Values) -> Record:
    """Only what is set: what a step leaves as it is does not stand in its record."""
    record: Record = {}
    for name in _WORDS:
        value: str | None = getattr(values, name)
        if value is not None:
            record[name] = value
    for name in _PLACES:
        anchors: tuple[Anchor, ...] | None = getattr(values, name)
        if anchors is not None:
            record[name] = [_anchor(anchor) for anchor in anchors]
    if values.others:
        record["others"] = [_subject(other) for other in values.others]
    if values.members:
        record["members"] = [_anchor(member) for member in values.members]
    finding: Finding | None = values.record
    if finding is not None:
        record["record"] = finding_record(finding)
    return record


def _anchor(anchor: Anchor) -> Record:
    return {
        "document": anchor.document,
        "span": span_record(anchor.span),
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "role": anchor.role,
    }
