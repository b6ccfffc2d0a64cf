"""``according evaluate differences`` on a small pack of our own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from according.cli import group

TEXTS = (
    "A woman was killed and three other people were injured in a crash at the Ashby mill on Sunday, police said.",
    "Four people were injured and one person was killed in a crash at the Ashby mill on Sunday, police said.",
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    accounts = [{"id": f"a{i}", "text": text, "date": "2019-03-04", "title": "Crash"} for i, text in enumerate(TEXTS)]
    path = tmp_path / "pack.jsonl"
    path.write_text(json.dumps({"id": "one", "accounts": accounts}) + "\n", encoding="utf-8")
    return path


def check(tmp_path: Path, differs: list[dict[str, object]]) -> Path:
    told = [{"id": f"a{i}", "killed": [1], "injured": [3 + i], "date": None} for i in range(2)]
    path = tmp_path / "check.jsonl"
    path.write_text(json.dumps({"id": "one", "accounts": told, "differs": differs}) + "\n", encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["evaluate", "differences", *(str(argument) for argument in arguments)])


def test_differences_found_and_missed(pack: Path, tmp_path: Path) -> None:
    """Findings are held against the check by their sort and accounts; what is missed is listed on demand."""
    ends = {"a": {"account": "a0", "span": [0, 5]}, "b": {"account": "a1", "span": [0, 4]}}
    differs = [{"what": what, "how": "differs", **ends} for what in ("injured", "age")]
    result = run(pack, check(tmp_path, differs), "--rules", "--together", "--json")
    assert result.exit_code == 0, result.output
    record = json.loads(result.output)
    assert record["injured"]["precision"] == record["injured"]["recall"] == 100.0
    assert (record["age"]["gold"], record["age"]["recalled"]) == (1, 0)
    assert record["how"] == {"right": 1, "how_right": 1}
    shown = run(pack, check(tmp_path, differs), "--rules", "--together", "--show").output
    assert "right, one, injured differs:" in shown
    assert "missed, one, age differs: A wom | Four" in shown


def test_a_check_that_the_pack_does_not_have(pack: Path, tmp_path: Path) -> None:
    """An event that the pack lacks is named with its line."""
    path = tmp_path / "other.jsonl"
    path.write_text(json.dumps({"id": "two", "accounts": [], "differs": []}) + "\n", encoding="utf-8")
    result = run(pack, path, "--rules")
    assert result.exit_code != 0
    assert "line 1" in str(result.exception)
