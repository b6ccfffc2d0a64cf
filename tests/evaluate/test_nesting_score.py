"""The scoreboard of nesting: attributions, the links between them, and chains as wholes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from according.cli.evaluate import command
from according.core import InputError
from according.evaluate.nesting.passages import Link, Passage, read_passages
from according.evaluate.nesting.score import Score, by_kind, score

TEXT = "The Post said Cole had told Byrne that the old bridge was safe."
#: The Post said [Cole had told Byrne [that the old bridge was safe]].
OUTER = Link(id="1", source=((0, 8),), cue=((9, 13),), content=((14, 62),))
INNER = Link(id="2", source=((14, 18),), cue=((19, 27),), content=((34, 62),), parent="1")
FLAT = Passage(id="flat", text=TEXT, gold=(OUTER,))
NESTED = Passage(id="nested", text=TEXT, kind="told", gold=(OUTER, INNER))


def scored(*found: Link, passage: Passage = NESTED) -> Score:
    """The score of what was found in one passage."""
    return score([passage], {passage.id: found})


def test_what_is_as_marked_is_right() -> None:
    """The gold itself has every attribution, link and chain, whatever its ids are."""
    renamed = (
        Link(id="x", source=OUTER.source, cue=OUTER.cue, content=OUTER.content),
        Link(id="y", source=INNER.source, cue=INNER.cue, content=INNER.content, parent="x"),
    )
    for got in (scored(OUTER, INNER), scored(*renamed), scored(*renamed[::-1])):
        assert (got.attributions.f1, got.links.f1, got.chains.f1) == (100, 100, 100)
        assert (got.links.gold, got.chains.gold, got.long.gold) == (1, 1, 0)


def test_a_link_needs_child_and_parent() -> None:
    """A child without its parent, or with another, has no right link; without a link nothing is found."""
    alone = Link(id="2", source=INNER.source, cue=INNER.cue, content=INNER.content)
    assert scored(OUTER, alone).links.right == 0
    assert scored(OUTER, alone).nested.right == 1
    assert scored(INNER).links.right == 0
    assert scored(OUTER, INNER).links.right == 1
    turned = Link(id="1", source=OUTER.source, cue=OUTER.cue, content=OUTER.content, parent="2")
    assert scored(turned, alone).links.right == 0


def test_half_of_the_words_must_be_shared() -> None:
    """A content with less than half of the words in common is another content."""
    near = Link(id="2", source=INNER.source, cue=INNER.cue, content=((43, 62),), parent="1")
    far = Link(id="2", source=INNER.source, cue=INNER.cue, content=((54, 62),), parent="1")
    assert scored(OUTER, near).links.right == 1
    assert scored(OUTER, far).links.right == 0


def test_of_one_content_the_source_decides() -> None:
    """Two attributions with one cue and nearly one content are told apart by their sources."""
    told = Link(id="2", source=((14, 18),), cue=((19, 27),), content=((34, 62),), parent="3")
    heard = Link(id="3", source=((28, 33),), cue=((19, 27),), content=((14, 27), (34, 62)))
    passage = Passage(id="p", text=TEXT, gold=(told, heard))
    assert scored(heard, told, passage=passage).links.f1 == 100


def test_where_nothing_is_nested_nothing_may_be() -> None:
    """A flat passage is right as long as no attribution in it has a parent."""
    assert scored(OUTER, passage=FLAT).flat.right == 1
    wrong = scored(OUTER, INNER, passage=FLAT)
    assert (wrong.flat.right, wrong.flat.gold, wrong.links.precision) == (0, 1, 0)


def test_a_longer_chain_is_another_chain() -> None:
    """A chain with one hand too many or too few is not right as a whole."""
    third = Link(id="3", source=((38, 48),), cue=((49, 55),), content=((56, 62),), parent="2")
    deep = Passage(id="deep", text=TEXT, gold=(OUTER, INNER, third))
    assert scored(OUTER, INNER, third, passage=deep).long.right == 1
    assert scored(OUTER, INNER, passage=deep).chains.right == 0
    assert scored(OUTER, INNER, third).chains.right == 0


def test_a_denial_is_found_as_one() -> None:
    """Of what is denied, it counts how much was found and found to be denied."""
    denied = Link(id="1", source=OUTER.source, cue=OUTER.cue, content=OUTER.content, negative=True)
    passage = Passage(id="p", text=TEXT, gold=(denied,))
    assert scored(denied, passage=passage).denied.right == 1
    assert scored(OUTER, passage=passage).denied.right == 0


def test_in_a_frame_source_or_cue_has_to_lie() -> None:
    """Where the gold marks frames, a source or cue that reaches beyond is none of the frame's."""
    framed = Link(id="1", source=((0, 13),), cue=((0, 13),), content=OUTER.content)
    passage = Passage(id="p", text=TEXT, gold=(framed,), framed=True)
    assert scored(OUTER, passage=passage).attributions.right == 1
    beyond = Link(id="1", source=((0, 18),), cue=((9, 18),), content=OUTER.content)
    assert scored(beyond, passage=passage).attributions.right == 0


def test_kinds_are_scored_apart() -> None:
    """Each kind of passage has a row, in the order in which the kinds come."""
    rows = by_kind([NESTED, FLAT], {"nested": (OUTER, INNER)})
    assert [(name, row.attributions.gold) for name, row in rows] == [("told", 2), ("", 1)]


def _line(**changes: object) -> str:
    spans = {
        "source": [{"start": 0, "end": 8, "text": "The Post"}],
        "cue": [{"start": 9, "end": 13, "text": "said"}],
        "content": [{"start": 14, "end": 62, "text": TEXT[14:62]}],
    }
    first = {"id": "1", **spans, "parent": None}
    return json.dumps({"id": "p", "text": TEXT, "attributions": [first | changes]}) + "\n"


def test_a_file_of_passages_is_read(tmp_path: Path) -> None:
    """A passage a line gives its text and its attributions with their parents."""
    path = tmp_path / "set.jsonl"
    path.write_text(_line(), encoding="utf-8")
    (passage,) = read_passages(path)
    assert passage.gold == (OUTER,)


@pytest.mark.parametrize(
    ("changes", "named"),
    [({"parent": "9"}, "parent"), ({"cue": [{"start": 9, "end": 13, "text": "told"}]}, "'said' at 9")],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path: Path, changes: dict[str, object], named: str) -> None:
    """A parent that is not there, or words that do not stand at their place, are told with file and line."""
    path = tmp_path / "set.jsonl"
    path.write_text(_line(**changes), encoding="utf-8")
    with pytest.raises(InputError, match="line 1") as caught:
        read_passages(path)
    assert named in str(caught.value)


def test_the_command_prints_the_score(tmp_path: Path) -> None:
    """The command tells in a table, or as JSON, what rules alone find."""
    path = tmp_path / "set.jsonl"
    path.write_text(_line(), encoding="utf-8")
    told = CliRunner().invoke(command, ["nesting", "--rules", str(path)])
    assert told.exit_code == 0, told.output
    assert "1 passages, by rules alone." in told.output
    assert "parent links" in told.output
    data = CliRunner().invoke(command, ["nesting", "--rules", "--json", str(path)])
    (row,) = json.loads(data.stdout)
    assert row["attributions"]["gold"] == 1
