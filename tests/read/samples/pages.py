"""Saved pages made by code."""

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Council ends exchanges | Gazette</title>
<link rel="canonical" href="https://gazette.example/council">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline":
"Council ends exchanges", "datePublished": "2024-05-15T10:00:00+02:00", "dateModified": "2024-05-16",
"author": {"@type": "Person", "name": "Ada Ferro"}, "publisher": {"name": "Gazette"}}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav><article>
<h1>Council ends exchanges</h1>
<p>The town council voted 7&ndash;2 on Tuesday to end its exchanges with police abroad, after three hours.</p>
<figure><img src="a.jpg" alt=""><figcaption>The hall on Tuesday. Photo: B. Roe</figcaption></figure>
<p>&ldquo;We won&rsquo;t go back,&rdquo; Mayor Ines Calder said &#128077;. &quot;Not now, <b>not</b> ever,&quot; she
added, and AT&amp;T was not mentioned by any of the members who spoke before the vote was taken.</p>
<blockquote><p>We oppose international exchanges with any country in which officers train so.</p></blockquote>
<h2>What comes next</h2><p>The measure takes effect in June, the clerk said, unless the court stays it before then.</p>
</article><aside><p>Subscribe to our newsletter</p></aside><footer>Copyright 2024 Gazette</footer></body></html>"""


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes."""
    return [
        ("page.html", PAGE.encode()),
        ("western.html", PAGE.replace("&#128077;", "").replace("utf-8", "windows-1252").encode("cp1252")),
    ]
