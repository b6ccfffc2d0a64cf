"""Limits: what the parsing process may not do."""

import subprocess
import sys

import pytest

from according.core import InputError
from according.read import Source, extract

CONFINED = "from according.read.limits import confine\nconfine()\n"


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", CONFINED + code], capture_output=True, text=True, check=False)


def test_parsing_process_reaches_no_network() -> None:
    """A confined process may not connect anywhere."""
    ended = _run("import socket\nsocket.create_connection(('127.0.0.1', 9), timeout=1)")
    assert "PermissionError" in ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to all of its limits")
def test_parsing_process_is_held_to_memory_and_files() -> None:
    """A confined process may neither take three gigabytes nor write a file."""
    assert "MemoryError" in _run("bytearray(3_000_000_000)").stderr
    ended = _run(
        "import signal, tempfile\nf = tempfile.TemporaryFile()\nf.write(b'x' * 10_000)\nf.flush()\nprint('written')"
    )
    assert "written" not in ended.stdout


def test_huge_page_is_refused() -> None:
    """A page beyond the limit is refused with its size and the limit."""
    page = b"<!doctype html><html><body><p>" + b"The council voted. " * 600_000
    with pytest.raises(InputError, match=r"too large \(11 MB; a web page may have 10 MB\)"):
        extract(Source(name="page.html", data=page))


def test_the_libraries_that_parse_pages_stay_out_of_this_process() -> None:
    """Reading a page imports neither trafilatura nor lxml into the process that asks."""
    code = (
        "import sys\nfrom according.read import Source, extract\n"
        "page = b'<!doctype html><html><body><article>' + b'<p>The council voted on Monday to end it.</p>' * 9\n"
        "extract(Source(name='p', data=page))\n"
        "print([name for name in ('trafilatura', 'lxml', 'htmldate', 'charset_normalizer') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.stdout.strip() == "[]", ended.stderr
