"""Documents come in: what is there already adds nothing, and another text at one address is another edition."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from according.core import InputError
from according.store import codec
from according.store.workspace.connection import Connection
from according.store.workspace.editions import settle
from according.store.workspace.migrations import moment
from according.store.workspace.prepared import Prepared
from according.store.workspace.rows import Incoming, Outcome, Stored
from according.store.workspace.sameness import same_hand

_DOCUMENT = """INSERT INTO documents (number, id, path, title, outlet, author, url, published, language, kind, words,
    added, address, fetched, sha256, text_sha256, raw, place, page)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_ANNOTATION = """INSERT INTO annotations (document, model, made, kinds, rows, record, vectors)
    VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT), ?)"""
#: How many values one statement asks for.
_MANY = 500
#: From so many documents on a second thread is worth its start.
_SEVERAL = 16


def add(connection: Connection, rows: Sequence[Incoming]) -> tuple[Stored, ...]:
    """All of ``rows`` in one transaction, and what became of each.

    Raises:
        InputError: if the workspace cannot be written, or a text cannot be stored.

    """
    try:
        taken = [Prepared(row) for row in rows]
        with connection.reading() as raw:
            there = _asked(raw, "SELECT id, number FROM documents WHERE id IN", [row.id for row in taken])
        for row in taken:
            if row.id not in there:
                row.prepare()
        with connection.writing(durable=False) as raw:
            batch = _Batch(raw, taken)
            for row in taken:
                batch.take(row)
            batch.write()
            return batch.stored()
    except UnicodeEncodeError as error:
        raise InputError("the text", "holds half a character (a lone surrogate)", "save it anew as UTF-8") from error


class _Batch:
    """What one call adds, gathered row by row and then written table by table."""

    def __init__(self, raw: sqlite3.Connection, rows: Sequence[Prepared]) -> None:
        self._raw, self._now = raw, moment()
        self._there: dict[str, int] = _asked(
            raw, "SELECT id, number FROM documents WHERE id IN", [row.id for row in rows]
        )
        self._texts = _asked(
            raw,
            "SELECT text_sha256, count(*) FROM documents WHERE text_sha256 IN",
            [row.text_sha256 for row in rows],
            "GROUP BY 1",
        )
        places = [row.place for row in rows if row.place]
        self._pages: dict[str, int] = _asked(raw, "SELECT place, page FROM documents WHERE place IN", places)
        digests = [row.raw_sha256 for row in rows if row.raw_sha256]
        self._raws: dict[str, int] = _asked(raw, "SELECT sha256, number FROM raws WHERE sha256 IN", digests)
        self._models: dict[str, int] = {}
        self._fresh: dict[int, Prepared] = {}
        self._annotated: dict[tuple[int, int], Prepared] = {}
        self._again: dict[tuple[int, int], int] = {}
        self._stored: list[tuple[str, Outcome]] = []
        self._pages_grown: dict[int, None] = {}
        self._raw_bytes: list[tuple[object, ...]] = []
        self._documents: list[tuple[object, ...]] = []
        self._number = _last(raw, "documents")

    def take(self, row: Prepared) -> None:
        """Gather one."""
        known = self._known(row)
        if known is not None:
            number, identity = known
            # What was found counts in this very text, yet belongs to the document as it is there.
            fresh = identity == row.id and self._annotate(number, row)
            self._stored.append((identity, Outcome.ANNOTATED if fresh else Outcome.SAME))
            return
        self._number += 1
        number, document, given = self._number, row.document, row.given
        page = self._page(row) or number
        self._documents.append(
            (
                number,
                row.id,
                codec.printable(document.path),
                document.title,
                document.outlet,
                document.author,
                document.url,
                document.published,
                document.language,
                document.kind.value,
                row.words,
                self._now,
                given.address,
                given.fetched,
                document.raw.sha256,
                row.text_sha256,
                self._bytes(row),
                row.place,
                page,
            )
        )
        self._there[row.id], self._fresh[number] = number, row
        self._texts[row.text_sha256] = 1
        if row.place:
            self._pages.setdefault(row.place, page)
        if page != number:
            self._pages_grown[page] = None
        self._annotate(number, row)
        self._stored.append((row.id, Outcome.ADDED if page == number else Outcome.EDITION))

    def write(self) -> None:
        """Write all that was gathered."""
        put = self._raw.executemany
        put("INSERT INTO raws (number, sha256, size, bytes) VALUES (?, ?, ?, ?)", self._raw_bytes)
        put(_DOCUMENT, self._documents)
        texts = ((number, row.document.title, row.document.text, row.record) for number, row in self._fresh.items())
        columns = "document, title, text, record"
        self._indexed("texts", columns, "?, ?, ?, CAST(? AS TEXT)", texts, self._prepare_found)
        put(_ANNOTATION, (self._annotation(at, row) for at, row in self._annotated.items() if at not in self._again))
        self._take_up()
        self._speak()
        for page in self._pages_grown:
            settle(self._raw, page)

    def stored(self) -> tuple[Stored, ...]:
        """What became of each, once it is written."""
        return tuple(
            Stored(
                document=identity, outcome=outcome, of=self._before(identity) if outcome is Outcome.EDITION else None
            )
            for identity, outcome in self._stored
        )

    def _before(self, identity: str) -> str | None:
        before, *here = self._raw.execute(
            "SELECT edition_of, page, number FROM documents WHERE id = ?", (identity,)
        ).fetchone()
        if before is not None:
            return str(before)
        after = self._raw.execute(  # an older text than those that are there
            "SELECT id FROM documents WHERE page = ? AND number <> ? ORDER BY coalesce(fetched, added), number LIMIT 1",
            here,
        ).fetchone()
        return str(after[0]) if after else None

    def _known(self, row: Prepared) -> tuple[int, str] | None:
        """The document that is this one already: of the same bytes, or the same text from the same hand."""
        if row.id in self._there:
            return self._there[row.id], row.id
        if row.text_sha256 not in self._texts:
            return None
        for number, other in self._fresh.items():
            if other.text_sha256 == row.text_sha256 and same_hand(other.hand, row.hand):
                return number, other.id
        rows = self._raw.execute(
            "SELECT number, id, outlet, place, path FROM documents WHERE text_sha256 = ? ORDER BY number",
            (row.text_sha256,),
        )
        return next(((int(one[0]), str(one[1])) for one in rows if same_hand(one[2:], row.hand)), None)

    def _page(self, row: Prepared) -> int | None:
        """The page of whose text this is another edition; parts of one file are documents beside each other."""
        page = self._pages.get(row.place) if row.place else None
        if page is None or row.within is None:
            return page
        if any(other.within == row.within for other in self._fresh.values() if other.place == row.place):
            return None
        beside = self._raw.execute(
            """SELECT 1 FROM documents JOIN texts ON document = number
            WHERE page = ? AND json_extract(record, '$.raw.within.sha256') = ?""",
            (page, row.within),
        ).fetchone()
        return None if beside else page

    def _bytes(self, row: Prepared) -> int | None:
        digest, data = row.raw_sha256, row.given.raw
        if digest is None or data is None:
            return None
        if digest not in self._raws:
            if not self._raw_bytes:
                self._first_raw = int(self._raw.execute("SELECT coalesce(max(number), 0) FROM raws").fetchone()[0])
            self._raws[digest] = self._first_raw + len(self._raw_bytes) + 1
            self._raw_bytes.append((self._raws[digest], digest, len(data), data))
        return self._raws[digest]

    def _model(self, name: str) -> int:
        if name not in self._models:
            self._raw.execute("INSERT INTO models (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
            found = self._raw.execute("SELECT number FROM models WHERE name = ?", (name,)).fetchone()
            self._models[name] = int(found[0])
        return self._models[name]

    def _annotate(self, number: int, row: Prepared) -> bool:
        at = (number, self._model(row.given.model))
        if at in self._annotated:
            return False
        if number not in self._fresh:
            asked = """SELECT number, number = (SELECT max(number) FROM annotations WHERE document = ?1)
                FROM annotations WHERE document = ?1 AND model = ?2"""
            found = self._raw.execute(asked, at).fetchone()
            if found is not None and found[1]:
                return False
            if found is not None:
                self._again[at] = int(found[0])
        self._annotated[at] = row
        return True

    def _take_up(self) -> None:
        """A model's annotations that others came after count as the newest again; what was compared keeps to them."""
        if self._again:
            self._raw.execute("PRAGMA defer_foreign_keys = ON")
        for before in self._again.values():
            (number,) = self._raw.execute("SELECT max(number) + 1 FROM annotations").fetchone()
            self._raw.execute("UPDATE annotations SET number = ? WHERE number = ?", (number, before))
            self._raw.execute("UPDATE comparison_documents SET annotation = ? WHERE annotation = ?", (number, before))

    def _annotation(self, at: tuple[int, int], row: Prepared) -> tuple[object, ...]:
        annotated = row.given.annotated
        kinds = " ".join(dict.fromkeys([one.kind.value for one in annotated.attributions]))
        vectors = annotated.vectors
        return (*at, self._now, kinds, len(vectors), row.found, codec.vectors_blob(vectors))

    def _speak(self) -> None:
        """Who speaks, as the newest annotations have it."""
        newest = {number: row for (number, _), row in self._annotated.items()}
        again = [(number,) for number in newest if number not in self._fresh]
        self._raw.executemany("DELETE FROM speakers WHERE document = ?", again)
        first = _last(self._raw, "speakers") + 1
        heard = enumerate(((number, one) for number, row in newest.items() for one in row.speakers), start=first)
        rows = (
            (at, number, one.entity, one.name, one.names, one.kinds, codec.encoded(one.said), len(one.said))
            for at, (number, one) in heard
        )
        columns = "number, document, entity, name, names, kinds, said, attributions"
        self._indexed("speakers", columns, "?, ?, ?, ?, ?, ?, ?, ?", rows)

    def _prepare_found(self) -> None:
        for row in self._annotated.values():
            row.prepare_found()

    def _indexed(
        self,
        table: str,
        columns: str,
        marks: str,
        rows: Iterable[tuple[object, ...]],
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        """Rows of a table whose triggers fill an index, in one statement; ``meanwhile`` is done beside it.

        The index is written out whenever a statement begins that may fail in its midst; one a row takes ten times as
        long. While SQLite is at work on so long a statement, the interpreter is free.
        """
        self._raw.execute(f"CREATE TEMP TABLE IF NOT EXISTS incoming_{table} ({columns})")
        self._raw.executemany(f"INSERT INTO temp.incoming_{table} VALUES ({marks})", rows)  # noqa: S608
        put = f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM temp.incoming_{table} ORDER BY rowid"  # noqa: S608
        if meanwhile is None or len(self._fresh) < _SEVERAL:
            self._raw.execute(put)
        else:
            with ThreadPoolExecutor(1) as beside:
                filled = beside.submit(self._raw.execute, put)
                meanwhile()
                filled.result()
        self._raw.execute(f"DELETE FROM temp.incoming_{table}")  # noqa: S608


def _asked(raw: sqlite3.Connection, select: str, values: Sequence[str], end: str = "") -> dict[str, int]:
    """What a statement of two columns gives for these values."""
    found: dict[str, int] = {}
    for start in range(0, len(values), _MANY):
        part = values[start : start + _MANY]
        found.update(raw.execute(f"{select} ({', '.join('?' * len(part))}) {end}", part).fetchall())
    return found


def _last(raw: sqlite3.Connection, table: str) -> int:
    found = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(found[0]) if found else 0
