"""Browsers of the tests: let in by the link, speaking to an app over a workspace of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from according.web.app import App, WebSettings, create_app

#: Where the apps of the tests believe to be served.
BASE = "http://127.0.0.1:8137"
#: What a browser says of a form that came from a page of ours.
OWN = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", "origin": BASE}


def let_in(app: App, *, raise_server_exceptions: bool = True) -> TestClient:
    """A browser that has opened the link of this app; it follows no redirect by itself."""
    client = TestClient(app, base_url=BASE, follow_redirects=False, raise_server_exceptions=raise_server_exceptions)
    client.headers.update(OWN)
    answer = client.get("/", params={"token": app.state.sessions.new_link()})
    assert answer.status_code == 303
    return client


@pytest.fixture
def workspace_path(tmp_path: Path) -> Path:
    """An empty workspace."""
    from according.store import Workspace

    path = tmp_path / "according.db"
    Workspace.create(path).close()
    return path


@pytest.fixture
def app(workspace_path: Path) -> App:
    """The app over the empty workspace."""
    return create_app(WebSettings(workspace=workspace_path))


@pytest.fixture
def client(app: App) -> Iterator[TestClient]:
    """A browser that was let in to ``app``."""
    with let_in(app) as browser:
        yield browser


@pytest.fixture
def browser_for() -> Callable[[Path], TestClient]:
    """Makes a browser that was let in to an app over the workspace at a path."""
    return lambda path: let_in(create_app(WebSettings(workspace=path)))
