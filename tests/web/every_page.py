"""Every page of the app over a workspace in which people were at work, by its address."""

import re
from pathlib import Path

from filled_workspace import Filled

from according import wiring
from according.core import Action, Draft, Subject, SubjectKind
from according.store import Workspace
from according.web.app import WebSettings, create_app

#: What is no page: downloads and files.
_FILES = ("/report", ".jsonl", "/static/{name}", "/export")
#: Further states of pages, beside the plain one of each route.
STATES = (
    "/search?q=petition",
    "/search?q=speaker:calder",
    "/search?q=date:never",
    "/search?q=zzz",
    "/stories/{id}/timeline?level=all",
    "/stories/{id}/findings?verdict=rejected",
    "/stories/{empty}",
    "/stories/{empty}/add",
    "/stories/{empty}/findings",
    "/stories/{empty}/timeline",
    "/stories/{id}/read?a=A&a=B&a=C",
    "/there-is-no-such-page",
)


def routes() -> list[str]:
    """The paths of all pages, from the app itself: a new page is looked at without being named here."""
    app = create_app(WebSettings(workspace=Path("none.db")))
    paths = [route.path for route in app.routes if "GET" in (getattr(route, "methods", None) or ())]
    return sorted(path for path in paths if not path.endswith(_FILES))


def worked_on(made: Filled) -> dict[str, dict[str, str]]:
    """Let people accept, set aside and note, and something wait in the tray; what stands for each part of a path."""
    with Workspace.open(made.path) as workspace:
        wiring.accept(workspace, made.story, made.findings[0], who="Ana", why="I asked them.")
        wiring.reject(workspace, made.story, made.findings[1], who="Ben")
        finding = wiring.subject_of(workspace, made.story, SubjectKind.FINDING, made.findings[2])
        wiring.note(workspace, finding, "To be asked again.", who="Ben")
        lost = Subject(kind=SubjectKind.FINDING, id="f-gone", name="It is gone", sort="differs", story=made.story)
        workspace.append(Draft(who="Ana", action=Action.ACCEPT, subject=lost))
        shown = wiring.shown(workspace, made.story)
        assert shown.comparison is not None
        annotated = next(a for a in shown.comparison.documents if a.attributions)
        job = workspace.queue("add", {}, made.story).id
    return {
        "/stories/{id}": {
            "id": made.story,
            "finding": made.findings[0],
            "entity": shown.comparison.entities[0].id,
            "group": shown.comparison.alignments[0].id,
        },
        "/stories/{empty}": {"empty": made.empty_story},
        "/documents": {"id": annotated.id, "attribution": annotated.attributions[0].id},
        "/jobs": {"id": job},
        "/steps": {"number": "1", "step": "1", "id": "1"},
    }


def address(path: str, parts: dict[str, dict[str, str]]) -> str:
    """The path with its parts filled in."""
    of = next((parts for start, parts in parts.items() if path.startswith(start)), {})
    return re.sub(r"\{(\w+)(?::\w+)?\}", lambda part: of[part[1]], path)
