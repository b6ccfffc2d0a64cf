"""``according story``: stories made, shown, renamed, put in order, added to, taken from, and removed."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli import options, workspaces
from according.cli.asking import agree
from according.cli.completing import stories as complete
from according.cli.kept import day, document_lines, story_entry
from according.cli.printing import print_records
from according.cli.referring import called, documents_of, short, slug, story_of
from according.cli.saying import say
from according.core import UsageError

if TYPE_CHECKING:
    from according.store import DocumentRow, Kept, StoryRow

_which = click.argument("story", metavar="STORY", shell_complete=complete)
_documents = click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT…")


@click.group("story")
def command() -> None:
    """Make stories, and put accounts into them, in your order.

    STORY is a story's id, its title, or the beginning of one ("council-vote" for "Council vote"). DOCUMENT is an id, a
    file's path or name, a title or an outlet, or the beginning of one; of a story's accounts also the letter.
    """


@command.command("new")
@click.argument("title")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT…]")
@workspaces.option
@options.records
def new(title: str, documents: tuple[str, ...], told: Path | None, form: str | None) -> None:
    """Make a story, of documents that the workspace has already."""
    with workspaces.opened(told, write=True) as workspace:
        rows = documents_of(workspace, documents)
        row = workspace.new_story(checked(title, workspace.stories()), tuple(row.id for row in rows))
    _done(row, form, f"a new story with {_accounts(len(rows))}")


@command.command("show")
@click.argument("story", metavar="[STORY]", required=False, shell_complete=complete)
@workspaces.option
@options.records
def show(story: str | None, told: Path | None, form: str | None) -> None:
    """Show a story: its accounts in their order, and when they were compared."""
    with workspaces.opened(told) as workspace:
        row = story_of(workspace, story)
        rows = workspace.documents(story=row.id)
        kept = workspace.kept_comparison(row.id)
        steps = len(workspace.log(story=row.id))
    print_records(form, [story_entry(row)], lambda: _shown(row, rows, kept, steps), sys.stdout)


@command.command("rename")
@_which
@click.argument("title")
@workspaces.option
@options.records
def rename(story: str, title: str, told: Path | None, form: str | None) -> None:
    """Give a story another title."""
    with workspaces.opened(told, write=True) as workspace:
        row = story_of(workspace, story)
        workspace.rename_story(row.id, checked(title, [each for each in workspace.stories() if each.id != row.id]))
        row = workspace.story(row.id)
    _done(row, form, f"renamed: {row.title}")


@command.command("add")
@_which
@_documents
@workspaces.option
@options.records
def add(story: str, documents: tuple[str, ...], told: Path | None, form: str | None) -> None:
    """Put documents that the workspace has into a story, behind those that it has."""
    with workspaces.opened(told, write=True) as workspace:
        row = story_of(workspace, story)
        chosen = [each.id for each in documents_of(workspace, documents)]
        fresh = [each for each in chosen if each not in row.documents]
        if fresh:
            workspace.set_documents(row.id, (*row.documents, *fresh))
            row = workspace.story(row.id)
    there = len(chosen) - len(fresh)
    _done(row, form, f"{len(fresh)} put in{f', {there} there already' * bool(there)}; {_accounts(len(row.documents))}")


@command.command("take-out")
@_which
@_documents
@workspaces.option
@options.records
def take_out(story: str, documents: tuple[str, ...], told: Path | None, form: str | None) -> None:
    """Take accounts out of a story; the workspace keeps them."""
    with workspaces.opened(told, write=True) as workspace:
        row = story_of(workspace, story)
        out = {each.id for each in documents_of(workspace, documents, row)}
        workspace.set_documents(row.id, tuple(each for each in row.documents if each not in out))
        row = workspace.story(row.id)
    _done(row, form, f"{len(out)} taken out; {_accounts(len(row.documents))}")


@command.command("order")
@_which
@_documents
@workspaces.option
@options.records
def order(story: str, documents: tuple[str, ...], told: Path | None, form: str | None) -> None:
    """Put a story's accounts in this order; those you do not name follow as they stand."""
    with workspaces.opened(told, write=True) as workspace:
        row = story_of(workspace, story)
        first = tuple(each.id for each in documents_of(workspace, documents, row))
        workspace.set_documents(row.id, (*first, *(each for each in row.documents if each not in first)))
        row = workspace.story(row.id)
        rows = workspace.documents(story=row.id)
    _done(row, form, "the order is now:\n" + "\n".join(_lettered(row, rows)))


@command.command("remove")
@_which
@click.option("--yes", is_flag=True, help="Remove it without asking; needed where nobody can be asked.")
@workspaces.option
@options.records
def remove(story: str, yes: bool, told: Path | None, form: str | None) -> None:
    """Remove a story; its documents and the log of corrections stay."""
    with workspaces.opened(told, write=True) as workspace:
        row = story_of(workspace, story)
        if not yes:
            agree(
                f"Remove the story {row.title!r}? Its {_accounts(len(row.documents))} and the log stay.",
                what="remove it",
                otherwise="nothing was removed",
            )
        workspace.remove_story(row.id)
    _done(row, form, f"removed: {row.title}; its documents are kept")


def checked(title: str, others: "list[StoryRow] | tuple[StoryRow, ...]") -> str:
    """A title for a story, if it can be told from the others.

    Raises:
        UsageError: if it is empty, or another story has it.

    """
    title = " ".join(title.split())
    if not title:
        raise UsageError("a story needs a title, one or more words")
    same = next((row for row in others if row.title.casefold() == title.casefold()), None)
    if same is not None:
        raise UsageError(f"there is a story {same.title!r} already ({short(same.id)}); give this one another title")
    return title


def _done(row: "StoryRow", form: str | None, words: str) -> None:
    """What was done on stderr; the story's record, or on a pipe its id, on stdout."""
    say(words)
    if form is not None:
        print_records(form, [story_entry(row)], lambda: (), sys.stdout)
    elif not sys.stdout.isatty():
        click.echo(row.id)


def _shown(row: "StoryRow", rows: "tuple[DocumentRow, ...]", kept: "Kept | None", steps: int) -> Iterator[str]:
    yield row.title
    facts = [short(row.id), _accounts(len(rows)), f"made {day(row.created)}", f"changed {day(row.changed)}"]
    yield " · ".join(facts)
    yield ""
    yield from document_lines(rows, {}, dict(_letters(row)))
    yield ""
    if kept is None:
        yield f"not compared yet: according compare --story {slug(row.title) or row.id}"
    else:
        yield f"{len(kept.comparison.findings):,} findings, compared {day(kept.made)}"
        yield f"{steps:,} correction{'s' * (steps != 1)}: according log --story {slug(row.title) or row.id}"


def _lettered(row: "StoryRow", rows: "tuple[DocumentRow, ...]") -> list[str]:
    names = {each.id: called(each) for each in rows}
    return [f"    {mark}  {names.get(identity, identity)}" for identity, mark in _letters(row)]


def _letters(row: "StoryRow") -> list[tuple[str, str]]:
    from according.core.letters import letter

    return [(identity, letter(place)) for place, identity in enumerate(row.documents)]


def _accounts(count: int) -> str:
    return f"{count:,} account{'s' * (count != 1)}"
