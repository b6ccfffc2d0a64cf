"""The room: a story as the pages of correcting see it, with its comparison, its steps, and what was said of things."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request

from according.core import Comparison, Orphan, Review, Step, SubjectKind
from according.job.stories import shown
from according.report.entries import Entry, entry
from according.report.sections import Numbered
from according.report.views import View
from according.web.addressed import story_at
from according.web.correcting.past import Past
from according.web.correcting.steps import StepLine, step_lines
from according.web.errors import Missing
from according.web.jobs import under_way
from according.web.story_links import StoryLinks

if TYPE_CHECKING:
    from according.store import Job, StoryRow, Workspace


@dataclass(frozen=True)
class Room:
    """A story with what is shown of it.

    ``comparison`` is None where the story was never compared; ``stale`` tells why it is to be compared anew, "" where
    nothing changed; ``job`` is the one at work on it.
    ``steps`` are all of the log that concern the story or its documents, in their order.
    """

    story: "StoryRow"
    comparison: Comparison | None
    stale: str
    job: "Job | None"
    steps: tuple[Step, ...]

    @property
    def address(self) -> str:
        """The path of the story."""
        return f"/stories/{self.story.id}"

    @cached_property
    def view(self) -> View:
        """The pieces of the report; the story must have been compared."""
        if self.comparison is None:
            raise Missing("This story was not compared yet.", "Go to the story and have it compared.")
        return View(self.comparison, StoryLinks(self.story.id))

    @cached_property
    def past(self) -> Past:
        """The steps, and what they came to."""
        review = self.comparison.review if self.comparison is not None else Review()
        return Past(self.steps, review.judged, review.notes)

    @cached_property
    def orphans(self) -> tuple[Orphan, ...]:
        """What could not be carried over; a step that was undone waits for nothing, whatever was compared before."""
        if self.comparison is None:
            return ()
        return tuple(each for each in self.comparison.review.orphans if each.step in self.past.numbers)

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letters of the accounts, by their documents."""
        return {account.id: account.letter for account in self.view.accounts} if self.comparison is not None else {}

    def entry(self, numbered: Numbered) -> Entry:
        """A finding as the reader sees it, set aside or not."""
        if numbered.number:
            return self.view.entries[numbered.number]
        return entry(numbered, self.view.documents, self.view.by_id)

    def now(self, kind: SubjectKind, former: str) -> str | None:
        """The present id of a thing whose id was ``former`` when a step was taken on it; None where nothing tells."""
        if self.comparison is None:
            return None
        taken = {step.number for step in self.steps if step.subject.kind is kind and step.subject.id == former}
        review = self.comparison.review
        judged = (each.id for each in review.judged if each.kind is kind and taken & set(each.steps))
        noted = (each.id for each in review.notes if each.kind is kind and each.step in taken)
        return next((each for each in (*judged, *noted) if each != former), None)

    def lines(self, steps: Sequence[Step]) -> tuple[StepLine, ...]:
        """Steps in words, newest first."""
        return step_lines(steps, self.steps, self.past.standing, letters=self.letters, link=self.link)

    def last(self, who: str) -> Step | None:
        """The last standing step of this person in this story that can be taken back."""
        return next((step for step in reversed(self.past.standing) if step.who == who), None)

    def link(self, step: Step) -> str:
        """Where what a step is about can be looked at."""
        return link(step, self.address)


def room(request: Request, workspace: "Workspace") -> Room:
    """The story of this request's address.

    Raises:
        Missing: if there is none.

    """
    story = story_at(request, workspace)
    seen = shown(workspace, story.id)
    return Room(
        story=story,
        comparison=seen.comparison,
        stale=seen.stale,
        steps=seen.steps,
        job=under_way(workspace, story.id),
    )


def link(step: Step, story: str = "") -> str:
    """Where what a step is about can be looked at; "" where that cannot be told."""
    subject = step.subject
    story = story or (f"/stories/{quote(subject.story)}" if subject.story else "")
    identity = quote(subject.id, safe="")
    document = subject.anchors[0].document if subject.anchors else ""
    match subject.kind:
        case SubjectKind.FINDING if story:
            return f"{story}/findings/{identity}"
        case SubjectKind.ENTITY if story:
            return f"{story}/people/{identity}"
        case SubjectKind.GROUP if story:
            return f"{story}/groups#{identity}"
        case SubjectKind.ATTRIBUTION if document:
            return f"/documents/{quote(document)}/attributions/{identity}"
        case SubjectKind.DOCUMENT:
            return f"/documents/{identity}"
        case SubjectKind.STORY if story:
            return story
    return ""
