"""Voices: who speaks in each account of a story, and how much; who is spoken of and not heard."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.story_pages import story_page


def voices(request: Request) -> Response:
    """How the words divide, the matrix of voices, and who is not heard."""
    return story_page(request, "story_voices.html.j2", "voices")


routes = [Route("/stories/{id}/voices", voices, methods=["GET"])]
