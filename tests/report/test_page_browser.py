"""The page in a real browser: silent, self-contained, without overflow, with and without script."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from according.core import Comparison, EntityMember
from according.report import page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(_CHROMIUM is None, reason="Chromium is not installed"),
]

_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """One headless Chromium for all tests of the file."""
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def file(tmp_path: Path, comparison: Comparison) -> str:
    """The page of the comparison as a file's address."""
    path = tmp_path / "report.html"
    path.write_text(page(comparison), encoding="utf-8")
    return path.as_uri()


def _opened(browser, file: str, width: int = 1440, *, script: bool = True, **more):  # type: ignore[no-untyped-def]
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script, reduced_motion="reduce", **more
    )
    view = context.new_page()
    view.set_default_timeout(10_000)
    if script:
        view.add_init_script(_VIOLATIONS)
    view.goto(file)
    return view


def test_page_is_silent_and_loads_nothing(browser, file) -> None:  # type: ignore[no-untyped-def]
    """Opening and using the page makes no error, breaks no policy and asks for nothing but the file itself."""
    context = browser.new_context()
    view = context.new_page()
    heard, asked = [], []
    view.on("console", lambda message: heard.append(message.text))
    view.on("pageerror", lambda error: heard.append(str(error)))
    view.on("request", lambda request: asked.append(request.url))
    view.add_init_script(_VIOLATIONS)
    view.goto(file)
    view.click('.finding[data-n="1"] .ev')
    view.fill("#search", "council")
    assert heard == []
    assert view.evaluate("window.violations") == []
    assert asked == [file]


@pytest.mark.parametrize("width", [320, 390, 720, 1024, 1440])
@pytest.mark.parametrize("script", [True, False])
def test_nothing_runs_over_the_edge(browser, file, width, script) -> None:  # type: ignore[no-untyped-def]
    """The page never scrolls sideways, from a small phone to a wide screen (720 is 1440 at 200 % zoom)."""
    view = _opened(browser, file, width, script=script)
    inside = view.locator("html").bounding_box()
    assert inside["width"] <= width
    if script:
        assert view.evaluate("document.documentElement.scrollWidth") <= width


def test_finding_lights_its_words_in_every_account(browser, file) -> None:  # type: ignore[no-untyped-def]
    """Clicking a finding lights its words in each account that has them, and in no other."""
    view = _opened(browser, file)
    view.click('.finding[data-n="1"] h3 > span')
    lit = view.evaluate("[...new Set([...document.querySelectorAll('mark.lit')].map(m => m.closest('.column').id))]")
    assert lit == ["col-A", "col-B", "col-D"]
    words = view.evaluate("[...document.querySelectorAll('#col-B mark.lit')].map(m => m.textContent).join('')")
    assert words == "Some 1,200 people"
    view.keyboard.press("Escape")
    assert view.locator("mark.lit").count() == 0


def test_evidence_leads_to_its_place_and_back(browser, file) -> None:  # type: ignore[no-untyped-def]
    """A piece of evidence leads to its words in the reading view; the note above them leads back to the finding."""
    view = _opened(browser, file)
    view.click('.finding[data-n="2"] .ev >> nth=1')
    assert view.locator("#col-B mark.lit").first.is_visible()
    assert view.evaluate("document.querySelector('#col-B mark.lit').getBoundingClientRect().top") < 900
    view.click("#note-back")
    assert view.evaluate("location.hash").startswith("#f-")


def test_keyboard_reaches_findings_and_words(browser, file) -> None:  # type: ignore[no-untyped-def]
    """With the tabulator alone a reader reaches a finding, its words, and their place in the text."""
    view = _opened(browser, file)
    reached = set()
    for _ in range(60):
        view.keyboard.press("Tab")
        reached.add(
            view.evaluate(
                "(e => e.matches('.skip') ? 'skip' : e.matches('.no') ? 'finding' : e.matches('.ev') ? 'words'"
                " : 'other')(document.activeElement)"
            )
        )
        if "words" in reached:
            break
    assert {"skip", "finding", "words"} <= reached
    assert view.locator("mark.lit").count() > 0
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.closest('.column') !== null")


def test_page_works_without_script(browser, file) -> None:  # type: ignore[no-untyped-def]
    """Without script the words lead to their place, toggles and columns switch, and nothing dead is shown."""
    view = _opened(browser, file, script=False)
    assert not view.locator(".search").is_visible()
    assert not view.locator("#note").is_visible()
    view.click('.finding[data-n="1"] .ev >> nth=1')
    target = view.url.split("#")[1]
    assert target.startswith("a-B-")
    assert view.locator("#col-C").is_visible()
    view.uncheck("#show-C")
    assert not view.locator("#col-C").is_visible()


def test_tables_of_people_lead_to_their_words(browser, file) -> None:  # type: ignore[no-untyped-def]
    """A link of a table without a finding leads to its words, and brings back a column that was put away."""
    view = _opened(browser, file)
    view.uncheck("#show-C")
    view.click("#voices .voices a >> nth=2")
    assert view.url.split("#")[1].startswith("a-C-")
    assert view.locator("#col-C").is_visible()
    target = view.locator(f"#{view.url.split('#')[1]}")
    assert 0 <= target.evaluate("e => e.getBoundingClientRect().top") < 900


def test_folded_tables_open_by_keyboard(browser, file) -> None:  # type: ignore[no-untyped-def]
    """The table beside a picture, and the reasons for a merge, open with the keyboard and without script."""
    view = _opened(browser, file, script=False)
    for summary in ("#voices .table > summary", "#people .why > summary"):
        view.focus(summary)
        view.keyboard.press("Enter")
    assert view.locator("#voices .flat").first.is_visible()
    assert view.locator("#people code").first.is_visible()


@pytest.mark.parametrize("width", [320, 1024])
def test_forty_accounts_scroll_in_their_own_boxes(browser, tmp_path, comparison, width) -> None:  # type: ignore[no-untyped-def]
    """With forty accounts the tables scroll within themselves, the page never sideways, and names stay in sight."""
    first = comparison.documents[0]
    documents = tuple(
        replace(first, document=replace(first.document, id=f"d-{i}", path=f"{i}.txt", outlet=None)) for i in range(40)
    )
    many = replace(
        comparison,
        documents=documents,
        stories=(),
        findings=(),
        voices=tuple(replace(comparison.voices[0], document=f"d-{i}") for i in range(40)),
        account_voices=tuple(replace(comparison.account_voices[0], document=f"d-{i}") for i in range(40)),
        entities=tuple(
            replace(
                one, members=tuple(EntityMember(document=f"d-{i}", entity=one.members[0].entity) for i in range(40))
            )
            for one in comparison.entities
            if one.members
        ),
        labels=tuple(replace(comparison.labels[1], document=f"d-{i}") for i in range(40)),
    )
    path = tmp_path / "many.html"
    path.write_text(page(many), encoding="utf-8")
    view = _opened(browser, path.as_uri(), width)
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    box = view.locator("#voices .who-speaks .scroll").first
    assert box.evaluate("e => e.scrollWidth > e.clientWidth")
    box.evaluate("e => { e.scrollLeft = e.scrollWidth; }")
    name = view.locator("#voices .who-speaks tbody th").first.bounding_box()
    assert name["x"] >= 0
    cards = view.locator(".cards.many")
    assert cards.evaluate("e => e.scrollHeight > e.clientHeight")


def test_nothing_red_and_green_tells_apart(browser, file) -> None:  # type: ignore[no-untyped-def]
    """The bars of one account have one colour: what is quoted and what is reported differ by filling alone."""
    view = _opened(browser, file)
    colours = view.evaluate(
        "[...document.querySelectorAll('.card:has(.bq)')].map(c => [getComputedStyle(c.querySelector('.bq')).fill,"
        " [...c.querySelectorAll('.br')].map(b => getComputedStyle(b).stroke)])"
    )
    for filled, outlined in colours:
        assert set(outlined) <= {filled}


def test_search_finds_findings(browser, file) -> None:  # type: ignore[no-untyped-def]
    """The search leaves the findings with the words and counts them aloud."""
    view = _opened(browser, file)
    view.fill("#search", "petition")
    assert "finding" in view.locator("#found").inner_text()
    assert view.locator('.finding[data-n="1"]').is_visible()
    assert not view.locator('.finding[data-n="12"]').is_visible()


def test_dark_and_print_are_designed(browser, file) -> None:  # type: ignore[no-untyped-def]
    """Dark mode changes the paper, and print opens the texts to their full height."""
    light, dark = (
        _opened(browser, file, color_scheme=mode).evaluate("getComputedStyle(document.body).backgroundColor")
        for mode in ("light", "dark")
    )
    assert light != dark
    view = _opened(browser, file)
    view.emulate_media(media="print")
    assert view.evaluate("getComputedStyle(document.querySelector('.flow')).maxHeight") == "none"
    assert view.evaluate("getComputedStyle(document.querySelector('.toggles')).display") == "none"


def test_j_and_k_walk_from_finding_to_finding(browser, file) -> None:  # type: ignore[no-untyped-def]
    """The keys j and k go to the next finding and back; in the search field they are letters."""
    view = _opened(browser, file)
    place = "document.activeElement.dataset.n"
    view.keyboard.press("j")
    assert view.evaluate(place) == "1"
    view.keyboard.press("j")
    assert view.evaluate(place) == "2"
    view.keyboard.press("k")
    assert view.evaluate(place) == "1"
    view.focus("#search")
    view.keyboard.press("j")
    assert view.input_value("#search") == "j"
