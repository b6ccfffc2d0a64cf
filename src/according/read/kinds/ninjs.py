"""News items in JSON: the agencies' ninjs (1.0 to 3), and a bare NewsArticle of schema.org (JSON-LD)."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from according.core import DateCandidate, Metadata, RegionKind
from according.read.kinds.fields import Fields, is_markup, members, record, string, text_of
from according.read.kinds.outline import Outline, outline
from according.read.kinds.stamps import stamp
from according.read.port import Cut, Given, Head, Unreadable

_HEADLINE = (RegionKind.HEADLINE, "the item's headline")
_SUBHEAD = (RegionKind.SUBHEAD, "the item's second headline or lead")
_BYLINE = (RegionKind.BYLINE, "the item's byline")
_PLACE = (RegionKind.DATELINE, "where the item was written")
_CAPTION = (RegionKind.CAPTION, "the description of a picture that goes with the item")
_AGAIN = (RegionKind.FURNITURE, "the item's headline, a second time")
_SIGNS = frozenset(
    "$standard standard uri versioncreated pubstatus body_text body_xhtml bodies headlines usageterms".split()
)
_BODIES = frozenset({"body_text", "body_xhtml", "body_html", "bodies"})
_ARTICLE = re.compile(r"(?:\w*Article|Report|\w*BlogPosting|SocialMediaPosting)$")
_MAIN = re.compile(r"<body[\s>.]|<body\.content[\s>]", re.IGNORECASE)
_CONTENT = re.compile(r"<body\.content[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,300}>")
_ADDRESS = re.compile(r"https?://\S+$")
#: No item is nested so deep that its keys' case would not be changed.
_DEEPEST = 40


class Ninjs:
    """Reads one news item."""

    name = "ninjs"
    what = "a news item in JSON"
    media_type = "application/json"
    extractor = "ninjs 1"
    endings: frozenset[str] = frozenset()
    largest = 20_000_000
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:
        """Whether its keys are those of ninjs, or it says that it is an article of schema.org and holds its text."""
        seen = outline(head.text)
        if seen is None or seen.listed:
            return False
        if "schema.org" in seen.keys.get("@context", "") and "articleBody" in seen.keys:
            return bool(_ARTICLE.match(seen.keys.get("@type", "")))
        return _is_ninjs(seen)

    def cut(self, given: Given) -> Cut:
        """The item: headline, byline, place, body, captions; its rights and its status as notes.

        Raises:
            Unreadable: if it holds no text.

        """
        decoded = given.decoded()
        try:
            item = json.loads(decoded.text)
        except RecursionError:
            raise Unreadable("is nested too deeply", "look what it holds") from None
        except ValueError:
            raise Unreadable("is not well-formed JSON", "save it again in full") from None
        fields = Fields()
        if "articleBody" in record(item):
            metadata, notes = _linked(fields, record(item))
        else:
            metadata, notes = _item(fields, _lowered(record(item), 0))
        cut = fields.cut(metadata, encoding=decoded.encoding, notes=(*decoded.notes, *notes))
        if not cut.text.strip():
            raise Unreadable("is a news item without a text", "it may tell of a picture, a film or an event alone")
        return _without_second(cut, metadata.title)


READER = Ninjs()


def _is_ninjs(seen: Outline) -> bool:
    keys = {key.lower(): value for key, value in seen.keys.items()}
    name = keys.get("$standard.name", keys.get("standard.name", ""))
    if "ninjs" in name.lower() or "ninjs" in keys.get("$schema", ""):
        return True
    return "uri" in keys and bool(_BODIES & keys.keys()) and len(_SIGNS & keys.keys()) >= 3


def _lowered(value: Any, depth: int) -> Any:
    """The same with all keys in small letters: version 3 writes some of them with capitals within."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return {key.lower(): _lowered(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_lowered(each, depth + 1) for each in value]
    return value


def _item(fields: Fields, item: Mapping[str, Any]) -> tuple[Metadata, tuple[str, ...]]:
    headlines = [record(each) for each in members(item.get("headlines"))]
    main = next(
        (h for h in headlines if string(h.get("role")).lower() in ("main", "")), headlines[0] if headlines else {}
    )
    title = string(item.get("headline")) or string(main.get("value")) or string(item.get("title"))
    _put(fields, "headline", title, *_HEADLINE)
    for n, each in enumerate(headlines):
        if each is not main and string(each.get("role")).lower() in (
            "sub",
            "subhead",
            "subheadline",
            "secondary",
            "deck",
        ):
            _put(fields, f"headlines[{n}].value", string(each.get("value")), *_SUBHEAD)
    byline = string(item.get("byline")) or string(item.get("by"))
    _put(fields, "byline", byline, *_BYLINE)
    _put(fields, "located", string(item.get("located")), *_PLACE)
    _body(fields, item)
    _captions(fields, item.get("associations"))
    found = _dates(item)
    published = next((d.value for d in found if d.what == "published"), None)
    return (
        Metadata(
            title=text_of(title),
            author=text_of(re.sub(r"^[Bb]y:?\s+", "", byline)) or _people(item),
            outlet=text_of(item.get("copyrightholder")) or _provider(item),
            url=next((u for u in (string(item.get("uri")), string(item.get("url"))) if _ADDRESS.match(u)), None),
            published=published or next((d.value for d in found), None),
            language=(string(item.get("language"))[:2].lower() or None),
            dates=found,
        ),
        _notes(item),
    )


def _put(fields: Fields, name: str, words: str, kind: RegionKind | None = None, why: str = "") -> None:
    if is_markup(words):
        fields.markup(name, words, kind, why)
    elif words.strip():
        fields.lines(name, words, kind, why)


def _body(fields: Fields, item: Mapping[str, Any]) -> None:
    """Writes the body in the form that tells most of its parts: HTML before NITF before plain text."""
    bodies: list[tuple[int, str, str, str]] = []
    for n, each in enumerate(map(record, members(item.get("bodies")))):
        kind, role = string(each.get("contenttype")).lower(), string(each.get("role")).lower()
        rank = (
            0 if "html" in kind else 1 if "nitf" in kind or "xml" in kind else 2 if "plain" in kind or not kind else 3
        )
        bodies.append((rank, f"bodies[{n}].value", string(each.get("value")), role))
    # An item's fields are named by its body's form, whatever their order: body_xhtml, body_html, body_text.
    for key, value in item.items():
        if key.startswith("body") and isinstance(value, str):
            bodies.append((0 if "html" in key else 2, key, value, key))
    told = [body for body in bodies if body[2].strip() and body[0] < 3]
    if not told:
        return
    _, name, words, _ = min(told, key=lambda body: body[0])
    if not is_markup(words):
        fields.lines(name, words)
        return
    start = _CONTENT.search(words) or _MAIN.search(words)
    if start is None:
        fields.markup(name, words)
        return
    fields.markup(name, words, start=start.start())


def _captions(fields: Fields, associated: Any) -> None:
    """Writes what describes the pictures that go with an item."""
    named = associated.items() if isinstance(associated, dict) else enumerate(members(associated))
    for key, each in named:
        other = record(each)
        if string(other.get("type")) == "text":
            continue
        for n, description in enumerate(map(record, members(other.get("descriptions")))):
            _put(fields, f"associations.{key}.descriptions[{n}].value", string(description.get("value")), *_CAPTION)
            break
        else:
            words = string(other.get("description_text")) or string(other.get("description_xhtml"))
            _put(fields, f"associations.{key}.description", words, *_CAPTION)


def _dates(item: Mapping[str, Any]) -> tuple[DateCandidate, ...]:
    found = []
    order = (("firstcreated", "published"), ("contentcreated", "other"), ("versioncreated", "modified"))
    first = stamp(item.get("firstcreated"))
    for key, what in order:
        told = stamp(item.get(key))
        if told:
            only = key == "versioncreated" and not first
            found.append(DateCandidate(value=told, what="published" if only else what, where=key))
    return tuple(found)


def _people(item: Mapping[str, Any]) -> str | None:
    people = [*members(item.get("authors")), *members(item.get("people"))]
    wrote = ("author", "creator", "writer", "journalist", "reporter")
    names = [
        text_of(each) for each in map(record, people) if string(each.get("role") or each.get("rel")).lower() in wrote
    ]
    return ", ".join(name for name in names if name) or None


def _provider(item: Mapping[str, Any]) -> str | None:
    for each in (*members(item.get("infosources")), *members(item.get("infosource"))):
        if name := text_of(each):
            return name
    return text_of(item.get("source")) or text_of(item.get("provider"))


def _notes(item: Mapping[str, Any]) -> tuple[str, ...]:
    notes = []
    status = string(item.get("pubstatus")).lower()
    if status in ("canceled", "cancelled"):
        notes.append("its agency has cancelled it: it is not to be used")
    elif status == "withheld":
        notes.append("its agency withholds it: it is not to be published yet")
    embargo = text_of(item.get("embargoed")) or text_of(item.get("embargo"))
    if embargo:
        notes.append(f"under embargo until {stamp(embargo) or embargo[:100]}")
    usage = text_of(item.get("usageterms")) or text_of(record(item.get("rightsinfo")).get("usageterms"))
    usage = _TAG.sub("", usage or "")
    if usage:
        notes.append(f"terms of use: {usage[:200]}")
    notice = text_of(item.get("copyrightnotice"))
    if notice:
        notes.append(f"rights: {notice[:200]}")
    if text_of(item.get("representationtype")) in ("partial", "incomplete"):
        notes.append("says that it is not the whole item")
    ednote = text_of(item.get("ednote"))
    if ednote:
        notes.append(f"a note of its editors: {ednote[:300]}")
    return tuple(notes)


def _linked(fields: Fields, item: Mapping[str, Any]) -> tuple[Metadata, tuple[str, ...]]:
    """An article of schema.org."""
    _put(fields, "headline", string(item.get("headline")) or string(item.get("name")), *_HEADLINE)
    _put(fields, "alternativeHeadline", string(item.get("alternativeHeadline")), *_SUBHEAD)
    _put(fields, "articleBody", string(item.get("articleBody")))
    found = [
        DateCandidate(value=told, what=what, where=key)
        for key, what in (("datePublished", "published"), ("dateModified", "modified"), ("dateCreated", "other"))
        if (told := stamp(item.get(key)))
    ]
    page = item.get("url") or item.get("mainEntityOfPage") or item.get("@id")
    url = string(page) or string(record(page).get("@id")) or string(record(page).get("url"))
    notes = []
    if item.get("isAccessibleForFree") in (False, "False", "false"):
        notes.append("says that the article is not free to read: the text may be cut off")
    tongue = item.get("inLanguage")
    return (
        Metadata(
            title=text_of(item.get("headline")) or text_of(item.get("name")),
            author=text_of(item.get("author")) or text_of(item.get("creator")),
            outlet=text_of(item.get("publisher")),
            url=url if _ADDRESS.match(url) else None,
            published=next((d.value for d in found if d.what == "published"), None),
            language=(string(tongue) or string(record(tongue).get("alternateName")))[:2].lower() or None,
            dates=tuple(found),
        ),
        tuple(notes),
    )


def _without_second(cut: Cut, title: str | None) -> Cut:
    """The cut with a heading in the body that says the headline's words once more told as furniture."""
    plain = "".join((title or "").casefold().split())
    marked = tuple(
        replace(region, kind=_AGAIN[0], why=_AGAIN[1])
        if region.kind is RegionKind.HEADING and "".join(region.span.of(cut.text).casefold().split()) == plain
        else region
        for region in cut.marked
    )
    return replace(cut, marked=marked)
