"""Posts made by code, after what each service documents of its formats."""

import json
from typing import Any

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ADA = {
    "id": "1",
    "acct": "ada",
    "username": "ada",
    "display_name": "Ada Lind :wave:",
    "url": "https://town.example/@ada",
}
BEN = {"id": "2", "acct": "ben@far.example", "display_name": "Ben Orr", "url": "https://far.example/@ben"}


def status(number: int, content: str, account: dict[str, Any] = ADA, **more: Any) -> dict[str, Any]:
    """A status of Mastodon's interface."""
    return {
        "id": str(number),
        "created_at": f"2024-03-05T10:{number % 60:02}:00.000Z",
        "in_reply_to_id": None,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": f"https://town.example/users/ada/statuses/{number}",
        "url": f"https://town.example/@ada/{number}",
        "edited_at": None,
        "content": content,
        "reblog": None,
        "account": account,
        "media_attachments": [],
        "poll": None,
        "card": None,
        **more,
    }


def note(number: int, content: str, **more: Any) -> dict[str, Any]:
    """An activity of an outbox that tells of a new note."""
    at = f"https://town.example/users/ada/statuses/{number}"
    held = {
        "id": at,
        "type": "Note",
        "summary": None,
        "inReplyTo": None,
        "published": f"2024-03-05T10:{number % 60:02}:00Z",
        "url": f"https://town.example/@ada/{number}",
        "attributedTo": "https://town.example/users/ada",
        "to": [PUBLIC],
        "cc": ["https://town.example/users/ada/followers"],
        "content": content,
        "contentMap": {"en": content},
        "attachment": [],
        **more,
    }
    return {"id": f"{at}/activity", "type": "Create", "actor": held["attributedTo"], "object": held}


def outbox(*activities: dict[str, Any]) -> dict[str, Any]:
    """What an account's archive holds as outbox.json."""
    return {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "outbox.json",
        "type": "OrderedCollection",
        "totalItems": len(activities),
        "orderedItems": list(activities),
    }


def skeet(key: str, text: str, handle: str = "ada.example", **more: Any) -> dict[str, Any]:
    """A post as Bluesky's interface shows it."""
    reply = more.pop("reply", None)
    told = {"$type": "app.bsky.feed.post", "createdAt": f"2024-03-05T10:0{len(key)}:00Z", "langs": ["en"], "text": text}
    return {
        "uri": f"at://did:plc:{handle}/app.bsky.feed.post/{key}",
        "cid": "bafy",
        "author": {"did": f"did:plc:{handle}", "handle": handle, "displayName": handle.split(".")[0].title()},
        "record": {**told, **({"reply": {"parent": {"uri": reply}, "root": {"uri": reply}}} if reply else {})},
        "indexedAt": "2024-03-05T10:30:00Z",
        **more,
    }


def tweet(number: int, text: str, **more: Any) -> dict[str, Any]:
    """A post of an X archive."""
    return {
        "tweet": {
            "id_str": str(number),
            "id": str(number),
            "created_at": f"Tue Mar 05 10:{number % 60:02}:00 +0000 2024",
            "full_text": text,
            "lang": "en",
            "truncated": False,
            "entities": {"urls": [], "user_mentions": [], "hashtags": []},
            **more,
        }
    }


def archived(*posts: dict[str, Any], part: str = "tweets") -> bytes:
    """A file of an X archive."""
    return f"window.YTD.{part}.part0 = {json.dumps(list(posts), indent=2)}".encode()


def written(value: Any) -> bytes:
    """A value as JSON."""
    return json.dumps(value).encode()


QUOTED = {"$type": "app.bsky.embed.record#view", "record": {
    "$type": "app.bsky.embed.record#viewRecord",
    "uri": "at://did:plc:ben/app.bsky.feed.post/q",
    "author": {"did": "did:plc:ben", "handle": "ben.example", "displayName": "Ben Orr"},
    "value": {"$type": "app.bsky.feed.post", "text": "Nobody was asked.", "createdAt": "2024-03-04T09:00:00Z"},
    "embeds": [],
}}  # fmt: skip


def mastodon() -> list[dict[str, Any]]:
    """Statuses of many kinds."""
    picture = {"type": "image", "description": "The council chamber\nat night."}
    poll = {"options": [{"title": "Yes"}, {"title": "No"}]}
    card = {"title": "Council votes", "description": "The council voted 6-0."}
    quote = {"state": "accepted", "quoted_status": status(3, "<p>Nobody &amp; no one was<br>asked.</p>", BEN)}
    return [
        status(10, "<p>The council <b>voted</b> 6&ndash;0.<br>It is done.</p>", media_attachments=[picture]),
        status(11, "<p>And it goes on.</p>", in_reply_to_id="10", edited_at="2024-03-05T12:00:00Z"),
        status(12, "<p>Agree?</p>", spoiler_text="Local politics", poll=poll, card=card),
        status(13, "", reblog=status(9, "<p>Words of another.</p>", BEN)),
        status(14, '<p class="quote-inline">RE: <a href="x">far.example/3</a></p><p>See this.</p>', quote=quote),
        status(15, "<p>For you alone.</p>", visibility="direct"),
    ]


def second() -> dict[str, Any]:
    """An answer of X's interface, version 2."""
    return {
        "data": [
            {
                "id": "21",
                "author_id": "7",
                "created_at": "2024-03-05T10:00:00.000Z",
                "text": "Fish &amp; chips &lt;3 https://t.co/AAAA https://t.co/BBBB",
                "edit_history_tweet_ids": ["20", "21"],
                "entities": {"urls": [
                    {"url": "https://t.co/AAAA", "display_url": "gazette.example/a…", "title": "Council votes"},
                    {"url": "https://t.co/BBBB", "display_url": "pic.x.com/b", "media_key": "3_1"},
                ]},
                "attachments": {"media_keys": ["3_1"]},
                "referenced_tweets": [{"type": "quoted", "id": "19"}],
            },
            {"id": "22", "author_id": "7", "created_at": "2024-03-05T11:00:00.000Z", "text": "RT @ben: Nobody…",
             "referenced_tweets": [{"type": "retweeted", "id": "19"}]},
        ],
        "includes": {
            "users": [{"id": "7", "name": "Ada Lind", "username": "ada"},
                      {"id": "8", "name": "Ben Orr", "username": "ben"}],
            "tweets": [{"id": "19", "author_id": "8", "created_at": "2024-03-04T10:00:00.000Z",
                        "text": "Nobody was asked."}],
            "media": [{"media_key": "3_1", "type": "photo", "alt_text": "The council chamber."}],
        },
    }  # fmt: skip


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes of files of posts."""
    first = "at://did:plc:ada.example/app.bsky.feed.post/a"
    thread = {
        "$type": "app.bsky.feed.defs#threadViewPost",
        "post": skeet("a", "The council voted.\n\nSix to nothing.", embed=QUOTED),
        "replies": [
            {"post": skeet("bb", "And it goes on.", reply=first), "replies": []},
            {"post": skeet("ccc", "I doubt it.", "ben.example", reply=first)},
        ],
    }
    urls = {"urls": [{"url": "https://t.co/AAAA", "display_url": "gazette.example/a…"}], "user_mentions": []}
    media = {"media": [{"url": "https://t.co/BBBB", "ext_alt_text": "The council chamber.",
                        "expanded_url": "https://x.com/ada/status/31/photo/1"}]}  # fmt: skip
    return [
        ("statuses.json", written(mastodon())),
        ("context.json", written({"ancestors": mastodon()[:1], "descendants": mastodon()[1:]})),
        ("lines.jsonl", b"\n".join(written(each) for each in mastodon())),
        ("outbox.json", written(outbox(
            note(1, "<p>First.</p>", attachment=[{"type": "Document", "name": "A dog.\nAsleep."}],
                 summary="Dogs &amp; cats"),
            note(2, "<p>Second.</p>", inReplyTo="https://town.example/users/ada/statuses/1"),
            {"id": "b", "type": "Announce", "actor": "https://town.example/users/ada", "object": "https://far.example/3"},
            note(4, "<p>Only you.</p>", to=["https://far.example/users/ben"], cc=[]),
        ))),
        ("thread.json", written({"thread": thread})),
        ("feed.json", written({"feed": [
            {"post": skeet("a", "A dog.", embed={"images": [{"alt": "A dog asleep."}]})},
            {"post": skeet("z", "Theirs.", "ben.example"), "reason": {"by": {"handle": "ada.example"}}},
        ]})),
        ("records.json", written({"records": [
            {"uri": first, "value": skeet("a", "In \ud800 a repository.")["record"]},
        ]})),
        ("tweets.js", archived(
            tweet(31, "Fish &amp; chips https://t.co/AAAA\nhttps://t.co/BBBB", entities={**urls, **media},
                  extended_entities=media),
            tweet(32, "RT @ben: Nobody was asked and nobody…"),
            tweet(33, "And it goes on.", in_reply_to_status_id_str="31", in_reply_to_screen_name="ada"),
        )),
        ("second.json", written(second())),
    ]  # fmt: skip
