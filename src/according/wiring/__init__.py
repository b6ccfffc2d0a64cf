"""The one place where settings become store, models and engine."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from according.wiring.fetching import add, versions, watch
from according.wiring.running import (
    Columns,
    Done,
    Settings,
    annotate,
    compare,
    group,
    made_with,
    models,
    pair_scorer,
    read,
)

if TYPE_CHECKING:
    from according.wiring.workspaces import (
        Arrival,
        Shown,
        ShownDocument,
        TakenIn,
        accept,
        accept_attribution,
        add_attribution,
        compare_story,
        edit_attribution,
        edit_document,
        edit_entity,
        edit_finding,
        edition_changes,
        judge_group,
        merge_entities,
        merge_groups,
        note,
        places_of,
        reject,
        reject_attribution,
        shown,
        shown_document,
        split_entity,
        split_group,
        subject_in,
        subject_of,
        take_in,
        undo,
    )

__all__ = [
    "Arrival",
    "Columns",
    "Done",
    "Settings",
    "Shown",
    "ShownDocument",
    "TakenIn",
    "accept",
    "accept_attribution",
    "add",
    "add_attribution",
    "annotate",
    "compare",
    "compare_story",
    "edit_attribution",
    "edit_document",
    "edit_entity",
    "edit_finding",
    "edition_changes",
    "group",
    "judge_group",
    "made_with",
    "merge_entities",
    "merge_groups",
    "models",
    "note",
    "pair_scorer",
    "places_of",
    "read",
    "reject",
    "reject_attribution",
    "shown",
    "shown_document",
    "split_entity",
    "split_group",
    "subject_in",
    "subject_of",
    "take_in",
    "undo",
    "versions",
    "watch",
]


def __getattr__(name: str) -> Any:
    """What works on a workspace is fetched when it is asked for: most commands need none."""
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("according.wiring.workspaces"), name)
