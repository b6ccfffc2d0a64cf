"""Browsers of the tests: let in by the link, speaking to an app over a workspace of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from let_in import let_in
from starlette.testclient import TestClient

from according.web.app import App, WebSettings, create_app


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
