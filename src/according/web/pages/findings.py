"""Findings: the list of all that was found in a story, to be accepted, set aside, edited and noted on."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import Step, SubjectKind
from according.job import correcting
from according.web.addressed import onward
from according.web.correcting.frame import frame, uncompared
from according.web.correcting.items import all_of, item, listed, mine, sift
from according.web.correcting.room import Room, room
from according.web.correcting.sifting import Wanted, tally, wanted
from according.web.correcting.taking import PIECES, in_pieces, returned, step
from according.web.errors import Missing
from according.web.rendering import Message, render, working
from according.web.uploads import Form

if TYPE_CHECKING:
    from according.store import Workspace

messages = {
    "finding-accepted": Message("Accepted.", link="/history?at={n}#step-{n}", label="See it in the log"),
    "finding-rejected": Message(
        "Set aside. It stands under “Set aside” and can be taken back.",
        link="/history?at={n}#step-{n}",
        label="See it in the log",
    ),
    "finding-noted": Message("Your note is kept.", link="/history?at={n}#step-{n}", label="See it in the log"),
}
_SAYING = {"accept": "finding-accepted", "reject": "finding-rejected", "note": "finding-noted"}
_SAID = {"accept": "Accepted", "reject": "Set aside", "note": "Note kept", "undo": "Undone"}
_WHAT = {"accept": "accept this finding", "reject": "set this finding aside", "note": "write a note on this finding"}


def findings(request: Request) -> Response:
    """The list, sifted by what the address asks for."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
        wish = wanted(request.query_params)
        if here.comparison is None:
            return uncompared(request, here, "findings")
        address = f"{here.address}/findings{wish.query()}"
        back = address + (f"{'&' if wish.query() else '?'}page={wish.page}" if wish.page > 1 else "")
        return render(
            request,
            "findings.html.j2",
            **here.view.context,
            **frame(here, back),
            **listed(here, wish, working(request)),
            mine=mine(here, working(request)),
            nothing=_nothing(wish),
        )


def say(request: Request) -> Response:
    """Accept a finding, set it aside or write a note on it."""
    deed, finding = request.path_params["deed"], request.path_params["finding"]
    if deed not in _SAYING:
        raise Missing("There is no such page.")
    takers: dict[str, Callable[..., Step]] = {"accept": correcting.accept, "reject": correcting.reject}

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        story = request.path_params["id"]
        why = sent.get("why").strip()
        if deed == "note":
            subject = correcting.subject_of(workspace, story, SubjectKind.FINDING, finding)
            return correcting.note(workspace, subject, why, who=who)
        return takers[deed](workspace, story, finding, who=who, why=why, seen=sent.seen)

    def done(workspace: "Workspace", taken: Step) -> Response:
        here = room(request, workspace)
        if in_pieces(request):
            return pieces(request, here, (finding,), _SAID[deed], taken.who)
        return returned(request, _SAYING[deed], taken, f"{here.address}/findings", finding)

    return step(request, take, done, what=_WHAT[deed])


def pieces(request: Request, here: Room, changed: tuple[str, ...], said: str, who: str) -> Response:
    """What changes on the list after a step, for a script to put in its place."""
    path = onward(request, f"{here.address}/findings")
    wish = wanted(dict(parse_qsl(urlsplit(path).query)))
    found = all_of(here)
    counts = tally(found)
    answer = render(
        request,
        "findings_pieces.html.j2",
        **here.view.context,
        act=here.address,
        back=path,
        changed=[item(here, each, who) for each in found if each.finding.id in changed],
        tally=counts,
        sift=sift(here, found, wish),
        mine=mine(here, who),
        said=f"{said}; {counts.open} left to look at" if counts.open else f"{said}; none left to look at",
    )
    answer.headers[PIECES] = "1"
    return answer


def _nothing(wish: Wanted) -> str:
    if wish.narrowed:
        return "No finding has what you ask for."
    return {
        "open": "Every finding was looked at.",
        "accepted": "No finding was accepted yet.",
        "edited": "No finding was edited yet.",
        "rejected": "No finding was set aside.",
    }.get(wish.verdict, "Nothing was found in these accounts.")


routes = [
    Route("/stories/{id}/findings", findings, methods=["GET"]),
    Route("/stories/{id}/findings/{finding}/{deed}", say, methods=["POST"]),
]
