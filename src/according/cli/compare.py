"""``according compare``: accounts side by side, as a page and a terminal report, or as data."""

import sys
from pathlib import Path
from threading import Thread

import click

from according import wiring
from according.cli import options
from according.cli.saying import LEFT_OUT, Watch, leave, say
from according.core import Comparison, UsageError
from according.export import TABLES, comparison_record, table_rows, to_csv, to_json

_PAGE = Path("according-report.html")


@click.command("compare")
@options.inputs
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Where the page goes; {_PAGE} unless data is asked for.",
)
@click.option("--no-page", is_flag=True, help="Write no page.")
@click.option("--json", "form", flag_value="json", help="Print the comparison as one JSON object.")
@click.option("--csv", "form", flag_value="csv", help="Print the findings, one row for each piece of evidence.")
@click.option(
    "--table",
    type=click.Choice(tuple(TABLES)),
    help="The table that --csv prints: findings unless you name another; voices, shares, people or labels, say.",
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
    """Compare accounts of one matter, in the order you name them: files, folders or standard input ("-")."""
    if table and form not in (None, "csv"):
        raise click.UsageError("--table is for --csv; --json prints everything")
    form = "csv" if table else form
    chosen = options.settings(workers, store, no_encoder, no_reader)
    corrections = options.corrections(apart, same)
    named = options.columns_told(columns)
    if output or not form:
        # The report's parts and templates load while the encoder computes, which leaves the interpreter free.
        Thread(target=_report_ahead, daemon=True).start()
    with Watch("Reading and annotating") as watch:
        rows = wiring.annotate(inputs, chosen, stdin=options.standard_input(inputs), columns=named, done=watch)
    comparison = wiring.compare(rows, chosen, corrections)
    page = None if no_page else output or (None if form else _PAGE)
    if comparison.documents:
        if page is not None:
            _write(page, comparison)
        _print(comparison, form, table, width, page)
    _leave(comparison)


def _report_ahead() -> None:
    from according.report import ahead

    ahead()


def _write(path: Path, comparison: Comparison) -> None:
    from according.report import page

    # Written beside and moved: whoever has the old page open never sees half a new one.
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(page(comparison), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        why = error.strerror or "unknown reason"
        raise UsageError(f"the page cannot be written to {path} ({why}); name another place with -o") from error


def _print(comparison: Comparison, form: str | None, table: str | None, width: int | None, page: Path | None) -> None:
    if form == "json":
        click.echo(to_json(comparison_record(comparison)), nl=False)
    elif form == "csv":
        click.echo(to_csv(table_rows(comparison, table or "findings"), TABLES[table or "findings"]), nl=False)
    else:
        from rich.console import Console

        from according.report import show

        show(comparison, Console(file=sys.stdout, width=width, highlight=False), str(page) if page else None)


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
