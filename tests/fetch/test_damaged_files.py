"""Damaged files: what a watch or an addition left, altered by chance, is read for what it is or passed over."""

import gzip
import json
import os
import random

import pytest

from according.fetch import (
    FeedState,
    Folder,
    PageState,
    Visitor,
    Waiting,
    WatchState,
    histories,
    load_state,
    save_state,
    saved_content,
    saved_metadata,
    saved_page,
    warc_bytes,
)
from loopback import serving

ROUNDS = int(os.environ.get("ACCORDING_FUZZ", "300"))


def mutated(data, chance):
    altered = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(altered) + 1)
        match chance.randrange(3):
            case 0:
                altered[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del altered[place : place + chance.randrange(60)]
            case _:
                altered[place:place] = altered[chance.randrange(len(altered) + 1) :][:40]
    return bytes(altered)


@pytest.fixture(scope="module")
def saved():
    with serving() as site:
        site.page("/a", "<p>The council voted.</p>", X_Robots_Tag="noai")
        return warc_bytes(Visitor(site.client()).visit(site.at("/a")), "2026-03-04T05:06:07Z", {"title": "\ud800 é"})


def test_a_damaged_page_is_passed_over(saved, tmp_path):
    """Whatever became of a saved page, packed or in what is packed, it gives what it holds or nothing."""
    chance = random.Random(5)  # noqa: S311 - mutations, no secrets
    path = tmp_path / "x.warc.gz"
    members = [gzip.decompress(saved)]
    for number in range(ROUNDS):
        data = mutated(saved, chance) if number % 2 else gzip.compress(mutated(members[0], chance), 1)
        path.write_bytes(data)
        saved_page(path)
        saved_metadata(path)
        saved_content(data)
        histories(Folder(tmp_path))


def test_a_bomb_in_the_folder_is_passed_over(tmp_path):
    """A file that unpacks without end costs no more than a page."""
    (tmp_path / "x.warc.gz").write_bytes(gzip.compress(b"WARC/1.1\r\n" + b"A" * 300_000_000, 1))
    assert Folder(tmp_path).pages() == ()
    assert saved_metadata(tmp_path / "x.warc.gz") == {}


def test_a_damaged_state_is_read_or_put_aside(tmp_path):
    """A state altered by chance is read, or put aside and told: the watch goes on either way."""
    chance = random.Random(6)  # noqa: S311 - mutations, no secrets
    waiting = [Waiting(address="http://news.example/b", title="\ud800", due=5.0)]
    feed = FeedState(due=3.0, etag="x", seen={"http://news.example/a": "2026"}, waiting=waiting)
    pages = {"http://news.example/a": PageState(added=1.0, due=2.0)}
    state = WatchState(feeds={"http://news.example/feed": feed}, pages=pages, held={"news.example": 9.0})
    save_state(tmp_path, state)
    assert load_state(tmp_path) == (state, False)
    whole = (tmp_path / ".watch.json").read_bytes()
    for _ in range(ROUNDS):
        (tmp_path / ".watch.json").write_bytes(mutated(whole, chance))
        found, broken = load_state(tmp_path)
        assert broken is False or found == WatchState()
        for each in found.feeds.values():
            assert 0.0 <= each.due < 1e11
            assert each.failures + 1 > each.failures
        save_state(tmp_path, found)
    for field in ("feeds", "pages", "held"):
        for value in (None, 3, "x", [], {"x": None}, {"x": {"due": None, "failures": "many"}}):
            record = {**json.loads(whole), field: value}
            (tmp_path / ".watch.json").write_text(json.dumps(record))
            found, broken = load_state(tmp_path)
            assert broken or value == []
