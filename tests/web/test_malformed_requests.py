"""Forms and addresses as no page of ours makes them: each has its answer, and none is a fault of the program."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from desk import Desk, words
from starlette.routing import Route

from according.store import Workspace
from according.web.app import App

_ODD = (
    "",
    "-1",
    "99999999999999999999",
    "1e9",
    "\u0663",
    "\0",
    "\u202e",
    "<script>alert(1)</script>",
    "9999-99-99",
    "//evil.example",
    "x" * 5_000,
)
_FIELDS = ("seen", "start", "end", "text", "why", "note", "name", "speaker", "kind", "relation", "with", "document")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Ada's desk."""
    return Desk(tmp_path)


def test_no_form_is_a_fault(desk: Desk) -> None:
    """Every form of every page, with fields that no page sends, is refused or taken, and breaks nothing."""
    asked = 0
    for route in desk.app.routes:
        if not isinstance(route, Route) or "POST" not in (route.methods or ()) or route.path == "/access/leave":
            continue
        for path in _filled_in(desk, route.path):
            for odd in _ODD:
                answer = desk.client.post(path, data={**dict.fromkeys(_FIELDS, odd), "next": odd})
                assert answer.status_code in (200, 303, 404, 409, 413, 422), (path, odd[:20], words(answer.text)[:200])
                assert "<script>alert" not in answer.text
                assert "evil.example" not in answer.headers.get("location", "")
                asked += 1
    assert asked > 400
    with Workspace.open(desk.path, write=False) as workspace:
        assert workspace.verify() == ()


@pytest.mark.parametrize("number", ["0", "99", "9223372036854775808", "9" * 500])
def test_steps_that_are_not_there_are_not_undone(desk: Desk, number: str) -> None:
    """The number of a step that the log does not have, however large, is answered in words."""
    answer = desk.client.post(f"/steps/{number}/undo", data={"seen": "0"})
    assert answer.status_code in (404, 422)
    assert "fault of the program" not in answer.text
    assert desk.log == ()


@pytest.mark.parametrize("more", ["&" * 60, "&a" * 300, "&token=x", "&%ff=%ff"])
def test_link_with_more_fields_is_answered(desk: Desk, more: str) -> None:
    """A link with many fields beside its token lets nobody in, and is no fault."""
    stranger = desk.browser()
    stranger.cookies.clear()
    assert stranger.get(f"/?token=guess{more}").status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-origin")],
        [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")],
        [("origin", "http://evil.example"), ("origin", "http://127.0.0.1:8137")],
        [("origin", "http://127.0.0.1:8137"), ("origin", "http://evil.example")],
    ],
)
def test_who_sends_a_form_is_said_once(desk: Desk, headers: list[tuple[str, str]]) -> None:
    """A form that comes with two words on where it is from is refused, whichever stands last."""
    cookie = "; ".join(f"{name}={value}" for name, value in desk.client.cookies.items())
    sent = [("host", "127.0.0.1:8137"), ("cookie", cookie), *headers]
    assert _status(desk.app, "/stories/new", [(name.encode(), value.encode()) for name, value in sent]) == 403


def _filled_in(desk: Desk, path: str) -> list[str]:
    """The path with what is there in its place, and with what is none of its kind."""
    there = {"story": desk.story, "document": desk.documents[0], "finding": desk.findings[0], "number": "1"}
    there["id"] = {"stories": desk.story, "documents": desk.documents[0]}.get(path.split("/")[1], "x")
    odd = quote("\u202e<b>'\"", safe="")
    elsewhere = {**there, **dict.fromkeys(("finding", "document", "deed", "way"), desk.story)}
    ways: tuple[Callable[[re.Match[str]], str], ...] = (
        lambda part: there.get(part[1], "accept"),
        lambda part: elsewhere.get(part[1], "accept"),
        lambda part: "9" * 30 if part[2] else odd,
    )
    return [re.sub(r"{(\w+)(:int)?}", way, path) for way in ways]


def _status(app: App, path: str, headers: list[tuple[bytes, bytes]]) -> int:
    """The answer to a form with just these headers."""
    statuses: list[int] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(int(str(message["status"])))

    scope = {"type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b""}
    more = {"scheme": "http", "server": ("127.0.0.1", 8137), "root_path": "", "http_version": "1.1", "state": {}}
    asyncio.run(app({**scope, **more, "headers": headers}, receive, send))  # type: ignore[arg-type]
    return statuses[0]
