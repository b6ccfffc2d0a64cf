"""Rendering: templates to pages, and the way from a form back to the page.

Every string is escaped, characters that act instead of showing are made visible, and a name that is not given is an
error. The web's templates stand beside the report's: ``{% import "report/parts.html.j2" as parts %}`` (or the bare name
where the web has none of it).

Every template knows, beside what its handler gives: ``workspace_name``, ``readonly``, ``flash``, ``person`` (the name
under which somebody works, "" before it is given) and ``path`` (of the page).
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlencode

from jinja2 import ChoiceLoader, Environment, FunctionLoader, PrefixLoader, StrictUndefined, TemplateError
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from according import report
from according.web.moments import moment
from according.web.session import NAME_COOKIE, a_name, cookie_of

_REPORT = "report/"
#: The fields of an address that tell which message a page shows, and which step of the log it is about.
_SAID, _STEP = "said", "step"


class Message(NamedTuple):
    """What a page says after a form: ``{n}`` in it stands for the number of the step; ``link`` may have it too.

    ``kind`` is "done" or "refused".
    """

    text: str
    kind: str = "done"
    link: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flash:
    """A message as it is shown."""

    text: str
    kind: str
    link: str = ""
    label: str = ""


def render(request: Request, template: str, status: int = 200, /, **context: Any) -> HTMLResponse:
    """A page from a template."""
    return HTMLResponse(_template(template).render(**_common(request), **context), status)


def back(to: str, said: str | None = None, *, step: int | None = None, fragment: str = "") -> RedirectResponse:
    """The answer to a form that was taken: on to the page at the path ``to``, which shows the message ``said``.

    ``said`` is the key of one of the ``messages`` of a module of pages; no text ever travels in an address.
    """
    path, mark, query = to.partition("?")
    kept = [part for part in query.split("&") if part and part.split("=")[0] not in (_SAID, _STEP)] if mark else []
    if said is not None:
        kept.append(urlencode({_SAID: said}))
    if step is not None:
        kept.append(urlencode({_STEP: step}))
    address = path + (f"?{'&'.join(kept)}" if kept else "") + (f"#{quote(fragment)}" if fragment else "")
    return RedirectResponse(address, status_code=303)


def ahead() -> None:
    """Make the templates ready, so that the first page does not wait for it."""
    for package, prefix in (("according.web", ""), ("according.report", _REPORT)):
        for file in (files(package) / "templates").iterdir():
            # A broken one says so when its page is asked for.
            with contextlib.suppress(TemplateError):
                _template(f"{prefix}{file.name}")


def working(request: Request) -> str:
    """The name under which the person at this browser works; "" before they have given one."""
    return a_name(unquote(cookie_of(request.scope["headers"], NAME_COOKIE) or "", errors="replace"))


def name_cookie(name: str) -> str:
    """The header that keeps the name of who works at this browser, for a year."""
    return f"{NAME_COOKIE}={quote(a_name(name), safe='')}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000"


def _common(request: Request) -> dict[str, Any]:
    state = request.app.state
    return {
        "workspace_name": state.settings.workspace.name,
        "readonly": state.readonly,
        "flash": _flash(request),
        "person": working(request),
        "path": request.scope["path"],
    }


def _flash(request: Request) -> Flash | None:
    messages: Mapping[str, Message] = request.app.state.messages
    message = messages.get(request.query_params.get(_SAID, ""))
    if message is None:
        return None
    number = request.query_params.get(_STEP, "")
    number = number if number.isascii() and number.isdigit() and len(number) < 10 else ""
    text, link = message.text.replace("{n}", number), message.link.replace("{n}", number)
    return Flash(text=text, kind=message.kind, link=link, label=message.label)


class _Environment(Environment):
    """Names of templates that the web has none of are the report's."""

    def join_path(self, template: str, parent: str) -> str:
        if template.startswith(_REPORT):
            return template
        return f"{_REPORT}{template}" if parent.startswith(_REPORT) or _web(template) is None else template


def _template(name: str) -> Any:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    made = report.environment()
    # With its name, so that an error tells its place.
    own = FunctionLoader(lambda name: (source, name, None) if (source := _web(name)) is not None else None)
    environment = _Environment(
        loader=ChoiceLoader([own, *([PrefixLoader({"report": made.loader})] if made.loader else [])]),
        autoescape=True,
        finalize=made.finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=400,
        auto_reload=False,
    )
    environment.globals.update(made.globals)
    environment.filters.update(made.filters)
    environment.filters["moment"] = moment
    environment.tests.update(made.tests)
    return environment


def _web(name: str) -> str | None:
    file = files("according.web") / "templates" / name
    return file.read_text("utf-8") if ".." not in name and file.is_file() else None
