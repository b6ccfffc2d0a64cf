"""Reading side by side: which accounts are shown, the words of a finding lit in all of them, links both ways."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from filled_workspace import Filled, filled
from starlette.testclient import TestClient

from according import wiring
from according.core import Comparison, FindingKind
from according.store import Workspace
from according.web.side_by_side import side_by_side
from according.web.story_links import Place, ReadingLinks, StoryLinks, place_of


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A workspace with a story of three accounts that was compared."""
    return filled(tmp_path_factory.mktemp("reading") / "according.db")


@pytest.fixture(scope="module")
def comparison(made: Filled) -> Comparison:
    """What was found in the story."""
    with Workspace.open(made.path, write=False) as workspace:
        shown = wiring.shown(workspace, made.story).comparison
    assert shown is not None
    return shown


@pytest.fixture
def client(made: Filled, browser_for: Callable[[Path], TestClient]) -> TestClient:
    """A browser that was let in."""
    return browser_for(made.path)


class _Flows(HTMLParser):
    """Collects the text of every column."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div" and dict(attrs).get("class") == "flow":
            self.texts.append("")
            self._depth = 1
        elif self._depth:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own signature
        self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.texts[-1] += data


def _texts(html: str) -> list[str]:
    parser = _Flows()
    parser.feed(html)
    return parser.texts


def _letters(html: str) -> list[str]:
    return re.findall(r'id="col-([A-Z]+)"', html)


def test_texts_are_exact(client: TestClient, made: Filled, comparison: Comparison) -> None:
    """What stands in each column is the document's text, character for character."""
    html = client.get(f"/stories/{made.story}/read").text
    texts = {annotated.document.text for annotated in comparison.documents}
    assert _texts(html)
    assert set(_texts(html)) <= texts


@pytest.mark.parametrize(
    ("query", "letters"),
    [
        pytest.param("?a=A&a=C", ["A", "C"], id="two"),
        pytest.param("?a=C&a=A", ["A", "C"], id="in the user's order"),
        pytest.param("?a=B", ["B"], id="one"),
        pytest.param("?a=B&a=Z&a=%3Cb%3E", ["B"], id="unknown ones are none"),
        pytest.param("?at=C-0-5&a=A", ["A", "C"], id="that of the words somebody came for"),
    ],
)
def test_address_chooses_the_accounts(client: TestClient, made: Filled, query: str, letters: list[str]) -> None:
    """The accounts that the address names are shown, in the user's order."""
    assert _letters(client.get(f"/stories/{made.story}/read{query}").text) == letters


def test_finding_brings_its_accounts_and_is_lit(client: TestClient, made: Filled, comparison: Comparison) -> None:
    """A finding in the address lights its words in all its accounts, names it, and leads to its page."""
    finding = comparison.findings_of(FindingKind.DIFFERS, FindingKind.CORROBORATED)[0]
    html = client.get(f"/stories/{made.story}/read?f={finding.id}").text
    letters = [chr(ord("A") + [d.id for d in comparison.documents].index(document)) for document in finding.documents]
    assert _letters(html) == sorted(letters)
    for letter in letters:
        column = html.split(f'id="col-{letter}"', 1)[1].split("</article>", 1)[0]
        assert re.search(r'<mark class="[^"]*\blit"', column)
    assert f'href="/stories/{made.story}/findings/{finding.id}"' in html
    assert finding.title.split(",")[0] in html
    assert "lighting" in html


def test_what_was_set_aside_is_shown_and_not_marked(tmp_path: Path, browser_for: Callable[[Path], TestClient]) -> None:
    """A finding that was set aside and is asked for is shown in its place with who set it aside, and is no mark."""
    found = filled(tmp_path / "according.db")
    with Workspace.open(found.path) as workspace:
        wiring.reject(workspace, found.story, found.findings[0], who="Ada", why="two votes", seen=0)
        wiring.accept(workspace, found.story, found.findings[1], who="Bo", why="", seen=0)
    client = browser_for(found.path)
    html = client.get(f"/stories/{found.story}/read?f={found.findings[0]}").text
    assert "rejected</b> by Ada" in html
    assert re.search(r'class="[^"]*\bhere\b', html)
    assert f'<a class="to-it" href="/stories/{found.story}/findings/{found.findings[0]}"' not in html
    assert "accepted</b> by Bo" in client.get(f"/stories/{found.story}/read?f={found.findings[1]}").text


def test_every_mark_leads_to_its_finding(client: TestClient, made: Filled, comparison: Comparison) -> None:
    """Words that a finding points at are a link to it; its small number lights it on this page."""
    html = client.get(f"/stories/{made.story}/read?a=A&a=B").text
    ids = {finding.id for finding in comparison.findings}
    targets = re.findall(r'<a class="to-it" href="([^"]+)"[^>]*><mark', html)
    assert targets
    assert all(
        target.removeprefix(f"/stories/{made.story}/findings/") in ids or target.startswith("/documents/")
        for target in targets
    )
    for number in re.findall(r'<a class="n [^>]*href="([^"]+)"', html):
        answer = client.get(number.replace("&amp;", "&").split("#")[0])
        assert answer.status_code == 200
        assert _letters(answer.text) == ["A", "B"]


def test_cues_lead_to_where_they_are_put_right(client: TestClient, made: Filled, comparison: Comparison) -> None:
    """The word of saying leads to the page of its attribution."""
    html = client.get(f"/stories/{made.story}/read?a=A").text
    first = comparison.documents[0]
    attribution = next(a for a in first.attributions if a.cue)
    address = f"/documents/{first.id}/attributions/{attribution.id}"
    assert f'<a class="to-it" href="{address}"' in html
    assert client.get(address).status_code == 200


def test_places_stand_where_somebody_came_for_them(client: TestClient, made: Filled) -> None:
    """Words in the address get an anchor and are lit; a place beyond the text is none."""
    html = client.get(f"/stories/{made.story}/read?at=A-0-12").text
    assert 'id="a-A-0-12"' in html
    assert re.search(r'class="[^"]*\bhere\b', html)
    assert "here" not in re.findall(r'class="([^"]*)"', client.get(f"/stories/{made.story}/read?at=A-0-999999").text)


@pytest.mark.parametrize("query", ["?f=%00", "?f=" + "x" * 3000, "?at=A-9-3", "?at=--", "?a=" + "A" * 500, "?f=../.."])
def test_strange_addresses_show_the_page(client: TestClient, made: Filled, query: str) -> None:
    """An address that makes no sense shows the page as it is without it."""
    answer = client.get(f"/stories/{made.story}/read{query}")
    assert answer.status_code == 200
    assert "lit-title hint" in answer.text


def test_ids_stand_once_and_links_arrive(client: TestClient, made: Filled, comparison: Comparison) -> None:
    """On the page every id is there once, and every link within it has its target."""
    html = client.get(f"/stories/{made.story}/read?f={comparison.findings[0].id}").text
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_page_keeps_to_the_policy(client: TestClient, made: Filled) -> None:
    """No style attribute, inline style or inline script stands on the page."""
    html = client.get(f"/stories/{made.story}/read").text
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\bsrc=)|\son\w+=", html)


def test_at_most_four_accounts_stand_side_by_side(comparison: Comparison) -> None:
    """Four accounts are shown at most, however many are asked for; a further one takes the last one's place."""
    first = comparison.documents[0]
    many = replace(
        comparison,
        documents=tuple(replace(first, document=replace(first.document, id=f"d-{i}")) for i in range(40)),
        stories=(),
        findings=(),
        set_aside=(),
        order=(),
        entities=(),
        voices=(),
    )
    page = side_by_side(many, "s-1", ("A", "B", "C", "D", "E", "AN"))
    assert page.letters == ("A", "B", "C", "D")
    beyond = next(choice for choice in page.choices if choice.account.letter == "AN")
    assert beyond.address == "/stories/s-1/read?a=A&a=B&a=C&a=AN"
    assert side_by_side(many, "s-1", (), "", place_of("AN-0-5")).letters == ("A", "B", "AN")


def test_links_of_a_story() -> None:
    """The report's links lead to the story's pages; words to the reading page, where their account is shown."""
    links = StoryLinks("s-1")
    assert links.place("a-B-3-9") == "/stories/s-1/read?at=B-3-9#a-B-3-9"
    assert links.place("col-B") == "/stories/s-1/read?a=B"
    assert links.place("elsewhere") == "#elsewhere"
    assert links.section("people") == "/stories/s-1/people"
    assert links.section("differ") == "/stories/s-1/findings?section=differ"
    assert links.attribution("d 1", "a/2") == "/documents/d%201/attributions/a%2F2"
    chosen = ReadingLinks("s-1", ("A", "B"), chosen=True)
    assert chosen.number("f-1") == "/stories/s-1/read?a=A&a=B&f=f-1#lit"
    assert chosen.place("a-B-3-9") == "#a-B-3-9"
    assert ReadingLinks("s-1", ("A", "B"), chosen=False).number("f-1") == "/stories/s-1/read?f=f-1#lit"
    assert place_of("A-3-9") == Place(letter="A", span=place_of("A-3-9").span)  # type: ignore[union-attr]
    assert place_of("A-9-3") is None
