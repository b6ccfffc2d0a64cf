"""Reservations: what a site says about the use of a page, gathered from wherever it is said, and judged by nobody here.

Sources: X-Robots-Tag and meta robots; the TDM Reservation Protocol (W3C community report, 2024: header, meta tag,
/.well-known/tdmrep.json); Really Simple Licensing 1.0 (``License:`` in robots.txt, Link header, ``<link>``);
Content-Usage and Content-Signal lines.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from according.fetch.address import Address
from according.fetch.exchange import Exchange
from according.fetch.robots import matches

_HEAD = 300_000
_LONGEST = 400
_MOST = 40
_TAG = re.compile(r"<(meta|link)\b([^<>]{1,3000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"([A-Za-z:-]{1,40})\s{0,20}=\s{0,20}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'>]{1,500}))"
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ROBOTS = frozenset({"robots", "googlebot", "googlebot-news", "bingbot", "according"})
_TDM = frozenset({"tdm-reservation", "tdm-policy"})
_HEADERS = ("X-Robots-Tag", "tdm-reservation", "tdm-policy", "Content-Usage", "Content-Signal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """One thing that a site says about the use of its page.

    Args:
        name: under which it is said ("X-Robots-Tag", "tdm-reservation", "license").
        where: the place: "header", "page", "robots.txt", "/.well-known/tdmrep.json".
        value: the words, cut at 400 characters.

    """

    name: str
    where: str
    value: str


def said_in_headers(answer: Exchange) -> tuple[Reservation, ...]:
    """What the answer's headers say."""
    found = [
        _reservation(name, "header", value)
        for name in _HEADERS
        for key, value in answer.headers
        if key.lower() == name.lower()
    ]
    for key, value in answer.headers:
        if key.lower() == "link" and re.search(r"rel\s{0,5}=\s{0,5}\"?license", value[:4000], re.IGNORECASE):
            found.append(_reservation("license", "header", value))
    return tuple(found[:_MOST])


def said_in_page(content: bytes) -> tuple[Reservation, ...]:
    """What the meta and link tags at the page's beginning say; nothing where it is no markup."""
    # Without its zeros, UTF-16 is read as well: tags are ASCII.
    text = content[:_HEAD].replace(b"\0", b"").decode("latin-1")
    if "<" not in text[:2000]:
        return ()
    found = []
    for tag, inside in _TAG.findall(_COMMENT.sub("", text)):
        attributes = {
            name.lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(inside)
        }
        name = attributes.get("name", "").lower()
        if tag.lower() == "meta" and name in _ROBOTS:
            found.append(_reservation(f"meta {name}", "page", attributes.get("content", "")))
        elif tag.lower() == "meta" and name in _TDM:
            found.append(_reservation(name, "page", attributes.get("content", "")))
        elif tag.lower() == "link" and "license" in attributes.get("rel", "").lower().split():
            found.append(_reservation("license", "page", attributes.get("href", "")))
    return tuple(dict.fromkeys(found[:_MOST]))


def said_in_tdmrep(content: bytes, address: Address) -> tuple[Reservation, ...]:
    """What /.well-known/tdmrep.json says of this address: the first entry whose location fits."""
    try:
        rows = json.loads(content[:_HEAD])
    except (ValueError, RecursionError):
        return ()
    for row in _objects(rows):
        location = row.get("location")
        if isinstance(location, str) and matches(location, address.target):
            return tuple(
                _reservation(name, "/.well-known/tdmrep.json", str(row[name]))
                for name in ("tdm-reservation", "tdm-policy")
                if name in row
            )
    return ()


def said_in_robots(lines: tuple[tuple[str, str], ...]) -> tuple[Reservation, ...]:
    """The lines of robots.txt that are about use, as ``Robots.terms`` has them."""
    return tuple(dict.fromkeys(_reservation(name, "robots.txt", value) for name, value in lines))[:_MOST]


def _objects(rows: object) -> Iterator[dict[str, Any]]:
    for row in rows if isinstance(rows, list) else [rows]:
        if isinstance(row, dict):
            yield row


def _reservation(name: str, where: str, value: str) -> Reservation:
    return Reservation(name=name, where=where, value=" ".join(value.split())[:_LONGEST])
