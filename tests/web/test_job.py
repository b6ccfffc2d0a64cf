"""The pages of work under way."""

from pathlib import Path

from starlette.testclient import TestClient

from according.store import Workspace


def test_open_job_refreshes_by_itself_and_can_be_left(client: TestClient, workspace_path: Path) -> None:
    """Without script the page is asked for again; it says how far the work is and that one may go."""
    with Workspace.open(workspace_path) as workspace:
        story = workspace.new_story("A vote").id
        job = workspace.queue("add", {}, story).id
        workspace.claim()
        workspace.progress(job, 3, 12, "reading “post.txt”")
    page = client.get(f"/jobs/{job}").text
    assert 'http-equiv="refresh"' in page
    assert 'value="3" max="12"' in page
    assert "reading “post.txt”" in page
    assert "You can leave this page" in page
    assert f'href="/stories/{story}"' in page


def test_ended_job_says_how_and_asks_no_more(client: TestClient, workspace_path: Path) -> None:
    """Work that failed says why, and its page stays as it is."""
    with Workspace.open(workspace_path) as workspace:
        job = workspace.queue("compare", {}, None).id
        workspace.claim()
        workspace.finish(job, "The disk is full.", failed=True)
    page = client.get(f"/jobs/{job}").text
    assert "did not succeed" in page
    assert "The disk is full." in page
    assert "refresh" not in page


def test_job_is_stopped_once(client: TestClient, workspace_path: Path) -> None:
    """A job can be stopped; one that has ended stays as it ended."""
    with Workspace.open(workspace_path) as workspace:
        job = workspace.queue("compare", {}, None).id
    assert client.post(f"/jobs/{job}/cancel").headers["location"].endswith("said=job-cancelled")
    assert "was stopped" in client.get(f"/jobs/{job}").text
    assert client.post(f"/jobs/{job}/cancel").headers["location"].endswith("said=job-over")


def test_list_has_what_is_under_way_and_what_ended(client: TestClient, workspace_path: Path) -> None:
    """All work stands on one page, the newest of what ended first."""
    assert "Nothing is under way" in client.get("/jobs").text
    with Workspace.open(workspace_path) as workspace:
        story = workspace.new_story("<b>A vote</b>").id
        done = workspace.queue("add", {}, story).id
        workspace.claim()
        workspace.finish(done, "2 accounts read.")
        workspace.queue("compare", {}, story)
    page = client.get("/jobs").text
    assert "2 accounts read." in page
    assert "waits for its turn" in page
    assert "<b>A vote" not in page


def test_job_that_is_not_there(client: TestClient) -> None:
    """An old address leads to the list of work."""
    answer = client.get("/jobs/j-none")
    assert answer.status_code == 404
    assert 'href="/jobs"' in answer.text
