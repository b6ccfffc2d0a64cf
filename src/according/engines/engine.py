"""What every engine is: a map over items, in order, by workers that may die."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """What maps a function over items, in order."""

    def map(self, make: Callable[[], Callable[[T], R]], items: Iterable[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        """``make()(item)`` for each item, in their order; ``lost(item, why)`` where an item killed its worker.

        ``make`` is called once a worker. ``items`` may be endless: a bounded number is taken ahead of the results.
        Whatever ``make``, the function or the items raise comes out after the results before it. A result may be
        computed more than once (a worker died, a task was doubled) and comes out once: who writes files in the function
        writes them beside and renames them. Closing the iterator ends the work that is under way.

        Raises:
            EngineError: if no worker gets as far as to begin.

        """
        ...


class EngineError(RuntimeError):
    """An engine cannot begin: something is missing on this machine, or its workers die whatever the item.

    The message says what, and what can be done.
    """
