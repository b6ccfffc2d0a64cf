"""One attribution: who says what, by which word; put right by exact words, set aside, noted on, with its history."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import Step, SubjectKind
from according.job import correcting
from according.web.correcting.document_room import KINDS, DocumentRoom, Said, document_room
from according.web.correcting.passage import passage
from according.web.correcting.restale import compare_anew
from according.web.correcting.taking import returned, step
from according.web.correcting.worded import Worded, read, shown
from according.web.errors import Missing
from according.web.pages.document import names, speaker
from according.web.rendering import Message, render
from according.web.uploads import Form, form

if TYPE_CHECKING:
    from according.store import Workspace

_ANEW = "Stories with this account are compared anew."
_STEP = {"link": "/history?at={n}#step-{n}", "label": "See it in the log"}
messages = {
    "attribution-accepted": Message("Accepted.", **_STEP),
    "attribution-rejected": Message(f"Set aside: these words count as the account’s own. {_ANEW}", **_STEP),
    "attribution-edited": Message(f"Your edit is kept. {_ANEW}", **_STEP),
    "attribution-noted": Message("Your note is kept.", **_STEP),
}
_DEEDS = {
    "accept": ("attribution-accepted", "accept this attribution"),
    "reject": ("attribution-rejected", "set this attribution aside"),
    "note": ("attribution-noted", "write a note on this attribution"),
}
_PARTS = (("source", "Who says it"), ("cue", "The word of saying"), ("content", "What is said"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """What the form says that the attribution is to be."""

    fields: dict[str, Worded]
    kind: str
    speaker: str
    other: str
    why: str

    @property
    def troubles(self) -> bool:
        return any(field.troubles for field in self.fields.values())


def attribution(request: Request) -> Response:
    """The page of one attribution."""
    with request.app.state.open() as workspace:
        here = document_room(request, workspace)
        one = _one(request, here)
        return _page(request, here, one, _unchanged(here, one))


def say(request: Request) -> Response:
    """Accept the attribution, set it aside, or write a note on it."""
    deed, identity = request.path_params["deed"], request.path_params["attribution"]
    if deed not in _DEEDS:
        raise Missing("There is no such page.")
    said, what = _DEEDS[deed]

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        here = document_room(request, workspace)
        why = sent.get("why").strip()
        _one(request, here)
        if deed == "note":
            subject = correcting.subject_in(workspace, here.row.id, identity)
            return correcting.note(workspace, subject, why, who=who)
        taker = correcting.accept_attribution if deed == "accept" else correcting.reject_attribution
        return taker(workspace, here.row.id, identity, who=who, why=why, seen=sent.seen)

    def done(workspace: "Workspace", taken: Step) -> Response:
        compare_anew(request, workspace, taken)
        here = document_room(request, workspace)
        return returned(request, said, taken, f"{here.address}/attributions/{identity}", identity)

    return step(request, take, done, what=what)


def edited(request: Request) -> Response:
    """Put the attribution right; where words cannot be placed, the form comes back and asks which are meant."""
    sent = form(request)
    with request.app.state.open() as workspace:
        here = document_room(request, workspace)
        one = _one(request, here)
        wish = _wish(here, one, sent)
        if wish.troubles:
            return _page(request, here, one, wish, status=422)
        if not wish.fields["content"].spans:
            return _page(
                request, here, one, wish, refusal="Words that are said are needed; set it aside if nobody says them."
            )
        changes = _changes(one, wish)
        if not changes:
            return _page(request, here, one, wish, refusal="Nothing would change: the form says what is there already.")

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        return correcting.edit_attribution(
            workspace, here.row.id, one.id, who=who, why=wish.why, seen=sent.seen, **changes
        )

    def done(workspace: "Workspace", taken: Step) -> Response:
        compare_anew(request, workspace, taken)
        return returned(request, "attribution-edited", taken, one.address)

    return step(request, take, done, what="edit this attribution")


def _one(request: Request, here: DocumentRoom) -> Said:
    one = here.one(request.path_params["attribution"])
    if one is None:
        raise Missing(
            "This document has no such attribution any more: another model may have read it since, or it was undone.",
            "What was said of it stands in the history, and what could not be carried over in the tray of its story.",
            ((here.address, "The document"), ("/history", "The log")),
        )
    return one


def _page(
    request: Request, here: DocumentRoom, one: Said, edit: _Edit, *, status: int = 200, refusal: str = ""
) -> Response:
    found = one.attribution
    marks = [
        (span, f"p-{part}")
        for part, spans in (("source", found.source), ("cue", found.cue), ("content", found.content))
        for span in spans
    ]
    order = [each.address for each in here.said]
    place = order.index(one.address)
    steps = here.past.about(SubjectKind.ATTRIBUTION, one.id)
    return render(
        request,
        "attribution.html.j2",
        422 if refusal else status,
        here="stories",
        room=here,
        row=here.row,
        one=one,
        act=one.address,
        back=one.address,
        passage=passage(here.annotated, marks),
        before=order[place - 1] if place else "",
        after=order[place + 1] if place + 1 < len(order) else "",
        edit=edit,
        refusal=refusal,
        kinds=KINDS,
        names=names(here),
        lines=here.lines(steps),
        undoable=here.past.undoable(steps),
    )


def _unchanged(here: DocumentRoom, one: Said) -> _Edit:
    text = here.annotated.document
    return _Edit(
        fields={part: shown(part, label, text, getattr(one.attribution, part)) for part, label in _PARTS},
        kind=one.kind,
        speaker=one.speaker,
        other="",
        why="",
    )


def _wish(here: DocumentRoom, one: Said, sent: Form) -> _Edit:
    text, found = here.annotated.document, one.attribution
    fields = {}
    for part, label in _PARTS:
        former = getattr(found, part) or found.content
        fields[part] = (
            read(sent, part, label, text, former) if part in sent else shown(part, label, text, getattr(found, part))
        )
    wanted = speaker(sent)
    return _Edit(
        fields=fields,
        kind=sent.get("kind") if sent.get("kind") in dict(KINDS) else one.kind,
        speaker=one.speaker if wanted is None else wanted,
        other="",
        why=sent.get("why").strip(),
    )


def _changes(one: Said, wish: _Edit) -> dict[str, Any]:
    changes: dict[str, Any] = {
        part: wish.fields[part].spans
        for part, _ in _PARTS
        if wish.fields[part].spans != tuple(sorted(getattr(one.attribution, part)))
    }
    if wish.kind != one.kind:
        changes["kind"] = wish.kind
    if wish.speaker != one.speaker:
        changes["speaker"] = wish.speaker
    return changes


routes = [
    Route("/documents/{id}/attributions/{attribution}", attribution, methods=["GET"]),
    Route("/documents/{id}/attributions/{attribution}/edit", edited, methods=["POST"]),
    Route("/documents/{id}/attributions/{attribution}/{deed}", say, methods=["POST"]),
]
