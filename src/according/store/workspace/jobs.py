"""Jobs: work that takes a while, queued by one process and taken in hand by another, or by the same."""

import os
import secrets
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from according.core import UsageError
from according.store.workspace.connection import Connection
from according.store.workspace.migrations import moment
from according.store.workspace.rows import Job, JobState

_COLUMNS = "id, kind, payload, story, state, done, total, words, message, created, started, finished, process"


def queue(connection: Connection, kind: str, payload: Mapping[str, Any], story: str | None) -> Job:
    """A new job, to be taken in hand by whoever claims it."""
    identity = f"j-{secrets.token_hex(8)}"
    with connection.writing() as raw:
        raw.execute(
            "INSERT INTO jobs (id, kind, payload, story, state, created) VALUES (?, ?, ?, ?, 'queued', ?)",
            (identity, kind, msgspec.json.encode(dict(payload)).decode(), story, moment()),
        )
        return _found(raw, identity)


def job(connection: Connection, identity: str) -> Job:
    """The job of this id.

    Raises:
        UsageError: if there is none.

    """
    with connection.reading() as raw:
        return _found(raw, identity)


def jobs(connection: Connection, open_only: bool) -> tuple[Job, ...]:
    """Jobs in the order in which they were queued; the open ones alone, or all."""
    where = "WHERE state IN ('queued', 'running')" if open_only else ""
    with connection.reading() as raw:
        return tuple(map(_of, raw.execute(f"SELECT {_COLUMNS} FROM jobs {where} ORDER BY number").fetchall()))  # noqa: S608


def claim(connection: Connection) -> Job | None:
    """The oldest job that nobody has in hand, now in this process's; None where there is none.

    A job whose process is gone is nobody's.
    """
    with connection.reading() as raw:
        if raw.execute("SELECT 1 FROM jobs WHERE state IN ('queued', 'running') LIMIT 1").fetchone() is None:
            return None
    with connection.writing() as raw:
        for identity, state, process, born in raw.execute(
            "SELECT id, state, process, process_born FROM jobs WHERE state IN ('queued', 'running') ORDER BY number"
        ).fetchall():
            if state == "running" and _lives(process, born):
                continue
            raw.execute(
                """UPDATE jobs SET state = 'running', process = ?, process_born = ?, started = ?, done = 0, total = 0,
                words = '' WHERE id = ?""",
                (os.getpid(), _born(os.getpid()), moment(), identity),
            )
            return _found(raw, identity)
    return None


def progress(connection: Connection, identity: str, done: int, total: int, words: str) -> bool:
    """Note how far a job is; False where it was cancelled meanwhile, and should be left."""
    with connection.writing() as raw:
        raw.execute(
            "UPDATE jobs SET done = ?, total = ?, words = ? WHERE id = ? AND state = 'running'",
            (done, total, words, identity),
        )
        return _found(raw, identity).state is JobState.RUNNING


def finish(connection: Connection, identity: str, message: str, failed: bool) -> Job:
    """Note how a job ended; one that was cancelled stays so."""
    with connection.writing() as raw:
        raw.execute(
            """UPDATE jobs SET state = ?, message = ?, finished = ?, process = NULL, process_born = NULL
            WHERE id = ? AND state IN ('queued', 'running')""",
            ("failed" if failed else "done", message, moment(), identity),
        )
        return _found(raw, identity)


def cancel(connection: Connection, identity: str) -> Job:
    """Cancel a job that is still open; whoever has it in hand sees it at the next ``progress``."""
    with connection.writing() as raw:
        raw.execute(
            """UPDATE jobs SET state = 'cancelled', finished = ?, process = NULL, process_born = NULL
            WHERE id = ? AND state IN ('queued', 'running')""",
            (moment(), identity),
        )
        return _found(raw, identity)


def _found(raw: sqlite3.Connection, identity: str) -> Job:
    row = raw.execute(f"SELECT {_COLUMNS} FROM jobs WHERE id = ?", (identity,)).fetchone()  # noqa: S608
    if row is None:
        raise UsageError(f"there is no job {identity}")
    return _of(row)


def _of(row: tuple[Any, ...]) -> Job:
    identity, kind, payload, story, state, *rest = row
    done, total, words, message, created, started, finished, process = rest
    return Job(
        id=identity,
        kind=kind,
        payload=msgspec.json.decode(payload),
        story=story,
        state=JobState(state),
        done=done,
        total=total,
        words=words,
        message=message,
        created=created,
        started=started,
        finished=finished,
        process=process,
    )


def _lives(process: int | None, born: str | None) -> bool:
    """Whether the process is still there, and is the one that it was: numbers are given out anew."""
    if process is None:
        return False
    if os.name == "nt":
        return True  # there a signal of any number ends the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it is there, and another user's
    return born is None or _born(process) in (None, born)


def _born(process: int) -> str | None:
    """When a process was started, in the system's own words; None where it does not tell."""
    with suppress(OSError, IndexError):
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        parts = told.rsplit(")", 1)[1].split()
        # One that has ended, and of which only the record is left, is not there.
        return "" if parts[0] in "ZX" else parts[19]
    return None
