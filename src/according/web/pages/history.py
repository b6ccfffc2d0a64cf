"""History: the log in words, newest first, and the undoing of any single step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import Action, Step, SubjectKind
from according.job import correcting
from according.web.addressed import onward
from according.web.correcting.frame import frame
from according.web.correcting.past import Past
from according.web.correcting.restale import compare_anew
from according.web.correcting.room import Room, link, room
from according.web.correcting.steps import actions, step_lines
from according.web.correcting.taking import in_pieces, returned, step
from according.web.pages.findings import pieces
from according.web.rendering import Message, render
from according.web.uploads import Form

if TYPE_CHECKING:
    from according.store import Workspace

messages = {
    "step-undone": Message(
        "Undone, as step {n} of the log. It can be undone in its turn.", link="/history?at={n}#step-{n}", label="See it"
    ),
}
#: Steps on one page.
_PAGE = 100


def story_history(request: Request) -> Response:
    """The steps that concern one story."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
        wrong, head = workspace.verify(), workspace.head()
    shown = _asked(request, here.steps)
    return render(
        request,
        "history.html.j2",
        **frame(here, _address(request)),
        here="history",
        lines=here.lines(shown.steps),
        undoable=here.past.undoable(shown.steps),
        **_around(request, here.steps, shown, wrong, head),
    )


def history(request: Request) -> Response:
    """The whole log."""
    with request.app.state.open() as workspace:
        steps = workspace.log()
        wrong, head = workspace.verify(), workspace.head()
    past, shown = Past(steps, (), ()), _asked(request, steps)
    return render(
        request,
        "history.html.j2",
        here="log",
        act="",
        back=_address(request),
        lines=step_lines(shown.steps, steps, past.standing, link=link),
        undoable=past.undoable(shown.steps),
        **_around(request, steps, shown, wrong, head),
    )


def exported(request: Request) -> Response:
    """The steps of a story, or of the whole log, as JSON Lines."""
    with request.app.state.open() as workspace:
        steps = room(request, workspace).steps if "id" in request.path_params else workspace.log()
    from according.export import step_record, to_json_line

    name = f"{request.path_params['id']}-history" if "id" in request.path_params else "history"
    return Response(
        "".join(to_json_line(step_record(each)) for each in steps),
        media_type="application/x-ndjson",
        headers={"content-disposition": f'attachment; filename="{name}.jsonl"'},
    )


def undone(request: Request) -> Response:
    """Take one step back."""
    number = int(request.path_params["number"])

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        return correcting.undo(workspace, number, who=who, why=sent.get("why").strip(), seen=sent.seen)

    def done(workspace: "Workspace", taken: Step) -> Response:
        compare_anew(request, workspace, taken)
        to = onward(request, "/history")
        story = _story_of_list(to)
        if in_pieces(request) and story:
            request.path_params["id"] = story
            here = room(request, workspace)
            return pieces(request, here, _same(here, taken), "Undone", taken.who)
        fragment = taken.subject.id if story else f"step-{taken.number}" if "/history" in to else "history"
        return returned(request, "step-undone", taken, "/history", fragment)

    return step(request, take, done, what=f"undo step {number} of the log")


def _same(here: Room, taken: Step) -> tuple[str, ...]:
    """The findings of the present comparison that a step on a finding is about."""
    if taken.subject.kind is not SubjectKind.FINDING or here.comparison is None:
        return ()
    found = (*here.comparison.findings, *here.comparison.set_aside)
    return tuple(
        f.id for f in found if any(s.number == taken.number for s in here.past.about(SubjectKind.FINDING, f.id))
    )


def _story_of_list(path: str) -> str:
    """The story on whose list of findings a form stood; "" for any other page."""
    parts = urlsplit(path).path.split("/")
    return parts[2] if len(parts) == 4 and parts[1] == "stories" and parts[3] == "findings" else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The steps of one page, newest first: which page of how many, and how many steps are asked for in all."""

    steps: tuple[Step, ...]
    total: int
    page: int
    pages: int


def _asked(request: Request, steps: Sequence[Step]) -> _Asked:
    """The steps that the address asks for: by who took them, what they do, and the page or a step on it."""
    who, action = request.query_params.get("who", ""), request.query_params.get("did", "")
    found = [
        s for s in reversed(steps) if (not who or s.who == who) and (action not in list(Action) or s.action == action)
    ]
    pages = max(1, -(-len(found) // _PAGE))
    at, page = _number(request, "at"), _number(request, "page")
    if at is not None:
        page = next((place // _PAGE + 1 for place, step in enumerate(found) if step.number <= at), pages)
    page = min(max(page or 1, 1), pages)
    return _Asked(steps=tuple(found[(page - 1) * _PAGE : page * _PAGE]), total=len(found), page=page, pages=pages)


def _number(request: Request, name: str) -> int | None:
    given = request.query_params.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def _address(request: Request) -> str:
    kept = [(k, v) for k, v in request.query_params.items() if k in ("who", "did", "page")]
    return str(request.scope["path"]) + (f"?{urlencode(kept)}" if kept else "")


def _around(
    request: Request, steps: Sequence[Step], shown: _Asked, wrong: Sequence[str], head: str
) -> dict[str, object]:
    who, action = request.query_params.get("who", ""), request.query_params.get("did", "")
    kept = urlencode({name: value for name, value in (("who", who), ("did", action)) if value})
    return {
        "people": [(name, name) for name in dict.fromkeys(s.who for s in steps)],
        "who": who,
        "actions": actions(),
        "did": action,
        "asked": bool(who or action),
        "total": shown.total,
        "all": len(steps),
        "page": shown.page,
        "pages": shown.pages,
        "page_address": f"{request.scope['path']}?{kept}{'&' if kept else ''}page=",
        "wrong": tuple(wrong),
        "head": head,
    }


routes = [
    Route("/stories/{id}/history", story_history, methods=["GET"]),
    Route("/stories/{id}/history.jsonl", exported, methods=["GET"]),
    Route("/history", history, methods=["GET"]),
    Route("/history.jsonl", exported, methods=["GET"]),
    Route("/steps/{number:int}/undo", undone, methods=["POST"]),
]
