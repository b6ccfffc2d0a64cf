"""The list of stories, and making one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filled_workspace import TITLE, Filled, filled
from starlette.testclient import TestClient

from according import wiring
from according.store import Workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return filled(tmp_path_factory.mktemp("stories") / "according.db")


@pytest.fixture
def reader(made: Filled, browser_for: Callable[[Path], TestClient]) -> Iterator[TestClient]:
    with browser_for(made.path) as browser:
        yield browser


def test_empty_workspace_leads_to_the_first_step(client: TestClient) -> None:
    """Who has no story sees what one is, and a form that makes it."""
    page = client.get("/").text
    assert "No story is here yet" in page
    assert 'action="/stories/new"' in page


def test_new_story_leads_on_to_its_accounts(client: TestClient, workspace_path: Path) -> None:
    """A story is made by its title, and the next page is where its accounts come in."""
    answer = client.post("/stories/new", data={"title": "  A  vote "})
    with Workspace.open(workspace_path, write=False) as workspace:
        (story,) = workspace.stories()
    assert story.title == "A vote"
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/stories/{story.id}/add?said=story-made"
    assert "The story is there" in client.get(answer.headers["location"]).text


@pytest.mark.parametrize("title", ["", "   ", "x" * 201], ids=["none", "blank", "long"])
def test_title_that_is_none_is_asked_for_again(client: TestClient, workspace_path: Path, title: str) -> None:
    """Without a title, or with a page for one, nothing is made and the form says why."""
    answer = client.post("/stories/new", data={"title": title})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    with Workspace.open(workspace_path, write=False) as workspace:
        assert workspace.stories() == ()


def test_title_that_is_taken_is_refused(client: TestClient) -> None:
    """Two stories of one title could not be told apart."""
    client.post("/stories/new", data={"title": "A vote"})
    answer = client.post("/stories/new", data={"title": "a VOTE"})
    assert answer.status_code == 422
    assert "There is a story of this title" in answer.text


def test_title_is_never_markup(client: TestClient) -> None:
    """A title is shown as it was typed, whatever stands in it."""
    client.post("/stories/new", data={"title": "<script>alert(1)</script>"})
    page = client.get("/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_line_says_where_a_story_stands(reader: TestClient, made: Filled) -> None:
    """A story's line has its accounts, their dates, and how many findings are open and judged."""
    with Workspace.open(made.path) as workspace:
        wiring.accept(workspace, made.story, made.findings[0], who="Ana")
    page = reader.get("/").text
    assert TITLE in page
    assert "12 – 13 March 2024" in page
    assert f"<b>{len(made.findings) - 1}</b> to look at · <b>1</b> judged" in page
    assert f'href="/stories/{made.empty_story}/add"' in page


def test_many_stories_are_leafed_through(client: TestClient, workspace_path: Path) -> None:
    """Twenty stories stand on a page; the last changed are first."""
    with Workspace.open(workspace_path) as workspace:
        for number in range(25):
            workspace.new_story(f"Story {number}")
    first, second = client.get("/").text, client.get("/?page=2").text
    assert "Story 24" in first
    assert "Story 0" not in first
    assert ">Story 0<" in second
    assert "page 2 of 2" in client.get("/?page=99").text
