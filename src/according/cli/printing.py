"""Records on standard output: JSON Lines when piped, a short listing on a terminal, or what the user asked for."""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO

import click

from according.cli.saying import harmless
from according.export import to_json, to_json_line


def print_records(
    form: str | None, records: Sequence[dict[str, Any]], listing: Callable[[], Iterable[str]], out: TextIO
) -> None:
    """The records in this form; without one, JSON Lines to a pipe and ``listing`` to a terminal."""
    if form is None:
        form = "listing" if out.isatty() else "jsonl"
    if form == "json":
        click.echo(to_json(list(records)), nl=False, file=out)
    elif form == "jsonl":
        for record in records:
            click.echo(to_json_line(record), nl=False, file=out)
    else:
        for line in listing():
            click.echo(harmless(line), file=out)


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows under their heads on standard output; the first column to the left, figures to the right.

    No cell is ever cut, however narrow the terminal: what is piped into a file is the same everywhere.
    """
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for column, head in enumerate(heads):
        table.add_column(head, justify="right" if column else "left", no_wrap=True)
    for row in rows:
        table.add_row(*(harmless(cell) for cell in row))
    wide = sum(max(map(len, column)) + 2 for column in zip(heads, *rows, strict=True))
    Console(file=sys.stdout, width=wide, highlight=False, markup=False).print(table)
