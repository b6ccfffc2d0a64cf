"""Files of posts: which service's they are, and the posts in them, threads of one's own joined."""

import contextlib
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from according.read.kinds.outline import outline
from according.read.kinds.posts import bluesky, mastodon, x
from according.read.kinds.posts.item import Item
from according.read.kinds.posts.post import written
from according.read.kinds.posts.threads import threads
from according.read.kinds.table.elements import elements
from according.read.port import PEEK, Given, Head, Inner, Member, Unreadable

_SERVICES = (mastodon, bluesky, x)
#: The lists in which services wrap their posts; more than a few keys may stand before them.
_LIST = re.compile(r'"(?:orderedItems|statuses|feed|posts|records|descendants)"\s*:\s*\[(?=\s*\{)')
_BETWEEN = re.compile(r"[\s;,\ufeff]*+")
_DECODER = json.JSONDecoder()


class Posts:
    """Opens saved and exported posts; every post is an input, or every thread of one's own."""

    name = "posts"
    what = "a file of posts"
    media_type = "application/json"
    endings = frozenset({".js"})
    largest = 150_000_000
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:
        """Whether it is a part of an X archive, or JSON whose keys are those of a service's posts."""
        text = head.text
        if text.startswith("window.YTD."):
            return bool(x.ARCHIVED.match(text))
        seen = outline(text)
        return seen is not None and any(service.knows(seen) for service in _SERVICES)

    def members(self, given: Given) -> Iterator[Member]:
        """The posts.

        Raises:
            Unreadable: if it holds none, is a part of an archive that is not read, or no well-formed JSON.

        """
        text = given.decoded().text
        match = x.ARCHIVED.match(text)
        if match and match[1] not in x.PARTS:
            raise Unreadable(
                f"is the part {match[1]!r} of an X archive, which is not read",
                "name data/tweets.js: of an archive only the posts are read, never messages",
            )
        items: list[Item] = []
        broken = None
        try:
            for value in _values(text, match.end() if match else 0):
                items += _items(value)
        except Unreadable as error:
            broken = error
        del text
        yield from _members(items)
        if broken or not items:
            raise broken or Unreadable("holds no posts", "look what it holds")

    def unwrap(self, given: Given) -> Inner:
        """Never asked for: the posts come with their own bytes.

        Raises:
            Unreadable: always.

        """
        raise Unreadable("is no slice of a file of posts", f"name {given.name} itself")


READER = Posts()


def _values(text: str, at: int) -> Iterator[Any]:
    """The JSON values that stand in a text one after the other."""
    while True:
        past = _BETWEEN.match(text, at)
        at = past.end() if past else at
        if at >= len(text):
            return
        try:
            value, at = _DECODER.raw_decode(text, at)
        except RecursionError:
            raise Unreadable("is nested too deeply", "look at it where it stands") from None
        except ValueError:
            yield from _whole(text, at)
            raise Unreadable("is not well-formed JSON", "export or save it again in full") from None
        yield value


def _whole(text: str, at: int) -> Iterator[list[Any]]:
    """The members before the break of a list that breaks off."""
    start = at if text.startswith("[", at) else -1
    if start < 0 and (named := _LIST.search(text, at, at + PEEK)):
        start = named.end() - 1
    if start < 0:
        return
    found: list[Any] = []
    stream = io.BytesIO(text[start + 1 :].encode("utf-8", "replace"))
    with contextlib.suppress(Unreadable):
        found.extend(value for _, _, value in elements(stream, 0, listed=True))
    if found:
        yield found


def _items(value: Any) -> list[Item]:
    """The posts in a value, found by the first service that finds any."""
    for service in _SERVICES:
        found = list(service.find(value))
        if found:
            return found
    return []


def _members(items: list[Item]) -> Iterator[Member]:
    numbers = {id(item): n for n, item in enumerate(items, start=1)}
    closed = empty = silent = 0
    for thread in threads(items):
        body = thread[0].body
        if not body:
            closed += 1
            continue
        if "service" not in body:
            empty += 1
            continue
        held = {"service": body["service"], "posts": [item.body for item in thread]}
        if not _has_words(held):
            silent += 1
            continue
        places = ", ".join(str(numbers[id(item)]) for item in thread[:50])
        place = f"{thread[0].place} {places}" if len(thread) == 1 else f"{thread[0].place}s {places}, a thread"
        yield Member(place=place, data=json.dumps(held).encode(), reader="post")
    if closed:
        yield Member(
            place=_count(closed, "message"),
            why=f"{_are(closed)} addressed to certain people alone and left out",
            remedy="messages are never read; save what you may use as a text",
        )
    if silent:
        yield Member(
            place=_count(silent, "post"),
            why=f"{'hold' if silent > 1 else 'holds'} no words",
            remedy="of pictures and films what somebody wrote to describe them is read",
        )
    if empty:
        yield Member(
            place=_count(empty, "boost"),
            why=f"{'pass' if empty > 1 else 'passes'} on another's post, whose words the file does not hold",
            remedy="save the posts themselves if they matter",
        )


def _has_words(held: dict[str, Any]) -> bool:
    return bool(written(held)[0].writing.text().strip())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _are(number: int) -> str:
    return "are" if number > 1 else "is"
