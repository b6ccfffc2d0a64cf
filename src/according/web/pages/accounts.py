"""The accounts of a story: their order, taking them out of it, and the story's own title and end."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.addressed import story_at
from according.web.errors import Missing, Told
from according.web.jobs import queue_compare
from according.web.rendering import Message, back
from according.web.uploads import form

if TYPE_CHECKING:
    from according.store import Workspace

messages = {
    "accounts-moved": Message("The order is changed."),
    "account-out": Message("The account is out of this story. It is still in the workspace, below."),
    "accounts-taken": Message("The accounts are in the story; they are compared now."),
    "accounts-none": Message("No account was ticked, so that nothing was taken.", "refused"),
    "story-renamed": Message("The story has its new title."),
    "story-untitled": Message("A story needs a title: it keeps the one it has.", "refused"),
    "story-stays": Message("The story is still there: tick the box to say that you mean it.", "refused"),
}
#: Which way an account goes, in places.
_WAYS = {"up": -1, "down": 1}


def move(request: Request) -> Response:
    """An account one place up or down; the first and the last stay where they are."""
    way = request.path_params["way"]
    if way not in _WAYS:
        raise Missing("There is no such page.")
    with request.app.state.open() as workspace:
        story = story_at(request, workspace)
        ids = list(story.documents)
        place = _place(ids, request.path_params["document"])
        other = place + _WAYS[way]
        if 0 <= other < len(ids):
            ids[place], ids[other] = ids[other], ids[place]
            workspace.set_documents(story.id, ids)
            _anew(request, workspace, story.id, len(ids))
    return back(f"/stories/{story.id}/add", "accounts-moved", fragment=f"account-{request.path_params['document']}")


def out(request: Request) -> Response:
    """An account out of the story; it stays in the workspace."""
    with request.app.state.open() as workspace:
        story = story_at(request, workspace)
        ids = list(story.documents)
        del ids[_place(ids, request.path_params["document"])]
        workspace.set_documents(story.id, ids)
        _anew(request, workspace, story.id, len(ids))
    return back(f"/stories/{story.id}/add", "account-out", fragment="accounts")


def take(request: Request) -> Response:
    """Documents that the workspace has already, into the story, after those that it has."""
    with request.app.state.open() as workspace:
        story = story_at(request, workspace)
        wanted = form(request).all("document")
        fresh = [each for each in dict.fromkeys(wanted) if each not in story.documents]
        if not fresh:
            return back(f"/stories/{story.id}/add", "accounts-none", fragment="known")
        workspace.set_documents(story.id, [*story.documents, *fresh])
        _anew(request, workspace, story.id, len(story.documents) + len(fresh))
    return back(f"/stories/{story.id}/add", "accounts-taken", fragment="accounts")


def rename(request: Request) -> Response:
    """The story's title."""
    with request.app.state.open() as workspace:
        story = story_at(request, workspace)
        title = " ".join(form(request).get("title").split())[:200]
        if not title:
            return back(f"/stories/{story.id}/add", "story-untitled", fragment="story")
        workspace.rename_story(story.id, title)
    return back(f"/stories/{story.id}/add", "story-renamed")


def remove(request: Request) -> Response:
    """The story itself, if the box is ticked; its accounts and the log stay."""
    with request.app.state.open() as workspace:
        story = story_at(request, workspace)
        if "sure" not in form(request):
            return back(f"/stories/{story.id}/add", "story-stays", fragment="story")
        workspace.remove_story(story.id)
    return back("/", "story-gone")


def _place(ids: list[str], document: str) -> int:
    if document not in ids:
        raise Told("This account is not in the story: it may have been taken out while you had the page open.")
    return ids.index(document)


def _anew(request: Request, workspace: "Workspace", story: str, accounts: int) -> None:
    """The story is compared with what it has now; without an account there is nothing to do."""
    if accounts:
        queue_compare(request, workspace, story)


routes = [
    Route("/stories/{id}/accounts/take", take, methods=["POST"]),
    Route("/stories/{id}/accounts/{document}/out", out, methods=["POST"]),
    Route("/stories/{id}/accounts/{document}/{way}", move, methods=["POST"]),
    Route("/stories/{id}/rename", rename, methods=["POST"]),
    Route("/stories/{id}/remove", remove, methods=["POST"]),
]
