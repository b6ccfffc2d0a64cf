"""Documents as they stand in the workspace: light rows, texts, annotations, editions, and taking one out."""

import sqlite3
from collections.abc import Sequence

from according.core import Annotated, Document, DocumentKind, InputError, UsageError
from according.store import codec
from according.store.workspace.connection import Connection
from according.store.workspace.editions import settle
from according.store.workspace.rows import DocumentRow

_ROW = """SELECT d.id, d.path, d.title, d.outlet, d.author, d.url, d.published, d.language, d.kind, d.words, d.added,
    d.sha256, coalesce((SELECT m.name FROM annotations AS a JOIN models AS m ON m.number = a.model
        WHERE a.document = d.number ORDER BY a.number DESC LIMIT 1), ''),
    d.address, d.fetched, d.edition_of, d.current, d.raw IS NOT NULL,
    (SELECT group_concat(s.id, ' ') FROM story_documents AS sd JOIN stories AS s ON s.number = sd.story
        WHERE sd.document = d.number)
    FROM documents AS d"""
#: How many ids one statement asks for; SQLite's own bound is far higher.
_MANY = 500


def rows(connection: Connection, story: str | None, ids: Sequence[str] | None) -> tuple[DocumentRow, ...]:
    """Light rows: of one story in its order, of these ids in theirs, or all in the order in which they came in."""
    with connection.reading() as raw:
        if ids is not None:
            found = {
                row.id: row for part in _parts(ids) for row in _listed(raw, f"WHERE d.id IN ({_marks(part)})", part)
            }
            missing = [one for one in ids if one not in found]
            if missing:
                raise _unknown(missing[0])
            chosen = tuple(found[one] for one in ids)
            if story is None:
                return chosen
            return tuple(row for row in chosen if story in row.stories)
        if story is not None:
            where = """JOIN story_documents AS here ON here.document = d.number
                JOIN stories AS of ON of.number = here.story WHERE of.id = ? ORDER BY here.position"""
            return tuple(_listed(raw, where, (story,)))
        return tuple(_listed(raw, "ORDER BY d.number", ()))


def holding(connection: Connection, sha256: str) -> DocumentRow | None:
    """The newest document that was read from these bytes, None where there is none."""
    with connection.reading() as raw:
        found = _listed(raw, "WHERE d.sha256 = ? ORDER BY d.number DESC LIMIT 1", (sha256,))
        return next(iter(found), None)


def document(connection: Connection, identity: str) -> Document:
    """The document of this id."""
    with connection.reading() as raw:
        found = raw.execute(
            "SELECT record, text FROM texts JOIN documents ON number = document WHERE id = ?", (identity,)
        ).fetchone()
    if found is None:
        raise _unknown(identity)
    return _decoded(connection, identity, found[0], found[1])


def annotated(connection: Connection, ids: Sequence[str]) -> tuple[Annotated, ...]:
    """The documents of these ids with their newest annotations, in the order of the ids."""
    found: dict[str, Annotated] = {}
    with connection.reading() as raw:
        for part in _parts(ids):
            for identity, record, text, *held in raw.execute(
                f"""SELECT d.id, t.record, t.text, a.record, a.vectors, a.rows FROM documents AS d
                JOIN texts AS t ON t.document = d.number
                LEFT JOIN annotations AS a ON a.number =
                    (SELECT max(b.number) FROM annotations AS b WHERE b.document = d.number)
                WHERE d.id IN ({_marks(part)})""",  # noqa: S608 — question marks alone
                part,
            ):
                found[identity] = _whole(connection, identity, record, text, held)
    missing = [one for one in ids if one not in found]
    if missing:
        raise _unknown(missing[0])
    return tuple(found[one] for one in ids)


def raw_bytes(connection: Connection, sha256: str) -> bytes | None:
    """The raw input with this digest, None where it is not kept."""
    with connection.reading() as raw:
        found = raw.execute("SELECT bytes FROM raws WHERE sha256 = ?", (sha256,)).fetchone()
    return bytes(found[0]) if found else None


def editions(connection: Connection, identity: str) -> tuple[DocumentRow, ...]:
    """All editions of a document's page, oldest first; the document itself among them."""
    with connection.reading() as raw:
        found = raw.execute("SELECT page FROM documents WHERE id = ?", (identity,)).fetchone()
        if found is None:
            raise _unknown(identity)
        return tuple(_listed(raw, "WHERE d.page = ? ORDER BY coalesce(d.fetched, d.added), d.number", found))


def successors(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """For those of ``ids`` that a later edition came after: the current edition's id."""
    with connection.reading() as raw:
        return {
            before: after
            for part in _parts(ids)
            for before, after in raw.execute(
                f"""SELECT old.id, new.id FROM documents AS old JOIN documents AS new
                ON new.page = old.page AND new.current WHERE NOT old.current AND old.id IN ({_marks(part)})""",  # noqa: S608
                part,
            )
        }


def remove(connection: Connection, identity: str) -> None:
    """Take a document out: its text, raw bytes, annotations, and what was found with it; the log stays as it is."""
    with connection.writing() as raw:
        found = raw.execute("SELECT number, raw, page FROM documents WHERE id = ?", (identity,)).fetchone()
        if found is None:
            raise _unknown(identity)
        number, bytes_, page = found
        raw.execute(
            "DELETE FROM comparisons WHERE story IN (SELECT story FROM comparison_documents WHERE document = ?)",
            (number,),
        )
        raw.execute("DELETE FROM documents WHERE number = ?", (number,))
        if bytes_ is not None:
            raw.execute(
                "DELETE FROM raws WHERE number = ? AND number NOT IN (SELECT raw FROM documents WHERE raw = ?)",
                (bytes_, bytes_),
            )
        settle(raw, page)
        # A deletion leaves the words in the index until its parts are next merged.
        raw.execute("INSERT INTO texts_index (texts_index) VALUES ('optimize')")
        raw.execute("INSERT INTO speakers_index (speakers_index) VALUES ('optimize')")
    with connection.telling():
        # What was written lies in the log beside the file until it is taken over.
        connection.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _whole(connection: Connection, identity: str, record: str, text: str, held: Sequence[object]) -> Annotated:
    document = _decoded(connection, identity, record, text)
    found, blob, rows_ = held
    if not isinstance(found, str) or not isinstance(blob, bytes) or not isinstance(rows_, int):
        return Annotated(document=document)
    try:
        return codec.annotated_of(document, found, codec.vectors_of(blob, rows_))
    except ValueError as error:
        raise _unreadable(connection, identity) from error


def _decoded(connection: Connection, identity: str, record: str, text: str) -> Document:
    try:
        return codec.document_of(record, text)
    except ValueError as error:
        raise _unreadable(connection, identity) from error


def _listed(raw: sqlite3.Connection, where: str, given: Sequence[object]) -> list[DocumentRow]:
    return [
        DocumentRow(
            id=row[0],
            path=row[1],
            title=row[2],
            outlet=row[3],
            author=row[4],
            url=row[5],
            published=row[6],
            language=row[7],
            kind=DocumentKind(row[8]),
            words=row[9],
            added=row[10],
            sha256=row[11],
            model=row[12],
            address=row[13],
            fetched=row[14],
            edition_of=row[15],
            current=bool(row[16]),
            raw=bool(row[17]),
            stories=tuple(row[18].split()) if row[18] else (),
        )
        for row in raw.execute(f"{_ROW} {where}", given)
    ]


def _parts(ids: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(ids[at : at + _MANY]) for at in range(0, len(ids), _MANY)]


def _marks(part: Sequence[str]) -> str:
    return ", ".join("?" * len(part))


def _unknown(identity: str) -> UsageError:
    return UsageError(f"the workspace has no document {identity}; it may have been taken out")


def _unreadable(connection: Connection, identity: str) -> InputError:
    return InputError(
        str(connection.path),
        f"the record of {identity} does not fit this version of According",
        "add the document again, or take the version that wrote it",
    )
