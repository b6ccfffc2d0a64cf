"""Stories: documents that belong together, in the order that the user gave them."""

import secrets
import sqlite3
from collections.abc import Sequence

from according.core import UsageError
from according.store.workspace.connection import Connection
from according.store.workspace.migrations import moment
from according.store.workspace.rows import StoryRow

_ROW = "SELECT number, id, title, created, changed FROM stories"


def stories(connection: Connection) -> tuple[StoryRow, ...]:
    """All of them, oldest first."""
    with connection.reading() as raw:
        return tuple(_filled(raw, row) for row in raw.execute(f"{_ROW} ORDER BY number").fetchall())


def story(connection: Connection, ref: str) -> StoryRow:
    """The story of this id, of an id that begins so, or of exactly this title.

    Raises:
        UsageError: if there is none, or several.

    """
    with connection.reading() as raw:
        return _filled(raw, _found(raw, ref))


def new(connection: Connection, title: str, documents: Sequence[str]) -> StoryRow:
    """A new story."""
    with connection.writing() as raw:
        now = moment()
        identity = f"s-{secrets.token_hex(6)}"
        number = raw.execute(
            "INSERT INTO stories (id, title, created, changed) VALUES (?, ?, ?, ?)", (identity, _title(title), now, now)
        ).lastrowid
        _fill(raw, number or 0, documents)
        return _filled(raw, _found(raw, identity))


def rename(connection: Connection, ref: str, title: str) -> StoryRow:
    """The story under another title."""
    with connection.writing() as raw:
        row = _found(raw, ref)
        raw.execute("UPDATE stories SET title = ?, changed = ? WHERE number = ?", (_title(title), moment(), row[0]))
        return _filled(raw, _found(raw, row[1]))


def fill(connection: Connection, ref: str, documents: Sequence[str]) -> StoryRow:
    """The story with these documents, in this order, in place of what it had."""
    with connection.writing() as raw:
        row = _found(raw, ref)
        _fill(raw, row[0], documents)
        raw.execute("UPDATE stories SET changed = ? WHERE number = ?", (moment(), row[0]))
        return _filled(raw, _found(raw, row[1]))


def remove(connection: Connection, ref: str) -> None:
    """Take the story away; its documents stay, and so does the log."""
    with connection.writing() as raw:
        raw.execute("DELETE FROM stories WHERE number = ?", (_found(raw, ref)[0],))


def number_of(raw: sqlite3.Connection, ref: str) -> int:
    """The story's number in the tables."""
    return int(_found(raw, ref)[0])


def _fill(raw: sqlite3.Connection, number: int, documents: Sequence[str]) -> None:
    raw.execute("DELETE FROM story_documents WHERE story = ?", (number,))
    for position, identity in enumerate(dict.fromkeys(documents)):
        found = raw.execute("SELECT number FROM documents WHERE id = ?", (identity,)).fetchone()
        if found is None:
            raise UsageError(f"the workspace has no document {identity}; it may have been taken out")
        raw.execute(
            "INSERT INTO story_documents (story, document, position) VALUES (?, ?, ?)", (number, found[0], position)
        )


def _found(raw: sqlite3.Connection, ref: str) -> tuple[int, str, str, str, str]:
    row: tuple[int, str, str, str, str] | None = raw.execute(f"{_ROW} WHERE id = ?", (ref,)).fetchone()
    if row is not None:
        return row
    rows = raw.execute(f"{_ROW} WHERE title = ? ORDER BY number", (ref,)).fetchall()
    if not rows and ref:
        rows = raw.execute(
            f"{_ROW} WHERE substr(id, 1, ?) = ? OR substr(id, 3, ?) = ? ORDER BY number", (len(ref), ref, len(ref), ref)
        ).fetchall()
    if len(rows) == 1:
        one: tuple[int, str, str, str, str] = rows[0]
        return one
    if rows:
        listed = ", ".join(f"{row[1]} ({row[2]})" for row in rows[:5])
        raise UsageError(f"several stories answer to {ref!r}: {listed}; name one by its id")
    known = raw.execute(f"{_ROW} ORDER BY changed DESC LIMIT 3").fetchall()
    there = f"; there are {', '.join(f'{row[1]} ({row[2]})' for row in known)}" if known else "; there is none yet"
    raise UsageError(f"there is no story {ref!r}{there}")


def _filled(raw: sqlite3.Connection, row: tuple[int, str, str, str, str]) -> StoryRow:
    documents = raw.execute(
        "SELECT id FROM story_documents JOIN documents ON number = document WHERE story = ? ORDER BY position",
        (row[0],),
    )
    return StoryRow(
        id=row[1], title=row[2], documents=tuple(one[0] for one in documents), created=row[3], changed=row[4]
    )


def _title(title: str) -> str:
    told = " ".join(title.split())
    if not told:
        raise UsageError("a story needs a title")
    return codec_safe(told)


def codec_safe(words: str) -> str:
    """Words that can be stored: a lone surrogate becomes a question mark."""
    return words.encode("utf-8", "replace").decode()
