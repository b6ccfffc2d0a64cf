"""The log of corrections: it only grows, each step holds the digest of the one before, and undoing is a step too."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from according.core import Action, Draft, Step, Subject, SubjectKind, UsageError
from according.store import codec
from according.store.workspace.connection import Connection
from according.store.workspace.migrations import moment
from according.store.workspace.rows import Conflict, Moved
from according.store.workspace.told import tell

_COLUMNS = "record, previous, digest"
_step = codec.decoder(Step)


def append(connection: Connection, drafts: Sequence[Draft], expected: str | None = None) -> tuple[Step, ...]:
    """The drafts as the log's next steps, all or none.

    Raises:
        Moved: if the log's head is another than was ``expected``.
        Conflict: if somebody took a step on a draft's subject after what its author had seen.
        UsageError: if a draft undoes what is not there, or what does not stand.

    """
    with connection.writing() as raw:
        if expected is not None and _head(raw)[1] != expected:
            raise Moved
        return tuple(_append(raw, draft) for draft in drafts)


def log(
    connection: Connection, *, story: str | None = None, subject: Subject | None = None, document: str | None = None
) -> tuple[Step, ...]:
    """Steps in their order: all, or those that concern a story, a subject or a document.

    A story's are those taken in it, and those on its documents (and their earlier editions) that belong to no story.
    """
    where, given = ["1"], list[Any]()
    if story is not None:
        where.append(
            """(story = ? OR story IS NULL AND number IN (SELECT sd.step FROM step_documents AS sd
            JOIN documents AS named ON named.id = sd.document JOIN documents AS page ON page.page = named.page
            JOIN story_documents AS held ON held.document = page.number
            JOIN stories AS of ON of.number = held.story WHERE of.id = ?))"""
        )
        given += [story, story]
    if subject is not None:
        where.append("kind = ? AND subject = ?")
        given += [subject.kind.value, subject.id]
    if document is not None:
        where.append("number IN (SELECT step FROM step_documents WHERE document = ?)")
        given.append(document)
    with connection.reading() as raw:
        rows = raw.execute(f"SELECT {_COLUMNS} FROM log WHERE {' AND '.join(where)} ORDER BY number", given).fetchall()  # noqa: S608
        steps = tuple(_of(row) for row in rows)
    return steps if subject is None else tuple(step for step in steps if same_subject(step.subject, subject))


def step(connection: Connection, number: int) -> Step:
    """The step of this number.

    Raises:
        UsageError: if there is none.

    """
    with connection.reading() as raw:
        return _of(_row(raw, number))


def last(connection: Connection, subject: Subject) -> int:
    """The number of the last step on this subject, 0 where there is none."""
    with connection.reading() as raw:
        return max((one.number for one in _on(raw, subject)), default=0)


def head(connection: Connection) -> str:
    """The digest of the last step, "" where there is none: whoever notes it can tell later that nothing was cut off."""
    with connection.reading() as raw:
        return _head(raw)[1]


def standing(connection: Connection) -> frozenset[int]:
    """The numbers of the steps that stand: those that no standing step undoes."""
    with connection.reading() as raw:
        return frozenset(row[0] for row in raw.execute("SELECT step FROM standing WHERE stands"))


def verify(connection: Connection, noted: str | None = None) -> tuple[str, ...]:
    """What is wrong with the log, in words: the first step where the chain breaks, and a head that is not there."""
    wrong: list[str] = []
    before, number = "", 0
    seen = noted is None or noted == ""
    with connection.reading() as raw:
        for held, record, previous, digest in raw.execute(
            "SELECT number, record, previous, digest FROM log ORDER BY number"
        ):
            number += 1
            if held != number:
                wrong.append(f"the log breaks at step {number}: it is missing")
                break
            if previous != before:
                wrong.append(
                    f"the log breaks at step {number}: it does not follow on step {number - 1} as that stands now"
                )
                break
            if digest != digest_of(previous, record):
                wrong.append(f"the log breaks at step {number}: it was changed after it was written")
                break
            before = digest
            seen = seen or digest == noted
    if not seen and not wrong:
        wrong.append("the log does not have the step whose digest was noted: its end was cut off, or it is another log")
    return tuple(wrong)


def digest_of(previous: str, record: str) -> str:
    """The digest of a step as it is stored: SHA-256 of the digest before it, a line feed, and the record's text."""
    return hashlib.sha256(f"{previous}\n{record}".encode()).hexdigest()


def same_subject(left: Subject, right: Subject) -> bool:
    """Whether both are about one thing: the same kind and id in the same story, or in the same document."""
    if (left.kind, left.id, left.story) != (right.kind, right.id, right.story):
        return False
    if left.kind is not SubjectKind.ATTRIBUTION:
        return True
    ours, theirs = ({anchor.document for anchor in one.anchors} for one in (left, right))
    return not ours or not theirs or bool(ours & theirs)


def stand(undoes: Iterable[tuple[int, int | None]]) -> dict[int, bool]:
    """Which steps stand, from all steps' numbers and what each undoes: one stands unless a standing step undoes it."""
    found: dict[int, bool] = {}
    undone: set[int] = set()
    for number, target in sorted(undoes, reverse=True):
        found[number] = number not in undone
        if found[number] and target is not None:
            undone.add(target)
    return found


def rebuild(raw: sqlite3.Connection) -> None:
    """Make anew what is derived from the log: which steps stand, and the documents of each."""
    raw.execute("DELETE FROM standing")
    raw.execute("DELETE FROM step_documents")
    rows = raw.execute("SELECT number, undoes FROM log").fetchall()
    raw.executemany("INSERT INTO standing VALUES (?, ?)", sorted(stand(rows).items()))
    for row in raw.execute(f"SELECT {_COLUMNS} FROM log").fetchall():  # noqa: S608
        made = _of(row)
        _note_documents(raw, made)
        if made.subject.kind is SubjectKind.DOCUMENT:
            _tell(raw, made.subject)


def _append(raw: sqlite3.Connection, draft: Draft) -> Step:
    number, previous = _head(raw)
    number += 1
    if draft.undoes is not None or draft.action is Action.UNDO:
        _undoable(raw, draft)
    if draft.seen is not None:
        _unseen(raw, draft)
    made = Step(
        number=number,
        when=draft.when or moment(),
        who=draft.who,
        action=draft.action,
        subject=draft.subject,
        before=draft.before,
        after=draft.after,
        why=draft.why,
        undoes=draft.undoes,
        model=draft.model,
    )
    # Neither digest is part of what is hashed as the record: the one before is hashed with it, its own cannot be.
    held = {name: getattr(made, name) for name in _RECORDED}
    try:
        record = codec.encoded(held)
    except UnicodeEncodeError as error:
        raise UsageError("these words hold half a character (a lone surrogate); type them again") from error
    digest = digest_of(previous, record)
    raw.execute(
        "INSERT INTO log (number, previous, record, digest) VALUES (?, ?, ?, ?)", (number, previous, record, digest)
    )
    raw.execute("INSERT INTO standing (step, stands) VALUES (?, 1)", (number,))
    _flip(raw, made.undoes, False)
    kept = _of((record, previous, digest))
    _note_documents(raw, kept)
    if kept.subject.kind is SubjectKind.DOCUMENT:
        _tell(raw, kept.subject)
    return kept


_RECORDED = ("number", "when", "who", "action", "subject", "before", "after", "why", "undoes", "model")


def _flip(raw: sqlite3.Connection, target: int | None, stands: bool) -> None:
    """A step stands or falls, and with it what it undoes falls or stands, and so on down."""
    while target is not None:
        if stands and _undone(raw, target):
            return
        raw.execute("UPDATE standing SET stands = ? WHERE step = ?", (int(stands), target))
        target = raw.execute("SELECT undoes FROM log WHERE number = ?", (target,)).fetchone()[0]
        stands = not stands


def _undone(raw: sqlite3.Connection, number: int) -> bool:
    found = raw.execute(
        "SELECT 1 FROM log JOIN standing ON step = number WHERE undoes = ? AND stands LIMIT 1", (number,)
    ).fetchone()
    return found is not None


def _undoable(raw: sqlite3.Connection, draft: Draft) -> None:
    if draft.action is not Action.UNDO or draft.undoes is None:
        raise UsageError("an undo names the step that it undoes, and no other step does")
    _row(raw, draft.undoes)
    if draft.seen is not None and _undone(raw, draft.undoes):
        raise UsageError(f"step {draft.undoes} is undone already")


def _unseen(raw: sqlite3.Connection, draft: Draft) -> None:
    """Refuse where what stands on the subject is not what the author saw; notes change nothing."""
    steps = [one for one in _on(raw, draft.subject) if one.action is not Action.NOTE]
    newer = [one for one in steps if one.number > (draft.seen or 0)]
    if not newer:
        return
    before = stand((one.number, one.undoes) for one in steps if one.number <= (draft.seen or 0))
    now = stand((one.number, one.undoes) for one in steps)
    acting = {one.number for one in steps if one.action is not Action.UNDO}
    if {n for n, up in before.items() if up and n in acting} != {n for n, up in now.items() if up and n in acting}:
        raise Conflict(newer[-1])


def _on(raw: sqlite3.Connection, subject: Subject) -> list[Step]:
    rows = raw.execute(
        f"SELECT {_COLUMNS} FROM log WHERE kind = ? AND subject = ? ORDER BY number",  # noqa: S608
        (subject.kind.value, subject.id),
    )
    return [one for one in map(_of, rows.fetchall()) if same_subject(one.subject, subject)]


def _tell(raw: sqlite3.Connection, subject: Subject) -> None:
    stands = {row[0] for row in raw.execute("SELECT step FROM standing WHERE stands")}
    tell(raw, subject.id, [step for step in _on(raw, subject) if step.number in stands])


def _head(raw: sqlite3.Connection) -> tuple[int, str]:
    found: tuple[int, str] | None = raw.execute(
        "SELECT number, digest FROM log ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return found or (0, "")


def _row(raw: sqlite3.Connection, number: int) -> tuple[str, str, str]:
    found: tuple[str, str, str] | None = raw.execute(
        f"SELECT {_COLUMNS} FROM log WHERE number = ?",  # noqa: S608
        (number,),
    ).fetchone()
    if found is None:
        raise UsageError(f"the log has no step {number}")
    return found


def _of(row: tuple[str, str, str]) -> Step:
    record, previous, digest = row
    found = _step(record)
    return Step(
        **{name: getattr(found, name) for name in _RECORDED},
        previous=previous,
        digest=digest,
    )


def _note_documents(raw: sqlite3.Connection, made: Step) -> None:
    named = [anchor.document for anchor in made.subject.anchors]
    if made.subject.kind is SubjectKind.DOCUMENT:
        named.append(made.subject.id)
    raw.executemany(
        "INSERT INTO step_documents (step, document) VALUES (?, ?)",
        [(made.number, one) for one in dict.fromkeys(named)],
    )
