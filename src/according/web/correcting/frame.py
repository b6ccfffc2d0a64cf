"""The frame: what every page of a story gives to the template around it."""

from typing import Any

from according.web.correcting.room import Room


def frame(here: Room, back: str = "") -> dict[str, Any]:
    """The story, where its forms post to, and the path ``back`` to which they lead."""
    return {
        "act": here.address,
        "story": here.story,
        "stale": here.stale if here.comparison is not None else "",
        "job": here.job,
        "tray": len(here.orphans),
        "back": back,
    }
