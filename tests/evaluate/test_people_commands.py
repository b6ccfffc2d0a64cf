"""``according evaluate coreference`` and ``labels`` on small files of our own."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from according import wiring
from according.cli import group
from according.core import Document, Models, Quotation, Reading, Span, UsageError

TEXT = "Ada Lind runs the yard. She said the yard is safe. Lind has run it since May."


class _Stand:
    """A tagger that finds nothing, and breaks where it is told to."""

    def tag(self, document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Reading:  # noqa: ARG002
        if "break" in document.text:
            raise RuntimeError("the graph broke")
        return Reading(made_by="stand-in")


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "models", lambda **_: Models(tagger=_Stand()))


def _mentions(text: str, chains: dict[str, list[tuple[str, int]]]) -> list[dict[str, Any]]:
    """Mentions by their words and which occurrence of these they are."""
    out = []
    for cluster, places in chains.items():
        for words, which in places:
            at = -1
            for _ in range(which):
                at = text.index(words, at + 1)
            out.append({"start": at, "end": at + len(words), "text": words, "cluster": cluster})
    return out


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    chains = {"ada": [("Ada Lind", 1), ("She", 1), ("Lind", 2)], "yard": [("the yard", 1), ("the yard", 2), ("it", 1)]}
    rows = [
        {"id": "a", "text": TEXT, "genre": "news", "split": "dev", "mentions": _mentions(TEXT, chains)},
        {"id": "b", "text": "It rains.", "genre": "bio", "split": "dev", "mentions": []},
        {"id": "c", "text": "It rains.", "genre": "bio", "split": "train", "mentions": []},
    ]
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["evaluate", *(str(argument) for argument in arguments)])


def test_chains_in_words(texts: Path) -> None:
    """Every convention with its measures, pronouns by group, genres."""
    result = _run("coreference", texts, "--rules", "--part", "dev")
    assert result.exit_code == 0, result.output
    for told in (
        "2 texts, by rules alone, mentions found.",
        "Without chains of one: CoNLL",
        "With chains of one: CoNLL",
        "mentions the same by their heads: CoNLL",
        "CEAF-e",
        "Antecedents of third-person pronouns:",
        "By genre:",
    ):
        assert told in result.stdout


def test_chains_as_json(texts: Path) -> None:
    """The same figures with their counts; the name and the surname are one."""
    record = json.loads(_run("coreference", texts, "--rules", "--genre", "news", "--json").stdout)
    assert (record["texts"], record["gold_mentions"], record["made_by"]) == (1, False, "rules alone")
    assert record["scores"]["without chains of one"]["muc"]["recalled"] >= 1
    assert record["antecedents"]["she"]["counted"] == record["antecedents"]["it"]["counted"] == 1
    assert list(record["genres"]) == ["news"]


def test_mentions_given(texts: Path) -> None:
    """With the mentions of people all are detected; by the reading model, where it takes part."""
    record = json.loads(_run("coreference", texts, "--gold-mentions", "--texts", "1", "--plain", "--json").stdout)
    assert record["scores"]["with chains of one"]["mentions"]["recall"] == 100
    assert record["made_by"] == "the reading model joined with rules"


def test_no_such_text(texts: Path) -> None:
    """Where no text is of a genre, those that there are are named."""
    assert isinstance(_run("coreference", texts, "--genre", "novel").exception, UsageError)


def test_a_text_that_fails(texts: Path) -> None:
    """It is named, and the exit code tells."""
    row = {"id": "d", "text": "It will break.", "genre": "bio", "mentions": []}
    texts.write_text(texts.read_text(encoding="utf-8") + json.dumps(row) + "\n", encoding="utf-8")
    result = _run("coreference", texts)
    assert result.exit_code == 3
    assert "nothing was found in it: d: RuntimeError: the graph broke" in result.stderr


@pytest.fixture
def check_set(tmp_path: Path) -> Path:
    she = TEXT.index("She")
    record = {
        "document": "a",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "source": [she, she + 3],
        "form": "pronoun",
        "names": [[0, 8]],
    }
    path = tmp_path / "speakers.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


def test_speakers(texts: Path, check_set: Path) -> None:
    """``--speakers`` scores a check set over the texts in DATA, by form and together."""
    result = _run("coreference", texts, "--speakers", check_set, "--rules")
    assert result.exit_code == 0, result.output
    assert "1 sources in 1 texts, by rules alone." in result.stdout
    rows = {line.split("  ")[0]: line.split() for line in result.stdout.splitlines()}
    assert rows["pronoun"][1] == "100.0"
    record = json.loads(_run("coreference", texts, "--speakers", check_set, "--rules", "--plain", "--json").stdout)
    assert record["pronouns and descriptions"]["right"] == record["pronoun"]["right"] == 1


def test_speakers_of_a_text_that_fails(texts: Path, check_set: Path) -> None:
    """Its sources are not found, and it is named."""
    broken = "It will break, she said."
    row = {"id": "e", "text": broken}
    texts.write_text(json.dumps(row), encoding="utf-8")
    record = {"document": "e", "sha256": hashlib.sha256(broken.encode()).hexdigest(), "source": [15, 18]}
    check_set.write_text(json.dumps(record | {"form": "pronoun", "names": [[0, 2]]}), encoding="utf-8")
    result = _run("coreference", texts, "--speakers", check_set, "--json")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["pronoun"]["missing"] == 1


@pytest.fixture
def events(tmp_path: Path) -> Path:
    left, right = "The embattled mayor, Ada Lind, met miners.", "Mayor Ada Lind met union bosses on Monday."
    rows = []
    for identity in ("event-1", "event-4"):
        accounts = []
        for outlet, text, words in (("left", left, "Ada Lind"), ("right", right, "Mayor Ada Lind")):
            at = text.index(words)
            coding = {"start": at, "end": at + len(words), "text": words, "type": "ACTOR", "concept": "Lind"}
            accounts.append({"id": f"{identity} {outlet}", "outlet": outlet, "text": text, "codings": [coding]})
        rows.append({"id": identity, "accounts": accounts})
    path = tmp_path / "events.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_labels_in_words(events: Path) -> None:
    """Each event with its half, both halves and all; the plainest way stands beside ours."""
    result = _run("labels", events, "--rules", "--rows", "5")
    assert result.exit_code == 0, result.output
    for told in (
        "2 events, 4 accounts, by rules alone.",
        "event-1 (reporting)",
        "event-4 (tuning)",
        "same head",
        "ACTOR-I",
        "all, label tables",
    ):
        assert told in result.stdout


def test_labels_as_json(events: Path) -> None:
    """The same figures with their counts: one name in two accounts is one."""
    record = json.loads(_run("labels", events, "--rules", "--json").stdout)
    assert [event["half"] for event in record["events"]] == ["reporting", "tuning"]
    assert record["all"]["found"]["with_chains_of_one"]["conll"] == pytest.approx(100)
    assert record["tuning"]["placed"] == 100
    assert set(record["all"]["labels"]) == {"label_tables", "findings"}
