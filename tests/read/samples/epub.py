"""Electronic books made by code."""

from read.samples.docx import zipped

CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Harbour Vote</dc:title>
<dc:creator>Ann Writer</dc:creator><dc:creator>Ben Author</dc:creator><dc:publisher>Harbour Press</dc:publisher>
<dc:date>2026-02-03</dc:date><dc:language>en-GB</dc:language>
<meta property="dcterms:modified">2026-02-05T10:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="text/chapter%201.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="pic" href="pic.svg" media-type="image/svg+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="two"/><itemref idref="one"/><itemref idref="pic"/><itemref idref="no"/>
</spine></package>"""
_PAGE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>Not shown</title></head><body class="x">{}</body></html>"""
NAV = _PAGE.format('<ol><li><a href="text/two.xhtml">One</a></li></ol>')
TWO = _PAGE.format(
    "<h1>How it began</h1><p>The council voted &#8220;no&#8221;<script src='x'/> on <b>Mon</b>day 😀.</p>"
    "<blockquote><p>We said <em>so<sup><a epub:type='noteref' href='#n'>1</a></sup></em>.</p></blockquote>"
    "<aside epub:type='footnote' id='n'><p>As the minutes show.</p></aside>"
)
ONE = _PAGE.format("<h1>How it ended</h1><p>It ended &amp; was over.</p>")


def epub(**members: str) -> bytes:
    """A book, some of its members given otherwise."""
    given = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": PACKAGE,
        "OEBPS/nav.xhtml": NAV,
        "OEBPS/text/chapter 1.xhtml": ONE,
        "OEBPS/text/two.xhtml": TWO,
        **{name.replace("__", "/").replace("_", "."): content for name, content in members.items()},
    }
    return zipped(*((name, content) for name, content in given.items() if content))


def samples() -> list[tuple[str, bytes]]:
    """Books by name."""
    return [("book.epub", epub())]
