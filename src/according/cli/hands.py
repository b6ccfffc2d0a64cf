"""A person's hand in a story: what is meant, what was said of it before, and the steps that are taken."""

import getpass
import sys
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from according.cli import workspaces
from according.cli.outside import Outside, outside
from according.cli.printing import print_records
from according.cli.referring import slug, story_of
from according.cli.saying import LEFT_OUT, USAGE, Watch, say
from according.cli.steps import sentence
from according.cli.targets import Absent, Target, account_of, target_of
from according.core import Annotated, Comparison, Step, UsageError
from according.correct import structural
from according.export import step_record
from according.store import Conflict, StoryRow, Workspace

if TYPE_CHECKING:
    from according.wiring import Settings, Shown

#: Characters of a name.
_NAME = 200


class _Said(UsageError):  # noqa: N818 - it is what somebody else said, and nobody's error
    """Somebody else said something of it before."""


class Hand:
    """Takes steps in one story, or on documents in none, one after the other; use it as a context manager.

    Where it is left, the steps are told, and the story is compared anew if they ask for it.

    Args:
        told: the workspace that was named, None for the nearest.
        story: the story that was named, None for the only one.
        who, why: who takes the steps, and why.
        over: the number of somebody else's step over which these are taken knowingly.
        later: whether the story is not compared anew at once.
        form: "json" or "jsonl" where the steps are wanted as records.

    """

    def __init__(
        self,
        *,
        told: Path | None,
        story: str | None,
        who: str | None,
        why: str,
        over: int | None,
        later: bool,
        form: str | None,
    ) -> None:
        self.who, self.why = name_of(who), why
        self._told, self._story, self._over, self._later, self._form = told, story, over, later, form
        self._steps: list[Step] = []
        self._refused: list[str] = []
        self._outside: dict[str, Outside] = {}

    def __enter__(self) -> "Hand":
        self.workspace = workspaces.opened(self._told, write=True)
        try:
            self._log = {step.number: step for step in self.workspace.log()}
        except BaseException:
            self.workspace.close()
            raise
        return self

    @cached_property
    def story(self) -> StoryRow:
        """The story that is meant.

        Raises:
            Absent: if there is none, or several and none was named.

        """
        try:
            return story_of(self.workspace, self._story)
        except UsageError as error:
            raise Absent(str(error)) from error

    @cached_property
    def comparison(self) -> Comparison:
        """What was found in the story; anew where its accounts are others or stand otherwise, and so their letters."""
        if not self.story.documents:
            raise Absent(f"the story “{self.story.title}” has no account yet; add some with according add --story")
        comparison = view_of(self.workspace, self.story).comparison
        if comparison is None or tuple(each.id for each in comparison.documents) != self.story.documents:
            return compared(self.workspace, self.story.id)
        return comparison

    def targets(self, told: Sequence[str]) -> list[Target]:
        """What is meant by each of the words, each once."""
        return list(dict.fromkeys(self._target(one.strip()) for one in told))

    def account(self, told: str) -> Annotated:
        """The account of the story that is meant, or the document in none."""
        try:
            return account_of(self.comparison, told)
        except Absent as absent:
            return self._elsewhere(told, absent).document.annotated

    def annotated(self, target: Target) -> Annotated:
        """The document that is meant, or in which it is, as people left it."""
        held = self._outside.get(target.id)
        return self.comparison.document(target.document or target.id) if held is None else held.document.annotated

    def _target(self, told: str) -> Target:
        try:
            return target_of(self.comparison, told)
        except Absent as absent:
            return self._elsewhere(told, absent).target

    def _elsewhere(self, told: str, absent: Absent) -> Outside:
        """What is meant, and is absent from the story, among the documents in none; of a named story nothing else."""
        held = outside(self.workspace, told) if self._story is None else None
        if held is None:
            raise absent
        self._outside[held.target.id] = held
        return held

    def said(self, target: Target) -> dict[str, Any]:
        """Who says it, why, and what they have seen.

        Raises:
            UsageError: if somebody else said something of it, and the person did not say that they know.

        """
        held = self._outside.get(target.id)
        judged = self.comparison.review.of(target.kind, target.id) if held is None else held.judged
        last = self._log.get(judged.steps[-1]) if judged is not None and judged.steps else None
        if last is not None and last.who != self.who and self._over != last.number:
            why = f": “{last.why}”" if last.why else ""
            raise _Said(
                f"step {last.number}: {last.who} {sentence(last, {})}{why}\n"
                f"to take your step all the same, add --over {last.number}; both stay in the log"
            )
        return {"who": self.who, "why": self.why, "seen": max(self._log, default=0)}

    def take(self, target: Target, put: Callable[[Target], Step]) -> None:
        """Takes a step; where somebody else's stands in the way, that is told in the end, and the others go on."""
        try:
            self.add(put(target))
        except (Conflict, _Said) as conflict:
            self._refused.append(str(conflict))

    def add(self, step: Step) -> None:
        """A step was taken."""
        self._steps.append(step)
        self._log[step.number] = step

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self.workspace:
            for step in self._steps:
                say(f"step {step.number}: {sentence(step, {})}; according undo {step.number} takes it back")
            if error is not None:
                return
            changing = structural(step for step in self._steps if not self._is_outside(step))
            if changing and not self._later:
                compared(self.workspace, self.story.id)
            elif changing:
                say(f"not compared anew yet: according compare --story {slug(self.story.title) or self.story.id}")
        if self._form is not None:
            print_records(self._form, [step_record(step) for step in self._steps], lambda: (), sys.stdout)
        elif not sys.stdout.isatty():
            for step in self._steps:
                click.echo(step.number)
        for refused in self._refused:
            say(f"left out: {refused}")
        if self._refused:
            raise SystemExit(LEFT_OUT if self._steps else USAGE)

    def _is_outside(self, step: Step) -> bool:
        """Whether it was taken on a document in no story, of which nothing is compared."""
        documents = {held.document.annotated.id for held in self._outside.values()}
        return _within(step, documents)


def name_of(told: str | None) -> str:
    """Who a step is by: who was named, else whoever is at the machine.

    Raises:
        UsageError: if nobody is known.

    """
    if told is None:
        try:
            told = getpass.getuser()
        except (OSError, KeyError):
            told = ""
    name = " ".join(told.split())
    if not name:
        raise UsageError("say who you are, with --who NAME or in $ACCORDING_WHO: your name is kept with the step")
    if len(name) > _NAME or not name.isprintable():
        raise UsageError(f"a name has {_NAME} characters at most, and none that steers a screen")
    return name


def compared(workspace: Workspace, story: str) -> Comparison:
    """The story compared anew, with the models by which it was compared before."""
    from according import wiring

    kept = workspace.kept_comparison(story)
    settings = settings_of(kept.comparison) if kept is not None else wiring.Settings()
    with Watch("Comparing") as watch:
        view = wiring.compare_story(workspace, story, settings, done=watch)
    if view.comparison is None:
        raise UsageError(f"the story cannot be compared: {view.stale}")
    return view.comparison


def compared_anew(workspace: Workspace, steps: Sequence[Step]) -> None:
    """Every story that was compared and that these steps concern, compared anew."""
    for row in workspace.stories():
        held = set(row.documents)
        concerned = any(
            step.subject.story == row.id or (step.subject.story is None and _within(step, held)) for step in steps
        )
        if concerned and workspace.kept_comparison(row.id) is not None:
            compared(workspace, row.id)


def settings_of(comparison: Comparison) -> "Settings":
    """The settings that say by which models it was compared."""
    from according.wiring import Settings

    told = dict(comparison.made_with)
    return Settings(
        reader=not told.get("reader", "").startswith("none"), encoder=not told.get("encoder", "").startswith("none")
    )


def view_of(workspace: Workspace, story: StoryRow) -> "Shown":
    """The story as it was last compared and as people left it; that another model may be had is no matter."""
    from according.job.stories import shown

    return shown(workspace, story.id)


def _within(step: Step, documents: Collection[str]) -> bool:
    """Whether a step was taken on one of these documents, or on something in it."""
    return step.subject.id in documents or any(anchor.document in documents for anchor in step.subject.anchors)
