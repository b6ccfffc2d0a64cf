"""``according add``: pages by their addresses, and files, put into a folder that the other commands read."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according import wiring
from according.cli.fetched import Teller
from according.cli.saying import leave, say
from according.core import Skipped, UsageError
from according.fetch.address import is_address, parse_address
from according.fetch.failure import FetchError

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command("add")
@click.argument("names", nargs=-1, required=True, metavar="ADDRESS|FILE…")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("accounts"),
    show_default=True,
    help="The folder where they go.",
)
@click.option("--yes", is_flag=True, help="Fetch without asking; needed where nobody can be asked.")
def command(names: tuple[str, ...], into: Path, yes: bool) -> None:
    """Add pages by address, and files, to a folder.

    A page is saved as it came, with what its site says about robots and about its use. Adding it again keeps the
    earlier text where something was changed: see according versions.
    """
    hosts = _hosts(names)
    if hosts:
        say(reveals(hosts))
        if not yes:
            _ask()
    teller = Teller()
    rows = wiring.add(names, into, done=teller)
    leave((row for row in rows if isinstance(row, Skipped)), done=any(not isinstance(row, Skipped) for row in rows))


def reveals(hosts: "Sequence[str]") -> str:
    """What a fetch tells others, in plain words."""
    many = len(hosts) > 1
    return (
        f"Fetching asks {', '.join(hosts)} for the page{'s' * many} you named, and for robots.txt and "
        "/.well-known/tdmrep.json beside.\n"
        f"The site{'s' * many}, {'their hosts' if many else 'its host'} and whoever watches the line can see that "
        "somebody at your IP address looks at this now: they get\n"
        "your IP address, the time, the address asked for, and the words "
        '"According/0.1 (+a reader run by a person)". No cookies are sent.\n'
        "A page may lead on to another host, which then sees the same."
    )


def _hosts(names: "Sequence[str]") -> list[str]:
    hosts: dict[str, None] = {}
    for name in names:
        if is_address(name):
            try:
                hosts[parse_address(name).authority] = None
            except FetchError:
                continue  # it is left out later, with the reason
    return list(hosts)


def _ask() -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("nobody can be asked whether to fetch; call it with --yes if that is what you want")
    try:
        if click.confirm("Fetch?", default=False, err=True):
            return
    except click.Abort:
        raise KeyboardInterrupt from None  # so that it leaves as any other interrupted run
    raise UsageError("nothing was fetched")
