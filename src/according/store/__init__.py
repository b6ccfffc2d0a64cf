"""What is kept between runs: annotated documents by key, and the workspace."""

from according.store.sqlite import SqliteStore
from according.store.workspace import (
    Check,
    Conflict,
    DocumentRow,
    Hit,
    Hits,
    Incoming,
    Job,
    JobState,
    Kept,
    Outcome,
    Query,
    SaidHit,
    Snippet,
    Stored,
    StoryRow,
    Term,
)

__all__ = [
    "Check",
    "Conflict",
    "DocumentRow",
    "Hit",
    "Hits",
    "Incoming",
    "Job",
    "JobState",
    "Kept",
    "Outcome",
    "Query",
    "SaidHit",
    "Snippet",
    "SqliteStore",
    "Stored",
    "StoryRow",
    "Term",
]
