"""Stories of an archive over time: under which name a story goes on when documents join it, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum


class StoryChangeKind(StrEnum):
    """What happened to a story when documents came or went."""

    NEW = "new"
    JOINED = "joined"
    LEFT = "left"
    MERGED = "merged"
    SPLIT = "split"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """One change of the story ``story``: ``documents`` are those that it concerns, ``others`` the stories.

    New: the documents that it began with. Joined, left: the documents that came or went. Merged: ``others`` are the
    stories that went on in this one. Split: ``others`` were parted from it. Gone: all its documents went.
    ``edition`` counts the runs over the archive from 1; ``why`` says in words what made the change.
    """

    kind: StoryChangeKind
    story: str
    edition: int
    documents: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLink:
    """Two stories of one wider matter that were kept apart, with what they share."""

    left: str
    right: str
    share: float
    why: str = ""
