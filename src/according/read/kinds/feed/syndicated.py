"""RSS and Atom: their entries, read by feedparser, which forgives what feeds do wrong. In the child only.

It is given a stream, never a name that it could open, and the text from the first element on: what a document type
declares is not for it to read.
"""

import io
import itertools
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from according.core import DateCandidate, Metadata
from according.read.kinds.feed.entry import HTML, MOST, TEXT, Item, shown
from according.read.kinds.html.moments import iso
from according.read.port import Unreadable

_BEFORE = re.compile(r"(?:[^<]++|<\?(?:[^?]++|\?(?!>))*+\?>|<!--(?:[^-]++|-(?!->))*+-->|<!(?!--)[^\[<>]*+>)++")
_TYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*+>")
#: What a type's own declarations may be long, in characters.
_SUBSET = 20_000
_END = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s{0,20}>", re.IGNORECASE)
_NAME = re.compile(r"<([\w:.-]{1,40})")
_DATES = (("published", "published"), ("updated", "modified"), ("created", "other"))
_MAIL = re.compile(r"\S+@\S+")


def xml_items(text: str) -> Iterator[Item]:
    """The entries of an RSS or Atom feed in their order.

    Raises:
        Unreadable: if it declares entities that a bomb could be made of.

    """
    found = feedparser.parse(
        io.BytesIO(_begun(text[_root(text) :]).encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    feed = found.get("feed", {})
    if not found.entries and found.get("bozo") and not feed:
        raise Unreadable("is a feed that is broken or cut off before its first entry", "save the feed again")
    for entry in found.entries:
        yield _item(entry, feed, str(found.get("version") or ""))


def _begun(text: str) -> str:
    """A feed that ends after the entries that are read and one more: what is parsed of an endless one."""
    ends = itertools.islice(_END.finditer(text), MOST, MOST + 1)
    last = next(ends, None)
    root = _NAME.match(text)
    if last is None or root is None:
        return text
    channel = "</channel>" if root[1].lower() == "rss" else ""
    return f"{text[: last.end()]}{channel}</{root[1]}>"


def _root(text: str) -> int:
    """Where the first element begins."""
    at = 0
    while True:
        before = _BEFORE.match(text, at)
        at = before.end() if before else at
        kind = _TYPE.match(text, at)
        if not kind:
            return at
        # Only a type with declarations of its own is left here.
        end = _SUBSET_END.search(text, at, at + _SUBSET)
        if not end or _ENTITY.search(text, at, end.end()):
            raise Unreadable("is a feed that declares entities of its own", "save the pages it tells of")
        at = end.end()


def _item(entry: Any, feed: Any, version: str) -> Item:
    words, form, source = _content(entry)
    title, title_form = _detail(entry.get("title_detail"))
    dates = []
    # RSS 1.0 has one date, of publication, which feedparser gives as that of the last change.
    alone = version.startswith("rss") and "published" not in entry
    for field, what in ((f, "published" if alone and f == "updated" else w) for f, w in _DATES):
        value = iso(str(entry.get(field) or "")) or _parsed(entry.get(f"{field}_parsed"))
        # Where only one of the two is given, feedparser answers with it for the other.
        if value and field in entry:
            dates.append(DateCandidate(value=value, what=what, where=f"the feed's {field}"))
    address = str(entry.get("link") or "").strip()
    return Item(
        address=address,
        identity=str(entry.get("id") or ""),
        title=title,
        title_form=title_form,
        words=words,
        form=form,
        source=source,
        metadata=Metadata(
            title=shown(title, title_form) or None,
            author=_author(entry),
            outlet=_outlet(entry, feed),
            url=address if address.startswith(("http://", "https://")) else None,
            published=next((date.value for date in dates if date.what == "published"), None),
            language=str(entry.get("language") or feed.get("language") or "").lower().partition("-")[0][:3] or None,
            dates=tuple(dates),
        ),
    )


def _content(entry: Any) -> tuple[str, str, str]:
    """The entry's words, their form and their field: the content where there is one, else the summary."""
    best = ("", TEXT)
    for each in list(entry.get("content") or ())[:20]:
        words, form = _detail(each)
        if len(words) > len(best[0]):
            best = words, form
    words, form = _detail(entry.get("summary_detail"))
    if best[0].strip() and len(best[0]) >= len(words) // 2:
        return *best, "content"
    return (words, form, "summary") if words.strip() else ("", TEXT, "title")


def _detail(detail: Any) -> tuple[str, str]:
    if not detail:
        return "", TEXT
    kind = str(detail.get("type") or "text/html").lower()
    words = str(detail.get("value") or "")
    if "html" in kind:
        return words, HTML
    return (words, TEXT) if kind.startswith("text/") or kind == "text" else ("", TEXT)


def _author(entry: Any) -> str | None:
    authors = entry.get("authors") or [entry.get("author_detail") or {}]
    names = [str(author.get("name") or "").strip() for author in authors[:20]]
    told = ", ".join(dict.fromkeys(name for name in names if name)) or str(entry.get("author") or "").strip()
    return None if not told or _MAIL.fullmatch(told) else told


def _outlet(entry: Any, feed: Any) -> str | None:
    """The source that an entry names, in a feed made of others; else the feed."""
    for each in (entry.get("source") or {}, feed):
        title, form = _detail(each.get("title_detail"))
        told = shown(title or str(each.get("title") or ""), form)
        if told:
            return told
    return None


def _parsed(moment: Any) -> str | None:
    if not moment:
        return None
    year, month, day, hour, minute, second = tuple(moment)[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00"
