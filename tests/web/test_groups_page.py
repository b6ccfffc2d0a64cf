"""Groups of statements: split, merged, dissolved and named, each as a step that compares the story anew."""

import re
from pathlib import Path

import pytest
from desk import Desk, words

from according.core import Alignment


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _words(desk: Desk, group: Alignment) -> set[str]:
    by_id = {a.id: a for a in desk.comparison.documents}
    return {by_id[s.document].words(s.span) for s in group.statements}


def _quoted(desk: Desk) -> Alignment:
    """The group of what Calder says in two accounts."""
    return next(g for g in desk.comparison.alignments if any("140 pupils" in text for text in _words(desk, g)))


def test_all_groups_stand_with_their_words(desk: Desk) -> None:
    """Each group shows its statements with their accounts, and what it is taken for."""
    html = desk.page(f"{desk.at}/groups")
    for group in desk.comparison.alignments:
        assert f'id="{group.id}"' in html
        for text in _words(desk, group):
            assert " ".join(text.split()) in words(html)


def test_a_ticked_statement_goes_its_own_way(desk: Desk) -> None:
    """Splitting a group of two leaves no group; the page says that the story is compared anew."""
    group = _quoted(desk)
    html = desk.page(f"{desk.at}/groups")
    card = html[html.index(f'id="{group.id}"') :]
    ticked = re.search(r'name="statement" value="([^"]+)"', card)
    assert ticked is not None
    to = desk.post(f"{desk.at}/groups/{group.id}/split", seen="0", statement=ticked[1])
    assert "compared anew" in words(desk.page(to.partition("#")[0]))
    assert desk.waiting == [("compare", desk.story)]
    assert all(g.id != group.id for g in desk.anew().alignments)


def test_two_ticked_groups_become_one(desk: Desk) -> None:
    """Merging takes the statements of both into one group; one tick alone is refused."""
    first, second = desk.comparison.alignments[:2]
    both = _words(desk, first) | _words(desk, second)
    fields = {f"seen-{first.id}": "0"}
    desk.post(f"{desk.at}/groups/merge", status=422, group=first.id, **fields)
    desk.post(f"{desk.at}/groups/merge", group=[first.id, second.id], **fields)
    desk.anew()
    assert any(_words(desk, g) >= both for g in desk.comparison.alignments)


def test_a_relation_is_set_and_a_group_dissolved(desk: Desk) -> None:
    """What a person says of a group is kept when the story is compared anew."""
    group = _quoted(desk)
    desk.post(f"{desk.at}/groups/{group.id}/relation", seen="0", relation="narrower/wider")
    desk.anew()
    assert _quoted(desk).relation == "narrower/wider"
    desk.post(f"{desk.at}/groups/{_quoted(desk).id}/dissolve", why="not the same talk")
    desk.anew()
    assert not any("140 pupils" in text for g in desk.comparison.alignments for text in _words(desk, g))
    assert "not the same talk" in words(desk.page(f"{desk.at}/history"))


def test_what_is_not_there_is_told(desk: Desk) -> None:
    """An unknown group, nothing ticked, an unknown deed: a page that says so, and no step."""
    group = _quoted(desk)
    assert "No statement was ticked" in desk.post(f"{desk.at}/groups/{group.id}/split", status=422, seen="0")
    desk.post(f"{desk.at}/groups/al-0/dissolve", status=404)
    desk.post(f"{desk.at}/groups/{group.id}/sing", status=404)
    assert desk.log == ()
    assert "No group has these words." in words(desk.page(f"{desk.at}/groups?words=helicopter"))
