"""The schema: documented table by table and column by column, and fit for any SQL tool."""

import re
import sqlite3
from pathlib import Path

import pytest
from spoken import account, compared, draft, incoming, subject

from according.core import Action
from according.store import parse_query

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "workspace-schema.md"


def _documented() -> dict[str, list[tuple[str, str]]]:
    """What the page says: the columns of each table or view, and their types."""
    tables: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for line in _PAGE.read_text(encoding="utf-8").splitlines():
        if found := re.fullmatch(r"### (\w+)", line):
            name = found[1]
            tables[name] = []
        elif (row := re.fullmatch(r"\| (\w+) \| (\w*) *\|.*\|", line)) and row[1] != "column":
            tables[name].append((row[1], row[2]))
    return tables


def test_the_page_has_every_table_and_column(workspace):
    """Each table with its columns and their types, and each view with its columns, stands on the page, and no other."""
    documented, held = _documented(), {}
    with sqlite3.connect(workspace.path) as plain:
        for name, sort in plain.execute(
            "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')"
        ).fetchall():
            if re.match(r"sqlite_|\w+_index_", name):
                continue
            rows = plain.execute(f"PRAGMA table_xinfo({name})").fetchall()
            held[name] = [(row[1], row[2]) for row in rows if row[1] not in (name, "rank")]
            if sort == "view":  # which types SQLite tells of a view's columns differs from version to version
                held[name] = [column for column, _ in held[name]]
                documented[name] = [column for column, _ in documented[name]]
    assert held == documented


def test_the_questions_of_the_page_can_be_asked(workspace):
    """Every question that the page shows is answered by plain SQLite."""
    questions = re.search(r"```sql\n(.*?)```", _PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]
    with sqlite3.connect(f"{workspace.path.as_uri()}?mode=ro", uri=True) as plain:
        asked = [question for question in questions.split(";") if question.strip()]
        for question in asked:
            plain.execute(question).fetchall()
    assert len(asked) == 6


@pytest.fixture
def plain(workspace):
    """A workspace with a story of two accounts, what was found, and what people said, opened by plain SQLite."""
    accounts = [
        account("<s>Ada Lind</s> <c>said</c> <q>“It 😀 rained.”</q>", outlet="Courier", path="a.txt"),
        account("<s>Ada Lind</s> <c>denied</c> <q>that it rained</q>.", outlet="Ledger", path="b.txt"),
    ]
    workspace.add([incoming(one) for one in accounts])
    story = workspace.new_story("Rain", [one.id for one in accounts])
    workspace.keep_comparison(story.id, "k", compared(*accounts))
    about = subject("f-1", story=story.id, document=accounts[0].id)
    workspace.append(draft(Action.ACCEPT, about, who="Bo"))
    workspace.append(draft(Action.REJECT, about, who="Cy", why="they count other things"))
    workspace.append(draft(Action.ACCEPT, about, who="Bo"))
    workspace.append(draft(Action.UNDO, about, who="Bo", undoes=3))
    workspace.append(draft(Action.ADD, subject("f-own", story=story.id), who="Bo"))
    with sqlite3.connect(f"{workspace.path.as_uri()}?mode=ro", uri=True) as plain:
        yield plain


def test_attributions_can_be_read_in_words(plain):
    """A view gives who said what by which word, with characters beyond the first plane, too."""
    rows = plain.execute("SELECT outlet, speaker, cue, content, kind FROM attributions ORDER BY outlet").fetchall()
    assert rows == [
        ("Courier", "Ada Lind", "said", "“It 😀 rained.”", "direct"),
        ("Ledger", "Ada Lind", "denied", "that it rained", "direct"),
    ]


def test_findings_can_be_read_as_they_stand_now(plain):
    """A view gives each finding with the last verdict that stands, and what people added."""
    rows = plain.execute("SELECT story_title, id, title, verdict, who, why FROM findings_now ORDER BY id").fetchall()
    assert rows == [
        ("Rain", "f-1", "Two counts", "rejected", "Cy", "they count other things"),
        ("Rain", "f-own", "Two counts", "added", "Bo", ""),
    ]


def test_corrections_can_be_read_in_words(plain):
    """A view gives each step in words, and whether it stands."""
    rows = plain.execute("SELECT who, words, story, stands FROM corrections ORDER BY number").fetchall()
    assert rows == [
        ("Bo", "accepted the finding “Two counts”", "Rain", 1),
        ("Cy", "rejected the finding “Two counts”", "Rain", 1),
        ("Bo", "accepted the finding “Two counts”", "Rain", 0),
        ("Bo", "undid step 3 on the finding “Two counts”", "Rain", 1),
        ("Bo", "added the finding “Two counts”", "Rain", 1),
    ]


def test_the_words_of_a_finding_stand_beside_it(plain):
    """Evidence has its words, its place and its document's id."""
    rows = plain.execute(
        'SELECT d.outlet, e.words, e.start, e."end" FROM evidence AS e JOIN documents AS d ON d.id = e.document'
    )
    assert rows.fetchall() == [("Courier", "Ada ", 0, 4), ("Ledger", "Ada ", 0, 4)]


def test_records_can_be_asked_by_their_names(plain):
    """Records are JSON objects whose fields have names."""
    found = plain.execute("SELECT json_extract(record, '$.attributions[0].kind') FROM annotations").fetchall()
    assert found == [("direct",), ("direct",)]
    assert plain.execute("SELECT record ->> '$.raw.media_type' FROM texts LIMIT 1").fetchone() == ("text/plain",)


def test_the_file_says_what_it_is(workspace):
    """The header names the program and the number of the schema, and the record of the migration agrees."""
    with sqlite3.connect(workspace.path) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (0x4163636F,)
        assert plain.execute("PRAGMA user_version").fetchone() == (workspace.version,)
        assert plain.execute("SELECT max(number) FROM migrations").fetchone() == (workspace.version,)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_row_put_in_by_hand_is_found(workspace):
    """The triggers keep the index in step with whatever tool changes the tables."""
    workspace.add([incoming(account("It rained.", path="a.txt"))])
    with sqlite3.connect(workspace.path) as plain:
        plain.execute("PRAGMA foreign_keys = ON")
        plain.execute("DELETE FROM documents")
    assert workspace.search(parse_query("rained")).total == 0
    assert all(check.ok for check in workspace.doctor())
