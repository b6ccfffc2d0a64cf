"""A query as conditions of SQL: what the indexes are asked, and what has to hold of a document."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from according.core import AttributionKind, DocumentKind
from according.store.workspace.matching import naming, speakers_match, spelled, texts_match
from according.store.workspace.places import Places
from according.store.workspace.query import Query

#: A filter that leaves no more documents than this is carried out first, and the index compared with what it leaves;
#: one that leaves more is asked of each document that the index gives, of which soon enough are found.
_FEW = 10_000
_SPOKEN = frozenset(kind.value for kind in AttributionKind)
_SORTS = frozenset(kind.value for kind in DocumentKind)


class Asked:
    """What a query asks, in the words of this workspace's tables.

    ``match`` is for the index of texts and ``speakers`` for that of speakers, "" where nothing is asked of one;
    ``places`` finds the words in a text;
    ``spoken`` are the kinds of attributions. ``nothing``: nothing can be found, since what was asked for has no letter.
    """

    def __init__(self, raw: sqlite3.Connection, query: Query) -> None:
        self._raw = raw
        wanted, unwanted = texts_match(query.words)
        self.places = Places(query.words)
        self.match = f"({wanted}) NOT ({unwanted})" if wanted and unwanted else wanted
        self.spoken = tuple(kind for kind in query.kinds if kind in _SPOKEN)
        self.speakers = speakers_match(query.speakers, self.spoken)
        wordless = any(not term.without and not spelled(term.words) for term in query.words)
        self.nothing = wordless or bool(query.speakers and not self.speakers)
        self._where: list[str] = []
        self._given: list[Any] = []
        if unwanted and not wanted:
            self._and("d.number NOT IN (SELECT rowid FROM texts_index WHERE texts_index MATCH ?)", unwanted)
        self._filters(query)

    def conditions(self) -> tuple[str, list[Any]]:
        """What has to hold of a document ``d``, and the values in it."""
        return " AND ".join(self._where) or "1", list(self._given)

    def matching(self) -> tuple[str, list[Any]]:
        """The source of rows ``i`` of the index of texts that match, and the values in it."""
        where, given = self.conditions()
        source, values = "FROM texts_index AS i", [self.match]
        also, given_also = "", list[Any]()
        if self._where and self._few(f"FROM documents AS d WHERE {where}", given):
            # The plus keeps SQLite from asking the index anew for each document.
            also = f" AND +i.rowid IN (SELECT d.number FROM documents AS d WHERE {where})"  # noqa: S608
            given_also = given
        elif self._where:
            source, also, given_also = (
                f"{source} CROSS JOIN documents AS d ON d.number = i.rowid",
                f" AND {where}",
                given,
            )
        if self.speakers:
            heard = "FROM speakers_index WHERE speakers_index MATCH ?"
            if self._few(heard, [self.speakers]):
                also += f" AND +i.rowid IN (SELECT document FROM speakers WHERE number IN (SELECT rowid {heard}))"  # noqa: S608
            else:
                also += f""" AND EXISTS (SELECT 1 FROM speakers AS s WHERE s.document = i.rowid
                    AND +s.number IN (SELECT rowid {heard}))"""  # noqa: S608
            given_also = [*given_also, self.speakers]
        return f"{source} WHERE texts_index MATCH ?{also}", [*values, *given_also]

    def speaking(self, among: Sequence[int] | None = None) -> tuple[str, list[Any]]:
        """The source of rows ``i`` of the index of speakers that match, their ``s`` and ``d``, and the values in it.

        ``among`` are the only documents that are of interest.
        """
        where, given = self.conditions()
        if among is not None:
            first, last = self._raw.execute(
                f"SELECT min(number), max(number) FROM speakers WHERE document IN ({marks(among)})",  # noqa: S608
                among,
            ).fetchone()
            where, given = f"i.rowid BETWEEN ? AND ? AND +d.number IN ({marks(among)})", [first, last, *among]
        source = """FROM speakers_index AS i CROSS JOIN speakers AS s ON s.number = i.rowid
            CROSS JOIN documents AS d ON d.number = s.document WHERE speakers_index MATCH ?"""
        return f"{source} AND {where}", [self.speakers, *given]

    def _few(self, source: str, given: Sequence[Any]) -> bool:
        counted = self._raw.execute(f"SELECT count(*) FROM (SELECT 1 {source} LIMIT {_FEW + 1})", given)  # noqa: S608
        return bool(counted.fetchone()[0] <= _FEW)

    def _and(self, condition: str, *given: Any) -> None:
        self._where.append(condition)
        self._given += given

    def _filters(self, query: Query) -> None:
        if query.outlets:
            outlets = naming(self._outlets(), query.outlets)
            self._and(f"d.outlet IN ({marks(outlets)})", *outlets)
        sorts = [kind for kind in query.kinds if kind in _SORTS]
        if sorts:
            self._and(f"d.kind IN ({marks(sorts)})", *sorts)
        start, end = query.dates or (None, None)
        if start:
            self._and("d.published >= ?", start)
        if end:
            self._and("d.published < ?", end + "~")  # after every time of that day
        if query.story is not None:
            self._and(
                """d.number IN (SELECT h.document FROM story_documents AS h JOIN stories AS s ON s.number = h.story
                WHERE s.id = ?)""",
                query.story,
            )
        if self.spoken and not self.speakers:
            asked = " OR ".join("' ' || a.kinds || ' ' LIKE ?" for _ in self.spoken)
            self._and(
                f"""EXISTS (SELECT 1 FROM annotations AS a WHERE ({asked}) AND a.number =
                (SELECT max(newest.number) FROM annotations AS newest WHERE newest.document = d.number))""",  # noqa: S608
                *(f"% {kind} %" for kind in self.spoken),
            )

    def _outlets(self) -> Iterator[str]:
        """Every outlet that there is, by steps through its index rather than through the documents."""
        rows = self._raw.execute(
            """WITH RECURSIVE named (outlet) AS (SELECT min(outlet) FROM documents
            UNION ALL SELECT (SELECT min(outlet) FROM documents WHERE outlet > named.outlet) FROM named
                WHERE named.outlet IS NOT NULL)
            SELECT outlet FROM named WHERE outlet IS NOT NULL"""
        )
        return (row[0] for row in rows)


def marks(given: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" * len(given))
