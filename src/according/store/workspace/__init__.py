"""The workspace: one SQLite file that keeps documents, what was found in them, stories, and what people said."""

from according.store.workspace.hits import Hit, Hits, SaidHit, Snippet
from according.store.workspace.query import Query, Term
from according.store.workspace.rows import (
    Check,
    Conflict,
    DocumentRow,
    Incoming,
    Job,
    JobState,
    Kept,
    Outcome,
    Stored,
    StoryRow,
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
    "Stored",
    "StoryRow",
    "Term",
]
