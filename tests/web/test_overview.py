"""The overview of a story: its accounts, what to read first, and counts that lead to what they count."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filled_workspace import ACCOUNTS, TITLE, Filled, filled
from starlette.testclient import TestClient

from according import wiring
from according.store import Workspace
from according.web.jobs import under_way


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A workspace with a story that was compared, and one without accounts."""
    return filled(tmp_path_factory.mktemp("overview") / "according.db")


@pytest.fixture
def client(made: Filled, browser_for: Callable[[Path], TestClient]) -> TestClient:
    """A browser that was let in."""
    return browser_for(made.path)


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_overview_names_every_account_and_leads_to_it(client: TestClient, made: Filled) -> None:
    """Each account stands with its headline and a link to its document."""
    html = client.get(f"/stories/{made.story}").text
    assert f'<h1 dir="auto">{TITLE}</h1>' in html
    for document in made.documents:
        assert f'href="/documents/{document}"' in html
    assert "School board closes Hill Street school" in html
    assert "3 accounts" in html


def test_counts_lead_to_what_they_count(client: TestClient, made: Filled) -> None:
    """Each count at a glance is a link whose page shows that many findings."""
    html = client.get(f"/stories/{made.story}").text
    links = re.findall(r'<a href="(/stories/[^"]*/findings\?section=[^"]*)"><b>(\d+)</b>', html)
    assert links
    for address, count in links:
        listed = client.get(address).text
        assert len(re.findall(r'<li[^>]*class="[^"]*finding', listed)) == int(count)
    for page in ("voices", "labels", "people", "sources"):
        assert f'href="/stories/{made.story}/{page}"' in html


def test_leads_open_their_findings(client: TestClient, made: Filled) -> None:
    """What to read first leads to findings that are there."""
    html = client.get(f"/stories/{made.story}").text
    short = re.search(r'<section id="short".*?</section>', html, flags=re.DOTALL)
    assert short is not None
    addresses = re.findall(r'href="([^"]+)"', short[0])
    assert addresses
    for address in addresses:
        assert client.get(address).status_code == 200


def test_overview_says_what_cannot_be_seen(client: TestClient, made: Filled) -> None:
    """What limits the findings stands on the overview, and how they were made."""
    text = _text(client.get(f"/stories/{made.story}").text)
    assert "No encoder took part" in text
    assert "How it was made" in text


def test_story_without_accounts_asks_for_some(client: TestClient, made: Filled) -> None:
    """A story without an account says so and leads to where accounts are added."""
    html = client.get(f"/stories/{made.empty_story}").text
    assert "This story has no account yet." in html
    assert f'href="/stories/{made.empty_story}/add"' in html


def test_story_that_was_not_compared_lists_its_accounts(
    tmp_path: Path, browser_for: Callable[[Path], TestClient]
) -> None:
    """Before a story is compared its accounts are listed, with a button that has them compared."""
    found = filled(tmp_path / "according.db")
    with Workspace.open(found.path) as workspace:
        story = workspace.new_story("Not compared").id
        workspace.set_documents(story, found.documents)
    client = browser_for(found.path)
    html = client.get(f"/stories/{story}").text
    assert "not laid side by side yet" in html
    assert all(f'href="/documents/{document}"' in html for document in found.documents)
    assert f'action="/stories/{story}/compare"' in html


def test_accounts_that_came_later_are_named(tmp_path: Path, browser_for: Callable[[Path], TestClient]) -> None:
    """An account that was added after the comparison stands as not compared yet, under the notice that it is stale."""
    found = filled(tmp_path / "according.db")
    later = tmp_path / "later.txt"
    later.write_text("A later word\n\nThe board met again, a later account says.\n", encoding="utf-8")
    with Workspace.open(found.path) as workspace:
        wiring.take_in(workspace, [str(later)], wiring.Settings(encoder=False, reader=False), story=found.story)
    text = _text(browser_for(found.path).get(f"/stories/{found.story}").text)
    assert "Not compared yet: " in text
    assert "made before the last change" in text or "compared anew" in text


def test_comparing_anew_is_a_job(tmp_path: Path, browser_for: Callable[[Path], TestClient]) -> None:
    """The button queues a comparison and leads back to the story, which says that it is under way."""
    found = filled(tmp_path / "according.db")
    client = browser_for(found.path)
    answer = client.post(f"/stories/{found.story}/compare")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/stories/{found.story}?said=compare-queued"
    with Workspace.open(found.path, write=False) as workspace:
        assert under_way(workspace, found.story) is not None


def test_report_comes_as_a_file(client: TestClient, made: Filled) -> None:
    """The report is the same self-contained page as the command line's, for download under the story's name."""
    from according.report import page

    answer = client.get(f"/stories/{made.story}/report")
    assert answer.headers["content-disposition"] == 'attachment; filename="marlow-closes-a-school.html"'
    with Workspace.open(made.path, write=False) as workspace:
        comparison = wiring.shown(workspace, made.story).comparison
    assert comparison is not None
    assert answer.text == page(comparison)
    assert client.get(f"/stories/{made.empty_story}/report").status_code == 404


def test_what_was_rejected_leaves_the_counts(tmp_path: Path, browser_for: Callable[[Path], TestClient]) -> None:
    """A finding that somebody set aside is in no count but its own."""
    found = filled(tmp_path / "according.db")
    client = browser_for(found.path)
    assert "no set aside" in _text(client.get(f"/stories/{found.story}").text)
    with Workspace.open(found.path) as workspace:
        wiring.reject(workspace, found.story, found.findings[0], who="Ada", why="it is not", seen=0)
    text = _text(client.get(f"/stories/{found.story}").text)
    assert "1 set aside" in text
    assert f"{len(found.findings) - 1} open" in text


def test_titles_are_no_markup(tmp_path: Path, browser_for: Callable[[Path], TestClient]) -> None:
    """A title with markup in it is shown as it was written."""
    found = replace(filled(tmp_path / "according.db"))
    with Workspace.open(found.path) as workspace:
        workspace.rename_story(found.story, "<script>alert(1)</script>\u202e")
    html = browser_for(found.path).get(f"/stories/{found.story}").text
    assert "<script>alert" not in html
    assert "\u202e" not in html
    assert len(ACCOUNTS) == 3
