"""Labels: what each account of a story calls the same people and things, and how it introduces their words."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.story_pages import story_page


def labels(request: Request) -> Response:
    """Names and labels, and verbs of speech."""
    return story_page(request, "story_labels.html.j2", "labels")


routes = [Route("/stories/{id}/labels", labels, methods=["GET"])]
