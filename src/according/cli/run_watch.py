"""How far a run is, on stderr: a bar with rate and time left on a terminal, a line now and then in a log."""

import math
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from according.cli.saying import harmless
from according.job.archive.told import Progress, Stage

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.live import Live

#: What each stage is called while it works.
CALLED = {
    Stage.INTAKE: "Reading in",
    Stage.ANNOTATE: "Annotating",
    Stage.MET: "Finding pairs",
    Stage.COPIES: "Measuring copies",
    Stage.LIKELY: "Weighing pairs",
    Stage.STORIES: "Forming stories",
    Stage.COMPARE: "Comparing",
    Stage.TABLES: "Writing tables",
}
#: Seconds that a stage takes before it is worth a word.
_PATIENCE = 1.0
#: The while from which the rate is told, in seconds, and the fewest tasks that it takes in.
_WHILE, _TASKS = 120.0, 8
#: A log has a line each so many per cent of a stage, but none within so many seconds, and one after so many at last.
_PER_CENT, _GAP, _SILENCE = 5, 10.0, 300.0
_DOT = " · "
#: The most columns that the bar takes, its name and per cents with it.
_WIDEST = 100


class Pace:
    """How fast a stage goes, from the last while of it; what an earlier run had made counts for nothing.

    Args:
        clock: gives seconds that never go back.
        start: when the stage began by this clock.

    """

    def __init__(self, clock: Callable[[], float], start: float) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int, int]] = deque([(start, 0, 0)])
        self._told: Progress | None = None
        self.start = start

    def tell(self, told: Progress) -> None:
        """Take in how far the stage is."""
        now = self._clock()
        made = (now, told.done - told.kept, told.documents - told.kept_documents)
        self._seen.append(made)
        self._told = told
        while len(self._seen) > _TASKS and self._seen[1][0] < now - _WHILE:
            self._seen.popleft()

    @property
    def seconds(self) -> float:
        """How long the stage has been at work."""
        return self._clock() - self.start

    @property
    def rate(self) -> float | None:
        """Documents a second of the last while; None where nothing can be told yet."""
        first, last = self._seen[0], self._seen[-1]
        passed = self._clock() - first[0]
        return (last[2] - first[2]) / passed if passed > 0 and last[2] > first[2] else None

    @property
    def left(self) -> float | None:
        """Seconds that the stage will still take, if it goes on as in the last while; None where nothing tells it."""
        first, last, told = self._seen[0], self._seen[-1], self._told
        passed = self._clock() - first[0]
        if told is None or told.total is None or last[1] - first[1] < 1 or passed < _PATIENCE:
            return None
        return max(0, told.total - told.done) * passed / (last[1] - first[1])


class RunWatch:
    """Tells of a run while it goes on; call it with each ``Progress``, and at the start of a stage with nothing done.

    On a terminal a bar stands below what is said; elsewhere a line is written now and then, without characters that
    steer a terminal. A stage that took a moment leaves a line behind.

    Args:
        out: where to tell it; standard error unless another is given.
        clock: gives seconds that never go back.

    """

    def __init__(self, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out if out is not None else sys.stderr
        self._clock = clock
        self._told: Progress | None = None
        self._begin()
        self._live: Live | None = None
        steered = os.environ.get("TERM") not in ("dumb", "unknown")
        self._terminal = steered and self._out is not None and self._out.isatty()

    def __call__(self, told: Progress) -> None:
        """Take in how far the run is, and tell it where that is due."""
        if self._told is None or told.stage is not self._told.stage:
            self._ended()
            self._begin()
        self._told, self._heard = told, self._clock()
        self._pace.tell(told)
        if self._terminal:
            self._show()
        else:
            self._log(told)

    def __enter__(self) -> "RunWatch":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._ended()
        if self._live is not None:
            self._live.stop()
            self._live = None

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        told = self._told
        if told is None:
            return
        percent = _percent(told)
        row = Table.grid(padding=(0, 1, 0, 0), expand=True)
        row.width = min(options.max_width, _WIDEST)
        row.add_column(no_wrap=True)
        row.add_column(ratio=1)
        row.add_column(justify="right", width=5)
        bar = ProgressBar(
            total=told.total,
            completed=told.done,
            pulse=told.total is None,
            complete_style="cyan",
            finished_style="cyan",
            pulse_style="cyan",
        )
        row.add_row(Text(CALLED[told.stage]), bar, Text("" if percent is None else f"{percent} %"))
        yield row
        yield Text(fitted(facts(told, self._pace), options.max_width), "dim", no_wrap=True, overflow="ellipsis")

    def _begin(self) -> None:
        """A stage begins where the last one was heard of last: its first word may come when some of it is done."""
        self._heard = self._clock() if self._told is None else self._heard
        self._pace = Pace(self._clock, self._heard)
        self._line = (0, self._heard)

    def _show(self) -> None:
        """Begin with the bar, once the stage has taken a moment; it draws itself from then on."""
        if self._live is None and self._pace.seconds >= _PATIENCE:
            from rich.console import Console
            from rich.live import Live

            console = Console(file=self._out, highlight=False, markup=False)
            self._live = Live(self, console=console, transient=True, refresh_per_second=4)
            self._live.start()

    def _log(self, told: Progress) -> None:
        """Write a line, where one is due."""
        now, percent = self._clock(), _percent(told)
        step, since = self._line
        reached = 0 if percent is None else percent // _PER_CENT
        if percent == 100 or now - since < (_GAP if reached > step else _SILENCE):
            return
        self._line = (max(step, reached), now)
        said = [*([] if percent is None else [f"{percent} %"]), *facts(told, self._pace)]
        self._say(f"{CALLED[told.stage]}: {', '.join(said) or 'at work'}")

    def _ended(self) -> None:
        """Say what a stage took, where it took a moment, when the next one begins or the run is over."""
        told, seconds = self._told, self._heard - self._pace.start
        if told is None or seconds < _PATIENCE:
            return
        made = told.documents - told.kept_documents
        said = [f"{_documents(told)} in {spell(seconds)}"] if told.documents else []
        if told.kept_documents:
            said.append(f"{told.kept_documents:,} of them from an earlier run")
        if made > 0:
            said.append(f"{_rate(made / seconds)} a second")
        self._say(f"{CALLED[told.stage]}: {', '.join(said) or f'done in {spell(seconds)}'}")

    def _say(self, line: str) -> None:
        if self._live is not None:
            self._live.console.print(harmless(line))
        elif self._out is not None:
            self._out.write(harmless(line) + "\n")
            self._out.flush()


def facts(told: Progress, pace: Pace) -> list[str]:
    """What there is to say of a stage beside how much of it is done."""
    said = [_documents(told)] if told.documents else []
    if (rate := pace.rate) is not None:
        said.append(f"{_rate(rate)} a second")
    if (left := pace.left) is not None:
        said.append(f"about {spell(left, coarse=True)} left")
    if told.left_out:
        said.append(f"{told.left_out:,} left out")
    return said


def fitted(said: Sequence[str], width: int) -> str:
    """As much of what there is to say as goes into ``width`` columns: the rate goes first, then what was left out."""
    kept = list(said)
    for end in ("a second", "left out", "documents"):
        if len(_DOT.join(kept)) > width:
            kept = [one for one in kept if not one.endswith(end)]
    return _DOT.join(kept)


def spell(seconds: float, *, coarse: bool = False) -> str:
    """A span of time in words, "3 h 20 min"; ``coarse`` as an estimate is told, to five seconds or five minutes."""
    if seconds < 59.5:
        step = 5 if coarse else 1
        return f"{max(step, math.ceil(seconds / step) * step if coarse else round(seconds))} s"
    minutes = math.ceil(seconds / 60) if coarse else round(seconds / 60)
    if coarse and minutes > 60:
        minutes = round(minutes / 5) * 5
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "day" + "s" * (days != 1)), (hours, "h"), (0 if days else minutes, "min")]
    return " ".join(f"{count} {unit}" for count, unit in parts if count)


def _documents(told: Progress) -> str:
    return f"{told.documents:,} document{'s' * (told.documents != 1)}"


def _rate(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 99.5 else f"{rate:.1f}" if rate >= 1 else f"{rate:.2f}"


def _percent(told: Progress) -> int | None:
    if told.total is None:
        return None
    return told.done * 100 // told.total if told.total else 100
