"""A workspace served as users get it, on loopback; what is queued is done beside it, by rules alone."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from according.store import Workspace
from according.web.app import App, WebSettings, create_app
from according.web.serving import listen, server_of
from according.web.working import carry_out
from according.wiring import Settings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass(frozen=True)
class Served:
    """A server that runs: its origin, and its app."""

    origin: str
    app: App
    path: Path

    def link(self) -> str:
        """A link that lets in one browser, once."""
        return f"{self.origin}/?token={self.app.state.sessions.new_link()}"


@contextmanager
def served(path: Path, *, works: bool = True) -> Iterator[Served]:
    """The server over the workspace at ``path``, and if it ``works`` somebody who reads and compares."""
    listening = listen("127.0.0.1", 0)
    port: int = listening.getsockname()[1]
    woken, over = threading.Event(), threading.Event()
    app = create_app(WebSettings(workspace=path, port=port), wake=woken.set)
    if works:
        threading.Thread(target=_work, args=(path, woken, over), daemon=True).start()
    server = server_of(app)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Served(origin=f"http://127.0.0.1:{port}", app=app, path=path)
    finally:
        server.should_exit = True
        over.set()
        woken.set()
        thread.join(10)


def _work(path: Path, woken: threading.Event, over: threading.Event) -> None:
    """What the working process does, with rules alone."""
    while woken.wait() and not over.is_set():
        woken.clear()
        with Workspace.open(path) as workspace:
            while (job := workspace.claim()) is not None:
                carry_out(workspace, job, Settings(encoder=False, reader=False))
