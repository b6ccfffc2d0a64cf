"""News items in JSON made by code, after the documentation of ninjs and schema.org."""

import json
from typing import Any

XHTML = "<p>PORT ELLEN (TNA) – The council voted <b>6&ndash;0</b>.</p><blockquote><p>We are done.</p></blockquote>"
FIRST: dict[str, Any] = {
    "$standard": {"name": "ninjs", "version": "1.4"},
    "uri": "http://agency.example/items/1",
    "type": "text",
    "pubstatus": "canceled",
    "firstcreated": "2024-03-05T09:00:00Z",
    "versioncreated": "2024-03-05T10:00:00+01:00",
    "byline": "By Jane Doe",
    "headline": "Council votes",
    "located": "Port Ellen",
    "copyrightholder": "The News Agency",
    "usageterms": "Not for archives",
    "embargoed": "2024-03-06T00:00:00Z",
    "language": "en-GB",
    "body_text": "PORT ELLEN (TNA) – The council voted 6–0.",
    "body_xhtml": XHTML,
    "associations": {"main": {"type": "picture", "description_text": "The chamber at night."}},
}
THIRD: dict[str, Any] = {
    "uri": "urn:newsml:agency.example:1",
    "standard": {"name": "ninjs", "version": "3.1"},
    "type": "text",
    "versionCreated": "2024-03-05T10:00:00+01:00",
    "pubStatus": "usable",
    "by": "Jane Doe, TNA",
    "copyrightNotice": "Copyright 2024 The News Agency",
    "headlines": [{"role": "main", "value": "Council votes"}, {"role": "sub", "value": "Six to nothing"}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "In plain words."},
        {"role": "html5", "contentType": "text/html", "value":
         f"<html><head><title>T</title></head><body><h1>Council votes</h1>{XHTML}</body></html>"},
    ],
    "associations": [{"type": "picture", "descriptions": [{"value": "The chamber at night."}]}],
}  # fmt: skip
LINKED: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council votes",
    "datePublished": "2024-03-05T10:00:00+01:00",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Ben Orr"}],
    "publisher": {"@type": "Organization", "name": "The Gazette"},
    "mainEntityOfPage": {"@id": "https://gazette.example/a"},
    "isAccessibleForFree": False,
    "articleBody": "The council voted.\n\nIt was six to nothing.",
}


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes of news items."""
    nitf = (
        "<nitf><head><title>T</title></head><body><body.head><hedline><hl1>T</hl1></hedline></body.head><body.content>"
    )
    nitf = f'<?xml version="1.0"?>{nitf}<block>{XHTML}</block></body.content></body></nitf>'
    body = [{"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": nitf}]
    return [
        ("first.json", json.dumps(FIRST, indent=1).encode()),
        ("third.json", json.dumps(THIRD, ensure_ascii=False).encode("utf-16")),
        ("nitf.json", json.dumps({**THIRD, "bodies": body}).encode()),
        ("article.json", json.dumps(LINKED).encode()),
    ]
