"""What comes in with forms: bounded while it streams, and data alone."""

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from according.web import limits, uploads
from according.web.app import WebSettings, create_app
from according.web.uploads import form

_BASE = "http://127.0.0.1:8137"


def _told(request: Request) -> Response:
    sent = form(request)
    return JSONResponse(
        {
            "title": sent.get("title"),
            "all": sent.all("title"),
            "seen": sent.seen,
            "files": [[file.name, file.size, len(file.read())] for file in sent.files("file")],
        }
    )


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    """A browser that was let in to an app that tells what came."""
    pages = SimpleNamespace(routes=[Route("/told", _told, methods=["POST"])])
    app = create_app(WebSettings(workspace=tmp_path / "none.db"), modules=(pages,))
    browser = TestClient(app, base_url=_BASE, follow_redirects=False, headers={"sec-fetch-site": "same-origin"})
    browser.get("/", params={"token": app.state.sessions.new_link()})
    return browser


def test_fields_and_files_come_in_their_order(client: TestClient) -> None:
    """A form's fields and files are had by their names, in order; a file field without a choice is none."""
    answer = client.post(
        "/told",
        data={"title": ["Ferry", "Bridge"], "seen": "12"},
        files=[("file", ("b.txt", b"two")), ("file", ("a.txt", b"three")), ("file", ("", b""))],
    )
    assert answer.json() == {
        "title": "Ferry",
        "all": ["Ferry", "Bridge"],
        "seen": 12,
        "files": [["b.txt", 3, 3], ["a.txt", 5, 5]],
    }
    assert client.post("/told", data={"title": "Straße 7 € & ÷"}).json()["title"] == "Straße 7 € & ÷"
    assert client.post("/told").json() == {"title": "", "all": [], "seen": None, "files": []}


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\notes.txt", "notes.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("a%22b.txt", 'a"b.txt'),
        ("x" * 500 + ".html", "x" * 195 + ".html"),
        ("..", ".."),
        ("accord\nin\x1b[2Jg.txt", "accordin[2Jg.txt"),
    ],
    ids=("folders", "backslashes", "reversed", "quoted", "long", "dots", "steering"),
)
def test_names_of_files_are_data(client: TestClient, tmp_path: Path, claimed: str, kept: str) -> None:
    """A file's name keeps neither folders nor characters that act, and nothing is written under it."""
    boundary = "b"
    body = (
        f'--{boundary}\r\ncontent-disposition: form-data; name="file"; filename="'.encode()
        + claimed.replace("\n", "").replace("\\", "\\\\").encode()
        + b'"\r\n\r\nwords\r\n--b--\r\n'
    )
    answer = client.post("/told", content=body, headers={"content-type": "multipart/form-data; boundary=b"})
    assert answer.json()["files"] == [[kept, 5, 5]]
    assert list(tmp_path.iterdir()) == []


def _part(name: str, content: bytes, more: str = "") -> bytes:
    return f'--b\r\ncontent-disposition: form-data; name="{name}"{more}\r\n\r\n'.encode() + content + b"\r\n"


@pytest.mark.parametrize(
    ("limit", "value", "body", "words"),
    [
        ("FILE", 100, _part("file", b"x" * 101, '; filename="a"'), "larger"),
        ("FIELD", 100, _part("text", b"x" * 101), "longer"),
        ("FILES", 2, _part("file", b"x", '; filename="a"') * 3, "files"),
        ("FIELDS", 2, _part("text", b"x") * 3, "fields"),
        ("BODY", 200, _part("text", b"x") * 5, "at once"),
    ],
    ids=("a-file", "a-field", "files", "fields", "all"),
)
def test_too_much_is_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, body: bytes, words: str
) -> None:
    """Each limit is held to while the form streams in, and the page says which one it was."""
    monkeypatch.setattr(limits, limit, value)

    def pieces() -> Iterator[bytes]:
        # Without a length that is known beforehand.
        yield body + b"--b--\r\n"

    answer = client.post("/told", content=pieces(), headers={"content-type": "multipart/form-data; boundary=b"})
    assert answer.status_code == 413
    assert words in answer.text


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("multipart/form-data; boundary=b", _part("file", b"cut", '; filename="a"'), 400),
        ("multipart/form-data; boundary=b", b"no part at all", 400),
        ("multipart/form-data; boundary=b", b"", 400),
        ("multipart/form-data", _part("a", b"b") + b"--b--\r\n", 400),
        ("multipart/form-data; boundary=" + "b" * 300, b"", 400),
        ("multipart/form-data; boundary=b", b"--b\r\ncontent-type: text/plain\r\n\r\nx\r\n--b--\r\n", 400),
        ("multipart/form-data; boundary=b", b"--b\r\n" + b"x-a: b\r\n" * 50 + b"\r\nx\r\n--b--\r\n", 400),
        ("multipart/form-data; boundary=b", b"--b\r\nx-a: " + b"b" * 5000 + b"\r\n\r\nx\r\n--b--\r\n", 400),
        ("multipart/form-data; boundary=b", _part("a", b"\xff\xfe") + b"--b--\r\n", 400),
        ("application/x-www-form-urlencoded", b"a=%ff", 400),
        ("application/x-www-form-urlencoded", b"a=\xff", 400),
        ("application/x-www-form-urlencoded", b"&".join([b"a=b"] * 1000), 413),
        ("application/json", b"{}", 415),
        ("text/plain", b"title=x", 415),
        ("", b"title=x", 415),
    ],
    ids=(
        "cut",
        "no-part",
        "nothing",
        "no-boundary",
        "long-boundary",
        "no-name",
        "many-headers",
        "long-header",
        "not-utf8-part",
        "not-utf8",
        "not-ascii",
        "many-fields",
        "json",
        "text",
        "untyped",
    ),
)
def test_broken_forms_are_told_apart(client: TestClient, kind: str, body: bytes, status: int) -> None:
    """A form that is broken, too long or of another type is refused in words, and the server goes on."""
    answer = client.post("/told", content=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert client.post("/told", data={"title": "Ferry"}).json()["title"] == "Ferry"


def test_a_length_that_is_too_large_is_refused_unread(client: TestClient) -> None:
    """A form that says beforehand that it is too large is not read."""
    for length in (str(limits.BODY + 1), "9" * 30):
        answer = client.post(
            "/told",
            content=b"--b",
            headers={"content-type": "multipart/form-data; boundary=b", "content-length": length},
        )
        assert answer.status_code == 413


def test_large_files_wait_beside_the_workspace_for_their_owner_alone(
    tmp_path: Path, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large upload goes to a nameless file in the workspace's folder that nobody else can read."""
    modes: list[int] = []
    folders: list[str] = []
    taken = uploads.Upload.take

    def watched(self: uploads.Upload, piece: bytes) -> None:
        taken(self, piece)
        if self.size > limits.IN_MEMORY and not modes:
            number = self._file.fileno()
            modes.append(os.fstat(number).st_mode & 0o777)
            folders.append(str(Path(f"/proc/self/fd/{number}").readlink()) if Path("/proc").exists() else str(tmp_path))

    monkeypatch.setattr(uploads.Upload, "take", watched)
    answer = client.post("/told", files=[("file", ("large.txt", b"x" * 3_000_000))])
    assert answer.json()["files"] == [["large.txt", 3_000_000, 3_000_000]]
    assert modes == [0o600]
    assert folders[0].startswith(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_slow_forms_are_not_waited_for(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that stops in the middle of a form, or sends it drop by drop, is let go after a while."""
    monkeypatch.setattr(limits, "PIECE_WAIT", 0.05)
    assert _dripped(client, pause=10.0) == 408
    monkeypatch.setattr(limits, "PIECE_WAIT", 5.0)
    monkeypatch.setattr(limits, "BODY_WAIT", 0.2)
    assert _dripped(client, pause=0.03) == 408


def test_few_uploads_are_taken_in_at_one_time(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """While as many uploads are under way as are taken at once, another is asked to come again."""
    monkeypatch.setattr(limits, "UPLOADS", 0)
    answer = client.post("/told", files=[("file", ("a.txt", b"x"))])
    assert answer.status_code == 503
    assert "again" in answer.text


def _dripped(client: TestClient, pause: float) -> int:
    statuses: list[int] = []
    drops: list[bytes] = [b'--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n']

    async def receive() -> dict[str, object]:
        if not drops:
            await asyncio.sleep(pause)
            return {"type": "http.request", "body": b"x", "more_body": True}
        return {"type": "http.request", "body": drops.pop(), "more_body": True}

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(int(str(message["status"])))

    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/told",
        "raw_path": b"/told",
        "query_string": b"",
        "scheme": "http",
        "server": ("127.0.0.1", 8137),
        "root_path": "",
        "http_version": "1.1",
        "state": {},
        "headers": [
            (b"host", b"127.0.0.1:8137"),
            (b"sec-fetch-site", b"same-origin"),
            (b"cookie", cookies.encode()),
            (b"content-type", b"multipart/form-data; boundary=b"),
        ],
    }
    application: Callable[..., object] = client.app
    asyncio.run(application(scope, receive, send))  # type: ignore[arg-type]
    return statuses[0]
