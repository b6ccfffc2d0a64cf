"""Assets: the styles, modules and pictures of the pages, by a fixed list of names read when the server starts.

No path is ever looked up on the disk: a name that is not in the list is not there.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.errors import Missing

#: The address under which they stand.
STATIC = "/static/"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


def static() -> Route:
    """The route of all assets."""
    assets = dict(_found())

    def asset(request: Request) -> Response:
        """One asset by its name."""
        name = request.path_params["name"]
        if name not in assets:
            raise Missing("There is no such file.")
        content, kind = assets[name]
        return Response(content, media_type=kind)

    return Route(f"{STATIC}{{name}}", asset, methods=["GET"], name="static")


def _found() -> list[tuple[str, tuple[bytes, str]]]:
    report = [each for each in (files("according.report") / "static").iterdir() if each.name.endswith(".css")]
    own = [each for each in (files("according.web") / "static").iterdir() if each.is_file()]
    # Ours stand in front of the report's of the same name.
    return [(each.name, (each.read_bytes(), kind)) for each in (*report, *own) if (kind := _type(each))]


def _type(file: Traversable) -> str | None:
    return next((kind for ending, kind in _TYPES.items() if file.name.endswith(ending)), None)
