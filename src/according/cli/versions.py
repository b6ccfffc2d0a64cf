"""``according versions``: the pages in a folder that were changed, and what differs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according import wiring
from according.cli.fetched import change_lines
from according.cli.saying import harmless
from according.core import UsageError
from according.export import to_json, versions_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from according.core.versions import PageHistory


@click.command("versions")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.argument("address", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (the default when piped).")
def command(folder: Path, address: str | None, as_json: bool) -> None:
    """List the pages in FOLDER that were fetched more than once and changed; with ADDRESS that page alone."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: is no folder; name the one that according add or watch fills")
    found = wiring.versions(folder, address)
    if address is not None and not found:
        raise UsageError(f"{folder}: has no page from {address}; call it without an address to see those it has")
    if as_json or not sys.stdout.isatty():
        click.echo(to_json(versions_record(str(folder), found)), nl=False)
        return
    for line in _lines(found, every=address is not None):
        click.echo(harmless(line))


def _lines(found: "tuple[PageHistory, ...]", *, every: bool) -> "Iterator[str]":
    changed = [history for history in found if history.changes]
    for history in found if every else changed:
        yield ""
        yield history.address
        for place, edition in enumerate(history.editions):
            yield f"  {edition.fetched}  {edition.title or 'without a title'}  {edition.file}"
            if place < len(history.changes):
                for line in change_lines(history.changes[place]):
                    yield f"      {line}"
        if history.robots:
            yield f"  {history.robots}"
        for reservation in history.reservations:
            yield f"  {reservation}"
    if not every:
        yield ""
        yield f"{len(found)} pages, {len(changed)} of them changed"
