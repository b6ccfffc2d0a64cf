"""The frame: what every page of a story gives to the template around it, and the page where nothing was compared."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from according.web.correcting.room import Room
from according.web.rendering import render


def frame(here: Room, back: str = "") -> dict[str, Any]:
    """The story, where its forms post to, and the path ``back`` to which they lead."""
    return {
        "act": here.address,
        "story": here.story,
        "stale": here.stale if here.comparison is not None else "",
        "job": here.job,
        "tray": len(here.orphans),
        "back": back,
    }


def uncompared(request: Request, here: Room, name: str) -> Response:
    """What stands in the place of the page of this name until the story is compared for the first time."""
    return render(request, "uncompared.html.j2", **frame(here), here=name)
