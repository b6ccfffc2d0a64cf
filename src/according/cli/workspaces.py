"""Which workspace a command works in: the one that is named, else the environment's, else the nearest."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from according.cli.saying import say
from according.core import InputError, UsageError

if TYPE_CHECKING:
    from according.store import Workspace

#: What a workspace is called where nobody calls it otherwise.
NAME = "according.db"
#: The variable of the environment that names one.
VARIABLE = "ACCORDING_WORKSPACE"

F = TypeVar("F", bound=Callable[..., Any])


def option(command: F) -> F:
    """Which workspace."""
    return click.option(
        "-w",
        "--workspace",
        "told",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=f"The workspace; else ${VARIABLE}, else {NAME} in this folder or the nearest above.",
    )(command)


def found(told: Path | None) -> Path | None:
    """The workspace that is meant, None where there is none; quiet.

    A name of the user's own is given back whether or not there is such a file.
    """
    named = told or _of_environment()
    if named is not None:
        return named / NAME if named.is_dir() else named
    return next((place for place in _upwards() if _ours(place)), None)


def place(told: Path | None) -> Path:
    """The workspace that is meant; one that does not stand in this folder and was not named is told on stderr.

    Raises:
        UsageError: if there is none.

    """
    path = found(told)
    if path is None:
        raise UsageError(
            f"there is no workspace here: no {NAME} in this folder or above\n"
            "make one with according init, or name one with --workspace FILE"
        )
    if not os.path.lexists(path):
        by = f"${VARIABLE} names" if told is None else "that is what --workspace names"
        words = f"{by} {path}" if told is None else f"{path}: {by}"
        raise UsageError(f"{words}, and there is no such file\nmake it with according init {_quoted(path)}")
    if told is None and path.parent != Path():
        say(f"workspace: {path}")
    return path


def opened(told: Path | None, *, write: bool = False, needed: bool = True) -> "Workspace":
    """The workspace that is meant, open; ``write`` where something will be changed, ``needed`` where it has to be.

    Raises:
        UsageError: if there is none.
        InputError: if it cannot be opened, or is to be written and cannot.

    """
    from according.store import Workspace

    path = place(told)
    workspace = Workspace.open(path, write=write)
    if write and needed and not workspace.writable:
        workspace.close()
        raise InputError(
            str(path), "can only be read here", "nothing was changed; copy it to where you may write, and work there"
        )
    return workspace


def _of_environment() -> Path | None:
    named = os.environ.get(VARIABLE, "")
    return Path(named).expanduser() if named else None


def _upwards() -> list[Path]:
    """Where a workspace may stand: in this folder, then in each above it; named as short as can be."""
    try:
        here = Path.cwd()
    except OSError:  # the folder was removed under us
        return []
    return [Path(*[os.pardir] * steps, NAME) for steps in range(len(here.parents) + 1)]


def _ours(path: Path) -> bool:
    """Whether there is such a file, and nobody else put it above our folders."""
    try:
        status = path.stat()
    except OSError:
        return path.parent == Path() and path.is_symlink()
    own = getattr(os, "getuid", lambda: status.st_uid)()
    return path.is_file() and (path.parent == Path() or status.st_uid == own)


def _quoted(path: Path) -> str:
    from shlex import quote

    return quote(str(path))
