"""A post: its words, those of what it quotes, and what describes its pictures, each field a part of its own."""

import json
from dataclasses import replace
from typing import Any

from according.core import DateCandidate, DocumentKind
from according.read.kinds.fields import Fields, members, record
from according.read.kinds.posts import bluesky, mastodon, x
from according.read.kinds.posts.item import Told, Writer
from according.read.port import Cut, Given, Held, Unreadable

_WRITERS: dict[Any, Writer] = {"mastodon": mastodon.write, "bluesky": bluesky.write, "x": x.write}


class Post(Held):
    """Reads a post, or a thread of one author, as a file of posts gives it; no file is one by itself."""

    name = "post"
    what = "a post"
    media_type = "application/json"
    extractor = "post 1"
    largest = 50_000_000

    def cut(self, given: Given) -> Cut:
        """The words of a post or of a thread.

        Raises:
            Unreadable: if it has none.

        """
        try:
            held = record(json.loads(given.bytes))
        except (ValueError, RecursionError):
            raise Unreadable("holds no post", "look what it holds") from None
        fields, told = written(held)
        if not told:
            raise Unreadable("holds no post", "look what it holds")
        if not fields.writing.text().strip():
            raise Unreadable("holds no words", "a picture's words are read only where somebody described it")
        metadata = told[0].metadata
        dates = [*metadata.dates, *(_later(date) for each in told[1:] for date in each.metadata.dates)]
        return fields.cut(
            replace(metadata, dates=tuple(dates)), encoding="utf-8", kind=DocumentKind.POST, notes=_notes(told)
        )


READER = Post()


def written(held: dict[str, Any]) -> tuple[Fields, list[Told]]:
    """The words of a post, or of the posts of a thread, and what each says of itself; nothing of what is none."""
    write = _WRITERS.get(held.get("service"))
    posts = members(held.get("posts"))
    fields = Fields()
    if write is None:
        return fields, []
    many = len(posts) > 1
    return fields, [write(fields, record(each), f"post {n}: " if many else "") for n, each in enumerate(posts, start=1)]


def _later(date: DateCandidate) -> DateCandidate:
    return replace(date, what="other" if date.what == "published" else date.what)


def _notes(told: list[Told]) -> tuple[str, ...]:
    if len(told) == 1:
        return told[0].notes
    joined = f"a thread of {len(told)} posts by one author, joined in order"
    # That its later posts answer the earlier ones is what makes it a thread.
    more = (note for each in told[1:] for note in each.notes if note != "answers another post")
    return tuple(dict.fromkeys((joined, *told[0].notes, *more)))
