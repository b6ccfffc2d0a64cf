"""Fragments of HTML: all of their text, parted as their blocks part it."""

import pytest

from according.core import Metadata, RegionKind
from according.read import Source, extract
from read.leads_back import lost

NOTE = (
    '<p>The mayor said &ldquo;no&rdquo; to <a href="https://example.org/">the <b>plan</b></a>, <span '
    'class="invisible">https://</span>AT&amp;T said.<br>A second line.</p><script>never("this")</script>'
    "<blockquote><p>We oppose it.</p><p>All of it.</p></blockquote><ul><li>One</li><li>Two</li></ul>"
    '<div style="display: none">hidden</div><table><tr><td>6</td><td>votes</td></tr></table>after<br><br>the end'
)


def _source(markup: str, **given: str) -> Source:
    return Source(name="feed.xml#1", data=markup.encode(), reader="fragment", metadata=Metadata(**given))


def test_blocks_part_paragraphs() -> None:
    """Block elements and two line breaks part paragraphs; scripts and what is hidden are left out."""
    assert extract(_source(NOTE)).text.split("\n\n") == [
        "The mayor said “no” to the plan, AT&T said.\nA second line.",
        "We oppose it.",
        "All of it.",
        "One",
        "Two",
        "6 votes",
        "after",
        "the end",
    ]


def test_block_quotations_are_marked() -> None:
    """Paragraphs of a block quotation are marked as such."""
    extracted = extract(_source(NOTE))
    assert [(r.kind, r.span.of(extracted.text)) for r in extracted.marked] == [
        (RegionKind.BLOCKQUOTE, "We oppose it."),
        (RegionKind.BLOCKQUOTE, "All of it."),
    ]


def test_an_answered_message_is_no_telling() -> None:
    """What a mail program marks as the message that is answered is marked as quoted, to its end."""
    extracted = extract(
        _source("<p>We agree.</p><div class='gmail_quote'><h2>Plan</h2><blockquote>x y</blockquote></div>")
    )
    assert [(r.kind, r.span.of(extracted.text)) for r in extracted.marked] == [
        (RegionKind.QUOTED, "Plan"),
        (RegionKind.QUOTED, "x y"),
    ]


def test_the_title_beside_a_text_becomes_its_headline() -> None:
    """The archive's title stands above the text, leads back to itself, and comes once."""
    extracted = extract(_source("<p>The council voted.</p>", title="Council ends  training"))
    assert extracted.text == "Council ends training\n\nThe council voted."
    assert extracted.marked[0].kind is RegionKind.HEADLINE
    assert extracted.raw.parts == ("text", "title")
    again = extract(_source("<h2>Council ends training</h2><p>It voted.</p>", title="Council ends training"))
    assert again.text.count("Council ends training") == 1


@pytest.mark.parametrize("title", ["", "Council & mayor: “no”"])
def test_every_word_of_a_fragment_leads_back(title: str) -> None:
    """Each word stands at its raw place, entities and line breaks notwithstanding."""
    assert lost(_source(NOTE, title=title)) == []


@pytest.mark.parametrize(
    "markup", ["<p>" * 200_000 + "x", "<" * 300_000 + "x", "<a b='" * 50_000, "<!--" * 90_000 + "x"]
)
def test_hostile_markup_takes_one_pass(markup: str) -> None:
    """Nesting without end, stray brackets and what is never closed are read in one pass, or told to hold nothing."""
    try:
        assert extract(_source("seen " + markup)).text.startswith("seen")
    except ValueError:
        pytest.fail("the fragment broke the reader")
