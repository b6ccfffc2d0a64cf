"""Items over several processes of this machine, results in the order of the items."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# The one state of a worker process: what `make` made at its start.
_WORK: list[Callable[[Any], Any]] = []


class Processes:
    """Workers that each build their models once.

    A worker that dies (out of memory, say) takes only its item with it: the items it had not finished are tried again,
    each in a process of its own, and the one that kills its process twice is reported as lost.

    Args:
        workers: how many processes, 1 or more.

    """

    def __init__(self, workers: int) -> None:
        if workers < 1:
            raise ValueError(f"at least one worker is needed, not {workers}")
        self.workers = workers

    def map(self, make: Callable[[], Callable[[T], R]], items: Sequence[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        """``make()(item)`` for each item, in order; ``lost(item, why)`` where the item's process died.

        ``make`` and the items must be picklable.
        """
        with self._pool(make, min(self.workers, max(1, len(items)))) as pool:
            futures: list[Future[R]] = [pool.submit(_call, item) for item in items]
            for item, future in zip(items, futures, strict=True):
                try:
                    result = future.result()
                except BrokenProcessPool:
                    result = self._alone(make, item, lost)
                yield result

    def _alone(self, make: Callable[[], Callable[[T], R]], item: T, lost: Callable[[T, str], R]) -> R:
        with self._pool(make, 1) as pool:
            try:
                future: Future[R] = pool.submit(_call, item)
                return future.result()
            except BrokenProcessPool:
                return lost(item, "its process died while working on it")

    @staticmethod
    def _pool(make: Callable[[], Callable[[Any], Any]], workers: int) -> ProcessPoolExecutor:
        # Spawned, not forked: a forked onnxruntime session hangs, and spawning is the same on every system.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(make,))


def _start(make: Callable[[], Callable[[Any], Any]]) -> None:
    # Interrupted at the terminal, a worker ends without a word; its parent says what there is to say.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _WORK.append(make())


def _call(item: Any) -> Any:
    return _WORK[-1](item)
