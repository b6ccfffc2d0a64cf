"""Linked data: the JSON-LD records of a page, and the one that tells of its article. In the child only."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from according.read.kinds.html.spelling import plain

_ARTICLES = frozenset(
    """Article NewsArticle ReportageNewsArticle OpinionNewsArticle AnalysisNewsArticle BackgroundNewsArticle
    ReviewNewsArticle AskPublicNewsQuestion AdvertiserContentArticle SatiricalArticle Report BlogPosting
    LiveBlogPosting SocialMediaPosting TechArticle ScholarlyArticle""".split()
)
_LIVE = "LiveBlogPosting"
_PAGES = frozenset({"WebPage", "ItemPage"})
_INTO = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "isPartOf", "itemReviewed", "@list")
#: How deep records may lie, how many are looked at, how long a script and all of them may be.
_DEPTH, _MOST, _LONGEST = 6, 400, 1_000_000
_WRAPPED = re.compile(
    r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?://)?\s*(?:-->|\]\]>|/\*\]\]>\*/)\s*;?\s*$"
)
_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_TAG = re.compile(r"<[^<>]{1,200}>")


class Linked:
    """What a page's JSON-LD says of its article; nothing where it holds none."""

    def __init__(self, scripts: list[Any], titles: list[str], addresses: list[str]) -> None:
        records = list(_all(scripts))
        self._by_id: dict[str, dict[str, Any]] = {}
        for record in records:
            name = record.get("@id")
            if isinstance(name, str) and len(record) > len(self._by_id.get(name, {})):
                self._by_id[name] = record
        articles = [record for record in records if _types(record) & _ARTICLES]
        self.article = max(articles, key=lambda r: _fit(r, titles, addresses), default={})
        self.pages = [r for r in records if _types(r) & _PAGES and (r.get("datePublished") or r.get("dateModified"))][
            :2
        ]

    @property
    def records(self) -> list[dict[str, Any]]:
        """The record of the article and those of its page, the surest first."""
        return [record for record in (self.article, *self.pages) if record]

    @property
    def live(self) -> bool:
        """Whether the page is a live blog."""
        return _LIVE in _types(self.article)

    @property
    def paid(self) -> bool:
        """Whether the page says that its article is not free to read."""
        return any(str(r.get("isAccessibleForFree")).lower() in ("false", "0", "no") for r in self.records)

    @property
    def language(self) -> str | None:
        """What language the record gives."""
        for record in self.records:
            given = record.get("inLanguage")
            given = given.get("alternateName") if isinstance(given, dict) else given
            if isinstance(given, str):
                return given
        return None

    def words(self, key: str) -> str | None:
        """The words of a field of the article's record: itself, its name, or the names of its members."""
        return self._words(self.article.get(key), 0)

    def address(self, key: str) -> str | None:
        """The address that a field holds."""
        value = self.article.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            value = value.get("url") or value.get("@id")
        return value if isinstance(value, str) else None

    def _words(self, value: Any, depth: int) -> str | None:
        if depth > 3:
            return None
        if isinstance(value, str):
            return clean(value)
        if isinstance(value, dict):
            name = value.get("name")
            if name is None and isinstance(value.get("@id"), str):
                known = self._by_id.get(value["@id"], {})
                name = known.get("name") if known is not value else None
            return self._words(name, depth + 1)
        if isinstance(value, list):
            names = [name for each in value[:20] if (name := self._words(each, depth + 1))]
            return ", ".join(dict.fromkeys(names))[:500] or None
        return None


def clean(words: str) -> str | None:
    """The words that a reader sees in a string of metadata, in which markup may stand."""
    words = words[:4000]
    if "<" in words:
        words = _TAG.sub(" ", words)
    if "&" in words:
        words = html.unescape(words)
    return " ".join(words.split())[:500] or None


def same_address(left: str, right: str) -> bool:
    """Whether two addresses name one page: scheme, "www.", query and last slash aside."""
    return _bare(left) == _bare(right)


def _bare(address: str) -> str:
    rest = address.split("://", 1)[-1].split("#", 1)[0].split("?", 1)[0].rstrip("/").lower()
    return rest.removeprefix("www.").removeprefix("m.").removeprefix("amp.").removesuffix("/amp")


def _fit(record: dict[str, Any], titles: list[str], addresses: list[str]) -> tuple[int, int]:
    """How surely a record is that of the page's article: by its headline and its address."""
    headline = plain(str(record.get("headline") or record.get("name") or ""))
    by_title = 0
    for title in titles:
        other = plain(title)
        if headline and other == headline:
            by_title = max(by_title, 3)
        elif min(len(headline), len(other)) > 12 and (other.startswith(headline) or headline.startswith(other)):
            by_title = max(by_title, 2)
    own: list[str] = []
    for value in (record.get("url"), record.get("mainEntityOfPage"), record.get("@id")):
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str):
            own.append(value)
    by_address = 2 if any(same_address(a, b) for a in own for b in addresses) else 0
    return by_title + by_address, int("datePublished" in record)


def _all(scripts: list[Any]) -> Iterator[dict[str, Any]]:
    room, left = _LONGEST, _MOST
    for script in scripts:
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        room -= len(text)
        if room < 0:
            return
        for record in _records(_loaded(text), 0):
            left -= 1
            if left < 0:
                return
            yield record


def _loaded(text: str) -> Any:
    """What a script holds; comments around it, and commas before a closing bracket, are forgiven."""
    for attempt in range(3):
        try:
            return json.loads(text, strict=False)
        except ValueError:
            text = _WRAPPED.sub("", text).strip().rstrip(";") if attempt == 0 else _COMMA.sub("", text)
        except RecursionError:
            return None
    return None


def _records(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(data, list):
        for each in data[:100]:
            yield from _records(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in _INTO:
            if isinstance(data.get(key), (dict, list)):
                yield from _records(data[key], depth + 1)


def _types(record: dict[str, Any]) -> frozenset[str]:
    kind = record.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return frozenset(str(each).rsplit("/", 1)[-1] for each in kinds[:10] if isinstance(each, str))
