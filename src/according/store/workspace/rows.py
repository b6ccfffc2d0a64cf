"""What a workspace takes in and gives out: rows of documents, stories, jobs and checks."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from according.core import Annotated, Comparison, DocumentKind, Step, UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A document to be added, with what was found in it.

    Args:
        annotated: the document and its annotations.
        raw: the bytes that it was read from, None where they are not to be kept.
        model: names what made the annotations; another model's stand beside these.
        address: where it was taken from, None where that is the document's own ``url``. Another text at one address is
            another edition of the document there.
        fetched: when it was taken from there, ISO 8601 in UTC; None where nobody noted it.

    """

    annotated: Annotated
    raw: bytes | None
    model: str
    address: str | None = None
    fetched: str | None = None


class Outcome(StrEnum):
    """What adding did. ANNOTATED: the document was there, and another model's annotations are the newest now."""

    ADDED = "added"
    SAME = "same"
    EDITION = "edition"
    ANNOTATED = "annotated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What became of one that came in: the id under which the workspace has it; for an edition, the one before."""

    document: str
    outcome: Outcome
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document without its text.

    ``words`` is how many words the text has, ``model`` what made its newest annotations ("" where there are none),
    ``added`` when it came in (ISO 8601, UTC), ``sha256`` of the raw bytes and ``raw`` whether these are kept.
    ``edition_of`` is the edition before this one, ``current`` whether none came after; ``stories`` are the ids of the
    stories that take it in.
    """

    id: str
    path: str
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published: str | None
    language: str | None
    kind: DocumentKind
    words: int
    added: str
    sha256: str
    model: str
    address: str | None = None
    fetched: str | None = None
    edition_of: str | None = None
    current: bool = True
    raw: bool = False
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story: its title, and its documents' ids in the order that the user gave them. Times are ISO 8601 in UTC."""

    id: str
    title: str
    documents: tuple[str, ...]
    created: str
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A story's last comparison as the tool made it, the key that it was made under, and when."""

    comparison: Comparison
    key: str
    made: str


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def open(self) -> bool:
        """Whether it is still to be done, or being done."""
        return self in (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Work that takes a while. ``words`` is what it is at ("reading 3 of 12"), ``message`` how it ended.

    ``process`` is the id of the process that has it in hand, None where none has. Times are ISO 8601 in UTC.
    """

    id: str
    kind: str
    payload: dict[str, Any] = field(default_factory=dict)
    story: str | None = None
    state: JobState = JobState.QUEUED
    done: int = 0
    total: int = 0
    words: str = ""
    message: str = ""
    created: str = ""
    started: str | None = None
    finished: str | None = None
    process: int | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be done, or being done."""
        return self.state.open


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at: whether it is as it should be, in words, and what to do where it is not."""

    name: str
    ok: bool
    words: str
    remedy: str = ""


class Moved(UsageError):  # noqa: N818 — it is what happened meanwhile, and nobody's error
    """The log has grown since the drafts were made by it."""

    def __init__(self) -> None:
        super().__init__("somebody took a step in the meantime; try again")


class Conflict(UsageError):  # noqa: N818 — it is what happened between two people, and nobody's error
    """Somebody else took a step on the same subject since the person looked; ``step`` is the newest of theirs."""

    def __init__(self, step: Step) -> None:
        super().__init__(
            f"{step.who} took a step on this in the meantime (step {step.number}: {step.action}); "
            "look at it, then take yours again"
        )
        self.step = step
