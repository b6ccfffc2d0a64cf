"""The guard: only public machines, resolved once, each redirect again."""

import pytest

from according.fetch import Client, Failure, FetchError, Guard, is_public, parse_address
from loopback import serving

PRIVATE = """127.0.0.1 127.255.0.1 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
100.100.100.200 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 192.88.99.1 224.0.0.1 239.1.1.1 240.0.0.1
255.255.255.255 168.63.129.16 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1
64:ff9b:1::1 2002:7f00:1:: 2002:a00:1:: 2001::1 2001:db8::1 3fff::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1
ff02::1 100::1 5f00::1 nonsense""".split()
PUBLIC = "8.8.8.8 93.184.215.14 2606:2800:21f:cb07::1 64:ff9b::808:808 ::ffff:8.8.8.8 2002:808:808::1".split()


@pytest.mark.parametrize("place", PRIVATE)
def test_private_addresses_are_not_public(place):
    """Loopback, private, link-local, documentation, multicast and carried forms of them are refused."""
    assert not is_public(place)


@pytest.mark.parametrize("place", PUBLIC)
def test_public_addresses_are(place):
    """Global unicast addresses are taken, those among them that a translator carries."""
    assert is_public(place)


def failure(client, address):
    with pytest.raises(FetchError) as caught:
        client.get(address)
    return caught.value


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "127.1", "2130706433", "0x7f000001", "0"])
def test_the_guard_is_closed_by_default(host):
    """Without an allow-list the client refuses its own machine, however it is spelt, and sends it nothing."""
    with serving() as site:
        error = failure(Client(), f"http://{host}:{site.port}/")
        assert error.kind in (Failure.PRIVATE, Failure.UNKNOWN_HOST)
        assert site.asked == []


def test_one_private_address_among_public_ones_refuses_all():
    """Every address that a host resolves to must be public."""
    guard = Guard(resolve=lambda *_: ("8.8.8.8", "10.0.0.1"))
    with pytest.raises(FetchError) as caught:
        guard.places(parse_address("http://two.example/"), "x")
    assert caught.value.kind is Failure.PRIVATE
    assert "10.0.0.1" in caught.value.why


def test_a_name_is_resolved_once_and_the_connection_is_pinned():
    """A name that leads elsewhere the second time ("rebinding") is not asked a second time."""
    with serving() as site:
        site.page("/a", "<p>Hello there, this is a page.</p>")
        answers = [("127.0.0.1",), ("10.0.0.1",)]
        client = Client(guard=site.guard(lambda *_: answers.pop(0)))
        answer = client.get(site.at("/a", "rebound.example"))
        assert answer.place == "127.0.0.1"
        assert len(answers) == 1
        assert site.asked[0][1] == f"rebound.example:{site.port}"


def test_a_redirect_to_a_private_address_is_refused():
    """A redirect passes the same guard as the first address, and what it names gets no request."""
    with serving() as site, serving() as inner:
        site.moved("/a", f"http://127.0.0.1:{inner.port}/secret")
        error = failure(site.client(), site.at("/a"))
        assert error.kind is Failure.PRIVATE
        assert inner.asked == []


def test_a_redirect_that_rebinds_is_refused():
    """A host that was public at first and private at the redirect is refused at the redirect."""
    with serving() as site:
        site.moved("/a", "/b")
        site.page("/b", "secret")
        answers = [("127.0.0.1",), ("192.168.0.1",)]
        error = failure(Client(guard=site.guard(lambda *_: answers.pop(0))), site.at("/a"))
        assert error.kind is Failure.PRIVATE
        assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("file:///etc/passwd", Failure.ADDRESS),
        ("ftp://news.example/a", Failure.ADDRESS),
        ("gopher://news.example/", Failure.ADDRESS),
        ("http://user:word@news.example/", Failure.ADDRESS),
        ("http://nowhere.invalid/", Failure.UNKNOWN_HOST),
        ("http://[::1", Failure.REDIRECTS),
        ("http://news.example:22/", Failure.PRIVATE),
    ],
)
def test_redirects_elsewhere_are_refused(target, kind):
    """A redirect to another scheme, to credentials, nowhere or another port is refused by name."""
    with serving() as site:
        site.moved("/a", target)
        assert failure(site.client(), site.at("/a")).kind is kind


@pytest.mark.parametrize("port", [22, 25, 3306, 6379, 9200, 8081])
def test_only_the_webs_ports_are_asked(port):
    """A public host is asked at the web's ports only."""
    with pytest.raises(FetchError, match="port"):
        Guard(resolve=lambda *_: ("8.8.8.8",)).places(parse_address(f"http://public.example:{port}/"), "x")


def test_a_circle_and_a_long_chain_end():
    """A circle of redirects and more than five of them are told as such."""
    with serving() as site:
        site.moved("/a", "/b")
        site.moved("/b", "/a")
        for number in range(7):
            site.moved(f"/{number}", f"/{number + 1}")
        assert "circle" in failure(site.client(), site.at("/a")).why
        assert "more than 5" in failure(site.client(), site.at("/0")).why
        site.page("/7", "<p>here</p>")
        assert len(site.client().get(site.at("/2")).hops) == 5
