"""JSON Feed: its items. In the child only."""

import json
from collections.abc import Iterator
from typing import Any

from according.core import DateCandidate, Metadata
from according.read.kinds.feed.entry import HTML, TEXT, Item, shown
from according.read.kinds.html.moments import iso
from according.read.port import Unreadable


def json_items(text: str) -> Iterator[Item]:
    """The items of a JSON Feed in their order.

    Raises:
        Unreadable: if it is none.

    """
    try:
        feed = json.loads(text)
    except ValueError as error:
        raise Unreadable("is a JSON Feed that is broken or cut off", "save the feed again") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise Unreadable("is a JSON Feed without items", "save the feed again")
    for item in feed["items"]:
        if isinstance(item, dict):
            yield _item(item, feed)


def _item(item: dict[str, Any], feed: dict[str, Any]) -> Item:
    form, source, words = TEXT, "title", ""
    for field, kind, name in (
        ("content_html", HTML, "content"),
        ("content_text", TEXT, "content"),
        ("summary", TEXT, "summary"),
    ):
        if _words(item.get(field)).strip():
            form, source, words = kind, name, _words(item.get(field))
            break
    title = _words(item.get("title"))
    dates = [
        DateCandidate(value=value, what=what, where=f"the feed's {field}")
        for field, what in (("date_published", "published"), ("date_modified", "modified"))
        if (value := iso(_words(item.get(field))))
    ]
    address = next((a for a in (_words(item.get("url")), _words(item.get("external_url"))) if a), "")
    return Item(
        address=address,
        identity=_words(item.get("id")),
        title=title,
        title_form=TEXT,
        words=words,
        form=form,
        source=source,
        metadata=Metadata(
            title=shown(title, TEXT) or None,
            author=_author(item) or _author(feed),
            outlet=_words(feed.get("title")).strip() or None,
            url=address if address.startswith(("http://", "https://")) else None,
            published=next((d.value for d in dates if d.what == "published"), None),
            language=(_words(item.get("language")) or _words(feed.get("language"))).lower().partition("-")[0][:3]
            or None,
            dates=tuple(dates),
        ),
    )


def _author(row: dict[str, Any]) -> str | None:
    told = row.get("authors")
    authors = told if isinstance(told, list) else [row.get("author")]
    names = [_words(a.get("name")).strip() for a in authors[:20] if isinstance(a, dict)]
    return ", ".join(name for name in names if name) or None


def _words(value: object) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""
