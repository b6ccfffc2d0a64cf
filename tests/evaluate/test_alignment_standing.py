"""How statements laid side by side are held against marked groups."""

import gzip
import json
from pathlib import Path

import pytest

from according.core import (
    AlignedStatement,
    Alignment,
    Annotated,
    Comparison,
    Document,
    InputError,
    Models,
    OriginMap,
    RawInput,
    Region,
    RegionKind,
    Relation,
    Span,
)
from according.evaluate.alignment import MarkedStory, Place, read_marked, run, standing

LEFT = "The dock closed on Friday. A crack was found in May. The mayor was in Oslo."
RIGHT = "Divers found a crack in May. On Friday the dock was shut."


def _document(name: str, text: str) -> Annotated:
    return Annotated(
        document=Document(
            id=name,
            path=name,
            text=text,
            regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
            raw=RawInput(sha256="", size=1, media_type="text/plain", encoding="utf-8", extractor=""),
            origin=OriginMap.identity(len(text)),
        )
    )


def _place(account: int, words: str, *, phrase: bool = False) -> Place:
    start = (LEFT, RIGHT)[account].index(words)
    return Place(account=account, span=Span(start, start + len(words)), phrase=phrase)


def _alignment(left: str, right: str, relation: Relation = Relation.SAME) -> Alignment:
    places = (_place(0, left), _place(1, right))
    statements = tuple(
        AlignedStatement(document=name, statement=words, span=place.span)
        for name, words, place in zip("ab", (left, right), places, strict=True)
    )
    return Alignment(id=left, statements=statements, relation=relation)


STORY = MarkedStory(
    name="s",
    corpus="gva",
    accounts=("a", "b"),
    groups=(
        (_place(0, "The dock closed on Friday"), _place(1, "On Friday the dock was shut")),
        (_place(0, "A crack was found in May"), _place(1, "Divers found a crack in May")),
        (_place(0, "May", phrase=True), _place(1, "May", phrase=True)),
    ),
    differs=(),
)


def _compared(*alignments: Alignment) -> Comparison:
    documents = (_document("a", LEFT), _document("b", RIGHT))
    return Comparison(id="c", documents=documents, stories=(), alignments=alignments)


def test_a_pair_in_one_group_is_right() -> None:
    """Two statements that lie on two places of one group are a right pair, and that pair of places is found."""
    found = standing(STORY, _compared(_alignment("The dock closed on Friday.", "On Friday the dock was shut.")))
    assert (found.pairs.right, found.pairs.found, found.pairs.recalled, found.pairs.gold) == (1, 1, 1, 2)
    assert (found.told.recalled, found.told.gold) == (1, 2)


def test_a_pair_of_two_groups_is_wrong() -> None:
    """Two statements that tell different things are found and not right."""
    found = standing(STORY, _compared(_alignment("The mayor was in Oslo.", "On Friday the dock was shut.")))
    assert (found.pairs.right, found.pairs.found, found.pairs.recalled) == (0, 1, 0)


def test_clashes_are_no_pairs() -> None:
    """An alignment that is not settled says nothing of what both carry."""
    clash = _alignment("The dock closed on Friday.", "On Friday the dock was shut.", Relation.NOT_SETTLED)
    assert standing(STORY, _compared(clash)).pairs.found == 0


def test_phrases_are_not_asked_for() -> None:
    """What a group has as mere phrases is no pair that must be found."""
    assert standing(STORY, _compared()).pairs.gold == 2


def test_a_marked_file_is_read_and_run(tmp_path: Path) -> None:
    """Stories are compared with the accounts of their corpus; every account's place in it is by its id."""
    (tmp_path / "gva").mkdir()
    accounts = [{"id": "a", "text": LEFT, "title": "", "date": ""}, {"id": "b", "text": RIGHT, "title": "", "date": ""}]
    with gzip.open(tmp_path / "gva" / "incidents.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "i", "accounts": accounts}) + "\n")
    row = {
        "name": "s",
        "corpus": "gva",
        "story": "i",
        "accounts": ["a", "b"],
        "groups": [[[0, 0, 25, "s"], [1, 29, 57, "s"], [1, 20, 23, "p"]]],
        "differs": [["date", [0, 0, 10], [1, 0, 10]]],
    }
    (tmp_path / "marked.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    stories = read_marked(tmp_path / "marked.jsonl")
    ((story, compared, found),) = run(stories, tmp_path, Models(), None, lambda _done, _total: None)
    assert story.groups[0][2].phrase
    assert [document.id for document in compared.documents] == ["a", "b"]
    assert (found.pairs.gold, found.differs.gold) == (1, 1)


def test_a_missing_account_is_named(tmp_path: Path) -> None:
    """A story whose accounts the corpus lacks is an error that names the corpus."""
    (tmp_path / "gva").mkdir()
    (tmp_path / "gva" / "incidents.jsonl.gz").write_bytes(gzip.compress(b'{"id": "i", "accounts": []}\n'))
    with pytest.raises(InputError, match="has no account"):
        run((STORY,), tmp_path, Models(), None, lambda _done, _total: None)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    """A line that is no marked story is an error that names file and line."""
    (tmp_path / "marked.jsonl").write_text('{"name": "s"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1 is no marked story"):
        read_marked(tmp_path / "marked.jsonl")
