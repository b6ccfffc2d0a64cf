"""Options and arguments that several commands share."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from according.core import Correction, CorrectionKind, Models, UsageError

if TYPE_CHECKING:
    from according.wiring import Settings

#: Bytes taken from standard input: several times what any reader takes.
_MOST = 100_000_000

F = TypeVar("F", bound=Callable[..., Any])


def inputs(command: F) -> F:
    """Files, folders, or "-" for standard input."""
    return click.argument("inputs", nargs=-1, required=True, metavar="FILE…")(command)


def inputs_if_any(command: F) -> F:
    """Files, folders, or "-" for standard input; none where a workspace's story is meant."""
    return click.argument("inputs", nargs=-1, metavar="[FILE…]")(command)


def records(command: F) -> F:
    """Records a line or in one list; without either JSON Lines to a pipe and a listing to a terminal."""
    command = click.option("--json", "form", flag_value="json", help="One indented list of records.")(command)
    return click.option("--jsonl", "form", flag_value="jsonl", help="One record a line (the default when piped).")(
        command
    )


def running(command: F) -> F:
    """How the run is carried out; none of these changes what is found, but for the models."""
    command = click.option(
        "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read and annotate."
    )(command)
    command = click.option(
        "--store",
        type=click.Path(dir_okay=False, path_type=Path),
        help="A file that keeps what was annotated, so that the next run does only what is new.",
    )(command)
    return models(command)


def models(command: F) -> F:
    """By which models something is read and compared."""
    command = click.option(
        "--no-reader", is_flag=True, help="Find attributions by rules alone, without the shipped reading model."
    )(command)
    return click.option(
        "--no-encoder", is_flag=True, help="Align statements by their words alone, without the shipped encoder."
    )(command)


def columns(command: F) -> F:
    """Which columns of tables hold what."""
    return click.option(
        "--columns",
        metavar="FIELD=COLUMN,…",
        help="Which columns of CSV files and JSON tables hold what: text=body,published=date. The fields are text, "
        "title, author, outlet, url, published and language; common names of columns are known without it.",
    )(command)


def columns_told(told: str | None) -> tuple[tuple[str, str], ...]:
    """What ``--columns`` says: pairs of a field of ours and the name of a column.

    Raises:
        UsageError: if a part of it is no pair, or names a field that is none.

    """
    pairs = []
    for part in told.split(",") if told else ():
        field, mark, name = (words.strip() for words in part.partition("="))
        if not mark or not field or not name:
            raise UsageError(
                f"--columns {part.strip()!r} needs a field and a column with a = between, as in 'text=body'"
            )
        pairs.append((field, name))
    return tuple(pairs)


def settings(
    workers: int = 1, store: Path | None = None, no_encoder: bool = False, no_reader: bool = False
) -> "Settings":
    """The settings that the options ask for."""
    from according.wiring import Settings  # what lists what is kept needs no models

    return Settings(workers=workers, store=store, encoder=not no_encoder, reader=not no_reader)


def reading_models(rules: bool) -> tuple[Models, str]:
    """The models by which a scoreboard reads, none where it reads by ``rules`` alone, and what to call that."""
    from according import wiring

    if rules:
        return Models(), "rules alone"
    return wiring.models(encoder=False), "the reading model joined with rules"


def corrections(apart: Sequence[str], same: Sequence[str]) -> tuple[Correction, ...]:
    """What ``--apart`` and ``--same`` say about who is who.

    Raises:
        UsageError: if one of them is not two names with a "=" between them.

    """
    found = []
    for kind, pairs in ((CorrectionKind.APART, apart), (CorrectionKind.SAME, same)):
        for pair in pairs:
            left, _, right = (part.strip() for part in pair.partition("="))
            if not left or not right:
                raise UsageError(
                    f"--{kind.value} {pair!r} needs two names with a = between them, as in 'Ada Lind=A. Lind'"
                )
            found.append(Correction(kind=kind, left=left, right=right))
    return tuple(found)


def standard_input(names: Sequence[str]) -> bytes | None:
    """The bytes on standard input where a name asks for them; None where it is closed.

    Of an endless stream no more is taken than shows that it is too large.
    """
    if "-" not in names or sys.stdin is None:
        return None
    return sys.stdin.buffer.read(_MOST)
