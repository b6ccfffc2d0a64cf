"""Addresses: taken apart once, refused where they mean two things."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from according.fetch import FetchError, parse_address
from according.fetch.address import follow, is_address


@pytest.mark.parametrize(
    ("given", "means"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("https://news.example:443/a#part", "https://news.example/a"),
        ("http://news.example:8080/a?b=c d"[:-2] + "%20d", "http://news.example:8080/a?b=c%20d"),
        ("https://news.example./ü", "https://news.example/%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[2606:2800::1]/x", "https://[2606:2800::1]/x"),
        ("https://news.example/a%2Fb?q=1&r=2", "https://news.example/a%2Fb?q=1&r=2"),
    ],
)
def test_one_spelling(given, means):
    """An address has one spelling: lower case, no fragment, no default port, ASCII."""
    assert str(parse_address(given)) == means


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("ftp://news.example/", "neither http nor https"),
        ("javascript:alert(1)", "neither http nor https"),
        ("news.example/a", "neither http nor https"),
        ("http://user@news.example/", "user name or password"),
        ("http://news.example\\@evil.example/", "backslash"),
        ("http://news.example/a b", "space"),
        ("http://news.example/\r\nHost: evil", "control"),
        ("http:///path", "no host"),
        ("http://a..b/", "host name"),
        ("http://%31.example/", "host name"),
        ("http://news.example:99999/", "not a proper address"),
        ("http://[::1/", "not a proper address"),
        ("http://news.example/\udcff", "no text"),
        ("http://" + "a" * 300 + ".example/", "host name"),
        ("http://news.example/" + "a" * 5000, "longer than"),
    ],
)
def test_refused(given, says):
    """What is no address, or could be read in two ways, is refused with the reason and the way out."""
    with pytest.raises(FetchError) as caught:
        parse_address(given)
    assert says in caught.value.why
    assert caught.value.remedy


def test_locations_in_utf8_are_followed():
    """A Location header in UTF-8, which arrives decoded as Latin-1, leads to the right place."""
    start = parse_address("http://news.example/a/b")
    location = "/café au lait".encode().decode("latin-1")
    assert str(follow(start, location, "x")) == "http://news.example/caf%C3%A9%20au%20lait"
    assert str(follow(start, "../c", "x")) == "http://news.example/c"


def test_addresses_are_told_from_files():
    """A name with a scheme is an address; a path, even with a colon, is a file."""
    assert is_address("https://news.example/a")
    assert is_address("ftp://x")
    assert not is_address("notes: draft.txt")
    assert not is_address("C:\\texts\\a.txt")


@given(
    st.text(max_size=60), st.sampled_from(["http://", "https://", "http://news.example/", "https://news.example:80"])
)
@example("\u2100.example/", "http://")
@example("１２７.0.0.1/", "http://")
@example("news.example/\u2028", "http://")
def test_any_address_is_one_or_none(text, before):
    """Whatever is given is refused or becomes an ASCII address that means itself: no line feed, no second host."""
    try:
        address = parse_address(before + text)
    except FetchError:
        return
    assert str(address).isascii()
    assert not set(str(address)) & set(" \r\n\t\\@" if "@" not in address.target else " \r\n\t\\")
    assert parse_address(str(address)) == address
