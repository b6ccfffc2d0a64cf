"""The app: pages found by module, behind the guard, over one workspace."""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from according.web import pages
from according.web.assets import static
from according.web.errors import RAISED, Forbidden, failed
from according.web.rendering import Message
from according.web.safety import SAFE, Safety, good_hosts
from according.web.session import Sessions
from according.web.uploads import Forms

if TYPE_CHECKING:
    from according.store import Workspace

#: The port of an app that nobody serves yet: in tests.
_PORT = 8137
_READ_ONLY = "This workspace cannot be written."


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How the server is run.

    Args:
        workspace: the file that it works on.
        host: the address that it listens on.
        port: the port; 0 until one is taken.
        names: names besides loopback's by which it may be called, each perhaps with a port.
        readonly: whether nothing may be written, because of the file or because the user wants it so.

    """

    workspace: Path
    host: str = "127.0.0.1"
    port: int = _PORT
    names: tuple[str, ...] = ()
    readonly: bool = False

    @property
    def alone(self) -> bool:
        """Whether this machine alone can reach it."""
        return self.host in ("127.0.0.1", "::1", "localhost")


class App(Starlette):
    """The app behind its guard.

    Its ``state`` has
    ``settings``; ``open()`` (a fresh connection to the workspace, for reading alone while a safe request is answered);
    ``sessions``; ``messages`` (what pages say after a form, by key); ``readonly``; ``wake()`` (tells the worker that a
    job was queued).
    """

    def build_middleware_stack(self) -> ASGIApp:
        """Everything stands behind the guard, which answers for faults as well."""
        settings: WebSettings = self.state.settings
        return Safety(
            _Method(ExceptionMiddleware(self.router, handlers=self.exception_handlers)),
            hosts=good_hosts(settings.port, settings.names),
            sessions=self.state.sessions,
            alone=settings.alone,
        )


#: The method of the request that is being answered; "POST" outside of one.
_method: ContextVar[str] = ContextVar("method", default="POST")


def create_app(
    settings: WebSettings, *, wake: Callable[[], None] = lambda: None, modules: Sequence[Any] | None = None
) -> App:
    """The app for one workspace.

    ``wake`` is called after a job was queued; ``modules`` are those of the pages, all that there are unless given.
    """
    modules = _modules() if modules is None else modules
    # "/stories/new" stands before "/stories/{id}", whatever the modules' names.
    # Copies: the modules' own routes serve every app of this process.
    routes = [copy(route) for route in sorted((r for module in modules for r in module.routes), key=_vagueness)]
    folder = settings.workspace.absolute().parent
    for route in routes:
        if route.methods and not route.methods <= SAFE:
            route.app = Forms(route.app, folder)
    app = App(routes=[*routes, static()], exception_handlers=dict.fromkeys(RAISED, failed))
    app.router.redirect_slashes = False
    app.state.settings = settings
    app.state.sessions = Sessions(settings.port)
    app.state.messages = _messages(modules)
    app.state.readonly = settings.readonly
    app.state.wake = wake
    app.state.open = lambda: _open(settings)
    return app


def _open(settings: WebSettings) -> "Workspace":
    from according.store import Workspace

    safe = _method.get() in SAFE
    if settings.readonly and not safe:
        raise Forbidden(_READ_ONLY, "Nothing was changed. Make the file and its folder writable and start again.")
    return Workspace.open(settings.workspace, write=not safe)


def _modules() -> list[Any]:
    found = sorted(module.name for module in iter_modules(pages.__path__) if not module.name.startswith("_"))
    modules = [import_module(f"{pages.__name__}.{name}") for name in found]
    return [module for module in modules if hasattr(module, "routes")]


def _vagueness(route: Route) -> tuple[bool, ...]:
    """Which parts of a route's path stand for anything: the fewer at the beginning, the sooner it is tried."""
    return tuple(part.startswith("{") for part in route.path.split("/"))


def _messages(modules: Sequence[Any]) -> dict[str, Message]:
    messages: dict[str, Message] = {}
    for module in modules:
        for key, message in getattr(module, "messages", {}).items():
            if messages.setdefault(key, message) != message:
                raise ValueError(f"two pages have a message {key!r}")
    return messages


class _Method:
    """Remembers the method of the request for whoever opens the workspace while it is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            _method.set(scope["method"])
        await self._app(scope, receive, send)
