"""Histories: all standing steps on one subject, and what they come to."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from according.core import Action, Judged, Note, Step, Subject, SubjectKind, Values, Verdict

#: Fields of values of which a later step's word replaces an earlier one's.
_TOLD = (
    "kind", "relation", "aspect", "evidence", "source", "cue", "content", "speaker", "name", "type", "outlet", "title",
    "author", "published",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The standing steps on one subject, oldest first; never empty."""

    steps: tuple[Step, ...]

    @property
    def subject(self) -> Subject:
        """The subject as the first step names it: as the tool found it."""
        return self.steps[0].subject

    @property
    def last(self) -> Step:
        """The last step that decides something; where there are only notes the last of these."""
        return self.deciding[-1] if self.deciding else self.steps[-1]

    @property
    def deciding(self) -> tuple[Step, ...]:
        """The steps that do more than say something."""
        return tuple(step for step in self.steps if step.action is not Action.NOTE)

    @property
    def adds(self) -> bool:
        """Whether the subject is something that a person put in."""
        return any(step.action is Action.ADD for step in self.steps)

    @property
    def verdict(self) -> Verdict | None:
        """What the steps come to, the last first; None where there are only notes."""
        actions = [step.action for step in self.deciding]
        if not actions:
            return None
        if actions[-1] is Action.REJECT:
            return Verdict.REJECTED
        if Action.ADD in actions:
            return Verdict.ADDED
        edits = {Action.EDIT, Action.MERGE, Action.SPLIT}
        return Verdict.EDITED if edits & set(actions) else Verdict.ACCEPTED

    @property
    def values(self) -> Values:
        """What the edits make of the subject, a later one's word before an earlier one's."""
        told = Values()
        for step in self.steps:
            if step.action in (Action.EDIT, Action.ADD) and step.after is not None:
                after = step.after
                told = replace(
                    told, **{name: getattr(after, name) for name in _TOLD if getattr(after, name) is not None}
                )
        return told

    @property
    def editor(self) -> str:
        """Who made the last edit; else who took the last step."""
        edits = [step.who for step in self.steps if step.action in (Action.EDIT, Action.ADD)]
        return edits[-1] if edits else self.last.who

    def judged(self, identity: str, *, document: str | None = None, verdict: Verdict | None = None) -> Judged | None:
        """What the steps say of the thing with this id; None where they are only notes."""
        if self.verdict is None:
            return None
        return Judged(
            kind=self.subject.kind,
            id=identity,
            verdict=verdict or self.verdict,
            who=tuple(dict.fromkeys(step.who for step in self.deciding)),
            when=self.last.when,
            why=self.last.why,
            steps=tuple(step.number for step in self.deciding),
            document=document,
        )

    def notes(self, identity: str) -> tuple[Note, ...]:
        """What was written beside the thing with this id."""
        return tuple(
            Note(step=s.number, kind=s.subject.kind, id=identity, who=s.who, when=s.when, text=s.why)
            for s in self.steps
            if s.action is Action.NOTE
        )

    def without(self, numbers: Container[int]) -> "History | None":
        """The history but for some steps; None where nothing is left."""
        left = tuple(step for step in self.steps if step.number not in numbers)
        return History(steps=left) if left else None

    def joined(self, other: "History") -> "History":
        """Both histories as one."""
        return History(steps=tuple(sorted((*self.steps, *other.steps), key=lambda step: step.number)))


def histories(steps: Iterable[Step], kind: SubjectKind) -> tuple[History, ...]:
    """The standing steps on subjects of one kind, by subject, in the order of their first steps."""
    found: dict[str, list[Step]] = {}
    for step in steps:
        if step.subject.kind is kind:
            found.setdefault(step.subject.id, []).append(step)
    return tuple(History(steps=tuple(some)) for some in found.values())
