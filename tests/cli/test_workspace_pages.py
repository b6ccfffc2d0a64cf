"""Pages by address in a workspace: fetched once asked, kept as they came, another text another edition."""

from datetime import UTC, datetime

import pytest
from in_workspace import QUICK, refused, told
from test_add import OTHER, PAGE
from test_compare import run

from according.job.watching import Clock
from according.wiring import fetching
from loopback import serving


@pytest.fixture
def site(monkeypatch):
    """A site that the command line may reach: the guard is opened in the test, since no setting opens it."""
    moments = [datetime(2026, 3, 4, 5, minute, tzinfo=UTC).timestamp() for minute in range(60)]
    with serving() as served:
        clock = Clock(now=lambda: moments[len(served.asked)], sleep=lambda _: None)
        monkeypatch.setattr(fetching, "guard", served.guard)
        monkeypatch.setattr(fetching, "clock", lambda: clock)
        served.page("/vote", PAGE)
        yield served


@pytest.fixture
def file(tmp_path):
    assert run("init", tmp_path / "according.db").exit_code == 0
    return tmp_path / "according.db"


def test_a_page_is_asked_for_only_once_agreed(site, file):
    """Off a terminal consent is a switch; what a fetch reveals is said before."""
    words = refused("add", site.at("/vote"), "-w", file, *QUICK)
    assert "--yes" in words
    assert site.asked == []


def test_a_page_its_changes_and_its_bytes_are_kept(site, file):
    """The same page adds nothing; another text there is another edition, and takes its place in the story."""
    first = told("add", "--yes", site.at("/vote"), "--story", "Vote", "-w", file, "--json", *QUICK)
    assert [each["outcome"] for each in first["documents"]] == ["added"]
    again = told("add", "--yes", site.at("/vote"), "--story", "Vote", "-w", file, "--json", *QUICK)
    assert [each["outcome"] for each in again["documents"]] == ["same"]
    site.page("/vote", OTHER)
    result = run("add", "--yes", site.at("/vote"), "--story", "Vote", "-w", file, *QUICK)
    assert result.exit_code == 0, result.output
    assert "another edition of" in result.stderr
    assert "there is no robots.txt" in result.stderr
    (row,) = told("list", "documents", "-w", file, "--json")
    assert row["url"] == site.at("/vote")
    assert row["edition_of"] == first["documents"][0]["document"]
    assert row["fetched"].startswith("2026-03-04T05:")
    assert len(told("list", "documents", "--editions", "-w", file, "--json")) == 2
    (story,) = told("list", "-w", file, "--json")
    assert story["documents"] == [row["id"]]
    assert row["raw"]


def test_what_cannot_be_fetched_is_left_out(site, file):
    """An address that is not found is named with the reason, the others go in, and the code is 3."""
    result = run("add", "--yes", site.at("/none"), site.at("/vote"), "-w", file, *QUICK)
    assert result.exit_code == 3, result.output
    assert "was not found (404 Not Found)" in result.stderr
    assert len(told("list", "documents", "-w", file, "--json")) == 1
