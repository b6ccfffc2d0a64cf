"""A document: its text with who says what in it, its own data, its editions, and how it is taken out."""

from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import DocumentKind, Span, Step, SubjectKind, trimmed
from according.job import correcting
from according.web.correcting.document_room import KINDS, DocumentRoom, document_room
from according.web.correcting.editions import edition_steps
from according.web.correcting.restale import compare_anew
from according.web.correcting.taking import returned, step
from according.web.correcting.text import marked_text
from according.web.correcting.worded import Worded, read, shown
from according.web.jobs import queue_compare
from according.web.places import AT, asked_for
from according.web.rendering import Message, back, render
from according.web.uploads import Form, form

if TYPE_CHECKING:
    from according.store import Workspace

messages = {
    "document-edited": Message(
        "Put right. Stories with this account are compared anew.",
        link="/history?at={n}#step-{n}",
        label="See it in the log",
    ),
    "document-noted": Message("Your note is kept.", link="/history?at={n}#step-{n}", label="See it in the log"),
    "document-stays": Message("The document is still there: tick the box to say that you mean it.", "refused"),
    "document-gone": Message("The document was taken out. What people said of it stays in the log."),
    "attribution-added": Message(
        "The attribution is added. Stories with this account are compared anew.",
        link="/history?at={n}#step-{n}",
        label="See it in the log",
    ),
}
_FIELDS = ("outlet", "title", "author", "published", "kind")
_KINDS = tuple((kind.value, "agency report" if kind is DocumentKind.AGENCY else kind.value) for kind in DocumentKind)
_NOTHING_SAID = "An attribution needs words that are said: give them as they stand in the text."


def document(request: Request) -> Response:
    """The document's page."""
    with request.app.state.open() as workspace:
        here = document_room(request, workspace)
        return _page(request, workspace, here, _empty(here, _selected(request, here)))


def edited(request: Request) -> Response:
    """Put right what is told of the document."""
    sent = form(request)
    with request.app.state.open() as workspace:
        here = document_room(request, workspace)
        now = _data(here)
        wish = {name: " ".join(sent.get(name).split())[:500] for name in _FIELDS if name in sent}
        error = _wrong_date(wish.get("published", ""))
        changes: dict[str, Any] = {name: value for name, value in wish.items() if value != now[name]}
        if error or not changes or wish.get("kind", now["kind"]) not in dict(_KINDS):
            error = error or "Nothing would change: the form says what is there already."
            return _page(request, workspace, here, _empty(here, None), data={**now, **wish}, data_error=error)

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        why = sent.get("why").strip()
        return correcting.edit_document(workspace, here.row.id, who=who, why=why, seen=sent.seen, **changes)

    def done(workspace: "Workspace", taken: Step) -> Response:
        compare_anew(request, workspace, taken)
        return returned(request, "document-edited", taken, here.address, "data")

    return step(request, take, done, what="put the document’s data right")


def added(request: Request) -> Response:
    """Put in an attribution that was missed."""
    sent = form(request)
    with request.app.state.open() as workspace:
        here = document_room(request, workspace)
        fields = _fields(here, sent)
        refusal = "" if fields["content"].value else _NOTHING_SAID
        if refusal or any(field.troubles for field in fields.values()):
            return _page(request, workspace, here, fields, sent=sent, refusal=refusal)

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        return correcting.add_attribution(
            workspace,
            here.row.id,
            who=who,
            content=fields["content"].spans,
            source=fields["source"].spans,
            cue=fields["cue"].spans,
            kind=sent.get("kind") if sent.get("kind") in dict(KINDS) else "indirect",
            speaker=speaker(sent),
            why=sent.get("why").strip(),
        )

    def done(workspace: "Workspace", taken: Step) -> Response:
        compare_anew(request, workspace, taken)
        return back(here.address, "attribution-added", step=taken.number, fragment=taken.subject.id)

    return step(request, take, done, what="add an attribution")


def noted(request: Request) -> Response:
    """Write a note on the document."""

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        here = document_room(request, workspace)
        return correcting.note(workspace, correcting.subject_in(workspace, here.row.id), sent.get("why"), who=who)

    def done(workspace: "Workspace", taken: Step) -> Response:
        here = document_room(request, workspace)
        return returned(request, "document-noted", taken, here.address, "history")

    return step(request, take, done, what="write a note on this document")


def removing(request: Request) -> Response:
    """What goes when the document is taken out."""
    with request.app.state.open() as workspace:
        here = document_room(request, workspace)
        stories = [story for story in workspace.stories() if here.row.id in story.documents]
        return render(request, "document_remove.html.j2", room=here, row=here.row, stories=stories)


def removed(request: Request) -> Response:
    """Take the document out, if the box is ticked."""
    with request.app.state.open() as workspace:
        here = document_room(request, workspace)
        if "sure" not in form(request):
            return back(f"{here.address}/remove", "document-stays")
        stories = [story.id for story in workspace.stories() if here.row.id in story.documents]
        workspace.remove(here.row.id)
        for story in workspace.stories():
            if story.id in stories and story.documents:
                queue_compare(request, workspace, story.id)
    return back(f"/stories/{stories[0]}" if stories else "/", "document-gone")


def speaker(sent: Form) -> str | None:
    """The speaker that a form names: "" for nobody, None where it says nothing of it."""
    other = " ".join(sent.get("speaker-new").split())[:200]
    if other:
        return other
    return sent.get("speaker")[:200] if "speaker" in sent else None


def _page(
    request: Request,
    workspace: "Workspace",
    here: DocumentRoom,
    fields: dict[str, Worded],
    *,
    sent: Form | None = None,
    refusal: str = "",
    data: dict[str, str] | None = None,
    data_error: str = "",
) -> Response:
    at = asked_for(request.query_params.get(AT, ""), len(here.annotated.document.text))
    text = marked_text(here.annotated, here.said, at)
    steps = here.past.about(SubjectKind.DOCUMENT, here.row.id)
    own = {story.id: story for story in workspace.stories() if here.row.id in story.documents}
    failed = bool(refusal or data_error or any(field.troubles for field in fields.values()))
    return render(
        request,
        "document.html.j2",
        422 if failed else 200,
        here="stories",
        room=here,
        row=here.row,
        act=here.address,
        back=here.address,
        annotated=here.annotated,
        text=text,
        said=here.said,
        stories=list(own.values()),
        fields=fields,
        kinds=KINDS,
        kind=sent.get("kind") if sent is not None else "indirect",
        names=names(here),
        speaker=speaker(sent) if sent is not None else "",
        why=sent.get("why") if sent is not None else "",
        refusal=refusal,
        data=data or _data(here),
        data_error=data_error,
        document_kinds=_KINDS,
        seen=here.past.seen(SubjectKind.DOCUMENT, here.row.id),
        notes=[n for n in here.shown.said.notes if n.kind is SubjectKind.DOCUMENT],
        lines=here.lines(steps),
        undoable=here.past.undoable(steps),
        editions=edition_steps(workspace, here.row.id),
    )


def names(here: DocumentRoom) -> list[str]:
    """The names of the document's entities, each once, those who speak first."""
    speakers = {each.speaker for each in here.annotated.attributions}
    ordered = sorted(here.annotated.entities, key=lambda entity: (entity.id not in speakers, entity.name.casefold()))
    return list(dict.fromkeys(entity.name for entity in ordered))


def _selected(request: Request, here: DocumentRoom) -> Span | None:
    """The stretch that an address selects (?start=&end=), without white space at its ends."""
    start, end = request.query_params.get("start", ""), request.query_params.get("end", "")
    if not all(n.isascii() and n.isdigit() and len(n) < 10 for n in (start, end)):
        return None
    text = here.annotated.document.text
    return trimmed(text, int(start), int(end)) if int(start) < int(end) <= len(text) else None


def _empty(here: DocumentRoom, selected: Span | None) -> dict[str, Worded]:
    text = here.annotated.document
    return {
        "content": shown("content", "What is said", text, (selected,) if selected else ()),
        "source": shown("source", "Who says it", text, ()),
        "cue": shown("cue", "The word of saying", text, ()),
    }


def _fields(here: DocumentRoom, sent: Form) -> dict[str, Worded]:
    text = here.annotated.document
    content = read(sent, "content", "What is said", text)
    # Who says it, and by which word, stands by what is said.
    return {
        "content": content,
        "source": read(sent, "source", "Who says it", text, content.spans),
        "cue": read(sent, "cue", "The word of saying", text, content.spans),
    }


def _data(here: DocumentRoom) -> dict[str, str]:
    held = here.annotated.document
    return {
        "outlet": held.outlet or "",
        "title": held.title or "",
        "author": held.author or "",
        "published": held.published or "",
        "kind": held.kind.value,
    }


def _wrong_date(value: str) -> str:
    from datetime import date, datetime

    if not value:
        return ""
    for reader in (date.fromisoformat, datetime.fromisoformat):
        try:
            reader(value)
        except ValueError:
            continue
        return ""
    return f"“{value}” is no date: write it as year-month-day, 2026-05-15, or leave it empty."


routes = [
    Route("/documents/{id}", document, methods=["GET"]),
    Route("/documents/{id}/edit", edited, methods=["POST"]),
    Route("/documents/{id}/note", noted, methods=["POST"]),
    Route("/documents/{id}/remove", removing, methods=["GET"]),
    Route("/documents/{id}/remove", removed, methods=["POST"]),
    Route("/documents/{id}/attributions", added, methods=["POST"]),
]
