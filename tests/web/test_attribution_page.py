"""One attribution: source, cue and content by exact words, its speaker, its kind, and its history."""

from pathlib import Path

import pytest
from desk import Desk, seen, words

from according.core import Annotated, Attribution


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _first(desk: Desk) -> Annotated:
    return next(a for a in desk.comparison.documents if a.id == desk.documents[0])


@pytest.fixture
def said(desk: Desk) -> Attribution:
    """Calder's words in two pieces."""
    return _first(desk).attributions[0]


@pytest.fixture
def at(desk: Desk, said: Attribution) -> str:
    return f"/documents/{desk.documents[0]}/attributions/{said.id}"


def test_several_stretches_are_edited_a_line_each(desk: Desk, said: Attribution, at: str) -> None:
    """Content in two lines is content in two places; what is not in the form stays."""
    html = desk.page(at)
    desk.post(
        f"{at}/edit",
        seen=seen(html, f"{at}/edit"),
        content="We have 140 pupils\r\nIt is a question of numbers.",
        why="without the marks",
    )
    annotated = _first_of(desk)
    found = annotated.attribution(said.id)
    assert found is not None
    assert [annotated.words(s) for s in found.content] == ["We have 140 pupils", "It is a question of numbers."]
    assert found.source == said.source
    assert found.speaker == said.speaker
    assert "without the marks" in words(desk.page(at))


def _first_of(desk: Desk) -> Annotated:
    return next(a for a in desk.anew().documents if a.id == desk.documents[0])


@pytest.mark.parametrize(
    ("chosen", "typed", "name"), [("Ines Calder", "Tomas Roth", "Tomas Roth"), ("", "", None)], ids=["a name", "nobody"]
)
def test_speaker_is_a_name_or_nobody(
    desk: Desk, said: Attribution, at: str, chosen: str, typed: str, name: str | None
) -> None:
    """The speaker is chosen among the document's names, typed anew, or taken away."""
    desk.post(f"{at}/edit", **{"seen": "0", "speaker": chosen, "speaker-new": typed})
    annotated = _first_of(desk)
    found = annotated.attribution(said.id)
    assert found is not None
    entity = annotated.entity(found.speaker)
    assert (entity.name if entity is not None else None) == name


def test_setting_aside_and_taking_back(desk: Desk, said: Attribution, at: str) -> None:
    """What nobody says is set aside, stays on the page of its document, and comes back when that is undone."""
    desk.post(f"{at}/reject", seen="0", why="a caption")
    assert desk.waiting == [("compare", desk.story)]
    assert _first_of(desk).attribution(said.id) is None
    html = desk.page(f"/documents/{desk.documents[0]}")
    assert "set aside by Ada" in words(html)
    desk.post("/steps/1/undo", seen=seen(html, "/steps/1/undo"), next=at)
    assert _first_of(desk).attribution(said.id) is not None


def test_accepting_and_notes_compare_nothing_anew(desk: Desk, at: str) -> None:
    """Saying that it is right, or noting something, changes nothing that is compared."""
    desk.post(f"{at}/accept", seen="0")
    desk.post(f"{at}/note", why="on tape")
    assert desk.waiting == []
    told = words(desk.page(at))
    assert "accepted by Ada" in told
    assert "on tape" in told


def test_what_makes_no_sense_is_refused(desk: Desk, at: str) -> None:
    """No content, nothing changed, words that are not there: each is told, and no step is taken."""
    assert "set it aside if nobody says them" in desk.post(f"{at}/edit", status=422, seen="0", content=" ")
    assert "Nothing would change" in desk.post(f"{at}/edit", status=422, seen="0")
    assert "do not stand in this text" in desk.post(f"{at}/edit", status=422, seen="0", cue="bellowed")
    assert desk.log == ()
    assert desk.client.get(f"/documents/{desk.documents[0]}/attributions/a-0").status_code == 404


def test_the_second_person_sees_the_first_ones_word(desk: Desk, at: str) -> None:
    """An edit over a newer step is shown beside it and kept only when the person goes on."""
    desk.post(f"{at}/accept", seen="0")
    html = desk.post(f"{at}/edit", client=desk.browser("Grace"), status=409, seen="0", cue="said", kind="mixed")
    assert "Ada took a step on this" in words(html)
    assert len(desk.log) == 1
