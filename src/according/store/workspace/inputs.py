"""Inputs: what came with a job, kept with it until it is done, so that nothing is lost when a process goes down."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from according.store.workspace.connection import Connection
from according.store.workspace.jobs import job
from according.store.workspace.migrations import moment
from according.store.workspace.rows import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class JobInput:
    """One input of a job: its name, as data and never as a path, and its bytes.

    ``given`` is what a person says of it: by the names of a document's fields ("outlet", "title", "url", …).
    """

    name: str
    data: bytes
    given: Mapping[str, str] = field(default_factory=dict)


def queue_with_inputs(
    connection: Connection, kind: str, payload: Mapping[str, Any], story: str | None, inputs: Sequence[JobInput]
) -> Job:
    """A new job together with its inputs, in one transaction."""
    identity = f"j-{secrets.token_hex(8)}"
    with connection.writing() as raw:
        raw.execute(
            "INSERT INTO jobs (id, kind, payload, story, state, total, created) VALUES (?, ?, ?, ?, 'queued', ?, ?)",
            (identity, kind, msgspec.json.encode(dict(payload)).decode(), story, len(inputs), moment()),
        )
        raw.executemany(
            "INSERT INTO job_inputs (job, position, name, given, bytes) VALUES (?, ?, ?, ?, ?)",
            (
                (identity, position, one.name, msgspec.json.encode(dict(one.given)).decode(), one.data)
                for position, one in enumerate(inputs)
            ),
        )
    return job(connection, identity)


def inputs(connection: Connection, identity: str) -> tuple[JobInput, ...]:
    """The inputs of a job in their order; none once it is done."""
    with connection.reading() as raw:
        rows = raw.execute(
            "SELECT name, given, bytes FROM job_inputs WHERE job = ? ORDER BY position", (identity,)
        ).fetchall()
    return tuple(JobInput(name=name, data=data, given=msgspec.json.decode(given)) for name, given, data in rows)


def settle(connection: Connection, identity: str, outcomes: Sequence[Mapping[str, Any]]) -> None:
    """Forget the inputs of a job, and note in its payload what became of each ("outcomes").

    What became a document has its bytes with it.
    """
    with connection.writing() as raw:
        raw.execute("DELETE FROM job_inputs WHERE job = ?", (identity,))
        raw.execute(
            "UPDATE jobs SET payload = json_set(payload, '$.outcomes', json(?)) WHERE id = ?",
            (msgspec.json.encode(list(outcomes)).decode(), identity),
        )


def tidy(connection: Connection, before: str, keep: int) -> None:
    """Forget what came with jobs that ended without being done ``before`` a moment, and all but the last jobs."""
    with connection.writing() as raw:
        raw.execute(
            "DELETE FROM job_inputs WHERE job IN (SELECT id FROM jobs WHERE finished IS NOT NULL AND finished < ?)",
            (before,),
        )
        raw.execute(
            """DELETE FROM jobs WHERE finished IS NOT NULL AND number NOT IN
            (SELECT number FROM jobs WHERE finished IS NOT NULL ORDER BY number DESC LIMIT ?)""",
            (keep,),
        )


def queue_again(connection: Connection, identity: str) -> Job:
    """Queue a job that failed or was cancelled once more, with what came with it; another is left as it is."""
    with connection.writing() as raw:
        raw.execute(
            """UPDATE jobs SET state = 'queued', done = 0, words = '', message = '', started = NULL, finished = NULL
            WHERE id = ? AND state IN ('failed', 'cancelled')""",
            (identity,),
        )
    return job(connection, identity)
