"""A workspace from the command line: made, filled, listed, searched, compared, handed on."""

import json
import os

import pytest
from in_workspace import QUICK, TITLE, made, refused, told
from jsonschema import Draft202012Validator
from test_compare import COURIER, LEDGER, run

from according.export import schema


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A workspace that is only read."""
    return made(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def fresh(tmp_path):
    """A workspace that may be changed."""
    return made(tmp_path, compared=False)


def check(record):
    name = record["schema"].removeprefix("according.").removesuffix("/1")
    Draft202012Validator(schema(name)).validate(record)


def test_init_makes_a_file_for_its_owner_alone(tmp_path, monkeypatch):
    """A workspace is one file of mode 0600; what is there already is refused and stays as it is."""
    monkeypatch.chdir(tmp_path)
    result = run("init")
    assert result.exit_code == 0, result.output
    assert result.stdout == "according.db\n"
    assert "according add" in result.stderr
    assert (tmp_path / "according.db").stat().st_mode & 0o777 == 0o600
    before = (tmp_path / "according.db").read_bytes()
    assert "is there already" in refused("init")
    assert (tmp_path / "according.db").read_bytes() == before
    record = told("init", tmp_path / "b.db", "--json")
    check(record)
    assert record["path"] == str(tmp_path / "b.db")


def test_the_same_text_again_adds_nothing(fresh, tmp_path):
    """Adding a file again, under another name too, adds nothing and says so."""
    (tmp_path / "copy.txt").write_text(COURIER)
    record = told("add", "-w", fresh, tmp_path / "courier.txt", "--json", *QUICK)
    check(record)
    assert [each["outcome"] for each in record["documents"]] == ["same"]
    record = told("add", "-w", fresh, tmp_path / "copy.txt", "--json", *QUICK)
    assert [each["outcome"] for each in record["documents"]] == ["same"]
    assert len(told("list", "documents", "-w", fresh, "--json")) == 2


def test_what_cannot_be_read_is_left_out_and_the_rest_goes_in(fresh, tmp_path):
    """An unreadable input is named, the others are added; the code is 3, and 2 where nothing could be read."""
    (tmp_path / "third.txt").write_text(LEDGER.replace("1,200", "1,250"))
    result = run("add", "-w", fresh, tmp_path / "third.txt", tmp_path / "none.txt", "--story", TITLE, *QUICK)
    assert result.exit_code == 3, result.output
    assert "left out: " in result.stderr
    assert "none.txt: does not exist" in result.stderr
    assert len(told("list", "--json", "-w", fresh)[0]["documents"]) == 3
    result = run("add", "-w", fresh, tmp_path / "none.txt", "--story", "Another", *QUICK)
    assert result.exit_code == 2
    assert [row["title"] for row in told("list", "--json", "-w", fresh)] == [TITLE]


def test_standard_input_goes_in(fresh):
    """A dash adds what stands on standard input."""
    text = LEDGER.replace("1,200", "1,300")
    record = told("add", "-w", fresh, "-", "--json", *QUICK, input=text)
    assert [each["outcome"] for each in record["documents"]] == ["added"]


def test_without_a_workspace_add_fills_a_folder(tmp_path, monkeypatch):
    """Where there is no workspace, and with --into, files are copied into a folder as ever."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(COURIER)
    assert run("add", "a.txt").exit_code == 0
    assert (tmp_path / "accounts" / "a.txt").exists()
    assert run("init").exit_code == 0
    assert run("add", "a.txt", "--into", "other").exit_code == 0
    assert (tmp_path / "other" / "a.txt").exists()
    assert told("list", "documents", "--json") == []
    assert "--columns is for a workspace" in refused("add", "a.txt", "--into", "x", "--columns", "text=body")
    assert "--into is for a folder" in refused("add", "a.txt", "--into", "x", "--story", "S")


def test_the_nearest_workspace_is_taken(tmp_path, monkeypatch):
    """The one named, else the environment's, else that in this folder, else the nearest above, which is said."""
    file = made(tmp_path, compared=False)
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    result = run("list", "--json")
    assert [row["title"] for row in json.loads(result.stdout)] == [TITLE]
    assert f"workspace: {os.path.join('..', '..', 'according.db')}" in result.stderr  # noqa: PTH118
    assert run("init").exit_code == 0
    result = run("list", "--json")
    assert json.loads(result.stdout) == []
    assert "workspace: " not in result.stderr
    monkeypatch.setenv("ACCORDING_WORKSPACE", str(file))
    assert [row["title"] for row in told("list", "--json")] == [TITLE]
    assert told("list", "--json", "-w", inner / "according.db") == []
    assert told("list", "--json", "-w", inner) == []


def test_no_workspace_is_told_with_the_way_out(tmp_path, monkeypatch):
    """Where there is none the message says so and names according init."""
    monkeypatch.chdir(tmp_path)
    for command in (["list"], ["search", "x"], ["log"], ["doctor"], ["report"], ["export", "csv"], ["undo", "1"]):
        words = refused(*command)
        assert "there is no workspace here" in words
        assert "according init" in words
    assert "there is no such file" in refused("list", "-w", tmp_path / "none.db")
    monkeypatch.setenv("ACCORDING_WORKSPACE", str(tmp_path / "gone.db"))
    assert "$ACCORDING_WORKSPACE names" in refused("list")
    assert "Missing argument 'FILE…'" in refused("compare") or "$ACCORDING_WORKSPACE" in refused("compare")


def test_lists_hold_to_their_schemas(kept):
    """What every list prints as JSON Lines holds to its shipped schema."""
    for what in ("stories", "documents", "findings", "attributions", "people", "groups"):
        result = run("list", what, "-w", kept, "--jsonl")
        assert result.exit_code == 0, result.output
        records = [json.loads(line) for line in result.stdout.splitlines()]
        assert records, what
        for record in records:
            check(record)


def test_documents_are_filtered(kept):
    """Lists of documents narrow down by story, kind, outlet and date; a date that is none is refused."""
    every = told("list", "documents", "-w", kept, "--json")
    assert [os.path.basename(row["path"]) for row in every] == ["courier.txt", "ledger.txt"]  # noqa: PTH119
    assert told("list", "documents", "-w", kept, "--json", "--story", "council") == every
    assert told("list", "documents", "-w", kept, "--json", "--loose") == []
    assert told("list", "documents", "-w", kept, "--json", "--kind", "release") == []
    assert told("list", "documents", "courier", "-w", kept, "--json") == every[:1]
    assert "is no date" in refused("list", "documents", "-w", kept, "--since", "soon")


def test_findings_have_the_pages_numbers(kept, tmp_path):
    """A list of findings gives each the number that the page gives it, and its words."""
    rows = told("list", "findings", "-w", kept, "--json")
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    assert {row["verdict"] for row in rows} == {"open"}
    assert run("report", "-w", kept, "-o", tmp_path / "page.html").exit_code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    text = run("compare", "-w", kept, "--width", "300", *QUICK).stdout
    first = rows[0]
    assert f"  {first['number']}  {first['title']}" in text
    one = told("list", "findings", str(first["number"]), "-w", kept, "--json")
    assert [row["id"] for row in one] == [first["id"]]
    assert told("list", "findings", first["id"], "-w", kept, "--json") == one


def test_a_search_finds_words_and_speakers(kept):
    """Words, filters and phrases are looked for; the places found are those of the words."""
    record = told("search", "petition", "-w", kept)
    check(record)
    assert record["total"] == 2 or record["total"] == len(record["documents"])
    for hit in record["documents"]:
        start, end = hit["snippet"]["spans"][0]
        assert hit["snippet"]["text"][start:end].casefold() == "petition"
    assert told("search", "petition", "-mayor", "-w", kept)["total"] == 0
    assert told("search", "petition", "-watch", "-w", kept)["total"] == 1
    assert told("search", "speaker:lind", "-w", kept)["attributions"]
    assert told("search", '"police exchange"', "-w", kept)["total"] == 1
    result = run("search", "nowhere", "-w", kept)
    assert result.exit_code == 0
    assert "nothing was found" in result.stderr


def test_a_value_that_the_shell_kept_together_is_one(kept):
    """A filter's value with a space in it needs no second pair of marks."""
    assert told("search", "outlet:Daily News", "-w", kept)["query"] == 'outlet:"Daily News"'
    assert told("search", "vote kind:direct", "-w", kept)["query"] == "vote kind:direct"


def test_a_story_is_made_changed_and_removed(fresh):
    """Stories are made, renamed, ordered, added to, taken from and removed; documents stay."""
    row = told("story", "new", "Second thoughts", "ledger.txt", "-w", fresh, "--json")[0]
    check(row)
    assert len(row["documents"]) == 1
    row = told("story", "add", "second-thoughts", "courier", "ledger", "-w", fresh, "--json")[0]
    assert len(row["documents"]) == 2
    ledger, courier = row["documents"]
    row = told("story", "order", "Second", "B", "-w", fresh, "--json")[0]
    assert row["documents"] == [courier, ledger]
    row = told("story", "take-out", row["id"][:8], "A", "-w", fresh, "--json")[0]
    assert row["documents"] == [ledger]
    row = told("story", "rename", "Second thoughts", "Third thoughts", "-w", fresh, "--json")[0]
    assert row["title"] == "Third thoughts"
    assert "already" in refused("story", "rename", "Third thoughts", TITLE.upper(), "-w", fresh)
    assert "nobody can be asked" in refused("story", "remove", "Third thoughts", "-w", fresh)
    assert run("story", "remove", "Third thoughts", "--yes", "-w", fresh).exit_code == 0
    assert [each["title"] for each in told("list", "--json", "-w", fresh)] == [TITLE]
    assert len(told("list", "documents", "--json", "-w", fresh)) == 2


def test_what_is_meant_must_be_clear(fresh):
    """A beginning that fits several stories or documents is refused with those that it may be."""
    assert run("story", "new", "Council budget", "-w", fresh).exit_code == 0
    words = refused("story", "show", "council", "-w", fresh)
    assert "Council vote" in words
    assert "Council budget" in words
    assert "several stories" in refused("story", "show", "-w", fresh)
    assert "there is no story 'x'" in refused("story", "show", "x", "-w", fresh)
    assert "there is no document 'x'" in refused("story", "new", "X", "x", "-w", fresh)
    assert [row["title"] for row in told("list", "--json", "-w", fresh)] == [TITLE, "Council budget"]


def test_a_title_that_begins_as_another_is_a_story_of_its_own(fresh, tmp_path):
    """Adding into "Council" makes that story, even though "Council vote" begins so."""
    told("add", "-w", fresh, tmp_path / "ledger.txt", "--story", "Council", "--json", *QUICK)
    assert [row["title"] for row in told("list", "--json", "-w", fresh)] == [TITLE, "Council"]


@pytest.mark.parametrize("form", ["csv", "jsonl", "json", "web-annotations", "csl-json", "bibtex", "ris"])
def test_every_export_prints_its_form(kept, form, tmp_path):
    """Exports go to standard output, or whole into the file that is named."""
    result = run("export", form, "-w", kept)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert result.stdout.strip()
    if form in ("json", "web-annotations", "csl-json"):
        json.loads(result.stdout)
    assert run("export", form, "-w", kept, "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out").read_bytes() == result.stdout_bytes


def test_parquet_is_written(kept, tmp_path):
    """A table is written as Parquet with its rows."""
    pq = pytest.importorskip("pyarrow.parquet")
    result = run("export", "parquet", "--table", "attributions", "-w", kept, "-o", tmp_path / "a.parquet")
    assert result.exit_code == 0, result.output
    rows = told("export", "jsonl", "--table", "attributions", "-w", kept)
    assert pq.read_table(tmp_path / "a.parquet").num_rows == len(rows)


def test_a_table_is_for_tables(kept):
    """--table with a format that has none is refused."""
    assert "has no tables" in refused("export", "ris", "--table", "log", "-w", kept)


def test_doctor_finds_a_sound_workspace_sound(kept, tmp_path):
    """Every check of a sound workspace is well, the code 0; a copy is one that opens."""
    rows = told("doctor", "-w", kept, "--json")
    for row in rows:
        check(row)
        assert row["ok"], row
    copy = tmp_path / "copy.db"
    assert run("doctor", "-w", kept, "--copy", copy).exit_code == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    assert told("list", "findings", "-w", copy, "--json") == told("list", "findings", "-w", kept, "--json")
    assert "is there already" in refused("doctor", "-w", kept, "--copy", copy)


def test_doctor_leaves_with_1_where_something_is_wrong(fresh):
    """A log that was changed behind the tool's back is found; doctor and log --verify leave with 1."""
    import sqlite3
    from contextlib import closing

    assert run("correct", "note", "A", "well read", "-w", fresh, "--who", "Ada").exit_code == 0
    assert run("log", "--verify", "-w", fresh).exit_code == 0
    with closing(sqlite3.connect(fresh)) as raw, raw:
        for name in [row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]:
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute("UPDATE log SET record = replace(record, 'Ada', 'Eve')")
    result = run("log", "--verify", "-w", fresh)
    assert result.exit_code == 1
    assert "step 1" in result.stderr
    assert run("doctor", "-w", fresh).exit_code == 1


def test_documents_are_removed_for_good(fresh):
    """A removed document is gone from lists, stories and searches; somebody has to agree."""
    assert "nobody can be asked" in refused("remove", "ledger.txt", "-w", fresh)
    assert run("remove", "ledger.txt", "--yes", "-w", fresh).exit_code == 0
    assert len(told("list", "documents", "--json", "-w", fresh)) == 1
    assert told("search", "drop", "-w", fresh)["total"] == 0
    assert b"Riverside Watch" not in fresh.read_bytes()


def test_one_account_is_shown_and_said(fresh):
    """A story with one account is compared, with the message and the code that say there was nothing beside it."""
    assert run("story", "take-out", TITLE, "B", "-w", fresh).exit_code == 0
    result = run("compare", "-w", fresh, *QUICK)
    assert result.exit_code == 3
    assert "has one account alone" in result.stderr
    assert run("story", "take-out", TITLE, "A", "-w", fresh).exit_code == 0
    assert "has no account yet" in refused("compare", "-w", fresh, *QUICK)


def test_files_and_a_story_do_not_go_together(fresh, tmp_path):
    """Files beside --story are refused, and so is what is for files alone."""
    assert "name files or a story" in refused("compare", tmp_path / "ledger.txt", "--story", TITLE, "-w", fresh)
    assert "according correct merge" in refused("compare", "--story", TITLE, "-w", fresh, "--same", "A=B")


def test_options_may_stand_before_a_commands_own_name(kept, tmp_path, monkeypatch):
    """What stands before the name of a list or a correction counts for it, so that no other workspace is taken."""
    other = made(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert len(told("list", "-w", kept, "--json", "documents")) == 2
    assert run("correct", "-w", other, "--story", TITLE, "note", "A", "read", "--who", "Ada").exit_code == 0
    assert "there is no such file" in refused("correct", "-w", tmp_path / "none.db", "accept", "1", "--who", "Ada")
    assert len(told("log", "-w", other, "--json")) == 1
