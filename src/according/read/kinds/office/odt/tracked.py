"""Tracked: the changes that an OpenDocument text keeps, by their ids, and the words that stand in comments."""

from collections.abc import Iterable
from dataclasses import dataclass

from according.read.kinds.office.changes import Who
from according.read.xml import Closed, Event, Opened, Words

_SPACES = frozenset({"text:s", "text:tab", "text:line-break"})
_SAID = frozenset({"dc:creator", "dc:date"})
_PARAGRAPHS = frozenset({"text:p", "text:h"})
_NO_WORDS = frozenset({"text:note-citation", "office:annotation", "svg:title", "svg:desc", "text:number"})


@dataclass(frozen=True, slots=True)
class Tracked:
    """A change: whether it deletes, which words, and who made it."""

    deletes: bool
    words: str
    who: Who


def tracked(found: Iterable[Event], raw: str) -> dict[str, Tracked]:
    """The changes in an element ``text:tracked-changes``, whose content is ``found``, by id."""
    changes: dict[str, Tracked] = {}
    region: list[Event] = []
    key = ""
    for event in found:
        if isinstance(event, Opened) and event.name == "text:changed-region":
            attributes = event.attributes
            key = attributes.get("text:id") or attributes.get("xml:id", "")
            region = []
        elif isinstance(event, Closed) and event.name == "text:changed-region":
            deletes = any(isinstance(each, Opened) and each.name == "text:deletion" for each in region)
            inserts = any(isinstance(each, Opened) and each.name == "text:insertion" for each in region)
            if deletes or inserts:
                words, who = remark(region, raw)
                changes[key] = Tracked(deletes, words if deletes else "", who)
        else:
            region.append(event)
    return changes


def remark(found: Iterable[Event], raw: str) -> tuple[str, Who]:
    """The words of a comment or deletion with the white space at their edges, and who made it."""
    words: list[str] = []
    said: dict[str, str] = {}
    within: list[str] = []
    paragraphs = 0
    for event in found:
        if isinstance(event, Opened):
            within.append(event.name)
            if event.name in _SPACES:
                words.append(" ")
            elif event.name in _PARAGRAPHS and paragraphs:
                words.append("\n")
            paragraphs += event.name in _PARAGRAPHS
        elif isinstance(event, Closed):
            if within:
                within.pop()
        elif within and within[-1] in _SAID:
            said.setdefault(within[-1], event.of(raw))
        elif isinstance(event, Words) and _PARAGRAPHS.intersection(within) and not _NO_WORDS.intersection(within):
            words.append(event.of(raw))
    return "".join(words), Who.of(said.get("dc:creator"), said.get("dc:date"))
