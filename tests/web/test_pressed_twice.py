"""A button that is pressed many times at once does what it does once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from desk import Desk

_TIMES = 8


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Ada's desk."""
    return Desk(tmp_path)


def _at_once(desk: Desk, path: str, **fields: str) -> list[int]:
    """The statuses of as many requests, all sent together, each from a browser of its own."""
    together = threading.Barrier(_TIMES)
    browsers = [desk.browser("Ada") for _ in range(_TIMES)]

    def press(browser: object) -> int:
        together.wait()
        return browser.post(path, data=fields).status_code  # type: ignore[attr-defined, no-any-return]

    with ThreadPoolExecutor(_TIMES) as threads:
        return sorted(threads.map(press, browsers))


def test_one_step_is_taken(desk: Desk) -> None:
    """Of forms that all saw the same state of a finding, one is taken and the others are told."""
    statuses = _at_once(desk, f"{desk.at}/findings/{desk.findings[0]}/accept", seen="0", why="as it is")
    assert statuses == [303, *[409] * (_TIMES - 1)]
    assert len(desk.log) == 1


def test_one_comparison_waits(desk: Desk) -> None:
    """The story is queued to be compared anew once."""
    assert _at_once(desk, f"{desk.at}/compare") == [303] * _TIMES
    assert desk.waiting == [("compare", desk.story)]


def test_one_story_is_made(desk: Desk) -> None:
    """One story of a title is made, and the others are told that it is there."""
    assert _at_once(desk, "/stories/new", title="The vote") == [303, *[422] * (_TIMES - 1)]
