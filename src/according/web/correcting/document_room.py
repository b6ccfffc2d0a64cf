"""A document as the pages of correcting see it: its attributions with what was said of them, and its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request

from according.core import Action, Annotated, Attribution, Judged, Note, Span, Step, SubjectKind, Verdict
from according.job.stories import ShownDocument, shown_document
from according.web.addressed import document_at
from according.web.correcting.room import last_step, link, undoable
from according.web.correcting.sifting import OPEN
from according.web.correcting.steps import StepLine, step_lines
from according.web.rendering import working

if TYPE_CHECKING:
    from according.store import DocumentRow, Workspace

#: What the kinds of attribution are called, each with what it means.
KINDS = (
    ("direct", "in quotation marks"),
    ("mixed", "partly in quotation marks"),
    ("indirect", "reported in the account’s own words"),
    ("partial", "a few words in marks, nobody named"),
    ("title", "a title or name of a work"),
    ("citation", "points at a document"),
    ("stance", "backs, opposes or denies"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An attribution with its number in the text, its words, and what was said of it.

    ``seen`` is the last step on it, ``last`` the standing one that an undo takes back, ``steps`` how many there are in
    all; ``mine`` is what the person who looks did last of what stands, "" for nothing.
    """

    number: int
    id: str
    address: str
    attribution: Attribution
    source: str
    cue: str
    content: str
    speaker: str
    kind: str
    made_by: str
    verdict: str
    judged: Judged | None
    notes: tuple[Note, ...]
    seen: int
    last: int | None
    steps: int
    mine: str


@dataclass(frozen=True)
class DocumentRoom:
    """A document with what people made of it; ``raw`` is as the tool annotated it, ``who`` looks at it."""

    row: "DocumentRow"
    shown: ShownDocument
    raw: Annotated
    who: str

    @property
    def address(self) -> str:
        """The path of the document."""
        return f"/documents/{quote(self.row.id, safe='')}"

    @property
    def annotated(self) -> Annotated:
        """The document as people left it."""
        return self.shown.annotated

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps that concern the document or what is said in it, in their order."""
        return self.shown.steps

    @cached_property
    def standing(self) -> tuple[Step, ...]:
        """The steps that count."""
        from according.correct import standing

        return standing(self.steps)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """All attributions in the order of the text, those set aside among them."""
        known = {each.id: each for each in (*self.raw.attributions, *self.annotated.attributions)}
        return tuple(sorted(known.values(), key=lambda each: (each.place.start, each.place.end, each.id)))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The attributions with what was said of them."""
        return tuple(self._said(number, each) for number, each in enumerate(self.attributions, 1))

    def one(self, identity: str) -> Said | None:
        """The attribution of this id, or None."""
        return next((each for each in self.said if each.id == identity), None)

    def seen(self, kind: SubjectKind, identity: str) -> int:
        """The number of the last step on this thing, 0 for none."""
        return last_step(self.steps, kind, identity)

    def about(self, kind: SubjectKind, identity: str) -> tuple[Step, ...]:
        """All steps on this thing, undone or not."""
        said = next((j for j in self.shown.said.judged if j.kind is kind and j.id == identity), None)
        known = set(said.steps if said is not None else ())
        known.update(n.step for n in self.shown.said.notes if n.kind is kind and n.id == identity)
        ids = {step.subject.id for step in self.steps if step.number in known} | {identity}
        return tuple(step for step in self.steps if step.subject.kind is kind and step.subject.id in ids)

    def lines(self, steps: Sequence[Step]) -> tuple[StepLine, ...]:
        """Steps in words, newest first."""
        return step_lines(steps, self.steps, self.standing, link=link)

    def undoable(self, steps: Sequence[Step]) -> dict[int, int]:
        """The numbers of those steps that can be taken back, each with the last step on what it is about."""
        return undoable(steps, self.steps)

    def words(self, spans: Sequence[Span]) -> str:
        """The words of several stretches, one after the other."""
        return " … ".join(" ".join(self.annotated.words(span).split()) for span in spans)

    def _said(self, number: int, found: Attribution) -> Said:
        judged = next(
            (j for j in self.shown.said.judged if j.kind is SubjectKind.ATTRIBUTION and j.id == found.id), None
        )
        entity = self.annotated.entity(found.speaker) or self.raw.entity(found.speaker)
        steps = self.about(SubjectKind.ATTRIBUTION, found.id)
        standing = {step.number for step in self.standing if step.action is not Action.NOTE}
        stand = [step for step in steps if step.number in standing]
        gone = all(each.id != found.id for each in self.annotated.attributions)
        return Said(
            number=number,
            id=found.id,
            address=f"{self.address}/attributions/{quote(found.id, safe='')}",
            attribution=found,
            source=self.words(found.source),
            cue=self.words(found.cue),
            content=self.words(found.content),
            speaker=entity.name if entity is not None else "",
            kind=found.kind.value,
            made_by=_maker(found.made_by),
            verdict=Verdict.REJECTED.value if gone else judged.verdict.value if judged is not None else OPEN,
            judged=judged,
            notes=tuple(n for n in self.shown.said.notes if n.kind is SubjectKind.ATTRIBUTION and n.id == found.id),
            seen=self.seen(SubjectKind.ATTRIBUTION, found.id),
            last=stand[-1].number if stand else None,
            steps=len(steps),
            mine=next((step.action.value for step in reversed(stand) if step.who == self.who), ""),
        )


def _maker(made_by: str) -> str:
    """Who found it, without versions and digests: the whole name stands in the records."""
    return made_by.partition(",")[0].partition(" (")[0]


def document_room(request: Request, workspace: "Workspace") -> DocumentRoom:
    """The document of this request's address.

    Raises:
        Missing: if there is none.

    """
    row = document_at(request, workspace)
    return DocumentRoom(
        row=row, shown=shown_document(workspace, row.id), raw=workspace.annotated(row.id), who=working(request)
    )
