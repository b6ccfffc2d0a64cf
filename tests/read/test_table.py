"""Tables: a row is an input, its columns told by common names or by the user's."""

import gzip
import hashlib
import json
import tracemalloc
from importlib import import_module
from typing import Any

import pytest

from according.core import Extract, Skipped, UsageError
from according.read import Source, discover, extract
from according.read.kinds.stamps import stamp
from according.read.kinds.table.csv_rows import READER as CSV
from according.read.kinds.table.json_rows import READER as JSON
from according.read.port import Given, Head
from according.read.registry import kind_of
from read.samples.table import ROWS, SHEET, WORDS, lines, sheet


def _read(data: bytes, path: Any, columns: Any = ()) -> tuple[list[Extract], list[str]]:
    path.write_bytes(data)
    rows = discover([str(path)], columns=columns)
    texts = [extract(row) for row in rows if isinstance(row, Source)]
    return texts, [f"{row.name.removeprefix(str(path))}: {row.why}" for row in rows if isinstance(row, Skipped)]


def _place(extracted: Extract) -> str:
    assert extracted.raw.within is not None
    return extracted.raw.within.place


def test_each_line_of_json_is_an_input(tmp_path) -> None:
    """The text stands character for character below its headline; the rest of the row is what is said of it."""
    texts, left = _read(lines(*ROWS), tmp_path / "rows.jsonl")
    assert texts[0].text == f"Council ends foreign training\n\n{WORDS}"
    meta = texts[0].metadata
    assert (meta.title, meta.author, meta.outlet, meta.url, meta.published) == (
        "Council ends foreign training",
        "Jane Doe",
        "The Gazette",
        "https://gazette.example/a",
        "2018-04-17T10:00:00+00:00",
    )
    assert _place(texts[0]) == "line 1, field body"
    assert texts[1].text == "In markup\n\nFish & chips\n\nA second paragraph."
    assert left == [", line 2: has no text"]


def test_half_characters_do_no_harm(tmp_path) -> None:
    """Half of a character pair in JSON becomes U+FFFD; a date that can be read in two ways is told and left."""
    texts, _ = _read(lines(ROWS[3]), tmp_path / "rows.jsonl")
    assert texts[0].text.endswith("A half \ufffd of one, and 😀 whole.")
    texts[0].text.encode("utf-8")
    assert texts[0].metadata.published is None
    assert any("03/04/2020" in note for note in texts[0].notes)


def test_lists_and_wrapped_lists_are_tables_as_well(tmp_path) -> None:
    """A list of objects, and an object that holds one, give the same as its lines."""
    expected, _ = _read(lines(*ROWS), tmp_path / "rows.jsonl")
    for name, value in (("a.json", ROWS), ("b.json", {"status": "ok", "articles": ROWS})):
        texts, left = _read(json.dumps(value, indent=1).encode(), tmp_path / name)
        assert [text.text for text in texts] == [text.text for text in expected]
        assert left == [", item 2: has no text"]
    (one,), _ = _read(json.dumps(ROWS[0], indent=4).encode(), tmp_path / "c.json")
    assert one.text == expected[0].text


@pytest.mark.parametrize(
    ("delimiter", "encoding", "before"),
    [(",", "utf-8", ""), (";", "utf-8-sig", "sep=;\r\n"), ("\t", "utf-16", ""), ("|", "cp1252", "")],
)
def test_csv_in_its_dialects(tmp_path, delimiter: str, encoding: str, before: str) -> None:
    """Delimiter, byte order mark, Excel's first line, line ends in cells, doubled marks and encodings are told."""
    texts, left = _read((before + sheet(SHEET, delimiter)).encode(encoding), tmp_path / "a.csv")
    assert texts[0].text == 'He said "no"\n\nFirst line;\r\nsecond, with "quotes".'
    assert (texts[0].metadata.published, texts[1].metadata.outlet) == ("2018-04-17", "Le Café")
    assert texts[1].text == "Two\n\n=SUM(A1) is no formula here."
    assert [_place(text) for text in texts] == ["row 2, column Text", "row 4, column Text"]
    assert left == [", row 3: has no text"]


def test_the_list_is_the_objects_own(tmp_path) -> None:
    """A list of the same name further in is another one."""
    value = {"story": {"documents": ["d-1", "d-2"]}, "documents": [{"text": "One."}, {"text": "Two."}]}
    texts, left = _read(json.dumps(value).encode(), tmp_path / "a.json")
    assert ([text.text for text in texts], left) == (["One.", "Two."], [])


def test_two_rows_of_one_text_are_two_documents(tmp_path) -> None:
    """What two outlets carry word for word stays two inputs, each with its own raw bytes."""
    texts, left = _read(sheet([["text", "outlet"], [WORDS, "A"], [WORDS, "B"]]).encode(), tmp_path / "a.csv")
    assert [text.metadata.outlet for text in texts] == ["A", "B"]
    assert len({text.raw.sha256 for text in texts}) == 2
    assert left == []


def test_a_whole_page_in_a_cell_is_read_as_one(tmp_path) -> None:
    """HTML with a head is a page: its article is read, not all of its words."""
    body = "".join(f"<p>The council voted six to nothing on Monday, says item {n} of the agenda.</p>" for n in range(8))
    page = f"<!DOCTYPE html><html><head><title>T</title></head><body><article>{body}</article></body></html>"
    (text,), _ = _read(lines({"html": page, "url": "https://a.example/"}), tmp_path / "a.jsonl")
    assert "trafilatura" in text.raw.extractor
    assert text.metadata.url == "https://a.example/"


def test_the_user_names_columns(tmp_path) -> None:
    """A named column wins over a known one, whatever its capitals; one that is not there is told."""
    rows = sheet([["id", "text", "Paragraph"], ["1", "no", "The words."]]).encode()
    (text,), _ = _read(rows, tmp_path / "a.csv", (("text", "paragraph"), ("title", "id")))
    assert text.text == "1\n\nThe words."
    texts, left = _read(rows, tmp_path / "a.csv", (("text", "para"),))
    assert (texts, left) == ([], [": has no column 'para'"])
    texts, left = _read(lines({"a": "b"}, {"b": "c"}), tmp_path / "a.jsonl", (("text", "c"),))
    assert (texts, left) == ([], [": has no field 'c'"])
    with pytest.raises(UsageError, match="did you mean text"):
        discover([], columns=(("txt", "a"),))


def test_a_table_without_known_texts_says_what_it_has(tmp_path) -> None:
    """A file whose name says table, and that has no column of texts, names its columns in the way out."""
    path = tmp_path / "a.csv"
    path.write_bytes(sheet([["id", "remark"], ["1", "x"]]).encode())
    (left,) = discover([str(path)])
    assert isinstance(left, Skipped)
    assert left.remedy == "name it: --columns text=COLUMN; its columns are id, remark"
    texts, told = _read(b'{"id": 1, "remark": "x"}', tmp_path / "a.json")
    assert (texts, told) == ([], [": is JSON without a field of texts that is known"])


@pytest.mark.parametrize(
    "words",
    [
        "He said, she said, and they all said.\n\nThe council, by text, voted.\n",
        "Text, title\nWords, and more\nand so on, and on\n",
        "Title; text\n\nThe council voted.\n",
        "[Music] Hello\n",
        '{"quoted"} is what it says\n',
        "text\nThe council voted.\n",
        "Subject: A letter\nDate: Monday\n\nBody, and more.\n",
        "",
        "Title | Text\n--- | ---\nA table in Markdown | of words\n",
    ],
)
def test_prose_is_no_table(words: str) -> None:
    """Texts with commas, brackets or a line that looks like a header stay texts."""
    data = words.encode()
    found = kind_of(Head("a.txt", data, len(data)))
    assert found is not None
    assert found.name not in ("json", "csv")


def test_broken_rows_are_told_and_the_rest_is_read(tmp_path) -> None:
    """A line that is no JSON, one that is no object, one nested too deep: each is a row of what was left out."""
    texts, left = _read(
        lines({"text": "One."}, "{broken", "[1, 2]", "[" * 100_000, {"text": "Two."}), tmp_path / "a.jsonl"
    )
    assert [text.text for text in texts] == ["One.", "Two."]
    assert left == [
        ", line 2: is not well-formed JSON",
        ", line 3: is no JSON object",
        ", line 4: is nested too deeply",
    ]


def test_what_stands_before_a_break_is_read(tmp_path) -> None:
    """A list that breaks off, or holds something nested too deep, gives the rows before."""
    for rest in (b'{"text": "Tw', b"[" * 100_000, b""):
        texts, left = _read(b'[{"text": "One."}, {"text": "Two."}, ' + rest, tmp_path / "a.json")
        assert [text.text for text in texts] == ["One.", "Two."]
        assert len(left) == 1


def test_many_broken_rows_are_counted(tmp_path) -> None:
    """Twenty are told one by one, the rest as a number."""
    _, left = _read(lines({"text": "One."}, *["{"] * 100), tmp_path / "a.jsonl")
    assert len(left) == 21
    assert left[-1].startswith(", 80 more: ")


def test_a_mark_that_never_closes_takes_its_own_line_alone(tmp_path) -> None:
    """A quotation mark that opens and is never closed is told; the rows below it are read."""
    rows = b'title,text\r\na,"never closed\r\nb,Second.\r\nc,Third.\r\n'
    texts, left = _read(rows, tmp_path / "a.csv")
    assert [text.metadata.title for text in texts] == ["b", "c"]
    assert left == [", row 2: opens a quotation mark that is never closed"]


def test_packed_tables_are_unpacked_within_limits(tmp_path) -> None:
    """A table in gzip is read; one that breaks off, or unpacks to far more than texts do, gives what came before."""
    expected, _ = _read(lines(*ROWS), tmp_path / "rows.jsonl")
    packed = gzip.compress(lines(*ROWS), mtime=0)
    texts, left = _read(packed, tmp_path / "rows.jsonl.gz")
    assert [text.text for text in texts] == [text.text for text in expected]
    assert left == [", line 2: has no text"]
    sheets, _ = _read(gzip.compress(sheet(SHEET, ";").encode("cp1252"), mtime=0), tmp_path / "a.csv.gz")
    assert [text.metadata.outlet for text in sheets] == ["The Gazette", "Le Café"]
    row = lines({"text": "".join(hashlib.sha256(bytes([n % 256, n // 256])).hexdigest() for n in range(9000))})
    texts, left = _read(gzip.compress(lines(*ROWS) + row, mtime=0)[:-9000], tmp_path / "cut.jsonl.gz")
    assert len(texts) == 3
    assert any("cannot be unpacked to its end" in why for why in left)
    bomb = gzip.compress(lines(*ROWS) + b"0" * 300_000_000, compresslevel=9, mtime=0)
    texts, left = _read(bomb, tmp_path / "bomb.jsonl.gz")
    assert len(texts) == 3
    assert left == [
        ", line 5: is too long",
        ", line 2: has no text",
        ": unpacks to more than 250 times its size, as bombs do; what stood before was read",
    ]
    data = gzip.compress(b"The council voted.", mtime=0)
    assert kind_of(Head("a.txt.gz", data, len(data))) is None


def test_our_own_records_are_read_back(tmp_path) -> None:
    """A document that was read before comes back with its text, its parts and what was said of it."""
    record = {
        "schema": "according.document/1",
        "title": "Council votes",
        "outlet": "The Gazette",
        "published": "2024-03-05",
        "kind": "release",
        "text": "Council votes\n\nThe council voted.",
        "regions": [
            {"kind": "headline", "span": [0, 13], "why": "x"},
            {"kind": "quoted", "span": [15, 33], "why": "y"},
            {"kind": "body", "span": [20, 99], "why": "outside"},
        ],
    }
    (text,), _ = _read(lines(record), tmp_path / "a.jsonl")
    assert text.text == record["text"]
    assert text.kind == "release"
    assert [(r.kind.value, r.span.start) for r in text.marked] == [("headline", 0), ("quoted", 15)]


def test_large_tables_stream(tmp_path) -> None:
    """Members of a table of 40 MB are told in a few megabytes, in CSV, in lines and as a list."""
    row = {"text": "The council voted. " * 500, "title": "x"}
    line = json.dumps(row).encode()
    cell = sheet([list(row.values())]).encode()
    tables = {
        "a.jsonl": (JSON, b"", line + b"\n", b""),
        "a.json": (JSON, b"[", line + b",\n", line + b"]"),
        "a.csv": (CSV, b"text,title\r\n", cell, b""),
    }
    for name, (reader, before, each, after) in tables.items():
        path = tmp_path / name
        with path.open("wb") as file:
            file.write(before)
            for _ in range(4000):
                file.write(each)
            file.write(after)
        tracemalloc.start()
        count = sum(1 for _ in reader.members(Given(name=name, path=str(path))))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count in (4000, 4001)
        assert peak < 12_000_000, name


def test_a_row_that_is_too_long_is_told(monkeypatch) -> None:
    """A line without an end is passed over, and the next one read."""
    monkeypatch.setattr(import_module("according.read.kinds.table.json_rows"), "LONGEST", 1000)
    data = lines({"text": "x" * 5000}, {"text": "Two."})
    found = list(JSON.members(Given(name="a", data=data)))
    assert [(member.place, member.why) for member in found] == [("line 1", "is too long"), ("line 2, field text", "")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05 10:11:12 UTC", "2024-03-05T10:11:12+00:00"),
        ("2024-03-05T10:11:12.345Z", "2024-03-05T10:11:12+00:00"),
        ("20240305", "2024-03-05"),
        ("20240305T101112Z", "2024-03-05T10:11:12+00:00"),
        (1709633472, "2024-03-05T10:11:12+00:00"),
        ("1709633472000", "2024-03-05T10:11:12+00:00"),
        ("Tue, 05 Mar 2024 10:11:12 +0100", "2024-03-05T10:11:12+01:00"),
        ("Tue Mar 05 10:11:12 +0000 2024", "2024-03-05T10:11:12+00:00"),
        ("March 5, 2024", "2024-03-05"),
        ("5 Mar 2024", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("25/03/2024", "2024-03-25"),
        ("03/25/2024", "2024-03-25"),
        ("03/03/2024", "2024-03-03"),
        ("03/04/2024", None),
        ("5.3.24", None),
        ("yesterday", None),
        ("2024-13-45", None),
        ("", None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**30, None),
        ("9" * 5000, None),
        ({}, None),
    ],
)
def test_dates_are_read_where_they_can_be_read_in_one_way(value: Any, expected: str | None) -> None:
    """Stamps of machines, of mail and of X, and names of months are read; what is ambiguous is not."""
    assert stamp(value) == expected
