"""What differs between two editions, as the JSON that is kept beside the earlier one, and back."""

import json
from typing import Any

from according.core import Span
from according.core.versions import Edition, EditionChange, FieldChange, WordChange

#: The schema of the file.
SCHEMA = "according.change/1"


def change_bytes(change: EditionChange) -> bytes:
    """The change as a JSON file."""
    record = {
        "schema": SCHEMA,
        "before": _edition(change.before),
        "after": _edition(change.after),
        "fields": [{"name": f.name, "old": f.old, "new": f.new} for f in change.fields],
        "words": [
            {"before": _span(w.before), "after": _span(w.after), "old": w.old, "new": w.new, "context": w.context}
            for w in change.words
        ],
        "kept": change.kept,
        "removed": change.removed,
        "added": change.added,
        "notes": list(change.notes),
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def change_from(data: bytes) -> EditionChange | None:
    """The change in such a file; None where it is none, or somebody else's."""
    try:
        record = json.loads(data)
        if record["schema"] != SCHEMA:
            return None
        return EditionChange(
            before=_edition_from(record["before"]),
            after=_edition_from(record["after"]),
            fields=tuple(
                FieldChange(name=str(f["name"]), old=_text(f["old"]), new=_text(f["new"])) for f in record["fields"]
            ),
            words=tuple(
                WordChange(
                    before=_span_from(w["before"]),
                    after=_span_from(w["after"]),
                    old=str(w["old"]),
                    new=str(w["new"]),
                    context=str(w["context"]),
                )
                for w in record["words"]
            ),
            kept=int(record["kept"]),
            removed=int(record["removed"]),
            added=int(record["added"]),
            notes=tuple(map(str, record["notes"])),
        )
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "fetched": edition.fetched,
        "sha256": edition.sha256,
        "file": edition.file,
        "title": edition.title,
        "published": edition.published,
    }


def _edition_from(row: dict[str, Any]) -> Edition:
    return Edition(
        file=str(row["file"]),
        fetched=str(row["fetched"]),
        sha256=str(row["sha256"]),
        title=_text(row["title"]),
        published=_text(row["published"]),
    )


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _span_from(row: list[int] | None) -> Span | None:
    return Span(int(row[0]), int(row[1])) if row else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
