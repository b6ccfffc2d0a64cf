"""Corpora of one event in several accounts, in which people marked what each account calls whom (NewsWCL50).

A file of JSON Lines has an event a line: ``id`` and ``accounts``, each with ``id``, ``outlet``, ``title``, ``text``
and ``codings``: ``start``, ``end``, ``type`` (ACTOR, GROUP, COUNTRY …) and ``concept``, the same for what is the same
in the whole event. ``located`` tells how a coding's place in the text was found.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from according.core import InputError, Span
from according.evaluate.lines import malformed, records

#: Only these places are taken: the rest were found outside of the sentence that was coded.
_SURE = "in its sentence"


class Half(StrEnum):
    """What an event is for: to tune on, or to report on."""

    TUNING = "tuning"
    REPORTING = "reporting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A stretch of an account that people coded: its ``type`` and whom or what it means (``concept``)."""

    span: Span
    type: str
    concept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One outlet's account of an event."""

    id: str
    outlet: str
    title: str
    text: str
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event in several accounts."""

    id: str
    accounts: tuple[Account, ...]

    @property
    def half(self) -> Half:
        """Tuning where the CRC-32 of the id is odd: an event's half does not depend on which others there are."""
        return Half.TUNING if zlib.crc32(self.id.encode("utf-8")) % 2 else Half.REPORTING


def read_events(path: Path) -> tuple[Event, ...]:
    """The events of a file.

    Raises:
        InputError: if it cannot be read or is of another form; the message names file and line.

    """
    out = [_event(path, number, record) for number, record in records(path)]
    if not out:
        raise InputError(str(path), "has no events", "give a file of JSON Lines, an event a line")
    return tuple(out)


def coded(event: Event, types: Sequence[str]) -> Iterator[tuple[Account, Coding]]:
    """The codings of these types, each once."""
    for account in event.accounts:
        seen: set[tuple[Span, str]] = set()
        for coding in account.codings:
            if coding.type in types and (coding.span, coding.concept) not in seen:
                seen.add((coding.span, coding.concept))
                yield account, coding


def _event(path: Path, number: int, record: Mapping[str, Any]) -> Event:
    try:
        accounts = tuple(_account(path, number, item) for item in record["accounts"])
        return Event(id=str(record["id"]), accounts=accounts)
    except (KeyError, TypeError, AttributeError) as error:
        raise malformed(path, number, "has no id, or no accounts with id, text and codings") from error


def _account(path: Path, number: int, item: Mapping[str, Any]) -> Account:
    text, codings = item["text"], []
    for coding in item["codings"]:
        start, end = coding["start"], coding["end"]
        if not 0 <= start < end <= len(text) or text[start:end] != coding.get("text", text[start:end]):
            raise malformed(path, number, f"has other words than {coding.get('text')!r} at {start}–{end}")
        if coding.get("located", _SURE) == _SURE:
            codings.append(Coding(span=Span(start, end), type=coding["type"], concept=coding["concept"]))
    return Account(
        id=str(item["id"]),
        outlet=str(item.get("outlet") or ""),
        title=str(item.get("title") or ""),
        text=text,
        codings=tuple(codings),
    )
