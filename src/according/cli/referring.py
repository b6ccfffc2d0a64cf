"""What the words of a command refer to: stories and documents by id, title, name, or the beginning of one."""

import re
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from according.core import UsageError

if TYPE_CHECKING:
    from according.store import DocumentRow, StoryRow, Workspace

T = TypeVar("T")
#: Candidates that a message names.
_NAMED = 8
#: Digits of an id that are shown.
_DIGITS = 8


def story_of(workspace: "Workspace", told: str | None) -> "StoryRow":
    """The story that is meant: by id, title, slug ("council-vote") or the beginning of one; untold, the only one.

    Raises:
        UsageError: if there is none, or several.

    """
    stories = workspace.stories()
    if not stories:
        asked = "" if told is None else f", so none called {told!r}"
        raise UsageError(f'there is no story in {workspace.path} yet{asked}\nmake one with according story new "TITLE"')
    if told is None:
        if len(stories) == 1:
            return stories[0]
        raise UsageError(f"{workspace.path} has several stories; name one with --story:\n{_offered(stories)}")
    steps: tuple[Callable[[StoryRow], bool], ...] = (
        lambda row: row.id == told,
        lambda row: row.title == told,
        lambda row: row.title.casefold() == told.casefold() or slug(row.title) == told,
        lambda row: begins(row.id, told),
        lambda row: row.title.casefold().startswith(told.casefold()) or slug(row.title).startswith(told),
    )
    found = _first(stories, steps) if told else []
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{told!r} may be any of these stories; say more of the name:\n{_offered(found)}")
    raise UsageError(f"there is no story {told!r} in {workspace.path}; there are:\n{_offered(stories)}")


def documents_of(
    workspace: "Workspace", told: Sequence[str], story: "StoryRow | None" = None
) -> tuple["DocumentRow", ...]:
    """The documents that are meant, in the order told, each once.

    A document goes by its id, the path or name of its file, its title, its address or its outlet, or the beginning of
    one of these; an account of ``story`` also by its letter. Of several editions the current one is meant.

    Raises:
        UsageError: if one of the words fits none, or several.

    """
    if not told:
        return ()
    rows = workspace.documents(story=story.id) if story is not None else workspace.documents()
    chosen = (_document(workspace, one, rows, story) for one in told)
    return tuple({row.id: row for row in chosen}.values())


def _document(
    workspace: "Workspace", told: str, rows: Sequence["DocumentRow"], story: "StoryRow | None"
) -> "DocumentRow":
    if story is not None:
        from according.core.letters import letter

        by_letter = {letter(place): identity for place, identity in enumerate(story.documents)}
        if told in by_letter:
            return next(row for row in rows if row.id == by_letter[told])
    found = document_in(rows, told)
    if found is None:
        where = f"the story {story.title!r}" if story is not None else str(workspace.path)
        raise UsageError(f"there is no document {told!r} in {where}; see according list documents")
    return found


def document_in(rows: Sequence["DocumentRow"], told: str) -> "DocumentRow | None":
    """The document of these that is meant, None where none is; of several editions the current one.

    Raises:
        UsageError: if several are.

    """
    low = told.casefold()
    steps: tuple[Callable[[DocumentRow], bool], ...] = (
        lambda row: row.id == told,
        lambda row: told in (row.path, row.url, row.address),
        lambda row: PurePath(row.path).name == told,
        lambda row: low in ((row.title or "").casefold(), (row.outlet or "").casefold()),
        lambda row: begins(row.id, told),
        lambda row: any(
            name.casefold().startswith(low) for name in (PurePath(row.path).name, row.title or "", row.outlet or "")
        ),
    )
    found = _first(rows, steps) if told else []
    if len(found) > 1:
        found = [row for row in found if row.current] or found
    if len(found) < 2:
        return next(iter(found), None)
    offered = "\n".join(f"    {short(row.id)}  {called(row)}" for row in found[:_NAMED])
    more = f"\n    and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    raise UsageError(f"{told!r} may be any of these documents; say more of the name, or the id:\n{offered}{more}")


def called(row: "DocumentRow") -> str:
    """A document in a line: what its outlet or file is called, and its title."""
    name = row.outlet or PurePath(row.path).name
    return f"{name}: {row.title}" if row.title else name


def slug(title: str) -> str:
    """A title as one word that no shell takes apart: "Council vote, 2026" is "council-vote-2026"."""
    return re.sub(r"[\W_]+", "-", title.casefold()).strip("-")


def short(identity: str) -> str:
    """The beginning of an id that tells it from the others of a workspace, as good as always: "doc-1f0c22ab"."""
    sort, dash, digits = identity.rpartition("-")
    return f"{sort}{dash}{digits[:_DIGITS]}"


def begins(identity: str, told: str) -> bool:
    """Whether these are the first characters of an id, with or without what it is an id of."""
    return identity.startswith(told) or identity.rpartition("-")[2].startswith(told)


def _first(rows: Sequence[T], steps: Sequence[Callable[[T], bool]]) -> list[T]:
    """The rows that the first of the steps finds that finds any."""
    return next((found for step in steps if (found := [row for row in rows if step(row)])), [])


def _offered(stories: Sequence["StoryRow"]) -> str:
    lines = [f"    {short(row.id)}  {row.title}" for row in stories[:_NAMED]]
    if len(stories) > _NAMED:
        lines.append(f"    and {len(stories) - _NAMED} more; see according list")
    return "\n".join(lines)
