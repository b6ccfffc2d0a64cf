"""``according watch``: feeds and pages polled politely, what is new added, what changed kept in both its forms."""

from pathlib import Path

import click

from according import wiring
from according.cli.fetched import Teller
from according.cli.saying import LEFT_OUT, USAGE, say


@click.command("watch")
@click.argument("file", metavar="FEEDS.TOML", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--once", is_flag=True, help="Poll everything once and leave; else poll until interrupted.")
def command(file: Path, once: bool) -> None:
    """Watch the feeds and pages that a TOML file names.

    New entries' pages are added to its folder; known pages are looked at again, and what they said before is kept.
    robots.txt is obeyed. Stop it at any moment: nothing is lost.
    """
    say(
        "Watching asks the sites in the file, and those to which their entries lead, again and again: they see your\n"
        "IP address, the time and what is asked for, and that a program asks."
    )
    teller = Teller(quiet=True, left_out=True)
    answered = wiring.watch(file, once=once, tell=teller)
    if teller.skipped:
        raise SystemExit(LEFT_OUT if answered else USAGE)
