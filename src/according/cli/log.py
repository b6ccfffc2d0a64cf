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
from according.export import check_record, step_record


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
            _verify(workspace.verify(), every, verify.strip().lower(), form)
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


def _verify(wrong: tuple[str, ...], steps: tuple[Step, ...], noted: str, form: str | None) -> None:
    """Says whether the chain is whole, and leaves with 1 where it is not."""
    found = next((step for step in steps if noted and step.digest.startswith(noted)), None)
    if noted and found is None:
        wrong = (*wrong, f"no step has the digest {noted}: steps were cut off, or it is another workspace's log")
    count = f"{len(steps):,} step{'s' * (len(steps) != 1)}"
    since = f"; {len(steps) - found.number:,} since the one you noted" if found is not None else ""
    head = steps[-1].digest if steps else ""
    if form is not None:
        words = "; ".join(wrong) or f"the chain of {count} is whole{since}; the last digest is {head or 'none'}"
        record = check_record(name="log", ok=not wrong, words=words)
        print_records(form, [record], lambda: (), sys.stdout)
    for line in wrong:
        say(f"WRONG: {line}")
    if wrong:
        raise SystemExit(WRONG)
    if form is None and steps:
        click.echo(head)
    told = "The digest of the last one is printed: note it to check later" if steps else "no step was taken yet"
    say(f"the chain of {count} is whole{since}. {told}" if steps else told)
