"""Threads: what one author wrote in answer to a post of their own, one after the other, read as one text."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from according.read.kinds.posts.item import Item
from according.read.kinds.stamps import stamp

#: An answer to oneself that came later than this is a post of its own.
_LATEST = timedelta(hours=24)
#: No more posts than these are one thread.
_MOST = 500
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def threads(items: Sequence[Item]) -> list[list[Item]]:
    """The items, those that continue another of the same author's behind it; in the order of the first of each.

    Of several answers to one post the earliest continues it, the others stand by themselves.
    """
    first: dict[str, Item] = {}
    for item in items:
        if item.key:
            first.setdefault(item.key, item)
    following: dict[str, Item] = {}
    for item in items:
        above = first.get(item.parent or "")
        if above is None or above is item or not _goes_on(above, item):
            continue
        other = following.get(above.key)
        if other is None or _moment(item) < _moment(other):
            following[above.key] = item
    taken = {id(item) for item in following.values()}
    found: list[list[Item]] = []
    done: set[int] = set()
    for item in items:
        if id(item) in taken or id(item) in done:
            continue
        found.append(_chain(item, following, done))
    # Posts that answer each other in a circle have no first one.
    found += [[item] for item in items if id(item) not in done]
    return found


def _chain(item: Item, following: dict[str, Item], done: set[int]) -> list[Item]:
    chain = [item]
    done.add(id(item))
    while len(chain) < _MOST and (after := following.get(chain[-1].key)) is not None and id(after) not in done:
        chain.append(after)
        done.add(id(after))
    return chain


def _goes_on(above: Item, item: Item) -> bool:
    if not item.author or item.author != above.author or not above.body or not item.body:
        return False
    before, after = _moment(above), _moment(item)
    return timedelta(0) <= after - before <= _LATEST


def _moment(item: Item) -> datetime:
    told = stamp(item.when)
    try:
        return datetime.fromisoformat(told).replace(tzinfo=UTC) if told else _NEVER
    except ValueError:
        return _NEVER
