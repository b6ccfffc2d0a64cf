"""The rows of an archive's run that tell of its documents: each with all that was found inside it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from according.core import Annotated, Attribution, Comparison, Copy, Skipped, Span
from according.export.archive_columns import TABLE_COLUMNS
from according.export.document_rows import document_rows, figure_rows, moment_rows
from according.export.people_rows import mention_columns
from according.export.places import rounded
from according.export.rows import attribution_rows

Row = dict[str, Any]

#: The tables that ``document_tables`` makes.
DOCUMENT_TABLES = ("documents", "attributions", "statements", "entities", "figures", "moments")

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


def document_tables(annotated: Sequence[Annotated], places: Sequence[int]) -> dict[str, list[Row]]:
    """The rows of the tables ``DOCUMENT_TABLES`` of these documents, whose places in the archive are ``places``."""
    return {
        "documents": _documents(annotated, places),
        "attributions": _attributions(annotated),
        "statements": [row for one in annotated for row in _statements(one)],
        "entities": [row for one in annotated for row in _entities(one)],
        "figures": figure_rows(annotated),
        "moments": [_with_day(row) for row in moment_rows(annotated)],
    }


def copy_rows(copies: Iterable[Copy], texts: Mapping[str, str]) -> list[Row]:
    """One row for each copy; its passages have their words where ``texts``, by the documents' ids, has the text."""
    return [
        {
            "of": copy.of,
            "copy": copy.copy,
            "kind": copy.kind.value,
            "share": rounded(copy.share),
            "share_of": rounded(copy.share_of),
            "directed": copy.directed,
            "why": copy.why,
            "passages": [
                {
                    **_side("of", passage.left, texts.get(copy.of)),
                    **_side("copy", passage.right, texts.get(copy.copy)),
                }
                for passage in copy.passages
            ],
        }
        for copy in copies
    ]


def left_out_rows(stage: str, left_out: Iterable[Skipped]) -> list[Row]:
    """One row for each input that ``stage`` left out."""
    return [{"name": one.name, "why": one.why, "remedy": one.remedy, "stage": stage} for one in left_out]


def day_of(moment: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time as it is written; None where no whole day is given."""
    if moment is None or not _DAY.match(moment):
        return None
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _documents(annotated: Sequence[Annotated], places: Sequence[int]) -> list[Row]:
    rows = document_rows(Comparison(id="", documents=tuple(annotated), stories=()))
    return [
        _ordered(
            "documents",
            {
                **row,
                "place": place,
                "day": day_of(row["published"]),
                "statements": len(one.statements),
                "entities": len(one.entities),
                "notes": list(one.document.notes),
                "text": one.document.text,
            },
        )
        for row, one, place in zip(rows, annotated, places, strict=True)
    ]


def _attributions(annotated: Sequence[Annotated]) -> list[Row]:
    found = [(one, attribution) for one in annotated for attribution in one.attributions]
    return [
        _ordered(
            "attributions",
            {
                **row,
                "speaker_entity": attribution.speaker,
                "parent": attribution.parent,
                "score": rounded(attribution.score),
                "words": one.words(attribution.place),
                "spans": _spans(one, attribution),
            },
        )
        for row, (one, attribution) in zip(attribution_rows(annotated), found, strict=True)
    ]


def _spans(annotated: Annotated, attribution: Attribution) -> list[Row]:
    parts = (("source", attribution.source), ("cue", attribution.cue), ("content", attribution.content))
    return [{"role": role, **_place(annotated, span)} for role, spans in parts for span in spans]


def _statements(annotated: Annotated) -> list[Row]:
    rows = []
    for statement in annotated.statements:
        speaker = annotated.entity(statement.speaker)
        row = {
            "statement": statement.id,
            **_document(annotated),
            "voice": statement.voice.value,
            "attribution": statement.attribution,
            "speaker": None if speaker is None else speaker.name,
            "speaker_entity": statement.speaker,
            "polarity": statement.polarity.value,
            "modality": statement.modality.value,
            **_place(annotated, statement.span),
        }
        rows.append(row)
    return rows


def _entities(annotated: Annotated) -> list[Row]:
    return [
        {
            "entity": entity.id,
            "name": entity.name,
            "type": entity.type.value,
            "kind": entity.source_kind.value,
            **_document(annotated),
            **mention_columns(annotated, entity),
            **_place(annotated, entity.first.span),
            "mentions": [{"form": m.form.value, **_place(annotated, m.span)} for m in entity.mentions],
        }
        for entity in annotated.entities
    ]


def _with_day(row: Row) -> Row:
    """The row of a moment with its day, where the moment lies within one."""
    first, last = day_of(row["earliest"]), day_of(row["latest"])
    return _ordered("moments", {**row, "day": first if first == last else None})


def _ordered(table: str, row: Row) -> Row:
    return {column: row[column] for column in TABLE_COLUMNS[table]}


def _document(annotated: Annotated) -> Row:
    document = annotated.document
    return {"document": document.id, "path": document.path, "outlet": document.outlet}


def _place(annotated: Annotated, span: Span) -> Row:
    return {"start": span.start, "end": span.end, "words": annotated.words(span)}


def _side(name: str, span: Span, text: str | None) -> Row:
    return {
        f"{name}_start": span.start,
        f"{name}_end": span.end,
        f"{name}_words": None if text is None else span.of(text),
    }
