"""Fetching, with the guard and the clock that belong to it: pages into a folder, watched, and their versions."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from according.core import Skipped
from according.read import Source

if TYPE_CHECKING:
    from according.core.versions import PageHistory
    from according.fetch import Guard, Visitor
    from according.job.adding import Added
    from according.job.watching import Clock


def guard() -> "Guard":
    """Where connections may go: to public machines alone. No setting opens it."""
    from according.fetch import Guard

    return Guard()


def clock() -> "Clock":
    """The system's time."""
    import time

    from according.job.watching import Clock

    return Clock(now=time.time, sleep=time.sleep)


def visitor() -> "Visitor":
    """What fetches pages for a person who asks for them: robots are told, not obeyed."""
    from according.fetch import Client, Visitor

    time = clock()
    return Visitor(Client(guard=guard(), epoch=time.now), epoch=time.now)


def add(
    names: Sequence[str], folder: Path, *, done: "Callable[[Added | Skipped], None]"
) -> "tuple[Added | Skipped, ...]":
    """The addresses fetched and the files copied into ``folder``; ``done`` is called after each.

    Raises:
        UsageError: if the folder cannot be written.

    """
    from according.fetch import Folder
    from according.job.adding import Adder, add_all

    return add_all(names, Adder(visitor(), Folder(folder), clock().moment), done)


def versions(folder: Path, address: str | None = None) -> "tuple[PageHistory, ...]":
    """The pages that ``folder`` keeps and how they changed; the one at ``address`` alone where that is given."""
    from according.fetch import Folder, histories

    return histories(Folder(folder), address)


def watch(file: Path, *, once: bool, tell: "Callable[[Added | Skipped], None]") -> int:
    """Polls the watchlist in ``file``, once or until it is interrupted; ``tell`` is called with what came of it.

    Returns how many feeds and pages of the list answered.

    Raises:
        UsageError: if the watchlist is off, its folder cannot be written, or another watch fills it.

    """
    from according.fetch import Client, Folder, Pace, Visitor, only_one, read_watchlist
    from according.job.adding import Adder
    from according.job.watching import Watcher
    from according.read import entries

    watchlist, time = read_watchlist(file), clock()
    pace = Pace(now=time.now, sleep=time.sleep)
    visitor = Visitor(Client(guard=guard(), before=pace, epoch=time.now), obey=True, epoch=time.now)
    pace.delay = visitor.delay
    with only_one(watchlist.into):
        watcher = Watcher(
            watchlist,
            visitor=visitor,
            adder=Adder(visitor, Folder(watchlist.into), time.moment),
            clock=time,
            entries=lambda data, address: entries(Source(name=address, data=data)),
            tell=tell,
        )
        if once:
            return watcher.round(at_once=True)
        watcher.run()
    return 0
