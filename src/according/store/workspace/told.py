"""What is told of documents: their outlet, title, author, date and kind, as people put them right."""

import json
import sqlite3
from collections.abc import Iterable

from according.core import Action, DocumentKind, Step

_FIELDS = ("outlet", "title", "author", "published", "kind")
_KINDS = frozenset(kind.value for kind in DocumentKind)


def tell(raw: sqlite3.Connection, identity: str, standing: Iterable[Step]) -> None:
    """Put into a document's row what its text was read with, and over it what the steps on it that stand say.

    Lists and searches go by the row; the record stays as the document was read.
    """
    row = raw.execute(
        "SELECT number, record FROM documents JOIN texts ON document = number WHERE id = ?", (identity,)
    ).fetchone()
    if row is None:
        return  # it was taken out since
    record = json.loads(row[1])
    now = {name: record.get(name) for name in _FIELDS}
    for step in standing:
        if step.action is Action.EDIT and step.after is not None:
            said = {name: value for name in _FIELDS if (value := getattr(step.after, name)) is not None}
            if said.get("kind", "unknown") not in _KINDS:
                del said["kind"]
            now |= {name: value or None for name, value in said.items()}
    raw.execute(
        "UPDATE documents SET outlet = ?, title = ?, author = ?, published = ?, kind = ? WHERE number = ?",
        (*(now[name] for name in _FIELDS), row[0]),
    )
