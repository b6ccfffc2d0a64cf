"""Columns: which field of a row holds the text, and which ones what is said of it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from according.core import DateCandidate, Metadata
from according.read.kinds.fields import text_of
from according.read.kinds.stamps import stamp

#: What columns are called that hold them, the surest first; spaces, signs and capitals make no difference.
_KNOWN = {
    "text": """text body fulltext articletext articlebody bodytext maintext content articlecontent contenttext article
        story storytext newstext contents textcontent plaintext cleantext cleanedtext rawtext documenttext document
        transcript statement message contenthtml bodyhtml html""",
    "title": "title headline head articletitle newstitle storytitle heading subject",
    "author": "author authors byline by creator writer journalist reporter journalists articleauthor authorname",
    "outlet": """outlet source sourcename publisher publication newspaper medium media site sitename domain website
        newsoutlet newssource publishername outletname mediename channel journal""",
    "url": "url link permalink articleurl sourceurl weburl canonicalurl href address storyurl pageurl uri",
    "published": """published publishedat publisheddate publishdate publicationdate datepublished pubdate publishedon
        date articledate postdate created createdat timestamp time datetime isodate firstpublished issued""",
    "language": "language lang inlanguage langcode languagecode",
    "modified": "modified updated updatedat datemodified lastmodified modifiedat lastupdated editedat",
}
_NAMES = {field: tuple(words.split()) for field, words in _KNOWN.items()}
_SIGNS = re.compile(r"[\W_]+")
_LANGUAGE = re.compile(r"\s*([a-zA-Z]{2})(?:[-_].*)?$", re.DOTALL)
_LANGUAGES = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "dutch": "nl"}
_ADDRESS = re.compile(r"https?://\S+$")
#: So many columns are named in a message.
_MOST = 12


def columns_of(names: Iterable[str], wanted: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Our fields with the names of theirs among ``names``: those that the user wants, then those that are known."""
    there = list(dict.fromkeys(names))
    found: dict[str, str] = {}
    for field, name in wanted:
        if (own := _same(name, there)) is not None:
            found[field] = own
    taken = set(found.values())
    plainly: dict[str, str] = {}
    for name in there:
        plainly.setdefault(_SIGNS.sub("", name.casefold()), name)
    for field, known in _NAMES.items():
        if field in found:
            continue
        told = next((plainly[each] for each in known if each in plainly and plainly[each] not in taken), None)
        if told is not None:
            found[field] = told
            taken.add(told)
    return found


def missing(names: Iterable[str], wanted: tuple[tuple[str, str], ...]) -> list[str]:
    """The columns that the user wants and that are not among ``names``."""
    there = list(names)
    return [name for _, name in wanted if _same(name, there) is None]


def listed(names: Iterable[str]) -> str:
    """The names of columns for a message."""
    there = [name for name in dict.fromkeys(names) if name.strip()]
    told = ", ".join(name[:60] for name in there[:_MOST])
    return f"{told} and {len(there) - _MOST} more" if len(there) > _MOST else told or "none with a name"


def metadata_of(row: Mapping[str, Any], found: Mapping[str, str]) -> tuple[Metadata, tuple[str, ...]]:
    """What a row says of its text, by the columns ``found``, and what is to be said of that."""
    notes: list[str] = []
    dates: list[DateCandidate] = []
    for field in ("published", "modified"):
        value = row.get(found[field]) if field in found else None
        if value in (None, ""):
            continue
        told = stamp(value)
        if told:
            dates.append(DateCandidate(value=told, what=field, where=f"column {found[field]}"))
        elif shown := text_of(str(value), 40):
            notes.append(f"its date {shown!r} can be read in more than one way or in none: left unread")
    url = text_of(row.get(found.get("url", "")))
    return (
        Metadata(
            title=text_of(row.get(found.get("title", ""))),
            author=text_of(row.get(found.get("author", ""))),
            outlet=text_of(row.get(found.get("outlet", ""))),
            url=url if url and _ADDRESS.match(url) else None,
            published=next((d.value for d in dates if d.what == "published"), None),
            language=_language(text_of(row.get(found.get("language", "")))),
            dates=tuple(dates),
        ),
        tuple(notes),
    )


def _same(name: str, there: list[str]) -> str | None:
    if name in there:
        return name
    plain = name.strip().casefold()
    return next((each for each in there if each.strip().casefold() == plain), None)


def _language(words: str | None) -> str | None:
    match = _LANGUAGE.match(words or "")
    return match[1].lower() if match else _LANGUAGES.get((words or "").lower())
