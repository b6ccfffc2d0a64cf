"""The tray: what could not be carried over waits there with its old words, until a person says where it belongs."""

from pathlib import Path

import pytest
from desk import Desk, seen, words


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk at which a group was spoken of whose statements then lost one of their accounts."""
    desk = Desk(tmp_path)
    group = next(g for g in desk.comparison.alignments if set(g.documents) == set(desk.documents[:2]))
    desk.post(f"{desk.at}/groups/{group.id}/relation", seen="0", relation="narrower/wider", why="compared by hand")
    desk.post(f"/documents/{desk.documents[0]}/remove", sure="on")
    desk.anew()
    return desk


def test_an_empty_tray_says_so(tmp_path: Path) -> None:
    """Where everything has its place the tray says that."""
    desk = Desk(tmp_path)
    assert "The tray is empty" in words(desk.page(f"{desk.at}/tray"))


def test_what_waits_has_its_old_words_and_a_guess(desk: Desk) -> None:
    """A step that waits tells who took it, why it waits, its words then, and what is nearest today."""
    told = words(desk.page(f"{desk.at}/tray"))
    assert "Ada edited the group of statements" in told
    assert "compared by hand" in told
    assert "The nearest today" in told


def test_it_can_be_let_rest(desk: Desk) -> None:
    """A step that is let rest stays in the tray, folded, with why; nothing else changes."""
    desk.post(f"{desk.at}/tray/1/rest", seen="1", why="the account is gone")
    html = desk.page(f"{desk.at}/tray")
    assert "1 step let rest" in words(html)
    assert "the account is gone" in words(html)
    assert [step.action for step in desk.log] == ["edit", "note"]


def test_it_can_be_taken_to_its_guess(desk: Desk) -> None:
    """Taking the guess undoes the old step and takes it anew where it belongs, both or none."""
    html = desk.page(f"{desk.at}/tray")
    desk.post(f"{desk.at}/tray/1/take", seen=seen(html, f"{desk.at}/tray/1/take"), why="the same talk")
    assert [(step.action, step.undoes) for step in desk.log] == [("edit", None), ("undo", 1), ("edit", None)]
    assert "carried over from step 1: the same talk" in desk.log[-1].why
    desk.post(f"{desk.at}/tray/1/take", status=422, seen="1")


def test_it_can_be_taken_back(desk: Desk) -> None:
    """Undoing a step that waits clears it from the tray."""
    desk.post("/steps/1/undo", seen="1", next=f"{desk.at}/tray")
    assert "The tray is empty" in words(desk.page(f"{desk.at}/tray"))


def test_what_does_not_wait_is_refused(desk: Desk) -> None:
    """A step that is not in the tray cannot be taken from it."""
    desk.post(f"{desk.at}/tray/9/take", status=422)
    desk.post(f"{desk.at}/tray/1/shake", status=404)
