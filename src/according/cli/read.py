"""``according read``: what was read of each input."""

import sys

import click

from according import wiring
from according.cli import options
from according.cli.listing import document_lines
from according.cli.printing import print_records
from according.cli.saying import Watch, leave
from according.core import Document, Skipped
from according.export import document_record


@click.command("read")
@options.inputs
@click.option("--jsonl", "form", flag_value="jsonl", help="One record a line (the default when piped).")
@click.option("--json", "form", flag_value="json", help="One indented list of records.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@options.columns
def command(inputs: tuple[str, ...], form: str | None, workers: int, columns: str | None) -> None:
    """Read files, folders or standard input ("-"): text, regions, metadata, and the way back into the raw input."""
    with Watch("Reading") as watch:
        rows = wiring.read(
            inputs,
            options.settings(workers),
            stdin=options.standard_input(inputs),
            columns=options.columns_told(columns),
            done=watch,
        )
    documents = [row for row in rows if isinstance(row, Document)]
    print_records(form, [document_record(d) for d in documents], lambda: document_lines(documents), sys.stdout)
    leave((row for row in rows if isinstance(row, Skipped)), done=bool(documents))
