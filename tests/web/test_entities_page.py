"""One of the people and things of a story: merged, kept apart, renamed; its old address leads to where it went."""

import re
from pathlib import Path

import pytest
from desk import Desk, words

from according.core import SharedEntity


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _named(desk: Desk, name: str) -> SharedEntity:
    return next(e for e in desk.comparison.entities if e.name == name)


def test_names_and_places_of_each_account_are_shown(desk: Desk) -> None:
    """The page shows where each account names it, with the words around."""
    told = words(desk.page(f"{desk.at}/people/{_named(desk, 'Ines Calder').id}"))
    assert "said board chair Ines Calder" in told
    assert "3 accounts" in told


def test_two_are_merged(desk: Desk) -> None:
    """What a person takes for one is one after comparing anew, and the old address leads to it."""
    one, other = _named(desk, "Ines Calder"), _named(desk, "Tomas Roth")
    desk.post(f"{desk.at}/people/{other.id}/merge", seen="0", why="a pen name", **{"with": one.id})
    assert desk.waiting == [("compare", desk.story)]
    desk.anew()
    names = [e.name for e in desk.comparison.entities]
    assert ("Tomas Roth" in names) + ("Ines Calder" in names) == 1
    answer = desk.client.get(f"{desk.at}/people/{other.id}")
    if answer.status_code == 303:
        answer = desk.client.get(answer.headers["location"])
    assert "a pen name" in words(answer.text)


def test_an_account_is_kept_apart(desk: Desk) -> None:
    """Whom one account names is somebody else once it is ticked, under the name that is given."""
    one = _named(desk, "Ines Calder")
    html = desk.page(f"{desk.at}/people/{one.id}")
    ticked = re.findall(r'name="member" value="([^"]+)"', html)
    assert len(ticked) == 3
    desk.post(f"{desk.at}/people/{one.id}/split", status=422, seen="0", member=ticked)
    desk.post(f"{desk.at}/people/{one.id}/split", status=422, seen="0")
    desk.post(f"{desk.at}/people/{one.id}/split", seen="0", member=ticked[2], name="Another Calder")
    desk.anew()
    assert len(_named(desk, "Another Calder").members) == 1
    assert len(_named(desk, "Ines Calder").members) == 2


def test_name_and_kind_are_put_right(desk: Desk) -> None:
    """A name and a kind are edited; saying what is there already is refused."""
    one = desk.comparison.entities[-1]
    desk.post(f"{desk.at}/people/{one.id}/edit", status=422, seen="0", name=one.name, type=one.type.value)
    desk.post(f"{desk.at}/people/{one.id}/edit", seen="0", name="Board of Marlow", type="event")
    desk.anew()
    assert _named(desk, "Board of Marlow").type == "event"


def test_nobody_is_told(desk: Desk) -> None:
    """An address of nobody is a page that says so; so is merging with nobody."""
    assert "nobody under this address" in desk.client.get(f"{desk.at}/people/shared-0").text
    one = _named(desk, "Ines Calder")
    assert "Nobody was chosen" in desk.post(f"{desk.at}/people/{one.id}/merge", status=422, seen="0", **{"with": ""})
    desk.post(f"{desk.at}/people/{one.id}/merge", status=422, seen="0", **{"with": "shared-0"})
    assert desk.log == ()
