"""Jobs: how far work is, what became of it, and taking it back. It goes on when nobody looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import AccordingError
from according.web.errors import Missing
from according.web.jobs import cancel, under_way
from according.web.rendering import Message, back, render

if TYPE_CHECKING:
    from according.store import Job, Workspace

messages = {
    "job-cancelled": Message("The work was stopped. What was done before that stays."),
    "job-over": Message("It had ended already."),
}
#: Seconds after which a page without script asks again, and ended jobs that are listed.
_AGAIN, _LISTED = 3, 20
#: What a kind of work is called.
KINDS = {"add": "Adding accounts", "compare": "Comparing a story"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A job with what it is called, the title of its story, and where one goes from it."""

    job: "Job"
    what: str
    title: str
    address: str


def job(request: Request) -> Response:
    """One job."""
    with request.app.state.open() as workspace:
        try:
            found = workspace.job(request.path_params["id"])
        except AccordingError as error:
            raise Missing(
                "There is no such work: it may be so old that it was forgotten.", "", (("/jobs", "All work"),)
            ) from error
        line = _line(found, _titles(workspace))
        then = under_way(workspace, found.story) if found.story is not None and not found.open else None
    return render(
        request,
        "job.html.j2",
        here="jobs",
        line=line,
        then=then,
        outcomes=_outcomes(found.payload),
        refresh=_AGAIN if found.open else 0,
    )


def jobs(request: Request) -> Response:
    """What is under way, and what ended lately."""
    with request.app.state.open() as workspace:
        titles = _titles(workspace)
        every = workspace.jobs()
    return render(
        request,
        "jobs.html.j2",
        here="jobs",
        under_way=[_line(each, titles) for each in every if each.open],
        ended=[_line(each, titles) for each in reversed(every) if not each.open][:_LISTED],
        refresh=_AGAIN if any(each.open for each in every) else 0,
    )


def stop(request: Request) -> Response:
    """Stop a job."""
    with request.app.state.open() as workspace:
        found = workspace.job(request.path_params["id"])
        if found.open:
            cancel(request, workspace, found.id)
    return back(f"/jobs/{found.id}", "job-cancelled" if found.open else "job-over")


def _line(found: "Job", titles: Mapping[str, str]) -> Line:
    return Line(
        job=found,
        what=KINDS.get(found.kind, found.kind),
        title=titles.get(found.story or "", ""),
        address=f"/stories/{found.story}" if found.story in titles else "/",
    )


def _titles(workspace: "Workspace") -> dict[str, str]:
    return {story.id: story.title for story in workspace.stories()}


def _outcomes(payload: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found = payload.get("outcomes", ())
    return found if isinstance(found, list) else ()


routes = [
    Route("/jobs", jobs, methods=["GET"]),
    Route("/jobs/{id}", job, methods=["GET"]),
    Route("/jobs/{id}/cancel", stop, methods=["POST"]),
]
