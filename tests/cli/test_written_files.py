"""Files that commands write: whole or not at all, their owner's alone, and never by way of a link."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from according.cli.compared import written

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """A user whose new files everybody may read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_new_file_is_its_owners(tmp_path: Path) -> None:
    """Nobody else can read what is written, whatever the umask says, and nothing is left beside it."""
    written(tmp_path / "deep" / "page.html", b"words", "the page")
    assert (tmp_path / "deep" / "page.html").read_bytes() == b"words"
    assert _mode(tmp_path / "deep" / "page.html") == 0o600
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["page.html"]


def test_file_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    """What somebody opened to others stays open to them when it is written anew."""
    path = tmp_path / "page.html"
    path.write_bytes(b"old")
    path.chmod(0o644)
    written(path, b"new", "the page")
    assert path.read_bytes() == b"new"
    assert _mode(path) == 0o644


@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing"])
def test_links_are_replaced(tmp_path: Path, there: bool) -> None:
    """A link in the file's place, or in that of its unfinished form, leads nowhere."""
    other = tmp_path / "other"
    if there:
        other.write_bytes(b"kept")
    for name in ("page.html", ".page.html.part"):
        (tmp_path / name).symlink_to(other)
    written(tmp_path / "page.html", b"words", "the page")
    assert (other.read_bytes() if there else other.exists()) == (b"kept" if there else False)
    assert not (tmp_path / "page.html").is_symlink()
    assert _mode(tmp_path / "page.html") == 0o600


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    """A pipe stays a pipe: what is written to it comes out at its end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        written(pipe, b"words", "the page")
        assert os.read(end, 100) == b"words"
    finally:
        os.close(end)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
