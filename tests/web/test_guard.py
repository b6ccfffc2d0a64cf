"""The guard in front of every page: Host, link and cookie, who sends a form, and what stands on every answer."""

from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from according.web.app import App, WebSettings, create_app
from according.web.safety import good_hosts

_BASE = "http://127.0.0.1:8137"
_STRICT = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@pytest.fixture
def guarded(tmp_path: Path) -> App:
    """An app with a page that takes forms, one that fails, and no workspace behind them."""
    app = create_app(WebSettings(workspace=tmp_path / "none.db"))

    def fail(request: object) -> PlainTextResponse:
        raise RuntimeError("Mayor Lind said nothing")

    app.router.routes[:0] = [
        Route("/plain", lambda _: PlainTextResponse("seen"), methods=["GET", "POST"]),
        Route("/fault", fail),
    ]
    return app


@pytest.fixture
def outside(guarded: App) -> TestClient:
    """A browser that was not let in."""
    return TestClient(guarded, base_url=_BASE, follow_redirects=False)


@pytest.fixture
def inside(guarded: App) -> TestClient:
    """A browser that was let in."""
    client = TestClient(guarded, base_url=_BASE, follow_redirects=False)
    client.get("/", params={"token": guarded.state.sessions.new_link()})
    return client


@pytest.mark.parametrize("host", ["127.0.0.1:8137", "localhost:8137", "LOCALHOST:8137", "[::1]:8137"])
def test_own_hosts_pass(inside: TestClient, host: str) -> None:
    """Every name of this machine with the right port is let through."""
    cookie = inside.headers.get("cookie") or "; ".join(f"{k}={v}" for k, v in inside.cookies.items())
    assert inside.get("/plain", headers={"host": host, "cookie": cookie}).text == "seen"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8137",
        "127.0.0.1",
        "127.0.0.1:8138",
        "127.0.0.1@evil.example:8137",
        "127.0.0.1:8137@evil.example",
        "127.0.0.1:8137, evil.example",
        "127.0.0.1:8137.",
        "127.0.0.1.evil.example:8137",
        "0.0.0.0:8137",
        "::1:8137",
        "",
        " ",
    ],
)
def test_forged_hosts_are_refused(inside: TestClient, host: str) -> None:
    """Another Host is refused before anything else, with the cookie and without saying what is here."""
    answer = inside.get("/plain", headers={"host": host})
    assert answer.status_code == 400
    assert "seen" not in answer.text
    assert "evil" not in answer.text
