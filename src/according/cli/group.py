"""``according group``: which inputs tell one event, and which copy which."""

import sys
from pathlib import Path

import click

from according import wiring
from according.cli import options
from according.cli.listing import story_lines
from according.cli.printing import print_records
from according.cli.saying import Watch, leave
from according.core import Annotated, Skipped
from according.export import story_record


@click.command("group")
@options.inputs
@click.option("--jsonl", "form", flag_value="jsonl", help="One record a line (the default when piped).")
@click.option("--json", "form", flag_value="json", help="One indented list of records.")
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
    """Group files, folders or standard input ("-") into stories: documents that tell one event."""
    chosen = options.settings(workers, store, no_encoder, no_reader)
    named = options.columns_told(columns)
    with Watch("Reading and annotating") as watch:
        rows = wiring.annotate(inputs, chosen, stdin=options.standard_input(inputs), columns=named, done=watch)
    documents = [row for row in rows if isinstance(row, Annotated)]
    stories = wiring.group(documents)
    print_records(form, [story_record(s) for s in stories], lambda: story_lines(stories, documents), sys.stdout)
    leave((row for row in rows if isinstance(row, Skipped)), done=bool(documents))
