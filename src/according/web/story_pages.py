"""Story pages: pages that show parts of the report of a compared story, or say that it was not compared yet."""

from starlette.requests import Request
from starlette.responses import Response

from according.web.correcting.frame import frame
from according.web.correcting.room import room
from according.web.rendering import render

__all__ = ["frame", "story_page"]


def story_page(request: Request, template: str) -> Response:
    """A page that shows parts of the report, by its template; one that says so where nothing was compared yet."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
    if here.comparison is None:
        return render(request, "uncompared.html.j2", **frame(here))
    return render(request, template, **here.view.context, **frame(here))
