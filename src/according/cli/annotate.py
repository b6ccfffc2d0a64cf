"""``according annotate``: what was found in each input."""

import sys
from pathlib import Path

import click

from according import wiring
from according.cli import options
from according.cli.listing import annotated_lines
from according.cli.printing import print_records
from according.cli.saying import Watch, leave
from according.core import Annotated, Skipped
from according.export import TABLES, annotated_record, attribution_rows, to_csv


@click.command("annotate")
@options.inputs
@click.option("--jsonl", "form", flag_value="jsonl", help="One record a line (the default when piped).")
@click.option("--json", "form", flag_value="json", help="One indented list of records.")
@click.option("--csv", "form", flag_value="csv", help="One row for each attribution, with its words.")
@options.columns
@options.running
def command(
    inputs: tuple[str, ...],
    form: str | None,
    workers: int,
    store: Path | None,
    no_encoder: bool,
    no_reader: bool,
    columns: str | None,
) -> None:
    """Annotate files, folders or standard input ("-"): who says what, names, figures, statements."""
    chosen = options.settings(workers, store, no_encoder, no_reader)
    named = options.columns_told(columns)
    with Watch("Reading and annotating") as watch:
        rows = wiring.annotate(inputs, chosen, stdin=options.standard_input(inputs), columns=named, done=watch)
    documents = [row for row in rows if isinstance(row, Annotated)]
    if form == "csv":
        click.echo(to_csv(attribution_rows(documents), TABLES["attributions"]), nl=False)
    else:
        print_records(form, [annotated_record(d) for d in documents], lambda: annotated_lines(documents), sys.stdout)
    leave((row for row in rows if isinstance(row, Skipped)), done=bool(documents))
