"""Where stories stand: their accounts and dates, what was found, what people said of it, what waits in the tray."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from according.job.stories import shown
from according.web.correcting.items import all_of
from according.web.correcting.room import Room
from according.web.correcting.sifting import tally
from according.web.moments import whole_day
from according.web.timeline.tellings import in_words

if TYPE_CHECKING:
    from according.store import DocumentRow, StoryRow, Workspace

#: Seconds for all counts of one page; stories beyond it are listed without.
_PATIENCE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many findings nobody looked at, how many somebody judged, and how many steps wait in the tray."""

    open: int
    judged: int
    tray: int
    stale: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A story's line: ``dates`` from the first to the last of its accounts, in words.

    ``counts`` is None where the story was never compared (``compared`` is False) or counting would take too long.
    """

    story: "StoryRow"
    accounts: tuple["DocumentRow", ...]
    outlets: tuple[str, ...]
    dates: str
    compared: bool
    counts: Counts | None


def standings(workspace: "Workspace", stories: Sequence["StoryRow"]) -> tuple[Standing, ...]:
    """The lines of these stories, in their order."""
    ids = tuple(dict.fromkeys(i for story in stories for i in story.documents))
    rows = {row.id: row for row in workspace.documents(ids=ids)} if ids else {}
    deadline = monotonic() + _PATIENCE
    lines = []
    for story in stories:
        accounts = tuple(rows[i] for i in story.documents if i in rows)
        compared, counts = _counts(workspace, story) if accounts and monotonic() < deadline else (True, None)
        lines.append(
            Standing(
                story=story,
                accounts=accounts,
                outlets=tuple(dict.fromkeys(row.outlet for row in accounts if row.outlet)),
                dates=_dates(accounts),
                compared=compared and bool(accounts),
                counts=counts,
            )
        )
    return tuple(lines)


def _counts(workspace: "Workspace", story: "StoryRow") -> tuple[bool, Counts | None]:
    seen = shown(workspace, story.id)
    here = Room(story=story, comparison=seen.comparison, stale=seen.stale, job=None, steps=seen.steps)
    if here.comparison is None:
        return False, None
    counts = tally(all_of(here))
    return True, Counts(
        open=counts.open,
        judged=counts.accepted + counts.edited + counts.rejected,
        tray=len(here.orphans),
        stale=bool(here.stale),
    )


def _dates(accounts: Sequence["DocumentRow"]) -> str:
    days = sorted(found for row in accounts if (found := whole_day(row.published)) is not None)
    return in_words((days[0], days[-1])) if days else ""
