"""Feeds made by code: RSS 2.0, RSS 1.0, Atom and JSON Feed."""

import json

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss [<!ELEMENT rss ANY>]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour Post</title><link>https://post.example/</link><language>en-gb</language>
<item><title>Council votes &amp;amp; argues</title><link>https://post.example/1</link>
<guid isPermaLink="false">post-1</guid><pubDate>Tue, 03 Feb 2026 10:11:12 +0100</pubDate>
<dc:creator>Ann Writer</dc:creator><description>Short…</description>
<content:encoded><![CDATA[<p>The council voted &#8220;no&#8221; on Monday.</p><blockquote><p>We said it 😀 then.</p>
</blockquote><p>The post <a href="x">Council votes</a> appeared first on <a href="y">Harbour Post</a>.</p>]]>
</content:encoded></item>
<item><title>Only a title</title><link>https://post.example/2</link></item>
<item><title>Ferry late</title><link>https://post.example/3</link>
<description>It began when the master said that&amp;hellip; [...]</description></item>
</channel></rss>
"""
RDF = """<?xml version="1.0" encoding="iso-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/"><title>Café News</title><link>https://old.example/</link></channel>
<item rdf:about="https://old.example/a"><title>The café closed</title><link>https://old.example/a</link>
<dc:date>2026-01-05T08:00:00Z</dc:date><description>The café closed on Sunday, its owner said.</description></item>
</rdf:RDF>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Town <![CDATA[Hall]]></title>
<entry><title type="html">&lt;b&gt;Budget&lt;/b&gt; passed</title><id>tag:town.example,2026:1</id>
<link href="https://town.example/1"/><published>2026-02-03T09:00:00Z</published><updated>2026-02-04T09:00:00Z</updated>
<author><name>Town Clerk</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The budget passed by 6 votes to 3.</p>
<p>“We kept our word,” the chair said.</p></div></content></entry></feed>
"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Ledger",
    "language": "en-US",
    "items": [
        {
            "id": 7,
            "url": "https://ledger.example/7",
            "title": "Rates & rents",
            "content_html": "<h2>Rents</h2><p>Rents rose 3&nbsp;% &mdash; the bureau said.</p>",
            "date_published": "2026-02-03T10:00:00-05:00",
            "date_modified": "2026-02-03T12:00:00-05:00",
            "authors": [{"name": "A. Clerk"}, {"name": "B. Clerk"}],
        },
        {"id": "8", "content_text": "A note without a title.\n\nIts second paragraph\ngoes on."},
    ],
}


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes of feeds."""
    return [
        ("post.rss", RSS.encode()),
        ("old.rdf", RDF.encode("latin-1")),
        ("town.xml", ATOM.encode()),
        ("ledger.json", json.dumps(JSON).encode()),
    ]
