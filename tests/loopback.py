"""A real HTTP server on loopback for the tests of fetching, and a guard that is open for it alone."""

import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from according.fetch import Client, Guard, Limits

#: What a path answers with: status, headers and body, or a function that writes to the handler itself.
Route = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]
#: Limits that end a test that hangs, and none that a busy machine would reach.
QUICK = Limits(connect=5.0, first_byte=5.0, idle=5.0, total=15.0)


@dataclass
class Site:
    """The server: what it answers, what it was asked, and where it is."""

    port: int
    scheme: str = "http"
    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def at(self, path: str, host: str = "news.example") -> str:
        """The address of a path."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes | str, **headers: str) -> str:
        """Puts a page at a path, with headers."""
        data = body.encode() if isinstance(body, str) else body
        named = {"Content-Type": "text/html; charset=utf-8"}
        self.routes[path] = (200, {**named, **{k.replace("_", "-"): v for k, v in headers.items()}}, data)
        return self.at(path)

    def moved(self, path: str, target: str, status: int = 302) -> str:
        """Redirects a path."""
        self.routes[path] = (status, {"Location": target}, b"")
        return self.at(path)

    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [path for path, _, _ in self.asked]

    def guard(self, resolve: Callable[[str, int], Sequence[str]] | None = None) -> Guard:
        """A guard that is open for this server alone; every .example leads to it."""
        return Guard(
            resolve=resolve or (lambda host, _: ("127.0.0.1",) if host.endswith(".example") else ()),
            allowed=frozenset({("127.0.0.1", self.port)}),
        )

    def client(self, limits: Limits = QUICK, **more: object) -> Client:
        """A client behind that guard."""
        return Client(guard=self.guard(), limits=limits, **more)  # type: ignore[arg-type]


@contextmanager
def serving(secured: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that is served until the test is over, over TLS with this server's context."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers["Host"], dict(self.headers.items())))
            route = site.routes.get(self.path)
            if callable(route):
                try:
                    route(self)
                except OSError:
                    self.close_connection = True
                return
            status, headers, body = route or (404, {"Content-Type": "text/plain"}, b"nothing here")
            condition = self.headers.get("If-None-Match")
            if status == 200 and condition and condition == headers.get("ETag"):
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Quiet: clients hang up on purpose."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if secured:
        # The handshake is made by the thread that serves the connection, not by the one that accepts it.
        server.socket = secured.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site = Site(server.server_address[1], scheme="https" if secured else "http")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
