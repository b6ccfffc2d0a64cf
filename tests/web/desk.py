"""A desk: a browser with a name over a fresh copy of a small filled workspace, as the tests of correcting use it."""

import re
import shutil
import tempfile
from functools import cache
from html import unescape
from pathlib import Path

from filled_workspace import Filled, filled
from starlette.testclient import TestClient

from according import wiring
from according.core import Comparison, Step
from according.job.stories import shown
from according.store import Workspace
from according.web.app import WebSettings, create_app

#: Where the app believes to be served.
BASE = "http://127.0.0.1:8137"
#: Cleared away when the tests end.
_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []
SETTINGS = wiring.Settings(encoder=False, reader=False)


@cache
def _made() -> Filled:
    """The workspace from which every test's is copied; it is made once."""
    folder = tempfile.TemporaryDirectory(prefix="according-desk-")
    _FOLDERS.append(folder)
    return filled(Path(folder.name) / "made.db")


class Desk:
    """A workspace of its own, and Ada at a browser over it."""

    def __init__(self, folder: Path, name: str = "Ada") -> None:
        made = _made()
        self.path = folder / "desk.db"
        shutil.copyfile(made.path, self.path)
        self.story, self.documents, self.findings = made.story, made.documents, made.findings
        self.at = f"/stories/{self.story}"
        self.app = create_app(WebSettings(workspace=self.path))
        self.client = self.browser(name)

    def browser(self, name: str = "") -> TestClient:
        """A further browser, of somebody else."""
        client = TestClient(self.app, base_url=BASE, follow_redirects=False)
        client.headers.update({"sec-fetch-site": "same-origin", "origin": BASE})
        assert client.get("/", params={"token": self.app.state.sessions.new_link()}).status_code == 303
        if name:
            client.cookies.set("according-name", name)
        return client

    def page(self, path: str, client: TestClient | None = None) -> str:
        """A page's HTML; it must be there."""
        answer = (client or self.client).get(path)
        assert answer.status_code == 200, words(answer.text)
        return answer.text

    def post(self, path: str, client: TestClient | None = None, status: int = 303, **fields: object) -> str:
        """Send a form: where the answer leads to, or the HTML that it has."""
        answer = (client or self.client).post(path, data=fields)
        assert answer.status_code == status, words(answer.text)
        return answer.headers["location"] if status == 303 else answer.text

    @property
    def log(self) -> tuple[Step, ...]:
        """The whole log."""
        with Workspace.open(self.path, write=False) as workspace:
            return workspace.log()

    @property
    def comparison(self) -> Comparison:
        """What is shown now."""
        with Workspace.open(self.path, write=False) as workspace:
            found = shown(workspace, self.story).comparison
        assert found is not None
        return found

    @property
    def waiting(self) -> list[tuple[str, str | None]]:
        """The kinds and stories of the jobs that wait."""
        with Workspace.open(self.path, write=False) as workspace:
            return [(job.kind, job.story) for job in workspace.jobs(open_only=True)]

    def anew(self) -> Comparison:
        """Compare the story anew, as the job does."""
        with Workspace.open(self.path) as workspace:
            for job in workspace.jobs(open_only=True):
                workspace.cancel(job.id)
            found = wiring.compare_story(workspace, self.story, SETTINGS).comparison
        assert found is not None
        return found


def words(html: str) -> str:
    """A page as one reads it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def seen(html: str, action: str) -> str:
    """The hidden field of the form that posts to ``action``."""
    found = re.search(rf'action="{re.escape(action)}"[^>]*>\s*<input type="hidden" name="seen" value="(\d+)">', html)
    assert found, f"no form posts to {action}"
    return found[1]
