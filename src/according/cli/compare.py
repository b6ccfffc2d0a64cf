"""``according compare``: accounts side by side, as a page and a terminal report, or as data."""

from pathlib import Path

import click

from according import wiring
from according.cli import options, workspaces
from according.cli.compared import PAGE, print_comparison, report_ahead, write_page
from according.cli.completing import stories as complete
from according.cli.referring import slug, story_of
from according.cli.saying import LEFT_OUT, Watch, leave, say
from according.core import Comparison, UsageError
from according.export import SAID_TABLES, TABLES


@click.command("compare")
@options.inputs_if_any
@workspaces.option
@click.option("--story", metavar="STORY", help="A story of the workspace, in place of files.", shell_complete=complete)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Where the page goes; {PAGE} for files, unless data is asked for.",
)
@click.option("--no-page", is_flag=True, help="Write no page.")
@click.option("--json", "form", flag_value="json", help="Print the comparison as one JSON object.")
@click.option("--csv", "form", flag_value="csv", help="Print the findings, one row for each piece of evidence.")
@click.option(
    "--table",
    type=click.Choice(tuple(table for table in TABLES if table not in SAID_TABLES)),
    help="The table that --csv prints: findings unless you name another. What people said: according export csv.",
)
@click.option("--width", type=click.IntRange(40, 400), help="Columns of the terminal report.")
@click.option(
    "--apart", multiple=True, metavar="NAME=NAME", help="Two names that were taken for one and are two; repeatable."
)
@click.option("--same", multiple=True, metavar="NAME=NAME", help="Two names that are one; NAME@B is account B's alone.")
@options.columns
@options.running
def command(
    inputs: tuple[str, ...],
    told: Path | None,
    story: str | None,
    output: Path | None,
    no_page: bool,
    form: str | None,
    table: str | None,
    width: int | None,
    apart: tuple[str, ...],
    same: tuple[str, ...],
    workers: int,
    store: Path | None,
    no_encoder: bool,
    no_reader: bool,
    columns: str | None,
) -> None:
    """Compare accounts of one matter, in the order you name them: files, folders or standard input ("-").

    Without files a workspace's story is compared, with what people corrected, and kept there.
    """
    if table and form not in (None, "csv"):
        raise click.UsageError("--table is for --csv; --json prints everything")
    form = "csv" if table else form
    chosen = options.settings(workers, store, no_encoder, no_reader)
    if not inputs or story is not None:
        _refuse_files(inputs, {"--store": store, "--apart": apart, "--same": same, "--columns": columns}, told, story)
        _of_story(told, story, chosen, output if not no_page else None, form, table, width)
        return
    corrections = options.corrections(apart, same)
    named = options.columns_told(columns)
    if output or not form:
        report_ahead()
    with Watch("Reading and annotating") as watch:
        rows = wiring.annotate(inputs, chosen, stdin=options.standard_input(inputs), columns=named, done=watch)
    comparison = wiring.compare(rows, chosen, corrections)
    page = None if no_page else output or (None if form else PAGE)
    if comparison.documents:
        if page is not None:
            write_page(page, comparison)
        print_comparison(comparison, form, table, width, page)
    _leave(comparison)


def _refuse_files(inputs: tuple[str, ...], options: dict[str, object], told: Path | None, story: str | None) -> None:
    """Refuses what is for files where a story is meant."""
    if inputs:
        raise click.UsageError("name files or a story; according add FILE… --story puts files into one")
    if told is None and story is None and workspaces.found(None) is None:
        raise click.UsageError("Missing argument 'FILE…'. There is no workspace here whose story could be compared.")
    given = next((name for name, value in options.items() if value), None)
    if given in ("--apart", "--same"):
        raise click.UsageError(f"{given} is for files; in a workspace say it with according correct merge or split")
    if given is not None:
        raise click.UsageError(f"{given} is for files, and a story is meant here")


def _of_story(
    told: Path | None,
    story: str | None,
    chosen: wiring.Settings,
    page: Path | None,
    form: str | None,
    table: str | None,
    width: int | None,
) -> None:
    with workspaces.opened(told) as workspace:
        row = story_of(workspace, story)
        view = wiring.shown(workspace, row.id, chosen)
    if view.comparison is None or view.stale:
        if page is not None or form is None:
            report_ahead()
        with workspaces.opened(told, write=True) as workspace, Watch("Reading and comparing") as watch:
            view = wiring.compare_story(workspace, row.id, chosen, done=watch)
    if view.comparison is None:
        raise UsageError(f"{row.title!r} cannot be compared: {view.stale}")
    if page is not None:
        write_page(page, view.comparison)
    print_comparison(view.comparison, form, table, width, page)
    if form is None and page is None:
        say(f"the whole page: according report {slug(row.title) or row.id}")
    if len(view.comparison.documents) == 1:
        say(f"{row.title}: has one account alone; add a second one to compare it with")
        raise SystemExit(LEFT_OUT)


def _leave(comparison: Comparison) -> None:
    read = len(comparison.documents)
    if read == 1:
        only = comparison.documents[0].document.path
        say(f"{only}: is the only account that could be read; name a second one to compare it with")
    if not read:
        say("No account could be read.")
    leave(comparison.skipped, done=bool(read))
    if read == 1:
        raise SystemExit(LEFT_OUT)
