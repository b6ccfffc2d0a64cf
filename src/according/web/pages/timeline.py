"""The timeline of a story: when the accounts say that things happened."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.correcting.frame import frame, uncompared
from according.web.correcting.room import room
from according.web.rendering import render
from according.web.story_links import StoryLinks
from according.web.timeline import timeline
from according.web.timeline.tellings import Telling


def moments(request: Request) -> Response:
    """The moments on one axis and in words; the address says which stretch is shown."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
    if here.comparison is None:
        return uncompared(request, here, "timeline")
    links = StoryLinks(here.story.id)

    def at(one: Telling) -> str:
        return links.place(f"a-{one.account.letter}-{one.span.start}-{one.span.end}")

    values = timeline(here.comparison, request.query_params.get("level"), _start(request))
    return render(request, "timeline.html.j2", **frame(here), here="timeline", at=at, **values)


def _start(request: Request) -> date | None:
    try:
        return date.fromisoformat(request.query_params.get("from", ""))
    except ValueError:
        return None


routes = [Route("/stories/{id}/timeline", moments, methods=["GET"])]
