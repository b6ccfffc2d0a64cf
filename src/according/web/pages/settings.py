"""Settings: the name under which a person works, and whether single keys do something."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.addressed import onward
from according.web.limits import NAME
from according.web.rendering import Message, back, name_cookie, render, working
from according.web.session import a_name, cookie_of
from according.web.uploads import form

messages = {
    "settings-kept": Message("Kept."),
    "settings-nameless": Message("A name is needed: it says in the log who took a step.", "refused"),
}
#: The cookie that tells whether keys are caught; scripts read it, and it tells nothing else.
KEYS = "according-keys"


def settings(request: Request) -> Response:
    """The form."""
    keys = cookie_of(request.scope["headers"], KEYS) != "off"
    return render(
        request, "settings.html.j2", here="settings", keys=keys, longest=NAME, next=onward(request, "/settings")
    )


def kept(request: Request) -> Response:
    """Keep them, for this browser."""
    sent = form(request)
    name = a_name(sent.get("name"))
    if not name and not working(request):
        return back("/settings", "settings-nameless")
    answer = back(onward(request, "/settings"), "settings-kept")
    if name:
        answer.headers.append("set-cookie", name_cookie(name))
    keys = "on" if "keys" in sent else "off"
    answer.headers.append("set-cookie", f"{KEYS}={keys}; Path=/; SameSite=Strict; Max-Age=31536000")
    return answer


routes = [
    Route("/settings", settings, methods=["GET"]),
    Route("/settings", kept, methods=["POST"]),
]
