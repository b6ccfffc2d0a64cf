"""How fast a story of ten accounts opens in the web app, on the server and in Chromium: ``python -m benchmarks.pages``.

    python -m benchmarks.pages [FILES] [--times 20] [--no-browser]

Without FILES the accounts are the seven of the examples and three made of two of them each. The story is put into a
workspace of its own, a third of its findings are accepted or set aside, and the app is served on this machine. On the
server: seconds from the request to the last byte of the answer, over loopback, everything read from the workspace
anew each time. In Chromium, each time with an empty cache: from the navigation to the first contentful paint, and to
the moment when the first finding (on the overview, what to read first; on the reading page, marked words) is on the
screen.
"""

import argparse
import http.client
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from according import wiring
from according.store import Workspace
from according.web.app import App, WebSettings, create_app
from according.web.serving import listen, server_of
from benchmarks.measured import Figure, table

_EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "riverside"
#: Each page of a story, and what of it must be on the screen for somebody to start reading.
PAGES = {
    "": ".leads a",
    "/read": ".flow mark",
    "/findings": "li.finding",
    "/people": "table a, .listing a",
    "/labels": ".matrix a, .listing a",
    "/voices": ".cards svg",
    "/sources": ".graph svg, .finding",
    "/timeline": "main li",
    "/history": "main li",
}
#: The pages that the goal names: a story opens with its overview, its texts and its findings.
OPENING = ("", "/read", "/findings")
_SERVER_GOAL, _BROWSER_GOAL = 150.0, 1000.0
_SEEN = """
addEventListener("DOMContentLoaded", () => {
  const observer = new IntersectionObserver((entries) => {
    if (window.seen === undefined && entries.some((entry) => entry.isIntersecting)) window.seen = performance.now();
  });
  for (const one of [...document.querySelectorAll(SELECTOR)].slice(0, 20)) observer.observe(one);
});
"""
_TAKEN = """() => [
  performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null, window.seen ?? null,
]"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A served story: the port, the app, and the story's path."""

    port: int
    app: App
    story: str


def accounts(folder: Path) -> list[str]:
    """The seven accounts of the examples, and three more made of two of them each, as files."""
    files = sorted(str(path) for path in _EXAMPLES.iterdir())
    texts = [Path(name).read_text(encoding="utf-8") for name in files if name.endswith(".txt")]
    for number, (first, second) in enumerate(pairwise(texts[:4])):
        path = folder / f"digest-{number}.txt"
        path.write_text(f"{first}\n\n{second}", encoding="utf-8")
        files.append(str(path))
    return files


@contextmanager
def served(names: Sequence[str]) -> Iterator[Served]:
    """A workspace with one story of these accounts, some of its findings judged, served on a free port."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "according.db")
        settings = wiring.Settings()
        with Workspace.create(path) as workspace:
            story = workspace.new_story("A story of ten accounts").id
            wiring.take_in(workspace, list(names) or accounts(Path(folder)), settings, story=story)
            shown = wiring.compare_story(workspace, story, settings)
            if shown.comparison is None:
                raise SystemExit("Nothing could be compared.")
            for place, finding in enumerate(shown.comparison.findings[::3]):
                say = wiring.reject if place % 4 == 3 else wiring.accept
                say(workspace, story, finding.id, who="Ada Lind", why="for the measurement", seen=0)
            found, words = shown.comparison.findings, sum(row.words for row in workspace.documents(story=story))
            print(f"{len(shown.comparison.documents)} accounts, {words:,} words, {len(found)} findings")
        listening = listen("127.0.0.1", 0)
        port = listening.getsockname()[1]
        app = create_app(WebSettings(workspace=path, port=port))
        server = server_of(app)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield Served(port=port, app=app, story=f"/stories/{story}")
        server.should_exit = True
        thread.join(10)


def on_the_server(here: Served, times: int) -> list[Figure]:
    """Milliseconds from request to answer for each page, the median, and the slowest of the opening ones."""
    connection = http.client.HTTPConnection("127.0.0.1", here.port)
    connection.request("GET", f"/?token={here.app.state.sessions.new_link()}")
    answer = connection.getresponse()
    answer.read()
    cookie = str(answer.getheader("set-cookie")).split(";")[0]
    figures = []
    for page in PAGES:
        taken, worked = [], []
        size = 0
        for _ in range(times + 1):
            begun, processor = time.perf_counter(), time.process_time()
            connection.request("GET", here.story + page, headers={"Cookie": cookie})
            answer = connection.getresponse()
            size = len(answer.read())
            taken.append((time.perf_counter() - begun) * 1000)
            worked.append((time.process_time() - processor) * 1000)
            if answer.status != 200:
                raise SystemExit(f"{page or 'overview'} answered {answer.status}.")
        # The first answer of a process has its templates to make ready.
        goal = _SERVER_GOAL if page in OPENING else None
        name = page.removeprefix("/") or "overview"
        figures.append(
            Figure(name=f"{name} ({size // 1000} kB), median", value=median(taken[1:]), unit="ms", goal=goal)
        )
        if page in OPENING:
            figures.append(Figure(name=f"{name}, slowest of {times}", value=max(taken[1:]), unit="ms"))
            figures.append(Figure(name=f"{name}, processor time", value=median(worked[1:]), unit="ms"))
    return figures


def in_chromium(here: Served, times: int) -> list[Figure]:
    """Milliseconds from navigation to first paint and to the first finding on the screen, for each page."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        print("Chromium is not installed: nothing measured in it.")
        return []
    figures = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for page, selector in PAGES.items():
            painted, seen = zip(*(_opened(browser, here, page, selector) for _ in range(times)), strict=True)
            goal = _BROWSER_GOAL if page in OPENING else None
            name = page.removeprefix("/") or "overview"
            figures.append(Figure(name=f"{name}, first contentful paint", value=median(painted), unit="ms"))
            figures.append(Figure(name=f"{name}, first finding to be read", value=median(seen), unit="ms", goal=goal))
        browser.close()
    return figures


def _opened(browser: Any, here: Served, page: str, selector: str) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    view = context.new_page()
    base = f"http://127.0.0.1:{here.port}"
    view.goto(f"{base}/?token={here.app.state.sessions.new_link()}")
    view.add_init_script(_SEEN.replace("SELECTOR", repr(selector)))
    view.goto(base + here.story + page)
    # The policy of the pages forbids what waiting for a function would do in them.
    for _ in range(250):
        painted, seen = view.evaluate(_TAKEN)
        if painted is not None and seen is not None:
            break
        view.wait_for_timeout(20)
    context.close()
    # Where the first finding is below what the screen shows at first, readable is what is painted.
    return painted, max(painted, seen or 0.0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", help="the accounts of the story; the examples' and three more by default")
    parser.add_argument("--times", type=int, default=20, help="answers for each page")
    parser.add_argument("--no-browser", action="store_true", help="leave Chromium out")
    options = parser.parse_args()
    with served(options.files) as here:
        print("\non the server\n" + table(on_the_server(here, options.times)))
        if not options.no_browser:
            print("\nin Chromium\n" + table(in_chromium(here, max(3, options.times // 4))))


if __name__ == "__main__":
    main()
