"""A story's last comparison as the tool made it; findings and their words also as rows, for SQL."""

import sqlite3

from according.core import Annotated, Comparison, UsageError
from according.store import codec
from according.store.workspace.connection import Connection
from according.store.workspace.migrations import moment
from according.store.workspace.rows import Kept
from according.store.workspace.stories import number_of


def keep(connection: Connection, story: str, key: str, comparison: Comparison) -> None:
    """Keep the comparison under this key, in place of the story's last one.

    Raises:
        UsageError: if there is no such story, or a document of the comparison is not in the workspace.

    """
    record = codec.comparison_record(comparison)
    parts = [
        (codec.document_record(one.document), codec.found_record(one), codec.vectors_blob(one.vectors))
        for one in comparison.documents
    ]
    with connection.writing() as raw:
        number = number_of(raw, story)
        raw.execute("DELETE FROM comparisons WHERE story = ?", (number,))
        raw.execute(
            "INSERT INTO comparisons (story, id, key, made, record) VALUES (?, ?, ?, ?, CAST(? AS TEXT))",
            (number, comparison.id, key, moment(), record),
        )
        for position, (one, (document, found, vectors)) in enumerate(zip(comparison.documents, parts, strict=True)):
            _document(raw, (number, position), one, document, found, vectors)
        _findings(raw, number, comparison)


def kept(connection: Connection, story: str) -> Kept | None:
    """The story's last comparison, None where there is none, or it is not whole or not of this version.

    Raises:
        UsageError: if there is no such story.

    """
    with connection.reading() as raw:
        number = number_of(raw, story)
        row = raw.execute("SELECT key, made, record FROM comparisons WHERE story = ?", (number,)).fetchone()
        if row is None:
            return None
        rows = raw.execute(
            """SELECT coalesce(c.document_record, t.record), t.text, coalesce(c.record, a.record),
                coalesce(c.vectors, a.vectors), coalesce(c.rows, a.rows)
            FROM comparison_documents AS c LEFT JOIN texts AS t ON t.document = c.document
            LEFT JOIN annotations AS a ON a.number = c.annotation
            WHERE c.story = ? ORDER BY c.position""",
            (number,),
        ).fetchall()
    if any(row[1] is None for row in rows):
        return None
    try:
        documents = tuple(
            codec.annotated_of(codec.document_of(record, text), found, codec.vectors_of(vectors, count))
            for record, text, found, vectors, count in rows
        )
        comparison = codec.comparison_of(row[2], documents)
    except (ValueError, TypeError):
        return None  # a record of another version, or one that is gone: the comparison is made anew
    there = {one.id for one in documents}
    if not all(one.document in there for finding in comparison.findings for one in finding.evidence):
        return None
    return Kept(comparison=comparison, key=row[0], made=row[1])


def _document(
    raw: sqlite3.Connection, place: tuple[int, int], one: Annotated, document: bytes, found: bytes, vectors: memoryview
) -> None:
    """Which document and annotations the comparison is of; what corrections changed in them is kept with it."""
    row = raw.execute("SELECT number, record FROM documents JOIN texts ON document = number WHERE id = ?", (one.id,))
    stored = row.fetchone()
    if stored is None:
        raise UsageError(f"the workspace has no document {one.id}; it may have been taken out")
    annotation = raw.execute(
        """SELECT number FROM annotations WHERE document = ? AND record = CAST(? AS TEXT) AND vectors = ?
        ORDER BY number DESC LIMIT 1""",
        (stored[0], found, vectors),
    ).fetchone()
    amended = (None, None, None) if annotation else (found.decode(), vectors, len(one.vectors))
    told = None if stored[1].encode() == document else document.decode()
    raw.execute(
        """INSERT INTO comparison_documents
        (story, position, document, annotation, document_record, record, vectors, rows)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (*place, stored[0], annotation[0] if annotation else None, told, *amended),
    )


def _findings(raw: sqlite3.Connection, number: int, comparison: Comparison) -> None:
    texts = {one.id: one.document.text for one in comparison.documents}
    raw.executemany(
        """INSERT INTO findings (story, position, id, kind, relation, aspect, title, rule, score)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (number, at, one.id, one.kind, one.relation, one.aspect, one.title, one.rule, one.score)
            for at, one in enumerate(comparison.findings)
        ],
    )
    raw.executemany(
        """INSERT INTO evidence (story, finding, position, document, role, start, "end", words)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (number, at, position, e.document, e.role, e.span.start, e.span.end, e.span.of(texts[e.document]))
            for at, one in enumerate(comparison.findings)
            for position, e in enumerate(one.evidence)
        ],
    )
