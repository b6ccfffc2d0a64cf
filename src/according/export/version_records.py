"""Pages in a folder and how they changed, as the record of the contract."""

from collections.abc import Sequence
from typing import Any

from according.core.versions import Edition, EditionChange, PageHistory

Record = dict[str, Any]


def versions_record(folder: str, histories: Sequence[PageHistory]) -> Record:
    """What ``according versions --json`` prints of a folder (schema ``according.versions/1``)."""
    return {"schema": "according.versions/1", "folder": folder, "pages": [_page(history) for history in histories]}


def _page(history: PageHistory) -> Record:
    return {
        "address": history.address,
        "asked": history.asked,
        "editions": [_edition(edition) for edition in history.editions],
        "changes": [_change(place, change) for place, change in enumerate(history.changes)],
        "robots": history.robots,
        "reservations": list(history.reservations),
    }


def _edition(edition: Edition) -> Record:
    return {
        "file": edition.file,
        "fetched": edition.fetched,
        "sha256": edition.sha256,
        "title": edition.title,
        "published": edition.published,
    }


def _change(place: int, change: EditionChange) -> Record:
    return {
        "before": place,
        "after": place + 1,
        "fields": [{"name": f.name, "old": f.old, "new": f.new} for f in change.fields],
        "words": [
            {
                "old": words.old,
                "new": words.new,
                "before": [words.before.start, words.before.end] if words.before else None,
                "after": [words.after.start, words.after.end] if words.after else None,
                "context": words.context,
            }
            for words in change.words
        ],
        "kept": change.kept,
        "removed": change.removed,
        "added": change.added,
        "notes": list(change.notes),
    }
