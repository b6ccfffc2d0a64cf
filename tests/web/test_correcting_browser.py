"""Correcting in a real browser: by keyboard alone, without script, on a phone, and by two people at once."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk import SETTINGS, Desk
from served_workspace import CHROMIUM, Served, served

from according import wiring
from according.store import Workspace

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def server(desk: Desk) -> Iterator[Served]:
    with served(desk.path, works=False) as running:
        yield running


def _let_in(chromium: Any, server: Served, name: str = "Ada", *, script: bool = True, width: int = 1280) -> Any:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script, reduced_motion="reduce"
    )
    view = context.new_page()
    view.set_default_timeout(10_000)
    view.goto(server.link())
    if name:
        context.add_cookies([{"name": "according-name", "value": name, "url": server.origin}])
    return view


def _focused(view: Any) -> str:
    found: str = view.evaluate("document.activeElement.id")
    return found


def _heard(view: Any, words: str) -> None:
    view.wait_for_function("words => document.getElementById('live').textContent.includes(words)", arg=words)


def test_the_list_is_worked_through_by_keyboard_alone(chromium: Any, server: Served, desk: Desk) -> None:
    """j, k, a, x and u do what the list says; the focus goes on to the next one, and what was done is told."""
    view = _let_in(chromium, server)
    view.goto(f"{server.origin}{desk.at}/findings")
    order = view.evaluate("[...document.querySelectorAll('[data-finding]')].map(one => one.id)")
    left = len(order)
    view.keyboard.press("j")
    view.keyboard.press("j")
    assert _focused(view) == order[1]
    view.keyboard.press("k")
    assert _focused(view) == order[0]
    view.keyboard.press("a")
    _heard(view, f"Accepted; {left - 1} left to look at")
    assert _focused(view) == order[1]
    view.keyboard.press("x")
    _heard(view, f"Set aside; {left - 2} left to look at")
    assert _focused(view) == order[2]
    assert "1 accepted · 1 set aside" in view.inner_text("#tally")
    view.keyboard.press("u")
    _heard(view, "Undone")
    assert _focused(view) == order[1]
    view.keyboard.press("u")
    view.wait_for_function("() => !document.getElementById('tally').textContent.includes('accepted')")
    assert [step.action for step in desk.log] == ["accept", "reject", "undo", "undo"]


def test_notes_editing_and_help_are_a_key_away(chromium: Any, server: Served, desk: Desk) -> None:
    """In a note, opened with n, keys are letters; ? lists the keys, / goes to the words, Enter opens, e edits."""
    view = _let_in(chromium, server)
    view.goto(f"{server.origin}{desk.at}/findings")
    view.keyboard.press("j")
    first = _focused(view)
    view.keyboard.press("n")
    view.keyboard.type("a jury, x")
    view.keyboard.press("Tab")
    view.keyboard.press("Enter")
    _heard(view, "Note kept")
    assert (desk.log[0].action, desk.log[0].why) == ("note", "a jury, x")
    assert _focused(view) == first
    view.keyboard.press("?")
    assert view.is_visible("dialog#keys")
    view.keyboard.press("a")
    view.keyboard.press("Escape")
    assert not view.is_visible("dialog#keys")
    view.keyboard.press("/")
    assert _focused(view) == "words"
    view.keyboard.type("vote")
    view.keyboard.press("Enter")
    view.wait_for_url(re.compile("words=vote"))
    view.keyboard.press("j")
    view.keyboard.press("Enter")
    view.wait_for_url(re.compile(r"/findings/[\w-]+$"))
    view.keyboard.press("e")
    view.wait_for_url(re.compile("#edit$"))
    assert len(desk.log) == 1


def test_keys_that_are_turned_off_do_nothing(chromium: Any, server: Served, desk: Desk) -> None:
    """After the settings say so no single key does anything, here or on other pages."""
    view = _let_in(chromium, server)
    view.goto(f"{server.origin}/settings")
    view.uncheck("input[name=keys]")
    view.click("main button.do")
    view.goto(f"{server.origin}{desk.at}/findings")
    for key in ("j", "a", "?", "/"):
        view.keyboard.press(key)
    assert view.evaluate("document.activeElement.tagName") == "BODY"
    assert not view.is_visible("dialog#keys")
    assert desk.log == ()


def test_words_are_selected_in_their_passage(chromium: Any, server: Served, desk: Desk) -> None:
    """Selecting words in a passage fills the field that they are meant for, at their place in code points."""
    view = _let_in(chromium, server)
    finding = next(f for f in desk.comparison.findings if "6-1" in f.title)
    view.goto(f"{server.origin}{desk.at}/findings/{finding.id}#edit")
    view.evaluate(
        """() => {
        const mark = document.querySelector(".passage mark"), range = document.createRange();
        range.setStart(mark.firstChild, 0);
        range.setEnd(mark.nextSibling, 10);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        mark.closest(".passage").dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
        }"""
    )
    view.wait_for_function("() => document.querySelector('.evidence textarea').value === '5-2 on Monday'")
    view.click("#edit button.do")
    view.wait_for_url(re.compile("said=finding-edited"))
    after = desk.log[0].after
    assert after is not None
    assert after.evidence is not None
    assert "5-2 on Monday" in {anchor.exact for anchor in after.evidence}


def test_everything_goes_without_script(chromium: Any, server: Served, desk: Desk) -> None:
    """Without script the same forms lead from page to page: name, accept, edit, undo, history."""
    view = _let_in(chromium, server, name="", script=False)
    view.goto(f"{server.origin}{desk.at}/findings")
    view.click(".acts button >> nth=0")
    view.fill("#person", "Ida")
    view.click("text=Go on")
    assert "Accepted." in view.inner_text("#flash")
    assert view.is_hidden("dialog#keys")
    finding = next(f for f in desk.comparison.findings if "6-1" in f.title)
    view.goto(f"{server.origin}{desk.at}/findings/{finding.id}")
    view.fill("textarea >> nth=1", "5-2 on Monday")
    view.click("text=Keep the edit")
    assert "Your edit is kept" in view.inner_text("#flash")
    view.goto(f"{server.origin}{desk.at}/history")
    view.click(".step button >> nth=0")
    assert "Undone" in view.inner_text("#flash")
    assert [(step.who, step.action) for step in desk.log] == [("Ida", "accept"), ("Ida", "edit"), ("Ida", "undo")]


def test_the_second_of_two_people_is_told(chromium: Any, server: Served, desk: Desk) -> None:
    """Two people judge one finding: the second sees what the first said, and goes on or leaves it."""
    ada, grace = _let_in(chromium, server), _let_in(chromium, server, "Grace")
    for view in (ada, grace):
        view.goto(f"{server.origin}{desk.at}/findings")
        view.keyboard.press("j")
    ada.keyboard.press("a")
    _heard(ada, "Accepted")
    grace.keyboard.press("x")
    grace.wait_for_selector("text=Somebody was here before you")
    assert len(desk.log) == 1
    grace.click("text=Go on anyway")
    grace.wait_for_url(re.compile("said=finding-rejected"))
    assert [(step.who, step.action) for step in desk.log] == [("Ada", "accept"), ("Grace", "reject")]


@pytest.mark.parametrize("width", [320, 390, 640])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_nothing_runs_over_the_edge(chromium: Any, server: Served, desk: Desk, width: int, script: bool) -> None:
    """No page of correcting scrolls sideways, on a phone or at 200 % zoom."""
    view = _let_in(chromium, server, script=script, width=width)
    comparison = desk.comparison
    attribution = next(a for d in comparison.documents if d.id == desk.documents[0] for a in d.attributions)
    for path in (
        f"{desk.at}/findings",
        f"{desk.at}/findings/{desk.findings[0]}",
        f"{desk.at}/groups",
        f"{desk.at}/people/{comparison.entities[0].id}",
        f"{desk.at}/history",
        f"{desk.at}/tray",
        f"/documents/{desk.documents[0]}",
        f"/documents/{desk.documents[0]}/attributions/{attribution.id}",
        "/settings",
    ):
        view.goto(server.origin + path)
        inside = view.locator("html").bounding_box()
        widest = view.locator("main").bounding_box()
        assert inside["width"] <= width, path
        assert widest["x"] + widest["width"] <= width, path


def test_places_are_counted_in_code_points(chromium: Any, server: Served, desk: Desk, tmp_path: Path) -> None:
    """Line ends of two characters, emoji and characters that act do not move the place of selected words."""
    text = (
        "Pier to open\r\n\r\nThe 🚢 pier\u202e opens in May.\r\n"
        "“It is ours 🎉 again,” said Ada\u200b Lind.\r\nMay is warm.\r\n"
    )
    (tmp_path / "pier.txt").write_bytes(text.encode())
    with Workspace.open(desk.path) as workspace:
        wiring.take_in(workspace, [str(tmp_path / "pier.txt")], SETTINGS)
        row = next(row for row in workspace.documents() if row.path.endswith("pier.txt"))
        held = workspace.document(row.id).text
    view = _let_in(chromium, server)
    view.goto(f"{server.origin}/documents/{row.id}")
    view.evaluate(
        """() => {
        const texts = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
        let node = texts.nextNode();
        while (!node.textContent.includes("is warm")) node = texts.nextNode();
        const range = document.createRange(), start = node.textContent.indexOf("is warm");
        range.setStart(node, start);
        range.setEnd(node, start + 7);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        document.getElementById("text").dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
        }"""
    )
    view.wait_for_function("() => document.getElementById('content').value === 'is warm'")
    start = held.index("is warm")
    assert view.input_value("#content-at") == f"{start}-{start + 7}"


def test_an_open_page_tells_when_the_comparison_has_ended(chromium: Any, server: Served, desk: Desk) -> None:
    """Who stays on a page is told, once, that the accounts were compared, and is offered what came of it."""
    with Workspace.open(desk.path) as workspace:
        workspace.queue("compare", {}, story=desk.story)
    view = _let_in(chromium, server)
    view.goto(f"{server.origin}{desk.at}/findings")
    assert view.locator("#work a").text_content() == "See how far it is"
    with Workspace.open(desk.path) as workspace:
        job = workspace.claim()
        assert job is not None
        workspace.finish(job.id, "Compared.")
    view.locator("#work a", has_text="Show it").click()
    view.wait_for_load_state()
    assert view.locator("#work").count() == 0
    assert view.url == f"{server.origin}{desk.at}/findings"
    view.context.close()
