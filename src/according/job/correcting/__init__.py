"""Correcting: what a person says of what was found, as a step of the log; one file for each thing it may be about."""

from according.job.correcting.attributions import (
    accept_attribution,
    add_attribution,
    edit_attribution,
    reject_attribution,
)
from according.job.correcting.documents import edit_document
from according.job.correcting.entities import edit_entity, merge_entities, split_entity
from according.job.correcting.findings import accept, edit_finding, reject
from according.job.correcting.groups import judge_group, merge_groups, split_group
from according.job.correcting.steps import note, subject_in, subject_of, undo

__all__ = [
    "accept",
    "accept_attribution",
    "add_attribution",
    "edit_attribution",
    "edit_document",
    "edit_entity",
    "edit_finding",
    "judge_group",
    "merge_entities",
    "merge_groups",
    "note",
    "reject",
    "reject_attribution",
    "split_entity",
    "split_group",
    "subject_in",
    "subject_of",
    "undo",
]
