"""Addressed: what an address of ours is about, and where a form may lead on to."""

from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.routing import Match, Route

from according.core import AccordingError
from according.web.errors import Missing
from according.web.uploads import form

if TYPE_CHECKING:
    from according.store import Workspace
    from according.store.workspace.rows import DocumentRow, StoryRow

#: How many stories are offered where one is not there.
_NEAR = 3


def story_at(request: Request, workspace: "Workspace", name: str = "id") -> "StoryRow":
    """The story whose id stands in the address under ``name``.

    Raises:
        Missing: if there is none; stories with a like id, or the newest, are offered.

    """
    wanted = request.path_params[name]
    rows = {row.id: row for row in workspace.stories()}
    if wanted in rows:
        return rows[wanted]
    likely = get_close_matches(wanted, rows, n=_NEAR, cutoff=0.6) or list(rows)[-_NEAR:]
    raise Missing(
        "This story is not in the workspace: it may have been removed while you had it open.",
        "What people said about it stays in the log.",
        tuple((f"/stories/{each}", rows[each].title) for each in likely),
    )


def document_at(request: Request, workspace: "Workspace", name: str = "id") -> "DocumentRow":
    """The document whose id stands in the address under ``name``, without its text.

    Raises:
        Missing: if there is none.

    """
    wanted = request.path_params[name]
    try:
        rows = workspace.documents(ids=(wanted,))
    except AccordingError:
        rows = ()
    if rows:
        return rows[0]
    raise Missing(
        "This document is not in the workspace: it may have been removed while you had it open.",
        "What people said about it stays in the log.",
    )


def onward(request: Request, default: str) -> str:
    """Where the form leads on to: its field ``next`` if that is the address of a page of ours, else ``default``."""
    wanted = form(request).get("next") or request.query_params.get("next", "")
    return wanted if is_page(request, wanted) else default


def is_page(request: Request, address: str) -> bool:
    """Whether this is the address of a page of ours, as a path and perhaps a query; never another machine's."""
    if not address.startswith("/") or address[1:2] in ("/", "\\") or not address.isascii() or not address.isprintable():
        return False
    if "\\" in address or " " in address or len(address) > 1000:
        return False
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return False
    scope = {"type": "http", "path": parts.path, "method": "GET", "root_path": ""}
    return any(isinstance(each, Route) and each.matches(scope)[0] is Match.FULL for each in request.app.routes)
