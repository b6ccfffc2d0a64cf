"""People, labels, voices and sources: the report's tables as pages, each row leading to words in their place."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from filled_workspace import Filled, filled
from starlette.testclient import TestClient

PAGES = ("people", "labels", "voices", "sources")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A workspace with a story that was compared."""
    return filled(tmp_path_factory.mktemp("tables") / "according.db")


@pytest.fixture
def client(made: Filled, browser_for: Callable[[Path], TestClient]) -> TestClient:
    """A browser that was let in."""
    return browser_for(made.path)


def _unescaped(address: str) -> str:
    return address.replace("&amp;", "&").split("#")[0]


@pytest.mark.parametrize("page", PAGES)
def test_rows_lead_to_words_in_their_place(client: TestClient, made: Filled, page: str) -> None:
    """A link to words opens the reading page with an anchor at exactly these words."""
    html = client.get(f"/stories/{made.story}/{page}").text
    links = set(re.findall(r'href="(/stories/[^"]+/read\?at=[^"]+)"', html))
    assert links or page == "sources"
    for link in sorted(links)[:8]:
        shown = client.get(_unescaped(link))
        assert shown.status_code == 200
        assert f'id="{link.split("#")[1]}"' in shown.text


@pytest.mark.parametrize("page", PAGES)
def test_pages_have_one_heading_and_keep_to_the_policy(client: TestClient, made: Filled, page: str) -> None:
    """A page has one first heading, unique ids, no link into nothing, and no inline style or script."""
    html = client.get(f"/stories/{made.story}/{page}").text
    assert html.count("<h1") == 1
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\bsrc=)", html)


@pytest.mark.parametrize("page", PAGES)
def test_stories_without_a_comparison_say_so(client: TestClient, made: Filled, page: str) -> None:
    """Before anything was compared the page says so and leads to the story."""
    html = client.get(f"/stories/{made.empty_story}/{page}").text
    assert "Not compared yet" in html
    assert f'href="/stories/{made.empty_story}"' in html


def test_people_lead_to_where_they_are_put_right(client: TestClient, made: Filled) -> None:
    """Beside each name is the way to the page on which names are merged and kept apart."""
    html = client.get(f"/stories/{made.story}/people").text
    assert "Ines Calder" in html
    links = re.findall(r'href="(/stories/[^"]+/people/[^"]+)"', html)
    assert links
    assert client.get(links[0]).status_code == 200


def test_voices_have_a_table_beside_the_bars(client: TestClient, made: Filled) -> None:
    """Who speaks stands as bars and as a table of figures."""
    html = client.get(f"/stories/{made.story}/voices").text
    assert '<svg class="bar"' in html
    assert '<table class="flat">' in html
