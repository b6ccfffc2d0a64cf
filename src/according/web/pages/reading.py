"""Reading: two to four accounts of a story side by side, with the words that findings point at marked in them."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.correcting.frame import frame, uncompared
from according.web.correcting.room import room
from according.web.rendering import render
from according.web.side_by_side import MOST, side_by_side
from according.web.story_links import ACCOUNT, FOCUS, PLACE, place_of


def read(request: Request) -> Response:
    """The accounts that the address asks for (``?a=A&a=C``), with one finding's words lit (``&f=…``)."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
    if here.comparison is None:
        return uncompared(request, here, "read")
    query = request.query_params
    page = side_by_side(
        here.comparison,
        here.story.id,
        query.getlist(ACCOUNT),
        query.get(FOCUS, ""),
        place_of(query.get(PLACE, "")),
    )
    return render(request, "reading.html.j2", **page.view.context, **frame(here), page=page, most=MOST)


routes = [Route("/stories/{id}/read", read, methods=["GET"])]
