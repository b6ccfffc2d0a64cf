"""Documents and what is found inside each as flat rows: figures, moments, and the statements that are held together."""

from collections.abc import Sequence
from typing import Any

from according.core import Annotated, Comparison, Span, SubjectKind
from according.export.review_rows import JUDGED_COLUMNS, Verdicts

Row = dict[str, Any]

DOCUMENT_COLUMNS = (
    "document",
    "path",
    "outlet",
    "title",
    "author",
    "url",
    "published",
    "language",
    "kind",
    "words",
    "attributions",
    "sha256",
    "size",
    "media_type",
    "extractor",
    "event",
)
FIGURE_COLUMNS = (
    "document",
    "path",
    "outlet",
    "kind",
    "value",
    "high",
    "unit",
    "operator",
    "approximate",
    "counts",
    "start",
    "end",
    "words",
)
MOMENT_COLUMNS = (
    "document",
    "path",
    "outlet",
    "earliest",
    "latest",
    "precision",
    "relative",
    "start",
    "end",
    "words",
)
STATEMENT_COLUMNS = (
    "group",
    "relation",
    "question",
    "document",
    "path",
    "outlet",
    "statement",
    "voice",
    "speaker",
    "polarity",
    "modality",
    "start",
    "end",
    "words",
    "origins",
    "score",
    *JUDGED_COLUMNS,
)


def document_rows(comparison: Comparison) -> list[Row]:
    """One row for each document; documents of one ``event`` tell the same; ``words`` are runs between white space."""
    events = {identity: story.id for story in comparison.stories for identity in story.documents}
    rows = []
    for annotated in comparison.documents:
        document = annotated.document
        row = {
            **_of(annotated),
            "title": document.title,
            "author": document.author,
            "url": document.url,
            "published": document.published,
            "language": document.language,
            "kind": document.kind.value,
            "words": len(document.text.split()),
            "attributions": len(annotated.attributions),
            "sha256": document.raw.sha256,
            "size": document.raw.size,
            "media_type": document.raw.media_type,
            "extractor": document.raw.extractor,
            "event": events.get(document.id),
        }
        rows.append({column: row[column] for column in DOCUMENT_COLUMNS})
    return rows


def figure_rows(documents: Sequence[Annotated]) -> list[Row]:
    """One row for each figure of each document; ``operator`` is in words ("at least"): "=" would be a formula."""
    rows = []
    for annotated in documents:
        for figure in annotated.figures:
            row = {
                **_of(annotated),
                **_place(annotated, figure.span),
                "kind": figure.kind.value,
                "value": float(figure.value),
                "high": None if figure.high is None else float(figure.high),
                "unit": figure.unit,
                "operator": figure.operator.name.lower().replace("_", " "),
                "approximate": figure.approximate,
                "counts": figure.counts,
            }
            rows.append({column: row[column] for column in FIGURE_COLUMNS})
    return rows


def moment_rows(documents: Sequence[Annotated]) -> list[Row]:
    """One row for each moment of each document: ``earliest`` and ``latest`` are ISO 8601, empty where not known."""
    rows = []
    for annotated in documents:
        for moment in annotated.moments:
            row = {
                **_of(annotated),
                **_place(annotated, moment.span),
                "earliest": moment.start,
                "latest": moment.end,
                "precision": moment.precision.value,
                "relative": moment.relative,
            }
            rows.append({column: row[column] for column in MOMENT_COLUMNS})
    return rows


def statement_rows(comparison: Comparison) -> list[Row]:
    """One row for each statement that is held together with others, group by group."""
    verdicts = Verdicts(comparison.review)
    statements = {(a.id, statement.id): statement for a in comparison.documents for statement in a.statements}
    rows = []
    for group in comparison.alignments:
        said = verdicts.columns(SubjectKind.GROUP, group.id)
        for member in group.statements:
            annotated = comparison.document(member.document)
            statement = statements.get((member.document, member.statement))
            speaker = None if statement is None else annotated.entity(statement.speaker)
            row = {
                "group": group.id,
                "relation": group.relation.value,
                "question": group.question,
                **_of(annotated),
                **_place(annotated, member.span),
                "statement": member.statement,
                "voice": None if statement is None else statement.voice.value,
                "speaker": None if speaker is None else speaker.name,
                "polarity": None if statement is None else statement.polarity.value,
                "modality": None if statement is None else statement.modality.value,
                "origins": len(group.origins),
                "score": group.score,
                **said,
            }
            rows.append({column: row[column] for column in STATEMENT_COLUMNS})
    return rows


def _of(annotated: Annotated) -> Row:
    document = annotated.document
    return {"document": document.id, "path": document.path, "outlet": document.outlet}


def _place(annotated: Annotated, span: Span) -> Row:
    return {"start": span.start, "end": span.end, "words": annotated.words(span)}
