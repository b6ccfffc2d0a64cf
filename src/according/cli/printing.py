"""Records on standard output: JSON Lines when piped, a short listing on a terminal, or what the user asked for."""

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
