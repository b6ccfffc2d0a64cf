"""Several hands doing one thing after the other, the results in order and a bounded number ahead."""

import atexit
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Results that may wait for a slow one before them, for each hand: one long document must not stop all other hands.
WAITING = 8
#: Seconds that hands have to come back when what they wait for is ended.
GRACE = 10.0


def ordered(
    do: Callable[[T], R], items: Iterable[T], end: Callable[[], None], *, hands: int, ahead: int = 2
) -> Generator[tuple[T, R]]:
    """Each item with ``do(item)``, in order, done by so many threads.

    At most ``ahead`` items a hand are under way or about to be, and at most WAITING a hand were taken from ``items``
    beyond the last result that was given out. What ``do`` or ``items`` raises comes out after the results before it.
    ``end()`` ends what the threads wait for; it is called when the iterator is closed, comes to its end, or is left
    half read when the program ends.
    """
    tasks: SimpleQueue[tuple[T, Future[R]] | None] = SimpleQueue()
    waiting: deque[tuple[T, Future[R]]] = deque()
    over = threading.Event()
    threads: list[threading.Thread] = []
    source: Iterator[T] | None = iter(items)
    raised: Exception | None = None

    def close() -> None:
        if over.is_set():
            # What was left half read is closed once more when the interpreter takes itself apart.
            return
        over.set()
        end()
        for _ in threads:
            tasks.put(None)
        for thread in threads:
            thread.join(GRACE)

    atexit.register(close)
    try:
        while True:
            if waiting and waiting[0][1].done():
                item, future = waiting.popleft()
                yield item, future.result()
                continue
            pending = [future for _, future in waiting if not future.done()]
            if source is not None and len(pending) < ahead * hands and len(waiting) < WAITING * hands:
                try:
                    task = (next(source), Future[R]())
                except StopIteration:
                    source = None
                except Exception as error:
                    source, raised = None, error
                else:
                    waiting.append(task)
                    tasks.put(task)
                    if len(threads) < hands:
                        # As daemons: what ends them when the program ends comes after it waited for all others.
                        threads.append(threading.Thread(target=_hand, args=(do, tasks, over), daemon=True))
                        threads[-1].start()
            elif pending:
                wait(pending, return_when=FIRST_COMPLETED)
            elif raised is not None:
                raise raised
            elif not waiting:
                return
    finally:
        atexit.unregister(close)
        close()


def _hand(do: Callable[[T], R], tasks: "SimpleQueue[tuple[T, Future[R]] | None]", over: threading.Event) -> None:
    while (task := tasks.get()) is not None and not over.is_set():
        item, future = task
        try:
            result = do(item)
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        del task, item, future
