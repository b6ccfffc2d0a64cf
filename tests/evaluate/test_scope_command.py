"""``according evaluate scope`` on a small file of our own, and which articles it sets against which."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from according.cli import group
from according.evaluate.scope import pairs, read_stream, read_triples

VOTE = "Mayor Lind said on Monday that the council of Larkford had voted 6-0 to close the harbour. Lind and Lind."
FIRE = "A fire burnt down the old mill of Osterby on Sunday. Farmer Reyes saw it. Reyes and Reyes called for help."


def _account(name: str, text: str, day: str, people: list[str]) -> dict[str, object]:
    return {"id": name, "title": "", "text": text, "date": day, "main_entities": people}


@pytest.fixture
def triples(tmp_path: Path) -> Path:
    rows = [
        {
            "id": name,
            "accounts": [_account(f"{name}{n}", f"{text} So account {n}.", day, [who]) for n in range(3)],
        }
        for name, text, day, who in (
            ("vote", VOTE, "2031-05-04", "Ada Lind"),
            ("fire", FIRE, "2031-05-20", "Tom Reyes"),
        )
    ]
    path = tmp_path / "triples.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def stream(tmp_path: Path) -> Path:
    rows = [
        _account("later", "Lind opened a school in Larkford. Lind spoke; Lind sang.", "2031-09-01", []),
        _account("same week", "Lind, Lind and Lind of Larkford spoke of the vote.", "2031-05-06", []),
        _account("others", "Nobody of note was seen anywhere.", "2031-09-01", []),
        _account("undated", "Lind, Lind and Lind.", "", []),
    ]
    path = tmp_path / "stream.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["evaluate", "scope", *(str(argument) for argument in arguments)])


def test_articles_on_the_same_people_of_another_week_stand_against_a_triple(triples: Path, stream: Path) -> None:
    """An article of the same week, of other people or without a day stands against none."""
    found = pairs(read_triples(triples), read_stream(stream))
    assert sum(pair.same for pair in found) == 6
    assert [(p.left.id, p.right.id) for p in found if not p.same] == [(f"vote{n}", "later") for n in range(3)]


def test_scope_in_words_and_as_json(triples: Path, stream: Path) -> None:
    """How many pairs of one event are put together and of two kept apart, with days of publication and without."""
    result = _run(triples, stream)
    assert result.exit_code == 0, result.output
    assert "all, without days" in result.stdout
    record = json.loads(_run(triples, stream, "--json").stdout)
    assert (record["all, with days"]["one_event"], record["all, with days"]["two_events"]) == (6, 3)
    assert record["all, with days"]["accuracy"] == 100.0


def test_a_file_of_another_form(tmp_path: Path) -> None:
    """What is no triple is named with its line."""
    path = tmp_path / "other.jsonl"
    path.write_text('{"id": "a", "accounts": [{"id": "b"}]}\n', encoding="utf-8")
    result = _run(path)
    assert result.exit_code != 0
    assert "line 1" in str(result.exception or result.output)
