"""The job of adding: addresses fetched and files copied into a folder, what changed kept in both its editions."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from according.core import Document, InputError, Skipped, UsageError
from according.core.versions import Edition, EditionChange
from according.fetch import (
    Folder,
    SavedPage,
    Visit,
    Visitor,
    change_bytes,
    copy_whole,
    digest_of,
    edition_change,
    is_address,
    is_change,
    parse_address,
    reservation_words,
    robots_words,
    saved_metadata,
    warc_bytes,
)
from according.job.saved import document_in

_CARRIED = ("outlet", "entry_title")


class Outcome(StrEnum):
    """What adding did."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one address or file: where it is now, what differs from before, and what there is to tell."""

    name: str
    path: Path
    outcome: Outcome
    change: EditionChange | None = None
    notes: tuple[str, ...] = ()


class Adder:
    """Adds pages and files to a folder, one after the other.

    Args:
        visitor: what fetches pages.
        folder: where they are kept.
        now: the moment, with its time zone.

    """

    def __init__(self, visitor: Visitor, folder: Folder, now: Callable[[], datetime]) -> None:
        self._visitor, self._folder, self._now = visitor, folder, now

    def add(self, name: str, extra: Mapping[str, Any] | None = None) -> Added:
        """What is at an address, or in a file, added to the folder; ``extra`` goes into a page's metadata.

        Raises:
            InputError: if it cannot be fetched or read.
            UsageError: if the folder cannot be written.

        """
        try:
            return self._page(name, extra or {}) if is_address(name) else self._file(name)
        except OSError as error:
            why = (error.strerror or "no reason given").lower()
            raise UsageError(f"{self._folder.path}: cannot be written ({why}); name another folder") from error

    def _page(self, name: str, extra: Mapping[str, Any]) -> Added:
        known = self._folder.find(parse_address(name))
        visit = self._visitor.visit(name, _conditions(known) if known else ())
        answer = visit.answer
        known = known or self._folder.find(answer.asked, answer.address)
        same = answer.unchanged or (known and known.sha256 == digest_of(answer.content))
        if known and same:
            told = "the site says so" if answer.unchanged else "byte for byte"
            return Added(name=name, path=known.path, outcome=Outcome.SAME, notes=(told,))
        if known:
            # What a feed's owner gave stays with the page.
            earlier = saved_metadata(known.path)
            extra = {**{key: earlier[key] for key in _CARRIED if key in earlier}, **extra}
        fetched = self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        document, why = document_in(warc_bytes(visit, fetched, extra), name)
        data = warc_bytes(visit, fetched, {**extra, **_titles(document)})
        notes = (
            *visit_notes(visit),
            *((f"kept, but other commands cannot read its text yet: it {why}",) if why else ()),
        )
        if known is None:
            path = self._folder.put(answer.asked, data)
            return Added(name=name, path=path, outcome=Outcome.ADDED, notes=notes)
        change = self._change(known, visit, fetched, document)
        if not is_change(change):
            notes = ("its markup changed, its words did not",)
            return Added(name=name, path=known.path, outcome=Outcome.SAME, notes=notes)
        path = self._folder.follow(known, data, change_bytes(change))
        return Added(name=name, path=path, outcome=Outcome.CHANGED, change=change, notes=notes)

    def _change(self, known: SavedPage, visit: Visit, fetched: str, document: Document | None) -> EditionChange:
        earlier, _ = document_in(known.path.read_bytes(), str(known.path))
        metadata = saved_metadata(known.path)
        before = Edition(
            file=self._folder.kept_name(known),
            fetched=known.fetched,
            sha256=known.sha256,
            title=metadata.get("title"),
            published=metadata.get("published"),
        )
        after = Edition(
            file=known.path.name, fetched=fetched, sha256=digest_of(visit.answer.content), **_titles(document)
        )
        return edition_change(before, after, earlier, document)

    def _file(self, name: str) -> Added:
        source = Path(name)
        if source.is_dir():
            raise InputError(name, "is a folder", "name the files in it, or compare the folder as it is")
        if not source.is_file():
            raise InputError(name, "does not exist", "check the name; an address begins with https://")
        try:
            digest, size = _digest(source), source.stat().st_size
        except OSError as error:
            why = (error.strerror or "no reason given").lower()
            raise InputError(name, f"cannot be read ({why})", "check the file and its permissions") from error
        for path in _files(self._folder.path):
            if path.stat().st_size == size and _digest(path) == digest:
                return Added(name=name, path=path, outcome=Outcome.SAME, notes=("byte for byte",))
        target = self._folder.path / (source.name.lstrip(".") or "file")
        for digits in (8, 64):
            if target.exists():
                target = target.with_name(f"{source.stem.lstrip('.')}-{digest[:digits]}{source.suffix}")
        copy_whole(source, target)
        return Added(name=name, path=target, outcome=Outcome.ADDED)


def _nothing(row: Added | Skipped) -> None:
    """What is done after each name where nobody watches."""


def add_all(
    names: Sequence[str], adder: Adder, done: Callable[[Added | Skipped], None] = _nothing
) -> tuple[Added | Skipped, ...]:
    """Each of the names added, or why it was left out; ``done`` is called after each.

    Raises:
        UsageError: if the folder cannot be written.

    """
    rows: list[Added | Skipped] = []
    for name in names:
        try:
            rows.append(adder.add(name))
        except InputError as error:
            rows.append(Skipped.of(error))
        done(rows[-1])
    return tuple(rows)


def visit_notes(visit: Visit) -> tuple[str, ...]:
    """What there is to tell of a page that was fetched."""
    answer, robots = visit.answer, visit.robots
    notes = []
    if answer.hops:
        notes.append(f"it led to {answer.address}")
        if any(hop.start.startswith("https:") and hop.end.startswith("http:") for hop in answer.hops):
            notes.append("on the way it left encryption: others could see and alter it")
    notes.append(robots_words(robots.state.value, robots.allowed))
    notes += [reservation_words(r.name, r.where, r.value) for r in visit.reservations]
    return tuple(notes)


def _conditions(known: SavedPage) -> tuple[tuple[str, str], ...]:
    """By which the site can say that nothing changed, where it answers from the place that was asked."""
    if known.asked != known.address:
        return ()
    named = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return tuple((name, value) for name, value in named if value and value.isascii() and value.isprintable())


def _titles(document: Document | None) -> dict[str, str | None]:
    return {"title": document.title, "published": document.published} if document else {}


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
