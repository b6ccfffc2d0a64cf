"""Items over the executors of Apache Spark, results in the order of the items."""

import itertools
import os
import pickle
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import Any, TypeVar

from according.engines.engine import EngineError
from according.engines.ordered import ordered
from according.engines.spark_rows import rows
from according.engines.spark_session import session
from according.engines.worker import LOST, opened

T = TypeVar("T")
R = TypeVar("R")

#: Tasks of one Spark job, for each worker, and jobs under way at once: the next ones fill what a slow item leaves idle.
TASKS, JOBS = 2, 3
#: A job that takes fewer seconds is mostly Spark's own bookkeeping: the next has twice the items a task, up to so many.
QUICK, MOST = 2.0, 16
#: Items one after the other that may be lost with whole executors and nothing done between them.
IN_A_ROW = 3
#: What Spark says of a job in which executors or their Python died, and not the code in them.
_DIED = ("ExecutorLostFailure", "Python worker exited unexpectedly", "Python worker keeps crashing")
_MAPS = itertools.count()


class Spark:
    """Apache Spark through PySpark; nothing is decided there but who does what.

    A session that is there already (a notebook's, spark-submit's) is taken as it is; otherwise one is started and kept
    for further maps until ``close`` or the end of the program. In each of Spark's Python workers the function lives in
    a process beside it, so that a worker that dies takes only its item with it and the models are loaded once; see
    ``spark_rows``. Executors that die are Spark's to replace. Where a job fails for it, its items are tried in halves.

    Args:
        workers: how many items at once, 1 or more.
        master: where a session is started: ``spark://host:7077``, say; None for so many workers on this machine.

    """

    def __init__(self, workers: int, master: str | None = None) -> None:
        if workers < 1:
            raise ValueError(f"at least one worker is needed, not {workers}")
        self.workers, self.master = workers, master
        self._started: Any = None

    def map(self, make: Callable[[], Callable[[T], R]], items: Iterable[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        """``make()(item)`` for each item, in order; ``lost(item, why)`` where the item's process died again and again.

        ``make`` and the items must be picklable, and importable where the executors are.

        Raises:
            EngineError: if PySpark or Java is missing, or the executors die whatever the item.

        """
        jobs = _Jobs(pickle.dumps(make), f"according-{os.getpid()}-{next(_MAPS)}")
        waves = self._waves(items, jobs)
        with closing(ordered(jobs.outcomes, waves, jobs.end, hands=JOBS, ahead=1)) as done:
            for wave, outcomes in done:
                for item, outcome in zip(wave, outcomes, strict=True):
                    yield opened(outcome, item, lost)

    def close(self) -> None:
        """Stops the session if it was started here."""
        started, self._started = self._started, None
        if started is not None:
            started.stop()

    def _waves(self, items: Iterable[T], jobs: "_Jobs") -> Iterator[tuple[T, ...]]:
        """The items, so many at a time; Spark starts with the first."""
        wave: list[T] = []
        try:
            for item in items:
                wave.append(item)
                if len(wave) >= TASKS * self.workers * jobs.items_a_task:
                    jobs.session = self._session()
                    yield tuple(wave)
                    wave = []
        except Exception:
            # What was taken before comes first.
            if wave:
                jobs.session = self._session()
                yield tuple(wave)
            raise
        if wave:
            jobs.session = self._session()
            yield tuple(wave)

    def _session(self) -> Any:
        if self._started is None:
            found, ours = session(self.workers, self.master, TASKS * self.workers)
            if not ours:
                return found
            self._started = found
        return self._started


class _Jobs:
    """The Spark jobs of one map."""

    def __init__(self, make: bytes, tag: str) -> None:
        self.session: Any = None
        self._make, self._tag = make, tag
        self._lock = threading.Lock()
        self._lost_in_a_row = 0
        self._ended = False
        self.items_a_task = 1

    def outcomes(self, items: Sequence[object]) -> list[bytes]:
        """What became of each item."""
        begun = time.monotonic()
        found = self._settled([pickle.dumps(item, pickle.HIGHEST_PROTOCOL) for item in items])
        if time.monotonic() - begun < QUICK:
            self.items_a_task = min(2 * self.items_a_task, MOST)
        else:
            self.items_a_task = max(self.items_a_task // 2, 1)
        return found

    def end(self) -> None:
        """Cancels what is under way."""
        self._ended = True
        if self.session is not None:
            self.session.interruptTag(self._tag)

    def _settled(self, items: Sequence[bytes]) -> list[bytes]:
        try:
            found = self._run(items)
        except Exception as error:
            if self._ended or not any(said in str(error) for said in _DIED):
                raise
            if len(items) == 1:
                return [self._given_up(error)]
        else:
            self._lost_in_a_row = 0
            return found
        middle = len(items) // 2
        return [*self._settled(items[:middle]), *self._settled(items[middle:])]

    def _given_up(self, error: Exception) -> bytes:
        with self._lock:
            self._lost_in_a_row += 1
            if self._lost_in_a_row == IN_A_ROW:
                raise EngineError(
                    "Spark's executors die whatever they do; most likely their memory is too small: give more "
                    f"spark.executor.memoryOverhead, or fewer cores an executor ({str(error)[:300]})"
                ) from error
        return LOST

    def _run(self, items: Sequence[bytes]) -> list[bytes]:
        """One job; the rows that come back have the items' numbers."""
        import pyarrow as pa

        self.session.addTag(self._tag)
        numbers = pa.array(range(len(items)), pa.int64())
        frame = self.session.createDataFrame(pa.table({"number": numbers, "item": pa.array(items, pa.binary())}))
        answered = frame.mapInArrow(partial(rows, self._make), "number bigint, outcome binary").toArrow()
        found = dict(zip(answered["number"].to_pylist(), answered["outcome"].to_pylist(), strict=True))
        return [found[n] for n in range(len(items))]
