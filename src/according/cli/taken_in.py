"""Inputs put into a workspace, and what is said of each."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from according import wiring
from according.cli import options, workspaces
from according.cli.referring import short, slug, story_of
from according.cli.saying import Watch, leave, say
from according.cli.story import checked
from according.core import Skipped
from according.export import to_json
from according.export.records import skipped_record
from according.store import Outcome, StoryRow, Workspace
from according.wiring import Settings

if TYPE_CHECKING:
    from according.wiring import TakenIn

_WORDS = {
    Outcome.ADDED: "added",
    Outcome.SAME: "there already",
    Outcome.EDITION: "another edition",
    Outcome.ANNOTATED: "there already, now read by another model, too",
}


def put_in(
    told: Path | None,
    names: Sequence[str],
    settings: Settings,
    *,
    story: str | None,
    columns: Sequence[tuple[str, str]],
    form: str | None,
) -> None:
    """Puts the inputs into the workspace, and into ``story`` if one is named; tells of each, and leaves.

    Raises:
        UsageError: if the workspace or the story is not there and cannot be made.

    """
    notes: dict[str, tuple[str, ...]] = {}
    with workspaces.opened(told, write=True) as workspace:
        row, title = _story(workspace, story)
        with Watch("Reading and annotating") as watch:
            taken = wiring.take_in(
                workspace,
                names,
                settings,
                story=row.id if row is not None else None,
                stdin=options.standard_input(names),
                columns=columns,
                done=watch,
                tell=notes.__setitem__,
            )
        done = [each for each in taken if not isinstance(each, Skipped)]
        if row is not None:
            row = workspace.story(row.id)
        elif title is not None and done:
            # Made only now: where nothing came in, or the run was cut off, no empty story is left.
            ids = tuple(each.document for each in done)
            later = workspace.successors(ids)
            row = workspace.new_story(title, tuple(dict.fromkeys(later.get(each, each) for each in ids)))
    skipped = [each for each in taken if isinstance(each, Skipped)]
    for each in done:
        say(_line(each))
        for note in notes.get(each.name, ()):
            say(f"  {note}")
    if row is not None:
        say(_where(row, title is not None))
    if form is not None:
        click.echo(to_json(_record(done, skipped, row)), nl=False)
    elif not sys.stdout.isatty():
        for each in done:
            click.echo(each.document)
    leave(skipped, done=bool(done))


def _story(workspace: Workspace, told: str | None) -> tuple[StoryRow | None, str | None]:
    """The story that is meant, or the title of the one that is to be made."""
    if told is None:
        return None, None
    rows = workspace.stories()
    # The beginning of a title is none here: it may be the whole title of a new one.
    title = " ".join(told.split())
    same = [row for row in rows if title.casefold() == row.title.casefold() or told in (row.id, slug(row.title))]
    if same:
        return (story_of(workspace, told) if len(same) > 1 else same[0]), None
    return None, checked(title, rows)


def _line(taken: "TakenIn") -> str:
    of = f" of {short(taken.of)}" if taken.of is not None and taken.outcome is Outcome.EDITION else ""
    name = "standard input" if taken.name == "-" else taken.name
    title = f" · {' '.join(taken.title.split())}" if taken.title else ""
    return f"{_WORDS[taken.outcome]}{of}: {name} · {short(taken.document)}{title}"


def _where(story: StoryRow, fresh: bool) -> str:
    count = len(story.documents)
    many = f"{count} account{'s' * (count != 1)}"
    named = slug(story.title) or story.id
    made = "a new story" if fresh else "the story"
    return f"{made} “{story.title}” has {many} now; compare them with according compare --story {named}"


def _record(taken: "Sequence[TakenIn]", skipped: Sequence[Skipped], story: StoryRow | None) -> dict[str, Any]:
    return {
        "schema": "according.added/1",
        "story": story.id if story is not None else None,
        "documents": [
            {
                "name": each.name,
                "document": each.document,
                "title": each.title,
                "outcome": each.outcome.value,
                "of": each.of,
            }
            for each in taken
        ],
        "skipped": [skipped_record(each) for each in skipped],
    }
