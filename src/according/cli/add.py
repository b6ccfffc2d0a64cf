"""``according add``: files, folders, and pages by their addresses, put into a workspace or a folder."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from according import wiring
from according.cli import options, workspaces
from according.cli.asking import agree
from according.cli.completing import stories as complete
from according.cli.fetched import Teller
from according.cli.saying import leave, say
from according.cli.taken_in import put_in
from according.core import Skipped
from according.fetch.address import is_address, parse_address
from according.fetch.failure import FetchError

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The folder where things go without a workspace.
_FOLDER = Path("accounts")


@click.command("add")
@click.argument("names", nargs=-1, required=True, metavar="ADDRESS|FILE…")
@workspaces.option
@click.option(
    "--story", metavar="STORY", help="Put them into this story; it is made if need be.", shell_complete=complete
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"A folder where they go in place of a workspace; {_FOLDER} where there is none.",
)
@click.option("--yes", is_flag=True, help="Fetch without asking; needed where nobody can be asked.")
@options.columns
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read and annotate."
)
@options.models
@click.option("--json", "form", flag_value="json", help="Print what became of each as one JSON object.")
def command(
    names: tuple[str, ...],
    told: Path | None,
    story: str | None,
    into: Path | None,
    yes: bool,
    columns: str | None,
    workers: int,
    no_encoder: bool,
    no_reader: bool,
    form: str | None,
) -> None:
    """Add pages by address, and files, folders or standard input ("-"), to a workspace.

    What is there already is not added again; another text at the same address is kept beside the earlier one, as
    another edition. Without a workspace, or with --into, pages and files are copied into a folder: adding a page again
    keeps the earlier text there, too (according versions).
    """
    place = None if into is not None else workspaces.found(told)
    if into is not None and (told is not None or story is not None):
        raise click.UsageError("--into is for a folder; --workspace and --story are for a workspace")
    if place is None and (story is not None or form is not None):
        workspaces.place(told)  # says that there is none, and the way out
    given = {"--columns": columns, "--no-encoder": no_encoder, "--no-reader": no_reader, "--workers": workers > 1}
    if place is None and any(given.values()):
        raise click.UsageError(f"{next(name for name, value in given.items() if value)} is for a workspace: see init")
    hosts = _hosts(names)
    if hosts:
        say(reveals(hosts))
        if not yes:
            agree("Fetch?", what="fetch", otherwise="nothing was fetched")
    if place is not None:
        chosen = options.settings(workers, None, no_encoder, no_reader)
        put_in(told, names, chosen, story=story, columns=options.columns_told(columns), form=form)
        return
    teller = Teller()
    rows = wiring.add(names, into or _FOLDER, done=teller)
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
