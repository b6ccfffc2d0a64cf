"""Editions of one page: the texts that stood at one address, one after the other."""

import sqlite3


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
