"""Groups of statements of a story: made one, taken apart, confirmed, dissolved, or called otherwise."""

from collections.abc import Sequence

from according.core import Action, Alignment, Comparison, Evidence, Step, UsageError, Values
from according.correct import group_subject, group_values
from according.job.correcting.taking import Compared, Word, compared_now, members, put
from according.store import Workspace


def merge_groups(
    workspace: Workspace,
    story: str,
    group: str,
    others: Sequence[str],
    *,
    who: str,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Say that groups of statements say one thing.

    Raises:
        UsageError: if the story has no such groups, or ``others`` has none but the first.

    """
    now = compared_now(workspace, story)
    rest = [group_of(now.comparison, each) for each in dict.fromkeys(others) if each != group]
    if not rest:
        raise UsageError("two or more groups are needed to make one of them")
    after = Values(others=tuple(group_subject(now.comparison, each, now.story) for each in rest))
    return _put(workspace, now, group, Word(who=who, why=why, seen=seen), Action.MERGE, after)


def split_group(
    workspace: Workspace,
    story: str,
    group: str,
    statements: Sequence[Evidence],
    *,
    who: str,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Say that some statements of a group say something else than the others.

    Raises:
        UsageError: if the story has no such group, or no statements are given.

    """
    now = compared_now(workspace, story)
    after = Values(members=members(now.comparison, statements))
    return _put(workspace, now, group, Word(who=who, why=why, seen=seen), Action.SPLIT, after)


def judge_group(
    workspace: Workspace,
    story: str,
    group: str,
    *,
    who: str,
    accept: bool,
    relation: str | None = None,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Say that a group of statements belongs together (in ``relation``, if given), or that it does not.

    Raises:
        UsageError: if the story has no such group.

    """
    now = compared_now(workspace, story)
    action = Action.REJECT if not accept else Action.EDIT if relation else Action.ACCEPT
    after = Values(relation=relation) if action is Action.EDIT else None
    return _put(workspace, now, group, Word(who=who, why=why, seen=seen), action, after)


def group_of(comparison: Comparison, identity: str) -> Alignment:
    """The group of this id.

    Raises:
        UsageError: if there is none.

    """
    found = [alignment for alignment in comparison.alignments if alignment.id == identity]
    if not found:
        raise UsageError(f"the story has no group of statements {identity!r} any more; look at its list of groups")
    return found[0]


def _put(workspace: Workspace, now: Compared, identity: str, word: Word, action: Action, after: Values | None) -> Step:
    group = group_of(now.comparison, identity)
    subject = group_subject(now.comparison, group, now.story)
    return put(workspace, word, action, subject, group_values(now.comparison, group), after)
