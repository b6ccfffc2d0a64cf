"""Posts: who wrote them and when, what they quote, what describes their pictures; threads of one's own joined."""

import json
from typing import Any

import pytest

from according.core import DocumentKind, Extract, Skipped
from according.read import Source, discover, extract
from according.read.port import Head
from according.read.registry import kind_of
from read.samples.posts import (
    BEN,
    QUOTED,
    archived,
    mastodon,
    note,
    outbox,
    second,
    skeet,
    status,
    tweet,
    written,
)


def _read(data: bytes, tmp_path: Any, name: str = "posts.json") -> tuple[list[Extract], list[str]]:
    path = tmp_path / name
    path.write_bytes(data)
    rows = discover([str(path)])
    texts = [extract(row) for row in rows if isinstance(row, Source)]
    return texts, [f"{row.name.removeprefix(str(path))}: {row.why}" for row in rows if isinstance(row, Skipped)]


def _told(extracted: Extract) -> list[tuple[str, str]]:
    return [(region.kind.value, region.span.of(extracted.text)) for region in extracted.marked]


def test_a_status_tells_its_author_time_and_host(tmp_path) -> None:
    """A post is one, by its display name and handle; its outlet is the host, its words are decoded."""
    (post,), left = _read(written(status(1, "<p>The council <b>voted</b> 6&ndash;0.</p>")), tmp_path)
    assert (post.kind, post.text, left) == (DocumentKind.POST, "The council voted 6–0.", [])
    meta = post.metadata
    assert (meta.author, meta.outlet, meta.url, meta.published, meta.language) == (
        "Ada Lind (@ada@town.example)",
        "town.example",
        "https://town.example/@ada/1",
        "2024-03-05T10:01:00+00:00",
        "en",
    )


def test_parts_of_a_status_are_told_apart(tmp_path) -> None:
    """Warnings, descriptions of pictures, answers of polls, previews and quoted posts are no words of the post."""
    posts, _ = _read(written(mastodon()), tmp_path)
    assert _told(posts[1]) == [
        ("subhead", "Local politics"),
        ("body", "Agree?"),
        ("caption", "Yes"),
        ("caption", "No"),
        ("quoted", "Council votes"),
        ("quoted", "The council voted 6-0."),
    ]
    assert _told(posts[3]) == [
        ("body", "See this."),
        ("quoted", "Ben Orr"),
        ("quoted", "ben@far.example"),
        ("quoted", "Nobody & no one was\nasked."),
    ]
    assert "Ben Orr (@ben@far.example) of 2024-03-05" in posts[3].marked[-1].why


def test_what_is_passed_on_is_its_authors(tmp_path) -> None:
    """A boost is the post of whoever wrote it, and it is said who passed it on."""
    (post,), _ = _read(written(status(2, "", reblog=status(1, "<p>Mine.</p>", BEN))), tmp_path)
    assert (post.text, post.metadata.author) == ("Mine.", "Ben Orr (@ben@far.example)")
    assert post.notes == ("passed on by Ada Lind (@ada@town.example)",)


def test_an_edited_post_has_both_dates(tmp_path) -> None:
    """When a post was changed stands beside when it was posted."""
    (post,), _ = _read(written(status(1, "<p>Now.</p>", edited_at="2024-03-05T12:00:00Z")), tmp_path)
    assert [(date.what, date.value[11:16]) for date in post.metadata.dates] == [
        ("published", "10:01"),
        ("modified", "12:00"),
    ]


def test_a_thread_of_ones_own_is_one_text(tmp_path) -> None:
    """Answers to oneself are joined in order, wherever they stand; others' answers and late ones are not."""
    at = "https://town.example/users/ada/statuses/"
    (thread, late), _ = _read(
        written(
            outbox(
                note(3, "<p>Third.</p>", inReplyTo=f"{at}2"),
                note(1, "<p>First.</p>"),
                note(2, "<p>Second.</p>", inReplyTo=f"{at}1"),
                note(9, "<p>Late.</p>", inReplyTo=f"{at}3", published="2024-04-05T10:00:00Z"),
            )
        ),
        tmp_path,
    )
    assert thread.text == "First.\n\nSecond.\n\nThird."
    assert thread.notes == ("a thread of 3 posts by one author, joined in order",)
    assert thread.raw.within is not None
    assert thread.raw.within.place == "posts 2, 3, 1, a thread"
    assert thread.metadata.author == "@ada@town.example"
    assert (late.text, late.notes) == ("Late.", ("answers another post",))


def test_messages_are_never_read(tmp_path) -> None:
    """What is addressed to named people is counted and left out, in a status, a note, or another part of an archive."""
    private = [status(1, "<p>Only you.</p>", visibility="direct"), status(2, "<p>All.</p>")]
    posts, left = _read(written(private), tmp_path)
    assert [post.text for post in posts] == ["All."]
    assert left == [", 1 message: is addressed to certain people alone and left out"]
    posts, left = _read(written(outbox(note(1, "<p>You.</p>", to=["https://far.example/users/ben"], cc=[]))), tmp_path)
    assert (posts, len(left)) == ([], 1)
    data = archived({"dmConversation": {"messages": [{"messageCreate": {"text": "secret"}}]}}, part="direct_messages")
    posts, left = _read(data, tmp_path, "direct-messages.js")
    assert posts == []
    assert left == [": is the part 'direct_messages' of an X archive, which is not read"]


def test_boosts_without_words_are_counted(tmp_path) -> None:
    """An archive tells only the address of what was passed on: that is said once."""
    boost = {"id": "b", "type": "Announce", "actor": "https://a.example/users/a", "object": "https://b.example/1"}
    posts, left = _read(written(outbox(boost, boost, note(1, "<p>Mine.</p>"))), tmp_path)
    assert len(posts) == 1
    assert left == [", 2 boosts: pass on another's post, whose words the file does not hold"]


def test_bluesky_threads_feeds_and_records(tmp_path) -> None:
    """A thread's posts come from above to below; quoted posts and reposts are told as what they are."""
    first = "at://did:plc:ada.example/app.bsky.feed.post/a"
    thread = {"thread": {
        "parent": {"post": skeet("0", "Before.", "ben.example")},
        "post": skeet("a", "The council voted.\n\nSix to nothing.", embed=QUOTED),
        "replies": [{"post": skeet("bb", "I doubt it.", "ben.example", reply=first)}],
    }}  # fmt: skip
    (above, post, below), _ = _read(written(thread), tmp_path)
    assert (above.text, below.text, below.notes) == ("Before.", "I doubt it.", ("answers another post",))
    assert _told(post) == [
        ("body", "The council voted."),
        ("body", "Six to nothing."),
        ("quoted", "Ben Orr"),
        ("quoted", "ben.example"),
        ("quoted", "Nobody was asked."),
    ]
    assert post.metadata.url == "https://bsky.app/profile/ada.example/post/a"
    feed = {"feed": [{"post": skeet("a", "Mine."), "reason": {"by": {"handle": "cy.example", "displayName": "Cy"}}}]}
    (passed,), _ = _read(written(feed), tmp_path)
    assert (passed.metadata.author, passed.notes) == ("Ada (@ada.example)", ("passed on by Cy (@cy.example)",))
    (record,), _ = _read(written({"uri": first, "cid": "x", "value": skeet("a", "Bare.")["record"]}), tmp_path)
    assert (record.text, record.metadata.author) == ("Bare.", "did:plc:ada.example")


def test_an_x_archive_is_read_as_its_readers_saw_it(tmp_path) -> None:
    """Signs are decoded, short addresses shown, those of pictures left out; the posts' own links tell the owner."""
    urls = [{"url": "https://t.co/A", "display_url": "gazette.example/a…"}]
    media = {
        "media": [
            {"url": "https://t.co/B", "ext_alt_text": "A dog.", "expanded_url": "https://x.com/ada/status/1/photo/1"}
        ]
    }
    data = archived(
        tweet(
            1,
            "Fish &amp; chips: https://t.co/A https://t.co/B",
            entities={"urls": urls, **media},
            extended_entities=media,
        ),
        tweet(
            2,
            "RT @ben: Nobody was asked, they…",
            entities={"user_mentions": [{"screen_name": "Ben", "name": "Ben Orr"}]},
        ),
    )
    (own, passed), left = _read(data, tmp_path, "tweets.js")
    assert left == []
    assert _told(own) == [("body", "Fish & chips: gazette.example/a…"), ("caption", "A dog.")]
    assert (own.metadata.author, own.metadata.url) == ("@ada", "https://x.com/ada/status/1")
    assert _told(passed) == [("furniture", "RT @ben:"), ("body", "Nobody was asked, they…")]
    assert (passed.metadata.author, passed.metadata.published) == ("Ben Orr (@ben)", None)
    assert passed.notes == (
        "passed on by @ada",
        "its archive holds no more than the beginning of the post that it passes on",
    )


def test_a_long_post_that_is_cut_off_is_said_to_be(tmp_path) -> None:
    """A post of an archive that ends in dots and a link to itself holds no more than its beginning."""
    (post,), _ = _read(archived(tweet(1, "Long ago there was… https://t.co/AAAA")), tmp_path, "tweets.js")
    assert post.notes == ("the text is cut off: the file holds no more than its beginning",)


def test_version_two_of_xs_interface(tmp_path) -> None:
    """What a post refers to is found among its companions."""
    (post, passed), _ = _read(written(second()), tmp_path)
    assert _told(post) == [
        ("body", "Fish & chips <3 gazette.example/a…"),
        ("caption", "The council chamber."),
        ("quoted", "Council votes"),
        ("quoted", "Ben Orr"),
        ("quoted", "ben"),
        ("quoted", "Nobody was asked."),
    ]
    assert (post.metadata.author, post.notes) == ("Ada Lind (@ada)", ("was edited after it was posted",))
    assert (passed.text, passed.metadata.author) == ("Nobody was asked.", "Ben Orr (@ben)")


@pytest.mark.parametrize(
    "value",
    [
        [{"content": "words", "created_at": "2024-03-05"}],
        {"type": "FeatureCollection", "features": []},
        {"data": [{"id": 1, "text": "a row"}]},
        {"title": "An article", "text": "about app.bsky.feed.post and orderedItems"},
        {"items": [{"content_html": "x", "id": "1"}], "version": "https://jsonfeed.org/version/1.1"},
    ],
)
def test_other_json_holds_no_posts(value: Any) -> None:
    """Keys that a table or a feed has as well make no file of posts."""
    data = json.dumps(value).encode()
    known = kind_of(Head("a.txt", data, len(data)))
    assert known is None or known.name != "posts"


def test_damage_is_told(tmp_path) -> None:
    """Posts before a break in the file are read; nests without end and circles of answers end."""
    posts, left = _read(written(status(1, "<p>One.</p>")) + b'\n{"content": ', tmp_path)
    assert ([post.text for post in posts], left) == (
        ["One."],
        [": is not well-formed JSON; what stood before was read"],
    )
    for whole in (archived(tweet(1, "One."), tweet(2, "Two.")), written(outbox(note(1, "<p>One.</p>"), note(2, "x")))):
        posts, left = _read(whole[:-60], tmp_path, "tweets.js")
        assert [post.text for post in posts] == ["One."]
        assert len(left) == 1
    _, left = _read(b'{"orderedItems": ' + b"[" * 200_000, tmp_path)
    assert "nested too deeply" in left[0]
    circle = [status(1, "<p>A.</p>", in_reply_to_id="2"), status(2, "<p>B.</p>", in_reply_to_id="1")]
    posts, _ = _read(written(circle), tmp_path)
    assert [post.text for post in posts] == ["A.\n\nB."]
