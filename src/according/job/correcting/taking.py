"""Taking a step: what is to be corrected as it is shown now, and the step written into the log."""

from collections.abc import Sequence
from dataclasses import dataclass

from according.core import (
    Action,
    Anchor,
    Annotated,
    Comparison,
    Draft,
    Evidence,
    Span,
    Step,
    Subject,
    UsageError,
    Values,
)
from according.correct import anchor
from according.job.stories import shown, unfit
from according.store import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A person's word: who says it, why, and the last step on the same subject that they had before their eyes.

    ``seen`` is 0 where there was none, and None where nobody asks.
    """

    who: str
    why: str = ""
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A story's comparison as people left it, and the story's id."""

    comparison: Comparison
    story: str


def compared_now(workspace: Workspace, story: str) -> Compared:
    """The story as it is shown now.

    Raises:
        UsageError: if there is no such story, or it was not compared yet.

    """
    seen = shown(workspace, story)
    if seen.comparison is None:
        raise UsageError(f"the story “{seen.story.title}” is to be compared first: {seen.stale}")
    return Compared(comparison=seen.comparison, story=seen.story.id)


def put(
    workspace: Workspace,
    word: Word,
    action: Action,
    subject: Subject,
    before: Values | None = None,
    after: Values | None = None,
    *,
    model: str = "",
) -> Step:
    """The step in the log.

    Raises:
        Conflict: if another person took one on the subject that ``word`` has not seen.

    """
    return workspace.append(_draft(word, action, subject, before, after, model))


def put_on_document(
    workspace: Workspace,
    document: str,
    word: Word,
    action: Action,
    subject: Subject,
    before: Values | None = None,
    after: Values | None = None,
) -> Step:
    """A step on a document or what stands in it, in the log; one that could not be carried out is refused at once.

    Raises:
        UsageError: if it could not be carried out, with the reason; Conflict as ``put``.

    """
    draft = _draft(word, action, subject, before, after, workspace.documents(ids=(document,))[0].model)
    why = unfit(workspace, document, draft)
    if why:
        raise UsageError(f"this cannot be kept: {why}")
    return workspace.append(draft)


def _draft(
    word: Word, action: Action, subject: Subject, before: Values | None, after: Values | None, model: str
) -> Draft:
    return Draft(
        who=word.who,
        action=action,
        subject=subject,
        before=before,
        after=after,
        why=word.why.strip(),
        model=model,
        seen=word.seen,
    )


def refuse_nothing(after: Values) -> None:
    """Raises UsageError where nothing would be changed."""
    if after == Values():
        raise UsageError("nothing would be changed: name what is to become different")


def anchors(annotated: Annotated, spans: Sequence[Span] | None, role: str) -> tuple[Anchor, ...] | None:
    """Words of a document with the part that they play; None where nobody names any."""
    return None if spans is None else tuple(anchor(annotated.document, span, role) for span in sorted(spans))


def members(comparison: Comparison, evidence: Sequence[Evidence]) -> tuple[Anchor, ...]:
    """The words that go their own way.

    Raises:
        UsageError: if there are none, or they stand in no account of the comparison.

    """
    documents = {annotated.id: annotated.document for annotated in comparison.documents}
    if not evidence or any(each.document not in documents for each in evidence):
        raise UsageError("name the words that go their own way, in accounts of this story")
    return tuple(anchor(documents[each.document], each.span, each.role) for each in evidence)
