"""``according report``: a story's page, one file to keep or to hand on."""

import sys
from pathlib import Path

import click

from according.cli import workspaces
from according.cli.compared import PAGE, report_ahead, write_page
from according.cli.completing import stories as complete
from according.cli.hands import compared, view_of
from according.cli.referring import story_of
from according.cli.saying import LEFT_OUT, say
from according.export import to_json


@click.command("report")
@click.argument("story", required=False, metavar="[STORY]", shell_complete=complete)
@workspaces.option
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    default=PAGE,
    show_default=True,
    help="Where the page goes; - for standard output.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object that tells where the page is.")
def command(story: str | None, told: Path | None, output: Path, as_json: bool) -> None:
    """Write a story's page, with what people accepted, rejected, edited and noted.

    It is one file, needs no network and no script, and holds the accounts' texts: mind whom you send it to.
    """
    if as_json and str(output) == "-":
        raise click.UsageError("--json tells where the page is, and -o - prints the page itself")
    report_ahead()
    with workspaces.opened(told) as workspace:
        row = story_of(workspace, story)
        view = view_of(workspace, row)
    comparison = view.comparison
    if comparison is None or view.stale:
        with workspaces.opened(told, write=True) as workspace:
            comparison = compared(workspace, row.id)
    if str(output) == "-":
        from according.report import page

        click.echo(page(comparison), nl=False)
    else:
        write_page(output, comparison)
        if as_json:
            record = {"schema": "according.report/1", "path": str(output), "story": row.id, "title": row.title}
            click.echo(to_json(record), nl=False)
        elif not sys.stdout.isatty():
            click.echo(output)
        say(f"the page: {output}")
    if len(comparison.documents) == 1:
        say(f"{row.title}: has one account alone; add a second one to compare it with")
        raise SystemExit(LEFT_OUT)
