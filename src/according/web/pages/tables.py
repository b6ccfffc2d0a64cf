"""Tables: the parts of the report that have a page of their own: who is who, labels, voices, and sources."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.correcting.frame import frame, uncompared
from according.web.correcting.room import room
from according.web.rendering import render

#: The pages by their names in the frame, which are their addresses: each has the template ``story_{name}``.
NAMES = ("people", "labels", "voices", "sources")


def table(name: str) -> Callable[[Request], Response]:
    """The page of this name."""

    def page(request: Request) -> Response:
        with request.app.state.open() as workspace:
            here = room(request, workspace)
        if here.comparison is None:
            return uncompared(request, here, name)
        return render(request, f"story_{name}.html.j2", **here.view.context, **frame(here))

    return page


routes = [Route(f"/stories/{{id}}/{name}", table(name), methods=["GET"]) for name in NAMES]
