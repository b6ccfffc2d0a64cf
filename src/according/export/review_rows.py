"""What people said as flat rows: the log, a step a row; the notes; who judged what, for the rows of other tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from according.core import Anchor, Comparison, Judged, Review, Step, Subject, SubjectKind, Values

Row = dict[str, Any]

#: What stands at the end of the rows of things that people judge.
JUDGED_COLUMNS = ("verdict", "judged_by", "why", "judged_when")
LOG_COLUMNS = (
    "step",
    "when",
    "who",
    "action",
    "subject",
    "id",
    "sort",
    "name",
    "story",
    "document",
    "start",
    "end",
    "words",
    "before",
    "after",
    "why",
    "undoes",
    "model",
    "previous",
    "digest",
)
NOTE_COLUMNS = ("step", "subject", "id", "name", "who", "when", "text")

_WORDS = ("kind", "relation", "aspect", "speaker", "name", "type", "outlet", "title", "author", "published")
_PLACES = ("evidence", "source", "cue", "content")


class Verdicts:
    """What people said of each thing, by its kind and id; an attribution's document is looked at too."""

    def __init__(self, review: Review) -> None:
        self._judged: Mapping[tuple[SubjectKind, str, str | None], Judged] = {
            (judged.kind, judged.id, judged.document): judged for judged in review.judged
        }

    def columns(self, kind: SubjectKind, identity: str, document: str | None = None) -> Row:
        """The last columns of its row; empty where nobody judged it."""
        judged = self._judged.get((kind, identity, document)) or self._judged.get((kind, identity, None))
        if judged is None:
            return dict.fromkeys(JUDGED_COLUMNS)
        return {
            "verdict": judged.verdict.value,
            "judged_by": "; ".join(judged.who),
            "judged_when": judged.when,
            "why": judged.why or None,
        }


def log_rows(steps: Sequence[Step]) -> list[Row]:
    """One row for each step; ``start``, ``end`` and ``document`` are of its first words, ``words`` are all of them."""
    rows = []
    for step in steps:
        subject, first = step.subject, next(iter(step.subject.anchors), None)
        row = {
            "step": step.number,
            "when": step.when,
            "who": step.who,
            "action": step.action.value,
            "subject": subject.kind.value,
            "id": subject.id,
            "sort": subject.sort or None,
            "name": subject.name or None,
            "story": subject.story,
            "document": None if first is None else first.document,
            "start": None if first is None else first.span.start,
            "end": None if first is None else first.span.end,
            "words": _joined(subject.anchors) or None,
            "before": told(step.before),
            "after": told(step.after),
            "why": step.why or None,
            "undoes": step.undoes,
            "model": step.model or None,
            "previous": step.previous or None,
            "digest": step.digest,
        }
        rows.append({column: row[column] for column in LOG_COLUMNS})
    return rows


def note_rows(comparison: Comparison) -> list[Row]:
    """One row for each note on something in this comparison; ``name`` is a finding's title or an entity's name."""
    names = {finding.id: finding.title for finding in (*comparison.findings, *comparison.set_aside)}
    names |= {entity.id: entity.name for entity in comparison.entities}
    names |= {group.id: group.question or group.relation.value for group in comparison.alignments}
    for annotated in comparison.documents:
        names[annotated.id] = annotated.document.title or annotated.document.path
        for attribution in annotated.attributions:
            names[attribution.id] = " … ".join(annotated.words(span) for span in attribution.content)
    return [
        {
            "step": note.step,
            "subject": note.kind.value,
            "id": note.id,
            "name": names.get(note.id),
            "who": note.who,
            "when": note.when,
            "text": note.text,
        }
        for note in comparison.review.notes
    ]


def told(values: Values | None) -> str | None:
    """What is set, in one line of full words; None where nothing is."""
    if values is None:
        return None
    parts = [f"{name}: {value or 'none'}" for name in _WORDS if (value := getattr(values, name)) is not None]
    parts += [
        f"{name}: {_joined(anchors) or 'none'}" for name in _PLACES if (anchors := getattr(values, name)) is not None
    ]
    if values.others:
        parts.append(f"with: {'; '.join(_called(other) for other in values.others)}")
    if values.members:
        parts.append(f"apart: {_joined(values.members)}")
    if values.record is not None and not parts:
        parts.append(f"finding: {values.record.title}")
    return "; ".join(parts) or None


def _called(subject: Subject) -> str:
    return subject.name or _joined(subject.anchors) or subject.id


def _joined(anchors: Sequence[Anchor]) -> str:
    return " … ".join(anchor.exact for anchor in anchors)
