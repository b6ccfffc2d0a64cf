"""``according log``: everything that people did, in words, and whether the chain of it is whole."""

import sys
from pathlib import Path

import click

from according.cli import options, workspaces
from according.cli.completing import stories as complete
from according.cli.printing import print_records
from according.cli.referring import called, documents_of, story_of
from according.cli.saying import WRONG, say
from according.cli.steps import step_lines
from according.core import Step
from according.export import step_record


@click.command("log")
@workspaces.option
@click.option("--story", metavar="STORY", help="Steps that concern this story.", shell_complete=complete)
@click.option("--document", metavar="DOCUMENT", help="Steps on words of this document.")
@click.option("--by", metavar="NAME", help="Steps that this person took.")
@click.option("--last", type=click.IntRange(1), metavar="N", help="The last so many.")
@click.option(
    "--verify",
    is_flag=False,
    flag_value="",
    metavar="[HEAD]",
    help="Check the chain of steps; with a digest that you noted earlier, that it still leads there.",
)
@options.records
def command(
    told: Path | None,
    story: str | None,
    document: str | None,
    by: str | None,
    last: int | None,
    verify: str | None,
    form: str | None,
) -> None:
    """Show the log of corrections: who, when, what it was, what it became, and why.

    Steps are never taken out of it; according undo N takes one back by a further step.
    """
    from according.correct import standing

    with workspaces.opened(told) as workspace:
        every = workspace.log()
        if verify is not None:
            _verify(workspace.verify(), every, verify.strip().lower(), workspace.head())
            return
        steps = every
        if story is not None:
            steps = workspace.log(story=story_of(workspace, story).id)
        if document is not None:
            (row,) = documents_of(workspace, (document,))
            about = {step.number for step in workspace.log(document=row.id)}
            steps = tuple(step for step in steps if step.number in about)
        names = {row.id: called(row) for row in workspace.documents()}
    steps = tuple(step for step in steps if by is None or step.who.casefold() == by.casefold())
    steps = steps[-last:] if last else steps
    standing_now = frozenset(step.number for step in standing(every))
    print_records(
        form, [step_record(step) for step in steps], lambda: step_lines(steps, standing_now, names), sys.stdout
    )
    if not steps:
        say("no step was taken yet" if not every else f"none of the {len(every):,} steps")


def _verify(wrong: tuple[str, ...], steps: tuple[Step, ...], noted: str, head: str) -> None:
    """Says whether the chain is whole, and leaves with 1 where it is not."""
    lines = list(wrong)
    if noted and not any(step.digest.startswith(noted) for step in steps):
        lines.append(f"no step has the digest {noted}: steps were cut off, or it is another workspace's log")
    for line in lines:
        say(f"WRONG: {line}")
    if lines:
        raise SystemExit(WRONG)
    if not steps:
        say("no step was taken yet")
        return
    click.echo(head)
    count = f"{len(steps):,} step{'s' * (len(steps) != 1)}"
    after = next((len(steps) - step.number for step in steps if noted and step.digest.startswith(noted)), None)
    since = "" if after is None else f"; {after:,} since the one you noted"
    say(f"the chain of {count} is whole{since}. The digest of the last one is printed: note it to check later")
