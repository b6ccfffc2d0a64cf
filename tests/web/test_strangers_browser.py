"""Pages of strangers in a real browser: they send nothing to the workspace, and read nothing of it."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filled_workspace import Filled, filled

from according.store import Workspace
from according.web.app import WebSettings, create_app
from according.web.serving import listen, server_of

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(_CHROMIUM is None, reason="Chromium is not installed"),
]

_PAGE = """<!doctype html><title>stranger</title>
<form id="f" method="post" action="{there}/stories/new" enctype="{kind}"><input name="title" value="Taken over"></form>
<iframe id="i" src="{there}/" width="300" height="300"></iframe>
<object data="{there}/" width="300" height="300"></object>
<img id="p" src="{there}/static/icon.svg">
<script src="{there}/static/base.js" onload="window.loaded=1" onerror="window.refused=1"></script>
<a id="a" href="{there}/">there</a>"""

_TRIES = """async (there) => {
    const told = [];
    const body = new URLSearchParams({title: "Taken over"});
    for (const options of [
        {method: "POST", body}, {method: "POST", body, mode: "no-cors"},
        {method: "POST", body, mode: "no-cors", credentials: "include"},
        {method: "POST", body: new Blob(["title=Taken+over"]), mode: "no-cors", credentials: "include"},
        {credentials: "include"}, {mode: "no-cors", credentials: "include"},
    ]) {
        for (const path of ["/stories/new", "/"]) {
            try {
                const answer = await fetch(there + path, options);
                told.push(answer.type + " " + (await answer.text()).length);
            } catch (error) { told.push("refused"); }
        }
    }
    navigator.sendBeacon(there + "/stories/new", body);
    return told;
}"""


class _Site:
    """The server of the app, and a stranger's on another port."""

    def __init__(self, made: Filled) -> None:
        listening = listen("127.0.0.1", 0)
        self.port: int = listening.getsockname()[1]
        self.app = create_app(WebSettings(workspace=made.path, port=self.port))
        self.server = server_of(self.app)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listening]}, daemon=True)
        self.thread.start()
        self.here = f"http://127.0.0.1:{self.port}"
        self.asked: list[str] = []
        self.stranger = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self.stranger.serve_forever, daemon=True).start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        here, asked = self.here, self.asked

        class Stranger(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                kind = "multipart/form-data" if "parts" in self.path else "application/x-www-form-urlencoded"
                page = _PAGE.format(there=here, kind=kind).encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        return Stranger

    def link(self) -> str:
        """A link that lets a browser in."""
        return f"{self.here}/?token={self.app.state.sessions.new_link()}"

    def close(self) -> None:
        """End both."""
        self.server.should_exit = True
        self.thread.join(10)
        self.stranger.shutdown()
        self.stranger.server_close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A workspace with a story."""
    return filled(tmp_path_factory.mktemp("strangers") / "according.db")


@pytest.fixture(scope="module")
def site(made: Filled) -> Iterator[_Site]:
    """The servers."""
    both = _Site(made)
    yield both
    both.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """One headless Chromium, for which a stranger's name leads to this machine."""
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=_CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP rebound.example 127.0.0.1"],
        )
        yield started
        started.close()


@pytest.fixture
def view(browser, site) -> Iterator[object]:  # type: ignore[no-untyped-def]
    """A page of a browser that was let in."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(site.link())
    assert page.url == f"{site.here}/"
    assert page.locator("h1").count() == 1
    yield page
    context.close()


def _titles(path: Path) -> list[str]:
    with Workspace.open(path, write=False) as workspace:
        return [story.title for story in workspace.stories()]


def test_forms_of_ours_are_taken(view, site, made) -> None:  # type: ignore[no-untyped-def]
    """A form that a person sends from a page of ours makes a story, without script as with it."""
    view.goto(f"{site.here}/stories/new")
    view.locator("main input[name=title]").fill("Our own")
    view.locator("main button").first.click()
    view.wait_for_url("**/stories/*/add*")
    assert "Our own" in _titles(made.path)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"], ids=("same-site", "cross-site"))
def test_strangers_change_and_read_nothing(view, site, made, host) -> None:  # type: ignore[no-untyped-def]
    """A page on another port or under another name gets nothing by fetch, frame, picture, script or form."""
    before = _titles(made.path)
    there = f"http://{host}:{site.stranger.server_address[1]}"
    view.goto(f"{there}/")
    assert set(view.evaluate(_TRIES, site.here)) <= {"refused", "opaque 0"}
    assert view.evaluate("document.getElementById('p').naturalWidth") == 0
    assert view.evaluate("[window.loaded, window.refused]") == [None, 1]
    for frame in view.frames[1:]:
        assert "Stories" not in (frame.content() if not frame.url.startswith("chrome-error") else "")
    for kind in ("plain", "parts"):
        view.goto(f"{there}/{kind}")
        view.evaluate("document.getElementById('f').submit()")
        view.wait_for_url(f"{site.here}/**")
        assert view.locator("h1").inner_text() in ("Not allowed", "Come with the link")
    assert _titles(made.path) == before


def test_link_works_from_elsewhere(browser, site) -> None:  # type: ignore[no-untyped-def]
    """A link that is opened from another page (a chat, a file) lets in, and the address keeps nothing of it."""
    context = browser.new_context()
    view = context.new_page()
    view.goto(f"http://localhost:{site.stranger.server_address[1]}/")
    view.evaluate("(link) => { location.href = link }", site.link())
    view.wait_for_url(f"{site.here}/")
    view.wait_for_function("document.querySelector('nav.rooms') !== null")
    context.close()


def test_window_that_a_stranger_opens_cannot_be_read(view, site, made) -> None:  # type: ignore[no-untyped-def]
    """A stranger that opens the workspace in a window holds no handle on it."""
    view.goto(f"http://127.0.0.1:{site.stranger.server_address[1]}/")
    with view.context.expect_page() as opened:
        view.evaluate("(there) => { window.held = window.open(there + '/') }", site.here)
    opened.value.wait_for_load_state()
    view.wait_for_function("window.held.closed")
    assert made.story


def test_forged_name_is_refused(view, site, made) -> None:  # type: ignore[no-untyped-def]
    """A name that a stranger made lead to this machine is not the server's, whatever is asked under it."""
    before = _titles(made.path)
    answer = view.goto(f"http://rebound.example:{site.port}/")
    assert answer.status == 400
    assert "not the server's own" in view.locator("main").inner_text()
    told = view.evaluate(
        """async () => {
            const body = new URLSearchParams({title: "x"});
            return (await fetch("/stories/new", {method: "POST", body})).status;
        }"""
    )
    assert told == 400
    assert _titles(made.path) == before


def test_cookie_is_out_of_reach_of_scripts(view, site) -> None:  # type: ignore[no-untyped-def]
    """No script sees the cookie, the token is out of the address and history, and nothing is left in a cache."""
    assert "according-" not in view.evaluate("document.cookie").replace("according-keys", "")
    assert "token" not in view.evaluate("location.href")
    view.go_back()
    assert "token" not in view.url
    (cookie,) = [each for each in view.context.cookies() if each["name"] == f"according-{site.port}"]
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")


def test_policy_holds_against_words_that_became_markup(view, site) -> None:  # type: ignore[no-untyped-def]
    """Were a text ever put into a page as markup, its script would not run and its picture not be asked for."""
    there = f"http://127.0.0.1:{site.stranger.server_address[1]}"
    site.asked.clear()
    view.evaluate(
        """(there) => {
            document.body.insertAdjacentHTML("beforeend", `
                <img src="${there}/x.png" onerror="window.ran=1">
                <p style="position:fixed" onclick="window.ran=1" id="bad">x</p>
                <form action="${there}/out"><button id="out">go</button></form>`);
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(script);
            fetch(`${there}/fetched`, {mode: "no-cors"}).catch(() => 0);
            navigator.sendBeacon(`${there}/beacon`);
        }""",
        there,
    )
    view.locator("#bad").click()
    view.evaluate("document.getElementById('out').click()")
    view.wait_for_timeout(300)
    assert view.evaluate("window.ran") is None
    assert view.evaluate("getComputedStyle(document.getElementById('bad')).position") == "static"
    assert view.url.startswith(site.here)
    assert site.asked == []
