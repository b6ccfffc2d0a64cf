"""The pool of processes: it stays a pool when workers die, and leaves nothing behind."""

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from according.engines import Processes
from according.engines.ordered import WAITING

PROGRAM = Path(__file__).with_name("endless.py")


def meeting():
    return meet


def meet(item):
    """Comes back when the other of two items is under way at the same time, in another process."""
    if item == "fatal":
        os._exit(1)
    if isinstance(item, int):
        return item
    mine, other = map(Path, item)
    mine.write_text(str(os.getpid()))
    for _ in range(6000):
        if other.exists() and other.read_text() not in ("", str(os.getpid())):
            return "met"
        time.sleep(0.01)
    return "alone"


def lost(item, why):
    return f"lost {item}: {why}"


def test_the_pool_stays_a_pool(tmp_path):
    """After deaths there are as many workers as before, and many items more are done by all of them."""
    a, b = str(tmp_path / "a"), str(tmp_path / "b")
    items = ["fatal", *range(500), "fatal", (a, b), (b, a), *range(500)]
    results = list(Processes(2).map(meeting, items, lost))
    dead = "lost fatal: its process died while working on it"
    assert [r for r in results if not isinstance(r, int)] == [dead, dead, "met", "met"]
    assert [r for r in results if isinstance(r, int)] == [*range(500), *range(500)]


def test_few_items_are_taken_ahead():
    """What waits in memory does not grow with the number of items."""
    taken = itertools.count()
    results = Processes(2).map(meeting, taken, lost)
    for number in range(200):
        assert next(results) == number
    results.close()
    assert next(taken) <= 200 + 2 * WAITING


def interrupted(program):
    os.killpg(program.pid, signal.SIGINT)


def killed(program):
    program.kill()


def nothing(program):
    del program


@pytest.mark.parametrize(
    ("engine", "how", "end", "said"),
    [
        pytest.param("processes", "waiting", interrupted, "KeyboardInterrupt", id="interrupted"),
        pytest.param("processes", "waiting", killed, "", id="killed"),
        pytest.param("processes", "closed", nothing, "", id="closed"),
        pytest.param("processes", "left", nothing, "", id="left half read"),
        pytest.param("spark", "waiting", interrupted, "KeyboardInterrupt", id="Spark", marks=pytest.mark.spark),
        pytest.param("spark", "left", nothing, "", id="Spark left half read", marks=pytest.mark.spark),
    ],
)
def test_no_worker_outlives_the_program(engine, how, end, said, request):
    """However the program ends, its workers end at once, and none says a word."""
    if engine == "spark":
        request.getfixturevalue("java")
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), engine, how],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as program:
        # So that it never hangs the tests.
        late = threading.Timer(120, program.kill)
        late.start()
        try:
            workers = {program.stdout.readline() for _ in range(2)}
            assert all(worker.strip().isdigit() for worker in workers)
            end(program)
            # Workers have the program's standard output too: it ends when the last of them has ended.
            _, told = program.communicate(timeout=60)
        finally:
            late.cancel()
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)
    assert told.count("Traceback") == (1 if said else 0)
    assert told.strip().endswith(said)
