"""The workspace: what is kept of documents, stories, comparisons and corrections, in one SQLite file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from according.core import Annotated, Comparison, Document, Draft, Step, Subject
from according.store.workspace import (
    adding,
    comparisons,
    connection,
    doctor,
    documents,
    inputs,
    jobs,
    log,
    searching,
    stories,
)
from according.store.workspace.hits import Hits
from according.store.workspace.inputs import JobInput
from according.store.workspace.migrations import MIGRATIONS
from according.store.workspace.query import Query
from according.store.workspace.rows import Check, DocumentRow, Incoming, Job, Kept, Stored, StoryRow
from according.store.workspace.trouble import told


class Workspace:
    """An open workspace: one connection, for one thread at a time. Opening takes about a millisecond.

    Every method raises InputError where the file cannot be read or written, and UsageError where an id, a title or a
    number names nothing that is there.
    """

    def __init__(self, held: connection.Connection) -> None:
        self._held = held

    @classmethod
    def create(cls, path: Path | str) -> "Workspace":
        """A new workspace at ``path``, open for writing.

        Raises:
            InputError: if there is something at ``path``, or nothing can be made there.

        """
        return cls(connection.create(Path(path)))

    @classmethod
    def open(cls, path: Path | str, *, write: bool = True) -> "Workspace":
        """The workspace at ``path``. Where it can only be read it is opened for that, and ``writable`` says so.

        Raises:
            InputError: if it is not there, is no workspace, is damaged, or was made by a later version.

        """
        return cls(connection.open_(Path(path), write=write))

    @property
    def path(self) -> Path:
        """The file."""
        return self._held.path

    @property
    def version(self) -> int:
        """The number of the schema."""
        return len(MIGRATIONS)

    @property
    def writable(self) -> bool:
        """Whether anything can be changed through this connection."""
        return self._held.writable

    def close(self) -> None:
        """Close it."""
        self._held.close()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Documents

    def add(self, rows: Sequence[Incoming]) -> tuple[Stored, ...]:
        """Add documents with their annotations, all in one transaction, and tell what became of each."""
        return adding.add(self._held, rows)

    def documents(self, story: str | None = None, ids: Sequence[str] | None = None) -> tuple[DocumentRow, ...]:
        """Documents without their texts: a story's in its order, those of ``ids`` in theirs, or all as they came."""
        return documents.rows(self._held, story, ids)

    def holding(self, sha256: str) -> DocumentRow | None:
        """The newest document that was read from the bytes with this digest, None where there is none."""
        return documents.holding(self._held, sha256)

    def document(self, identity: str) -> Document:
        """The document of this id."""
        return documents.document(self._held, identity)

    def annotated(self, identity: str) -> Annotated:
        """The document of this id with its newest annotations."""
        return documents.annotated(self._held, (identity,))[0]

    def annotated_many(self, ids: Sequence[str]) -> tuple[Annotated, ...]:
        """The documents of these ids with their newest annotations, in the order of the ids."""
        return documents.annotated(self._held, tuple(ids))

    def raw(self, sha256: str) -> bytes | None:
        """The raw bytes with this digest, None where they are not kept."""
        return documents.raw_bytes(self._held, sha256)

    def editions(self, identity: str) -> tuple[DocumentRow, ...]:
        """All editions of this document's page, oldest first; a document without others is one."""
        return documents.editions(self._held, identity)

    def successors(self, ids: Sequence[str]) -> dict[str, str]:
        """For each of ``ids`` that is not its page's current edition: the id of the one that is."""
        return documents.successors(self._held, tuple(ids))

    def remove(self, identity: str) -> None:
        """Take a document out: its text, raw bytes, annotations and comparisons; the log stays as it is."""
        documents.remove(self._held, identity)

    # Stories

    def stories(self) -> tuple[StoryRow, ...]:
        """All stories, oldest first."""
        return stories.stories(self._held)

    def story(self, ref: str) -> StoryRow:
        """The story of this id, of the one id that begins so, or of exactly this title."""
        return stories.story(self._held, ref)

    def new_story(self, title: str, documents: Sequence[str] = ()) -> StoryRow:
        """A new story of these documents, in this order."""
        return stories.new(self._held, title, documents)

    def rename_story(self, ref: str, title: str) -> StoryRow:
        """The story under another title."""
        return stories.rename(self._held, ref, title)

    def set_documents(self, ref: str, documents: Sequence[str]) -> StoryRow:
        """The story with these documents, in this order, in place of those that it had."""
        return stories.fill(self._held, ref, documents)

    def remove_story(self, ref: str) -> None:
        """Take a story away; its documents and the log stay."""
        stories.remove(self._held, ref)

    # Comparisons

    def keep_comparison(self, story: str, key: str, comparison: Comparison) -> None:
        """Keep a comparison as the tool made it, in place of the story's last one."""
        comparisons.keep(self._held, story, key, comparison)

    def kept_comparison(self, story: str) -> Kept | None:
        """The story's last comparison; None where there is none that can be read."""
        return comparisons.kept(self._held, story)

    # Corrections

    def append(self, draft: Draft) -> Step:
        """The draft as the log's next step.

        Raises:
            Conflict: if somebody took a step on its subject that its author had not seen.

        """
        return log.append(self._held, (draft,))[0]

    def append_many(self, drafts: Sequence[Draft], *, head: str | None = None) -> tuple[Step, ...]:
        """The drafts as the log's next steps, all of them or none.

        Args:
            drafts: in their order.
            head: the head of the log by which they were made: what one undoes may be another of them, by the number
                that it will have. None where they hold whatever was appended meanwhile.

        Raises:
            Moved: if the log has another head.
            Conflict: as ``append``.

        """
        return log.append(self._held, drafts, head)

    def log(
        self, story: str | None = None, subject: Subject | None = None, document: str | None = None
    ) -> tuple[Step, ...]:
        """Steps in their order: all, or those that concern a story (by its id), a subject or a document."""
        return log.log(self._held, story=story, subject=subject, document=document)

    def step(self, number: int) -> Step:
        """The step of this number."""
        return log.step(self._held, number)

    def last(self, subject: Subject) -> int:
        """The number of the last step on this subject, 0 where there is none: what a draft gives as ``seen``."""
        return log.last(self._held, subject)

    def standing(self) -> frozenset[int]:
        """The numbers of the steps that stand: those that no standing step undoes."""
        return log.standing(self._held)

    def head(self) -> str:
        """The digest of the log's last step, "" where there is none."""
        return log.head(self._held)

    def verify(self, head: str | None = None) -> tuple[str, ...]:
        """What is wrong with the log, nothing where it is whole; ``head`` is a digest that somebody noted earlier."""
        return log.verify(self._held, head)

    # Search and jobs

    def search(self, query: Query) -> Hits:
        """What is found."""
        return searching.search(self._held, query)

    def queue(self, kind: str, payload: Mapping[str, Any], story: str | None = None) -> Job:
        """A new job, to be taken in hand by whoever claims it."""
        return jobs.queue(self._held, kind, payload, story)

    def queue_with_inputs(
        self, kind: str, payload: Mapping[str, Any], given: Sequence[JobInput], story: str | None = None
    ) -> Job:
        """A new job together with what came with it, which stays until the job is settled."""
        return inputs.queue_with_inputs(self._held, kind, payload, story, given)

    def queue_again(self, identity: str) -> Job:
        """Queue a job that failed or was cancelled once more, with what came with it."""
        return inputs.queue_again(self._held, identity)

    def tidy_jobs(self, before: str, keep: int) -> None:
        """Forget what came with jobs that ended ``before`` a moment (ISO 8601, UTC), and all but the last jobs."""
        inputs.tidy(self._held, before, keep)

    def job_inputs(self, identity: str) -> tuple[JobInput, ...]:
        """What came with a job, in its order; nothing once it is settled."""
        return inputs.inputs(self._held, identity)

    def settle(self, identity: str, outcomes: Sequence[Mapping[str, Any]]) -> None:
        """Forget what came with a job, and note in its payload what became of each ("outcomes")."""
        inputs.settle(self._held, identity, outcomes)

    def job(self, identity: str) -> Job:
        """The job of this id."""
        return jobs.job(self._held, identity)

    def jobs(self, open_only: bool = False) -> tuple[Job, ...]:
        """Jobs in the order in which they were queued."""
        return jobs.jobs(self._held, open_only)

    def claim(self) -> Job | None:
        """The oldest job that no living process has in hand, now in this one's; None where there is none."""
        return jobs.claim(self._held)

    def progress(self, identity: str, done: int, total: int, words: str = "") -> bool:
        """Note how far a job is; False where it was cancelled, and should be left."""
        return jobs.progress(self._held, identity, done, total, words)

    def finish(self, identity: str, message: str = "", failed: bool = False) -> Job:
        """Note how a job ended."""
        return jobs.finish(self._held, identity, message, failed)

    def cancel(self, identity: str) -> Job:
        """Cancel a job that is still open."""
        return jobs.cancel(self._held, identity)

    # The file

    def doctor(self) -> tuple[Check, ...]:
        """Look whether everything is as it should be."""
        return doctor.doctor(self._held)

    def repair(self) -> tuple[Check, ...]:
        """Make anew what can be derived, and look again."""
        return doctor.repair(self._held)

    def copy_to(self, path: Path | str) -> Path:
        """A whole, compact copy at ``path``, for its owner alone; refused where there is something.

        Raises:
            InputError: if there is something at ``path``, or nothing can be made there.

        """
        target = Path(path)
        with self._held.telling():
            try:
                connection.copy(self._held.raw, target)
            except OSError as error:
                raise told(target, error) from error
        return target
