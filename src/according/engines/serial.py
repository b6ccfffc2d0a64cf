"""One item after the other, in this process."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Serial:
    """The simplest engine; every other must give the same results in the same order."""

    def map(self, make: Callable[[], Callable[[T], R]], items: Sequence[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        """``make()(item)`` for each item, in order. Nothing can be lost here, so ``lost`` is never called."""
        del lost
        if not items:
            return
        work = make()
        for item in items:
            yield work(item)
