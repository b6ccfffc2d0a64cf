"""One of the people and things of a story: by which names the accounts call it, and who it is not, or is as well."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import EntityType, Evidence, SharedEntity, Step, SubjectKind
from according.job import correcting
from according.report.kind_names import TYPES, called
from according.web.correcting.exact_words import span_of
from according.web.correcting.frame import frame
from according.web.correcting.people import members, others
from according.web.correcting.restale import compare_anew
from according.web.correcting.room import Room, room
from according.web.correcting.taking import returned, step
from according.web.errors import Missing, Told
from according.web.rendering import Message, back, render
from according.web.uploads import Form

if TYPE_CHECKING:
    from according.store import Workspace

_ANEW = "The story is compared anew."
_STEP = {"link": "/history?at={n}#step-{n}", "label": "See it in the log"}
messages = {
    "entity-merged": Message(f"Taken for one from now on. {_ANEW}", **_STEP),
    "entity-split": Message(f"Kept apart from now on. {_ANEW}", **_STEP),
    "entity-edited": Message(f"Put right. {_ANEW}", **_STEP),
    "entity-noted": Message("Your note is kept.", **_STEP),
}
_DEEDS = {
    "merge": ("entity-merged", "merge two names"),
    "split": ("entity-split", "keep names apart"),
    "edit": ("entity-edited", "put a name right"),
    "note": ("entity-noted", "write a note on a name"),
}


def entity(request: Request) -> Response:
    """The page of one entity."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
        now = here.now(SubjectKind.ENTITY, request.path_params["entity"])
        if now is not None and now in {each.id for each in here.view.comparison.entities}:
            return back(f"{here.address}/people/{now}", request.query_params.get("said"), step=_step(request))
        one = _one(request, here)
        steps = here.past.about(SubjectKind.ENTITY, one.id)
        said = here.view.comparison.review.of(SubjectKind.ENTITY, one.id)
        notes = here.view.comparison.review.notes
        return render(
            request,
            "entity.html.j2",
            **here.view.context,
            **frame(here, f"{here.address}/people/{one.id}"),
            entity=one,
            what=called(one.type, one.source_kind),
            members=members(here, one),
            others=others(here, one),
            types=[(each.value, TYPES[each] or "not settled") for each in EntityType],
            seen=here.past.seen(SubjectKind.ENTITY, one.id),
            judged=said,
            notes=[n for n in notes if n.kind is SubjectKind.ENTITY and n.id == one.id],
            lines=here.lines(steps),
            undoable=here.past.undoable(steps),
        )


def said(request: Request) -> Response:
    """Merge, split, rename, or write a note."""
    deed = request.path_params["deed"]
    if deed not in _DEEDS:
        raise Missing("There is no such page.")
    message, what = _DEEDS[deed]

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        here = room(request, workspace)
        one = _one(request, here)
        why, seen = sent.get("why").strip(), sent.seen
        story = here.story.id
        if deed == "note":
            return correcting.note(
                workspace, correcting.subject_of(workspace, story, SubjectKind.ENTITY, one.id), why, who=who
            )
        if deed == "merge":
            chosen = [each for each in sent.all("with") if each]
            if not chosen:
                raise Told("Nobody was chosen to merge with.", "Go back and choose a name.")
            return correcting.merge_entities(workspace, story, one.id, chosen, who=who, why=why, seen=seen)
        if deed == "split":
            apart = _apart(here, one, sent)
            name = " ".join(sent.get("name").split()) or None
            return correcting.split_entity(workspace, story, one.id, apart, who=who, name=name, why=why, seen=seen)
        name, kind = " ".join(sent.get("name").split())[:200], sent.get("type")
        return correcting.edit_entity(
            workspace,
            story,
            one.id,
            who=who,
            name=name if name and name != one.name else None,
            type=kind if kind in list(EntityType) and kind != one.type else None,
            why=why,
            seen=seen,
        )

    def done(workspace: "Workspace", taken: Step) -> Response:
        compare_anew(request, workspace, taken)
        here = room(request, workspace)
        return returned(request, message, taken, f"{here.address}/people/{request.path_params['entity']}")

    return step(request, take, done, what=what)


def _one(request: Request, here: Room) -> SharedEntity:
    wanted = request.path_params["entity"]
    found = next((each for each in here.view.comparison.entities if each.id == wanted), None)
    if found is not None:
        return found
    raise Missing(
        "The present comparison has nobody under this address: names may have been merged or kept apart since.",
        "Look at the list of people.",
        ((f"{here.address}/people", "People"), (f"{here.address}/history", "The history")),
    )


def _step(request: Request) -> int | None:
    number = request.query_params.get("step", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None


def _apart(here: Room, one: SharedEntity, sent: Form) -> tuple[Evidence, ...]:
    """The words that go their own way: all of an account's where it is ticked as a whole, else single places."""
    known = members(here, one)
    whole, single = set(sent.all("member")), set(sent.all("place"))
    apart = []
    for member in known:
        if member.key in whole:
            apart.append(Evidence(document=member.account.id, span=member.first, role="entity"))
            continue
        for place in member.places:
            span = span_of(place.key.partition(":")[2])
            if place.key in single and span is not None:
                apart.append(Evidence(document=member.account.id, span=span, role="mention"))
    if not apart:
        raise Told("Nothing was ticked, so that nothing would be kept apart.", "Go back and tick who is somebody else.")
    if len(whole) == len(known):
        raise Told("All of it was ticked: then nobody is left whom it would be kept apart from.", "Leave one unticked.")
    return tuple(apart)


routes = [
    Route("/stories/{id}/people/{entity}", entity, methods=["GET"]),
    Route("/stories/{id}/people/{entity}/{deed}", said, methods=["POST"]),
]
