"""The guard in front of every page: Host, link and cookie, who sends a form, and what stands on every answer."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from according.web import limits
from according.web.app import App, WebSettings, create_app

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

    def fail(_: object) -> PlainTextResponse:
        raise RuntimeError("Mayor Lind said nothing")

    routes = [
        Route("/plain", lambda _: PlainTextResponse("seen"), methods=["GET", "POST"]),
        Route("/fault", fail),
    ]
    pages = SimpleNamespace(routes=routes)
    return create_app(WebSettings(workspace=tmp_path / "none.db"), modules=(pages,))


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


def test_host_must_be_given_once(guarded: App) -> None:
    """A request without a Host, or with two of them, is refused, whatever they say."""
    good = (b"host", b"127.0.0.1:8137")
    for sent in ([], [good, good], [good, (b"host", b"evil.example")]):
        assert _status(guarded, "GET", "/plain", sent) == 400


def test_other_names_are_told_at_the_start(tmp_path: Path) -> None:
    """A name that the user gave passes with the server's port or with its own, and nothing else does."""
    app = create_app(WebSettings(workspace=tmp_path / "none.db", names=("desk.example", "localhost:9000")), modules=())
    for host, status in (
        (b"desk.example:8137", 401),
        (b"localhost:9000", 401),
        (b"localhost:9001", 400),
        (b"desk.example", 400),
        (b"desk.example:9000", 400),
    ):
        assert _status(app, "GET", "/", [(b"host", host)]) == status


def test_link_opens_once_and_leaves_the_address(guarded: App, outside: TestClient) -> None:
    """A link becomes a cookie that no script reads, by a redirect without the token; a second use fails."""
    token = guarded.state.sessions.new_link()
    first = outside.get("/", params={"token": token})
    assert (first.status_code, first.headers["location"]) == (303, "/")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert token not in cookie
    assert outside.get("/plain").text == "seen"
    other = TestClient(guarded, base_url=_BASE, follow_redirects=False)
    second = other.get("/", params={"token": token})
    assert second.status_code == 401
    assert "used before" in second.text
    assert token not in second.text
    assert "set-cookie" not in second.headers
    assert other.get("/plain").status_code == 401


def test_looking_at_a_link_does_not_use_it_up(guarded: App, outside: TestClient) -> None:
    """Only a GET of the first page opens a link: a HEAD, a form and another address leave it as it is."""
    token = guarded.state.sessions.new_link()
    assert outside.head("/", params={"token": token}).status_code == 401
    assert outside.get("/plain", params={"token": token}).status_code == 401
    assert outside.post("/", params={"token": token}, headers={"origin": _BASE}).status_code == 401
    assert outside.get("/", params=[("token", token), ("token", "x")]).status_code == 401
    assert outside.get("/", params={"token": token}).status_code == 303


def test_link_from_another_site_lets_in_by_a_page(guarded: App, outside: TestClient) -> None:
    """Where the browser would not send the cookie after a redirect, a page with a link stands between."""
    answer = outside.get(
        "/",
        params={"token": guarded.state.sessions.new_link()},
        headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"},
    )
    assert answer.status_code == 200
    assert '<a href="/">' in answer.text
    assert "HttpOnly" in answer.headers["set-cookie"]


def test_secrets_are_new_at_each_start(tmp_path: Path) -> None:
    """The cookie and the link of an earlier start let nobody in."""
    first, second = (create_app(WebSettings(workspace=tmp_path / "none.db"), modules=()) for _ in range(2))
    cookie = first.state.sessions.exchange(first.state.sessions.new_link())
    client = TestClient(second, base_url=_BASE, follow_redirects=False)
    assert client.get("/", headers={"cookie": f"according-8137={cookie}"}).status_code == 401
    assert client.get("/", params={"token": first.state.sessions.new_link()}).status_code == 401


def test_cookies_of_two_servers_do_not_mix(guarded: App, inside: TestClient) -> None:
    """A cookie given twice with different values, or under another port's name, lets nobody in."""
    (value,) = inside.cookies.values()
    fresh = TestClient(guarded, base_url=_BASE)
    for cookie in (
        f"according-8137={value}; according-8137=x",
        f"according-8138={value}",
        f"according-8137={value}x",
        "according-8137=",
        "according-8137",
    ):
        assert fresh.get("/plain", headers={"cookie": cookie}).status_code == 401
    assert fresh.get("/plain", headers={"cookie": f"a=b; according-8137={value}"}).status_code == 200


def test_nobody_is_let_in_without_the_link(outside: TestClient) -> None:
    """Without the cookie every page and form answers with what to do, and assets alone are given."""
    for path in ("/", "/plain", "/stories/x", "/search?q=budget", "/nowhere"):
        answer = outside.get(path)
        assert answer.status_code == 401
        assert "link" in answer.text
        assert outside.post(path, headers={"origin": _BASE}).status_code == 401
    assert outside.get("/static/page.css").status_code == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": _BASE}, 403),
        ({"sec-fetch-site": "nonsense"}, 403),
        ({"sec-fetch-site": ""}, 403),
        ({"origin": _BASE}, 200),
        ({"origin": "http://127.0.0.1:8138"}, 403),
        ({"origin": "http://localhost:8137"}, 403),
        ({"origin": "http://127.0.0.1:8137.evil.example"}, 403),
        ({"origin": "http://127.0.0.1:8137@evil.example"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
        ({"referer": f"{_BASE}/plain"}, 403),
        ({}, 403),
    ],
    ids=lambda value: str(value),
)
def test_forms_of_other_sites_are_refused(inside: TestClient, sent: dict[str, str], status: int) -> None:
    """A form is taken from a page of ours alone: by Sec-Fetch-Site, and by Origin where the browser has none."""
    assert inside.post("/plain", headers=sent).status_code == status


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, 403),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, 403),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, 403),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "object"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 200),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, 200),
        ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 200),
        ({}, 200),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else "-".join(value.values()),
)
def test_what_other_sites_ask_for_is_refused(inside: TestClient, sent: dict[str, str], status: int) -> None:
    """A page of another site, or a frame, is given nothing; a person may follow a link to here."""
    for path in ("/plain", "/static/page.css"):
        assert inside.get(path, headers=sent).status_code == status


def test_every_answer_has_the_headers(guarded: App, inside: TestClient, outside: TestClient) -> None:
    """The policy stands on pages, assets, redirects and every kind of error, once, and no server is named."""
    answers = {
        200: inside.get("/plain"),
        401: outside.get("/plain"),
        400: inside.get("/plain", headers={"host": "evil.example"}),
        403: inside.post("/plain", headers={"sec-fetch-site": "cross-site"}),
        404: inside.get("/nowhere"),
        405: inside.post("/fault", headers={"sec-fetch-site": "none"}),
        413: inside.post(
            "/plain",
            content=b"a=" + b"b" * 8_000_001,
            headers={"sec-fetch-site": "none", "content-type": "application/x-www-form-urlencoded"},
        ),
        415: inside.post("/plain", content=b"{}", headers={"sec-fetch-site": "none", "content-type": "text/plain"}),
        500: inside.get("/fault"),
        303: outside.get("/", params={"token": guarded.state.sessions.new_link()}),
        204: inside.options("/plain"),
    }
    more = [
        inside.get("/static/page.css"),
        inside.get("/static/none.css"),
        inside.request("DELETE", "/plain"),
        inside.head("/plain"),
    ]
    for status, answer in (*answers.items(), *((each.status_code, each) for each in more)):
        assert answer.status_code == status
        for name, value in _STRICT.items():
            assert answer.headers.get_list(name) == [value], (status, name)
        assert answer.headers["permissions-policy"]
        assert not {name for name in answer.headers if name.startswith("access-control")}
        assert "server" not in answer.headers


def test_fault_shows_nothing_of_its_words(inside: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """A fault's page says what to do, and neither the page nor the log has the words of the error."""
    answer = inside.get("/fault")
    assert "fault of the program" in answer.text
    for text in (answer.text, caplog.text):
        assert "Lind" not in text
        assert "Traceback" not in text
    assert "RuntimeError" in caplog.text


def test_requests_under_way_are_bounded(inside: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """While as many requests are under way as are answered at once, another is asked to come again."""
    monkeypatch.setattr(limits, "REQUESTS", 0)
    answer = inside.get("/plain")
    assert answer.status_code == 503
    assert "try again" in answer.text


def test_methods_are_few(inside: TestClient) -> None:
    """HEAD answers as GET without a body, OPTIONS tells the methods to nobody's origin, others are refused."""
    assert (inside.head("/plain").status_code, inside.head("/plain").content) == (200, b"")
    told = inside.options("/plain", headers={"origin": "http://evil.example", "access-control-request-method": "POST"})
    assert (told.status_code, told.content) == (204, b"")
    assert told.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "GETS"):
        answer = inside.request(method, "/plain", headers={"sec-fetch-site": "same-origin"})
        assert answer.status_code == 405
        assert "allow" in answer.headers


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/\\evil.example", "/plain/", "//evil.example/%2e%2e", "/%2f%2fevil.example/"]
)
def test_no_address_leads_elsewhere(inside: TestClient, path: str) -> None:
    """No path is turned into a redirect to another place."""
    answer = _answer(inside, path)
    assert answer[0] == 404
    assert b"location" not in answer[1]


def _status(app: App, method: str, path: str, headers: list[tuple[bytes, bytes]]) -> int:
    return _asked(app, method, path, headers)[0]


def _answer(client: TestClient, path: str) -> tuple[int, dict[bytes, bytes]]:
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items()).encode()
    return _asked(client.app, "GET", path, [(b"host", b"127.0.0.1:8137"), (b"cookie", cookies)])  # type: ignore[arg-type]


def _asked(app: App, method: str, path: str, headers: list[tuple[bytes, bytes]]) -> tuple[int, dict[bytes, bytes]]:
    """A request as no client would make it."""
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": headers,
        "scheme": "http",
        "server": ("127.0.0.1", 8137),
        "root_path": "",
        "http_version": "1.1",
        "state": {},
    }
    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    return int(str(sent[0]["status"])), dict(sent[0]["headers"])  # type: ignore[call-overload]
