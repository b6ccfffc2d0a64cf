"""Story pages: pages that show parts of the report of a compared story, or say that it was not compared yet."""

from starlette.requests import Request
from starlette.responses import Response

from according.web.correcting.frame import frame
from according.web.correcting.room import room
from according.web.rendering import render

__all__ = ["frame", "story_page"]


def story_page(request: Request, template: str, name: str) -> Response:
    """A page that shows parts of the report, by its template and its name in the frame.

    Where nothing was compared yet, one that says so.
    """
    with request.app.state.open() as workspace:
        here = room(request, workspace)
    if here.comparison is None:
        return render(request, "uncompared.html.j2", **frame(here), here=name)
    return render(request, template, **here.view.context, **frame(here))
