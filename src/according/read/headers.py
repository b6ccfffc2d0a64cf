"""Headers: what a page's markup says of its article (title, author, outlet, address, date). In the child only."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html as lxml_html

_ARTICLES = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "BlogPosting",
    "OpinionNewsArticle",
    "AnalysisNewsArticle",
)
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)")
_SITE = re.compile(r"\s+[|–—·•»-]\s+")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headers:
    """What the markup says; None where it says nothing."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


def headers(tree: Any, raw: str, restore: Callable[[str], str]) -> Headers:
    """What the markup of the page ``raw`` says, JSON-LD before Open Graph before the elements that readers see.

    ``tree`` is the parsed page, ``restore`` gives the words of a text in it as they stand in the page.
    """
    linked = _linked(tree)
    metas = _metas(tree)
    outlet = _text(linked.get("publisher")) or metas.get("og:site_name") or metas.get("application-name")
    return Headers(
        title=_title(tree, linked, metas, outlet, restore),
        author=_author(tree, linked, metas, restore),
        outlet=outlet,
        url=_address(tree, raw, metas),
        published=_published(tree, raw, linked, metas),
    )


def _linked(tree: Any) -> dict[str, Any]:
    """The JSON-LD record of the page's article, or an empty one."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        text = (script.text or "").strip()
        if len(text) > 500_000:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for record in _records(data, 0):
            types = record.get("@type")
            if any(each in _ARTICLES for each in (types if isinstance(types, list) else [types])):
                return record
    return {}


def _records(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for each in data[:50]:
            yield from _records(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if key in data:
                yield from _records(data[key], depth + 1)


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name, content[:2000])
    return metas


def _text(value: Any) -> str | None:
    """The words of a JSON-LD value: itself, its name, or the names of its members."""
    if isinstance(value, str):
        words = " ".join(value.split())
        if "<" in words or "&" in words:
            words = " ".join(str(lxml_html.fromstring(f"<p>{words}</p>").text_content()).split())
        return words[:500] or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        names = [name for each in value[:20] if (name := _text(each))]
        return ", ".join(dict.fromkeys(names)) or None
    return None


def _title(
    tree: Any, linked: dict[str, Any], metas: dict[str, str], outlet: str | None, restore: Callable[[str], str]
) -> str | None:
    """The headline: an h1 that a title given elsewhere begins with or equals wins, since readers see it."""
    given = [t for t in (_text(linked.get("headline")), metas.get("og:title"), metas.get("twitter:title")) if t]
    element = tree.findtext(".//head/title") or tree.findtext(".//title")
    if element and element.strip():
        given.append(" ".join(restore(element).split()))
    seen = [" ".join(restore(h.text_content()).split()) for h in list(tree.iter("h1"))[:5]]
    seen = [words for words in seen if 3 <= len(words) <= 400]
    for words in seen:
        if any(_plain(t).startswith(_plain(words)) for t in given) and _plain(words) != _plain(outlet or ""):
            return words
    if given:
        return _without_site(given[0], outlet)
    return seen[0] if len(seen) == 1 else None


def _without_site(title: str, outlet: str | None) -> str:
    parts = _SITE.split(title)
    if len(parts) > 1 and (
        _plain(parts[-1]) == _plain(outlet or "") or len(parts[-1].split()) <= 4 < len(parts[0].split())
    ):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»-")
    return title


def _author(tree: Any, linked: dict[str, Any], metas: dict[str, str], restore: Callable[[str], str]) -> str | None:
    named = (_text(linked.get("author")), metas.get("author"), metas.get("article:author"), metas.get("byl"))
    seen = tree.xpath("//a[@rel='author']|//*[@itemprop='author']//*[@itemprop='name']")
    candidates = [*named, *(" ".join(restore(e.text_content()).split()) for e in seen[:3])]
    for words in candidates:
        words = re.sub(r"^by:?\s+", "", words or "", flags=re.IGNORECASE)
        if words and len(words) <= 200 and not _ADDRESS.match(words) and any(c.isalpha() for c in words):
            return words
    return None


def _address(tree: Any, raw: str, metas: dict[str, str]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    saved = _SAVED_FROM.search(raw[:4000])
    candidates = (*links[:1], metas.get("og:url"), saved[1] if saved else None)
    return next((u.strip()[:2000] for u in candidates if u and _ADDRESS.match(u.strip())), None)


def _published(tree: Any, raw: str, linked: dict[str, Any], metas: dict[str, str]) -> str | None:
    """The date of first publication: markup that says so before anything that is guessed from the page."""
    names = (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "pubdate",
        "publishdate",
        "sailthru.date",
        "article.published",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "date",
    )
    times = tree.xpath(
        "//time[@pubdate or @itemprop='datePublished']/@datetime|//*[@itemprop='datePublished']/@content"
    )
    candidates = [linked.get("datePublished"), *(metas.get(name) for name in names), *times[:2]]
    for words in candidates:
        date = _iso(words) if isinstance(words, str) else None
        if date:
            return date
    import htmldate

    return htmldate.find_date(raw, original_date=True, extensive_search=False)


def _iso(words: str) -> str | None:
    match = _DATE.match(words.strip())
    if not match:
        return None
    day, minute, second, zone = match.groups()
    if not minute:
        return day
    return f"{day}T{minute}{second or ''}{zone or ''}"


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
