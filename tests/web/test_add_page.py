"""Adding accounts to a story, ordering them, and taking them out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filled_workspace import LEDGER, POST, TITLE, Filled, filled
from starlette.testclient import TestClient

from according.store import Workspace
from according.web.working import carry_out
from according.wiring import Settings


@pytest.fixture
def made(tmp_path: Path) -> Filled:
    (tmp_path / "filled").mkdir()
    return filled(tmp_path / "filled" / "according.db")


@pytest.fixture
def editor(made: Filled, browser_for: Callable[[Path], TestClient]) -> Iterator[TestClient]:
    with browser_for(made.path) as browser:
        yield browser


def _work(path: Path) -> None:
    """What the working process does, here and now."""
    with Workspace.open(path) as workspace:
        while (job := workspace.claim()) is not None:
            carry_out(workspace, job, Settings(encoder=False, reader=False))


def _order(made: Filled) -> tuple[str, ...]:
    with Workspace.open(made.path, write=False) as workspace:
        return workspace.story(made.story).documents


def _story(client: TestClient) -> str:
    address: str = client.post("/stories/new", data={"title": "A vote"}).headers["location"]
    return address.split("/")[2]


def test_files_become_accounts_and_are_compared(client: TestClient, workspace_path: Path) -> None:
    """Uploaded files are queued, read and put into the story; the job's page says what became of each."""
    story = _story(client)
    files = [("file", ("ledger.txt", LEDGER, "text/plain")), ("file", ("post.txt", POST, "text/plain"))]
    answer = client.post(f"/stories/{story}/add/files", files=files)
    assert answer.status_code == 303
    job = answer.headers["location"]
    assert "waits for its turn" in client.get(job).text
    _work(workspace_path)
    page = client.get(job).text
    assert page.count(">added<") == 2
    with Workspace.open(workspace_path, write=False) as workspace:
        assert len(workspace.story(story).documents) == 2
        assert workspace.kept_comparison(story) is not None


def test_nothing_is_lost_of_what_cannot_be_read(client: TestClient, workspace_path: Path) -> None:
    """A file that is no account is named with why and what to do; the others come in."""
    story = _story(client)
    files = [
        ("file", ("broken.pdf", b"%PDF-1.4 nothing", "application/pdf")),
        ("file", ("post.txt", POST, "text/plain")),
    ]
    job = client.post(f"/stories/{story}/add/files", files=files).headers["location"]
    _work(workspace_path)
    page = client.get(job).text
    assert "left out" in page
    assert "broken.pdf" in page
    assert ">added<" in page


def test_the_same_again_adds_nothing(client: TestClient, workspace_path: Path) -> None:
    """A file that the workspace has is said to be here already, and stands in the story once."""
    story = _story(client)
    for _ in range(2):
        job = client.post(f"/stories/{story}/add/files", files=[("file", ("post.txt", POST))]).headers["location"]
        _work(workspace_path)
    assert "here already, nothing was added" in client.get(job).text
    with Workspace.open(workspace_path, write=False) as workspace:
        assert len(workspace.story(story).documents) == 1


def test_pasted_text_has_what_was_said_of_it(client: TestClient, workspace_path: Path) -> None:
    """A text that is pasted becomes an account with the outlet, date and address given by hand."""
    story = _story(client)
    given = {
        "text": POST,
        "outlet": "The Evening Post",
        "published": "2024-03-13",
        "url": "https://post.example/a",
        "title": "",
    }
    client.post(f"/stories/{story}/add/text", data=given)
    _work(workspace_path)
    with Workspace.open(workspace_path, write=False) as workspace:
        (row,) = workspace.documents(story=story)
    assert (row.outlet, row.published, row.url) == ("The Evening Post", "2024-03-13", "https://post.example/a")


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", "  \n "), ("published", "yesterday"), ("published", "2024-13-40"), ("url", "javascript:alert(1)")],
    ids=["no-text", "no-date", "no-such-day", "no-address"],
)
def test_what_cannot_be_taken_is_kept_in_the_form(client: TestClient, field: str, value: str) -> None:
    """A field that is wrong says why, and what was typed elsewhere is not lost."""
    story = _story(client)
    given = {"text": "Some words of a text", "outlet": "The Post", field: value}
    answer = client.post(f"/stories/{story}/add/text", data=given)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert "The Post" in answer.text


def test_no_file_is_no_fault(client: TestClient) -> None:
    """A form for files without a file says so."""
    story = _story(client)
    answer = client.post(f"/stories/{story}/add/files", files=[("file", ("", b""))])
    assert answer.status_code == 422
    assert "No file was chosen" in answer.text


def test_order_is_the_users(editor: TestClient, made: Filled) -> None:
    """An account goes up or down by one place; the first goes no higher."""
    first, second, third = _order(made)
    editor.post(f"/stories/{made.story}/accounts/{third}/up")
    assert _order(made) == (first, third, second)
    editor.post(f"/stories/{made.story}/accounts/{first}/up")
    assert _order(made) == (first, third, second)
    editor.post(f"/stories/{made.story}/accounts/{first}/down")
    assert _order(made) == (third, first, second)


def test_account_taken_out_stays_in_the_workspace(editor: TestClient, made: Filled) -> None:
    """What is taken out of a story is offered again below, and can be taken back."""
    out = made.documents[1]
    answer = editor.post(f"/stories/{made.story}/accounts/{out}/out")
    assert out not in _order(made)
    page = editor.get(answer.headers["location"].partition("#")[0]).text
    assert f'name="document" value="{out}"' in page
    editor.post(f"/stories/{made.story}/accounts/take", data={"document": out})
    assert _order(made)[-1] == out


def test_account_that_is_not_there_is_told(editor: TestClient, made: Filled) -> None:
    """Moving an account that somebody took out meanwhile changes nothing and says why."""
    answer = editor.post(f"/stories/{made.story}/accounts/d-none/up")
    assert answer.status_code == 422
    assert "taken out while you had the page open" in answer.text


def test_documents_of_the_workspace_are_found_by_words(editor: TestClient, made: Filled) -> None:
    """The workspace's other accounts can be looked through before they are taken."""
    page = editor.get(f"/stories/{made.empty_story}/add", params={"find": "angry"}).text
    assert made.documents[1] in page
    assert made.documents[2] not in page
    wrong = editor.get(f"/stories/{made.empty_story}/add", params={"find": "date:never"})
    assert "is no date" in wrong.text


def test_story_is_renamed_and_removed_only_if_meant(editor: TestClient, made: Filled) -> None:
    """A title is never lost, and a story goes only when its box was ticked; its accounts stay."""
    editor.post(f"/stories/{made.story}/rename", data={"title": " "})
    editor.post(f"/stories/{made.story}/rename", data={"title": "Another"})
    editor.post(f"/stories/{made.story}/remove", data={})
    with Workspace.open(made.path, write=False) as workspace:
        assert workspace.story(made.story).title == "Another"
    editor.post(f"/stories/{made.story}/remove", data={"sure": "on"})
    with Workspace.open(made.path, write=False) as workspace:
        assert TITLE not in {story.title for story in workspace.stories()}
        assert len(workspace.documents()) == 3


def test_read_only_workspace_offers_nothing_to_add(made: Filled) -> None:
    """Where nothing can be kept, no form pretends that it can."""
    from let_in import let_in

    from according.web.app import WebSettings, create_app

    with let_in(create_app(WebSettings(workspace=made.path, readonly=True))) as browser:
        page = browser.get(f"/stories/{made.story}/add").text
        assert "cannot be written" in page
        assert '<form method="post"' not in page
        refused = browser.post(f"/stories/{made.story}/rename", data={"title": "Another"})
    assert refused.status_code == 403
