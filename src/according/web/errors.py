"""Errors: what went wrong, why, and what to do, as a page in the same design; never a trace, never what was sent."""

import logging
import traceback
from html import escape
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from according.core import AccordingError, InputError, ModelError, UsageError
from according.store import Conflict
from according.web.rendering import render

_LOG = logging.getLogger("according.web")

#: The titles of the pages, by status.
TITLES = {
    200: "The workspace",
    400: "This request cannot be read",
    401: "Come with the link",
    403: "Not allowed",
    404: "Not found",
    405: "This cannot be done here",
    408: "That took too long",
    409: "Somebody else was here before you",
    413: "Too much at once",
    415: "Of no kind that is taken",
    422: "This cannot be done as it stands",
    431: "Too much at once",
    500: "Something went wrong",
    503: "Not at this moment",
}
_WORDS = {
    400: "The browser sent something that is no request of a page of ours.",
    404: "There is no page at this address.",
    405: "This address does not take such a request.",
    500: "This is a fault of the program, not of yours. What you did before is kept; what you did just now may not be.",
}
_WAYS_OUT = {
    404: "Go back to the stories, or search for it.",
    405: "Go back to the page and use its buttons.",
    500: "Go back and try again. If it happens again, run “according doctor” on the workspace.",
}


class Told(HTTPException):
    """Something that went wrong, with its words: ``detail`` says what and why, ``remedy`` what to do."""

    status = 422

    def __init__(self, detail: str, remedy: str = "", status: int | None = None) -> None:
        super().__init__(status or self.status, detail)
        self.remedy = remedy


class Missing(Told):
    """What stands at this address is not there, or not any more; ``near`` are links to what may be meant.

    Args:
        detail: what is not there.
        remedy: what to do.
        near: pairs of a path and words.

    """

    status = 404

    def __init__(self, detail: str, remedy: str = "", near: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(detail, remedy)
        self.near = near


class TooMuch(Told):
    """More than the server takes at once."""

    status = 413


class Forbidden(Told):
    """A request that is not allowed: why."""

    status = 403


async def failed(request: Request, error: Exception) -> Response:
    """The page for an error that was raised on purpose."""
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    status, why, remedy = _of_workspace(request, error) or _told(error)
    response = explained(request, status, why, remedy, near=getattr(error, "near", ()))
    response.headers.update({name: value for name, value in headers.items() if name.lower() == "allow"})
    return response


def explained(
    request: Request, status: int, why: str, remedy: str, *, near: tuple[tuple[str, str], ...] = ()
) -> HTMLResponse:
    """A page that says what is the matter; a plain one where even that cannot be made."""
    title = TITLES.get(status, TITLES[400])
    try:
        return render(request, "error.html.j2", status, status=status, title=title, why=why, remedy=remedy, near=near)
    except Exception as error:
        log_place(error)
        return bare(status, why, remedy)


def bare(status: int, why: str, remedy: str = "", *, link: tuple[str, str] | None = None) -> HTMLResponse:
    """The same without the workspace's frame: for those who were not let in. ``link`` is an address and its words."""
    title = escape(TITLES.get(status, TITLES[400]))
    body = "".join(f"<p>{escape(words)}</p>\n" for words in (why, remedy) if words)
    if link:
        body += f'<p><a href="{escape(link[0])}">{escape(link[1])}</a></p>\n'
    return HTMLResponse(
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title} · According</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<link rel="stylesheet" href="/static/page.css"><link rel="stylesheet" href="/static/web.css"></head>\n'
        f'<body class="app"><main id="main" class="page"><h1>{title}</h1>\n{body}</main></body></html>\n',
        status,
    )


def log_place(error: BaseException) -> None:
    """Where an error happened, without its words, which may be those of a source."""
    places = traceback.extract_tb(error.__traceback__)[-6:]
    trail = " < ".join(f"{'/'.join(Path(place.filename).parts[-2:])}:{place.lineno}" for place in reversed(places))
    _LOG.error("%s at %s", type(error).__name__, trail)


def _of_workspace(request: Request, error: Exception) -> tuple[int, str, str] | None:
    """What is the matter with the workspace's own file: full disk, damage, a writer who does not end."""
    workspace = request.app.state.settings.workspace
    if not isinstance(error, InputError) or Path(error.name).absolute() != workspace.absolute():
        return None
    return 503, f"{workspace.name}: {error.why}.", f"{error.remedy[:1].upper()}{error.remedy[1:]}."


def _told(error: Exception) -> tuple[int, str, str]:
    if isinstance(error, Told):
        return error.status_code, error.detail, error.remedy
    if isinstance(error, HTTPException):
        status = error.status_code
        return status, _WORDS.get(status, _WORDS[400]), _WAYS_OUT.get(status, "")
    if isinstance(error, Conflict):
        return 409, _sentence(str(error)), "Nothing was changed."
    if isinstance(error, InputError):
        return 422, f"{error.name}: {error.why}.", f"{error.remedy[:1].upper()}{error.remedy[1:]}."
    if isinstance(error, UsageError):
        return 422, _sentence(str(error)), "Nothing was changed. Go back and put it right."
    if isinstance(error, ModelError):
        return 500, _sentence(str(error)), "Install According anew; the workspace is as it was."
    return 500, _WORDS[500], _WAYS_OUT[500]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


#: What is raised on purpose.
RAISED: tuple[type[Exception], ...] = (HTTPException, AccordingError)
