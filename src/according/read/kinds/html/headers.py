"""Headers: what a page's markup says of its article (title, author, outlet, address, dates). In the child only."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from according.read.kinds.html.linked import Linked, clean
from according.read.kinds.html.moments import Moment, chosen, moments
from according.read.kinds.html.spelling import plain
from according.read.kinds.html.tree import parsed

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)")
_SITE = re.compile(r"\s+[|–—·•»-]\s+")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_BY = re.compile(
    r"^(?:(?:analysis|opinion|review|commentary|column|essay|perspective|story|text|words)\s+)?by:?\s+", re.IGNORECASE
)
#: What a maker of an account is, behind the name.
_ROLE = re.compile(
    r"(?:\S+\s+){0,5}(?:correspondents?|reporters?|editors?|editor-(?:at-large|in-chief)|columnists?|staff\s+writers?|writers?"
    r"|producers?|contributors?|critics?|analysts?|anchors?|bureau\s+chief)",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_].*)?$", re.DOTALL)
#: The outlet's name begins with so many letters of another by no chance.
_SURE_OUTLET = 8
#: A headline of so many letters is no chance ending of a title.
_SURE_HEADLINE = 15
_LOOKED_AT = ("meta", "link", "script", "h1", "title", "time")
#: Attributes without which no element need be searched for; to look at all takes as long as all the rest.
_AUTHORED = ('rel="author', "rel='author", "rel=author", 'itemprop="author', "itemprop='author", "itemprop=author")
_COPIED = ('rel="syndication', "rel='syndication", "rel=syndication")
_FIRST_AT = ("original-source", "syndication-source", "article:original_source", "dc.source", "dcterms.source")


@dataclass(frozen=True, slots=True)
class Headers:
    """What the markup says; None where it says nothing.

    ``standfirst`` is what the page gives as its description, ``notes`` what a reader has to know of all this.
    """

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    dates: list[Moment] = field(default_factory=list)
    standfirst: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def headers(tree: Any, page: str, opening: str, restore: Callable[[str], str], plainly: Callable[[], str]) -> Headers:
    """What the markup of a page says, JSON-LD before Open Graph before the elements that readers see.

    ``tree`` is the parsed ``page``, ``opening`` how the page begins with its comments; ``restore`` gives the words of
    a text in the tree as they stand in the page, ``plainly`` the page without signs, asked for to search a date in it.
    """
    elements: dict[str, list[Any]] = {name: [] for name in _LOOKED_AT}
    for each in tree.iter(*_LOOKED_AT):
        elements[each.tag].append(each)
    metas = _metas(elements["meta"])
    seen = _seen(elements["h1"], restore)
    given = [metas[key] for key in ("og:title", "twitter:title", "parsely-title", "dc.title") if key in metas]
    own, canonical = _addresses(elements["link"], opening, metas)
    linked = Linked(elements["script"], [*seen, *given], [a for a in (canonical, own) if a])
    outlet, publisher = _outlet(linked, metas, _host(own or canonical or ""))
    found = moments(tree, page, elements["time"], linked.records, metas, own or canonical, restore)
    published, dates, notes = chosen(found, lambda: _searched(plainly()))
    element = (elements["title"][0].text or "") if elements["title"] else ""
    return Headers(
        title=_title(linked, given, " ".join(restore(element).split()), seen, outlet),
        author=_author(tree, page, linked, metas, outlet, restore),
        outlet=outlet,
        url=_url(own, canonical, linked),
        published=published,
        language=_language(tree, linked, metas),
        dates=dates,
        standfirst=_standfirst(linked, metas),
        notes=[*notes, *_notes(linked, metas, own, canonical), *_named(tree, page, linked, publisher)],
    )


def _metas(elements: list[Any]) -> dict[str, str]:
    """The first content of each ``meta`` element's name, and what parse.ly's record holds; authors are all kept."""
    metas: dict[str, str] = {}
    for meta in elements:
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        name = name.strip().lower().replace("dc:", "dc.").replace("dcterms:", "dcterms.")
        content = " ".join((meta.get("content") or "")[:20_000].split())
        if not name or not content:
            continue
        if name in ("parsely-page", "parsely-metadata"):
            _put_record(metas, content)
        elif name in metas and name in ("parsely-author", "article:author", "author", "dc.creator", "citation_author"):
            if content not in metas[name].split(", ") and len(metas[name]) < 300:
                metas[name] += f", {content[:200]}"
        else:
            metas.setdefault(name, content[:2000])
    return metas


def _put_record(metas: dict[str, str], content: str) -> None:
    try:
        record = json.loads(content)
    except (ValueError, RecursionError):
        return
    for key, name in (("title", "parsely-title"), ("pub_date", "parsely-pub-date"), ("link", "parsely-link")):
        if isinstance(record, dict) and isinstance(record.get(key), str):
            metas.setdefault(name, record[key][:2000])
    names = record.get("authors") or record.get("author") if isinstance(record, dict) else None
    names = [names] if isinstance(names, str) else names
    if isinstance(names, list) and names and all(isinstance(each, str) for each in names):
        metas.setdefault("parsely-author", ", ".join(names[:10])[:500])


def _seen(headings: list[Any], restore: Callable[[str], str]) -> list[str]:
    seen = [" ".join(restore(each.text_content()).split()) for each in headings[:5]]
    return [words for words in seen if 3 <= len(words) <= 400]


def _outlet(linked: Linked, metas: dict[str, str], host: str | None) -> tuple[str | None, str | None]:
    """The outlet whose page it is, and another that the page names as its publisher.

    Of two names the one that is like the host's is the outlet: a page that an agency wrote names the agency.
    """
    publisher = linked.words("publisher")
    site = clean(metas.get("og:site_name") or "")
    # What a site says of itself stands behind its name.
    parts = [part.strip() for part in (site or "").split(" | ")]
    site = next((part for part in parts if _like_host(part, host)), site) if len(parts) > 1 else site
    if publisher and site and plain(publisher) != plain(site):
        alike = [_like_host(publisher, host), _like_host(site, host)]
        known = alike[1] or not set(publisher.lower().split()) & set(site.lower().split())
        return (publisher, None) if alike[0] else (site, publisher if known else None)
    other = (metas.get("application-name"), metas.get("dc.publisher"), metas.get("dcterms.publisher"))
    named = (publisher, site, *(clean(name) for name in other if name))
    return next((name for name in named if name and not _ADDRESS.match(name) and len(name) <= 60), None), None


def _like_host(name: str, host: str | None) -> bool:
    label = plain(_site(host or "").split(".")[0])
    words = plain(name)
    initials = "".join(word[0] for word in name.lower().split())
    return bool(label) and (label in words or words in label or label in (initials, words.removeprefix("the")))


def _title(linked: Linked, given: list[str], element: str, seen: list[str], outlet: str | None) -> str | None:
    """The headline: an h1 that a title given elsewhere begins with or equals wins, since readers see it."""
    headline = linked.words("headline")
    titles = [*([headline] if headline else []), *given, *([element] if element else [])]
    for words in seen:
        if plain(words) != plain(outlet or "") and any(_holds(t, words) for t in titles):
            return words
    if titles:
        return _without_site(titles[0], outlet)
    return seen[0] if len(seen) == 1 else None


def _holds(title: str, headline: str) -> bool:
    """Whether a title is the headline, with the site's name after it or a section's before."""
    whole, part = plain(title), plain(headline)
    return whole.startswith(part) or (whole.endswith(part) and len(part) >= _SURE_HEADLINE)


def _without_site(title: str, outlet: str | None) -> str:
    parts = _SITE.split(title)
    if len(parts) > 1 and (
        plain(parts[-1]) == plain(outlet or "") or len(parts[-1].split()) <= 4 < len(parts[0].split())
    ):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»-")
    return title


def _author(
    tree: Any, page: str, linked: Linked, metas: dict[str, str], outlet: str | None, restore: Callable[[str], str]
) -> str | None:
    names = ("parsely-author", "author", "article:author", "byl", "dc.creator", "sailthru.author", "citation_author")
    named = (linked.words("author"), linked.words("creator"), *(metas.get(name) for name in names))
    for words in named:
        if words and (told := _name(words, outlet)):
            return told
    if not any(each in page for each in _AUTHORED):
        return None
    for element in tree.xpath("//a[@rel='author']|//*[@itemprop='author']//*[@itemprop='name']")[:3]:
        if told := _name(restore(element.text_content()), outlet):
            return told
    return None


def _name(words: str, outlet: str | None = None) -> str | None:
    """The names alone: what their bearers are, and for which outlet they write, is left out behind them."""
    told = [name for each in words.split(", ") if (name := _BY.sub("", " ".join(each.split())))]
    told = [name for name in told if not _ADDRESS.match(name) and any(c.isalpha() for c in name)]
    told = told[:1] + [name for name in told[1:] if not _ROLE.fullmatch(name[:200]) and not _is_outlet(name, outlet)]
    joined = ", ".join(dict.fromkeys(told))
    return joined if joined and len(joined) <= 200 else None


def _is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name is the outlet's, either with an edition or a desk behind it."""
    own, whole = plain(name), plain(outlet or "")
    desk = bool(outlet) and name.lower().startswith(f"{outlet} ".lower())
    return desk or (bool(own) and (own == whole or (len(own) >= _SURE_OUTLET and whole.startswith(own))))


def _addresses(links: list[Any], opening: str, metas: dict[str, str]) -> tuple[str | None, str | None]:
    """The page's own address as it was saved or says it is, and its canonical one."""
    saved = _SAVED_FROM.search(opening)
    known = [u for u in (saved[1] if saved else None, metas.get("og:url"), metas.get("parsely-link")) if u]
    own = next((u.strip()[:2000] for u in known if _ADDRESS.match(u.strip())), None)
    for link in links:
        if "canonical" in (link.get("rel") or "").lower().split():
            given = (link.get("href") or "").strip()[:2000]
            if own and given and not _ADDRESS.match(given):
                given = urljoin(own, given)
            if _ADDRESS.match(given):
                return own, given
    return own, None


def _url(own: str | None, canonical: str | None, linked: Linked) -> str | None:
    if own and canonical and not _one_site(own, canonical):
        return own
    named = linked.address("url") or linked.address("mainEntityOfPage")
    return canonical or own or (named if named and _ADDRESS.match(named) else None)


def _language(tree: Any, linked: Linked, metas: dict[str, str]) -> str | None:
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    given = (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), linked.language)
    for words in (*given, metas.get("content-language"), metas.get("og:locale"), metas.get("dc.language")):
        match = _LANGUAGE.match((words or "").split(",")[0])
        if match and len(match[1]) == 2:
            return match[1].lower()
    return None


def _standfirst(linked: Linked, metas: dict[str, str]) -> list[str]:
    names = ("og:description", "description", "twitter:description", "dc.description")
    told = [linked.words("description"), linked.words("alternativeHeadline"), *(metas.get(name) for name in names)]
    return list(dict.fromkeys(words for each in told if each and (words := clean(each))))


def _searched(page: str) -> str | None:
    """A date that stands somewhere in the page: what the extractor's companion finds."""
    import htmldate

    tree = parsed(page)
    try:
        return None if tree is None else htmldate.find_date(tree, original_date=True, extensive_search=False)
    # Whatever a page does to it, the article is still there to read.
    except Exception:
        return None


def _notes(linked: Linked, metas: dict[str, str], own: str | None, canonical: str | None) -> list[str]:
    notes: list[str] = []
    if linked.paid or metas.get("article:content_tier", "").lower() in ("locked", "metered"):
        notes.append("the page says that its article is not free to read: the text may be cut off")
    if linked.live:
        notes.append("the page is a live blog: its entries were written at different times")
    named = [metas.get(name) for name in _FIRST_AT] + [canonical if own else None]
    hosts = [_host(address) for address in named if address and _ADDRESS.match(address)]
    known = own or canonical
    elsewhere = [host for host in dict.fromkeys(hosts) if host and not (known and _one_site(known, f"//{host}"))]
    notes += [f"the page says it was first published at {host}" for host in elsewhere[:2]]
    return notes


def _named(tree: Any, page: str, linked: Linked, publisher: str | None) -> list[str]:
    """What the page says of others that it comes from or goes to."""
    notes = [f"the page names {publisher} as its publisher"] if publisher else []
    source = linked.words("sourceOrganization")
    if source:
        notes.append(f"the page names {source} as the organisation it comes from")
    if not any(each in page for each in _COPIED):
        return notes
    copies = [
        _host(each.get("href") or "")
        for each in (*tree.iter("link"), *tree.iter("a"))
        if "syndication" in (each.get("rel") or "").lower().split()
    ]
    return [*notes, *[f"the page names a copy of itself at {host}" for host in dict.fromkeys(copies) if host][:3]]


def _host(address: str) -> str | None:
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def _one_site(left: str, right: str) -> bool:
    """Whether two addresses lie on one site: one's host is the other's, or a part of it."""
    a, b = _host(left) or "", _host(right) or ""
    return a == b or _site(a) == _site(b)


def _site(host: str) -> str:
    """The part of a host's name that its owner registered, as near as it can be told without a list of registries."""
    labels = host.split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])
