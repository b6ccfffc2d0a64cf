"""Results as flat rows, one a place with its words: for spreadsheets, pandas and polars."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from according.core import Annotated, Comparison, Finding, Review, Span, Step, SubjectKind, UsageError
from according.export.document_rows import (
    DOCUMENT_COLUMNS,
    FIGURE_COLUMNS,
    MOMENT_COLUMNS,
    STATEMENT_COLUMNS,
    document_rows,
    figure_rows,
    moment_rows,
    statement_rows,
)
from according.export.people_rows import (
    LABEL_COLUMNS,
    PEOPLE_COLUMNS,
    SHARE_COLUMNS,
    VOICE_COLUMNS,
    label_rows,
    people_rows,
    share_rows,
    voice_rows,
)
from according.export.review_rows import JUDGED_COLUMNS, LOG_COLUMNS, NOTE_COLUMNS, Verdicts, log_rows, note_rows

Row = dict[str, Any]

FINDING_COLUMNS = (
    "finding",
    "kind",
    "relation",
    "aspect",
    "title",
    "document",
    "path",
    "outlet",
    "role",
    "start",
    "end",
    "words",
    "origins",
    "score",
    "rule",
    *JUDGED_COLUMNS,
)
ATTRIBUTION_COLUMNS = (
    "attribution",
    "kind",
    "document",
    "path",
    "outlet",
    "speaker",
    "source",
    "cue",
    "content",
    "form",
    "medium",
    "polarity",
    "cue_class",
    "start",
    "end",
    "score",
    "made_by",
    "modality",
    *JUDGED_COLUMNS,
)
TABLES: Mapping[str, Sequence[str]] = {
    "findings": FINDING_COLUMNS,
    "attributions": ATTRIBUTION_COLUMNS,
    "voices": VOICE_COLUMNS,
    "shares": SHARE_COLUMNS,
    "people": PEOPLE_COLUMNS,
    "labels": LABEL_COLUMNS,
    "statements": STATEMENT_COLUMNS,
    "documents": DOCUMENT_COLUMNS,
    "figures": FIGURE_COLUMNS,
    "moments": MOMENT_COLUMNS,
    "notes": NOTE_COLUMNS,
    "log": LOG_COLUMNS,
    "set-aside": FINDING_COLUMNS,
}
#: The tables of what people said: without a workspace nobody said anything.
SAID_TABLES = ("notes", "log", "set-aside")


def table_rows(comparison: Comparison, table: str, steps: Sequence[Step] = ()) -> list[Row]:
    """The rows of one of ``TABLES``; those of the log are the ``steps``.

    Raises:
        UsageError: if there is no such table; the message names those there are.

    """
    made: Mapping[str, Callable[[Comparison], list[Row]]] = {
        "findings": finding_rows,
        "attributions": lambda comparison: attribution_rows(comparison.documents, comparison.review),
        "voices": voice_rows,
        "shares": share_rows,
        "people": people_rows,
        "labels": label_rows,
        "statements": statement_rows,
        "documents": document_rows,
        "figures": lambda comparison: figure_rows(comparison.documents),
        "moments": lambda comparison: moment_rows(comparison.documents),
        "notes": note_rows,
        "log": lambda _: log_rows(steps),
        "set-aside": lambda comparison: _finding_rows(comparison, comparison.set_aside),
    }
    if table not in made:
        raise UsageError(f"there is no table {table!r}; there are {', '.join(TABLES)}")
    return made[table](comparison)


def finding_rows(comparison: Comparison) -> list[Row]:
    """One row for each piece of evidence of each finding; those that a person rejected are a table of their own."""
    return _finding_rows(comparison, comparison.findings)


def attribution_rows(documents: Sequence[Annotated], review: Review | None = None) -> list[Row]:
    """One row for each attribution of each document, with what people said of it."""
    verdicts = Verdicts(review or Review())
    rows = []
    for annotated in documents:
        for attribution in annotated.attributions:
            speaker = annotated.entity(attribution.speaker)
            rows.append(
                {
                    "attribution": attribution.id,
                    "kind": attribution.kind.value,
                    **_place(annotated, attribution.place),
                    "speaker": speaker.name if speaker else None,
                    "source": _joined(annotated, attribution.source),
                    "cue": _joined(annotated, attribution.cue),
                    "content": _joined(annotated, attribution.content),
                    "form": attribution.form.value,
                    "medium": attribution.medium,
                    "polarity": attribution.polarity.value,
                    "modality": attribution.modality.value,
                    "cue_class": attribution.cue_class.value,
                    "score": attribution.score,
                    "made_by": attribution.made_by,
                    **verdicts.columns(SubjectKind.ATTRIBUTION, attribution.id, annotated.id),
                }
            )
    return rows


def _finding_rows(comparison: Comparison, findings: Sequence[Finding]) -> list[Row]:
    verdicts = Verdicts(comparison.review)
    rows = []
    for finding in findings:
        said = verdicts.columns(SubjectKind.FINDING, finding.id)
        for evidence in finding.evidence:
            annotated = comparison.document(evidence.document)
            rows.append(
                {
                    "finding": finding.id,
                    "kind": finding.kind.value,
                    "relation": finding.relation.value if finding.relation else None,
                    "aspect": finding.aspect.value if finding.aspect else None,
                    "title": finding.title,
                    **_place(annotated, evidence.span),
                    "role": evidence.role,
                    "words": annotated.words(evidence.span),
                    "origins": len(finding.origins),
                    "score": finding.score,
                    "rule": finding.rule,
                    **said,
                }
            )
    return rows


def _place(annotated: Annotated, span: Span) -> Row:
    document = annotated.document
    return {
        "document": document.id,
        "path": document.path,
        "outlet": document.outlet,
        "start": span.start,
        "end": span.end,
    }


def _joined(annotated: Annotated, spans: Sequence[Span]) -> str:
    return " … ".join(annotated.words(span) for span in spans)
