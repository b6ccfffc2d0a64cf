"""Looking changes nothing: every address of the app is asked for, and the workspace is the same afterwards."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from filled_workspace import Filled, filled
from starlette.routing import Route
from starlette.testclient import TestClient

from according import wiring
from according.store import Workspace
from according.web.app import App, WebSettings, create_app
from according.web.jobs import queued_compare

_BASE = "http://127.0.0.1:8137"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A workspace with a story, steps of two people on it, and a job that waits."""
    found = filled(tmp_path_factory.mktemp("looking") / "according.db")
    with Workspace.open(found.path) as workspace:
        wiring.accept(workspace, found.story, found.findings[0], who="Ada", why="as it is", seen=0)
        wiring.reject(workspace, found.story, found.findings[1], who="Bo", why="it is not", seen=0)
        queued_compare(workspace, found.empty_story)
    return found


@pytest.fixture(scope="module")
def app(made: Filled) -> App:
    """The app over it."""
    return create_app(WebSettings(workspace=made.path))


@pytest.fixture(scope="module")
def client(app: App) -> TestClient:
    """A browser that was let in."""
    browser = TestClient(app, base_url=_BASE, follow_redirects=False, raise_server_exceptions=False)
    browser.headers["sec-fetch-site"] = "same-origin"
    browser.get("/", params={"token": app.state.sessions.new_link()})
    browser.cookies.set("according-name", "Ada")
    return browser


def test_looking_changes_nothing(made: Filled, app: App, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page, asked for by GET and HEAD, plainly and with fields of forms, leaves the workspace as it is.

    None of them opens a model: that is the working process's part.
    """

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page opened a model")

    monkeypatch.setattr("onnxruntime.InferenceSession.__init__", refuse)
    before = _content(made.path)
    asked = 0
    for path in _addresses(made, app, "GET"):
        for query in (
            "",
            "?said=settings-kept&step=1&page=2&q=school&kind=denies&next=//evil.example&seen=0&action=accept",
        ):
            for method in ("GET", "HEAD"):
                answer = client.request(method, f"{path}{query}")
                assert answer.status_code in (200, 404), (method, path, answer.status_code)
                asked += 1
    assert asked > 50
    assert _content(made.path) == before


def test_forms_of_strangers_change_nothing(made: Filled, app: App, client: TestClient) -> None:
    """No form of any page is taken from another site, or from a browser that was not let in."""
    before = _content(made.path)
    stranger = TestClient(app, base_url=_BASE, follow_redirects=False)
    for path in _addresses(made, app, "POST"):
        for sent in ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}):
            answer = client.post(
                path, data={"title": "x", "why": "x"}, headers={**sent, "origin": "http://evil.example"}
            )
            assert answer.status_code == 403, path
        assert stranger.post(path, data={"title": "x"}, headers={"sec-fetch-site": "none"}).status_code == 401, path
    assert _content(made.path) == before


def test_every_page_keeps_to_the_policy(made: Filled, app: App, client: TestClient) -> None:
    """No page has a style or script of its own, an address of another machine that loads, or a handler in a tag."""
    for path in _addresses(made, app, "GET"):
        answer = client.get(path)
        if (
            not answer.headers.get("content-type", "").startswith("text/html")
            or "content-disposition" in answer.headers
        ):
            continue
        page = re.sub(r"<!--.*?-->", "", answer.text, flags=re.DOTALL)
        tags = re.findall(r"<[a-zA-Z][^>]*>", page)
        assert not [tag for tag in tags if re.search(r"\son[a-z]+\s*=|\sstyle\s*=", tag)], path
        assert not re.search(r"<style|<script(?![^>]*\ssrc=)|<iframe|<object|<embed|<base", page), path
        for address in re.findall(r"\s(?:src|action|formaction|srcset|poster)\s*=\s*\"([^\"]*)\"", page):
            assert address.startswith("/"), (path, address)
        for tag in tags:
            if tag.startswith("<link"):
                assert 'href="/static/' in tag, (path, tag)


def _addresses(made: Filled, app: App, method: str) -> Iterator[str]:
    """Every path of every route, filled in with what is there, what is not, and what is no good."""
    with Workspace.open(made.path, write=False) as workspace:
        job = workspace.jobs()[0].id
        attributions = [one.id for one in workspace.annotated(made.documents[0]).attributions][:1]
    for route in app.routes:
        if not isinstance(route, Route) or method not in (route.methods or ()):
            continue
        ids = {"stories": [made.story, made.empty_story], "documents": [made.documents[0]], "jobs": [job]}
        names = re.findall(r"{([a-z_]+)(?::[a-z]+)?}", route.path)
        good = {
            "id": ids.get(route.path.split("/")[1], ["x"]),
            "fid": [made.findings[0]],
            "aid": attributions or ["x"],
            "document": [made.documents[0]],
            "name": ["web.css", "none.css", "..%2f..%2fapp.py"],
        }
        odd = ["x", "%00", "a%2f..%2fb", "%f0%9f%98%80", "'%22%3Cb%3E", "1" * 90]
        for values in product(*([*good.get(name, ["up"])] for name in names)):
            yield _filled_in(route.path, values)
        for value in odd if names else ():
            yield _filled_in(route.path, (value,) * len(names))


def _filled_in(path: str, values: tuple[str, ...]) -> str:
    left = iter(values)
    return re.sub(r"{[^}]+}", lambda _: next(left), path)


def _content(path: Path) -> str:
    """All that the workspace holds."""
    raw = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        digest = hashlib.sha256()
        for line in raw.iterdump():
            digest.update(line.encode())
        return digest.hexdigest()
    finally:
        raw.close()
