"""Sources: where the accounts of a story take their matter from, as far as their texts show."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.story_pages import story_page


def sources(request: Request) -> Response:
    """Which account draws on which origin, and through whose hands the words came."""
    return story_page(request, "story_sources.html.j2", "sources")


routes = [Route("/stories/{id}/sources", sources, methods=["GET"])]
