"""``according init``: a new workspace."""

import os
from pathlib import Path
from shlex import quote

import click

from according.cli import workspaces
from according.cli.saying import say
from according.core import UsageError
from according.export import to_json


@click.command("init")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(file: Path | None, as_json: bool) -> None:
    """Make a workspace: one file that keeps accounts, what was found in them, and your corrections.

    It is called according.db and stands in this folder unless you name another place. Only you can read it.
    """
    from according.store import Workspace

    path = _place(file)
    if os.path.lexists(path):
        raise UsageError(
            f"{path}: is there already, and stays as it is\n"
            "name another place, or go on with the one that is there: according list"
        )
    above = workspaces.found(None)
    with Workspace.create(path) as workspace:
        version = workspace.version
    if as_json:
        click.echo(to_json({"schema": "according.workspace/1", "path": str(path), "version": version}), nl=False)
    else:
        click.echo(path)
    for line in _words(path, above):
        say(line)


def _place(file: Path | None) -> Path:
    if file is None:
        named = os.environ.get(workspaces.VARIABLE, "")
        file = Path(named).expanduser() if named else Path(workspaces.NAME)
    return file / workspaces.NAME if file.is_dir() else file


def _words(path: Path, above: Path | None) -> list[str]:
    by_itself = path == Path(workspaces.NAME)
    named = "" if by_itself else f" --workspace {quote(str(path))}"
    lines = ["A new workspace. Only you can read it; nothing leaves this machine. Next:", ""]
    steps = {
        f'according add{named} FILE… --story "TITLE"': "puts accounts into a story",
        f"according compare{named}": "lays them side by side",
        f"according serve{named}": "opens all of it in the browser",
    }
    width = max(map(len, steps))
    lines += [f"    {step:<{width}}   {words}" for step, words in steps.items()]
    if above is not None and by_itself:
        lines += ["", f"Another one stands above, {above}; in this folder the new one is taken from now on."]
    if not by_itself:
        lines += ["", f"To leave out --workspace: export {workspaces.VARIABLE}={quote(str(path.absolute()))}"]
    return lines
