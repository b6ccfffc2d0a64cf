"""Items over several processes of this machine, results in the order of the items."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TypeVar

from according.engines.ordered import ordered
from according.engines.worker import Worker, opened

T = TypeVar("T")
R = TypeVar("R")


class Processes:
    """Workers that each build their models once.

    A worker that dies (out of memory, say) takes only its item with it, and another stands in for it. The item is tried
    once more; one that kills its process twice is reported as lost. The workers end with the iterator, at once where it
    is closed or interrupted, and also where this program is killed.

    Args:
        workers: how many processes, 1 or more.

    """

    def __init__(self, workers: int) -> None:
        if workers < 1:
            raise ValueError(f"at least one worker is needed, not {workers}")
        self.workers = workers

    def map(self, make: Callable[[], Callable[[T], R]], items: Iterable[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        """``make()(item)`` for each item, in order; ``lost(item, why)`` where the item's process died twice.

        ``make`` and the items must be picklable.
        """
        made = pickle.dumps(make)
        crew = [Worker(made) for _ in range(self.workers)]
        # The last one back is the next to go: few items start few processes.
        idle = crew[:]

        def outcome(item: T) -> bytes:
            worker = idle.pop()
            try:
                return worker.outcome(pickle.dumps(item, pickle.HIGHEST_PROTOCOL))
            finally:
                idle.append(worker)

        def end() -> None:
            # All of them before the first is waited for: who interrupts once more must find none alive.
            for worker in crew:
                worker.kill()
            for worker in crew:
                worker.end()

        with closing(ordered(outcome, items, end, hands=self.workers)) as outcomes:
            for item, found in outcomes:
                yield opened(found, item, lost)
