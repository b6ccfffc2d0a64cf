"""Tables made by code: JSON Lines, JSON lists, CSV in several dialects and encodings."""

import csv
import gzip
import io
import json
from typing import Any

WORDS = 'The council voted 6–0 on Monday.\n\nMayor Ada Lind said: "It was about leadership."'
ROWS: list[dict[str, Any]] = [
    {
        "headline": "Council ends foreign training",
        "body": WORDS,
        "source": {"id": None, "name": "The Gazette"},
        "publishedAt": "2018-04-17T10:00:00Z",
        "url": "https://gazette.example/a",
        "author": "Jane Doe",
    },
    {"headline": "A row without a text", "body": ""},
    {"headline": "In markup", "body": "<p>Fish &amp; chips</p><p>A second paragraph.</p>", "source": "The Post"},
    {"headline": "Half a character", "body": "A half \ud83d of one, and 😀 whole.", "date": "03/04/2020"},
]


def lines(*rows: Any, end: str = "\n") -> bytes:
    """Rows as JSON Lines; a string stands as it is."""
    return "".join((row if isinstance(row, str) else json.dumps(row)) + end for row in rows).encode()


def sheet(rows: list[list[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    """Rows as CSV."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=end).writerows(rows)
    return written.getvalue()


SHEET = [
    ["Title", "Text", "Date", "Outlet"],
    ['He said "no"', 'First line;\r\nsecond, with "quotes".', "17.04.2018", "The Gazette"],
    ["Empty", "", "", ""],
    ["Two", "=SUM(A1) is no formula here.", "2018-04-18", "Le Café"],
]


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes of tables."""
    page = "<!DOCTYPE html><html><head><title>A page</title></head><body><article><h1>Council votes</h1>"
    page += "".join(
        f"<p>The council voted six to nothing on Monday night, as number {n} of the agenda.</p>" for n in range(6)
    )
    return [
        ("rows.jsonl", lines(*ROWS)),
        ("rows.json", json.dumps(ROWS, indent=2).encode()),
        ("wrapped.json", json.dumps({"status": "ok", "articles": ROWS, "more": [1, 2]}).encode()),
        ("page.jsonl", lines({"url": "https://a.example/", "html": page + "</article></body></html>"})),
        ("wide.jsonl", ("\ufeff" + lines({"text": WORDS}, {"text": "Zwei."}).decode()).encode("utf-16-le")),
        ("comma.csv", sheet(SHEET).encode()),
        ("semicolon.csv", ("\ufeffsep=;\r\n" + sheet(SHEET, ";")).encode()),
        ("tab.tsv", sheet(SHEET, "\t", "\n").encode("utf-16")),
        ("western.csv", sheet(SHEET).encode("cp1252")),
        ("packed.jsonl.gz", gzip.compress(lines(*ROWS), mtime=0)),
    ]
