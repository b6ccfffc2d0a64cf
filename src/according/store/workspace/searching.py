"""Search: words in the texts, who speaks, outlet, kind and date; the hits with their places, never with markup."""

import secrets
import sqlite3
import unicodedata
from collections.abc import Sequence
from typing import Any

from according.core import Attribution, AttributionKind, DocumentKind, Span
from according.store.codec import decoder
from according.store.workspace.connection import Connection
from according.store.workspace.hits import Hit, Hits, SaidHit, Snippet
from according.store.workspace.query import Query, Term

#: With up to so many matches the best come first; with more the newest, since weighing all would take too long.
RANKED = 2000
#: Characters of a snippet, and how many of them stand before the first place.
_SNIPPET, _LEAD = 240, 60
#: A word of the title weighs so much more than one of the text.
_WEIGHTS = "4.0, 1.0"
_attribution = decoder(Attribution)


def search(connection: Connection, query: Query) -> Hits:
    """What is found, the best first (the newest where very much is found, or where no words are asked for)."""
    with connection.reading() as raw:
        asked = _Asked(raw, query)
        if asked.nothing:
            return Hits(total=0, documents=())
        numbers, total, exact = asked.documents()
        marked = _marked(raw, asked.match, numbers) if asked.match else {}
        said, heard = asked.said() if query.speakers else ((), 0)
        return Hits(total=total, documents=_hits(raw, numbers, marked), attributions=said, said=heard, exact=exact)


class _Asked:
    """A query as conditions on rows of documents (``d``) and, where words are asked for, of their index."""

    def __init__(self, raw: sqlite3.Connection, query: Query) -> None:
        self._raw, self._query = raw, query
        wanted = [_phrase(term) for term in query.words if not term.without and _spelled(term.words)]
        unwanted = [_phrase(term) for term in query.words if term.without and _spelled(term.words)]
        #: Words were asked for, and none of them has a letter.
        self.nothing = any(not term.without for term in query.words) and not wanted
        self.match = " AND ".join(wanted)
        if wanted and unwanted:
            self.match = f"({self.match}) NOT ({' OR '.join(unwanted)})"
        self.speakers = " OR ".join(
            f"({' AND '.join(_quoted(word) for word in name.split() if _spelled(word))})"
            for name in query.speakers
            if _spelled(name)
        )
        self.nothing = self.nothing or (bool(query.speakers) and not self.speakers)
        self.where: list[str] = []
        self.given: list[Any] = []
        if unwanted and not wanted:
            self._and(
                "d.number NOT IN (SELECT rowid FROM texts_index WHERE texts_index MATCH ?)", " OR ".join(unwanted)
            )
        self._filters()

    def _and(self, condition: str, *given: Any) -> None:
        self.where.append(condition)
        self.given += given

    def _filters(self) -> None:
        query = self._query
        if query.outlets:
            outlets = _outlets(self._raw, query.outlets)
            self._and(f"d.outlet IN ({_marks(outlets)})", *outlets)
        kinds = [kind for kind in query.kinds if kind in set(DocumentKind)]
        if kinds:
            self._and(f"d.kind IN ({_marks(kinds)})", *kinds)
        start, end = query.dates or (None, None)
        if start:
            self._and("d.published >= ?", start)
        if end:
            self._and("d.published < ?", end + "~")
        if query.story is not None:
            self._and(
                """d.number IN (SELECT h.document FROM story_documents AS h JOIN stories AS s ON s.number = h.story
                WHERE s.id = ?)""",
                query.story,
            )
        spoken = self._said_kinds()
        if self.speakers:
            if spoken:
                self._and(
                    f"""d.number IN (SELECT s.document FROM speakers_index AS i JOIN speakers AS s ON s.number = i.rowid
                    JOIN attributions AS a ON a.speaker = s.number
                    WHERE speakers_index MATCH ? AND a.kind IN ({_marks(spoken)}))""",  # noqa: S608
                    self.speakers,
                    *spoken,
                )
            else:
                self._and(
                    """d.number IN (SELECT s.document FROM speakers_index AS i JOIN speakers AS s ON s.number = i.rowid
                    WHERE speakers_index MATCH ?)""",
                    self.speakers,
                )
        elif spoken:
            self._and(
                f"""EXISTS (SELECT 1 FROM speakers AS s JOIN attributions AS a ON a.speaker = s.number
                WHERE s.document = d.number AND a.kind IN ({_marks(spoken)}))""",  # noqa: S608
                *spoken,
            )

    def _said_kinds(self) -> list[str]:
        return [kind for kind in self._query.kinds if kind in set(AttributionKind)]

    def documents(self) -> tuple[list[int], int, bool]:
        """The numbers of the page's documents, how many there are in all, and whether they were counted to the end."""
        limit, offset = max(0, self._query.limit), max(0, self._query.offset)
        where = " AND ".join(self.where) or "1"
        if not self.match:
            total = self._raw.execute(f"SELECT count(*) FROM documents AS d WHERE {where}", self.given).fetchone()[0]  # noqa: S608
            rows = self._raw.execute(
                f"""SELECT d.number FROM documents AS d WHERE {where}
                ORDER BY d.published DESC, d.number DESC LIMIT ? OFFSET ?""",  # noqa: S608
                (*self.given, limit, offset),
            )
            return [row[0] for row in rows], total, True
        matched = (
            f"FROM texts_index AS i JOIN documents AS d ON d.number = i.rowid WHERE texts_index MATCH ? AND {where}"
        )
        given = (self.match, *self.given)
        total = self._raw.execute(
            f"SELECT count(*) FROM (SELECT 1 {matched} LIMIT {RANKED + 1})",  # noqa: S608
            given,
        ).fetchone()[0]
        order = f"bm25(texts_index, {_WEIGHTS}), i.rowid DESC" if total <= RANKED else "i.rowid DESC"
        rows = self._raw.execute(
            f"SELECT i.rowid {matched} ORDER BY {order} LIMIT ? OFFSET ?",
            (*given, limit, offset),
        )
        return [row[0] for row in rows], min(total, RANKED), total <= RANKED

    def said(self) -> tuple[tuple[SaidHit, ...], int]:
        """What the speakers said in the documents that were found, the newest first, and how much in all."""
        spoken = self._said_kinds()
        where = [*self.where, *([f"a.kind IN ({_marks(spoken)})"] if spoken else [])]
        given: list[Any] = [self.speakers, *self.given, *spoken]
        if self.match:
            where.append("d.number IN (SELECT rowid FROM texts_index WHERE texts_index MATCH ?)")
            given.append(self.match)
        source = f"""FROM speakers_index AS i JOIN speakers AS s ON s.number = i.rowid
            JOIN documents AS d ON d.number = s.document JOIN attributions AS a ON a.speaker = s.number
            WHERE speakers_index MATCH ? AND {" AND ".join(where)}"""
        total = self._raw.execute(f"SELECT count(*) {source}", given).fetchone()[0]
        rows = self._raw.execute(
            f"""SELECT d.id, a.id, a.kind, s.name, d.title, d.outlet, d.published,
            d.number, a.position {source} ORDER BY d.published DESC, d.number DESC, a.position LIMIT ? OFFSET ?""",
            (*given, max(0, self._query.limit), max(0, self._query.offset)),
        ).fetchall()
        return tuple(self._said_hit(row) for row in rows), total

    def _said_hit(self, row: Sequence[Any]) -> SaidHit:
        document, identity, kind, speaker, title, outlet, published, number, position = row
        text, record = self._raw.execute(
            """SELECT t.text, json_extract(a.record, '$.attributions[' || ? || ']') FROM texts AS t
            JOIN annotations AS a ON a.document = t.document WHERE t.document = ? ORDER BY a.number DESC LIMIT 1""",
            (position, number),
        ).fetchone()
        said = _attribution(record)
        return SaidHit(
            document=document,
            attribution=identity,
            kind=AttributionKind(kind),
            speaker=speaker,
            cue=_joined(text, said.cue),
            content=_joined(text, said.content),
            place=said.place,
            title=title,
            outlet=outlet,
            published=published,
        )


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(span.of(text) for span in spans)


def _hits(raw: sqlite3.Connection, numbers: Sequence[int], marked: dict[int, tuple[Span, ...]]) -> tuple[Hit, ...]:
    found = {}
    for number, identity, title, outlet, published, kind, text in raw.execute(
        f"""SELECT d.number, d.id, d.title, d.outlet, d.published, d.kind, t.text FROM documents AS d
        JOIN texts AS t ON t.document = d.number WHERE d.number IN ({_marks(numbers)})""",  # noqa: S608
        numbers,
    ):
        found[number] = Hit(
            document=identity,
            title=title,
            outlet=outlet,
            published=published,
            kind=DocumentKind(kind),
            snippet=snippet(text, marked.get(number, ())),
        )
    return tuple(found[number] for number in numbers)


def snippet(text: str, places: Sequence[Span]) -> Snippet:
    """The passage of ``text`` that holds most of ``places``, cut between words; the text's beginning without any."""
    best = max(range(len(places)), key=lambda n: (_within(places, n), -n)) if places else None
    first = places[best].start if best is not None else 0
    start = max(0, first - _LEAD)
    if start:
        gap = text.find(" ", start, first)
        start = gap + 1 if gap >= 0 else start
    end = min(len(text), start + _SNIPPET)
    if best is not None:
        end = max(end, min(places[best].end, start + 4 * _SNIPPET))
    if end < len(text):
        gap = text.rfind(" ", first, end)
        end = gap if gap > (places[best].end if best is not None else start) else end
    spans = tuple(
        Span(max(p.start, start) - start, min(p.end, end) - start) for p in places if p.start < end and p.end > start
    )
    return Snippet(text=text[start:end], spans=spans, start=start)


def _within(places: Sequence[Span], first: int) -> int:
    bound = places[first].start + _SNIPPET - _LEAD
    return sum(1 for place in places[first : first + 40] if place.end <= bound)


def _marked(raw: sqlite3.Connection, match: str, numbers: Sequence[int]) -> dict[int, tuple[Span, ...]]:
    """The places of each document's text that match, as the index itself finds them."""
    opening, closing = (f"\x02{secrets.token_hex(8)}{end}" for end in "<>")
    found: dict[int, tuple[Span, ...]] = {}
    for number in numbers:
        row = raw.execute(
            "SELECT highlight(texts_index, 1, ?, ?) FROM texts_index WHERE texts_index MATCH ? AND rowid = ?",
            (opening, closing, match, number),
        ).fetchone()
        if row is None or row[0] is None:
            continue
        spans, at = [], 0
        for piece in row[0].split(opening)[0:]:
            inside, mark, after = piece.partition(closing)
            if mark:
                if inside:
                    spans.append(Span(at, at + len(inside)))
                at += len(inside) + len(after)
            else:
                at += len(piece)
        found[number] = tuple(spans)
    return found


def _outlets(raw: sqlite3.Connection, asked: Sequence[str]) -> list[str]:
    """The outlets whose name has one of the names in it, whatever their case and accents."""
    names = [
        row[0]
        for row in raw.execute(
            """WITH RECURSIVE named (outlet) AS (SELECT min(outlet) FROM documents
            UNION ALL SELECT (SELECT min(outlet) FROM documents WHERE outlet > named.outlet) FROM named
                WHERE named.outlet IS NOT NULL)
            SELECT outlet FROM named WHERE outlet IS NOT NULL"""
        )
    ]
    wanted = [folded(name) for name in asked]
    return [name for name in names if any(one in folded(name) for one in wanted)]


def folded(words: str) -> str:
    """Words without case and accents."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def _phrase(term: Term) -> str:
    return _quoted(term.words) + ("*" if term.prefix else "")


def _quoted(words: str) -> str:
    """Words as a string of the index's own language, in which nothing has a meaning of its own."""
    return '"' + words.replace('"', '""').replace("\0", " ") + '"'


def _spelled(words: str) -> bool:
    """Whether there is a letter or a digit in it: the index knows no other."""
    return any(unicodedata.category(c)[0] in "LN" for c in words)


def _marks(given: Sequence[object]) -> str:
    return ", ".join("?" * len(given))
