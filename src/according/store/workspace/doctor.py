"""The doctor: looks whether everything in a workspace is as it should be, and makes anew what can be derived."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial

from according.core import InputError
from according.store.workspace import log
from according.store.workspace.connection import Connection
from according.store.workspace.migrations import migrations
from according.store.workspace.rows import Check

_INDEXES = {"texts_index": "index of texts", "speakers_index": "index of speakers"}
_REPAIR = "according doctor --repair makes it anew"
_COPY = "put a copy in its place, or copy what can still be read with according copy"


def doctor(connection: Connection) -> tuple[Check, ...]:
    """Every check, in order; a file so damaged that one cannot be carried out fails that one."""
    return tuple(_checks(connection))


def repair(connection: Connection) -> tuple[Check, ...]:
    """Make anew the indexes and what is derived from the log, then look again."""
    with connection.writing() as raw:
        for index in _INDEXES:
            raw.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 — names of our own
        log.rebuild(raw)
    with connection.telling():
        connection.raw.execute("REINDEX")
    return doctor(connection)


def _checks(connection: Connection) -> Iterator[Check]:
    raw = connection.raw
    yield _tried("integrity", lambda: _integrity(raw), "the file is whole", _COPY)
    yield _tried("references", lambda: _references(raw), "every row refers to what is there", _COPY)
    for index, name in _INDEXES.items():
        if connection.writable:
            look = partial(_index, connection, index)
            yield _tried(name, look, "in step with what it stands for", _REPAIR)
        else:
            yield Check(name=name, ok=True, words="not looked at, since this takes writing")
    yield _tried("log", lambda: "; ".join(log.verify(connection)), _log_words(raw), "compare with a copy or an export")
    yield _tried("standing", lambda: _standing(raw), "which steps stand agrees with the log", _REPAIR)
    yield _tried("raw bytes", lambda: _raws(raw), "every digest is that of its bytes", "add these documents again")
    yield _tried("texts", lambda: _texts(raw), "every digest is that of its text", "add these documents again")
    yield _tried("migrations", lambda: _migrations(raw), "as this version has them", "take the version that made them")
    yield _tried("permissions", lambda: _permissions(connection), "for its owner alone", "chmod 600 the file")


def _tried(name: str, look: Callable[[], str], words: str, remedy: str) -> Check:
    try:
        wrong = look()
    except sqlite3.Error as error:
        wrong = f"could not be looked at ({error})"
    return Check(name=name, ok=not wrong, words=wrong or words, remedy=remedy if wrong else "")


def _integrity(raw: sqlite3.Connection) -> str:
    rows = [row[0] for row in raw.execute("PRAGMA integrity_check(5)")]
    return "" if rows == ["ok"] else "; ".join(rows)


def _references(raw: sqlite3.Connection) -> str:
    rows = raw.execute("PRAGMA foreign_key_check").fetchall()
    return "; ".join(f"{row[0]} row {row[1]} refers to a {row[2]} that is not there" for row in rows[:5])


def _index(connection: Connection, index: str) -> str:
    try:
        with connection.writing() as raw:
            raw.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    except InputError as error:
        return f"out of step with what it stands for ({error.__cause__ or error})"
    return ""


def _log_words(raw: sqlite3.Connection) -> str:
    try:
        number, digest = raw.execute("SELECT number, digest FROM log ORDER BY number DESC LIMIT 1").fetchone() or (
            0,
            "",
        )
    except sqlite3.Error:
        return ""
    return f"{number} steps, the last {digest[:16]}" if number else "no steps yet"


def _standing(raw: sqlite3.Connection) -> str:
    ought = log.stand(raw.execute("SELECT number, undoes FROM log").fetchall())
    held = {number: bool(up) for number, up in raw.execute("SELECT step, stands FROM standing")}
    return "" if held == ought else "which steps stand does not agree with the log"


def _raws(raw: sqlite3.Connection) -> str:
    wrong = [
        sha256
        for sha256, data in raw.execute("SELECT sha256, bytes FROM raws")
        if hashlib.sha256(data).hexdigest() != sha256
    ]
    return f"{len(wrong)} altered: {', '.join(wrong[:3])}" if wrong else ""


def _texts(raw: sqlite3.Connection) -> str:
    rows = raw.execute("SELECT id, text_sha256, text FROM documents LEFT JOIN texts ON document = number")
    wrong = [one for one, digest, text in rows if text is None or hashlib.sha256(text.encode()).hexdigest() != digest]
    return f"{len(wrong)} altered: {', '.join(wrong[:3])}" if wrong else ""


def _migrations(raw: sqlite3.Connection) -> str:
    held = raw.execute("SELECT number, name, digest FROM migrations ORDER BY number").fetchall()
    return "" if held == [(m.number, m.name, m.digest) for m in migrations()] else "not as this version has them"


def _permissions(connection: Connection) -> str:
    open_ = []
    for end in ("", "-wal", "-shm"):
        path = connection.path.with_name(connection.path.name + end)
        if path.exists() and path.stat().st_mode & 0o077:
            open_.append(path.name)
    return f"others can read {', '.join(open_)}" if open_ else ""
