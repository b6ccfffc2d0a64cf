"""Moments: the dates that a page gives, each with what it is of and where it stood. In the child only."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Any, NamedTuple

PUBLISHED, MODIFIED, OTHER = "published", "modified", "other"
_ZONES = {
    **dict.fromkeys(("UTC", "GMT"), "Z"),
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
}
_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:(?:T|\s{1,3})(\d{1,2}:\d{2})(:\d{2})?(?:[.,]\d{1,9})?\s?(Z\b|[+-]\d{2}:?\d{2}\b|[A-Z]{3}\b)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?$")
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WORDED = re.compile(
    rf"(?:[A-Z][a-z]{{2,8}},?\s{{1,3}})?(?:{_MONTH}\s{{1,3}}(\d{{1,2}})(?:st|nd|rd|th)?,?|(\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}{_MONTH},?)"
    r"\s{1,3}(\d{4})\b"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
#: Metadata elements by what their date is of, the surest first.
_NAMES = {
    PUBLISHED: (
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "article.published",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "published-date",
        "published_time",
        "originalpublicationdate",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.date",
        "dcterms.date",
        "displaydate",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
        "pdate",
        "ptime",
        "date",
    ),
    MODIFIED: (
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "article:modified",
        "article.updated",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "lastmod",
        "last-modified",
        "last_updated_date",
        "utime",
        "revised",
    ),
}
_CHANGED = re.compile(r"updat|modif|edited|revis|lastmod", re.IGNORECASE)
_FIRST = re.compile(r"publi|posted|pubdate|pub-date|issued", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_ADDRESS, _GUESSED = "the page's address", "found in the page, not marked as a date of publication"
_SHORT = {_ADDRESS: "taken from its address", _GUESSED: "found in its visible text"}
#: What tells of the article itself; elements may be another's.
_SURE = ("JSON-LD", "meta")
#: How many elements with a date are looked at, and how many dates are told.
_ELEMENTS, _MOST = 60, 40
_DATED = "//time|//*[starts-with(@itemprop, 'date')][not(self::meta)]"
#: Looking at every element takes as long as all the rest, so it is done for pages that have such attributes.
_MICRODATA = ('itemprop="date', "itemprop='date", "itemprop=date")
#: How far above the headline the element may lie that holds it and the article's own date.
_ABOVE = 4


class Moment(NamedTuple):
    """A date in ISO 8601, its zone kept; what it is of; where it stood."""

    value: str
    what: str
    where: str


def moments(
    tree: Any,
    page: str,
    times: list[Any],
    linked: list[dict[str, Any]],
    metas: dict[str, str],
    address: str | None,
    restore: Callable[[str], str],
) -> list[Moment]:
    """Every date that the markup gives, in the order in which they are believed: JSON-LD, ``meta``, elements, address.

    ``times`` are the ``time`` elements in the tree of ``page``, ``linked`` the JSON-LD records of the article and of
    its page, the surest first.
    """
    found: dict[Moment, None] = {}
    elements = tree.xpath(_DATED) if any(each in page for each in _MICRODATA) else times
    of_elements = _of_elements(tree, islice(elements, _ELEMENTS), restore)
    for moment in (*_of_records(linked), *_of_metas(metas), *of_elements, *_of_address(address)):
        if len(found) < _MOST:
            found.setdefault(moment)
    return list(found)


def chosen(found: list[Moment], guess: Callable[[], str | None]) -> tuple[str | None, list[Moment], list[str]]:
    """The date of publication, all dates, and what has to be said of them; ``guess`` is asked where none is told."""
    published = [m for m in found if m.what == PUBLISHED]
    modified = [m for m in found if m.what == MODIFIED]
    if not published:
        told = next((m for m in found if m.where == _ADDRESS), None)
        day = None if told else iso(guess() or "")
        if day and not any(m.value[:10] == day[:10] for m in modified):
            told = Moment(day, PUBLISHED, _GUESSED)
            found = [*found, told]
        if told:
            return (
                told.value,
                found,
                [f"the date of publication is not in the page's markup; it was {_SHORT[told.where]}"],
            )
        if modified:
            note = "the page gives only the date of its last change, which is taken for that of its publication"
            return modified[0].value, found, [note]
        return None, found, []
    first = published[0]
    # One day may be told with its time elsewhere.
    exact = next((m for m in published if "T" in m.value and m.value[:10] == first.value), first)
    notes: list[str] = []
    other = next((m for m in published if m.where.startswith(_SURE) and _apart(m.value, first.value)), None)
    if other and first.where.startswith(_SURE):
        notes.append(
            f"the page's own dates of publication differ: {first.value} ({first.where}), {other.value} ({other.where})"
        )
    if modified and all(_when(m.value) == _when(exact.value) for m in modified):
        notes.append("the page gives the same date for its publication and its last change")
    return exact.value, found, notes


def iso(words: str) -> str | None:
    """The ISO 8601 form of a date as pages write them, its zone kept; None if it is none or cannot be."""
    words = words.strip()[:80]
    match = _ISO.match(words)
    if match:
        year, month, day, minute, second, zone = match.groups()
        told = f"{year}-{int(month):02}-{int(day):02}"
        if minute:
            told += f"T{minute.zfill(5)}{second or ''}{_zone(zone)}"
        return told if _when(told) else None
    match = _COMPACT.match(words)
    if match:
        year, month, day, hour, minute, second, zone = match.groups()
        told = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
        if _when(told):
            return told
    match = _EPOCH.match(words)
    if match:
        return datetime.fromtimestamp(int(match[1]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _worded(words)


def _worded(words: str) -> str | None:
    if "," in words[:4] or words[3:4] == " ":
        try:
            told = parsedate_to_datetime(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
        else:
            return told.isoformat() if told.year >= _EARLIEST else None
    match = _WORDED.match(words)
    if not match:
        return None
    month = _MONTHS.index(match[1] or match[4]) + 1
    told_ = f"{match[5]}-{month:02}-{int(match[2] or match[3]):02}"
    return told_ if _when(told_) else None


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    return zone if zone[0] in "Z+-" else _ZONES.get(zone, "")


#: No page tells of what was published before the first newspapers.
_EARLIEST = 1600


def _when(value: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return None
    return when if when.year >= _EARLIEST else None


def _apart(left: str, right: str) -> bool:
    """Whether two dates are more than a day apart, so that no time zone explains it."""
    a, b = _when(left[:10]), _when(right[:10])
    return a is not None and b is not None and abs((a - b).days) > 1


def _of_records(linked: list[dict[str, Any]]) -> Iterator[Moment]:
    keys = (
        ("datePublished", PUBLISHED),
        ("dateModified", MODIFIED),
        ("dateCreated", OTHER),
        ("uploadDate", OTHER),
        ("coverageStartTime", OTHER),
        ("coverageEndTime", OTHER),
    )
    for record in linked:
        kind = record.get("@type")
        name = str(kind[0] if isinstance(kind, list) and kind else kind).rsplit("/", 1)[-1][:40]
        for key, what in keys:
            value = record.get(key)
            told = iso(str(value)) if isinstance(value, (str, int)) else None
            if told:
                yield Moment(told, what, f"JSON-LD {name} {key}")


def _of_metas(metas: dict[str, str]) -> Iterator[Moment]:
    for what, names in _NAMES.items():
        for name in names:
            told = iso(metas[name]) if name in metas else None
            if told:
                yield Moment(told, what, f"meta {name}")


def _of_elements(tree: Any, elements: Iterable[Any], restore: Callable[[str], str]) -> Iterator[Moment]:
    beside = None
    later: list[Moment] = []
    day = None  # of the first that says it is of publication; further ones with another are other articles'
    for element in elements:
        property_ = element.get("itemprop") or ""
        shown = " ".join(restore(element.text_content()).split()) if not element.get("datetime") else ""
        told = iso(element.get("datetime") or element.get("content") or shown)
        if not told:
            continue
        signs = f"{property_} {element.get('class') or ''} {'pubdate' if element.get('pubdate') is not None else ''}"
        where = f"{element.tag} {property_}".strip() + (" element" if element.tag == "time" else "")
        # Weblogs mark what was never changed as both.
        if _FIRST.search(signs) and day in (None, told[:10]):
            day = told[:10]
            yield Moment(told, PUBLISHED, where)
        elif _CHANGED.search(signs) and not _FIRST.search(signs):
            later.append(Moment(told, MODIFIED if not any(m.what == MODIFIED for m in later) else OTHER, where))
        elif day is None and property_ != "dateCreated":
            beside = _headline_frame(tree) if beside is None else beside
            if element in beside:
                day = told[:10]
                yield Moment(told, PUBLISHED, f"{where} beside the headline")
            else:
                later.append(Moment(told, OTHER, where))
        else:
            later.append(Moment(told, OTHER, where))
    yield from later


def _headline_frame(tree: Any) -> frozenset[Any]:
    """The ``time`` elements nearest to the first headline: in the smallest element above it that holds any."""
    headline = next(tree.iter("h1"), None)
    for frame in islice(headline.iterancestors() if headline is not None else (), _ABOVE):
        times = list(islice(frame.iter("time"), 3))
        if times:
            # Several times may be those of other articles' headlines.
            return frozenset(times[:1]) if len(times) < 3 or frame.tag in ("article", "header") else frozenset()
    return frozenset()


def _of_address(address: str | None) -> Iterator[Moment]:
    match = _IN_ADDRESS.search(address or "")
    told = iso("-".join(match.groups())) if match else None
    if told:
        yield Moment(told, OTHER, _ADDRESS)
