"""``according evaluate wording`` on a small file of our own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from according.cli import group

TEXT = "The mayor’s reckless scheme failed on Monday. “It was a disgraceful stunt,” said Ada Lind, a councillor."


@pytest.fixture
def triples(tmp_path: Path) -> Path:
    spans = [("reckless", "lexical", False), ("disgraceful stunt", "lexical", True), ("failed", "informational", False)]
    marked = [
        {"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "text": w, "bias": bias, "in_quote": quoted}
        for w, bias, quoted in spans
    ]
    rows = [{"id": name, "accounts": [{"id": f"{name} a", "text": TEXT, "spans": marked}]} for name in ("one", "four")]
    path = tmp_path / "triples.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["evaluate", "wording", *(str(argument) for argument in arguments)])


def test_wording_in_words(triples: Path) -> None:
    """Charged words by voice, lexical spans found, and what is wrongly listed as the outlet's own, for each half."""
    result = _run(triples, "--rules")
    assert result.exit_code == 0, result.output
    for told in (
        "2 triples, 2 accounts, by rules alone.",
        "Charged words by the voice they are listed in:",
        "in the account's words",
        "quoted spans with a charged word",
        "charged, between marks",
        "All. Charged words",
    ):
        assert told in result.stdout


def test_wording_as_json(triples: Path) -> None:
    """The same figures with their counts; what is quoted is nobody's but the speaker's."""
    record = json.loads(_run(triples, "--rules", "--json", "--triples", "1").stdout)
    assert record["triples"] == 1
    assert record["all"]["lexical_spans"]["own"]["gold"] == record["all"]["lexical_spans"]["quoted"]["gold"] == 1
    assert record["all"]["listed_as_own"]["quoted_spans"]["wrong"] == 0


def test_one_half_only(triples: Path) -> None:
    """``--half`` takes the triples of one half; together they are all."""
    counts = [
        json.loads(_run(triples, "--rules", "--json", "--half", h).stdout)["triples"] for h in ("tuning", "reporting")
    ]
    assert sum(counts) == 2
