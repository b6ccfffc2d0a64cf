"""The server on its socket: the link, its end, and what it does with those who do not speak HTTP as a browser does."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from according.core import UsageError
from according.store import Workspace
from according.web import limits
from according.web.app import WebSettings, create_app
from according.web.serving import _shown, listen, server_of

_EVERYWHERE = "0.0.0.0"  # noqa: S104 - what is tested
_POSIX = pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")


class _Served:
    """A server in a thread, over an app with one plain page."""

    def __init__(self, folder: Path) -> None:
        listening = listen("127.0.0.1", 0)
        self.port: int = listening.getsockname()[1]
        pages = SimpleNamespace(
            routes=[
                Route("/plain", lambda _: PlainTextResponse("seen"), methods=["GET", "POST"]),
                Route("/long", lambda _: PlainTextResponse("x" * 50_000_000)),
            ]
        )
        app = create_app(WebSettings(workspace=folder / "none.db", port=self.port), modules=(pages,))
        sessions = app.state.sessions
        self.cookie = f"{sessions.cookie}={sessions.exchange(sessions.new_link())}"
        self.server = server_of(app)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listening]}, daemon=True)
        self.thread.start()

    def head(self, line: str = "GET /plain HTTP/1.1", *more: str) -> bytes:
        """The head of a request by a browser that was let in."""
        lines = [line, f"Host: 127.0.0.1:{self.port}", f"Cookie: {self.cookie}", "Sec-Fetch-Site: same-origin", *more]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def say(self, *pieces: bytes, wait: float = 10.0, pause: float = 0.0) -> bytes:
        """What comes back for these bytes until the server closes the connection or says no more for a while."""
        heard = b""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as talk:
            try:
                for piece in pieces:
                    talk.sendall(piece)
                    time.sleep(pause)
                while more := talk.recv(1_000_000):
                    heard += more
            except (TimeoutError, ConnectionError):
                pass
            return heard

    def well(self) -> bool:
        """Whether it still answers as it should."""
        return b"seen" in self.say(self.head("GET /plain HTTP/1.1", "Connection: close"))


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Served]:
    """A server that soon closes connections on which nothing more comes."""
    monkeypatch.setattr(limits, "IDLE", 1)
    made = _Served(tmp_path)
    yield made
    made.server.should_exit = True
    made.thread.join(10)


@pytest.mark.parametrize(
    "said",
    [
        b"nonsense\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
        b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        b"GET  / HTTP/1.1\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: \x00\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
    ids=(
        "nonsense",
        "tls",
        "version",
        "two-spaces",
        "nul-in-path",
        "space-before-colon",
        "two-hosts",
        "no-host",
        "nul-in-header",
        "long-header",
        "many-headers",
        "long-path",
        "negative-length",
        "two-lengths",
        "length-and-chunks",
        "bad-chunk",
        "gzip-chunked",
        "http2",
    ),
)
def test_broken_requests_get_a_plain_answer_and_the_headers(served: _Served, said: bytes) -> None:
    """What is no request is answered with 400 and the policy, or not at all, and the server goes on."""
    heard = served.say(said)
    assert not heard or heard.startswith(b"HTTP/1.1 400 ")
    assert b"\r\nx: " not in heard.lower()
    if heard:
        assert b"content-security-policy: default-src 'none'" in heard
        assert b"cache-control: no-store" in heard
        assert b"server:" not in heard.lower()
        assert b"uvicorn" not in heard.lower()
    assert served.well()


def test_long_heads_are_refused(served: _Served) -> None:
    """A head that is longer than any browser's is refused, also from a browser that was let in."""
    for more in (["X: " + "y" * 30_000], ["X: y"] * 3000):
        assert served.say(served.head("GET /plain HTTP/1.1", *more)).startswith((b"HTTP/1.1 431 ", b"HTTP/1.1 400 "))
    assert served.say(served.head("GET /" + "a" * 3000 + " HTTP/1.1")).startswith(b"HTTP/1.1 404 ")
    assert served.say(served.head("GET /plain?" + "a" * 9000 + " HTTP/1.1")).startswith(b"HTTP/1.1 404 ")
    assert served.well()


def test_addresses_of_other_machines_are_no_pages(served: _Served) -> None:
    """A request line with a whole address, or an authority alone, is not taken for a page of ours."""
    for line in (
        "GET http://evil.example/plain HTTP/1.1",
        "GET //evil.example/plain HTTP/1.1",
        "GET /\\evil.example HTTP/1.1",
        "GET /plain/../../etc/passwd HTTP/1.1",
        "GET /static/%2e%2e%2fapp.py HTTP/1.1",
        "GET /static/..%5capp.py HTTP/1.1",
        "GET * HTTP/1.1",
    ):
        heard = served.say(served.head(line, "Connection: close"))
        assert heard.startswith(b"HTTP/1.1 404 "), line
        assert b"location:" not in heard


def test_requests_behind_one_another_are_answered_in_turn(served: _Served) -> None:
    """Several requests sent at once over one connection each get their answer."""
    heard = served.say(served.head() * 20 + served.head("GET /plain HTTP/1.1", "Connection: close"))
    assert heard.count(b"HTTP/1.1 200 ") == 21
    assert heard.count(b"\r\nreferrer-policy: no-referrer\r\n") == 21


def test_second_request_smuggled_in_a_form_is_no_request(served: _Served) -> None:
    """What stands in a form's body is never taken for a request of its own."""
    inner = served.head("POST /plain HTTP/1.1")
    heard = served.say(
        served.head(
            "POST /plain HTTP/1.1",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(inner)}",
            "Connection: close",
        )
        + inner
    )
    assert heard.count(b"HTTP/1.1") == 1


def test_no_websocket_and_no_other_protocol(served: _Served) -> None:
    """A request to change the protocol is answered as an ordinary one."""
    heard = served.say(
        served.head(
            "GET /plain HTTP/1.1",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
        ),
        wait=1.0,
    )
    assert not heard.startswith(b"HTTP/1.1 101")
    assert served.well()


def test_slow_heads_are_not_waited_for(served: _Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sends nothing, or the head of a request drop by drop, is let go after a while."""
    monkeypatch.setattr(limits, "HEAD_WAIT", 0.3)
    start = time.monotonic()
    assert served.say(b"") == b""
    assert served.say(b"GET /plain HT") == b""
    assert served.say(*[bytes([each]) for each in b"GET /plain HTTP/1.1\r\nHost:"], pause=0.05) == b""
    # A second request on a connection that was answered once.
    heard = served.say(served.head() + b"GET /pl")
    assert heard.count(b"HTTP/1.1 200 ") == 1
    assert time.monotonic() - start < 10
    assert served.well()


def test_who_does_not_take_an_answer_is_let_go(served: _Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection on which an answer is not taken ends after a while."""
    monkeypatch.setattr(limits, "ANSWER_WAIT", 0.3)
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as talk:
        talk.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        talk.sendall(served.head("GET /long HTTP/1.1"))
        deadline = time.monotonic() + 10
        while served.server.server_state.connections and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not served.server.server_state.connections
    assert served.well()


def test_connections_are_bounded(served: _Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many connections at one time another is turned away, and taken again when there is room."""
    monkeypatch.setattr(limits, "CONNECTIONS", 3)
    held = [socket.create_connection(("127.0.0.1", served.port), timeout=10) for _ in range(3)]
    try:
        deadline = time.monotonic() + 10
        while len(served.server.server_state.connections) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert served.say(served.head(), wait=5) == b""
    finally:
        for each in held:
            each.close()
    deadline = time.monotonic() + 10
    while served.server.server_state.connections and time.monotonic() < deadline:
        time.sleep(0.02)
    assert served.well()


def test_refusal_comes_before_the_whole_of_a_large_form(served: _Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that is too large is refused in words, although the browser goes on sending it."""
    monkeypatch.setattr(limits, "BODY", 10_000)
    head = served.head(
        "POST /plain HTTP/1.1", "Content-Type: multipart/form-data; boundary=b", "Content-Length: 3000000"
    )
    heard = served.say(head, *[b"x" * 100_000] * 30, wait=2.0)
    assert heard.startswith(b"HTTP/1.1 413 ")
    assert b"at once" in heard
    assert served.well()


def test_form_that_becomes_nonsense_is_no_fault(served: _Served, caplog: pytest.LogCaptureFixture) -> None:
    """A body that breaks off in nonsense ends the connection, and is told in no log as a fault of ours."""
    head = served.head(
        "POST /plain HTTP/1.1", "Content-Type: multipart/form-data; boundary=b", "Transfer-Encoding: chunked"
    )
    heard = served.say(head, b"5\r\n--b\r\n\r\n", b"nonsense\r\n\r\n", pause=0.1)
    assert not heard or heard.startswith(b"HTTP/1.1 400 ")
    assert served.well()
    assert "according.web" not in {record.name for record in caplog.records}


def test_browser_is_opened_by_a_file_that_nobody_else_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The link is on no command line: the browser is given a file for its owner alone, which is gone in the end."""
    seen: list[tuple[str, int, str]] = []
    done = threading.Event()

    def opened(address: str) -> None:
        path = Path(address.removeprefix("file://"))
        seen.append((address, path.stat().st_mode & 0o777, path.read_text(encoding="utf-8")))
        done.set()

    monkeypatch.setattr("webbrowser.open", opened)
    with _shown("http://127.0.0.1:8137/?token=secret", tmp_path):
        assert done.wait(20)
    ((address, mode, page),) = seen
    assert "secret" not in address
    assert mode == 0o600
    assert "url=http://127.0.0.1:8137/?token=secret" in page
    assert list(tmp_path.iterdir()) == []


def test_link_is_on_no_command_line_where_nothing_can_be_put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the workspace's folder takes no file, the browser's stands elsewhere; what fails meanwhile is told."""
    seen: list[str] = []
    done = threading.Event()
    monkeypatch.setattr("webbrowser.open", lambda address: (seen.append(address), done.set()))

    def fail() -> None:
        with _shown("http://127.0.0.1:8137/?token=secret", tmp_path / "none"):
            assert done.wait(20)
            raise OSError("the socket broke")

    with pytest.raises(OSError, match="the socket broke"):
        fail()
    assert seen[0].startswith("file://")
    assert not Path(seen[0].removeprefix("file://")).exists()


def test_taken_port_is_told(tmp_path: Path) -> None:
    """A port that another program has, or an address that is not this machine's, is told with what to do."""
    taken = listen("127.0.0.1", 0)
    try:
        with pytest.raises(UsageError, match="is taken by another program; leave --port out"):
            listen("127.0.0.1", taken.getsockname()[1])
    finally:
        taken.close()
    for host in ("203.0.113.7", "no such name", "127.0.0.1/8"):
        with pytest.raises(UsageError, match="no address of this machine"):
            listen(host, 0)
    assert list(tmp_path.iterdir()) == []


@_POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=("interrupted", "terminated"))
def test_command_serves_and_ends(workspace_path: Path, number: signal.Signals) -> None:
    """“according serve” shows a link that works once, tells nothing else, and ends with 0 when it is asked to."""
    with Workspace.open(workspace_path) as workspace:
        story = workspace.new_story("The ferry")
        workspace.queue("wait", {}, story=story.id)
        workspace.cancel(workspace.jobs()[0].id)
    with _command(workspace_path) as (process, said):
        address = said("token=")
        host, token = re.search(r"http://(127\.0\.0\.1:\d+)/\?token=(\S+)", address).groups()  # type: ignore[union-attr]
        port = int(host.partition(":")[2])
        first = _asked(port, f"GET /?token={token} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
        assert b"HTTP/1.1 303 " in first
        cookie = re.search(rb"set-cookie: ([^;]+);", first)[1].decode()  # type: ignore[index]
        again = _asked(port, f"GET /?token={token} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
        assert b"HTTP/1.1 401 " in again
        page = _asked(port, f"GET / HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n")
        assert b"The ferry" in page
        process.send_signal(number)
        assert process.wait(20) == 0
        rest = said("Ended.")
        assert rest.count("token=") == 1
        assert "GET" not in rest
        assert "Traceback" not in rest


@_POSIX
def test_command_tells_what_is_wrong_with_the_workspace(tmp_path: Path) -> None:
    """A file that is missing, damaged or of another program is told in a sentence, and nothing is served."""
    foreign = tmp_path / "notes.db"
    foreign.write_bytes(b"SQLite format 3\0" + b"\0" * 2000)
    text = tmp_path / "notes.txt"
    text.write_text("no database", encoding="utf-8")
    for path in (foreign, text, tmp_path / "missing.db"):
        done = subprocess.run(
            [sys.executable, "-m", "according", "serve", "-w", str(path)], capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 2
        assert path.name in done.stderr
        assert "Traceback" not in done.stderr
        assert "token" not in done.stderr


@_POSIX
def test_command_says_what_it_means_to_let_others_in(workspace_path: Path) -> None:
    """Listening for other machines needs their names for this one, and is told plainly."""
    done = subprocess.run(
        [sys.executable, "-m", "according", "serve", "-w", str(workspace_path), "--host", _EVERYWHERE],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "--name" in done.stderr
    with _command(workspace_path, "--host", _EVERYWHERE, "--name", "desk.example") as (process, said):
        shown = said("Ctrl-C")
        assert "OTHER MACHINES CAN REACH IT, at desk.example" in shown
        port = int(re.search(r"http://desk\.example:(\d+)/", shown)[1])  # type: ignore[index]
        for host, status in ((f"desk.example:{port}", b"401"), (f"127.0.0.1:{port}", b"401"), ("desk.example", b"400")):
            assert status in _asked(port, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")[:20]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def _asked(port: int, request: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as talk:
        talk.sendall(request.encode())
        heard = b""
        while more := talk.recv(100_000):
            heard += more
        return heard


class _command:  # noqa: N801 - a context manager used like a function
    """The command as a process, and a function that waits for words on its stderr and gives all that it said."""

    def __init__(self, path: Path, *options: str) -> None:
        self._words = path.with_name("said.txt")
        with self._words.open("wb") as file:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "according", "serve", "-w", str(path), *options], stderr=file, stdout=file
            )

    def __enter__(self):  # type: ignore[no-untyped-def]
        return self._process, self._said

    def _said(self, words: str) -> str:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            said = self._words.read_text(encoding="utf-8")
            if words in said:
                return said
            time.sleep(0.05)
        raise AssertionError(f"{words!r} was not said: {said}")

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
