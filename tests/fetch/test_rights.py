"""Robots and reservations: read from wherever a site says them, told as it says them."""

import time

import pytest

from according.fetch import FetchError, Visitor
from according.fetch.rights import said_in_page
from according.fetch.robots import matches, parse_robots
from according.fetch.visit import RobotsState
from loopback import serving

PAGE = "<html><head><title>Vote</title></head><body><p>The council voted on Tuesday.</p></body></html>"


@pytest.fixture
def site():
    with serving() as running:
        running.page("/a", PAGE)
        yield running


def visited(site, path="/a", **more):
    return Visitor(site.client(), **more).visit(site.at(path))


def said(visit):
    return {(r.name, r.where, r.value) for r in visit.reservations}


def test_a_closed_page_is_fetched_for_a_person_and_told(site):
    """Where a person asks for a page, robots.txt is recorded; where a program polls, it is obeyed."""
    site.page("/robots.txt", "User-agent: *\nDisallow: /a", Content_Type="text/plain")
    visit = visited(site)
    assert visit.answer.content == PAGE.encode()
    assert (visit.robots.state, visit.robots.allowed) == (RobotsState.FOUND, False)
    with pytest.raises(FetchError, match="is closed to programs by"):
        visited(site, obey=True)
    assert site.paths().count("/a") == 1


def test_a_redirect_into_a_closed_part_is_obeyed(site):
    """A poll follows no redirect to where robots.txt lets no program go."""
    site.page("/robots.txt", "User-agent: According\nDisallow: /a", Content_Type="text/plain")
    site.moved("/b", "/a")
    with pytest.raises(FetchError, match="is closed to programs by"):
        visited(site, "/b", obey=True)
    assert "/a" not in site.paths()


@pytest.mark.parametrize(
    ("status", "state", "allowed"),
    [
        (404, RobotsState.NONE, True),
        (403, RobotsState.NONE, True),
        (500, RobotsState.UNREACHABLE, False),
        (429, RobotsState.UNREACHABLE, False),
    ],
)
def test_missing_and_unreachable_robots(site, status, state, allowed):
    """No robots.txt allows everything, one that cannot be reached nothing (RFC 9309)."""
    site.routes["/robots.txt"] = (status, {}, b"")
    visit = visited(site)
    assert (visit.robots.state, visit.robots.allowed) == (state, allowed)
    if not allowed:
        with pytest.raises(FetchError, match="cannot be read"):
            visited(site, obey=True)


def test_robots_are_asked_once_a_day(site):
    """A site's robots.txt is asked for once, and again after a day."""
    now = [0.0]
    visitor = Visitor(site.client(), epoch=lambda: now[0])
    site.page("/robots.txt", "User-agent: *\nDisallow: /x\nCrawl-delay: 7", Content_Type="text/plain")
    for _ in range(3):
        visitor.visit(site.at("/a"))
    assert site.paths().count("/robots.txt") == 1
    now[0] = 90_000.0
    assert visitor.visit(site.at("/a")).robots.delay == 7.0
    assert site.paths().count("/robots.txt") == 2


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\nUser-agent: according\nDisallow:", True),
        ("User-agent: Other\nDisallow: /", True),
        ("User-agent: Other\nUser-agent: According\nDisallow: /a*c$", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", True),
        ("User-agent: a\nUser-agent: *\nDisallow: /a", False),
        ("<html>not robots at all</html>", True),
        ("\ufeffUser-agent: *\r\nDisallow: /a", False),
        ("", True),
    ],
)
def test_rules(rules, allowed):
    """The group for our name counts, else the one for all; the longest rule decides."""
    assert parse_robots(rules.encode()).allows("https://news.example/a/b/c") is allowed


def test_a_hostile_robots_file_is_read_at_once():
    """Ten thousand agents with ten thousand rules, or wildcards without end, take no time."""
    agents = b"".join(b"User-agent: a%d\n" % n for n in range(15_000))
    rules = b"".join(b"Allow: /%d\n" % n for n in range(20_000))
    start = time.process_time()
    assert parse_robots(agents + rules).allows("https://news.example/a")
    stars = b"User-agent: *\nDisallow: /" + b"*a" * 900 + b"b$\n"
    assert parse_robots(stars * 200).allows("https://news.example/" + "a" * 2000)
    assert time.process_time() - start < 3.0


def test_everything_a_site_says_about_use_is_recorded(site):
    """Headers, meta tags, tdmrep.json, licence lines and links are recorded with the place where they stand."""
    head = (
        '<meta name="robots" content="noarchive, noai"><META content=\'1\' name=tdm-reservation>'
        '<meta name="tdm-policy" content="https://news.example/policy.json">'
        '<link rel="license" type="application/rsl+xml" href="/license.xml">'
        '<!-- <meta name="robots" content="in a comment"> --><meta name="description" content="robots">'
    )
    site.page(
        "/a",
        PAGE.replace("<title>", head + "<title>"),
        X_Robots_Tag="noimageai",
        tdm_reservation="1",
        Link='</license.xml>; rel="license"; type="application/rsl+xml"',
    )
    site.page(
        "/robots.txt",
        "License: https://news.example/license.xml\nUser-agent: *\nContent-Signal: ai-train=no\nAllow: /",
        Content_Type="text/plain",
    )
    site.page(
        "/.well-known/tdmrep.json",
        '[{"location": "/b*", "tdm-reservation": 0}, {"location": "/a", "tdm-reservation": 1, "tdm-policy": "p"}]',
        Content_Type="application/json",
    )
    found = said(visited(site))
    assert found == {
        ("X-Robots-Tag", "header", "noimageai"),
        ("tdm-reservation", "header", "1"),
        ("license", "header", '</license.xml>; rel="license"; type="application/rsl+xml"'),
        ("meta robots", "page", "noarchive, noai"),
        ("tdm-reservation", "page", "1"),
        ("tdm-policy", "page", "https://news.example/policy.json"),
        ("license", "page", "/license.xml"),
        ("tdm-reservation", "/.well-known/tdmrep.json", "1"),
        ("tdm-policy", "/.well-known/tdmrep.json", "p"),
        ("License", "robots.txt", "https://news.example/license.xml"),
        ("Content-Signal", "robots.txt", "ai-train=no"),
    }


@pytest.mark.parametrize("body", ["[" * 100_000, "{", '{"location": 5}', "[1, null]", '"x"', "\xff"])
def test_a_broken_tdmrep_says_nothing(site, body):
    """A tdmrep.json that is nested, broken or of another shape says nothing and breaks nothing."""
    site.page("/.well-known/tdmrep.json", body.encode("latin-1"), Content_Type="application/json")
    assert visited(site).reservations == ()


@pytest.mark.parametrize(
    "piece", [b"<meta ", b"<meta name='", b"<!--", b"<meta a='<", b"<link rel=", b"<meta " + b"a=" * 99]
)
def test_hostile_markup_is_looked_through_at_once(piece):
    """Tags without end cost no more than their length."""
    start = time.process_time()
    said_in_page(piece * (300_000 // len(piece)))
    assert time.process_time() - start < 2.0


@pytest.mark.parametrize(
    ("pattern", "target", "fits"),
    [
        ("/a", "/abc", True),
        ("/a$", "/abc", False),
        ("/*.html$", "/x/y.html", True),
        ("/*.html$", "/x.html.html", True),
        ("/*.html$", "/x.htmls", False),
        ("*", "/", True),
        ("/b", "/a", False),
        ("/a*b*c", "/aXbYc?z", True),
    ],
)
def test_patterns(pattern, target, fits):
    """A star stands for anything, a closing dollar for the end."""
    assert matches(pattern, target) is fits
