"""``according add`` and ``versions``: pages by address into a folder, said before, told after."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest
from jsonschema import Draft202012Validator
from test_compare import run

from according import fetch
from according.export import schema
from according.job.watching import Clock
from according.wiring import fetching
from loopback import QUICK, serving

PAGE = """<html lang="en"><head><title>Council votes to end the exchange</title>
<meta property="article:published_time" content="2026-03-03T10:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Council votes to end the exchange</h1>
<p>RIVERSIDE — The city council voted 6-0 on Tuesday to end its police exchange with Port Haven.</p>
<p>“We heard from 1,394 residents who signed the petition,” Mayor Ada Lind said. “This was about trust.”</p>
<p>The police chief, Tom Berg, denied that officers had been trained in crowd control. He spoke at the hall.</p>
</article></body></html>"""
OTHER = PAGE.replace("voted 6-0", "voted 5-1").replace("denied that", "would not say whether")


@pytest.fixture
def site(monkeypatch):
    """A site that the command line may reach: the guard is opened in the test, since no setting opens it."""
    moments = [datetime(2026, 3, 4, 5, minute, tzinfo=UTC).timestamp() for minute in range(60)]
    with serving() as running:
        monkeypatch.setattr(fetching, "guard", running.guard)
        clock = Clock(now=lambda: moments[len(running.asked)], sleep=lambda _: None)
        monkeypatch.setattr(fetching, "clock", lambda: clock)
        running.page("/vote", PAGE)
        yield running


def added(*arguments, **more):
    return run("add", "--yes", *arguments, **more)


def test_a_page_is_added_and_can_be_compared(site, tmp_path):
    """A page becomes one file in the folder, which is told on standard output and read by the other commands."""
    result = added(site.at("/vote"), "--into", tmp_path / "in")
    assert result.exit_code == 0, result.output
    path = result.stdout.strip()
    assert os.listdir(tmp_path / "in") == [os.path.basename(path)]  # noqa: PTH119, PTH208
    assert "there is no robots.txt" in result.stderr
    read = run("read", tmp_path / "in", "--json")
    assert read.exit_code == 0, read.output
    document = json.loads(read.stdout)[0]
    assert document["url"] == site.at("/vote")
    assert "voted 6-0 on Tuesday" in document["text"]


def test_what_a_fetch_reveals_is_said_first(site, tmp_path):
    """Before anything is asked, the hosts and what they will see are named; off a terminal consent is a switch."""
    result = run("add", site.at("/vote"), "--into", tmp_path / "in")
    assert result.exit_code != 0
    assert "--yes" in str(result.exception)
    for words in (f"news.example:{site.port}", "IP address", "the time", "robots.txt", "who"):
        assert words in result.stderr
    assert site.asked == []
    assert not (tmp_path / "in").exists()


def test_files_need_no_consent(tmp_path):
    """Copying files asks nobody and says nothing about networks."""
    (tmp_path / "a.txt").write_text("Council votes.\n")
    result = run("add", tmp_path / "a.txt", "--into", tmp_path / "in")
    assert result.exit_code == 0, result.output
    assert "IP address" not in result.stderr
    assert (tmp_path / "in" / "a.txt").read_text() == "Council votes.\n"


def test_files_are_copied_once(tmp_path):
    """The same bytes are not copied again; another file of the same name gets a name of its own."""
    (tmp_path / "x").mkdir()
    (tmp_path / "a.txt").write_bytes(b"one\r\n\xff")
    (tmp_path / "x" / "a.txt").write_bytes(b"two")
    (tmp_path / "b.txt").write_bytes(b"one\r\n\xff")
    for _ in range(2):
        names = (tmp_path / "a.txt", tmp_path / "x" / "a.txt", tmp_path / "b.txt")
        result = run("add", *names, "--into", tmp_path / "in")
        assert result.exit_code == 0, result.output
    assert sorted(p.read_bytes() for p in (tmp_path / "in").iterdir()) == [b"one\r\n\xff", b"two"]


def test_the_same_page_again_adds_nothing(site, tmp_path):
    """A page that did not change is told as such, under any address that leads to it."""
    site.moved("/old", "/vote", 301)
    added(site.at("/vote"), "--into", tmp_path)
    before = {p.name: p.stat().st_mtime_ns for p in tmp_path.iterdir()}
    result = added(site.at("/vote") + "#top", site.at("/old"), "--into", tmp_path)
    assert result.exit_code == 0
    assert result.stderr.count("unchanged: ") == 2
    assert {p.name: p.stat().st_mtime_ns for p in tmp_path.iterdir()} == before


def test_a_site_that_says_unchanged_is_believed(site, tmp_path):
    """A page with an ETag is asked for by it the second time."""
    site.page("/vote", PAGE, ETag='"1"')
    added(site.at("/vote"), "--into", tmp_path)
    result = added(site.at("/vote"), "--into", tmp_path)
    assert "unchanged" in result.stderr
    assert "the site says so" in result.stderr
    assert site.asked[-2][2].get("If-None-Match") == '"1"' or site.asked[-1][2].get("If-None-Match") == '"1"'


def test_markup_alone_is_no_change(site, tmp_path):
    """Where the words stayed and the markup changed, the first edition stays."""
    added(site.at("/vote"), "--into", tmp_path)
    site.page("/vote", PAGE.replace("<nav>", "<!-- 4711 --><nav>"))
    result = added(site.at("/vote"), "--into", tmp_path)
    assert "its markup changed, its words did not" in result.stderr
    assert not (tmp_path / ".versions").exists()


def test_a_changed_page_is_kept_in_both_editions(site, tmp_path):
    """The new edition takes the place of the old; the old one and what differs are kept and shown."""
    first = added(site.at("/vote"), "--into", tmp_path).stdout
    site.page("/vote", OTHER)
    result = added(site.at("/vote"), "--into", tmp_path)
    assert result.exit_code == 0, result.output
    assert result.stdout == first
    assert "[6-0 → 5-1]" in result.stderr
    shown = run("versions", tmp_path, site.at("/vote"), "--json")
    record = json.loads(shown.stdout)
    Draft202012Validator(schema("versions")).validate(record)
    (page,) = record["pages"]
    assert len(page["editions"]) == 2
    words = [(each["old"], each["new"]) for each in page["changes"][0]["words"]]
    assert ("6-0", "5-1") in words
    assert any("denied that" in old and "would not say whether" in new for old, new in words)
    old, new = (json.loads(run("read", tmp_path / e["file"], "--json").stdout)[0] for e in page["editions"])
    for each in page["changes"][0]["words"]:
        assert old["text"][slice(*each["before"])] == each["old"]
        assert new["text"][slice(*each["after"])] == each["new"]
    read = json.loads(run("read", tmp_path, "--json").stdout)
    assert len(read) == 1
    assert "5-1" in read[0]["text"]


def test_a_change_there_and_back_is_three_editions(site, tmp_path):
    """A page that goes back to what it said keeps every edition, in their order."""
    for text in (PAGE, OTHER, PAGE):
        site.page("/vote", text)
        added(site.at("/vote"), "--into", tmp_path)
    (page,) = json.loads(run("versions", tmp_path, "--json").stdout)["pages"]
    digests = [edition["sha256"] for edition in page["editions"]]
    assert len(digests) == 3
    assert digests[0] == digests[2] != digests[1]
    assert [len(change["words"]) > 0 for change in page["changes"]] == [True, True]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/none", "was not found (404 Not Found); check the address"),
        ("/private", "is not a public address"),
        ("/picture", "is of the type image/png"),
        ("/circle", "redirected in a circle"),
        ("/closed", "refused by the site (403 Forbidden)"),
        ("/empty", "is empty"),
    ],
)
def test_what_cannot_be_fetched_is_named_and_the_rest_goes_on(site, tmp_path, path, says):
    """One message names the address, the reason and the way out; the others are added; the exit code is 3."""
    site.moved("/private", "http://10.0.0.1/")
    site.page("/picture", b"\x89PNG", Content_Type="image/png")
    site.moved("/circle", "/circle")
    site.routes["/closed"] = (403, {}, b"")
    site.page("/empty", "")
    result = added(site.at(path), site.at("/vote"), "--into", tmp_path)
    assert result.exit_code == 3, result.output
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("left out: ")]
    assert line.startswith(f"left out: {site.at(path)}: ")
    assert says in line
    assert ";" in line
    assert len(list(tmp_path.glob("*.warc.gz"))) == 1


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("ftp://news.example/a", "neither http nor https"),
        ("http://user:word@news.example/", "user name or password"),
        ("http://localhost/", "is not a public address"),
        ("http://127.0.0.1/", "is not a public address"),
        ("http://[::ffff:10.0.0.1]/", "is not a public address"),
        ("none.txt", "does not exist"),
    ],
)
def test_what_nobody_may_fetch_leaves_with_2(tmp_path, name, says):
    """Where nothing could be added the exit code is 2, and the guard is closed without a test's help."""
    result = added(name, "--into", tmp_path / "in")
    assert result.exit_code == 2
    assert says in result.stderr


def test_no_environment_opens_the_guard(tmp_path, monkeypatch):
    """No variable of the environment and no option reaches a private address."""
    with serving() as running:
        running.page("/", PAGE)
        for name in ("ACCORDING_ALLOW", "ACCORDING_GUARD", "ACCORDING_TEST", "NO_PROXY", "HTTP_PROXY"):
            monkeypatch.setenv(name, f"127.0.0.1:{running.port}")
        assert added(f"http://127.0.0.1:{running.port}/", "--into", tmp_path / "in").exit_code == 2
        assert running.asked == []


def test_a_folder_that_cannot_be_written_is_told(site, tmp_path):
    """Where the folder cannot be made, one message says so."""
    (tmp_path / "file").write_text("x")
    result = added(site.at("/vote"), "--into", tmp_path / "file" / "in")
    assert result.exit_code != 0
    assert "cannot be written" in str(result.exception)


def test_robots_and_rights_are_told_and_kept(site, tmp_path):
    """What the site says about robots and use is told when the page is added, and listed with its versions."""
    rules = "License: https://news.example/l.xml\nUser-agent: *\nDisallow: /"
    site.page("/robots.txt", rules, Content_Type="text/plain")
    site.page("/vote", PAGE, X_Robots_Tag="noai")
    result = added(site.at("/vote"), "--into", tmp_path)
    assert result.exit_code == 0
    for words in ("robots.txt closes it to programs", "X-Robots-Tag (header): noai", "License (robots.txt)"):
        assert words in result.stderr
    (page,) = json.loads(run("versions", tmp_path).stdout)["pages"]
    assert page["robots"] == "robots.txt closes it to programs"
    assert "X-Robots-Tag (header): noai" in page["reservations"]


def test_hostile_words_reach_no_terminal(site, tmp_path):
    """Controls in addresses, titles and headers are shown as code points."""
    site.routes["/vote"] = (200, {"Content-Type": "text/html", "X-Robots-Tag": "a\x1b[31mb\x9b"}, PAGE.encode())
    result = added(site.at("/vote"), "ftp://x\x1b[2Jy", "--into", tmp_path)
    assert not set(result.stderr) & {"\x1b", "\x9b"}


def test_versions_of_nothing_are_told(site, tmp_path):
    """An empty folder has no pages; a missing folder or address is said."""
    assert json.loads(run("versions", tmp_path, "--json").stdout)["pages"] == []
    assert "is no folder" in str(run("versions", tmp_path / "none").exception)
    added(site.at("/vote"), "--into", tmp_path)
    assert "has no page from" in str(run("versions", tmp_path, "https://other.example/").exception)


SLOW = """
import sys, time
sys.path.insert(0, {tests!r})
from according.wiring import fetching
from according.cli import main
from according.fetch import Guard
fetching.guard = lambda: Guard(resolve=lambda *_: ("127.0.0.1",), allowed=frozenset({{("127.0.0.1", {port})}}))
sys.argv = ["according", *{arguments!r}]
main()
"""


@pytest.mark.parametrize(("key", "code", "fetched"), [("y\n", 0, True), ("n\n", 2, False), (None, 130, False)])
def test_a_terminal_is_asked(tmp_path, key, code, fetched):
    """On a terminal the question is asked: yes fetches, anything else does not, an interrupt leaves with 130."""
    pty = pytest.importorskip("pty")
    with serving() as running:
        running.page("/vote", PAGE)
        arguments = ["add", running.at("/vote"), "--into", str(tmp_path / "in")]
        script = SLOW.format(tests="tests", port=running.port, arguments=arguments)
        ours, theirs = pty.openpty()
        with (tmp_path / "said").open("w+b") as said:
            process = subprocess.Popen(
                [sys.executable, "-c", script], stdin=theirs, stdout=subprocess.DEVNULL, stderr=said
            )
            deadline = time.monotonic() + 20
            while b"Fetch?" not in (tmp_path / "said").read_bytes() and time.monotonic() < deadline:
                time.sleep(0.05)
            if key:
                os.write(ours, key.encode())
            else:
                time.sleep(0.2)
                process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == code, (tmp_path / "said").read_text()
        os.close(ours)
        os.close(theirs)
        assert bool(running.asked) is fetched


def test_an_interrupted_fetch_leaves_with_130(tmp_path):
    """A key that interrupts a slow fetch ends it at once with 130 and leaves no half file."""
    with serving() as running:
        running.routes["/slow"] = lambda _: time.sleep(5)
        arguments = ["add", "--yes", running.at("/slow"), "--into", str(tmp_path / "in")]
        code = SLOW.format(tests="tests", port=running.port, arguments=arguments)
        process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 20
        while not running.asked and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
        assert "interrupted" in process.stderr.read()
        assert not list((tmp_path / "in").rglob("*")) if (tmp_path / "in").exists() else True


def test_the_test_clients_limits_are_short():
    """The limits of these tests are shorter than those of a fetch, which are those of the documentation."""
    usual = fetch.Limits()
    assert (usual.wire, usual.unpacked, usual.redirects, usual.total) == (20_000_000, 60_000_000, 5, 60.0)
    assert QUICK.total < usual.total
