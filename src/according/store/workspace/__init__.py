"""The workspace: one SQLite file that keeps documents, what was found in them, stories, and what people said."""

from according.store.workspace.hits import Hit, Hits, SaidHit, Snippet
from according.store.workspace.query import Query, Term, parse_query
from according.store.workspace.rows import (
    Check,
    Conflict,
    DocumentRow,
    Incoming,
    Job,
    JobState,
    Kept,
    Moved,
    Outcome,
    Stored,
    StoryRow,
)
from according.store.workspace.workspace import Workspace

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
    "Moved",
    "Outcome",
    "Query",
    "SaidHit",
    "Snippet",
    "Stored",
    "StoryRow",
    "Term",
    "Workspace",
    "parse_query",
]
