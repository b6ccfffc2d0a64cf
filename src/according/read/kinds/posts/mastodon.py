"""Mastodon and what else speaks ActivityPub: statuses of the API, and notes of an account's archive (outbox.json)."""

import re
from collections.abc import Iterator
from typing import Any

from according.core import Metadata, RegionKind
from according.read.kinds.fields import Fields, members, record, string
from according.read.kinds.outline import Outline
from according.read.kinds.posts.item import (
    BODY,
    CHOICE,
    PICTURE,
    PREVIEW,
    WARNING,
    Item,
    Told,
    address,
    dates,
    host,
    language,
    named,
    quoted,
)

_LISTS = ("orderedItems", "items", "statuses", "ancestors", "descendants")
_NOTES = frozenset({"Note", "Article", "Question", "Page"})
_ACTIVITIES = frozenset({"Create", "Update", "Announce"})
_PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_ACTOR = re.compile(r"https?://([^/\s]+)/(?:users/|@|u/|profile/|channel/|author/|accounts/)?([^/\s?#]+)/?$")
_INLINE = re.compile(r"<p class=\"quote-inline\">(?:[^<]++|<(?!/p>))*+</p>")
_PLAIN = re.compile(r"[^<&]*$")


def knows(seen: Outline) -> bool:
    """Whether a file with this outline holds such posts."""
    for at in ("", "statuses.", "ancestors.", "descendants."):
        if seen.has(f"{at}content", f"{at}created_at", f"{at}account.acct"):
            return True
    if seen.has("orderedItems") or (seen.has("items", "@context") and "items.object" in seen.keys):
        return "@context" in seen.keys or "orderedItems.object" in seen.keys
    kind = seen.keys.get("type", "")
    if kind in _NOTES:
        return seen.has("content", "attributedTo")
    return kind in _ACTIVITIES and seen.has("actor", "object")


def find(value: Any) -> Iterator[Item]:
    """The posts in a value, each as an item; messages to named people alone are items without a body."""
    if isinstance(value, list):
        for each in value:
            yield from find(each) if isinstance(each, dict) else ()
        return
    whole = record(value)
    if string(whole.get("type")) in _ACTIVITIES:
        yield from _activity(whole)
    elif string(whole.get("type")) in _NOTES and isinstance(whole.get("content"), str):
        yield _note(whole, None)
    elif isinstance(whole.get("content"), str) and isinstance(whole.get("account"), dict):
        yield _status(whole)
    else:
        for name in ("ancestors", "orderedItems", "items", "statuses", "descendants"):
            for each in members(whole.get(name)):
                yield from find(each) if isinstance(each, dict) else ()


def write(fields: Fields, body: dict[str, Any], prefix: str) -> Told:
    """Writes a status or a note."""
    post = record(body.get("post"))
    if body.get("form") == "status":
        return _write_status(fields, post, prefix)
    return _write_note(fields, post, body, prefix)


def _status(status: dict[str, Any]) -> Item:
    told = record(status.get("reblog")) or status
    direct = string(status.get("visibility")) == "direct"
    return Item(
        key=str(status.get("id", "")),
        parent=None if status.get("reblog") else str(status.get("in_reply_to_id") or "") or None,
        author=str(record(status.get("account")).get("id", "")) or string(record(status.get("account")).get("acct")),
        when=string(told.get("created_at")),
        place="post",
        body={} if direct else {"service": "mastodon", "form": "status", "post": status},
    )


def _activity(activity: dict[str, Any]) -> Iterator[Item]:
    held = activity.get("object")
    kind, actor = string(activity.get("type")), _key(activity.get("actor"))
    if kind != "Announce":
        if isinstance(held, dict) and isinstance(held.get("content"), str):
            yield _note(held, None)
        return
    yield Item(
        key=string(activity.get("id")),
        parent=None,
        author=actor,
        when=string(activity.get("published")),
        place="boost",
        # Of what was only passed on an archive tells the address alone.
        body={"service": "mastodon", "form": "note", "post": held, "by": actor}
        if isinstance(held, dict)
        else {"absent": True},
    )


def _note(note: dict[str, Any], by: str | None) -> Item:
    to = {each for name in ("to", "cc") for each in _strings(note.get(name))}
    direct = bool(to) and not to & _PUBLIC and not any(each.endswith("/followers") for each in to)
    return Item(
        key=string(note.get("id")),
        parent=string(note.get("inReplyTo")) or None,
        author=_key(note.get("attributedTo")),
        when=string(note.get("published")),
        place="post",
        body={} if direct else {"service": "mastodon", "form": "note", "post": note, "by": by},
    )


def _strings(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [each for each in members(value) if isinstance(each, str)]


def _key(actor: Any) -> str:
    if isinstance(actor, list) and actor:
        actor = actor[0]
    return string(actor) or string(record(actor).get("id"))


def _write_status(fields: Fields, status: dict[str, Any], prefix: str) -> Told:
    notes: list[str] = []
    if status.get("reblog"):
        by = _account(record(status.get("account")))
        notes.append(f"passed on by {by or 'another account'}")
        status = record(status.get("reblog"))
        prefix += "reblog."
    _put_status(fields, status, prefix, None)
    if status.get("in_reply_to_id"):
        notes.append("answers another post")
    if string(status.get("visibility")) == "private":
        notes.append("was posted for its author's followers alone")
    if string(record(status.get("quote")).get("state")) not in ("", "accepted") or status.get("quote_id"):
        notes.append("quotes a post that the file does not hold")
    found = dates(status.get("created_at"), status.get("edited_at"), ("created_at", "edited_at"), prefix)
    url = address(status.get("url")) or address(status.get("uri"))
    return Told(
        metadata=Metadata(
            author=_account(record(status.get("account"))),
            outlet=host(url),
            url=url,
            published=next((d.value for d in found if d.what == "published"), None),
            language=language(status.get("language")),
            dates=found,
        ),
        notes=tuple(notes),
    )


def _put_status(fields: Fields, status: dict[str, Any], prefix: str, part: tuple[RegionKind, str] | None) -> None:
    fields.lines(f"{prefix}spoiler_text", string(status.get("spoiler_text")), *(part or WARNING))
    content = string(status.get("content"))
    # Where the post that it quotes is shown, its address at the beginning is not.
    inline = _INLINE.match(content) if status.get("quote") else None
    fields.markup(f"{prefix}content", content, *(part or BODY), start=inline.end() if inline else 0)
    for n, option in enumerate(members(record(status.get("poll")).get("options"))):
        fields.lines(f"{prefix}poll.options[{n}].title", string(record(option).get("title")), *(part or CHOICE))
    for n, media in enumerate(members(status.get("media_attachments"))):
        name = f"{prefix}media_attachments[{n}].description"
        fields.lines(name, string(record(media).get("description")), *(part or PICTURE))
    for name in ("title", "description") if part is None else ():
        fields.lines(f"{prefix}card.{name}", string(record(status.get("card")).get(name)), *PREVIEW)
    other = record(status.get("quote"))
    inner = record(other.get("quoted_status")) or (other if "content" in other else {})
    if inner and part is None:
        path = f"{prefix}quote." + ("quoted_status." if "quoted_status" in other else "")
        account = record(inner.get("account"))
        who = quoted(_account(account), inner.get("created_at"))
        for name in ("display_name", "acct"):
            fields.lines(f"{path}account.{name}", string(account.get(name)), *who)
        _put_status(fields, inner, path, who)


def _account(account: dict[str, Any]) -> str | None:
    handle = string(account.get("acct")) or string(account.get("username"))
    at = host(address(account.get("url")))
    if handle and "@" not in handle and at:
        handle = f"{handle}@{at}"
    return named(account.get("display_name"), handle)


def _write_note(fields: Fields, note: dict[str, Any], body: dict[str, Any], prefix: str) -> Told:
    actor = note.get("attributedTo")
    title = string(note.get("name"))
    fields.lines(f"{prefix}name", title, RegionKind.HEADLINE, "the title of the article")
    summary = string(note.get("summary"))
    warned = (RegionKind.SUBHEAD, "the summary of the article") if note.get("type") == "Article" else WARNING
    if _PLAIN.match(summary):
        fields.lines(f"{prefix}summary", summary, *warned)
    else:
        fields.markup(f"{prefix}summary", summary, *warned)
    fields.markup(f"{prefix}content", string(note.get("content")), *BODY)
    for key in ("oneOf", "anyOf"):
        for n, option in enumerate(members(note.get(key))):
            fields.lines(f"{prefix}{key}[{n}].name", string(record(option).get("name")), *CHOICE)
    for n, media in enumerate(members(note.get("attachment"))):
        words = string(record(media).get("name")) or string(record(media).get("summary"))
        if string(record(media).get("type")) not in ("PropertyValue", "Link"):
            fields.lines(f"{prefix}attachment[{n}].name", words, *PICTURE)
    notes = ["answers another post"] if note.get("inReplyTo") else []
    if body.get("by"):
        notes.append(f"passed on by {_actor(body['by']) or 'another account'}")
    if any(note.get(key) for key in ("quoteUrl", "quoteUri", "_misskey_quote", "quote")):
        notes.append("quotes a post that the file does not hold")
    found = dates(note.get("published"), note.get("updated"), ("published", "updated"), prefix)
    url = address(note.get("url")) or address(note.get("id"))
    tongues = list(record(note.get("contentMap")))
    return Told(
        metadata=Metadata(
            title=title[:2000] or None,
            author=_actor(actor),
            outlet=host(url),
            url=url,
            published=next((d.value for d in found if d.what == "published"), None),
            language=language(tongues[0]) if len(tongues) == 1 else None,
            dates=found,
        ),
        notes=tuple(notes),
    )


def _actor(actor: Any) -> str | None:
    if isinstance(actor, list) and actor:
        actor = actor[0]
    if isinstance(actor, dict):
        return named(actor.get("name"), actor.get("preferredUsername"))
    match = _ACTOR.match(string(actor))
    return f"@{match[2]}@{match[1]}" if match else string(actor)[:200] or None
