"""People: whom the accounts of a story name, by which names, and why two of them are taken for one."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.story_pages import story_page


def people(request: Request) -> Response:
    """Who is who, each with the way to where it is put right."""
    return story_page(request, "story_people.html.j2", "people")


routes = [Route("/stories/{id}/people", people, methods=["GET"])]
