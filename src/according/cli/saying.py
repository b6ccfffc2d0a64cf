"""What the commands say on stderr: words and progress, never data."""

import sys
import time
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING
from unicodedata import category

import click

from according.core import Skipped

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

#: Seconds of work after which a bar is worth showing.
_PATIENCE = 1.0

# Unicode's controls, formats (bidirectional ones among them), surrogates, and line and paragraph separators.
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

#: The exit code of a check that found something wrong.
WRONG = 1
#: The exit code of a run that did its work and left something out.
LEFT_OUT = 3
#: The exit code of a call that is off or had nothing to work on.
USAGE = 2


def say(message: str) -> None:
    """One message on stderr; characters that steer a terminal are shown as their code points."""
    click.echo(harmless(message), err=True)


def harmless(text: str) -> str:
    r"""The text with control, bidirectional and invisible characters shown as ``\u`` escapes; line feeds stay."""
    return "".join(c if c == "\n" or category(c) not in _STEERING else f"\\u{ord(c):04x}" for c in text)


def leave(skipped: Iterable[Skipped], *, done: bool) -> None:
    """Name what was left out and leave with the code that says so, whether any was ``done``; else leave quietly."""
    rows = tuple(skipped)
    for row in rows:
        name = "standard input" if row.name == "-" else row.name
        say(f"left out: {name}: {row.why}; {row.remedy}")
    if rows:
        raise SystemExit(LEFT_OUT if done else USAGE)


class Watch:
    """A progress bar on stderr, on a terminal only, and only once the work has taken a moment.

    Call it with how many inputs are done and of how many.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._start = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __call__(self, count: int, total: int) -> None:
        """Show that ``count`` of ``total`` inputs are done."""
        if self._bar is None and sys.stderr.isatty() and time.monotonic() - self._start > _PATIENCE and count < total:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._what, total=total)
            self._bar.start()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=count)

    def __enter__(self) -> "Watch":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
