"""Limits: whatever the other side sends, a fetch ends soon and small, with a message that says why."""

import gzip
import socket
import threading
import time
import zlib

import pytest

from according.fetch import Client, Failure, FetchError, Guard, Limits
from loopback import QUICK, serving

SMALL = Limits(wire=100_000, unpacked=2_000_000, connect=5.0, first_byte=5.0, idle=5.0, total=15.0)
HASTY = Limits(first_byte=0.4, idle=0.5, total=0.6)


@pytest.fixture
def site():
    with serving() as running:
        yield running


def failure(site, path, limits=SMALL):
    with pytest.raises(FetchError) as caught:
        site.client(limits).get(site.at(path))
    assert caught.value.name == site.at(path)
    assert caught.value.remedy
    return caught.value


def sending(first, *rest, pause=0.0, forever=False):
    """A route that writes these bytes as they are, the later ones again and again if ``forever``."""

    def route(handler):
        handler.close_connection = True
        handler.wfile.write(first)
        while True:
            for piece in rest:
                handler.wfile.write(piece)
                handler.wfile.flush()
                time.sleep(pause)
            if not forever:
                return

    return route


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def test_an_announced_size_beyond_the_limit_is_not_received(site):
    """A Content-Length beyond the limit is refused before the body is read."""
    site.page("/a", b"<p>" + b"x" * 200_000)
    assert "larger than 0.1 MB" in failure(site, "/a").why


def test_an_endless_body_is_cut(site):
    """A body without a length that never ends is left at the limit."""
    site.routes["/a"] = sending(HEAD + b"\r\n", *[b"x" * 10_000] * 50, forever=True)
    assert failure(site, "/a").kind is Failure.LARGE


def test_endless_chunks_are_cut(site):
    """Chunks count with their marks: a million chunks of one byte end at the limit too."""
    chunks = b"1\r\nx\r\n" * 5000
    site.routes["/a"] = sending(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunks, forever=True)
    assert failure(site, "/a").kind is Failure.LARGE


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 70_000,
        b"HTTP/1.1 200 OK\r\n" + b"X-A: a\r\n" * 500,
        b"HTTP/1.1 200 OK\r\n" + (b"X-A: " + b"a" * 60_000 + b"\r\n") * 9,
        b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000,
    ],
)
def test_endless_headers_are_cut(site, head):
    """Headers too long, too many, or repeated without end are refused."""
    site.routes["/a"] = sending(head, pause=0.01)
    assert failure(site, "/a").kind in (Failure.LARGE, Failure.BROKEN)


def test_a_silent_server_is_left(site):
    """A server that takes the request and says nothing is left after the time to the first byte."""
    site.routes["/a"] = lambda _: time.sleep(0.9)
    error = failure(site, "/a", HASTY)
    assert error.kind is Failure.SLOW
    assert "sent nothing for 0.4 seconds" in error.why


def test_a_server_that_drips_is_left(site):
    """A byte now and then keeps nothing alive beyond the total time, in the headers or in the body."""
    site.routes["/head"] = sending(b"HTTP/1.1 200 OK\r\nX: ", *[b"a"] * 40, pause=0.05)
    site.routes["/body"] = sending(HEAD + b"\r\n", *[b"a"] * 40, pause=0.05)
    for path in ("/head", "/body"):
        error = failure(site, path, Limits(first_byte=60, idle=60, total=0.6))
        assert error.kind is Failure.SLOW
        assert "not done within 0.6 seconds" in error.why


def test_pauses_are_not_the_pages_time(site):
    """What is waited before a request, for politeness, does not count against the total time."""
    site.page("/a", "<p>here</p>")
    client = site.client(Limits(total=0.9), before=lambda _: time.sleep(0.7))
    assert client.get(site.at("/a"), check=lambda _: time.sleep(0.7)).content == b"<p>here</p>"


def test_the_time_of_redirects_adds_up(site):
    """Each redirect has what the earlier ones left of the total time."""
    for number in range(5):
        head = f"HTTP/1.1 302 Found\r\nLocation: /{number + 1}\r\nConnection: close\r\n".encode()
        site.routes[f"/{number}"] = sending(head, b"Content-Length: 0\r\n\r\n", pause=0.0)
    slow = site.client(HASTY)
    start = [0.0]

    def clock():
        start[0] += 0.05
        return start[0]

    with pytest.raises(FetchError) as caught:
        Client(guard=slow.guard, limits=HASTY, monotonic=clock).get(site.at("/0"))
    assert caught.value.kind is Failure.SLOW


@pytest.mark.parametrize(
    ("route", "kind"),
    [
        (sending(HEAD + b"Content-Length: 500\r\n\r\n<p>short</p>"), Failure.BROKEN),
        (sending(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab"), Failure.BROKEN),
        (sending(HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nab\r\n"), Failure.BROKEN),
        (sending(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n"), Failure.BROKEN),
        (sending(b"SSH-2.0-OpenSSH_9.6\r\n"), Failure.BROKEN),
        (sending(b"HTTP/1.1 ???\r\n\r\n"), Failure.BROKEN),
        (sending(b""), Failure.BROKEN),
        (sending(HEAD + b"Content-Length: 0\r\n\r\n"), Failure.BROKEN),
    ],
)
def test_lies_about_lengths_are_told(site, route, kind):
    """A body shorter than announced, broken chunks and what is no HTTP are told as such."""
    site.routes["/a"] = route
    assert failure(site, "/a").kind is kind


def test_what_follows_the_announced_length_is_not_read(site):
    """A body longer than announced ends where it was said to end."""
    site.routes["/a"] = sending(HEAD + b"Content-Length: 12\r\n\r\n<p>short</p><script>more</script>")
    assert site.client().get(site.at("/a")).content == b"<p>short</p>"


def test_packed_pages_are_unpacked_and_kept_as_they_came(site):
    """gzip, zlib and bare deflate are unpacked; the payload stays as it came."""
    text = b"<p>" + b"The council met. " * 100 + b"</p>"
    bare = zlib.compressobj(wbits=-15)
    forms = {
        "gzip": gzip.compress(text),
        "x-gzip": gzip.compress(text[:50]) + gzip.compress(text[50:]) + b"\0" * 20,
        "deflate": zlib.compress(text),
        "Deflate": bare.compress(text) + bare.flush(),
        "identity": text,
    }
    for coding, packed in forms.items():
        answer = site.client().get(site.page("/a", packed, Content_Encoding=coding))
        assert answer.content == text
        assert answer.exchange.payload == packed


def test_bombs_are_not_unpacked(site):
    """A small answer that unpacks to a large one is left where it passes the limit, however it is nested."""
    bomb = gzip.compress(b"\0" * 50_000_000)
    site.page("/a", bomb, Content_Encoding="gzip")
    assert "unpacks to more than 2 MB" in failure(site, "/a").why
    site.page("/b", gzip.compress(b"a" * 1_500_000) + bomb, Content_Encoding="gzip")
    assert failure(site, "/b", Limits(ratio=20)).kind is Failure.LARGE


@pytest.mark.parametrize(
    ("coding", "body", "kind"),
    [
        ("br", b"\x0b\x02\x80abc\x03", Failure.KIND),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), Failure.KIND),
        ("gzip", b"not packed at all", Failure.BROKEN),
        ("gzip", gzip.compress(b"cut off" * 1000, mtime=0)[:20], Failure.BROKEN),
        ("deflate", b"\x78\x9cgarbage", Failure.BROKEN),
    ],
)
def test_other_packings_are_told(site, coding, body, kind):
    """What is packed otherwise, twice, or badly is told with the way out."""
    site.page("/a", body, Content_Encoding=coding)
    assert failure(site, "/a").kind is kind


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("image/png", b"\x89PNG"),
        ("video/mp4", b"x"),
        ("application/zip", b"\x1f\x8b\x08"),
        ("image/svg+xml", b"<svg/>"),
        ("text/html", b"\xff\xd8\xff\xe0 a picture"),
        ("text/html", b"\x7fELF"),
        ("application/octet-stream", b"\0\0\0\x18ftypmp42"),
    ],
)
def test_what_is_no_text_is_refused(site, kind, body):
    """Pictures, films and programs are refused by their head, or by their first bytes where the head lies."""
    site.page("/a", body, Content_Type=kind)
    assert failure(site, "/a").kind is Failure.KIND


@pytest.mark.parametrize(
    "kind", ["", "text/html;charset=x", "application/pdf", "application/rss+xml", "TEXT/PLAIN", "application/x+json"]
)
def test_texts_are_taken(site, kind):
    """Pages, feeds, texts and what tells no type are taken."""
    assert site.client().get(site.page("/a", b"some text", Content_Type=kind)).content == b"some text"


@pytest.mark.parametrize(
    ("status", "kind", "says"),
    [
        (404, Failure.NOT_FOUND, "was not found (404 Not Found)"),
        (410, Failure.GONE, "gone for good"),
        (401, Failure.DENIED, "refused by the site"),
        (403, Failure.DENIED, "refused by the site"),
        (451, Failure.DENIED, "refused by the site"),
        (429, Failure.BUSY, "not given now"),
        (500, Failure.STATUS, "gives no page (500"),
        (204, Failure.STATUS, "gives no page (204"),
        (206, Failure.STATUS, "gives no page (206"),
        (302, Failure.STATUS, "gives no page (302"),
        (304, Failure.STATUS, "gives no page (304"),
    ],
)
def test_statuses_are_told(site, status, kind, says):
    """Each status that gives no page has its own words."""
    site.routes["/a"] = (status, {}, b"")
    error = failure(site, "/a")
    assert error.kind is kind
    assert says in error.why


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("99999999999", 604_800.0),
        ("Thu, 01 Jan 1970 00:10:00 GMT", 600.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("soon", None),
        ("-5", None),
        ("١٢", None),
    ],
)
def test_retry_after_is_read(site, value, seconds):
    """Retry-After counts in seconds or names a moment; nonsense is none, and a week is the most."""
    site.routes["/a"] = (503, {"Retry-After": value.encode().decode("latin-1")}, b"")
    with pytest.raises(FetchError) as caught:
        site.client(epoch=lambda: 0.0).get(site.at("/a"))
    assert caught.value.retry_after == seconds


def test_a_closed_port_and_an_unknown_host_are_told():
    """A host that does not exist and one that does not answer are two messages."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        guard = Guard(resolve=lambda host, _: ("127.0.0.1",) if "closed" in host else (), allowed={("127.0.0.1", port)})
        client = Client(guard=guard, limits=QUICK)
        for host, kind in (("closed.example", Failure.UNREACHABLE), ("nowhere.example", Failure.UNKNOWN_HOST)):
            with pytest.raises(FetchError) as caught:
                client.get(f"http://{host}:{port}/")
            assert caught.value.kind is kind


def test_the_next_address_is_tried_where_one_is_dead(site):
    """Where a host has several addresses and the first refuses, the next is asked."""
    site.page("/a", "<p>here</p>")
    guard = Guard(
        resolve=lambda *_: ("127.0.0.2", "127.0.0.1"),
        allowed=frozenset({("127.0.0.2", site.port), ("127.0.0.1", site.port)}),
    )
    assert Client(guard=guard, limits=QUICK).get(site.at("/a")).place == "127.0.0.1"


def test_what_is_sent_is_what_the_user_was_told(site):
    """No cookie, referrer or language goes out, even after a redirect that sets one; the agent says who asks."""
    site.routes["/a"] = (302, {"Location": "/b", "Set-Cookie": "who=you; Path=/"}, b"")
    site.page("/b", "<p>here</p>")
    site.client().get(site.at("/a"))
    for _, host, headers in site.asked:
        assert host == f"news.example:{site.port}"
        assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert headers["User-Agent"] == "According/0.1 (+a reader run by a person)"


def test_proxies_of_the_environment_are_not_asked(site, monkeypatch):
    """A proxy named in the environment sees nothing."""
    with serving() as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("all_proxy", f"http://127.0.0.1:{proxy.port}")
        site.page("/a", "<p>here</p>")
        assert site.client().get(site.at("/a")).content == b"<p>here</p>"
        assert proxy.asked == []


def test_conditions_go_to_their_own_origin_alone(site):
    """ETags are sent to the origin that was asked; a redirect to another host carries none."""
    site.moved("/a", site.at("/b", "other.example"))
    site.page("/b", "<p>here</p>")
    site.client().get(site.at("/a"), conditions=(("If-None-Match", '"1"'),))
    assert "If-None-Match" in site.asked[0][2]
    assert "If-None-Match" not in site.asked[1][2]


def test_nothing_is_left_running(site):
    """After a hundred failures no thread of ours is left."""
    site.routes["/a"] = sending(b"nonsense\r\n\r\n")
    before = threading.active_count()
    for _ in range(20):
        failure(site, "/a")
    time.sleep(0.05)
    assert threading.active_count() <= before + 2
