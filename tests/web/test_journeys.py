"""From the first account to the report, in a real browser: by mouse, by keys alone, without script, on a phone."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filled_workspace import LEDGER, POST, written
from served_workspace import CHROMIUM, Served, served

from according.core import Action
from according.store import Workspace

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
#: More presses of the tabulator than any page asks for.
_TABS = 250
_NAME = """() => {
    const here = document.activeElement;
    const label = here.labels && here.labels[0] ? here.labels[0].innerText : "";
    const kind = here.matches("input, textarea, select") ? "field: " : "";
    return kind + (here.getAttribute("aria-label") || label || here.innerText || "").replace(/\\s+/g, " ").trim();
}"""


class Mouse:
    """A hand that clicks."""

    def __init__(self, page: Any, folder: Path) -> None:
        self.page, self.folder = page, folder

    def push(self, words: str) -> None:
        """Click the link or button that says this."""
        self._pushable(words).click()

    def write(self, label: str, text: str) -> None:
        """Write into the field with this label."""
        self.page.get_by_label(label, exact=True).fill(text)

    def bring(self) -> None:
        """Both accounts, as files."""
        files = [str(file) for file in written(self.folder)[:2]]
        self.page.get_by_label("Choose one or several").set_input_files(files)
        self.push("Add these files")
        self.wait_for_work()

    def judge(self, person: str) -> None:
        """Accept the first finding, set the second aside, take that back."""
        self._first("Accept").click()
        self.write("Your name", person)
        self.push("Go on")
        self.seen("Accepted")
        self._first("Set aside").click()
        self.seen("Undo it")
        self.page.locator(".is-rejected").first.wait_for()
        self._pushable("Undo it").click()

    def seen(self, words: str) -> None:
        """Wait until the page says this."""
        self.page.get_by_text(words).first.wait_for()

    def wait_for_work(self) -> None:
        """Wait on the page of the job until it has ended."""
        self.page.wait_for_url(re.compile("/jobs/"))
        self.page.get_by_role("link", name="To the story", exact=True).wait_for(timeout=40_000)

    def _pushable(self, words: str) -> Any:
        name = re.compile(rf"^{re.escape(words)}\b")
        return self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name)).first

    def _first(self, words: str) -> Any:
        return self.page.locator("[data-finding] button", has_text=words).first


class Finger(Mouse):
    """A hand that taps."""

    def push(self, words: str) -> None:
        """Tap the link or button that says this."""
        self._pushable(words).tap()


class Plain(Mouse):
    """A hand on a page without script: everything is a form and a new page."""

    def judge(self, person: str) -> None:
        """As with script."""
        self._first("Accept").click()
        self.write("Your name", person)
        self.push("Go on")
        self.seen("Accepted.")
        self.page.locator("[data-finding] form[action$='/reject'] button").first.click()
        self.seen("Set aside. It stands under")
        self.push("Undo it")


class Keys(Mouse):
    """Hands on the keyboard alone."""

    def push(self, words: str) -> None:
        """Go to the link or button that says this, and press Enter."""
        self._pushable(words).wait_for()
        self._go(words)
        self.page.keyboard.press("Enter")

    def write(self, label: str, text: str) -> None:
        """Go to the field with this label, and type."""
        self.page.get_by_label(label, exact=True).wait_for()
        self._go(f"field: {label}")
        self.page.keyboard.insert_text(text)

    def bring(self) -> None:
        """Both accounts, typed in."""
        for number, text in enumerate((LEDGER, POST)):
            if number:
                self.push("Add more")
            self.write("Paste the text", text)
            self.push("Add this text")
            self.wait_for_work()

    def judge(self, person: str) -> None:
        """The keys of the list: j, a, x, u."""
        self.page.keyboard.press("j")
        self.page.keyboard.press("a")
        self.write("Your name", person)
        self.push("Go on")
        self.seen("Accepted")
        self.page.wait_for_load_state()  # the words are there before the keys are
        self.page.keyboard.press("j")
        self.page.keyboard.press("x")
        self.page.locator(".is-rejected").first.wait_for()
        self.page.keyboard.press("u")

    def _go(self, words: str) -> None:
        reached = []
        for _ in range(_TABS):
            self.page.keyboard.press("Tab")
            reached.append(self.page.evaluate(_NAME))
            if re.match(rf"{re.escape(words)}\b", reached[-1]):
                return
        raise AssertionError(f"{words!r} is not reached by the tabulator: {reached}")


#: How one comes, and what with.
_WAYS: dict[str, tuple[type[Mouse], dict[str, Any]]] = {
    "mouse": (Mouse, {"viewport": {"width": 1280, "height": 900}}),
    "keyboard": (Keys, {"viewport": {"width": 1280, "height": 900}}),
    "no-script": (Plain, {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False}),
    "phone": (Finger, {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = tmp_path_factory.mktemp("journeys") / "according.db"
    Workspace.create(path).close()
    with served(path) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.mark.parametrize("way", _WAYS)
def test_from_accounts_to_report(browser: Any, server: Served, tmp_path: Path, way: str) -> None:
    """Add, compare, correct, undo, report: each way leads to the same steps in the log and to the report."""
    kind, looks = _WAYS[way]
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True, **looks)
    try:
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(server.link())
        hand = kind(page, tmp_path / "accounts")
        title = f"A school closes, {way}"

        hand.push("Stories")
        page.get_by_role("heading", name="Stories").wait_for()
        hand.write("A new story" if page.get_by_label("A new story").count() else "What is it about?", title)
        hand.push("Make")
        hand.bring()
        story = _story(server, title)
        _compared(server, story)
        hand.push("To the story")
        page.get_by_text("Download the report").wait_for()

        page.goto(f"{server.origin}/stories/{story}/findings")
        hand.judge(f"Ada {way}")
        _until(server, 3, story)
        assert [step.action for step in _steps(server, story)] == [Action.ACCEPT, Action.REJECT, Action.UNDO]
        assert {step.who for step in _steps(server, story)} == {f"Ada {way}"}

        page.goto(f"{server.origin}/stories/{story}")
        with page.expect_download() as waiting:
            hand.push("Download the report")
        report = Path(waiting.value.path()).read_text(encoding="utf-8")
        assert "Hill Street school" in report
        assert "accepted" in report
    finally:
        context.close()


def _story(server: Served, title: str) -> str:
    with Workspace.open(server.path, write=False) as workspace:
        return workspace.story(title).id


def _steps(server: Served, story: str) -> tuple[Any, ...]:
    with Workspace.open(server.path, write=False) as workspace:
        return workspace.log(story=story)


def _compared(server: Served, story: str) -> None:
    """Wait until the story's last job has ended."""
    _wait(lambda: not any(job.story == story for job in _open_jobs(server)))


def _open_jobs(server: Served) -> tuple[Any, ...]:
    with Workspace.open(server.path, write=False) as workspace:
        return workspace.jobs(open_only=True)


def _until(server: Served, steps: int, story: str) -> None:
    _wait(lambda: len(_steps(server, story)) >= steps)


def _wait(happened: Any) -> None:
    for _ in range(400):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")
