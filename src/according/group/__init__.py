"""Annotated documents to stories: which tell one event, and which copy which."""

from according.group.blocking import postings, terms_enough, terms_met
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
from according.group.identity import Grouped, identified
from according.group.likeness import PackedProfiles, packed_profile, profile, profile_of, scored, shared_names
from according.group.linkage import ENOUGH, FIRST, LEAST, SURE, beginning, labelled, linked, put_together, rooted
from according.group.matters import MATTER, TIE, nearest, strongest, ties, why_linked
from according.group.pairs import Pairs, greatest, summed
from according.group.trees import likeness_name

__all__ = [
    "ENOUGH",
    "FIRST",
    "LEAST",
    "MATTER",
    "SURE",
    "TIE",
    "Grouped",
    "PackedProfiles",
    "Pairs",
    "Telling",
    "beginning",
    "copy_of",
    "grams",
    "greatest",
    "group",
    "identified",
    "labelled",
    "likeness_name",
    "linked",
    "nearest",
    "packed_profile",
    "packed_telling",
    "postings",
    "profile",
    "profile_of",
    "put_together",
    "rooted",
    "runs_enough",
    "runs_met",
    "scored",
    "shared_names",
    "strongest",
    "summed",
    "telling",
    "telling_of",
    "terms_enough",
    "terms_met",
    "ties",
    "why_linked",
]
