"""The same input gives the same bytes: from run to run, and whatever the number of workers."""

import os
import subprocess
import sys

import pytest
from test_compare import COURIER, LEDGER


@pytest.fixture
def accounts(tmp_path):
    for number, text in enumerate([COURIER, LEDGER, COURIER.replace("1,394", "1,400").replace("Tuesday", "Monday")]):
        (tmp_path / f"{number}.txt").write_text(text)
    return sorted(str(path) for path in tmp_path.glob("*.txt"))


def compare(accounts, page, *options, seed):
    # Another hash seed a run: an order that rests on a set would show.
    done = subprocess.run(
        [sys.executable, "-m", "according", "compare", *accounts, "--json", "-o", page, *options],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )
    return done.stdout, page.read_bytes()


def test_two_runs_and_any_workers_give_the_same_bytes(accounts, tmp_path):
    """JSON and page are identical byte for byte for another hash seed, two workers, and a store used twice."""
    first = compare(accounts, tmp_path / "1.html", seed=1)
    assert compare(accounts, tmp_path / "2.html", "--workers", "2", seed=2) == first
    for seed in (3, 4):
        kept = compare(accounts, tmp_path / f"{seed}.html", "--store", str(tmp_path / "kept.db"), seed=seed)
        assert kept == first
