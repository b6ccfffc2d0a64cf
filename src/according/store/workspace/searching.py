"""Search: words in the texts, who speaks, outlet, kind and date; the hits with their places, never with markup."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

from according.core import Attribution, DocumentKind, Span
from according.store.codec import decoder
from according.store.workspace.asked import Asked
from according.store.workspace.connection import Connection
from according.store.workspace.hits import Hit, Hits, SaidHit
from according.store.workspace.query import Query
from according.store.workspace.snippets import snippet

#: With up to so many matches the best come first; with more the newest, since weighing all would take too long.
RANKED = 1000
#: Where words are asked of speakers, so many of their documents are looked through.
_HEARD = 100
#: A word of the title weighs so much more than one of the text.
_WEIGHTS = "4.0, 1.0"

_attributions = decoder(tuple[Attribution, ...])
_said = decoder(tuple[tuple[int, str], ...])

#: A speaker in a document: number, id, title, outlet and published of this; name, what it said, and how much.
_Row = tuple[int, str, str | None, str | None, str | None, str, str, int]


def search(connection: Connection, query: Query) -> Hits:
    """What is found, the best first (the newest where very much is found, or where no words are asked for)."""
    with connection.reading() as raw:
        asked = Asked(raw, query)
        if asked.nothing:
            return Hits(total=0, documents=())
        looking = _Looking(raw, asked, max(0, query.limit), max(0, query.offset))
        numbers, total, exact = looking.documents()
        found = looking.hits(numbers)
        said, heard = looking.said() if asked.speakers else ((), 0)
        return Hits(total=total, documents=found, attributions=said, said=heard, exact=exact)


class _Looking:
    """One look through the workspace: for the page of ``limit`` hits after ``offset``."""

    def __init__(self, raw: sqlite3.Connection, asked: Asked, limit: int, offset: int) -> None:
        self._raw, self._asked, self._limit, self._offset = raw, asked, limit, offset
        #: The newest documents that have the words, and the newest speakers that were asked for.
        self._newest: list[int] = []
        self._speakers: list[_Row] = []

    def documents(self) -> tuple[list[int], int, bool]:
        """The numbers of the page's documents, how many there are in all, and whether they were counted to the end."""
        if self._asked.match:
            return self._matching()
        if self._asked.speakers:
            self._speakers = list(islice(self._heard(), 2 * RANKED))
            listed = list(dict.fromkeys(row[0] for row in self._speakers))
            return self._page(listed), min(len(listed), RANKED), len(listed) <= RANKED
        where, given = self._asked.conditions()
        total = self._raw.execute(f"SELECT count(*) FROM documents AS d WHERE {where}", given).fetchone()[0]  # noqa: S608
        rows = self._raw.execute(
            f"""SELECT d.number FROM documents AS d WHERE {where}
            ORDER BY d.published DESC, d.number DESC LIMIT ? OFFSET ?""",  # noqa: S608
            (*given, self._limit, self._offset),
        )
        return [row[0] for row in rows], total, True

    def hits(self, numbers: Sequence[int]) -> tuple[Hit, ...]:
        """The hits that these documents are, each with its passage."""
        found = []
        for number in numbers:
            identity, title, outlet, published, kind = self._raw.execute(
                "SELECT id, title, outlet, published, kind FROM documents WHERE number = ?", (number,)
            ).fetchone()
            text = self._text(number)
            found.append(
                Hit(
                    document=identity,
                    title=title,
                    outlet=outlet,
                    published=published,
                    kind=DocumentKind(kind),
                    snippet=snippet(text, self._asked.places.of(text)),
                )
            )
        return tuple(found)

    def said(self) -> tuple[tuple[SaidHit, ...], int]:
        """What the speakers said, the newest document first, and how much in all (or more than ``RANKED``).

        Where words are asked for these are to stand in what was said; only the newest documents are looked through.
        """
        page: list[SaidHit] = []
        total, last = 0, self._offset + self._limit
        among = self._newest[:_HEARD]
        rows = self._heard(among) if self._asked.match else iter(self._speakers)
        for row in rows:
            if self._asked.match:
                listed = self._said_in(row)
                count = len(listed)
            else:
                count = row[-1] if not self._asked.spoken else len(self._positions(row))
                listed = self._said_in(row) if total < last and total + count > self._offset else []
            page += listed[max(0, self._offset - total) : max(0, last - total)]
            total += count
            if total > RANKED and total >= last:
                break
        return tuple(page), min(total, RANKED + 1)

    def _matching(self) -> tuple[list[int], int, bool]:
        """Documents that have the words: the best first, or the newest where there are very many."""
        source, given = self._asked.matching()
        rows = self._raw.execute(
            f"SELECT i.rowid {source} ORDER BY i.rowid DESC LIMIT ?",
            (*given, max(RANKED + 1, self._offset + self._limit)),
        )
        numbers = self._newest = [row[0] for row in rows]
        if len(numbers) > RANKED:
            return self._page(numbers), RANKED, False
        weighed = self._raw.execute(f"SELECT bm25(texts_index, {_WEIGHTS}), -i.rowid {source}", given).fetchall()
        return self._page([-row[1] for row in sorted(weighed)]), len(numbers), True

    def _page(self, numbers: list[int]) -> list[int]:
        return numbers[self._offset : self._offset + self._limit]

    def _heard(self, among: Sequence[int] | None = None) -> Iterator[_Row]:
        """The speakers that were asked for, each in a document that all else holds for, the newest first."""
        if among is not None and not among:
            return iter(())
        source, given = self._asked.speaking(among)
        return self._raw.execute(
            f"""SELECT d.number, d.id, d.title, d.outlet, d.published, s.name, s.said, s.attributions {source}
            ORDER BY i.rowid DESC""",
            given,
        )

    def _said_in(self, row: _Row) -> list[SaidHit]:
        """What a speaker said in one document; where words are asked for only what has one of them."""
        number, document, title, outlet, published, speaker, *_ = row
        record = self._raw.execute(
            """SELECT json_extract(record, '$.attributions') FROM annotations WHERE document = ?
            ORDER BY number DESC LIMIT 1""",
            (number,),
        ).fetchone()[0]
        held, text, places = _attributions(record), self._text(number), self._asked.places
        return [
            SaidHit(
                document=document,
                attribution=one.id,
                kind=one.kind,
                speaker=speaker,
                cue=_joined(text, one.cue),
                content=_joined(text, one.content),
                place=one.place,
                title=title,
                outlet=outlet,
                published=published,
            )
            for one in (held[at] for at in self._positions(row))
            if not self._asked.match or places.any(_joined(text, one.content))
        ]

    def _positions(self, row: _Row) -> list[int]:
        """The places among a document's attributions of what a speaker said, in the kinds that were asked for."""
        spoken = self._asked.spoken
        return [at for at, kind in _said(row[6]) if not spoken or kind in spoken]

    def _text(self, number: int) -> str:
        return str(self._raw.execute("SELECT text FROM texts WHERE document = ?", (number,)).fetchone()[0])


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(span.of(text) for span in spans)
