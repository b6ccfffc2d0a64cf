"""One item after the other, in this process."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Serial:
    """The simplest engine; every other must give the same results in the same order."""

    def map(self, make: Callable[[], Callable[[T], R]], items: Iterable[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        """``make()(item)`` for each item, in order. Nothing can be lost here, so ``lost`` is never called."""
        del lost
        work: Callable[[T], R] | None = None
        for item in items:
            if work is None:
                work = make()
            yield work(item)
