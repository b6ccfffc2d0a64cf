"""Findings: accepted, set aside, or put right."""

from collections.abc import Sequence

from according.core import Action, Comparison, Evidence, Finding, Step, UsageError, Values
from according.correct import finding_subject, finding_values
from according.job.correcting.taking import Compared, Word, compared_now, members, put, refuse_nothing
from according.store import Workspace


def accept(workspace: Workspace, story: str, finding: str, *, who: str, why: str = "", seen: int | None = None) -> Step:
    """Say that a finding of a story is right.

    Raises:
        UsageError: if the story has no such finding; Conflict if another person said something of it meanwhile.

    """
    now = compared_now(workspace, story)
    return _put(workspace, now, finding, Word(who=who, why=why, seen=seen), Action.ACCEPT)


def reject(workspace: Workspace, story: str, finding: str, *, who: str, why: str = "", seen: int | None = None) -> Step:
    """Say that a finding is wrong: it is set aside, and no count takes it in.

    Raises:
        UsageError: as ``accept``.

    """
    now = compared_now(workspace, story)
    return _put(workspace, now, finding, Word(who=who, why=why, seen=seen), Action.REJECT)


def edit_finding(
    workspace: Workspace,
    story: str,
    finding: str,
    *,
    who: str,
    kind: str | None = None,
    relation: str | None = None,
    aspect: str | None = None,
    evidence: Sequence[Evidence] | None = None,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Put a finding right: its kind, its relation, its aspect, or the words that it stands on.

    Raises:
        UsageError: as ``accept``; if nothing is changed, or evidence lies in no account of the story.

    """
    now = compared_now(workspace, story)
    words = None if evidence is None else members(now.comparison, evidence)
    after = Values(kind=kind, relation=relation, aspect=aspect, evidence=words)
    refuse_nothing(after)
    return _put(workspace, now, finding, Word(who=who, why=why, seen=seen), Action.EDIT, after)


def finding_of(comparison: Comparison, identity: str) -> Finding:
    """The finding of this id, set aside or not.

    Raises:
        UsageError: if there is none.

    """
    found = [f for f in (*comparison.findings, *comparison.set_aside) if f.id == identity]
    if not found:
        raise UsageError(f"the story has no finding {identity!r} any more; look at its list of findings")
    return found[0]


def _put(
    workspace: Workspace, now: Compared, identity: str, word: Word, action: Action, after: Values | None = None
) -> Step:
    finding = finding_of(now.comparison, identity)
    subject, before = finding_subject(now.comparison, finding, now.story), finding_values(now.comparison, finding)
    model = dict(now.comparison.made_with).get("reader", "")
    return put(workspace, word, action, subject, before, after, model=model)
