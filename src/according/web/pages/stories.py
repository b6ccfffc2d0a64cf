"""Stories: all of them with where each stands, and making a new one."""

import threading

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import UsageError
from according.store import Query
from according.web.rendering import Message, back, render
from according.web.standing import standings
from according.web.uploads import form

messages = {
    "story-made": Message("The story is there. Now give it accounts."),
    "story-gone": Message("The story was removed. Its accounts are still in the workspace, and the log has its steps."),
}
#: Stories of one page.
_PAGE = 20
_LONGEST = 200
_making = threading.Lock()


def stories(request: Request) -> Response:
    """The stories, the last changed first."""
    with request.app.state.open() as workspace:
        rows = sorted(workspace.stories(), key=lambda story: (story.changed, story.created, story.id), reverse=True)
        pages = max(1, -(-len(rows) // _PAGE))
        page = _page(request, pages)
        shown = rows[(page - 1) * _PAGE : page * _PAGE]
        lines = standings(workspace, shown)
        held = {document for row in rows for document in row.documents}
        loose = workspace.search(Query(limit=0)).total - len(held)
    return render(
        request,
        "stories.html.j2",
        here="stories",
        lines=lines,
        total=len(rows),
        page=page,
        pages=pages,
        loose=loose,
    )


def story_new(request: Request) -> Response:
    """The form for a new story."""
    return _form(request)


def story_made(request: Request) -> Response:
    """A new story by its title; on to the page where it gets its accounts."""
    title = " ".join(form(request).get("title").split())
    if not title:
        return _form(request, error="A story needs a title, by which you find it again.")
    if len(title) > _LONGEST:
        return _form(request, title[:_LONGEST], f"This is longer than {_LONGEST} characters: a few words are enough.")
    # A button that is pressed twice is two requests at one time: the second finds the story of the first.
    with _making, request.app.state.open() as workspace:
        if any(story.title.casefold() == title.casefold() for story in workspace.stories()):
            return _form(request, title, "There is a story of this title. Give this one another, or open that one.")
        try:
            story = workspace.new_story(title)
        except UsageError as error:
            return _form(request, title, str(error))
    return back(f"/stories/{story.id}/add", "story-made")


def _form(request: Request, title: str = "", error: str = "") -> Response:
    return render(request, "story_new.html.j2", 422 if error else 200, here="stories", title=title, error=error)


def _page(request: Request, pages: int) -> int:
    given = request.query_params.get("page", "")
    return min(max(int(given), 1), pages) if given.isascii() and given.isdigit() and len(given) < 9 else 1


routes = [
    Route("/", stories, methods=["GET"]),
    Route("/stories/new", story_new, methods=["GET"]),
    Route("/stories/new", story_made, methods=["POST"]),
]
