"""Bluesky: posts as its interface gives them (threads, feeds, searches), and records as its repositories hold them."""

from collections.abc import Iterator
from typing import Any

from according.core import DateCandidate, Metadata
from according.read.kinds.fields import Fields, members, record, string
from according.read.kinds.outline import Outline
from according.read.kinds.posts.item import BODY, PICTURE, PREVIEW, Item, Told, dates, language, named, quoted
from according.read.kinds.stamps import stamp

_POST = "app.bsky.feed.post"
#: Posts that answer posts are followed so far down.
_MOST = 100_000


def knows(seen: Outline) -> bool:
    """Whether a file with this outline holds such posts."""
    for at in ("", "post.", "posts.", "feed.post.", "thread.post.", "thread.parent.post."):
        if seen.has(f"{at}record.text", f"{at}author.handle"):
            return True
    typed = ("$type", "value.$type", "records.value.$type", "record.$type", "post.record.$type")
    return any(seen.keys.get(path) == _POST for path in typed)


def find(value: Any) -> Iterator[Item]:
    """The posts in a value: of a thread those above, the post, those below."""
    waiting = [value]
    for _ in range(_MOST):
        if not waiting:
            return
        each = waiting.pop()
        if isinstance(each, list):
            waiting += reversed(each)
            continue
        whole = record(each)
        if "parent" in whole and "post" in whole and isinstance(whole.get("parent"), dict):
            waiting += [{k: v for k, v in whole.items() if k != "parent"}, whole["parent"]]
        elif isinstance(whole.get("post"), dict):
            yield from _view(record(whole["post"]), record(whole.get("reason")))
            waiting += reversed(members(whole.get("replies")))
        elif isinstance(whole.get("record"), dict) and "author" in whole:
            yield from _view(whole, {})
        elif isinstance(whole.get("value"), dict) or whole.get("$type") == _POST:
            yield from _record(whole)
        else:
            waiting += [whole[key] for key in ("records", "posts", "feed", "thread") if key in whole]


def write(fields: Fields, body: dict[str, Any], prefix: str) -> Told:
    """Writes a post: its text, and what is embedded in it."""
    post = record(body.get("post"))
    name = "record" if isinstance(post.get("record"), dict) else "value" if isinstance(post.get("value"), dict) else ""
    told = record(post.get(name)) if name else post
    path = f"{prefix}{name}." if name else prefix
    fields.lines(f"{path}text", string(told.get("text")), *BODY)
    shown = record(post.get("embed"))
    notes = _embedded(fields, shown, f"{prefix}embed.") if shown else _raw(fields, told, path)
    by = record(record(body.get("reason")).get("by"))
    if by:
        notes.append(f"passed on by {named(by.get('displayName'), by.get('handle')) or 'another account'}")
    if isinstance(told.get("reply"), dict):
        notes.append("answers another post")
    found = dates(told.get("createdAt"), None, (f"{name}.createdAt".lstrip("."), ""), prefix)
    indexed = stamp(post.get("indexedAt"))
    if indexed:
        found = (*found, DateCandidate(value=indexed, what="other", where=f"{prefix}indexedAt"))
    author = record(post.get("author"))
    tongues = members(told.get("langs"))
    return Told(
        metadata=Metadata(
            author=named(author.get("displayName"), author.get("handle")) or _owner(string(post.get("uri"))),
            outlet="Bluesky",
            url=_url(string(post.get("uri")), string(author.get("handle"))),
            published=next((d.value for d in found if d.what == "published"), None),
            language=language(tongues[0]) if len(tongues) == 1 else None,
            dates=found,
        ),
        notes=tuple(notes),
    )


def _view(post: dict[str, Any], reason: dict[str, Any]) -> Iterator[Item]:
    told = record(post.get("record"))
    if not isinstance(told.get("text"), str):
        return
    uri, passed = string(post.get("uri")), bool(reason.get("by"))
    yield Item(
        key=f"{uri} again" if passed else uri,
        parent=None if passed else string(record(record(told.get("reply")).get("parent")).get("uri")) or None,
        author=string(record(post.get("author")).get("did")) or string(record(post.get("author")).get("handle")),
        when=string(told.get("createdAt")),
        place="post",
        body={"service": "bluesky", "post": post, "reason": reason if passed else None},
    )


def _record(whole: dict[str, Any]) -> Iterator[Item]:
    told = record(whole.get("value")) or whole
    if not isinstance(told.get("text"), str) or told.get("$type", _POST) != _POST:
        return
    uri = string(whole.get("uri"))
    yield Item(
        key=uri,
        parent=string(record(record(told.get("reply")).get("parent")).get("uri")) or None,
        author=uri.removeprefix("at://").split("/")[0],
        when=string(told.get("createdAt")),
        place="post",
        body={"service": "bluesky", "post": whole},
    )


def _embedded(fields: Fields, embed: dict[str, Any], path: str, part: Any = None) -> list[str]:
    """Writes what a view shows below a post: descriptions of pictures, the preview of a page, a quoted post."""
    notes: list[str] = []
    media = record(embed.get("media"))
    if media:
        _embedded(fields, media, f"{path}media.", part)
    for n, image in enumerate(members(embed.get("images"))):
        fields.lines(f"{path}images[{n}].alt", string(record(image).get("alt")), *(part or PICTURE))
    fields.lines(f"{path}alt", string(embed.get("alt")), *(part or PICTURE))
    for name in ("title", "description") if part is None else ():
        fields.lines(f"{path}external.{name}", string(record(embed.get("external")).get(name)), *PREVIEW)
    inner, at = record(embed.get("record")), f"{path}record."
    if isinstance(inner.get("record"), dict):
        inner, at = record(inner["record"]), f"{at}record."
    if not inner or part is not None:
        return notes
    told = record(inner.get("value"))
    if not isinstance(told.get("text"), str):
        return ["quotes a post that the file does not hold"] if _POST in string(inner.get("uri")) else []
    author = record(inner.get("author"))
    who = quoted(named(author.get("displayName"), author.get("handle")), told.get("createdAt"))
    for name in ("displayName", "handle"):
        fields.lines(f"{at}author.{name}", string(author.get(name)), *who)
    fields.lines(f"{at}value.text", string(told.get("text")), *who)
    for n, each in enumerate(members(inner.get("embeds"))):
        _embedded(fields, record(each), f"{at}embeds[{n}].", who)
    return notes


def _raw(fields: Fields, told: dict[str, Any], path: str) -> list[str]:
    """Writes what a record says of what is embedded in it; of a quoted post it gives the address alone."""
    return _embedded(fields, record(told.get("embed")), f"{path}embed.")


def _owner(uri: str) -> str | None:
    return uri.removeprefix("at://").split("/")[0] or None if uri.startswith("at://") else None


def _url(uri: str, handle: str) -> str | None:
    parts = uri.removeprefix("at://").split("/")
    if not uri.startswith("at://") or len(parts) != 3 or parts[1] != _POST:
        return None
    return f"https://bsky.app/profile/{handle or parts[0]}/post/{parts[2]}"
