"""X: the posts of an account's archive (data/tweets.js), and what its interface gives (versions 1.1 and 2)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from according.core import Metadata, RegionKind
from according.read.kinds.fields import Fields, members, record, string
from according.read.kinds.outline import Outline
from according.read.kinds.posts.item import (
    BODY,
    CHOICE,
    PICTURE,
    PREVIEW,
    Item,
    Told,
    dates,
    language,
    named,
    quoted,
)

#: What opens the files of an account's archive, with the name of the part that each is.
ARCHIVED = re.compile(r"(?:\ufeff|\s)*window\.YTD\.([\w-]{1,60})\.part\d{1,4}\s*=\s*")
#: The parts of an archive that hold posts.
PARTS = frozenset({"tweet", "tweets"})
_SHORT = re.compile(r"https?://t\.co/\w+")
_PASSED = re.compile(r"RT @(\w{1,20}): ?")
#: How a long post ends in an archive, which keeps the whole of it elsewhere.
_CUT = re.compile(r"…\s{0,9}https?://t\.co/\w{1,30}\s{0,9}$")
_STATUS = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,20})/status/(\d{1,25})")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_AGAIN = (RegionKind.FURNITURE, "says whose post this is")


def knows(seen: Outline) -> bool:
    """Whether a file with this outline holds such posts."""
    if seen.has("data.text", "data.id"):
        more = ("data.edit_history_tweet_ids", "data.author_id", "data.created_at", "includes")
        return any(path in seen.keys for path in more)
    for at in ("", "tweet.", "statuses."):
        words = f"{at}full_text" in seen.keys or f"{at}text" in seen.keys
        if words and seen.has(f"{at}id_str", f"{at}created_at"):
            return True
    return False


def find(value: Any) -> Iterator[Item]:
    """The posts in a value."""
    if isinstance(value, list):
        told = [record(record(each).get("tweet")) or record(each) for each in value]
        own = _owner(told)
        for each in told:
            yield from _one(each, own)
        return
    whole = record(value)
    if "data" in whole:
        yield from _second(whole)
    elif isinstance(whole.get("tweet"), dict) or isinstance(whole.get("statuses"), list):
        yield from find(whole.get("statuses") or [whole])
    else:
        yield from _one(whole, None)


def write(fields: Fields, body: dict[str, Any], prefix: str) -> Told:
    """Writes a post."""
    if body.get("form") == "2":
        return _write_second(fields, body, prefix)
    post, notes = record(body.get("post")), []
    passed = record(post.get("retweeted_status"))
    if passed:
        by = record(post.get("user"))
        notes.append(f"passed on by {named(by.get('name'), by.get('screen_name')) or 'another account'}")
        post, prefix = passed, f"{prefix}retweeted_status."
    user = record(post.get("user"))
    handle = string(user.get("screen_name")) or string(body.get("owner"))
    author = named(user.get("name"), handle)
    text = _put_first(fields, post, prefix, None)
    again = _PASSED.match(text)
    if again and not passed:
        notes.append(f"passed on by {author or 'the account whose archive this is'}")
        mentioned = (record(m) for m in members(record(post.get("entities")).get("user_mentions")))
        handle = again[1]
        name = next((m.get("name") for m in mentioned if string(m.get("screen_name")).lower() == handle.lower()), None)
        author = named(name, handle)
        if text.rstrip().endswith("…"):
            notes.append("its archive holds no more than the beginning of the post that it passes on")
    elif (post.get("truncated") is True and not post.get("extended_tweet")) or _CUT.search(text):
        notes.append("the text is cut off: the file holds no more than its beginning")
    if post.get("in_reply_to_status_id_str") or post.get("in_reply_to_status_id"):
        notes.append("answers another post")
    _put_quoted(fields, post, prefix, notes)
    if len(members(record(record(post.get("edit_info")).get("initial")).get("editTweetIds"))) > 1:
        notes.append("was edited after it was posted")
    own = again is None
    found = dates(post.get("created_at"), None, ("created_at", ""), prefix)
    if not own:
        # When it was passed on; when it was posted the archive does not tell.
        found = tuple(replace(date, what="other") for date in found)
    number = string(post.get("id_str"))
    return Told(
        metadata=Metadata(
            author=author,
            outlet="X",
            url=f"https://x.com/{handle if own and handle else 'i'}/status/{number}" if number.isdecimal() else None,
            published=next((d.value for d in found), None) if own else None,
            language=language(post.get("lang")),
            dates=found,
        ),
        notes=tuple(notes),
    )


def _owner(posts: list[dict[str, Any]]) -> str | None:
    """The handle of the account whose archive it is: the addresses of its own pictures and its answers to itself."""
    numbers = {string(post.get("id_str")) for post in posts}
    for post in posts:
        if string(post.get("in_reply_to_status_id_str")) in numbers and post.get("in_reply_to_screen_name"):
            return string(post.get("in_reply_to_screen_name")) or None
        for media in members(record(post.get("entities")).get("media")):
            match = _STATUS.match(string(record(media).get("expanded_url")))
            if match and match[2] == post.get("id_str"):
                return match[1]
    return None


def _one(post: dict[str, Any], owner: str | None) -> Iterator[Item]:
    number = string(post.get("id_str")) or str(post.get("id", ""))
    if not isinstance(post.get("full_text", post.get("text")), str) or not number:
        return
    user = record(post.get("user"))
    yield Item(
        key=number,
        parent=string(post.get("in_reply_to_status_id_str")) or None,
        author=string(user.get("id_str")) or string(user.get("screen_name")) or "the archive's",
        when=string(post.get("created_at")),
        place="post",
        body={"service": "x", "form": "1", "post": post, "owner": owner},
    )


def _put_first(fields: Fields, post: dict[str, Any], prefix: str, part: tuple[RegionKind, str] | None) -> str:
    """Writes a post of the archive or of version 1.1, and returns its text as it stands."""
    longer = record(post.get("extended_tweet"))
    name = "extended_tweet.full_text" if longer else "full_text" if "full_text" in post else "text"
    text = string(longer.get("full_text")) if longer else string(post.get(name))
    more = record((longer or post).get("extended_entities"))
    entities = record((longer or post).get("entities"))
    media = members(more.get("media")) or members(entities.get("media"))
    _put(fields, f"{prefix}{name}", text, entities.get("urls"), [string(record(m).get("url")) for m in media], part)
    for n, each in enumerate(media):
        name = f"{prefix}extended_entities.media[{n}].ext_alt_text"
        fields.lines(name, string(record(each).get("ext_alt_text")), *(part or PICTURE))
    return text


def _put_quoted(fields: Fields, post: dict[str, Any], prefix: str, notes: list[str]) -> None:
    other = record(post.get("quoted_status"))
    if not other:
        if post.get("is_quote_status") or post.get("quoted_status_id_str"):
            notes.append("quotes a post that the file does not hold")
        return
    user, path = record(other.get("user")), f"{prefix}quoted_status."
    who = quoted(named(user.get("name"), user.get("screen_name")), other.get("created_at"))
    for name in ("name", "screen_name"):
        fields.lines(f"{path}user.{name}", string(user.get(name)), *who)
    _put_first(fields, other, path, who)


def _put(
    fields: Fields, name: str, text: str, urls: Any, pictures: list[str], part: tuple[RegionKind, str] | None
) -> None:
    """Writes a text of X: its signs decoded, short addresses as readers see them, those of pictures left out."""
    shown = {string(record(u).get("url")): string(record(u).get("display_url")) for u in members(urls)}
    number = fields.part(name, text)
    raw, writing = fields.parts[number][1], fields.writing
    for line in _LINE.finditer(raw):
        writing.paragraph(*(part or BODY))
        at = line.start()
        again = _PASSED.match(raw, at, line.end()) if at == 0 and part is None else None
        if again:
            writing.paragraph(*_AGAIN)
            writing.words(raw, at, again.end(), part=number)
            writing.paragraph(*BODY)
            at = again.end()
        for link in _SHORT.finditer(raw, at, line.end()):
            writing.markup(raw, at, link.start(), part=number)
            at = link.end()
            if link[0] in pictures:
                continue
            words = shown.get(link[0])
            if words:
                writing.words(words, 0, len(words), part=fields.part(f"{name}: {link[0]}", words))
            else:
                writing.word(link[0], link.start(), link.end(), part=number)
        writing.markup(raw, at, line.end(), part=number)
    writing.paragraph()


def _second(whole: dict[str, Any]) -> Iterator[Item]:
    """The posts of an answer of version 2, each with those of its companions that it names."""
    held = record(whole.get("includes"))
    known = {
        kind: {string(record(each).get(key)): record(each) for each in members(held.get(kind))}
        for kind, key in (("users", "id"), ("tweets", "id"), ("media", "media_key"), ("polls", "id"))
    }
    posts = [whole["data"]] if isinstance(whole["data"], dict) else members(whole["data"])
    for post in (record(each) for each in posts):
        if not isinstance(post.get("text"), str):
            continue
        others = {
            string(r.get("id")): string(r.get("type")) for r in map(record, members(post.get("referenced_tweets")))
        }
        named_ = [post, *(known["tweets"][number] for number in others if number in known["tweets"])]
        attached = [record(each.get("attachments")) for each in named_]
        includes = {
            "users": [
                known["users"][u] for u in _unique(string(e.get("author_id")) for e in named_) if u in known["users"]
            ],
            "tweets": named_[1:],
            "media": [known["media"][k] for a in attached for k in _keys(a, "media_keys") if k in known["media"]],
            "polls": [known["polls"][k] for a in attached for k in _keys(a, "poll_ids") if k in known["polls"]],
        }
        answered = [number for number, kind in others.items() if kind == "replied_to"]
        yield Item(
            key=string(post.get("id")),
            parent=answered[0] if answered and "retweeted" not in others.values() else None,
            author=string(post.get("author_id")),
            when=string(post.get("created_at")),
            place="post",
            body={"service": "x", "form": "2", "post": post, "includes": includes},
        )


def _unique(values: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _keys(attached: dict[str, Any], name: str) -> list[str]:
    return [key for key in members(attached.get(name)) if isinstance(key, str)]


def _write_second(fields: Fields, body: dict[str, Any], prefix: str) -> Told:
    post, includes = record(body.get("post")), record(body.get("includes"))
    users = {string(record(u).get("id")): record(u) for u in members(includes.get("users"))}
    others = {string(record(t).get("id")): (n, record(t)) for n, t in enumerate(members(includes.get("tweets")))}
    notes: list[str] = []
    named_ = [record(each) for each in members(post.get("referenced_tweets"))]
    for each in named_:
        number = string(each.get("id"))
        if each.get("type") == "retweeted":
            notes.append(f"passed on by {_user(users, post) or 'another account'}")
            if number in others:
                n, post = others[number]
                prefix = f"{prefix}includes.tweets[{n}]."
        elif each.get("type") == "replied_to":
            notes.append("answers another post")
    _put_second(fields, post, includes, prefix, None)
    for each in named_:
        number = string(each.get("id"))
        if each.get("type") != "quoted":
            continue
        if number not in others:
            notes.append("quotes a post that the file does not hold")
            continue
        n, other = others[number]
        who = quoted(_user(users, other), other.get("created_at"))
        user = users.get(string(other.get("author_id")), {})
        for name in ("name", "username"):
            fields.lines(f"{prefix}includes.users.{name}", string(user.get(name)), *who)
        _put_second(fields, other, includes, f"{prefix}includes.tweets[{n}].", who)
    if len(members(post.get("edit_history_tweet_ids"))) > 1:
        notes.append("was edited after it was posted")
    found = dates(post.get("created_at"), None, ("created_at", ""), prefix)
    handle, number = string(users.get(string(post.get("author_id")), {}).get("username")), string(post.get("id"))
    return Told(
        metadata=Metadata(
            author=_user(users, post),
            outlet="X",
            url=f"https://x.com/{handle or 'i'}/status/{number}" if number.isdecimal() else None,
            published=next((d.value for d in found), None),
            language=language(post.get("lang")),
            dates=found,
        ),
        notes=tuple(notes),
    )


def _put_second(
    fields: Fields, post: dict[str, Any], includes: dict[str, Any], prefix: str, part: tuple[RegionKind, str] | None
) -> None:
    longer = record(post.get("note_tweet"))
    name, text = ("note_tweet.text", string(longer.get("text"))) if longer else ("text", string(post.get("text")))
    urls = members(record((longer or post).get("entities")).get("urls")) or members(
        record(post.get("entities")).get("urls")
    )
    pictures = [string(record(u).get("url")) for u in urls if record(u).get("media_key")]
    _put(fields, f"{prefix}{name}", text, urls, pictures, part)
    attached = record(post.get("attachments"))
    for poll in map(record, members(includes.get("polls"))):
        if string(poll.get("id")) in _keys(attached, "poll_ids"):
            for n, option in enumerate(members(poll.get("options"))):
                fields.lines(
                    f"{prefix}polls.options[{n}].label", string(record(option).get("label")), *(part or CHOICE)
                )
    for n, media in enumerate(map(record, members(includes.get("media")))):
        if string(media.get("media_key")) in _keys(attached, "media_keys"):
            fields.lines(f"{prefix}includes.media[{n}].alt_text", string(media.get("alt_text")), *(part or PICTURE))
    for n, url in enumerate(map(record, urls)) if part is None else ():
        for key in ("title", "description"):
            fields.lines(f"{prefix}entities.urls[{n}].{key}", string(url.get(key)), *PREVIEW)


def _user(users: dict[str, dict[str, Any]], post: dict[str, Any]) -> str | None:
    user = users.get(string(post.get("author_id")), {})
    return named(user.get("name"), user.get("username"))
