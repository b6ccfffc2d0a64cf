"""A document as the pages of correcting see it: its attributions with what was said of them, and its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request

from according.core import Annotated, Attribution, Judged, Note, Span, Step, SubjectKind, Verdict
from according.job.stories import ShownDocument, shown_document
from according.web.addressed import document_at
from according.web.correcting.past import Past, Trail
from according.web.correcting.room import link
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
    """An attribution with its number in the text, its words, and what was said of it."""

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
    trail: Trail


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
    def past(self) -> Past:
        """The steps, and what they came to."""
        return Past(self.steps, self.shown.said.judged, self.shown.said.notes)

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

    def lines(self, steps: Sequence[Step]) -> tuple[StepLine, ...]:
        """Steps in words, newest first."""
        return step_lines(steps, self.steps, self.past.standing, link=link)

    def words(self, spans: Sequence[Span]) -> str:
        """The words of several stretches, one after the other."""
        return " … ".join(" ".join(self.annotated.words(span).split()) for span in spans)

    def _said(self, number: int, found: Attribution) -> Said:
        judged = next(
            (j for j in self.shown.said.judged if j.kind is SubjectKind.ATTRIBUTION and j.id == found.id), None
        )
        entity = self.annotated.entity(found.speaker) or self.raw.entity(found.speaker)
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
            trail=self.past.trail(SubjectKind.ATTRIBUTION, found.id, self.who),
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
