"""The tables of an archive's run: rows that join, places that open, columns with one type in every file."""

import io
import re
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from according import wiring
from according.core import (
    Annotated,
    CopiedPassage,
    Copy,
    CopyKind,
    Feature,
    Skipped,
    Span,
    Story,
    StoryChange,
    StoryChangeKind,
    StoryLink,
)
from according.export.archive_columns import COLUMNS, TABLE_COLUMNS
from according.export.archive_files import rows_of, table_bytes, table_joined, table_schema
from according.export.archive_rows import copy_rows, day_of, document_tables, left_out_rows
from according.export.archive_story_rows import change_rows, link_rows, story_tables
from accounts_by_hand import annotated
from judged_by_hand import COMPARISON, COURIER_ACCOUNT, LEDGER_ACCOUNT

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "archive-tables.md").read_text(encoding="utf-8")
SQL = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
PANDAS = re.findall(r"```pandas\n(.*?)```", PAGE, re.DOTALL)


def _facts(*identities, **more):
    """Rows of documents, with what stories need of them."""
    rows = {}
    for place, identity in enumerate(identities):
        row = {"document": identity, "path": f"{identity}.txt", "title": None, "outlet": None, "day": None}
        rows[identity] = {**row, "kind": "article"}
        for column, values in more.items():
            rows[identity][column] = values[place]
    return rows


def _copy(of, copy, kind=CopyKind.FULL, share=0.9, **more):
    return Copy(of=of, copy=copy, kind=kind, share=share, passages=(), **more)


def _roles(story):
    rows = story_tables(story, None, _facts(*story.documents))["story_documents"]
    return {row["document"]: (row["role"], row["copy_of"]) for row in rows}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The example accounts as the tables of a run, each in two files, the second without a row."""
    settings = wiring.Settings(encoder=False, reader=False)
    found = wiring.annotate([str(ROOT / "examples" / "riverside")], settings)
    documents = [one for one in found if isinstance(one, Annotated)]
    comparison = wiring.compare(documents, settings)
    made = document_tables(documents, range(len(documents)))
    facts = {row["document"]: row for row in made["documents"]}
    for story in comparison.stories:
        of_it = [one for one in documents if one.id in story.documents]
        laid = wiring.compare(of_it, settings) if len(of_it) > 1 else None
        for table, rows in story_tables(story, laid, facts).items():
            made.setdefault(table, []).extend(rows)
    texts = {one.id: one.document.text for one in documents}
    made["copies"] = copy_rows([copy for story in comparison.stories for copy in story.copies], texts)
    made["story_changes"] = change_rows(
        StoryChange(kind=StoryChangeKind.NEW, story=one.id, edition=1, documents=one.documents)
        for one in comparison.stories
    )
    made["story_links"] = link_rows([])
    made["left_out"] = left_out_rows("intake", [Skipped(name="a.bin", why="is of no kind", remedy="save it as text")])
    folder = tmp_path_factory.mktemp("run")
    for table, rows in made.items():
        (folder / "tables" / table).mkdir(parents=True)
        for number, part in enumerate((rows, [])):
            (folder / "tables" / table / f"{number:06d}.parquet").write_bytes(table_bytes(table, part))
    return folder


def _table(archive, name):
    return pq.read_table(archive / "tables" / name).to_pylist()


@pytest.mark.parametrize("table", list(TABLE_COLUMNS))
def test_a_table_opens_without_configuration(archive, table):
    """DuckDB, pandas and polars open the folder of a table as one table with the same rows and columns."""
    folder = archive / "tables" / table
    by_arrow = pq.read_table(folder)
    by_duckdb = duckdb.read_parquet(f"{folder}/*.parquet").to_arrow_table()
    assert by_duckdb.column_names == list(TABLE_COLUMNS[table])
    assert by_duckdb.to_pylist() == by_arrow.to_pylist()
    by_pandas = pd.read_parquet(folder)
    assert list(by_pandas) == list(TABLE_COLUMNS[table])
    assert len(by_pandas) == by_arrow.num_rows
    assert pl.read_parquet(f"{folder}/*.parquet").to_dicts() == by_arrow.to_pylist()


@pytest.mark.parametrize("table", list(TABLE_COLUMNS))
def test_a_column_has_one_type_whatever_stands_in_it(table):
    """A table without rows, and one whose rows are empty, have the columns and types of any other."""
    none, empty = (pq.read_schema(io.BytesIO(table_bytes(table, rows))) for rows in ([], [{}, {}]))
    assert none.equals(empty, check_metadata=True)
    assert none.metadata == {b"according.table": table.encode(), b"according.schema": b"1"}
    assert [(field.name, str(field.type)) for field in none] == [
        (column, _arrow(kind)) for column, kind in COLUMNS[table].items()
    ]


def _arrow(kind):
    plain = {"text": "string", "whole": "int64", "real": "double", "truth": "bool", "day": "date32[day]"}
    if isinstance(kind, str):
        return plain.get(kind) or "list<element: string>"
    return f"list<element: struct<{', '.join(f'{name}: {plain[one]}' for name, one in kind.items())}>>"


def test_the_same_rows_give_the_same_bytes():
    """A table is written byte for byte as before from the same documents."""
    first, second = (document_tables([annotated()], [7]) for _ in range(2))
    assert {table: table_bytes(table, rows) for table, rows in first.items()} == {
        table: table_bytes(table, rows) for table, rows in second.items()
    }


def test_files_are_joined_into_one():
    """Many files of a table become one with the rows in order, in groups of some size, the same bytes each time."""
    parts = [table_bytes("left_out", [{"name": f"{part}-{row}"} for row in range(50)]) for part in range(20)]
    parts.insert(3, table_bytes("left_out", []))
    out, again = io.BytesIO(), io.BytesIO()
    assert table_joined("left_out", parts, out, most_bytes=2_000) == 1000
    assert table_joined("left_out", iter(parts), again, most_bytes=2_000) == 1000
    assert out.getvalue() == again.getvalue()
    names = [row["name"] for row in rows_of(out.getvalue(), ["name"])]
    assert names == [f"{part}-{row}" for part in range(20) for row in range(50)]
    file = pq.ParquetFile(out)
    assert file.num_row_groups > 3
    assert file.schema_arrow.equals(table_schema("left_out"), check_metadata=True)


def test_no_files_are_joined_into_an_empty_table():
    """A table without a row is a file with its columns."""
    out = io.BytesIO()
    assert table_joined("stories", [], out) == 0
    assert pq.read_table(out).column_names == list(TABLE_COLUMNS["stories"])


def test_half_a_character_in_a_name_is_replaced():
    """A file's name that is no whole text does not keep a table from being written."""
    rows = left_out_rows("intake", [Skipped(name="caf\udce9.txt", why="is empty", remedy="see")])
    assert pq.read_table(io.BytesIO(table_bytes("left_out", rows))).to_pylist()[0]["name"] == "caf?.txt"


def test_places_open_at_exact_words(archive):
    """Wherever a table has a start and an end, the text of the document has the row's words there, copies too."""
    texts = {row["document"]: row["text"] for row in _table(archive, "documents")}
    seen = 0
    for table in ("attributions", "statements", "entities", "figures", "moments", "findings", "groups"):
        for row in _table(archive, table):
            for place in (row, *row.get("spans", ()), *row.get("mentions", ())):
                assert texts[row["document"]][place["start"] : place["end"]] == place["words"], table
                seen += 1
    for row in _table(archive, "copies"):
        for passage in row["passages"]:
            for side in ("of", "copy"):
                words = texts[row[side]][passage[f"{side}_start"] : passage[f"{side}_end"]]
                assert words == passage[f"{side}_words"]
                seen += 1
    assert seen > 500


def test_duckdb_cuts_the_words_out_of_the_text():
    """Places count code points in DuckDB as well: with emoji, accents set apart and marks of direction before them."""
    made = document_tables([COURIER_ACCOUNT, LEDGER_ACCOUNT], [0, 1])
    con = duckdb.connect()
    for table in ("documents", "attributions"):
        con.register(table, pq.read_table(io.BytesIO(table_bytes(table, made[table]))))
    found = con.sql(
        'SELECT a.words, substr(d.text, a.start + 1, a."end" - a.start) FROM attributions a JOIN documents d '
        "USING (document)"
    ).fetchall()
    assert len(found) == 2
    assert all(words == cut for words, cut in found)


def test_ids_join_the_tables(archive):
    """Whatever names a document, story, entity, statement or attribution names one that its table has, once."""
    ids = {}
    for table, column in (
        ("documents", "document"),
        ("stories", "story"),
        ("entities", "entity"),
        ("statements", "statement"),
        ("attributions", "attribution"),
    ):
        found = [row[column] for row in _table(archive, table)]
        assert len(found) == len(set(found)), table
        ids[column] = {*found, None}
    ids |= {"of": ids["document"], "copy": ids["document"], "speaker_entity": ids["entity"]}
    ids["parent"] = ids["attribution"]
    for table, columns in TABLE_COLUMNS.items():
        for row in _table(archive, table):
            for column in columns:
                if column in ids:
                    assert row[column] in ids[column], (table, column)
    members = [row["document"] for row in _table(archive, "story_documents")]
    assert sorted(members) == sorted(ids["document"] - {None})


def test_titles_of_findings_call_accounts_by_the_letters_of_their_rows(archive):
    """The letters that a finding's title has are those of the accounts in its rows, or of accounts that lack it."""
    accounts = {(row["story"], row["account"]): row["document"] for row in _table(archive, "story_documents")}
    rows = [row for row in _table(archive, "findings") if row["kind"] == "differs"]
    assert rows
    for row in rows:
        assert accounts[row["story"], row["account"]] == row["document"]
        assert re.search(rf"\b{row['account']}\b", row["title"])


def test_what_is_found_in_a_document_stands_in_its_rows():
    """A document's attributions, statements, entities, figures and moments have a row each, with names and places."""
    made = document_tables([annotated()], [1 << 20])
    assert {table: len(rows) for table, rows in made.items()} == {
        "documents": 1,
        "attributions": 1,
        "statements": 1,
        "entities": 1,
        "figures": 1,
        "moments": 1,
    }
    document, said, statement, entity, moment = (
        made[table][0] for table in ("documents", "attributions", "statements", "entities", "moments")
    )
    assert (document["place"], document["day"]) == (1 << 20, date(2031, 5, 4))
    assert document["notes"] == ["no headline was found"]
    assert [(span["role"], span["words"]) for span in said["spans"]] == [
        ("source", "Mayor Ada Lind"),
        ("cue", "said"),
        ("content", "“We counted 1,394 signatures.”"),
    ]
    assert (said["speaker"], said["speaker_entity"], statement["speaker_entity"]) == ("Ada Lind", "e-1", "e-1")
    assert (entity["names"], entity["named"], [m["words"] for m in entity["mentions"]]) == ("Ada Lind", 1, ["Ada Lind"])
    assert moment["day"] == date(2031, 5, 3)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2031-05-04", date(2031, 5, 4)),
        ("2031-05-04T23:30:00-05:00", date(2031, 5, 4)),
        ("2031-05", None),
        ("--05-04", None),
        ("2031-02-30", None),
        ("0000-01-01", None),
        ("20310504", None),
        ("", None),
        (None, None),
    ],
    ids=["day", "moment", "month", "no-year", "no-such-day", "no-such-year", "unmarked", "empty", "none"],
)
def test_the_day_is_that_which_is_written(told, day):
    """A date's day is taken as it is written, and none where no whole day is given or there is no such day."""
    assert day_of(told) == day


def test_a_copy_has_the_words_of_its_passages_where_the_texts_are_there():
    """Without the text a passage keeps its places, and its words are empty."""
    copy = Copy(of="a", copy="b", share=1 / 3, passages=(CopiedPassage(left=Span(0, 4), right=Span(4, 8)),))
    (row,) = copy_rows([copy], {"b": "The fire."})
    (passage,) = row["passages"]
    assert passage == {
        "of_start": 0,
        "of_end": 4,
        "of_words": None,
        "copy_start": 4,
        "copy_end": 8,
        "copy_words": "fire",
    }
    assert (row["share"], row["kind"]) == (0.333333, "used in part")


def test_copies_are_no_independent_accounts():
    """A full or edited copy of another document of the story is no account of its own; a text used in part is one."""
    story = Story(
        id="s",
        documents=("a", "b", "c", "d"),
        copies=(
            _copy("a", "b"),
            _copy("a", "c", CopyKind.EDITED),
            _copy("a", "d", CopyKind.PART, 0.3),
            _copy("x", "a"),
        ),
    )
    assert _roles(story) == {"a": ("told", None), "b": ("copy", "a"), "c": ("copy", "a"), "d": ("told", None)}
    (row,) = story_tables(story, None, _facts("a", "b", "c", "d"))["stories"]
    assert (row["documents"], row["independent"]) == (4, 2)


def test_of_copies_in_a_circle_one_tells():
    """Where every document of a story is a copy of another one, one of them still tells it."""
    story = Story(id="s", documents=("a", "b", "c"), copies=(_copy("a", "b"), _copy("b", "c"), _copy("c", "a")))
    assert sorted(role for role, _ in _roles(story).values()) == ["copy", "copy", "told"]


def test_a_story_is_called_by_its_most_typical_title():
    """A story has the title that most of its other titles share words with, of news where there is any, on one line."""
    titles = ["Fire!", "Eleven hurt in market\nhall fire", "Market hall fire leaves eleven hurt", "ORDINANCE 12"]
    facts = _facts("a", "b", "c", "d", title=titles, kind=["article", "article", "post", "resolution"])
    (row,) = story_tables(Story(id="s", documents=("a", "b", "c", "d")), None, facts)["stories"]
    assert (row["title"], row["document"]) == ("Eleven hurt in market hall fire", "b")


def test_a_story_without_a_title_is_called_by_its_first_document():
    """Where no document has a title, the path of the earliest one stands for it."""
    facts = _facts("a", "b", day=[date(2031, 5, 5), date(2031, 5, 4)])
    (row,) = story_tables(Story(id="s", documents=("a", "b")), None, facts)["stories"]
    assert (row["title"], row["first_day"], row["last_day"]) == ("b.txt", date(2031, 5, 4), date(2031, 5, 5))


def test_a_story_that_was_not_compared_has_no_findings():
    """A story that was not compared says so; its findings are not known, which is not none."""
    story = Story(id="s", documents=("a",), why=(Feature(name="shared names", value=1.0, detail="Lind"),))
    made = story_tables(story, None, _facts("a"))
    (row,) = made["stories"]
    assert (row["compared"], row["findings"], row["why"]) == (False, None, "shared names: Lind")
    assert made["findings"] == made["groups"] == []


def test_findings_and_groups_tell_their_story():
    """The findings and groups of a story's comparison stand in its rows, with letters, and reasons apart from rules."""
    story = COMPARISON.stories[0]
    made = story_tables(story, COMPARISON, _facts(*story.documents))
    assert [(row["story"], row["account"], row["words"]) for row in made["findings"]] == [
        ("event-1", "A", "Eleven people 🔥"),
        ("event-1", "B", "Nine people"),
    ]
    assert [(row["story"], row["account"], row["group"]) for row in made["groups"]] == [
        ("event-1", "A", "g-1"),
        ("event-1", "B", "g-1"),
    ]
    assert [row["findings"] for row in made["stories"]] == [1]


def test_what_became_of_stories_stands_in_rows():
    """A change has its documents and the other stories as lists, a link the story that it leads to."""
    change = StoryChange(kind=StoryChangeKind.MERGED, story="s", edition=2, documents=("d",), others=("t",), why="one")
    assert change_rows([change]) == [
        {"edition": 2, "story": "s", "kind": "merged", "documents": ["d"], "others": ["t"], "why": "one"}
    ]
    assert link_rows([StoryLink(left="s", right="t", share=0.25)]) == [
        {"story": "s", "other": "t", "share": 0.25, "why": ""}
    ]


def _documented():
    parts = re.split(r"^### (\w+)\n", PAGE, flags=re.MULTILINE)
    return {
        table: re.findall(r"^\| (\w+) \| (\w+) \|", text, re.MULTILINE)
        for table, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_every_column_is_documented():
    """The page on the tables has every table, and every column in its order with its type."""
    for table, kinds in COLUMNS.items():
        typed = [(name, kind if isinstance(kind, str) else "structs") for name, kind in kinds.items()]
        assert _documented()[table] == [("column", "type"), *typed]
    assert list(_documented()) == list(COLUMNS)


@pytest.mark.parametrize("number", range(len(SQL)))
def test_a_question_of_the_page_has_an_answer(archive, number, monkeypatch):
    """Each SQL example of the page runs in DuckDB in the folder of a run, and finds something there."""
    monkeypatch.chdir(archive)
    found = duckdb.connect().sql(SQL[number])
    assert found.fetchall()


def test_the_examples_in_pandas_run(archive, monkeypatch):
    """The page's lines for pandas run in the folder of a run."""
    monkeypatch.chdir(archive)
    names = {"pandas": pd}
    for lines in PANDAS:
        exec(lines, names)  # noqa: S102 - the page's own lines
    assert list(names["spans"].columns) == ["attribution", "document", "role", "start", "end", "words"]
    assert names["told"].str.len().min() > 0
