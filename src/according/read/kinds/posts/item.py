"""Items: what the services' formats have in common once a post is found in a file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from according.core import DateCandidate, Metadata, RegionKind
from according.read.kinds.fields import Fields, sound, string
from according.read.kinds.stamps import stamp

BODY = (RegionKind.BODY, "the words of the post")
WARNING = (RegionKind.SUBHEAD, "the warning that stands above the post")
PICTURE = (RegionKind.CAPTION, "the description of a picture or film in the post")
CHOICE = (RegionKind.CAPTION, "an answer to choose in the post's poll")
PREVIEW = (RegionKind.QUOTED, "the preview of a page that the post links to")
_EMOJI = re.compile(r":\w{1,60}:")
_LANGUAGE = re.compile(r"([a-zA-Z]{2})(?:[-_].*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A post in a file: its key, whom it answers, whose it is, when, and the records by which it is read."""

    key: str
    parent: str | None
    author: str
    when: str | None
    place: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a post says of itself, and what is to be said of it."""

    metadata: Metadata
    notes: tuple[str, ...] = ()


#: Writes a post's words into fields, the names of its parts behind a prefix.
Writer = Callable[[Fields, dict[str, Any], str], Told]


def named(name: Any, handle: Any) -> str | None:
    """A display name with its handle: "Jane Doe (@jane)"."""
    shown = " ".join(_EMOJI.sub(" ", sound(string(name)[:200])).split())
    account = sound(string(handle)[:200]).strip().lstrip("@")
    if shown and account and shown.lstrip("@").casefold() != account.casefold():
        return f"{shown} (@{account})"
    return f"@{account}" if account else shown or None


def quoted(who: str | None, when: Any) -> tuple[RegionKind, str]:
    """The part that a post plays which another quotes."""
    day = (stamp(when) or "")[:10]
    return RegionKind.QUOTED, f"a post of {who or 'another'}{f' of {day}' if day else ''}, quoted in this one"


def dates(published: Any, modified: Any, where: tuple[str, str], prefix: str = "") -> tuple[DateCandidate, ...]:
    """The dates of a post, where they stood told by the names of their fields."""
    found = []
    for value, what, name in ((published, "published", where[0]), (modified, "modified", where[1])):
        told = stamp(value)
        if told:
            found.append(DateCandidate(value=told, what=what, where=f"{prefix}{name}"))
    return tuple(found)


def language(words: Any) -> str | None:
    """A code of two letters."""
    match = _LANGUAGE.match(string(words))
    return match[1].lower() if match else None


def address(words: Any) -> str | None:
    """An address on the web."""
    told = sound(string(words)[:2000]).strip()
    return told if told.startswith(("https://", "http://")) else None


def host(url: str | None) -> str | None:
    """The host of an address."""
    try:
        return (urlsplit(url or "").hostname or "").lower() or None
    except ValueError:
        return None
