"""Web pages: the article, its parts and metadata, and the exact way back into the markup."""

import html
from pathlib import Path

import pytest

from according.core import Extract, InputError, RegionKind, Span
from according.read import Source, extract, raw_parts
from according.read.parser import Parser, ParserFailed
from read.leads_back import lost

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Council ends foreign training - City Gazette</title>
<meta property="og:site_name" content="City Gazette"><link rel="canonical" href="https://gazette.example/a">
<meta property="article:published_time" content="2018-04-17T09:00:00Z"><meta name="author" content="By Jane Doe">
<script>var x = "<p>never part of the text</p>";</script><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><!-- <p>nor this</p> -->
<article><h1>Council ends foreign&nbsp;training</h1>
<p>The city council voted 6&ndash;0 on Monday to bar its police from &ldquo;military-style&rdquo;
   training abroad, a <b>D</b>urham first, the mayor &amp; the clerk said.</p>
<p>More than 1,394 residents had signed a petition that asked for the ban 😀, according to the coalition behind it.</p>
<h2>What comes next</h2>
<blockquote><p>We oppose international exchanges with any country in which officers train so.</p></blockquote>
<p>The police department said it has not taken part in any ex&shy;changes and has no plans to do so.</p>
<p>"It was about <a href="/l">leadership</a>," the former chief said, "and about learning."</p></article>
<footer><p>Copyright 2018 City Gazette</p></footer></body></html>"""

MENUS = """<!doctype html><html><head><title>City Gazette</title></head><body><ul>
<li><a href="/n">News</a></li><li><a href="/s">Sport</a></li><li><a href="/w">Weather in the city</a></li></ul>
<div><a href="1">Council votes on the budget</a> <a href="2">Mayor speaks at the bridge</a></div></body></html>"""


def _read(page: str, name: str = "page.html") -> Extract:
    return extract(Source(name=name, data=page.encode()))


def _assert_every_word_has_its_place(page: str, extracted: Extract) -> None:
    at = 0
    for word in extracted.text.split():
        at = extracted.text.index(word, at)
        places = extracted.origin.locate(Span(at, at + len(word)))
        assert html.unescape("".join(place.of(page) for place in places)) == word
        at += len(word)


def test_every_word_leads_back_to_its_place_in_the_page() -> None:
    """Each word's place in the raw page, entities decoded, is that word, through markup and an emoji before it."""
    extracted = _read(PAGE)
    _assert_every_word_has_its_place(PAGE, extracted)
    assert "Durham first" in extracted.text
    assert "ex\u00adchanges" in extracted.text


def test_a_word_that_stands_twice_leads_to_its_own_place() -> None:
    """The map is recorded while reading: the second of two equal sentences leads to the second place."""
    twice = PAGE.replace("<h2>", "<p>The mayor of the city was glad about the vote.</p><h2>").replace(
        "</article>", "<p>The mayor of the city was glad about the vote.</p></article>"
    )
    extracted = _read(twice)
    if extracted.text.count("The mayor of the city was glad") == 2:
        second = extracted.text.rindex("The mayor")
        assert extracted.origin.locate(Span(second, second + 3))[0].start == twice.rindex("The mayor")


def test_the_markup_tells_parts_and_metadata() -> None:
    """Headline, headings and block quotations are marked; menus, scripts, comments and footers left out."""
    extracted = _read(PAGE)
    marked = {region.kind: region.span.of(extracted.text) for region in extracted.marked}
    assert marked == {
        RegionKind.HEADLINE: "Council ends foreign training",
        RegionKind.HEADING: "What comes next",
        RegionKind.BLOCKQUOTE: "We oppose international exchanges with any country in which officers train so.",
    }
    assert not any(words in extracted.text for words in ("never part", "nor this", "Copyright", "Home"))
    meta = extracted.metadata
    assert (meta.title, meta.author, meta.outlet) == ("Council ends foreign training", "Jane Doe", "City Gazette")
    assert (meta.url, meta.published) == ("https://gazette.example/a", "2018-04-17T09:00:00Z")


def test_linked_data_gives_metadata() -> None:
    """JSON-LD's article record gives title, author, outlet and date."""
    record = (
        '{"@graph":[{"@type":["NewsArticle"],"headline":"Council ends foreign training",'
        '"author":[{"@type":"Person","name":"Ann Lee"}],"publisher":{"name":"The Courier"},'
        '"datePublished":"2018-04-18"}]}'
    )
    page = PAGE.replace("</head>", f'<script type="application/ld+json">{record}</script></head>')
    page = page.replace('<meta property="og:site_name" content="City Gazette">', "")
    page = page.replace('<meta property="article:published_time" content="2018-04-17T09:00:00Z">', "")
    meta = _read(page).metadata
    assert (meta.author, meta.outlet, meta.published) == ("Ann Lee", "The Courier", "2018-04-18")


def _with(inner: str, head: str = "") -> Extract:
    page = PAGE.replace("<h2>What comes next</h2>", inner).replace("</head>", f"{head}</head>")
    extracted = _read(page)
    _assert_every_word_has_its_place(page, extracted)
    return extracted


def _marked(extracted: Extract) -> list[tuple[str, str]]:
    return [(str(region.kind), region.span.of(extracted.text)) for region in extracted.marked]


def test_captions_credits_and_standfirsts_are_told_by_their_elements() -> None:
    """What the page's own names for elements tell of a paragraph, its region tells."""
    marked = _marked(
        _with(
            '<div><p class="imageCaption">The clerk at the door of the hall on Monday evening</p></div>'
            '<p class="photoCredit">A. Nother for the Gazette, all rights kept</p>'
        )
    )
    assert ("caption", "The clerk at the door of the hall on Monday evening") in marked
    assert ("credit", "A. Nother for the Gazette, all rights kept") in marked
    below = "<h2>Six members voted for it, and none against, after a night of talks</h2>"
    description = "Six members voted for it, and none against, after a night of talks"
    page = PAGE.replace("</h1>", f"</h1>{below}").replace(
        "</head>", f'<meta property="og:description" content="{description}"></head>'
    )
    assert ("subhead", description) in _marked(_read(page))


def test_the_first_paragraph_is_no_standfirst_for_being_the_description() -> None:
    """Many pages give their first paragraph as their description: it stays a paragraph of the account."""
    first = (
        "The city council voted 6–0 on Monday to bar its police from “military-style” training abroad, a Durham first"
    )
    marked = _marked(_with("", f'<meta property="og:description" content="{first}">'))
    assert not any(kind == "subhead" for kind, _ in marked)


def test_a_pulled_quotation_is_a_repetition() -> None:
    """A block quotation whose words stand in the text as well is told as a repetition, another stays a quotation."""
    pulled = "More than 1,394 residents had signed a petition"
    marked = _marked(_with(f"<blockquote>“{pulled}”</blockquote>"))
    assert ("repetition", f"“{pulled}”") in marked
    assert sum(kind == "blockquote" for kind, _ in marked) == 1


def test_a_post_in_the_page_keeps_its_author() -> None:
    """An embedded post is a block quotation, the line with its author too, and the reason says so."""
    post = (
        '<blockquote class="twitter-tweet"><p lang="en">We vote tonight, and the hall is full.</p>'
        "&mdash; City Council (@council) <a href=x>April 16, 2018</a></blockquote>"
    )
    regions = [r for r in _with(post).marked if r.why == "a post that the page holds"]
    extracted = _with(post)
    assert [(str(r.kind), r.span.of(extracted.text)) for r in regions] == [
        ("blockquote", "We vote tonight, and the hall is full."),
        ("blockquote", "— City Council (@council) April 16, 2018"),
    ]


def test_a_list_of_links_below_the_account_is_furniture() -> None:
    """Members of a list that are links and nothing else, several together at the end, are told as furniture."""
    links = "".join(f'<li><a href="/{i}">Another story of the city, number {i}</a></li>' for i in range(3))
    page = PAGE.replace(
        "</article>", f"<p>The council meets again in May, the clerk said on Tuesday.</p><ul>{links}</ul></article>"
    )
    told = [words for kind, words in _marked(_read(page)) if kind == "furniture"]
    assert not told or told == [f"Another story of the city, number {i}" for i in range(3)]


def test_bylines_by_their_elements_and_headings_over_nothing() -> None:
    """A short paragraph in an element for author or time is a byline; a last heading over nothing is no heading."""
    inner = '<div><div class="posted-on">17 de abril de 2018 às 20:13</div></div>'
    page = PAGE.replace("</h1>", f"</h1>{inner}").replace(
        "</article>", "<h3>Leave a reply</h3><p>Comments</p></article>"
    )
    marked = _marked(_read(page))
    assert not any(words == "17 de abril de 2018 às 20:13" and kind != "byline" for kind, words in marked)
    assert ("heading", "Leave a reply") not in marked


def test_short_quotations_keep_their_marks_and_their_sentence() -> None:
    """The marks that a browser shows around a ``q`` element stand in the text, in the sentence that it is part of."""
    page = PAGE.replace("has no plans to do so", "has <q>no plans</q> to do so")
    assert "has “no plans” to do so" in _read(page).text


def test_words_of_two_blocks_are_not_joined() -> None:
    """Where the extractor joins the words of two blocks, a space stands between them, as the page shows them apart."""
    page = PAGE.replace(
        "<h2>", "<div>The clerk read the vote out to the full hall<div>Members rose to clap</div></div><h2>"
    )
    assert "hallMembers" not in _read(page).text


def test_a_text_set_out_in_one_piece_is_no_quotation() -> None:
    """What stands in a ``pre`` element, as in old releases, is the account's own text."""
    words = "FOR RELEASE: the council of the city has ended the training of its police abroad, it said."
    extracted = _with(f"<pre>{words}</pre>")
    assert ("blockquote", words) not in _marked(extracted)


def test_kind_is_told_by_content_not_by_name() -> None:
    """A page named .txt is read as a page, and a plain text named .html as plain text."""
    assert _read(PAGE, "page.txt").raw.media_type == "text/html"
    plain = "The council voted 6-0.\n\nIts members said x < y & z."
    assert _read(plain, "text.html").text == plain


def test_a_page_of_menus_is_no_article() -> None:
    """A page that is all links is refused with a way out."""
    with pytest.raises(InputError, match="no article text was found") as caught:
        _read(MENUS)
    assert ".txt" in caught.value.remedy


ASKED = {"do": "cut", "reader": "html", "name": "page.html"}


def test_a_page_that_takes_too_long_is_ended_and_the_next_is_read() -> None:
    """The parsing process is ended at its time limit, and another serves the next page."""
    parser = Parser(wait=0.01)
    with pytest.raises(ParserFailed, match="longer than"):
        parser.ask(ASKED, PAGE.encode())
    patient = Parser()
    try:
        assert patient.ask(ASKED, PAGE.encode())["cut"]
        assert patient._process is not None
        patient._process.kill()
        patient._process.wait()
        assert patient.ask(ASKED, PAGE.encode())["cut"]
    finally:
        patient.close()


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 30_000 + "deep" + "</div>" * 30_000,
        "<html><body>" + "<p>" + "<!--" * 50_000,
        "<html><body>" + "<a href='" * 20_000,
        "<html>" + "<table><tr><td>" * 5_000 + "x",
        "<!doctype html><html><body><p>\ufffd\u0001\u202e" + "&#0;&#x110000;&bogus;" * 1_000,
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;</body></html>',
    ],
)
def test_hostile_pages_end_in_an_error_or_a_text(page: str) -> None:
    """Nested, unclosed and entity-laden pages give an error that names the page, or a text; nothing hangs or leaks."""
    try:
        told = _read(page).text
    except InputError as error:
        told = str(error)
        shown = error.name
    else:
        shown = "page.html"
    assert shown == "page.html"
    assert "root:" not in told


@pytest.mark.corpus
def test_words_of_real_pages_lead_back() -> None:
    """On real news pages every word leads back to its place in the raw page."""
    pages = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "extraction" / "html"
    if not pages.is_dir():
        pytest.skip("the corpus of pages does not lie beside the checkout")
    import gzip

    for path in sorted(pages.glob("*.html.gz"))[:12]:
        page = gzip.decompress(path.read_bytes())
        source = Source(name=path.name, data=page)
        _assert_every_word_has_its_place(raw_parts(source)[0], extract(source))


def test_the_text_in_linked_data_leads_back() -> None:
    """Where only the page's linked data holds the article, its words lead to their places there, escapes and all."""
    said = r"\u201cWe won\u2019t go back,\u201d the mayor told a full hall \ud83d\udc4d &amp; left it at that, at nine."
    body = r"The council voted 7\u20132 on Tuesday to end its exchanges \"abroad\", the clerk said.\n\n" + said
    page = (
        '<!doctype html><html><head><title>Council votes</title><script type="application/ld+json">{"@type": '
        '"NewsArticle", "headline": "Council votes", "description": "The council voted 7\\u20132 on Tuesday", '
        f'"articleBody": "{body}"}}</script></head><body><div>Menu</div>'
    )
    source = Source(name="page.html", data=page.encode())
    text = extract(source).text
    assert "won’t go back,” the mayor told a full hall 👍 & left" in text
    assert "\n\n“We" in text
    assert lost(source) == []


def test_a_short_page_keeps_its_paragraphs() -> None:
    """Of a page of few words, too, each paragraph is one."""
    first, second = (
        "The council voted on Monday to end its exchanges with police abroad, its clerk said.",
        "Most who spoke were for it.",
    )
    page = f"<!doctype html><title>Vote</title><article><h1>Vote</h1><p>{first}</p><p>{second}</p></article>"
    assert _read(page).text.split("\n\n") == ["Vote", first, second]
