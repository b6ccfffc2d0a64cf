"""``according list``: what a workspace keeps, and what was found in a story."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli import list_found, options, workspaces
from according.cli.completing import stories as complete
from according.cli.kept import document_entry, document_lines, story_entry, story_lines
from according.cli.printing import print_records
from according.cli.referring import documents_of, story_of
from according.cli.saying import say
from according.core import DocumentKind, UsageError

if TYPE_CHECKING:
    from according.store import StoryRow


#: Options that take no value.
_FLAGS = frozenset({"--json", "--jsonl", "--loose", "--editions", "--alone"})


class _Stories(click.Group):
    """Without the name of a list, stories are meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = args and (not args[0].startswith("-") or args[0] in ctx.help_option_names)
        if not named and not ctx.resilient_parsing:
            # The name of the list may stand behind options.
            values = ("", *(each if each.startswith("-") and each not in _FLAGS else "" for each in args))
            place = next((n for n, each in enumerate(args) if each in self.commands and not values[n]), None)
            args = ["stories", *args] if place is None else [args[place], *args[:place], *args[place + 1 :]]
        return super().parse_args(ctx, args)


@click.group("list", cls=_Stories)
def command() -> None:
    """List stories and documents; of a story its findings, attributions, people, and groups of statements."""


@command.command("stories")
@workspaces.option
@options.records
def stories(told: Path | None, form: str | None) -> None:
    """List the stories."""
    with workspaces.opened(told) as workspace:
        rows = workspace.stories()
        count = len(workspace.documents())
    print_records(form, [story_entry(row) for row in rows], lambda: story_lines(rows), sys.stdout)
    say(_counted(rows, count))


@command.command("documents")
@click.argument("which", nargs=-1, metavar="[DOCUMENT…]")
@workspaces.option
@click.option("--story", metavar="STORY", help="The accounts of this story, in its order.", shell_complete=complete)
@click.option("--outlet", metavar="WORDS", help="Those by outlets whose names have this in them.")
@click.option("--kind", type=click.Choice(tuple(kind.value for kind in DocumentKind)), help="Those of this kind.")
@click.option("--since", metavar="DATE", help="Those published on this day, in this month or year, or later.")
@click.option("--until", metavar="DATE", help="Those published on this day, in this month or year, or earlier.")
@click.option("--loose", is_flag=True, help="Those that are in no story.")
@click.option("--editions", is_flag=True, help="Earlier editions, too.")
@options.records
def documents(
    which: tuple[str, ...],
    told: Path | None,
    story: str | None,
    outlet: str | None,
    kind: str | None,
    since: str | None,
    until: str | None,
    loose: bool,
    editions: bool,
    form: str | None,
) -> None:
    """List the documents: all of them, a story's, or those you name."""
    for date in (since, until):
        _check(date)
    with workspaces.opened(told) as workspace:
        titles = {row.id: row.title for row in workspace.stories()}
        one = story_of(workspace, story) if story is not None else None
        rows = documents_of(workspace, which, one) if which else workspace.documents(story=one.id if one else None)
        if not which and one is None and not editions:
            rows = tuple(row for row in rows if row.current)
    rows = tuple(
        row
        for row in rows
        if (outlet is None or outlet.casefold() in (row.outlet or "").casefold())
        and (kind is None or row.kind.value == kind)
        and _between(row.published, since, until)
        and not (loose and row.stories)
    )
    letters = _letters(one) if one is not None else None
    print_records(
        form, [document_entry(row) for row in rows], lambda: document_lines(rows, titles, letters), sys.stdout
    )
    if not rows:
        say("there is no such document" if which or outlet or kind or since or until or loose else "no documents yet")


for _found in list_found.COMMANDS:
    command.add_command(_found)


def _counted(stories: "Sequence[StoryRow]", documents: int) -> str:
    if not stories:
        many = f"{documents:,} document{'s' * (documents != 1)}, no story yet"
        return f'{many if documents else "nothing is kept here yet"}; according add FILE… --story "TITLE" makes one'
    return f"{documents:,} document{'s' * (documents != 1)} in all; see according list documents"


def _letters(story: "StoryRow") -> dict[str, str]:
    from according.core.letters import letter

    return {identity: letter(place) for place, identity in enumerate(story.documents)}


def _check(date: str | None) -> None:
    parts = date.split("-") if date is not None else ["2000"]
    if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        raise UsageError(f"{date!r} is no date; write 2026, 2026-03 or 2026-03-14")


def _between(published: str | None, since: str | None, until: str | None) -> bool:
    """Whether a document was published in this time; one without a date is in none."""
    if since is None and until is None:
        return True
    if published is None:
        return False
    return (since is None or published[: len(since)] >= since) and (until is None or published[: len(until)] <= until)
