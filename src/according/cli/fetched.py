"""What is said while pages are fetched: a line for each, and its place on standard output for the next program."""

import sys
from typing import TYPE_CHECKING

import click

from according.cli.saying import say
from according.core import Skipped

if TYPE_CHECKING:
    from according.core.versions import EditionChange
    from according.job.adding import Added

_SHOWN = 5
_LONGEST = 160


class Teller:
    """Tells what became of each page; call it with each.

    Args:
        quiet: whether what is unchanged is passed over.
        left_out: whether what was left out is told at once; else the caller tells it in the end.

    """

    def __init__(self, *, quiet: bool = False, left_out: bool = False) -> None:
        self._quiet, self._left_out = quiet, left_out
        self.skipped: list[Skipped] = []

    def __call__(self, row: "Added | Skipped") -> None:
        """One page's lines."""
        if isinstance(row, Skipped):
            self.skipped.append(row)
            if self._left_out:
                say(f"left out: {row.name}: {row.why}; {row.remedy}")
            return
        if self._quiet and row.outcome.value == "unchanged":
            return
        if row.outcome.value == "unchanged":
            say(f"unchanged: {row.name} ({'; '.join(row.notes)}): {row.path}")
        else:
            say(f"{row.outcome.value}: {row.name}: {row.path}")
            for note in row.notes:
                say(f"  {note}")
            for line in change_lines(row.change, _SHOWN) if row.change else ():
                say(f"  {line}")
        if not sys.stdout.isatty():
            click.echo(str(row.path))


def change_lines(change: "EditionChange", most: int | None = None) -> list[str]:
    """What differs between two editions, a line each: words before → words after."""
    lines = [f"{field.name}: {field.old or 'none'} → {field.new or 'none'}" for field in change.fields]
    if change.words:
        lines.append(f"{change.removed} words taken out, {change.added} put in, {change.kept} kept")
    for words in change.words[:most]:
        before = f"… {words.context} " if words.context else ""
        old, new = _short(words.old), _short(words.new)
        shown = f"[{old} → {new}]" if old and new else f"[taken out: {old}]" if old else f"[put in: {new}]"
        lines.append(before + shown)
    if most is not None and len(change.words) > most:
        lines.append(f"and {len(change.words) - most} more; see according versions")
    return [*lines, *change.notes]


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1] + "…"
