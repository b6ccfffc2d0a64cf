"""The environment of the report's templates, and its static files: for the page and for what builds on its parts."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from according.core import EntityType, FindingKind, Verdict
from according.report.shares import percent
from according.report.visible import one_line, visible_text

_TEMPLATES = ("page", "parts", "voices", "people", "reviewed")


@cache
def environment() -> Environment:
    """The environment of the report's templates: page, parts, people, voices and reviewed, each ".html.j2".

    Everything printed is escaped, and characters that act instead of showing are made visible. Its loader, globals and
    filters are there for environments that have templates of their own beside these.
    """
    made = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(FindingKind=FindingKind, EntityType=EntityType, Verdict=Verdict, one_line=one_line)
    made.filters["percent"] = percent
    made.filters["thousands"] = lambda number: f"{number:,}"
    made.filters["plural"] = lambda number, word: f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
    return made


def asset(name: str) -> str:
    """The text of one of the report's static files: "page.css", "people.css", "print.css", "page.js"."""
    return (files("according.report") / "static" / name).read_text("utf-8")


def ahead() -> None:
    """Make the templates ready, so that the first page does not wait for it."""
    for name in _TEMPLATES:
        environment().get_template(f"{name}.html.j2")


def _template(name: str) -> str | None:
    if not name.endswith(".html.j2") or name.removesuffix(".html.j2") not in _TEMPLATES:
        return None
    return (files("according.report") / "templates" / name).read_text("utf-8")


def _finalize(value: Any) -> Any:
    # Every plain string that a template prints passes here before it is escaped.
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible_text(value)
    return value
