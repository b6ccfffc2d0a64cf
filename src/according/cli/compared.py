"""A comparison handed on: as a page, on the terminal, as one object, or as rows."""

import os
import stat
import sys
import tempfile
from pathlib import Path
from threading import Thread

import click

from according.core import Comparison, UsageError
from according.export import TABLES, comparison_record, table_rows, to_csv, to_json

#: The page's name where nobody gives it another.
PAGE = Path("according-report.html")


def report_ahead() -> None:
    """Loads the report's parts and templates while the encoder computes, which leaves the interpreter free."""
    Thread(target=_ahead, daemon=True).start()


def write_page(path: Path, comparison: Comparison) -> None:
    """The page in a file.

    Raises:
        UsageError: if it cannot be written there.

    """
    from according.report import page

    written(path, page(comparison).encode(), "the page")


def written(path: Path, data: bytes, what: str) -> None:
    """Bytes in a file, whole or not at all: whoever has the old file open never sees half a new one.

    A new file is its owner's alone, since accounts may be unpublished; one that is there keeps its permissions. A link
    is replaced, and not followed. What is no file, such as /dev/stdout, is written to.

    Raises:
        UsageError: if it cannot be written; ``what`` says what ("the page").

    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        # A name that nobody can guess and put a link under.
        handle, beside = tempfile.mkstemp(prefix=".according-", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            if path.is_file() and not path.is_symlink():
                Path(beside).chmod(stat.S_IMODE(path.stat().st_mode))
            Path(beside).replace(path)
        finally:
            Path(beside).unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or "unknown reason"
        raise UsageError(f"{what} cannot be written to {path} ({why}); name another place with -o") from error


def print_comparison(
    comparison: Comparison, form: str | None, table: str | None, width: int | None, page: Path | None
) -> None:
    """The comparison on standard output; ``page`` is named there where there is one."""
    if form == "json":
        click.echo(to_json(comparison_record(comparison)), nl=False)
    elif form == "csv":
        click.echo(to_csv(table_rows(comparison, table or "findings"), TABLES[table or "findings"]), nl=False)
    else:
        from rich.console import Console

        from according.report import show

        show(comparison, Console(file=sys.stdout, width=width, highlight=False), str(page) if page else None)


def _ahead() -> None:
    from according.report import ahead

    ahead()
