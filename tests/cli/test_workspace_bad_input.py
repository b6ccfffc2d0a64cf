"""Bad workspaces and bad moments: a clear message, the right code, no traceback, and nothing lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from in_workspace import QUICK, TITLE, made, refused, told
from test_compare import LEDGER, run

from according.store import Workspace

#: Commands that read, and commands that write.
READING = (
    ["list"],
    ["list", "documents"],
    ["list", "findings"],
    ["story", "show"],
    ["search", "petition"],
    ["log"],
    ["log", "--verify"],
    ["report", "-o", "-"],
    ["export", "csv"],
)
WRITING = (
    ["story", "new", "Another"],
    ["correct", "accept", "1", "--who", "Ada"],
    ["undo", "1", "--who", "Ada"],
    ["remove", "A", "--yes"],
    ["add", "-", *QUICK],
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A workspace with a story that was compared."""
    return made(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def file(sound, tmp_path):
    """A copy of it that a test may break."""
    return shutil.copy(sound, tmp_path / "according.db")


def said(*arguments, cwd=None, **kwargs):
    """A command run as a program of its own: its code, and what it said on stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "according", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        **{"input": "", **kwargs},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stderr


def _foreign(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE documents (id)")


def _newer(path):
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA user_version = 99")


BROKEN = {
    "random bytes": (lambda path: path.write_bytes(bytes(range(256)) * 20), "is no database"),
    "nothing in it": (lambda path: path.write_bytes(b""), "is empty"),
    "cut off": (lambda path: os.truncate(path, 60_000), "damaged"),
    "another program's": (_foreign, "is a database of another program"),
    "a later version's": (_newer, "was made by a later version of According"),
}


@pytest.mark.parametrize("how", list(BROKEN))
def test_a_file_that_is_no_workspace_is_refused_and_left(file, how):
    """Every command refuses it in one message with the way out, and leaves its bytes as they are."""
    breaking, words = BROKEN[how]
    breaking(file)
    before = file.read_bytes()
    for command in (*READING, *WRITING):
        told_words = refused(*command, "-w", file, input=LEDGER)
        assert words in told_words, command
        assert ";" in told_words
    assert file.read_bytes() == before


def test_the_doctor_tells_damage_as_a_finding(file):
    """A file that cannot be read at all is what the doctor finds wrong: code 1, with what can be done."""
    os.truncate(file, 60_000)
    (check,) = told("doctor", "-w", file, "--json", code=1)
    assert not check["ok"]
    assert "put a copy in its place" in check["remedy"]


def test_no_command_ends_in_a_traceback(file):
    """Run as a program of its own, each command leaves a broken file with code 2 and a message in one line or two."""
    os.truncate(file, 60_000)
    for command in (["list"], ["correct", "accept", "1"]):
        code, words = said(*command, "-w", file)
        assert code == 2
        assert len(words.splitlines()) <= 2


def test_a_folder_or_a_device_is_no_workspace(tmp_path):
    """A folder stands for the workspace in it; a device is none."""
    assert "there is no such file" in refused("list", "-w", tmp_path)
    words = refused("list", "-w", "/dev/null")
    assert "is empty" in words or "is no database" in words


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is read-only for root")
def test_what_can_only_be_read_is_read(file):
    """Where the file cannot be written, everything that reads goes on; what would write says so and changes nothing."""
    file.chmod(0o400)
    file.parent.chmod(0o500)
    try:
        for command in READING:
            assert run(*command, "-w", file).exit_code == 0, command
        for command in WRITING:
            assert "read" in refused(*command, "-w", file, input=LEDGER)
    finally:
        file.parent.chmod(0o700)


def test_a_workspace_opened_for_reading_only_refuses_steps(file, monkeypatch):
    """Where the store can only be read, what would write says so before anything is done."""
    opening = Workspace.open
    monkeypatch.setattr(Workspace, "open", classmethod(lambda _, path, **__: opening(path, write=False)))
    for command in WRITING:
        words = refused(*command, "-w", file, input=LEDGER)
        assert "can only be read here; nothing was changed" in words
    for command in READING:
        assert run(*command, "-w", file).exit_code == 0, command


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of files are POSIX's")
def test_a_file_that_may_not_grow_loses_nothing(file):
    """Where the disk is full a step is refused, and every earlier one is still there."""
    import resource

    assert run("correct", "note", "1", "first", "-w", file, "--who", "Ada").exit_code == 0
    size = file.stat().st_size

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, 16_384))

    code, words = said(
        "correct", "note", "1", "long " * 20_000, "-w", file, "--who", "Ada", "--later", preexec_fn=limited
    )
    assert code == 2, words
    assert len(words.splitlines()) == 1
    assert [step["why"] for step in told("log", "-w", file, "--json")] == ["first"]
    assert run("log", "--verify", "-w", file).exit_code == 0
    assert file.stat().st_size >= size
    (check,) = [each for each in told("doctor", "-w", file, "--json") if each["name"] == "integrity"]
    assert check["ok"]


def test_a_document_that_was_removed_meanwhile_is_told(file):
    """What was said of a removed document stays in the log; the story goes on without it, and says what changed."""
    assert run("correct", "edit", "B", "--outlet", "The Ledger", "-w", file, "--who", "Ada", "--later").exit_code == 0
    assert "there is no document 'B'" in refused("remove", "B", "--yes", "-w", file)  # a letter is a story's
    assert run("remove", "ledger.txt", "--yes", "-w", file).exit_code == 0
    assert "not compared yet" in refused("list", "findings", "-w", file)
    result = run("compare", "-w", file, *QUICK)
    assert result.exit_code == 3, result.output
    assert [step["subject"]["kind"] for step in told("log", "-w", file, "--json")] == ["document"]
    assert run("log", "--verify", "-w", file).exit_code == 0


def test_a_story_that_was_removed_meanwhile_is_told(file):
    """Commands that name a story that is gone say so, with those that there are."""
    assert run("story", "new", "Another", "-w", file).exit_code == 0
    assert run("story", "remove", TITLE, "--yes", "-w", file).exit_code == 0
    for command in (["report", TITLE], ["compare", "--story", TITLE], ["export", "csv", "--story", TITLE]):
        words = refused(*command, "-w", file)
        assert f"there is no story {TITLE!r}" in words
        assert "Another" in words


def test_two_programs_that_correct_one_finding_at_once(file):
    """Of two people who take a step on one finding at the same moment one is told of the other's; none is lost."""
    commands = [
        [sys.executable, "-m", "according", "correct", verb, "1", "-w", str(file), "--who", who]
        for verb, who in (("accept", "Ada"), ("reject", "Ben"))
    ]
    running = [subprocess.Popen(each, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for each in commands]
    ended = [(process.communicate(timeout=60)[1], process.returncode) for process in running]
    assert sorted(code for _, code in ended) == [0, 2], ended
    (words,) = [words for words, code in ended if code == 2]
    assert "left out: " in words
    assert "Ada" in words or "Ben" in words
    assert len(told("log", "-w", file, "--json")) == 1


def test_hostile_names_reach_no_terminal(tmp_path):
    """Titles, names of files and of people with controls in them are shown as code points, or refused."""
    file = made(tmp_path, compared=False)
    bad = "A\x1b[2J\u202eB"
    assert run("story", "new", bad, "-w", file).exit_code == 0
    (tmp_path / f"c{bad}.txt").write_text(LEDGER.replace("1,200", "1,210").replace("Council", bad), encoding="utf-8")
    outputs = [
        run("add", "-w", file, tmp_path / f"c{bad}.txt", "--story", bad, *QUICK),
        run("remove", bad, "-w", file),
        run("story", "show", "none", "-w", file),
    ]
    for result in outputs:
        assert not set(result.stderr) & {"\x1b", "\u202e"}, result.stderr


def test_lists_on_a_terminal_are_harmless(tmp_path):
    """What a list prints on a terminal has no character that steers it."""
    pty = pytest.importorskip("pty")
    file = made(tmp_path, compared=False)
    run("story", "rename", TITLE, "Vote\x1b]0;x\x07\u202e", "-w", file)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "according", "list", "-w", str(file)], stdout=theirs, stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    shown = b""
    try:
        while data := os.read(ours, 65536):
            shown += data
    except OSError:  # how Linux tells that the other side was closed
        pass
    assert process.wait(timeout=30) == 0
    assert b"Vote" in shown
    assert not set(shown) & {0x1B, 0x07}
    assert b"\\u202e" in shown
    os.close(ours)


def test_output_that_cannot_be_written_is_told(sound):
    """A full disk behind standard output is one message and code 2."""
    if not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("no /dev/full on this system")
    for command in (["list", "findings"], ["export", "csv"], ["log"], ["report", "-o", "-"]):
        with open("/dev/full", "w") as full:  # noqa: PTH123
            done = subprocess.run(
                [sys.executable, "-m", "according", *command, "-w", str(sound)],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        if command != ["log"]:
            assert done.returncode == 2, command
            assert "the output cannot be written" in done.stderr
        assert "Traceback" not in done.stderr
