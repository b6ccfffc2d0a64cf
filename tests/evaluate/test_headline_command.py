"""``according evaluate headline`` on a small file of our own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from according.cli import group
from according.core import Models
from according.evaluate.headline import read_articles, run

TEXT = (
    "River tolls fall for barges this spring, the port said. The hall was full on Monday evening, and the talk went on "
    "until the lamps in the square were lit. Some had come by bus from the villages along the river, others had "
    "walked. Nobody left before the last speaker had sat down. Coffee was served in paper cups, and the clerk read "
    "out letters from those who could not be there. It rained all evening, as it had for most of the week."
)
CLAIMS = (
    ("River tolls fall for barges in spring", True, []),
    ("River tolls rise for barges in spring", False, ["antonym_swap"]),
    ("Coffee was served in glasses", False, ["entity_modification"]),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    claims = [
        {"id": str(n), "text": text, "consistent": ok, "edit_types": kinds}
        for n, (text, ok, kinds) in enumerate(CLAIMS)
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"id": "one", "text": TEXT, "summaries": claims}) + "\n", encoding="utf-8")
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["evaluate", "headline", *(str(argument) for argument in arguments)])


def test_claims_by_rules(data: Path) -> None:
    """Without a scorer a claim is doubted where a finding would be shown; its rule and its change are counted."""
    record = json.loads(_run(data, "--rules", "--json").stdout)
    assert record["all"]["doubted"] == record["all"]["shown"]
    assert record["all"]["shown"] == {
        "found": 1, "other": 2, "quiet": 1, "borne_out": 1, "balanced_accuracy": 0.75,
    }  # fmt: skip
    assert record["rules"] == {"opposite": {"right": 1, "wrong": 0}}
    assert record["changes"]["entity_modification"] == {"found": 0, "of": 1}


def test_claims_in_words(data: Path) -> None:
    """The table names the half that the article is in and all, and how it was judged."""
    result = _run(data, "--rules")
    assert result.exit_code == 0, result.output
    assert "3 claims over 1 articles, by rules alone." in result.stdout
    (article,) = read_articles(data)
    assert article.half.value in result.stdout


def test_no_scorer_no_doubt(data: Path) -> None:
    """A claim's doubt is a matter of the scorer."""
    assert [one.doubt for one in run(read_articles(data), Models(), None)] == [None, None, None]


def test_a_file_of_another_form(tmp_path: Path) -> None:
    """What is no article with claims is named with its line."""
    path = tmp_path / "other.jsonl"
    path.write_text('{"id": "a", "text": "It rained.", "summaries": [{"id": "x", "text": "No"}]}\n', encoding="utf-8")
    result = _run(path, "--rules")
    assert result.exit_code != 0
    assert "line 1" in str(result.exception or result.output)
