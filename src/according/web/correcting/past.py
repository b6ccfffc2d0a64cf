"""The past: the steps that concern a story or a document, and what of them is about one thing in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from according.core import Action, Judged, Note, Step, SubjectKind
from according.web.correcting.steps import taken_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """What the forms of one thing need to know of its steps.

    ``seen`` is the last step on it, ``last`` the standing one that an undo takes back (None for none), ``steps`` how
    many stand in the log in all. ``mine`` is what the person who looks did last of what stands ("accept"), "" for
    nothing: what two people say is kept of both.
    """

    seen: int
    last: int | None
    steps: int
    mine: str


class Past:
    """All steps in their order, those that were undone among them, and what they came to: verdicts and notes."""

    def __init__(self, steps: Sequence[Step], judged: Sequence[Judged], notes: Sequence[Note]) -> None:
        self.steps, self._judged, self._notes = tuple(steps), judged, notes

    @cached_property
    def standing(self) -> tuple[Step, ...]:
        """The steps that count."""
        from according.correct import standing

        return standing(self.steps)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of the steps that count."""
        return frozenset(step.number for step in self.standing)

    def seen(self, kind: SubjectKind, identity: str) -> int:
        """The number of the last step on this thing, 0 for none: what a form says that its person saw."""
        return self._newest.get((kind, identity), 0)

    def about(self, kind: SubjectKind, identity: str) -> tuple[Step, ...]:
        """All steps on this thing, undone or not, under its present id or the one it had when they were taken."""
        known = {number for j in self._judged if j.kind is kind and j.id == identity for number in j.steps}
        known.update(note.step for note in self._notes if note.kind is kind and note.id == identity)
        ids = {step.subject.id for step in self.steps if step.number in known} | {identity}
        return tuple(step for step in self.steps if step.subject.kind is kind and step.subject.id in ids)

    def trail(self, kind: SubjectKind, identity: str, who: str = "") -> Trail:
        """What the forms of this thing need to know where ``who`` looks at it."""
        steps = self.about(kind, identity)
        said = [step for step in steps if step.number in self.numbers and step.action is not Action.NOTE]
        return Trail(
            seen=self.seen(kind, identity),
            last=said[-1].number if said else None,
            steps=len(steps),
            mine=next((step.action.value for step in reversed(said) if step.who == who), ""),
        )

    def undoable(self, steps: Sequence[Step]) -> dict[int, int]:
        """The numbers of those steps that can be taken back, each with the last step on what it is about.

        A step that was undone stands again when its undoing is undone: that one can be taken back, and not the step.
        """
        taken = taken_back(self.steps)
        newest = self._newest
        return {s.number: newest[s.subject.kind, s.subject.id] for s in steps if s.number not in taken}

    @cached_property
    def _newest(self) -> dict[tuple[SubjectKind, str], int]:
        return {(step.subject.kind, step.subject.id): step.number for step in self.steps}
