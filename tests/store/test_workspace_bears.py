"""What a workspace bears: a writer that is killed, and several at work together."""

import os
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))

from benchmarks.bearing import killed, together  # noqa: E402

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are killed otherwise there")


def test_a_killed_writer_loses_nothing_that_was_acknowledged(tmp_path):
    """After each of ten kills every correction that was acknowledged is there, and the doctor finds nothing."""
    figures = {figure.name: figure.value for figure in killed(tmp_path, kills=10)}
    assert figures["acknowledged corrections lost"] == 0
    assert figures["times that the doctor found something"] == 0
    assert figures["  corrections that it had acknowledged"] >= 10


def test_writers_and_readers_do_not_stop_each_other(tmp_path):
    """Two writers and four readers at work for some seconds end without an error, and leave a whole file."""
    figures = {figure.name: figure.value for figure in together(tmp_path, seconds=3, readers=4)}
    assert figures["processes that ended with an error"] == 0
    assert figures["things that the doctor found"] == 0
    assert figures["  steps taken"] > 0
    assert figures["  readings"] > 0
