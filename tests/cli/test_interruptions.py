"""What happens around a run: pipes that close, stores that are none, keys that interrupt."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from test_compare import COURIER, LEDGER, run

COMMAND = [sys.executable, "-m", "according", "compare", "--no-encoder"]


@pytest.fixture
def accounts(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "courier.txt").write_text(COURIER)
    (tmp_path / "in" / "ledger.txt").write_text(LEDGER)
    return tmp_path / "in"


@pytest.mark.parametrize("command", ["read", "annotate", "group", "compare"])
def test_nothing_readable_is_a_usage_error_everywhere(tmp_path, command):
    """Where none of the inputs can be read, every command leaves with 2."""
    assert run(command, tmp_path / "none.txt").exit_code == 2


def test_a_report_is_no_account(accounts):
    """A page left beside the accounts is not taken for one of them by the next run."""
    run("compare", accounts, "--no-encoder", "-o", accounts / "report.html")
    result = run("compare", accounts, "--no-encoder", "--no-page", "--json")
    assert result.exit_code == 3
    assert "is a report that According wrote" in result.stderr


def test_a_link_that_leads_nowhere_is_told_as_one(tmp_path):
    """A broken link is called a link; the way out is not its own name."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    result = run("compare", tmp_path / "a.txt")
    assert "leads nowhere" in result.stderr
    assert "did you mean" not in result.stderr


def test_another_programs_database_is_no_store(accounts, tmp_path):
    """A database with a table of the same name but other columns is refused, named, and left as it is."""
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE annotated (a)")
    result = run("compare", accounts, "--no-encoder", "--no-page", "--store", tmp_path / "other.db")
    assert result.exit_code != 0
    assert "cannot be used as a store" in str(result.exception or result.stderr)


def test_closed_standard_input_is_told(accounts):
    """Without a standard input, "-" is left out by name."""
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *COMMAND, "--no-page", "--json", "-", str(accounts)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr == "left out: standard input: is closed; pipe a text in, or name a file\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")  # noqa: PTH110
@pytest.mark.parametrize("form", ["--json", "--csv", "--no-page"])
def test_a_full_disk_is_told(accounts, form):
    """Output that cannot be written is one message and code 2."""
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [*COMMAND, form, "--no-page", str(accounts)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith("the output cannot be written")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("form", ["--json", "--csv", "--no-page"])
def test_a_locale_without_unicode_changes_nothing(accounts, form):
    """Data and report are UTF-8 where the locale knows ASCII alone."""
    (accounts / "third.txt").write_text(COURIER.replace("police", "“polícia”"), encoding="utf-8")
    outputs = {
        subprocess.run(
            [*COMMAND, form, "--no-page", "--width", "80", str(accounts)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
        ).stdout
        for encoding in ("ascii", "utf-8")
    }
    assert len(outputs) == 1


def test_a_name_that_is_no_text_is_read(accounts, tmp_path):
    """A file whose name is not UTF-8 is compared as any other, with and without a store."""
    odd = os.fsencode(accounts) + b"/odd\xff.txt"
    with open(odd, "w") as file:  # noqa: PTH123
        file.write(COURIER + "\nThe end of it.\n")
    store = ["--store", str(tmp_path / "kept.db")]
    done = subprocess.run(
        [*COMMAND, "--json", "-o", str(tmp_path / "r.html"), *store, str(accounts)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "r.html").exists()


def test_an_interrupted_run_leaves_nothing(accounts, tmp_path):
    """An interrupt ends the run with 130, without a traceback and without half a page."""
    words = "The council met on Monday, Ada Lind said, and 14 people spoke of the plan. "
    (accounts / "long.txt").write_text(words * 40_000)
    process = subprocess.Popen(
        [*COMMAND, "-o", str(tmp_path / "r.html"), str(accounts)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(4)
    process.send_signal(signal.SIGINT)
    _, words = process.communicate(timeout=30)
    assert process.returncode == 130, words
    assert "Traceback" not in words
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
