"""The frame of every page: one heading, one title, labels, and nothing that the policy forbids."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from every_page import STATES, address, routes, worked_on
from filled_workspace import filled
from lxml import html
from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, str]]]:
    workspace = filled(tmp_path_factory.mktemp("frame") / "according.db")
    return workspace.path, worked_on(workspace)


@pytest.fixture
def reader(made: Any, browser_for: Callable[[Path], TestClient]) -> Iterator[TestClient]:
    with browser_for(made[0]) as browser:
        yield browser


@pytest.mark.parametrize("path", [*routes(), *STATES])
def test_page_stands_in_the_frame(reader: TestClient, made: Any, path: str) -> None:
    """Each page has one heading, its own title, the way past the navigation, labelled fields and no id twice."""
    answer = reader.get(address(path, made[1]))
    assert answer.status_code in (200, 404)
    page = html.fromstring(answer.text)
    assert page.get("lang") == "en"
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//h1")[0].text_content().strip()
    assert page.xpath("string(//title)").count(" · ") >= 1
    assert page.xpath("//body/a[1]/@href") == ["#main"]
    assert len(page.xpath("//main[@id='main']")) == 1
    ids = page.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))
    named = set(page.xpath("//label/@for"))
    for field in page.xpath("//input[not(@type='hidden')] | //textarea | //select"):
        inside = field.xpath("ancestor::label")
        assert field.get("id") in named or inside or field.get("aria-label") or field.get("aria-labelledby")
    for link in page.xpath("//*[@aria-describedby]/@aria-describedby"):
        assert set(link.split()) <= set(ids)


@pytest.mark.parametrize("path", [*routes(), *STATES])
def test_page_has_nothing_inline(reader: TestClient, made: Any, path: str) -> None:
    """No page has a style or a script of its own, a handler, a frame, or anything from elsewhere."""
    page = html.fromstring(reader.get(address(path, made[1])).text)
    assert page.xpath("//style | //script[not(@src)] | //@style | //iframe | //object | //embed | //base") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    for source in page.xpath("//script/@src | //link/@href | //img/@src | //form/@action"):
        assert source.startswith("/")
        assert not source.startswith("//")


@pytest.mark.parametrize("path", routes())
def test_page_says_where_one_is(reader: TestClient, made: Any, path: str) -> None:
    """On a story's own pages one link of its navigation is the current one."""
    if not path.startswith("/stories/{id}"):
        pytest.skip("no page of a story")
    page = html.fromstring(reader.get(address(path, made[1])).text)
    assert len(page.xpath("//nav[@class='views']//a[@aria-current='page']")) == 1
