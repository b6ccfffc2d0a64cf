"""Annotated documents to stories: which tell one event, and which copy which."""

from according.group.copies import (
    Telling,
    copy_of,
    grams,
    packed_telling,
    runs_enough,
    runs_met,
    telling,
    telling_of,
)
from according.group.group import group

__all__ = [
    "Telling",
    "copy_of",
    "grams",
    "group",
    "packed_telling",
    "runs_enough",
    "runs_met",
    "telling",
    "telling_of",
]
