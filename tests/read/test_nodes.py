"""The text nodes of a page with their places, and the signs that lead extracted words back to them."""

import time

import pytest

from according.read.kinds.html.nodes import nodes, tokens
from according.read.kinds.html.signs import Signs


def _texts(page: str) -> list[str]:
    found = nodes(page)
    return [page[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<p>One <b>two</b> three</p>", ["One", "two", "three"]),
        ('<p title="a > b < c">One</p>', ["One"]),
        ("<p title='a > \"b' class=x>One</p>", ["One"]),
        ('<p title = "a > b">One</p>', ["One"]),
        ("<p title=it's>One</p><p>it's</p>", ["One", "it's"]),
        ("<p>a < b and 5<6 &lt; 7</p>", ["a < b and 5<6 &lt; 7"]),
        ("<p>One</p><!-- <p>no</p> --><p>Two</p>", ["One", "Two"]),
        ("<!--> <p>One</p>", ["One"]),
        ("<script>if (a</b/.test(c)) '<p>no</p>'</SCRIPT ><p>One", ["One"]),
        ("<STYLE>p { }</style><svg><text>no</text></svg><p>One", ["One"]),
        ("<p>&nbsp;</p><p>&nbsp;One&nbsp;</p>", ["One&nbsp;"]),
        ("<p>One</p><a href=x", ["One"]),
        ("<sup>1</sup><section>One</section><title>Two</title>", ["1", "One", "Two"]),
        ("</ p>One<?php no ?>Two<!doctype no>", ["One", "Two"]),
        ("", []),
    ],
)
def test_text_nodes_are_what_a_browser_shows(page: str, told: list[str]) -> None:
    """Quoted attributes may hold angle brackets, stray ones are text, and scripts, styles and comments are none."""
    assert _texts(page) == told


def test_the_words_of_a_node_are_decoded_and_keep_their_places() -> None:
    """An entity is a character of its word, and white space when it is written as one."""
    page = "<p>&ldquo;Yes,&rdquo;&nbsp;she   said</p>"
    assert [(t.form, page[t.start : t.end]) for t in tokens(page, 3, len(page) - 4)] == [
        ("“Yes,”", "&ldquo;Yes,&rdquo;"),
        ("she", "she"),
        ("said", "said"),
    ]


def test_a_sign_takes_the_place_of_a_character() -> None:
    """A signed page is as long as the page, and restores to its words; linked data stays, scripts go."""
    page = '<p>One</p><p>&ldquo;Two</p><script>no</script><script type="application/ld+json">{}</script><p>Facebook</p>'
    signs = Signs(page, nodes(page))
    signed = signs.page()
    assert "no</script>" not in signed
    assert "{}" in signed
    assert signs.restore(signed) == page.replace("<script>no</script>", "").replace("&ldquo;", "“")
    assert [(number, text.split("<")[0]) for number, text in signs.read(signed) if number is not None] == [
        (0, "One"),
        (1, "“Two"),
        (2, "Facebook"),
    ]
    assert "Facebook" in signed  # a word that the extractor knows stays whole


def test_a_page_that_holds_the_symbols_gets_other_signs() -> None:
    """Symbols that stand in the page, as such or as entities, are no signs."""
    page = "<p>\u2801 Braille</p><p>&#x2802; more</p>" + "<p>word</p>" * 3_000
    signs = Signs(page, nodes(page))
    signed = signs.page()
    assert signs.restore(signed) == page.replace("&#x2802;", "\u2802")
    assert len(list(signs.read(signed))) == 3_003  # the first stretch stands before any sign


@pytest.mark.parametrize(
    "piece",
    '<b>|<a |<|<b|<p a="\'>|<p a=\'">|<p =|<p a="|&amp;|&#x26;|<!--|<!-- x -->|<script>|<script></scrip|<p>x|&nbsp;| \n'
    "|<?|</|</x|<p a==|<p     |<svg>|\u2801 ".split("|"),
)
def test_no_page_takes_more_than_one_pass(piece: str) -> None:
    """Four million characters of one tag, open quote, entity or comment are read in seconds."""
    begun = time.process_time()
    page = "<html><body>" + piece * (4_000_000 // len(piece))
    Signs(page, nodes(page)).page()
    assert time.process_time() - begun < 20
