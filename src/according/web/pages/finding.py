"""One finding: its words in each account, why it was found, the form by which it is put right, and its history."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import Aspect, Evidence, Finding, FindingKind, Relation, Step, SubjectKind
from according.job import correcting
from according.report.account_lines import AccountLine
from according.report.sections import RELATION_WORDS
from according.web.correcting.frame import frame
from according.web.correcting.items import all_of, item
from according.web.correcting.passage import Passage, passage
from according.web.correcting.room import Room, room
from according.web.correcting.sifting import Judgement
from according.web.correcting.taking import returned, step
from according.web.correcting.worded import Trouble, Worded, read, shown
from according.web.errors import Missing
from according.web.rendering import Message, back, render, working
from according.web.uploads import Form, form

if TYPE_CHECKING:
    from according.store import Workspace

messages = {
    "finding-edited": Message(
        "Your edit is kept, and counts from now on.", link="/history?at={n}#step-{n}", label="See it in the log"
    ),
    "finding-same": Message("Nothing was changed: the form says what is there already.", kind="refused"),
}
#: Pieces of evidence that the form shows with a passage; those beyond have their field alone.
_PASSAGES = 12
#: Pieces that can be edited at one time.
_PIECES = 60
_NO_WORDS = "A finding needs words: leave at least one piece in it, or set it aside."


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a finding in the form: ``former`` as they stand now; ``passage`` is None where none is shown."""

    account: AccountLine
    former: Evidence
    role: str
    field: Worded
    drop: bool
    passage: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a form says that a finding is to be."""

    kind: str
    relation: str
    aspect: str
    pieces: tuple[Piece, ...]
    adding: Worded
    account: str
    why: str
    untouched: tuple[Evidence, ...] = ()

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """The words that were not placed."""
        kept = [piece.field for piece in self.pieces if not piece.drop]
        return tuple(trouble for field in (*kept, self.adding) for trouble in field.troubles)

    def evidence(self, added: str) -> tuple[Evidence, ...]:
        """The words as they are to be; ``added`` is the document of those that are new."""
        made = [
            Evidence(document=piece.former.document, span=span, role=piece.former.role)
            for piece in self.pieces
            if not piece.drop
            for span in piece.field.spans
        ]
        made += [Evidence(document=added, span=span) for span in self.adding.spans]
        return tuple(dict.fromkeys((*made, *self.untouched)))


def finding(request: Request) -> Response:
    """The page of one finding."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
        wanted = request.path_params["finding"]
        now = here.now(SubjectKind.FINDING, wanted)
        if now is not None and all(each.finding.id != wanted for each in all_of(here)):
            return back(f"{here.address}/findings/{now}")
        judgement = _judgement(request, here)
        return _page(request, here, judgement, _unchanged(here, judgement.finding))


def edited(request: Request) -> Response:
    """Put a finding right; where words cannot be placed, the form comes back and asks which are meant."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
        judgement = _judgement(request, here)
        before, said = _unchanged(here, judgement.finding), _said(here, judgement.finding, form(request))
        if said.troubles:
            return _page(request, here, judgement, said, status=422)
        changes = _changes(here, judgement.finding, before, said)
    if not changes:
        return _page(
            request,
            here,
            judgement,
            replace(before, why=said.why),
            refusal="Nothing would change: the form says what is there already.",
        )
    if "evidence" in changes and not changes["evidence"]:
        return _page(request, here, judgement, said, refusal=_NO_WORDS)

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        return correcting.edit_finding(
            workspace, here.story.id, judgement.finding.id, who=who, why=said.why, seen=sent.seen, **changes
        )

    def done(_: "Workspace", taken: Step) -> Response:
        return returned(request, "finding-edited", taken, f"{here.address}/findings/{judgement.finding.id}")

    return step(request, take, done, what="edit this finding")


def _judgement(request: Request, here: Room) -> Judgement:
    wanted = request.path_params["finding"]
    for each in all_of(here):
        if each.finding.id == wanted:
            return each
    near = [(here.link(s), s.subject.name) for s in here.steps if s.subject.id == wanted and s.subject.name][:1]
    raise Missing(
        "The present comparison does not have this finding." + (f" It was “{near[0][1]}”." if near else ""),
        "It may have been found by another model, or before something was put right. What was said of it stands in the "
        "history, and what could not be carried over in the tray.",
        (
            (f"{here.address}/findings", "All findings"),
            (f"{here.address}/history", "The history"),
            (f"{here.address}/tray", "The tray"),
        ),
    )


def _page(
    request: Request, here: Room, judgement: Judgement, edit: Edit, status: int = 200, refusal: str = ""
) -> Response:
    one = item(here, judgement, working(request))
    order = [each.finding.id for each in all_of(here) if each.verdict != "rejected"]
    place = order.index(one.id) if one.id in order else -1
    address = f"{here.address}/findings/"
    steps = here.past.about(SubjectKind.FINDING, one.id)
    kept = judgement.judged is not None and judgement.judged.verdict == "kept"
    return render(
        request,
        "finding.html.j2",
        422 if refusal else status,
        **here.view.context,
        **frame(here, one.address),
        item=one,
        before=f"{address}{order[place - 1]}" if place > 0 else "",
        after=f"{address}{order[place + 1]}" if 0 <= place < len(order) - 1 else "",
        reading=here.view.links.number(one.id),
        gone=kept,
        lines=here.lines(steps),
        undoable=here.past.undoable(steps),
        edit=edit,
        refusal=refusal,
        kinds=[(kind.value, RELATION_WORDS[kind]) for kind in FindingKind],
        relations=[("", "not said"), *((each.value, each.value) for each in Relation)],
        aspects=[("", "not said"), *((each.value, each.value) for each in Aspect)],
    )


def _unchanged(here: Room, found: Finding) -> Edit:
    pieces = tuple(_pieces(here, found, None))
    return Edit(
        kind=found.kind.value,
        relation=found.relation.value if found.relation else "",
        aspect=found.aspect.value if found.aspect else "",
        pieces=pieces,
        adding=Worded(name="add", label="Words", value="", at=""),
        account="",
        why="",
        untouched=tuple(dict.fromkeys(found.evidence))[_PIECES:],
    )


def _said(here: Room, found: Finding, sent: Form) -> Edit:
    account = here.view.by_letter.get(sent.get("add-account"))
    adding = Worded(name="add", label="Words", value="", at="")
    if sent.get("add").strip() and account is not None:
        adding = read(sent, "add", "Words", here.view.documents[account.id].document)
    return Edit(
        kind=sent.get("kind") if sent.get("kind") in list(FindingKind) else found.kind.value,
        relation=sent.get("relation") if sent.get("relation") in list(Relation) else "",
        aspect=sent.get("aspect") if sent.get("aspect") in list(Aspect) else "",
        pieces=tuple(_pieces(here, found, sent)),
        adding=adding,
        account=account.letter if account is not None else "",
        why=sent.get("why").strip(),
        untouched=tuple(dict.fromkeys(found.evidence))[_PIECES:],
    )


def _pieces(here: Room, found: Finding, sent: Form | None) -> Iterator[Piece]:
    telling = len({evidence.role for evidence in found.evidence}) > 1
    for number, former in enumerate(tuple(dict.fromkeys(found.evidence))[:_PIECES]):
        account, annotated = here.view.by_id[former.document], here.view.documents[former.document]
        # The name tells which words these are, so that an answer is never taken for another piece's.
        name = f"words-{account.letter}-{former.span.start}-{former.span.end}-{number}"
        field = shown(name, "Words", annotated.document, (former.span,))
        drop = False
        if sent is not None and name in sent:
            drop = f"{name}-drop" in sent or not sent.get(name).strip()
            field = read(sent, name, "Words", annotated.document, (former.span,))
        marks = [(former.span, "p-words")]
        yield Piece(
            account=account,
            former=former,
            role=former.role if telling else "",
            field=field,
            drop=drop,
            passage=passage(annotated, marks) if number < _PASSAGES else None,
        )


def _changes(here: Room, found: Finding, before: Edit, said: Edit) -> dict[str, Any]:
    """What the form changes, by the names that the step knows; the rest stays as it is."""
    changes: dict[str, Any] = {
        name: getattr(said, name)
        for name in ("kind", "relation", "aspect")
        if getattr(said, name) != getattr(before, name)
    }
    account = here.view.by_letter.get(said.account)
    evidence = said.evidence(account.id if account is not None else "")
    order = {account.id: account.place for account in here.view.accounts}
    if set(evidence) != set(found.evidence):
        changes["evidence"] = tuple(sorted(evidence, key=lambda e: order[e.document]))
    return changes


routes = [
    Route("/stories/{id}/findings/{finding}", finding, methods=["GET"]),
    Route("/stories/{id}/findings/{finding}/edit", edited, methods=["POST"]),
]
