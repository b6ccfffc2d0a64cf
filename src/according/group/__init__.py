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
from according.group.identity import identified
from according.group.likeness import likelihoods, packed_profile, profile, profile_of, shared_names
from according.group.linkage import linked
from according.group.matters import MATTER, links
from according.group.pairs import Pairs, greatest, summed
from according.group.trees import likeness_name

__all__ = [
    "MATTER",
    "Pairs",
    "Telling",
    "copy_of",
    "grams",
    "greatest",
    "group",
    "identified",
    "likelihoods",
    "likeness_name",
    "linked",
    "links",
    "packed_profile",
    "packed_telling",
    "postings",
    "profile",
    "profile_of",
    "runs_enough",
    "runs_met",
    "shared_names",
    "summed",
    "telling",
    "telling_of",
    "terms_enough",
    "terms_met",
]
