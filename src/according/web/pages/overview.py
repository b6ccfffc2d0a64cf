"""Overview: a story's accounts, what to read first, and how much was found of what."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.report import page
from according.web.addressed import story_at
from according.web.correcting.frame import frame
from according.web.correcting.items import all_of
from according.web.correcting.room import room
from according.web.correcting.sifting import tally
from according.web.errors import Missing
from according.web.jobs import queue_compare
from according.web.rendering import Message, back, render

if TYPE_CHECKING:
    from according.store.workspace.rows import DocumentRow

#: Seconds after which a page without script looks again whether the first comparison is there.
_LOOK_AGAIN = 5

messages = {
    "compare-queued": Message("The accounts are compared anew; you can go on meanwhile."),
}


def overview(request: Request) -> Response:
    """The story at a glance."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
        compared = {annotated.id for annotated in here.comparison.documents} if here.comparison is not None else set()
        waiting: tuple[DocumentRow, ...] = ()
        if set(here.story.documents) - compared:
            rows = {row.id: row for row in workspace.documents(ids=here.story.documents)}
            waiting = tuple(rows[i] for i in here.story.documents if i in rows and i not in compared)
    if here.comparison is None:
        refresh = _LOOK_AGAIN if here.job is not None else None
        return render(request, "overview_empty.html.j2", **frame(here), waiting=waiting, refresh=refresh)
    return render(
        request, "overview.html.j2", **here.view.context, **frame(here), waiting=waiting, tally=tally(all_of(here))
    )


def compare(request: Request) -> Response:
    """Have the accounts compared anew."""
    with request.app.state.open() as workspace:
        story = story_at(request, workspace)
        queue_compare(request, workspace, story.id)
    return back(f"/stories/{story.id}", "compare-queued")


def report(request: Request) -> Response:
    """The report: one self-contained HTML file, for download."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
    if here.comparison is None:
        raise Missing("This story was not compared yet, so that there is no report of it.", "Have it compared first.")
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in here.story.title.casefold()).strip("-")[:60]
    return Response(
        page(here.comparison),
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name or "report"}.html"'},
    )


routes = [
    Route("/stories/{id}", overview, methods=["GET"]),
    Route("/stories/{id}/compare", compare, methods=["POST"]),
    Route("/stories/{id}/report", report, methods=["GET"]),
]
