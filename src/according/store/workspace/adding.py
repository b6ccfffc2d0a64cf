"""Documents come in: what is there already adds nothing, and another text at one address is another edition."""

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import parse_qsl, urlencode, urlsplit

from according.core import Annotated, InputError, SourceForm
from according.store.workspace import codec
from according.store.workspace.connection import Connection
from according.store.workspace.migrations import moment
from according.store.workspace.rows import Incoming, Outcome, Stored

#: What addresses carry to tell where a reader came from; it names no other page.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "smid", "ref_src")

_DOCUMENT = """INSERT INTO documents (number, id, path, title, outlet, author, url, published, language, kind, words,
    added, address, fetched, sha256, text_sha256, raw, place, page)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_TEXT = "INSERT INTO texts (document, title, text, record) VALUES (?, ?, ?, CAST(? AS TEXT))"
_ANNOTATION = """INSERT INTO annotations (document, model, made, record, vectors, rows)
    VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?)"""
_SPEAKER = "INSERT INTO speakers (number, document, entity, name, names) VALUES (?, ?, ?, ?, ?)"
_ATTRIBUTION = 'INSERT INTO attributions (speaker, position, id, kind, start, "end") VALUES (?, ?, ?, ?, ?, ?)'


def add(connection: Connection, rows: Sequence[Incoming]) -> tuple[Stored, ...]:
    """All of ``rows`` in one transaction, and what became of each.

    Raises:
        InputError: if the workspace cannot be written, or a text cannot be stored.

    """
    with connection.writing() as raw:
        batch = _Batch(raw)
        try:
            for row in rows:
                batch.take(row)
            batch.write()
        except UnicodeEncodeError as error:
            raise InputError(
                "the text", "holds half a character (a lone surrogate)", "save it anew as UTF-8"
            ) from error
        return batch.stored()


class _Batch:
    """What one call adds, gathered row by row and then written table by table."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._now = moment()
        self._models: dict[str, int] = {}
        self._fresh: dict[str, tuple[int, Incoming]] = {}  # by id: those of this batch
        self._texts: dict[str, list[str]] = {}
        self._places: dict[str, int] = {}
        self._documents: list[tuple[object, ...]] = []
        self._bodies: list[tuple[object, ...]] = []
        self._annotations: list[tuple[object, ...]] = []
        self._speakers: list[tuple[object, ...]] = []
        self._attributions: list[tuple[object, ...]] = []
        self._annotated: set[tuple[int, int]] = set()
        self._stored: list[tuple[str, Outcome]] = []
        self._pages: dict[int, None] = {}
        self._number = _last(raw, "documents")
        self._speaker = _last(raw, "speakers")

    def take(self, row: Incoming) -> None:
        document = row.annotated.document
        digest = hashlib.sha256(document.text.encode()).hexdigest()
        known = self._known(row, digest)
        if known is not None:
            number, identity = known
            fits = identity == document.id
            fresh = fits and self._annotate(number, row, again=True)
            self._stored.append((identity, Outcome.ANNOTATED if fresh else Outcome.SAME))
            return
        self._number += 1
        place = place_of(row.address) or place_of(document.url)
        page = self._page(row, place) or self._number
        self._documents.append(
            (
                self._number,
                document.id,
                codec.printable(document.path),
                document.title,
                document.outlet,
                document.author,
                document.url,
                document.published,
                document.language,
                document.kind.value,
                len(document.text.split()),
                self._now,
                row.address,
                row.fetched,
                document.raw.sha256,
                digest,
                self._bytes(row.raw),
                place,
                page,
            )
        )
        self._bodies.append((self._number, document.title, document.text, codec.document_record(document)))
        self._fresh[document.id] = (self._number, row)
        self._texts.setdefault(digest, []).append(document.id)
        if place:
            self._places.setdefault(place, page)
        if page != self._number:
            self._pages[page] = None
        self._annotate(self._number, row)
        self._stored.append((document.id, Outcome.EDITION if page != self._number else Outcome.ADDED))

    def write(self) -> None:
        put = self._raw.executemany
        put(_DOCUMENT, self._documents)
        put(_TEXT, self._bodies)
        put(_ANNOTATION, self._annotations)
        put(_SPEAKER, self._speakers)
        put(_ATTRIBUTION, self._attributions)
        for page in self._pages:
            settle(self._raw, page)

    def stored(self) -> tuple[Stored, ...]:
        return tuple(
            Stored(
                document=identity, outcome=outcome, of=self._before(identity) if outcome is Outcome.EDITION else None
            )
            for identity, outcome in self._stored
        )

    def _before(self, identity: str) -> str | None:
        found = self._raw.execute("SELECT edition_of, page, number FROM documents WHERE id = ?", (identity,)).fetchone()
        if found[0] is not None:
            return str(found[0])
        after = self._raw.execute(  # an older text than those that are there
            "SELECT id FROM documents WHERE page = ? AND number <> ? ORDER BY coalesce(fetched, added), number LIMIT 1",
            found[1:],
        ).fetchone()
        return str(after[0]) if after else None

    def _known(self, row: Incoming, digest: str) -> tuple[int, str] | None:
        """The document that is this one already: of the same bytes, or the same text from the same hand."""
        document = row.annotated.document
        if document.id in self._fresh:
            return self._fresh[document.id][0], document.id
        found = self._raw.execute("SELECT number FROM documents WHERE id = ?", (document.id,)).fetchone()
        if found:
            return int(found[0]), document.id
        for identity in self._texts.get(digest, ()):
            number, other = self._fresh[identity]
            there = other.annotated.document
            if _same((there.outlet, there.url, there.path, other.address), row):
                return number, identity
        rows = self._raw.execute(
            "SELECT number, id, outlet, url, path, address FROM documents WHERE text_sha256 = ? ORDER BY number",
            (digest,),
        )
        return next(((int(one[0]), str(one[1])) for one in rows if _same(one[2:], row)), None)

    def _page(self, row: Incoming, place: str | None) -> int | None:
        """The page of whose text this is another edition; parts of one file are documents beside each other."""
        if place is None:
            return None
        if place in self._places:
            page: int | None = self._places[place]
            others = [held for number, held in self._fresh.values() if number == page]
        else:
            found = self._raw.execute(
                "SELECT page FROM documents WHERE place = ? ORDER BY number LIMIT 1", (place,)
            ).fetchone()
            page, others = (int(found[0]) if found else None), []
        within = row.annotated.document.raw.within
        if page is not None and within is not None:
            if any(held.annotated.document.raw.within == within for held in others):
                return None
            if any(
                (held.annotated.document.raw.within and held.annotated.document.raw.within.sha256 == within.sha256)
                for held in others
            ):
                return None
            stored = self._raw.execute(
                "SELECT 1 FROM documents JOIN texts ON document = number WHERE page = ? "
                "AND json_extract(record, '$.raw.within.sha256') = ?",
                (page, within.sha256),
            ).fetchone()
            if stored:
                return None
        return page

    def _bytes(self, data: bytes | None) -> int | None:
        if data is None:
            return None
        digest = hashlib.sha256(data).hexdigest()
        self._raw.execute(
            "INSERT INTO raws (sha256, size, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (digest, len(data), data)
        )
        return int(self._raw.execute("SELECT number FROM raws WHERE sha256 = ?", (digest,)).fetchone()[0])

    def _model(self, name: str) -> int:
        if name not in self._models:
            self._raw.execute("INSERT INTO models (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
            found = self._raw.execute("SELECT number FROM models WHERE name = ?", (name,)).fetchone()
            self._models[name] = int(found[0])
        return self._models[name]

    def _annotate(self, number: int, row: Incoming, *, again: bool = False) -> bool:
        model = self._model(row.model)
        if (number, model) in self._annotated:
            return False
        if (
            again
            and self._raw.execute(
                "SELECT 1 FROM annotations WHERE document = ? AND model = ?", (number, model)
            ).fetchone()
        ):
            return False
        self._annotated.add((number, model))
        annotated = row.annotated
        self._annotations.append(
            (
                number,
                model,
                self._now,
                codec.found_record(annotated),
                codec.vectors_blob(annotated.vectors),
                len(annotated.vectors),
            )
        )
        if again:
            self._raw.execute("DELETE FROM speakers WHERE document = ?", (number,))
            self._speakers = [one for one in self._speakers if one[1] != number]
            gone = {one[0] for one in self._speakers}
            self._attributions = [one for one in self._attributions if one[0] in gone]
        self._voices(number, annotated)
        return True

    def _voices(self, number: int, annotated: Annotated) -> None:
        """Who speaks in it, and the attributions of each: what a search for a speaker goes by."""
        speakers: dict[str, int] = {}
        for position, attribution in enumerate(annotated.attributions):
            entity = annotated.entity(attribution.speaker)
            if entity is not None and hasattr(entity, "mentions"):
                key = entity.id
            elif attribution.source and attribution.form is not SourceForm.PRONOUN:
                key = " ".join(annotated.words(span) for span in attribution.source)
            else:
                continue
            if key not in speakers:
                self._speaker += 1
                speakers[key] = self._speaker
                name, names = key, key
                if entity is not None and hasattr(entity, "mentions"):
                    name = entity.name
                    called = (annotated.words(mention.span) for mention in entity.naming)
                    names = "\n".join(dict.fromkeys((name, *called)))
                self._speakers.append(
                    (self._speaker, number, attribution.speaker if entity is not None else None, name, names)
                )
            place = attribution.place
            self._attributions.append(
                (speakers[key], position, attribution.id, attribution.kind.value, place.start, place.end)
            )


def settle(raw: sqlite3.Connection, page: int) -> None:
    """Put the editions of a page in their order: which is of which, and which is the current one."""
    rows = raw.execute(
        "SELECT number, id FROM documents WHERE page = ? ORDER BY coalesce(fetched, added), number", (page,)
    ).fetchall()
    before = None
    for place, (number, identity) in enumerate(rows):
        raw.execute(
            "UPDATE documents SET edition_of = ?, current = ? WHERE number = ?",
            (before, int(place == len(rows) - 1), number),
        )
        before = identity


def place_of(address: str | None) -> str | None:
    """An address so that all that lead to one page are equal; None for what names no page of its own.

    The first page of a site is none: badly made pages all give it as theirs.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return address
    if parts.scheme not in ("http", "https"):
        return address
    host = (parts.hostname or "").removeprefix("www.") + (f":{port}" if port not in (None, 80, 443) else "")
    path = parts.path.rstrip("/")
    told = urlencode([pair for pair in parse_qsl(parts.query, True) if not pair[0].lower().startswith(_TRACKING)])
    if not path and not told:
        return None
    return f"{host}{path}{'?' + told if told else ''}"


def _same(there: Sequence[str | None], row: Incoming) -> bool:
    """Whether one with the same text is the same: from the same outlet, address or file, and from no other outlet."""
    document = row.annotated.document
    outlet, url, path, address = there
    if outlet and document.outlet:
        return outlet.casefold() == document.outlet.casefold()
    places = {place_of(url), place_of(address)} - {None}
    ours = {place_of(document.url), place_of(row.address)} - {None}
    if places and ours:
        return bool(places & ours)
    return PurePath(path or "").name == PurePath(codec.printable(document.path)).name


def _last(raw: sqlite3.Connection, table: str) -> int:
    found = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(found[0]) if found else 0
