"""Adding accounts to a story: files, a text that is pasted, and documents that the workspace has already."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from according.core import UsageError
from according.core.letters import letter
from according.report.account_lines import COLOURS
from according.store import DocumentRow, Query, parse_query
from according.web import limits
from according.web.addressed import story_at
from according.web.jobs import pasted, queue_add, under_way, uploaded
from according.web.rendering import render
from according.web.uploads import form

if TYPE_CHECKING:
    from according.store import StoryRow, Workspace

#: Documents of the workspace that are offered at once.
_OFFERED = 60
_FIELDS = ("text", "outlet", "published", "title", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """An account of the story with its letter."""

    row: DocumentRow
    place: int

    @property
    def letter(self) -> str:
        """Its letter."""
        return letter(self.place)

    @property
    def colour(self) -> int:
        """The number of its colour."""
        return self.place % COLOURS

    @property
    def name(self) -> str:
        """Its outlet, else the name of its file."""
        return self.row.outlet or self.row.path.replace("\\", "/").rpartition("/")[2] or "no outlet"


def add(request: Request) -> Response:
    """The story's accounts, and the ways to add to them."""
    return _page(request, {}, {})


def add_files(request: Request) -> Response:
    """Files that were uploaded: queued with their bytes; on to the page that tells how far it is."""
    files = form(request).files("file")
    if not files:
        return _page(request, {"file": "No file was chosen."}, {})
    with request.app.state.open() as workspace:
        story = story_at(request, workspace)
        job = queue_add(request, workspace, uploaded(files), story.id)
    return RedirectResponse(f"/jobs/{job.id}", 303)


def add_text(request: Request) -> Response:
    """A text that was pasted, with what the person says of it."""
    given = {name: form(request).get(name) for name in _FIELDS}
    errors = _wrong(given)
    if errors:
        return _page(request, errors, given)
    with request.app.state.open() as workspace:
        story = story_at(request, workspace)
        job = queue_add(request, workspace, (pasted(**given),), story.id)
    return RedirectResponse(f"/jobs/{job.id}", 303)


def _wrong(given: dict[str, str]) -> dict[str, str]:
    """What cannot be taken as it is, by field."""
    errors = {}
    if not given["text"].strip():
        errors["text"] = "There is no text yet: paste the text of the account."
    day = given["published"].strip()
    if day and not _is_date(day):
        errors["published"] = "Write the date as 2024-05-14, or 2024-05 where the day is not known."
    url = given["url"].strip()
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc):
        errors["url"] = "An address begins with https:// or http://."
    return errors


def _is_date(day: str) -> bool:
    try:
        date.fromisoformat(f"{day}-01"[:10] if len(day) == 7 else day[:10])
    except ValueError:
        return False
    return True


def _page(request: Request, errors: dict[str, str], values: dict[str, str]) -> Response:
    find = " ".join(request.query_params.get("find", "").split())[:400]
    with request.app.state.open() as workspace:
        story = story_at(request, workspace)
        try:
            known, total = _known(workspace, story, find)
        except UsageError as error:
            known, total, errors = (), 0, {**errors, "find": str(error)}
        rows = workspace.documents(story=story.id)
        job = under_way(workspace, story.id)
        everything = workspace.search(Query(limit=0)).total
    return render(
        request,
        "add.html.j2",
        422 if errors else 200,
        here="add",
        story=story,
        job=job,
        accounts=[AccountRow(row=row, place=place) for place, row in enumerate(rows)],
        known=known,
        known_total=total,
        any_known=everything > len(rows),
        find=find,
        errors={"file": "", "find": "", **dict.fromkeys(_FIELDS, ""), **errors},
        values={**dict.fromkeys(_FIELDS, ""), **values},
        most_files=limits.FILES,
        most_bytes=limits.FILE // 1_000_000,
    )


def _known(workspace: "Workspace", story: "StoryRow", find: str) -> tuple[tuple[DocumentRow, ...], int]:
    """Documents that are not in the story, those with the words looked for or the newest, and how many there are."""
    there = len(story.documents)
    query = parse_query(find, limit=_OFFERED + there) if find else Query(limit=_OFFERED + there)
    hits = workspace.search(query)
    ids = tuple(hit.document for hit in hits.documents if hit.document not in story.documents)[:_OFFERED]
    # Those that are in the story are taken off where they can be counted: among the hits that were looked at.
    held = sum(hit.document in story.documents for hit in hits.documents)
    return (workspace.documents(ids=ids) if ids else ()), hits.total - held


routes = [
    Route("/stories/{id}/add", add, methods=["GET"]),
    Route("/stories/{id}/add/files", add_files, methods=["POST"]),
    Route("/stories/{id}/add/text", add_text, methods=["POST"]),
]
