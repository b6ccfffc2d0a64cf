"""WACZ files: the pages that their list names, out of the archive in the zip file."""

import pytest

from according.core import Skipped
from according.read import Source, discover, extract
from read.leads_back import lost
from read.samples.web import wacz


def test_listed_pages_are_inputs() -> None:
    """Of the pages in the archive those are inputs that the list names."""
    (only,) = discover(["-"], wacz())
    assert isinstance(only, Source)
    read = extract(only)
    assert read.metadata.url == "https://post.example/pier"
    assert read.metadata.title == "The pier reopens"
    assert only.within
    assert only.within.place == "archive/data.warc.gz, record 5"
    assert lost(only) == []


def test_without_a_list_all_are() -> None:
    """Without a list every page is an input."""
    rows = discover(["-"], wacz(pages=False))
    assert sum(isinstance(row, Source) for row in rows) == 3


def test_packed_twice_is_told() -> None:
    """An archive that was packed a second time in the zip file has no places to read from, and that is said."""
    (row,) = discover(["-"], wacz(deflated=True))
    assert isinstance(row, Skipped)
    assert "packed a second time" in row.why


@pytest.mark.parametrize("cut", [30, 300, 3000])
def test_cut_off_files_are_told(cut: int) -> None:
    """A file that was cut off is a row, whatever is missing."""
    (row,) = discover(["-"], wacz()[:-cut])
    assert isinstance(row, Skipped)
    assert row.remedy
