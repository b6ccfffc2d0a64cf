"""A workspace in trouble: each bad file, disk and neighbour gets one clear message, and nothing is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from spoken import account, draft, incoming

from according.core import InputError
from according.store import Workspace
from according.store.workspace import connection, migrations

_POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions are another matter there")


def _made(path: Path) -> Path:
    with Workspace.create(path) as workspace:
        workspace.add([incoming(account(f"Number {n} of many.", path=f"{n}.txt")) for n in range(20)])
        workspace.append(draft())
    return path


def _novel(path: Path) -> None:
    path.write_text("It was a dark and stormy night. " * 100)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.mkdir()


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()


def _newer(path: Path) -> None:
    _made(path)
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA user_version = 99")
    plain.close()


def _cut(path: Path) -> None:
    _made(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _scrambled(path: Path) -> None:
    _made(path)
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes(reversed(data[100:20000])) + data[20000:])


@pytest.mark.parametrize(
    ("make", "told"),
    [
        pytest.param(Path.is_file, "there is no such file; make a workspace with according init", id="not there"),
        pytest.param(_novel, "is no database; name a workspace", id="a text"),
        pytest.param(_empty, "is empty", id="empty"),
        pytest.param(_folder, "is a folder", id="a folder"),
        pytest.param(_foreign, "is a database of another program", id="another program's"),
        pytest.param(_newer, r"later version of According \(form 99", id="a later version's"),
        pytest.param(_cut, "is damaged: its end is missing; put a copy in its place", id="cut short"),
        pytest.param(_scrambled, "is damaged", id="damaged"),
    ],
)
def test_what_is_no_workspace_is_told_and_stays_as_it_is(tmp_path, make, told):
    """A file that is none of ours, or cannot be read, is named with what to do, and not one byte of it changes."""
    path = tmp_path / "according.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(InputError, match=f"^{path}: .*{told}"):
        Workspace.open(path)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("make", [_novel, _empty, _folder, _made], ids=["a text", "empty", "a folder", "a workspace"])
def test_nothing_is_made_over_what_is_there(tmp_path, make):
    """Making a workspace where there is something is refused."""
    path = tmp_path / "according.db"
    make(path)
    with pytest.raises(InputError, match="is there already"):
        Workspace.create(path)
    assert path.exists()


def test_nothing_is_made_over_a_link(tmp_path):
    """A link to nowhere is something that is there: it is not followed."""
    path = tmp_path / "according.db"
    path.symlink_to(tmp_path / "elsewhere.db")
    with pytest.raises(InputError, match="is there already"):
        Workspace.create(path)
    assert not (tmp_path / "elsewhere.db").exists()


def test_a_workspace_needs_its_folder(tmp_path):
    """A folder that is not there is named."""
    with pytest.raises(InputError, match="there is no folder"):
        Workspace.create(tmp_path / "nowhere" / "according.db")


@_POSIX
def test_a_workspace_is_for_its_owner_alone(tmp_path):
    """The file and those beside it can be read by nobody else, whatever the user's mask, and none is left over."""
    before = os.umask(0)
    try:
        with Workspace.create(tmp_path / "according.db") as workspace:
            workspace.append(draft())
            assert sorted(path.name for path in tmp_path.iterdir()) == [
                "according.db",
                "according.db-shm",
                "according.db-wal",
            ]
            assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
            workspace.copy_to(tmp_path / "copy.db")
            assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


@_POSIX
def test_a_file_that_came_to_stand_open_is_shut(tmp_path):
    """A workspace that others can read is shut when its owner opens it."""
    path = _made(tmp_path / "according.db")
    path.chmod(0o644)
    Workspace.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_older_form_is_brought_up_to_date_with_a_copy_beside_it(tmp_path, monkeypatch):
    """A file of an older form is migrated in its place, step by step with its record, and a copy of it is kept."""
    path = _made(tmp_path / "according.db")
    step = migrations.Migration(number=2, name="0002_more", sql="CREATE TABLE more (a TEXT) STRICT;", digest="d")
    known = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: (*known, step))
    monkeypatch.setattr(connection, "MIGRATIONS", (*migrations.MIGRATIONS, step.name))
    with Workspace.open(path) as workspace:
        assert len(workspace.documents()) == 20
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT number, name FROM migrations ORDER BY 1").fetchall()[1:] == [(2, "0002_more")]
    with sqlite3.connect(tmp_path / "according.db.before-2") as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_migration_that_fails_changes_nothing(tmp_path, monkeypatch):
    """A migration is carried out whole or not at all: the file stays of its older form."""
    path = _made(tmp_path / "according.db")
    broken = "CREATE TABLE more (a TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);"
    step = migrations.Migration(number=2, name="0002_more", sql=broken, digest="d")
    known = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: (*known, step))
    monkeypatch.setattr(connection, "MIGRATIONS", (*migrations.MIGRATIONS, step.name))
    with pytest.raises(InputError, match="nowhere"):
        Workspace.open(path)
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (1,)
        assert plain.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").fetchone() == (0,)


def test_an_older_sqlite_is_told(tmp_path, monkeypatch):
    """A Python whose SQLite is too old is told which one is needed, and what it lacks."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(InputError, match=r"needs SQLite 3\.38\.0 or later.*lacks strict tables"):
        Workspace.create(tmp_path / "according.db")


def test_a_full_disk_leaves_everything_as_it_was(tmp_path):
    """Where the disk is full the transaction is undone, it is told, and what was there is whole."""
    path = _made(tmp_path / "according.db")
    with Workspace.open(path) as workspace:
        pages = workspace._held.raw.execute("PRAGMA page_count").fetchone()[0]
        workspace._held.raw.execute(f"PRAGMA max_page_count = {pages + 2}")
        before = [row.id for row in workspace.documents()]
        many = [incoming(account(f"Other {n}. " + "word " * 5000, path=f"o{n}.txt")) for n in range(20)]
        with pytest.raises(InputError, match="the disk is full, and nothing was changed; make room"):
            workspace.add(many)
        assert [row.id for row in workspace.documents()] == before
        workspace._held.raw.execute("PRAGMA max_page_count = 1000000")
        assert len(workspace.add(many)) == 20
        assert all(check.ok for check in workspace.doctor())


def test_who_waits_too_long_for_another_writer_is_told(tmp_path, monkeypatch):
    """A writer that does not come to an end is told to whoever waits; a reader never waits."""
    path = _made(tmp_path / "according.db")
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with Workspace.open(path) as workspace:
            assert len(workspace.documents()) == 20
            with pytest.raises(InputError, match="is in use by another writer"):
                workspace.append(draft())
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def test_a_reader_sees_one_state_while_another_writes(tmp_path):
    """What is read inside one question belongs together, and a writer does not keep the reader waiting."""
    path = _made(tmp_path / "according.db")
    with Workspace.open(path, write=False) as reader, Workspace.open(path) as writer:
        with reader._held.reading() as raw:
            before = raw.execute("SELECT count(*) FROM documents").fetchone()
            writer.add([incoming(account("One more.", path="more.txt"))])
            assert raw.execute("SELECT count(*) FROM documents").fetchone() == before
        assert len(reader.documents()) == before[0] + 1


def test_a_workspace_opened_for_reading_changes_nothing(tmp_path):
    """Opened for reading, it refuses to write, and says so."""
    path = _made(tmp_path / "according.db")
    with Workspace.open(path, write=False) as workspace:
        assert not workspace.writable
        with pytest.raises(InputError, match="is open for reading only"):
            workspace.append(draft())


_LOOK = """
import importlib.readers, os, sys
from according.store import Workspace
from according.store.workspace.migrations import migrations
from according.core import InputError
migrations()
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
with Workspace.open(sys.argv[1]) as workspace:
    wrong = [(check.name, check.words) for check in workspace.doctor() if not check.ok]
    print(workspace.writable, len(workspace.documents()), len(workspace.log()), wrong)
    workspace.copy_to(sys.argv[2])
    try:
        workspace.new_story("Rain")
    except InputError as error:
        print(error)
"""


@_POSIX
@pytest.mark.parametrize("shared", [False, True], ids=["as it was closed", "a copy to share"])
def test_on_a_read_only_disk_it_is_opened_for_reading(tmp_path, shared):
    """Where nothing can be written it can still be read, searched, checked and copied elsewhere."""
    folder, out = tmp_path / "disk", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    path = _made(folder / "according.db")
    if shared:
        with Workspace.open(path) as workspace:
            path = workspace.copy_to(folder / "copy.db")
    for one in (*tmp_path.parents[:3], tmp_path):
        one.chmod(one.stat().st_mode | 0o755)
    path.chmod(0o444)
    folder.chmod(0o555)
    out.chmod(0o777)
    try:
        done = subprocess.run(
            [sys.executable, "-c", _LOOK, str(path), str(out / "copy.db")], capture_output=True, text=True, check=False
        )
    finally:
        folder.chmod(0o755)
    assert done.stderr == ""
    first, second = done.stdout.splitlines()
    assert first == "False 20 1 [('permissions', 'others can read according.db')]".replace("according.db", path.name)
    assert "reading only" in second
    assert (out / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_copy_is_whole_and_never_takes_anothers_place(tmp_path):
    """A copy has everything, and is refused where there is something already."""
    path = _made(tmp_path / "according.db")
    with Workspace.open(path) as workspace:
        target = workspace.copy_to(tmp_path / "copy.db")
        with pytest.raises(InputError, match=r"copy\.db: is there already"):
            workspace.copy_to(target)
        with pytest.raises(InputError, match="nowhere"):
            workspace.copy_to(tmp_path / "nowhere" / "copy.db")
        with Workspace.open(target) as copied:
            assert copied.documents() == workspace.documents()
            assert copied.head() == workspace.head()
            assert all(check.ok for check in copied.doctor())
    assert not [one for one in tmp_path.iterdir() if one.name.endswith(".new")]


def test_the_doctor_finds_an_index_that_is_out_of_step(tmp_path):
    """An index that lost a document is found, though SQLite's own check says nothing, and is made anew."""
    path = _made(tmp_path / "according.db")
    with sqlite3.connect(path) as plain:
        number, title, text = plain.execute("SELECT document, title, text FROM texts LIMIT 1").fetchone()
        plain.execute(
            "INSERT INTO texts_index (texts_index, rowid, title, text) VALUES ('delete', ?, ?, ?)",
            (number, title, text),
        )
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    plain.close()
    with Workspace.open(path) as workspace:
        assert [check.name for check in workspace.doctor() if not check.ok] == ["index of texts"]
        assert all(check.ok for check in workspace.repair())


@pytest.mark.parametrize(
    ("change", "name", "mended"),
    [
        pytest.param("UPDATE standing SET stands = 0", "standing", True, id="what stands"),
        pytest.param("UPDATE raws SET bytes = x'00' WHERE number = 1", "raw bytes", False, id="raw bytes"),
        pytest.param("UPDATE documents SET text_sha256 = 'x' WHERE number = 1", "texts", False, id="a text"),
        pytest.param("UPDATE migrations SET digest = 'x'", "migrations", False, id="migrations"),
        pytest.param("UPDATE texts_index_data SET block = x'00' WHERE id > 10", "index of texts", True, id="index"),
        pytest.param("UPDATE documents SET raw = 999 WHERE number = 1", "references", False, id="references"),
    ],
)
def test_the_doctor_finds_what_was_altered(tmp_path, change, name, mended):
    """What was altered behind the program's back is found by its check; what can be derived is made anew."""
    path = _made(tmp_path / "according.db")
    with sqlite3.connect(path) as plain:
        plain.execute(change)
    plain.close()
    with Workspace.open(path) as workspace:
        (wrong,) = [check for check in workspace.doctor() if not check.ok]
        assert (wrong.name, bool(wrong.remedy)) == (name, True)
        assert all(check.ok for check in workspace.repair()) == mended


def test_each_thread_has_its_own_connection(tmp_path):
    """Threads that each open the workspace write beside each other without an error."""
    path = _made(tmp_path / "according.db")
    failed: list[BaseException] = []

    def work() -> None:
        try:
            with Workspace.open(path) as workspace:
                for _ in range(5):
                    workspace.append(draft())
        except BaseException as error:  # handed to the test's own thread
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Workspace.open(path) as workspace:
        assert (len(workspace.log()), workspace.verify()) == (21, ())


def test_a_file_that_was_copied_while_in_use_is_whole_with_its_log(tmp_path):
    """The file with the one that SQLite keeps beside it can be moved together."""
    with Workspace.create(tmp_path / "according.db") as workspace:
        workspace.append(draft())
        (tmp_path / "moved").mkdir()
        for end in ("", "-wal"):
            shutil.copy(f"{workspace.path}{end}", tmp_path / "moved" / f"according.db{end}")
    with Workspace.open(tmp_path / "moved" / "according.db") as moved:
        assert len(moved.log()) == 1
