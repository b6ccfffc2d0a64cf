"""``according doctor``: whether a workspace is whole, its repair, and a copy of it."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli import options, workspaces
from according.cli.kept import check_entry, check_lines
from according.cli.printing import print_records
from according.cli.saying import WRONG, say
from according.core import InputError, UsageError

if TYPE_CHECKING:
    from according.store import Check

#: What the store says of a file that SQLite cannot make sense of.
_DAMAGED = "is damaged"


@click.command("doctor")
@workspaces.option
@click.option("--repair", is_flag=True, help="Build anew what can be built anew: the indices of the search.")
@click.option(
    "--copy",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Leave a copy here, without what was removed: to share, or to keep. Only you can read it.",
)
@options.records
def command(told: Path | None, repair: bool, copy: Path | None, form: str | None) -> None:
    """Check a workspace: the file, its indices, the chain of corrections. Leaves with 1 where something is wrong."""
    if copy is not None and os.path.lexists(copy):
        raise UsageError(f"{copy}: is there already, and stays as it is; name another place")
    try:
        with workspaces.opened(told, write=True, needed=repair) as workspace:
            checks = workspace.repair() if repair else workspace.doctor()
            if copy is not None:
                workspace.copy_to(copy)
                say(f"a copy: {copy}")
    except InputError as error:
        if not error.why.startswith(_DAMAGED):
            raise
        checks = (_damaged(error),)
    print_records(form, [check_entry(check) for check in checks], lambda: check_lines(checks), sys.stdout)
    wrong = [check for check in checks if not check.ok]
    if wrong:
        say(f"{len(wrong)} of {len(checks)} checks found something wrong")
        raise SystemExit(WRONG)


def _damaged(error: InputError) -> "Check":
    """The file cannot be read at all, or no further: nothing in it can be looked at."""
    from according.store import Check

    remedy = (
        "put a copy in its place; what can still be read of it, SQLite's own program tells: "
        f"sqlite3 {error.name} .recover"
    )
    return Check(name="file", ok=False, words=f"{error.name} {error.why}", remedy=remedy)
