"""Settings: the name that goes into the log, and keys that can be turned off."""

from pathlib import Path

import pytest
from desk import Desk, words


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, name="")


def test_name_is_kept_and_goes_into_the_log(desk: Desk) -> None:
    """The page says what the name is for, keeps it in the browser, and the next step bears it."""
    assert "Your name goes into the log with every step" in words(desk.page("/settings"))
    answer = desk.client.post("/settings", data={"name": "  Zoë\u202e\n Ørsted ", "keys": "on"})
    cookies = answer.headers.get_list("set-cookie")
    assert any(c.startswith("according-name=") and "HttpOnly" in c and "SameSite=Strict" in c for c in cookies)
    assert 'value="Zoë Ørsted"' in desk.page("/settings")
    desk.post(f"{desk.at}/findings/{desk.findings[0]}/accept", seen="0")
    assert desk.log[0].who == "Zoë Ørsted"


def test_keys_are_turned_off_and_on(desk: Desk) -> None:
    """Without the tick single keys do nothing; the cookie that tells so is read by scripts and holds nothing else."""
    desk.post("/settings", name="Ada")
    assert desk.client.cookies["according-keys"] == "off"
    assert 'name="keys" value="on">' in desk.page("/settings")
    desk.post("/settings", name="Ada", keys="on")
    assert desk.client.cookies["according-keys"] == "on"
    assert 'name="keys" value="on" checked>' in desk.page("/settings")


def test_a_name_is_needed(desk: Desk) -> None:
    """No name, or one of blanks alone, is refused with a word why."""
    to = desk.post("/settings", name=" \u200b ")
    assert "A name is needed" in words(desk.page(to))
