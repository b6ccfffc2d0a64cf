"""Reading side by side in a real browser: lit words at one height, keys, tabs on a phone, and words to attribute."""

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from according import wiring
from according.core import FindingKind
from according.store import Workspace
from according.web.app import WebSettings, create_app
from according.web.serving import listen, server_of

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(_CHROMIUM is None, reason="Chromium is not installed"),
]

_FILLER = "The square was full of people who had come by boat, and nobody of them had slept a minute that night.\n\n"
LEDGER = (
    "Council shuts harbour to ferries\r\n\r\nThe Ledger, 12 March 2024 🚢\r\n\r\n"
    "The Sandholm council voted 7-2 on Monday to shut the inner harbour to ferries.\r\n\r\n"
    + _FILLER.replace("\n", "\r\n")
    * 9
    + "A petition against it was signed by 1,394 residents, the mayor said. “We have listened to the people who live "
    "here, and the harbour comes first,” said Mayor Edda Roth.\r\n"
)
POST = (
    "Ferries leave the harbour\n\nThe Post, 13 March 2024\n\n"
    "The Sandholm council voted 6-3 on Monday to shut the inner harbour to ferries.\n\n"
    "A petition against it was signed by 1,200 residents, the mayor said.\n\n"
    "“We have listened to the people who live here,” said Mayor Edda Roth.\n\n" + _FILLER * 12
)
_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


@dataclass(frozen=True)
class Served:
    """A served story: its address, the link that lets a browser in, and a finding that both accounts have."""

    base: str
    link: Any
    story: str
    finding: str
    documents: tuple[str, ...]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A story of two accounts, one of them with line ends of another system and a character of two units."""
    folder = tmp_path_factory.mktemp("served")
    for name, text in (("ledger.txt", LEDGER), ("post.txt", POST)):
        (folder / name).write_bytes(text.encode())
    settings = wiring.Settings(encoder=False, reader=False)
    path = folder / "according.db"
    with Workspace.create(path) as workspace:
        story = workspace.new_story("Sandholm shuts its harbour").id
        wiring.take_in(workspace, [str(folder / "ledger.txt"), str(folder / "post.txt")], settings, story=story)
        shown = wiring.compare_story(workspace, story, settings)
    assert shown.comparison is not None
    finding = next(f for f in shown.comparison.findings_of(FindingKind.DIFFERS) if "1,394" in f.title)
    listening = listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    app = create_app(WebSettings(workspace=path, port=port))
    server = server_of(app)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Served(
        base=f"http://127.0.0.1:{port}",
        link=app.state.sessions.new_link,
        story=f"/stories/{story}",
        finding=finding.id,
        documents=shown.story.documents,
    )
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One headless Chromium for all tests of the file."""
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


def _opened(chromium: Any, served: Served, path: str, width: int = 1440, *, script: bool = True, **more: Any) -> Any:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=script, reduced_motion="reduce", **more
    )
    view = context.new_page()
    view.set_default_timeout(10_000)
    if script:
        view.add_init_script(_VIOLATIONS)
    view.goto(f"{served.base}/?token={served.link()}")
    view.goto(f"{served.base}{served.story}{path}")
    return view


_TOPS = """() => [...document.querySelectorAll(".column")].map((column) => {
  const mark = column.querySelector("mark.lit");
  return mark && mark.getBoundingClientRect().top;
})"""


def test_number_lights_all_columns_at_one_height(chromium: Any, served: Served) -> None:
    """The small number before words lights the finding in every column, at one height, and dims the rest."""
    view = _opened(chromium, served, "/read")
    number = view.locator(f'.marked li:has(a[href*="{served.finding}"])').get_attribute("data-n")
    view.click(f'#col-B .n[data-n="{number}"]')
    view.wait_for_selector("#col-A mark.lit")
    first, second = view.evaluate(_TOPS)
    assert abs(first - second) < 30
    assert view.locator(".columns.lighting").count() == 1
    assert "1,394" in view.locator(".lit-title").inner_text()
    assert served.finding in view.url
    view.keyboard.press("Escape")
    assert view.locator(".lit").count() == 0
    assert view.evaluate("window.violations") == []


def test_address_brings_the_words_to_one_height(chromium: Any, served: Served) -> None:
    """A finding in the address is lit on opening, its words at one height."""
    view = _opened(chromium, served, f"/read?f={served.finding}#lit")
    first, second = view.evaluate(_TOPS)
    assert abs(first - second) < 30


def test_keys_walk_from_finding_to_finding(chromium: Any, served: Served) -> None:
    """J lights the next finding and k the one before; typing in a field does neither."""
    view = _opened(chromium, served, "/read?a=A&a=B")
    view.keyboard.press("j")
    first = view.locator(".lit-title .no").inner_text()
    view.keyboard.press("j")
    assert view.locator(".lit-title .no").inner_text() != first
    view.keyboard.press("k")
    assert view.locator(".lit-title .no").inner_text() == first
    view.focus("#q-top")
    view.keyboard.type("jjj")
    assert view.locator(".lit-title .no").inner_text() == first


def test_click_on_lit_words_opens_their_finding(chromium: Any, served: Served) -> None:
    """A click on words lights their findings one after another; after the last it opens that finding's page."""
    view = _opened(chromium, served, f"/read?a=A&a=B&f={served.finding}")
    mark = view.locator("#col-B mark.lit").first
    for _ in range(int(mark.evaluate("mark => mark.dataset.f.split(' ').length"))):
        if "/findings/" in view.url:
            break
        mark.click()
        view.wait_for_load_state()
    assert "/findings/" in view.url


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_phone_shows_one_account_at_a_time(chromium: Any, served: Served, script: bool) -> None:
    """On a phone one account is shown, and its tab, a link, shows another; nothing needs to be pushed sideways."""
    view = _opened(chromium, served, "/read", 390, script=script)
    assert [column.is_visible() for column in view.locator(".column").all()] == [True, False]
    view.click('.tabs a[href="#col-B"]')
    assert [column.is_visible() for column in view.locator(".column").all()] == [False, True]
    view.goto(f"{served.base}{served.story}/read?at=B-0-8#a-B-0-8")
    assert [column.is_visible() for column in view.locator(".column").all()] == [False, True]
    if script:
        assert view.evaluate("document.documentElement.scrollWidth") <= 390


def test_selected_words_are_offered_for_attribution(chromium: Any, served: Served) -> None:
    """Words that are selected lead to their document with their exact place, in characters of its text."""
    view = _opened(chromium, served, "/read?a=A")
    view.evaluate(
        """() => {
          const flow = document.querySelector("#col-A .flow");
          const walker = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf("slept a minute");
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at - 1);
            range.setEnd(node, at + "slept a minute".length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return;
          }
        }"""
    )
    view.wait_for_selector(".attribute:visible")
    start = LEDGER.index("slept a minute")
    wanted = f"/documents/{served.documents[0]}?start={start}&end={start + len('slept a minute')}#add"
    assert view.locator(".attribute").get_attribute("href") == wanted
    view.click(".attribute")
    view.wait_for_url(f"**{wanted}")
    assert view.evaluate("window.violations") == []


@pytest.mark.parametrize("page", ["", "/read", "/people", "/labels", "/voices", "/sources"])
@pytest.mark.parametrize("width", [1440, 720, 390])
def test_pages_fit_and_break_no_rule(chromium: Any, served: Served, page: str, width: int) -> None:
    """At every width, 200 % zoom among them, a page fits, keeps to the policy, and axe finds no serious fault."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    view = _opened(chromium, served, page, width)
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    assert view.evaluate("window.violations") == []
    found = axe.Axe().run(view, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
