"""The JSON Schemas of the contract, which ship with the package."""

import json
from importlib.resources import files
from typing import Any

from according.core import UsageError

NAMES = (
    "document",
    "annotated",
    "story",
    "comparison",
    "versions",
    "step",
    "workspace-story",
    "workspace-document",
    "workspace",
    "added",
    "report",
    "listed-finding",
    "listed-attribution",
    "listed-entity",
    "listed-group",
    "orphan",
    "search",
    "check",
    "job",
    "run",
    "workspace",
    "added",
    "listed-finding",
    "listed-attribution",
    "listed-entity",
    "listed-group",
    "orphan",
    "report",
)


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the records ``according.<name>/1``.

    Raises:
        UsageError: if there is no such record; the message names those there are.

    """
    if name not in NAMES:
        raise UsageError(f"there is no schema {name!r}; there are {', '.join(NAMES)}")
    loaded: dict[str, Any] = json.loads((files("according.export") / "contract" / f"{name}.json").read_text("utf-8"))
    return loaded
