"""Access: a link for another browser, made by whoever is in, and leaving."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.errors import bare
from according.web.rendering import render
from according.web.session import TOKEN, cookie_of


def link(request: Request) -> Response:
    """A further link, shown once. It leads to the name by which this browser came, which was looked at before."""
    (host,) = (value.decode("latin-1") for key, value in request.scope["headers"] if key == b"host")
    token = request.app.state.sessions.new_link()
    return render(request, "link.html.j2", here="settings", link=f"http://{host}/?{TOKEN}={token}")


def leave(request: Request) -> Response:
    """Let this browser out; what it did stays."""
    sessions = request.app.state.sessions
    sessions.end(cookie_of(request.scope["headers"], sessions.cookie) or "")
    answer = bare(200, "This browser is let out.", "Whoever is in can make a link for it again; so does a new start.")
    answer.headers["set-cookie"] = sessions.drop_cookie()
    return answer


routes = [
    Route("/access/link", link, methods=["POST"]),
    Route("/access/leave", leave, methods=["POST"]),
]
