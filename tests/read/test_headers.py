"""What a page's markup says of its article: title, author, outlet, addresses, dates, and what has to be noted."""

import json
from typing import Any

import pytest

from according.core import Extract, Metadata
from according.read import Source, extract
from according.read.kinds.html.moments import iso

BODY = """<p>The city council voted 6–0 on Monday to bar its police from military training abroad, the mayor said.</p>
<p>More than 1,394 residents had signed a petition that asked for the ban, according to the coalition behind it.</p>
<p>The police department said it has not taken part in any exchanges and has no plans to do so this year.</p>"""


def _page(head: str = "", above: str = "", language: str = "") -> Extract:
    page = (
        f"<!doctype html><html{language}><head><title>Council ends training</title>{head}</head>"
        f"<body><article><header><h1>Council ends training</h1>{above}</header>{BODY}</article></body></html>"
    )
    return extract(Source(name="page.html", data=page.encode()))


def _meta(head: str = "", above: str = "", language: str = "") -> Metadata:
    return _page(head, above, language).metadata


def _linked(*records: dict[str, Any]) -> str:
    data = list(records) if len(records) > 1 else records[0]
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_of_several_articles_the_one_with_the_headline_or_the_address_tells() -> None:
    """A page that lists other articles in its JSON-LD takes title, author and date from its own record."""
    other = {"@type": "NewsArticle", "headline": "Fair opens", "author": "B. Other", "datePublished": "2019-01-01"}
    own = {
        "@type": "http://schema.org/ReportageNewsArticle",
        "headline": "Council ends training",
        "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Rey"}],
        "publisher": {"name": "The Courier"},
        "datePublished": "2018-04-18",
    }
    for records in ((other, own), (own, other)):
        meta = _meta(_linked(*records))
        assert (meta.author, meta.outlet, meta.published) == ("Ann Lee, Bo Rey", "The Courier", "2018-04-18")
    by_address = {
        **own,
        "headline": "How a vote was won",
        "mainEntityOfPage": {"@id": "https://www.courier.example/v/"},
    }
    meta = _meta('<link rel="canonical" href="https://courier.example/v?x=1">' + _linked(other, by_address))
    assert meta.author == "Ann Lee, Bo Rey"


def test_records_of_a_graph_are_led_to_by_their_ids() -> None:
    """Author and publisher that are given by an id alone are found in the graph, and the page's record gives dates."""
    graph = {
        "@graph": [
            {
                "@type": "Article",
                "headline": "Council ends training",
                "author": {"@id": "#a"},
                "publisher": {"@id": "#o"},
            },
            {"@type": "WebPage", "@id": "#p", "datePublished": "2018-04-18T08:00:00+02:00"},
            {"@type": "Person", "@id": "#a", "name": "Ann Lee"},
            {"@type": "Organization", "@id": "#o", "name": "The Courier"},
        ]
    }
    meta = _meta(_linked(graph))
    assert (meta.author, meta.outlet, meta.published) == ("Ann Lee", "The Courier", "2018-04-18T08:00:00+02:00")


@pytest.mark.parametrize("wrapped", ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "{};"])
def test_linked_data_is_read_through_what_is_wrapped_around_it(wrapped: str) -> None:
    """Comments, CDATA marks and a semicolon around a record, and a comma too many, do not hide it."""
    record = '{"@type": "NewsArticle", "headline": "Council ends training", "author": "Ann Lee",}'
    page = f'<script type="application/ld+json">{wrapped.replace("{}", record)}</script>'
    assert _meta(page).author == "Ann Lee"


def test_every_date_is_kept_with_what_it_is_of_and_where_it_stood() -> None:
    """Publication is chosen from JSON-LD before Open Graph before elements; all candidates stay, with their zones."""
    meta = _meta(
        _linked({"@type": "NewsArticle", "datePublished": "2018-04-17T09:00:00-04:00", "dateModified": "2018-04-19"})
        + '<meta property="article:published_time" content="2018-04-17T13:00:00Z">',
        '<time class="updated" datetime="2018-04-19T10:00:00Z">April 19</time>',
    )
    assert meta.published == "2018-04-17T09:00:00-04:00"
    assert [(d.value, d.what, d.where) for d in meta.dates] == [
        ("2018-04-17T09:00:00-04:00", "published", "JSON-LD NewsArticle datePublished"),
        ("2018-04-19", "modified", "JSON-LD NewsArticle dateModified"),
        ("2018-04-17T13:00:00Z", "published", "meta article:published_time"),
        ("2018-04-19T10:00:00Z", "modified", "time element"),
    ]


def test_a_day_is_told_with_its_time_where_another_place_gives_it() -> None:
    """Where the surest place gives the day alone, the hour comes from a place that gives the same day."""
    meta = _meta(
        '<meta property="article:published_time" content="2018-04-17">'
        '<meta name="parsely-pub-date" content="2018-04-17T09:30:00Z">'
    )
    assert meta.published == "2018-04-17T09:30:00Z"


def test_the_time_beside_the_headline_is_that_of_publication() -> None:
    """A ``time`` element beside the headline dates the article; one elsewhere in the page is another's."""
    meta = _meta(above='<p>By Ann Lee <time datetime="2018-04-17T09:00">April 17</time></p>')
    assert meta.published == "2018-04-17T09:00"
    assert meta.dates[0].where == "time element beside the headline"


@pytest.mark.parametrize(
    ("head", "note"),
    [
        ('<meta property="article:modified_time" content="2018-04-19T10:00:00Z">', "only the date of its last change"),
        (
            '<meta property="article:published_time" content="2018-04-19T10:00:00Z">'
            '<meta property="article:modified_time" content="2018-04-19T12:00:00+02:00">',
            "the same date for its publication and its last change",
        ),
        (
            '<meta property="article:published_time" content="2018-04-19"><meta name="pubdate" content="2018-04-11">',
            "the page's own dates of publication differ: 2018-04-19 (meta article:published_time), 2018-04-11",
        ),
        (_linked({"@type": "NewsArticle", "isAccessibleForFree": "False"}), "not free to read"),
        (_linked({"@type": "LiveBlogPosting", "headline": "Council ends training"}), "a live blog"),
        (
            '<meta property="og:url" content="https://gazette.example/a">'
            '<link rel="canonical" href="https://www.wire.example/story">',
            "first published at wire.example",
        ),
        ('<meta name="original-source" content="https://wire.example/s">', "first published at wire.example"),
        ('<link rel="syndication" href="https://social.example/p/1">', "a copy of itself at social.example"),
    ],
)
def test_what_a_reader_has_to_know_of_a_page_is_said(head: str, note: str) -> None:
    """Doubtful dates, paid articles, live blogs and other places of first publication each have their note."""
    assert any(note in each for each in _page(head).notes)


def test_a_canonical_address_on_another_site_is_not_the_pages_own() -> None:
    """A page keeps its own address where its canonical one names whom it was taken from; a subdomain is no other."""
    own = '<meta property="og:url" content="https://gazette.example/a">'
    assert _meta(own + '<link rel="canonical" href="https://wire.example/s">').url == "https://gazette.example/a"
    assert (
        _meta(own + '<link rel="canonical" href="https://www.gazette.example/b">').url
        == "https://www.gazette.example/b"
    )
    assert _meta(own + '<link rel="canonical" href="/c">').url == "https://gazette.example/c"


def test_the_outlet_is_the_one_whose_site_it_is() -> None:
    """Where JSON-LD names an agency as publisher, the site's name is the outlet, and the agency is told in a note."""
    head = (
        '<meta property="og:url" content="https://www.gazette.example/a">'
        '<meta property="og:site_name" content="City Gazette">'
        + _linked({"@type": "NewsArticle", "publisher": {"name": "World Press Agency"}})
    )
    page = _page(head)
    assert page.metadata.outlet == "City Gazette"
    assert "the page names World Press Agency as its publisher" in page.notes


def test_other_vocabularies_give_author_title_and_language() -> None:
    """Dublin Core, parse.ly's record and the language of the page's root are read."""
    record = json.dumps({"title": "Council ends training", "authors": ["Ann Lee", "Bo Rey"], "pub_date": "2018-04-17"})
    meta = _meta(f"<meta name='parsely-page' content='{record}'>", language=' lang="en-GB"')
    assert (meta.author, meta.published, meta.language) == ("Ann Lee, Bo Rey", "2018-04-17", "en")
    core = '<meta name="DC.creator" content="Ann Lee"><meta name="dcterms:issued" content="2018-04-17">'
    meta = _meta(core, language=' lang="x-klingon"')
    assert (meta.author, meta.published, meta.language) == ("Ann Lee", "2018-04-17", None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2018-04-17T09:00:00.000Z", "2018-04-17T09:00:00Z"),
        ("2018-4-7 9:05 +0200", "2018-04-07T09:05+0200"),
        ("2018-04-17 09:00:00 EST", "2018-04-17T09:00:00-05:00"),
        ("2018/04/17", "2018-04-17"),
        ("20180417", "2018-04-17"),
        ("20180417093000", "2018-04-17T09:30:00"),
        ("1523955600", "2018-04-17T09:00:00Z"),
        ("Tue, 17 Apr 2018 09:00:00 GMT", "2018-04-17T09:00:00+00:00"),
        ("April 17th, 2018", "2018-04-17"),
        ("Tuesday, 17 April 2018 at noon", "2018-04-17"),
        ("2018-13-45", None),
        ("0001-01-01T00:00:00", None),
        ("04/05/2018", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_as_pages_write_them(words: str, told: str | None) -> None:
    """Dates are told in ISO 8601 with their zones; what may be read two ways, or is no date, is none."""
    assert iso(words) == told


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">' + "[" * 20_000 + "</script>",
        '<script type="application/ld+json">' + '{"@graph":' * 900 + "1" + "}" * 900 + "</script>",
        _linked(
            {"@type": ["NewsArticle", 7, None], "author": {"name": {"name": {"name": {"name": "x"}}}}, "headline": 5}
        ),
        _linked({"@type": "NewsArticle", "@id": "#a", "author": {"@id": "#a"}, "publisher": [[[["x"]]]]}),
        '<meta name="parsely-page" content="[[[1,2">' + "<meta name=date content=99999999999999>",
        '<link rel="canonical" href="https://[::1"><meta property="og:url" content="https://[">',
        '<meta name="author" content="' + "x, " * 50_000 + '">',
    ],
)
def test_metadata_that_lies_about_its_shape_leaves_the_article(head: str) -> None:
    """Nesting without end, wrong types, circles and broken addresses cost the metadata, never the article."""
    assert "1,394 residents" in _page(head).text


@pytest.mark.parametrize(
    ("given", "author"),
    [
        ("Analysis by Ann Lee, Courier Editor-at-large", "Ann Lee"),
        ("Ann Lee, The Courier", "Ann Lee"),
        ("By Ann Lee, Bo Rey, senior political correspondent", "Ann Lee, Bo Rey"),
        ("Ann Lee, The Courier Business", "Ann Lee"),
        ("The Courier", "The Courier"),
        ("Opinion Desk", "Opinion Desk"),
    ],
)
def test_an_author_is_named_without_what_stands_behind_the_name(given: str, author: str) -> None:
    """The names alone are the author: neither what a maker is, nor the outlet again, nor that it is an analysis."""
    head = f'<meta property="og:site_name" content="The Courier"><meta name="author" content="{given}">'
    assert _meta(head).author == author


def test_what_a_site_says_of_itself_is_no_part_of_its_name() -> None:
    """Of a site's name with a motto behind it the part that is like its host's is the outlet."""
    head = (
        '<link rel="canonical" href="https://www.courier.example/council">'
        '<meta property="og:site_name" content="Courier | Harbour | Council | The voice of the coast">'
    )
    assert _meta(head).outlet == "Courier"
    assert _meta('<meta property="og:site_name" content="Harbour | Council">').outlet == "Harbour | Council"
