"""XML: elements and words with their places, nothing fetched, nothing expanded."""

import time

import pytest

from according.read.port import Unreadable
from according.read.xml import Closed, Opened, Words, characters, events, texts

W = {"urn:w": "w", "urn:strict:w": "w"}


def _shown(raw: str, **options: bool) -> str:
    told = []
    for event in events(raw, W, **options):
        match event:
            case Opened():
                told.append(f"<{event.name}")
            case Closed():
                told.append(f"{event.name}>")
            case Words():
                told.append(repr(event.of(raw)))
    return " ".join(told)


def test_names_go_by_address_not_by_prefix() -> None:
    """Whatever prefix a file writes, an element's name is told by its namespace; others cannot pass for it."""
    raw = '<x:p xmlns:x="urn:w"><t xmlns="urn:strict:w">a</t><w:t xmlns:w="urn:other">b</w:t><t>c</t></x:p>'
    assert _shown(raw) == "<w:p <w:t 'a' w:t> <?:t 'b' ?:t> <t 'c' t> w:p>"


def test_words_have_their_places() -> None:
    """Text, entities and CDATA sections stand at their code points, astral ones counted once."""
    raw = "<a>😀 Smith &amp; &#x2019;&#8221;<![CDATA[<b>&amp;]]> end</a>"
    found = [event for event in events(raw, {}) if isinstance(event, Words)]
    assert [(event.of(raw), raw[event.start : event.end]) for event in found] == [
        ("😀 Smith & ’”", "😀 Smith &amp; &#x2019;&#8221;"),
        ("<b>&amp;", "<b>&amp;"),
        (" end", " end"),
    ]


def test_attributes_are_decoded_when_asked_for() -> None:
    """Attributes keep ">" and entities in their values, go by address, and declarations are none."""
    raw = """<a xmlns:q="urn:w" q:val='x > "y"' plain="1 &lt; 2" />"""
    opened = next(event for event in events(raw, W) if isinstance(event, Opened))
    assert opened.attributes == {"w:val": 'x > "y"', "plain": "1 < 2"}


def test_plain_document_type_is_passed_over() -> None:
    """The document type of XHTML is no harm; comments and instructions are no words."""
    raw = (
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/a.dtd">'
        "<!-- <b> --><a>x<!-- y -->z</a>"
    )
    assert _shown(raw) == "<a 'x' 'z' a>"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "entities"),
        ('<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>', "entities"),
        ("<!doctype a [ <!ELEMENT a ANY> ]><a/>", "entities"),
        ("<!DOCTYPE a", "entities"),
        ("<a><b></a></b>", "no sound XML"),
        ("<a><b>cut", "cut off"),
        ("<a><b x='", "no sound XML"),
        ("<a><!-- never closed", "no sound XML"),
        ("<a><![CDATA[ never closed", "no sound XML"),
        ("<a><!ENTITY x 'y'></a>", "declarations"),
        ("<a>" * 100_000, "nested too deeply"),
        ("<a " + "".join(f"xmlns:p{i}='u' " for i in range(300)) + "/>", "prefixes"),
    ],
)
def test_hostile_and_broken_files_are_refused(raw: str, why: str) -> None:
    """Entities of the file's own, depth without end and broken markup are refused with a reason."""
    with pytest.raises(Unreadable, match=why):
        list(events(raw, {}))


def test_undeclared_entities_stay_as_they_stand() -> None:
    """An entity that nobody declared is not guessed."""
    assert _shown("<a>&xxe; &nbsp;</a>") == "<a '&xxe; \\xa0' a>"


def test_forgiving_reading_mends() -> None:
    """A forgiving reading closes what was left open, passes over end tags of nothing, and keeps a stray "<"."""
    assert _shown("<a><b>x</a></c>1 < 2 <b>y", forgiving=True) == "<a <b 'x' b> a> '1 ' '< 2 ' <b 'y' b>"


@pytest.mark.parametrize(
    "raw",
    [
        '<a "' * 50_000,
        "<a '\"" * 50_000,
        '<a x="' + "y" * 500_000,
        "<!--" * 100_000,
        "<![CDATA[" * 60_000,
        "<?" * 200_000,
        "</x>" * 200_000,
        "<x>" * 900 + "</y></x><x>" * 50_000,
        "<a b='" + "&amp;" * 100_000 + "'/>",
        "<x:y/>" * 100_000,
        "<a" + " b" * 200_000 + ">",
        "<!DOCTYPE " + "'x' " * 100_000,
    ],
)
@pytest.mark.parametrize("forgiving", [False, True])
def test_time_is_linear(raw: str, forgiving: bool) -> None:
    """No markup, however broken, takes more than one pass."""
    begun = time.process_time()
    try:
        for event in events(raw, {}, forgiving=forgiving):
            if isinstance(event, Opened):
                _ = event.attributes
    except Unreadable:
        pass
    assert time.process_time() - begun < 5


def test_texts_give_each_element_its_own_words() -> None:
    """Small files are read as a list of elements with attributes and words."""
    raw = '<a xmlns="urn:w"><b c="d"> x &amp; y </b><b/></a>'
    assert list(texts(raw, W)) == [("w:b", {"c": "d"}, "x & y"), ("w:b", {}, ""), ("w:a", {}, "")]


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("<a>é</a>".encode(), "<a>é</a>", "utf-8"),
        ("\ufeff<a>é</a>".encode(), "<a>é</a>", "utf-8"),
        ('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>'.encode("latin-1"), None, "iso8859-1"),
        ("\ufeff<a>é</a>".encode("utf-16-le"), "<a>é</a>", "utf-16"),
        ("<?xml version='1.0'?><a>é</a>".encode("utf-16-be"), None, "utf-16-be"),
        (b"<?xml version='1.0' encoding='punycode'?><a/>", None, "utf-8"),
        (b"<?xml version='1.0' encoding='nonsense'?><a/>", None, "utf-8"),
    ],
)
def test_encoding_is_as_declared(data: bytes, text: str | None, encoding: str) -> None:
    """A byte order mark or the declaration tells the encoding; else it is UTF-8."""
    found = characters(data)
    assert found.encoding == encoding
    assert "é" in found.text or b"\xe9" not in data
    assert text is None or found.text == text


def test_broken_bytes_are_told() -> None:
    """Bytes that the encoding does not know stand as replacement characters, and it is said so."""
    found = characters(b"<a>\xff\xfe</a>")
    assert found.text == "<a>\ufffd\ufffd</a>"
    assert "broken" in found.notes[0]
