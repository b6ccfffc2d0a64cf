"""Annotated documents to stories: which tell one event, and which copy which."""

from according.group.blocking import UNKNOWN_DAY, Postings, postings, terms_enough, terms_met
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
from according.group.events import events, why
from according.group.group import group
from according.group.identity import identified
from according.group.linkage import linked
from according.group.matters import links

__all__ = [
    "UNKNOWN_DAY",
    "Postings",
    "Telling",
    "copy_of",
    "events",
    "grams",
    "group",
    "identified",
    "linked",
    "links",
    "packed_telling",
    "postings",
    "runs_enough",
    "runs_met",
    "telling",
    "telling_of",
    "terms_enough",
    "terms_met",
    "why",
]
