"""``according watch``: polls politely, adds what is new, keeps what changed, loses nothing when it is stopped."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from itertools import pairwise

import pytest
from test_add import OTHER, PAGE
from test_compare import run

from according.core import Skipped
from according.job.watching import Clock
from according.wiring import fetching
from loopback import serving

START = 1_772_600_000.0


class Time:
    """A clock that moves only where somebody sleeps, or is told to."""

    def __init__(self):
        self.now, self.slept = START, []

    def sleep(self, seconds):
        """Moves the clock."""
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def hours(monkeypatch):
    moved = Time()
    monkeypatch.setattr(fetching, "clock", lambda: Clock(now=lambda: moved.now, sleep=moved.sleep))
    return moved


@pytest.fixture
def site(monkeypatch, hours):  # noqa: ARG001 - nothing here waits in earnest
    with serving() as running:
        monkeypatch.setattr(fetching, "guard", running.guard)
        yield running


def story(number):
    return PAGE.replace("voted 6-0", f"voted {number}-0").replace("1,394", f"{number},394")


def feed(site, *numbers, title="Council votes", **headers):
    """A feed with these entries, and their pages."""
    items = ""
    for number in numbers:
        link = site.page(f"/{number}", story(number))
        items += f"<item><title>{title} {number}</title><link>{link}</link><guid>{link}</guid></item>"
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    return site.page("/feed", text, Content_Type="application/rss+xml", **headers)


def watchlist(folder, text):
    path = folder / "feeds.toml"
    path.write_text(f'into = "in"\n{text}')
    return path


def once(path):
    return run("watch", path, "--once")


def pages(folder):
    return sorted(path.name.split("-")[1] for path in (folder / "in").glob("*.warc.gz"))


def test_new_entries_are_added_once(site, hours, tmp_path):
    """The first poll adds what the feed lists, the next what is new since."""
    path = watchlist(tmp_path, f'[[feed]]\naddress = "{feed(site, 1, 2)}"\noutlet = "Courier"')
    result = once(path)
    assert result.exit_code == 0, result.output
    assert pages(tmp_path) == ["1", "2"]
    feed(site, 1, 2, 3)
    hours.now += 1800
    result = once(path)
    assert pages(tmp_path) == ["1", "2", "3"]
    assert len(result.stdout.split()) == 1
    assert site.paths().count("/1") == 1


def test_an_unchanged_feed_is_told_by_its_site(site, hours, tmp_path):
    """A feed is asked for with its ETag; unchanged, it is not read again, and entries that wait are still added."""
    path = watchlist(tmp_path, f'most = 1\n[[feed]]\naddress = "{feed(site, 1, 2, 3, ETag="x1")}"')
    for count in (1, 2, 3):
        once(path)
        assert len(pages(tmp_path)) == count
        hours.now += 3600
    asked = [headers.get("If-None-Match") for where, _, headers in site.asked if where == "/feed"]
    assert asked == [None, "x1", "x1"]


def test_only_what_has_the_words_is_added(site, tmp_path):
    """Of a feed with ``only``, entries whose titles have none of the words are passed over."""
    path = watchlist(tmp_path, f'[[feed]]\naddress = "{feed(site, 1, 2)}"\nonly = ["VOTES 2"]')
    once(path)
    assert pages(tmp_path) == ["2"]
    assert "/1" not in site.paths()


def test_known_pages_are_looked_at_again_ever_more_rarely(site, hours, tmp_path):
    """A page is looked at one hour, six hours, a day and three days after it was added, and then no more."""
    path = watchlist(tmp_path, f'every = "30d"\n[[feed]]\naddress = "{feed(site, 1)}"')
    once(path)
    looks = []
    for hour in (1, 2, 5, 6, 7, 23, 24, 25, 71, 72, 73, 119, 500):
        hours.now = START + hour * 3600 + 60
        before = site.paths().count("/1")
        once(path)
        if site.paths().count("/1") > before:
            looks.append(hour)
    assert looks == [1, 6, 24, 72]
    assert json.loads((tmp_path / "in" / ".watch.json").read_text())["pages"] == {}


def test_a_change_is_kept_in_both_editions(site, hours, tmp_path):
    """A known page that changed is told, and its earlier edition is kept with its outlet."""
    path = watchlist(tmp_path, f'[[feed]]\naddress = "{feed(site, 1)}"\noutlet = "Courier"')
    once(path)
    site.page("/1", OTHER)
    hours.now += 3700
    result = once(path)
    assert "changed: " in result.stderr
    (page,) = json.loads(run("versions", tmp_path / "in").stdout)["pages"]
    assert len(page["editions"]) == 2


def test_an_entry_that_is_updated_is_looked_at(site, hours, tmp_path):
    """Where the feed says that an entry was updated, its page is looked at as if it were new, whatever its age."""

    def atom(updated):
        link = site.page("/1", story(1) if updated < "2026-03-05" else OTHER)
        entry = f"<entry><title>Vote</title><link href='{link}'/><updated>{updated}T00:00:00Z</updated></entry>"
        text = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>{entry}</feed>"
        return site.page("/feed", text, Content_Type="application/atom+xml")

    path = watchlist(tmp_path, f'[[feed]]\naddress = "{atom("2026-03-04")}"')
    for _ in range(5):
        once(path)
        hours.now += 100_000
    asked = site.paths().count("/1")
    atom("2026-03-09")
    assert "changed: " in once(path).stderr
    for _ in range(3):
        hours.now += 1_000_000
        once(path)
    assert site.paths().count("/1") == asked + 2


def test_listed_pages_are_polled(site, hours, tmp_path):
    """A [[page]] is looked at every time it is due, for as long as it is listed."""
    site.page("/minutes", PAGE)
    path = watchlist(tmp_path, f'[[page]]\naddress = "{site.at("/minutes")}"\nevery = "6h"')
    for number in range(8):
        site.page("/minutes", story(number + 2))
        once(path)
        hours.now += 6 * 3600
    (page,) = json.loads(run("versions", tmp_path / "in").stdout)["pages"]
    assert len(page["editions"]) == 8


def test_robots_are_obeyed(site, tmp_path):
    """What robots.txt closes is not asked for and is told, with the way out."""
    address = feed(site, 1, 2)
    site.page("/robots.txt", "User-agent: *\nDisallow: /2", Content_Type="text/plain")
    result = once(watchlist(tmp_path, f'[[feed]]\naddress = "{address}"'))
    assert result.exit_code == 3
    assert pages(tmp_path) == ["1"]
    assert "/2" not in site.paths()
    assert f"left out: {site.at('/2')}: is closed to programs by {site.at('/robots.txt')}; " in result.stderr


def test_each_host_has_its_pause(site, hours, tmp_path):
    """Two requests to a host are two seconds apart, or as far as its robots.txt asks."""
    address = feed(site, 1, 2)
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 9", Content_Type="text/plain")
    once(watchlist(tmp_path, f'[[feed]]\naddress = "{address}"'))
    assert len(hours.slept) == len(site.asked) - 1
    assert set(hours.slept) == {9.0}
    asked = len(site.asked)
    site.page("/robots.txt", "", Content_Type="text/plain")
    hours.now += 100_000
    hours.slept.clear()
    once(tmp_path / "feeds.toml")
    assert len(site.asked) > asked + 1
    assert set(hours.slept) == {2.0}


def test_failures_are_tried_ever_more_rarely(site, hours, tmp_path):
    """A feed that fails is asked again after twice the time, then four times, a little spread, --once or not."""
    site.routes["/feed"] = (500, {}, b"")
    path = watchlist(tmp_path, f'[[feed]]\naddress = "{site.at("/feed")}"')
    moments = []
    for _ in range(3000):
        before = site.paths().count("/feed")
        result = once(path) if not moments or hours.now >= due(tmp_path) - 1 else None
        if site.paths().count("/feed") > before:
            moments.append(hours.now)
            assert result.exit_code == 2
        hours.now += 600
        if len(moments) == 5:
            break
    assert "is not asked now, since it failed 5 times in a row; it is asked again after 2026-" in once(path).stderr
    gaps = [(late - early) / 1800 for early, late in pairwise(moments)]
    assert all(2**n <= gap <= 2**n * 1.25 + 0.4 for n, gap in enumerate(gaps, 1))
    feed(site, 1)
    hours.now += 90_000
    assert once(path).exit_code == 0


def due(folder):
    state = json.loads((folder / "in" / ".watch.json").read_text())
    return min(each["due"] for each in state["feeds"].values())


def test_retry_after_holds_for_the_whole_host(site, hours, tmp_path):
    """A host that asks to be left alone is left alone until then, with all its pages."""
    address = feed(site, 1, 2)
    site.routes["/1"] = (429, {"Retry-After": "7200"}, b"")
    path = watchlist(tmp_path, f'[[feed]]\naddress = "{address}"')
    once(path)
    asked = len(site.asked)
    assert "/2" not in site.paths()
    hours.now += 7000
    once(path)
    assert len(site.asked) == asked
    hours.now += 3000
    feed(site, 1, 2)
    once(path)
    assert pages(tmp_path) == ["1", "2"]


def test_a_feed_that_is_gone_is_not_asked_again(site, hours, tmp_path):
    """A feed that is gone for good is told once and asked no more."""
    site.routes["/feed"] = (410, {}, b"")
    path = watchlist(tmp_path, f'[[feed]]\naddress = "{site.at("/feed")}"')
    assert "gone for good" in once(path).stderr
    hours.now += 9e6
    once(path)
    assert site.paths().count("/feed") == 1


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<html><body><p>No feed here.</p></body></html>", "is no feed"),
        ("<rss version='2.0'><channel>" + "<item><title>x</title></item>" * 5, ""),
        ("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><rss version='2.0'><channel>&b;", ""),
        ("", "is empty"),
    ],
)
def test_what_is_no_feed_is_told(site, tmp_path, body, says):
    """A page, a broken or hostile feed or nothing at all is told or gives no entry; the watch goes on."""
    site.page("/bad", body, Content_Type="application/rss+xml")
    address = feed(site, 1)
    result = once(watchlist(tmp_path, f'[[feed]]\naddress = "{site.at("/bad")}"\n[[feed]]\naddress = "{address}"'))
    assert result.exit_code in (0, 3)
    assert says in result.stderr
    assert pages(tmp_path) == ["1"]


def test_an_endless_feed_is_left(site, tmp_path):
    """A feed that never ends is left at the limit and told; the others are polled."""

    def endless(handler):
        handler.close_connection = True
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss version='2.0'><channel>")
        while True:
            handler.wfile.write(b"<item><title>x</title><link>http://news.example/x</link></item>" * 10_000)

    site.routes["/endless"] = endless
    address = feed(site, 1)
    result = once(watchlist(tmp_path, f'[[feed]]\naddress = "{site.at("/endless")}"\n[[feed]]\naddress = "{address}"'))
    assert result.exit_code == 3
    assert "is larger than 20 MB" in result.stderr
    assert pages(tmp_path) == ["1"]


def test_entries_that_lead_to_private_places_are_refused(site, tmp_path):
    """A feed cannot send the watch behind the firewall, to files or to another port."""
    links = ("http://10.0.0.1/", "http://localhost/x", "file:///etc/passwd", "javascript:alert(1)", "http://[::1]/")
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    text = f'<rss version="2.0"><channel>{items}</channel></rss>'
    result = once(watchlist(tmp_path, f'[[feed]]\naddress = "{site.page("/feed", text, Content_Type="text/xml")}"'))
    assert result.exit_code == 3
    assert pages(tmp_path) == []
    assert set(site.paths()) <= {"/feed", "/robots.txt", "/.well-known/tdmrep.json"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[feed]]\n", "has no address"),
        ('[[feed]]\naddress = "ftp://x/"', "neither http nor https"),
        ('[[feed]]\nadress = "http://x.example/"', "did you mean address?"),
        ('every = "10s"\n[[page]]\naddress = "http://x.example/"', "5m to 30d"),
        ('every = "often"\n[[page]]\naddress = "http://x.example/"', "write a time as"),
        ("", "names nothing to watch"),
        ("[[feed", "is no TOML"),
        ("feed = 3", "is to be a list"),
        ("feed = [3]", "is no table"),
        ('most = 0\n[[page]]\naddress = "http://x.example/"', "1 to 1000"),
        ('[[page]]\naddress = "http://x.example/"\n[[page]]\naddress = "http://x.example"', "twice"),
        ('[[feed]]\naddress = "http://x.example/"\nonly = [1]', "no word"),
    ],
)
def test_a_watchlist_that_is_off_is_told_before_anything_is_asked(site, tmp_path, text, says):
    """What is off in the file is one message that names the place and what is allowed."""
    result = once(watchlist(tmp_path, text))
    assert result.exit_code != 0
    assert says in str(result.exception)
    assert site.asked == []


def test_a_broken_state_is_put_aside(site, tmp_path):
    """A state that cannot be read is kept beside and told; pages already there are not added twice."""
    path = watchlist(tmp_path, f'[[feed]]\naddress = "{feed(site, 1)}"')
    once(path)
    shape = '{"schema": "according.watch/1", "feeds": {"x": {"due": "soon"}}, "pages": {}, "held": {}}'
    for broken in ("{", "[]", shape):
        (tmp_path / "in" / ".watch.json").write_text(broken)
        result = once(path)
        assert result.exit_code == 3
        assert "cannot be read" in result.stderr
        assert (tmp_path / "in" / ".watch.json.broken").read_text() == broken
        assert pages(tmp_path) == ["1"]


def test_a_watch_goes_on_until_it_is_interrupted(site, hours, tmp_path, monkeypatch):
    """Without --once it sleeps until something is due, polls, and leaves with 130 when interrupted."""
    feed(site, 1)
    polls = []

    def sleep(seconds):
        hours.now += seconds
        if seconds > 60:
            polls.append(site.paths().count("/feed"))
            feed(site, *range(1, len(polls) + 2))
        if len(polls) > 8:
            raise KeyboardInterrupt

    monkeypatch.setattr(fetching, "clock", lambda: Clock(now=lambda: hours.now, sleep=sleep))
    result = run("watch", watchlist(tmp_path, f'[[feed]]\naddress = "{site.at("/feed")}"'))
    assert result.exit_code == 130
    assert polls[-1] > 5
    assert len(pages(tmp_path)) > 5


KILLED = """
import sys
from according.wiring import fetching
from according.cli import main
from according.fetch import Guard
from according.job.watching import Clock
fetching.guard = lambda: Guard(resolve=lambda *_: ("127.0.0.1",), allowed=frozenset({{("127.0.0.1", {port})}}))
fetching.clock = lambda: Clock(now=lambda: {now}, sleep=lambda _: None)
sys.argv = ["according", "watch", {path!r}, "--once"]
main()
"""


def test_a_watch_that_is_killed_at_any_moment_loses_nothing(tmp_path):
    """Killed again and again at moments of chance and started anew, it ends with every page whole and each once."""
    chance = random.Random(11)  # noqa: S311 - moments, no secrets
    with serving() as running:
        path = watchlist(tmp_path, f'[[feed]]\naddress = "{feed(running, *range(1, 5))}"')
        for turn in range(40):
            now = START + turn * 40_000
            code = KILLED.format(port=running.port, path=str(path), now=now)
            quiet = {"stderr": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
            process = subprocess.Popen([sys.executable, "-c", code], **quiet)
            before, deadline = len(running.asked), time.monotonic() + 20
            wanted = before + chance.randint(1, 6)
            while process.poll() is None and len(running.asked) < wanted and time.monotonic() < deadline:
                time.sleep(0.002)
            if process.poll() is None and turn < 2:
                time.sleep(chance.random() * 0.05)
                process.send_signal(signal.SIGKILL)
            if process.wait(timeout=60) == 0:
                break
        assert len(pages(tmp_path)) == 4
        (state,) = json.loads((tmp_path / "in" / ".watch.json").read_text())["feeds"].values()
        assert (len(state["seen"]), state["waiting"]) == (4, [])
        found = json.loads(run("versions", tmp_path / "in").stdout)["pages"]
        assert len(found) == 4
        assert all(len(page["editions"]) == 1 for page in found)


def test_two_watches_do_not_fill_one_folder(site, tmp_path):
    """A second watch on a folder is refused while the first runs."""
    pytest.importorskip("fcntl")
    from according.fetch import only_one

    with only_one(tmp_path / "in"):
        result = once(watchlist(tmp_path, f'[[feed]]\naddress = "{feed(site, 1)}"'))
        assert result.exit_code != 0
        assert "another watch" in str(result.exception)
    assert site.asked == []


def test_what_is_left_out_is_a_row():
    """What a watch leaves out has a name, a reason and a way out, as everywhere."""
    row = Skipped(name="x", why="is no feed", remedy="name another")
    assert (row.name, row.why, row.remedy) == ("x", "is no feed", "name another")


def test_the_folder_of_the_file_counts(site, tmp_path):
    """``into`` is relative to the watchlist, wherever the command is called from."""
    path = watchlist(tmp_path, f'[[feed]]\naddress = "{feed(site, 1)}"')
    assert os.path.relpath(path) != "feeds.toml"
    once(path)
    assert pages(tmp_path) == ["1"]
