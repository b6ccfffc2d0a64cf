"""Steps on anything: notes beside it, undoing, and the subject by which a history is found."""

from according.core import Action, Draft, Step, Subject, SubjectKind, UsageError
from according.correct import (
    attribution_subject,
    document_subject,
    entity_subject,
    finding_subject,
    group_subject,
    story_subject,
)
from according.job.correcting.attributions import attribution_of
from according.job.correcting.entities import entity_of
from according.job.correcting.findings import finding_of
from according.job.correcting.groups import group_of
from according.job.correcting.taking import compared_now
from according.job.stories import shown_document
from according.store import Workspace


def note(workspace: Workspace, subject: Subject, text: str, *, who: str) -> Step:
    """Write something beside a finding, an attribution, an entity, a group, a document or a story.

    Raises:
        UsageError: if the text is empty.

    """
    if not text.strip():
        raise UsageError("a note needs words")
    return workspace.append(Draft(who=who, action=Action.NOTE, subject=subject, why=text.strip()))


def undo(workspace: Workspace, number: int, *, who: str, why: str = "", seen: int | None = None) -> Step:
    """Take one step back, whatever came after it; taking back an undoing puts the step in force again.

    Raises:
        UsageError: if the log has no such step; Conflict if another person said something on the same meanwhile.

    """
    subject = workspace.step(number).subject
    return workspace.append(
        Draft(who=who, action=Action.UNDO, subject=subject, why=why.strip(), undoes=number, seen=seen)
    )


def subject_of(workspace: Workspace, story: str, kind: SubjectKind, identity: str) -> Subject:
    """The subject of a finding, entity or group of a story, or of the story itself, for notes and histories.

    Raises:
        UsageError: if the story has none of this id.

    """
    if kind is SubjectKind.STORY:
        row = workspace.story(story)
        return story_subject(row.id, row.title)
    now = compared_now(workspace, story)
    if kind is SubjectKind.FINDING:
        return finding_subject(now.comparison, finding_of(now.comparison, identity), now.story)
    if kind is SubjectKind.ENTITY:
        return entity_subject(now.comparison, entity_of(now.comparison, identity), now.story)
    return group_subject(now.comparison, group_of(now.comparison, identity), now.story)


def subject_in(workspace: Workspace, document: str, attribution: str | None = None) -> Subject:
    """The subject of a document, or of one of its attributions.

    Raises:
        UsageError: if there is none of this id.

    """
    annotated = shown_document(workspace, document).annotated
    if attribution is None:
        return document_subject(annotated)
    return attribution_subject(annotated, attribution_of(annotated, attribution))
