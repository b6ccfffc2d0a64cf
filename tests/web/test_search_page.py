"""The page of the search: what it finds, how it narrows, and what it does with strange questions."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from filled_workspace import Filled, filled
from lxml import html
from starlette.testclient import TestClient

from according.store import Workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return filled(tmp_path_factory.mktemp("search") / "according.db")


@pytest.fixture
def reader(made: Filled, browser_for: Callable[[Path], TestClient]) -> Iterator[TestClient]:
    with browser_for(made.path) as browser:
        yield browser


def _links(page: str, inside: str) -> list[str]:
    return [str(link) for link in html.fromstring(page).xpath(f"{inside}//a/@href")]


def test_hit_opens_at_its_exact_words(reader: TestClient, made: Filled) -> None:
    """The link of a hit names the document and the place of the words that were asked for."""
    page = reader.get("/search", params={"q": "petition"}).text
    links = [link for link in _links(page, "//h3") if link.startswith("/documents/")]
    assert len(links) == 2
    with Workspace.open(made.path, write=False) as workspace:
        for link in links:
            parts = urlsplit(link)
            start, end = (int(n) for n in parse_qs(parts.query)["at"][0].split("-"))
            assert workspace.document(parts.path.rpartition("/")[2]).text[start:end].lower() == "petition"
            assert parts.fragment == "at"


def test_speaker_lists_what_they_said(reader: TestClient) -> None:
    """Who asks for a speaker sees the words, the cue and the account."""
    page = reader.get("/search", params={"q": "speaker:calder"}).text
    assert "We have 140 pupils" in page
    assert ">said<" in page
    assert "denied" in page


def test_phrase_and_without(reader: TestClient) -> None:
    """A phrase holds together, and a word can be excluded."""
    assert "1 account" in reader.get("/search", params={"q": '"press release"'}).text
    assert "Nothing was found" in reader.get("/search", params={"q": '"release press"'}).text
    assert "1 account" in reader.get("/search", params={"q": "petition -angry"}).text


def test_filters_are_links_that_add_and_take_away(reader: TestClient) -> None:
    """Each filter that holds can be taken away by a link, and hits offer further ones."""
    page = reader.get("/search", params={"q": "petition kind:article -angry"}).text
    taken = [parse_qs(urlsplit(link).query)["q"][0] for link in _links(page, "//p[contains(@class,'filters')][1]")]
    assert taken == ["petition -angry", "petition kind:article"]


def test_inside_a_story(reader: TestClient, made: Filled) -> None:
    """A search can be kept to one story, and widened again."""
    assert "Nothing was found" in reader.get("/search", params={"q": "petition", "story": made.empty_story}).text
    page = reader.get("/search", params={"q": "petition", "story": made.story}).text
    assert "Search everything" in page


@pytest.mark.parametrize("asked", ["date:never", "kind:novel", "date:2024-99"])
def test_mistake_is_told_beside_the_field(reader: TestClient, asked: str) -> None:
    """A filter that cannot be is named with what is allowed; the question stays in its field."""
    page = reader.get("/search", params={"q": asked}).text
    assert 'id="q-error"' in page
    assert f'value="{asked}"' in page


@pytest.mark.parametrize(
    "asked",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "\x00\x07 \u202e",
        '"',
        "-",
        "speaker:",
        "*",
        "(" * 50,
    ],
    ids=["script", "image", "acting", "mark", "minus", "bare-filter", "star", "brackets"],
)
def test_strange_questions_break_nothing(reader: TestClient, asked: str) -> None:
    """Whatever is asked is shown escaped and answered."""
    answer = reader.get("/search", params={"q": asked})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text


def test_without_a_question_it_explains(reader: TestClient) -> None:
    """An empty search says what is searched and how."""
    assert "Every account of the workspace is searched" in reader.get("/search").text


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "999999999"])
def test_pages_that_are_none_are_answered(reader: TestClient, page: str) -> None:
    """A page beyond the last says so; what is no number is the first."""
    assert reader.get("/search", params={"q": "petition", "page": page}).status_code == 200
