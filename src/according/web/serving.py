"""Serving: the app on a socket of this machine, until it is interrupted."""

import contextlib
import errno
import ipaddress
import logging
import os
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from types import FrameType

import uvicorn

from according.core import AccordingError, UsageError
from according.store import Workspace
from according.web import limits
from according.web.app import App, WebSettings, create_app
from according.web.connections import Connection
from according.web.jobs import Worker
from according.web.rendering import ahead
from according.web.session import TOKEN
from according.wiring import Settings, made_with

#: Seconds that are left to answers under way when the server ends.
_FAREWELL = 3
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - asked for by the user alone, and told about


def serve(settings: WebSettings, *, open_browser: bool, tell: Callable[[str], None]) -> None:
    """Serves the workspace until Ctrl-C; ``tell`` is given what the terminal shows, the link among it.

    Raises:
        UsageError: if the port is taken, the address is not this machine's, or names are missing.
        InputError: if the workspace cannot be opened.

    """
    settings = replace(settings, readonly=settings.readonly or not _writable(settings.workspace))
    if settings.host in _EVERYWHERE and not settings.names:
        raise UsageError(
            f"--host {settings.host} listens on every address of this machine: name with --name each name or address "
            "by which the others call it, as in --name desk.example"
        )
    listening = listen(settings.host, settings.port)
    settings = replace(settings, port=listening.getsockname()[1])
    if not settings.names and not settings.alone:
        settings = replace(settings, names=(_bracketed(settings.host),))
    worker = None if settings.readonly else Worker(settings.workspace)
    app = create_app(settings, wake=worker.wake if worker else _nothing)
    link = f"http://{_own_name(settings)}/?{TOKEN}={app.state.sessions.new_link()}"
    for line in _words(settings, link):
        tell(line)
    for name in ("uvicorn.error", "python_multipart"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    server = server_of(app)
    with _shown(link, settings.workspace.absolute().parent) if open_browser else contextlib.nullcontext():
        try:
            if worker:
                worker.resume()
            # What the first page needs gets ready while the person opens the link.
            threading.Thread(target=_get_ready, daemon=True).start()
            server.run(sockets=[listening])
        finally:
            if worker:
                worker.close()
    left = _left(settings.workspace)
    tell("Ended." + (f" Jobs that were not done yet ({left}) go on with the next start." if left else ""))


def server_of(app: App) -> uvicorn.Server:
    """The server for an app: one process, bounded in everything, which tells nobody what it is or what was asked."""
    return _Server(
        uvicorn.Config(
            app,
            http=Connection,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=limits.IDLE,
            timeout_graceful_shutdown=_FAREWELL,
            h11_max_incomplete_event_size=limits.HEAD,
        )
    )


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on an address of this machine; a free port where ``port`` is 0.

    Raises:
        UsageError: if the port is taken or needs more rights, or the address is none of this machine's.

    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
        )[0]
        # With the protocol named, the event loop sends small answers at once.
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UsageError(f"--host {host} is no address of this machine; leave it out for this machine alone") from error
    try:
        if os.name == "posix":
            # A server that ended a moment ago does not block its port; elsewhere this would let others share it.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(limits.CONNECTIONS)
        listening.setblocking(False)
    except OSError as error:
        listening.close()
        raise UsageError(_unbound(host, port, error)) from error
    return listening


def _unbound(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program; leave --port out for a free one, or name another"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} may not be used by you; take one above 1023"
    return f"--host {host} is no address of this machine; leave it out for this machine alone"


class _Server(uvicorn.Server):
    """Ends on Ctrl-C and when it is told to, and leaves the rest to its caller."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """The signals by which it ends; they are not raised again."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        numbers = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
        before = {number: signal.signal(number, self._end) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _end(self, _: int, __: FrameType | None) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True


def _words(settings: WebSettings, link: str) -> list[str]:
    lines = [f"{settings.workspace} is open at", "", f"    {link}", ""]
    lines.append("The link lets in one browser, once. Whoever is in can make another on the page “Your name”.")
    if settings.alone:
        lines.append("Only this machine can reach it.")
    else:
        lines += [
            f"OTHER MACHINES CAN REACH IT, at {', '.join(settings.names)}. What is sent is not encrypted: whoever",
            "is on the same network can read along, the link and all texts. Use it only in one that you trust.",
        ]
    if settings.readonly:
        lines.append("The workspace can be read and not written: corrections and uploads are refused.")
    return [*lines, "End it with Ctrl-C."]


def _writable(path: Path) -> bool:
    """Whether the workspace can be written; opening it tells what else is wrong with it."""
    with Workspace.open(path) as workspace:
        return workspace.writable


def _left(path: Path) -> int:
    try:
        with Workspace.open(path, write=False) as workspace:
            return len(workspace.jobs(open_only=True))
    except AccordingError:
        return 0


def _own_name(settings: WebSettings) -> str:
    name = settings.names[0] if settings.host in _EVERYWHERE else _bracketed(settings.host)
    return name if name.rpartition(":")[2].isdigit() and name.count(":") == 1 else f"{name}:{settings.port}"


def _bracketed(host: str) -> str:
    try:
        return f"[{host}]" if ipaddress.ip_address(host).version == 6 else host
    except ValueError:
        return host


@contextlib.contextmanager
def _shown(link: str, folder: Path) -> Iterator[None]:
    """The browser, opened at the link.

    What a program is started with, everybody on the machine can see: the browser is given a file that the user alone
    can read, and that leads on.
    """
    import webbrowser

    page = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={escape(link)}">'
    with contextlib.ExitStack() as kept:
        for place in (folder, None):
            # Beside a workspace that can only be read nothing can be put; where there is no place, the terminal has it.
            with contextlib.suppress(OSError):
                file = kept.enter_context(
                    tempfile.NamedTemporaryFile(
                        "w", prefix="open-according-", suffix=".html", dir=place, encoding="utf-8"
                    )
                )
                file.write(page)
                file.flush()
                threading.Timer(0.3, webbrowser.open, (Path(file.name).as_uri(),)).start()
                break
        yield


def _get_ready() -> None:
    ahead()
    # Pages compare the models' names with those that a story was compared by; none of them is opened.
    made_with(Settings())


def _nothing() -> None:
    """Nobody works where nothing can be written."""
