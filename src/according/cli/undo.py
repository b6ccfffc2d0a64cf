"""``according undo``: single steps of the log taken back, whatever came after them."""

import sys
from pathlib import Path

import click

from according.cli import workspaces
from according.cli.hands import compared_anew, name_of
from according.cli.printing import print_records
from according.cli.saying import say
from according.cli.steps import sentence
from according.core import Step, UsageError
from according.export import step_record


@click.command("undo")
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(1), metavar="STEP…")
@workspaces.option
@click.option("--why", default="", metavar="WORDS", help="Why; it is kept with the step.")
@click.option("--who", envvar="ACCORDING_WHO", metavar="NAME", help="Who you are; else $ACCORDING_WHO.")
@click.option("--later", is_flag=True, help="Do not compare stories anew now, where that is asked for.")
@click.option("--json", "form", flag_value="json", help="Print the steps as one indented list of records.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print the steps, one record a line.")
def command(
    numbers: tuple[int, ...], told: Path | None, why: str, who: str | None, later: bool, form: str | None
) -> None:
    """Take back single steps of the log by their numbers; all others stay as they are.

    Taking back is a step, too: take that one back, and the first is in force again.
    """
    from according import wiring
    from according.correct import structural

    name = name_of(who)
    made = []
    with workspaces.opened(told, write=True) as workspace:
        steps = {step.number: step for step in workspace.log()}
        missing = next((number for number in numbers if number not in steps), None)
        if missing is not None:
            raise UsageError(f"the log has no step {missing}; it has {len(steps)}: see according log")
        for number in dict.fromkeys(numbers):
            step = wiring.undo(workspace, number, who=name, why=why, seen=max(steps))
            steps[step.number] = step
            made.append(step)
            say(f"step {step.number}: {sentence(step, {})}")
        if not later:
            compared_anew(workspace, structural(_meant(number, steps) for number in numbers))
    if form is not None:
        print_records(form, [step_record(step) for step in made], lambda: (), sys.stdout)
    elif not sys.stdout.isatty():
        for step in made:
            click.echo(step.number)


def _meant(number: int, steps: dict[int, Step]) -> Step:
    """The step that is in force or not after all: what an undone undoing undid."""
    step = steps[number]
    while step.undoes is not None and step.undoes in steps:
        step = steps[step.undoes]
    return step
