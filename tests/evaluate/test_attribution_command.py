"""``according evaluate attribution``, ``syntax`` and ``names``, with a tagger that stands in for the model."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

from according import wiring
from according.cli import group
from according.core import (
    Document,
    EntityType,
    InputError,
    Models,
    Name,
    Quotation,
    Reading,
    Span,
    UsageError,
)
from according.evaluate.attribution.corpus import ROLES, Article, Corpus, Marked, read_corpus
from according.evaluate.attribution.run import peak_memory
from according.evaluate.attribution.run import run as run_corpus
from according.evaluate.syntax import Parse

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
POLNEAR, SCORER = SHARED / "data" / "polnear", SHARED / "score" / "polnear.py"

TEXT = "The bridge stays shut, the council said on Monday.\n\n“We are sorry,” said Ada Lind. She hopes for rain."


class _Stand:
    """A tagger that finds the name Lind, and knows of every word that it is a noun under the first."""

    def tag(self, document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Reading:  # noqa: ARG002
        if "break" in document.text:
            raise RuntimeError("the graph broke")
        at = document.text.find("Lind")
        found = (Name(span=Span(at, at + 4), type=EntityType.PERSON),) if at >= 0 else ()
        return Reading(names=found, made_by="stand-in")

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        return [
            (["NOUN"] * len(s), ["NN"] * len(s), [0] * len(s), ["root", *["dep"] * (len(s) - 1)]) for s in sentences
        ]


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "models", lambda **_: Models(tagger=_Stand()))


def _attribution(source: str, cue: str, content: str, text: str = TEXT) -> dict[str, Any]:
    given = {"source": source, "cue": cue, "content": content}
    return {
        role: [{"start": text.index(words), "end": text.index(words) + len(words), "text": words}]
        for role, words in given.items()
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    marked = [
        _attribution("the council", "said", "The bridge stays shut"),
        _attribution("Ada Lind", "said Ada"[:4], "“We are sorry,”"),
    ]
    rows = [{"id": "a", "text": TEXT, "attributions": marked}, {"id": "b", "text": "No one spoke.", "attributions": []}]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["evaluate", *(str(argument) for argument in arguments)])


def test_the_scoreboard_in_words(data: Path) -> None:
    """Rules over a plain file: what was scored and how, every table, the share of spans inside, time and memory."""
    result = _run("attribution", data, "--rules")
    assert result.exit_code == 0, result.output
    for told in (
        "news: 2 articles, by rules alone.",
        "flat labels over our own words",
        "Left out: what stands inside another's content (the gold has nothing nested).",
        "By quotation marks:",
        "By source:",
        "Spans that are words inside their text: 100.0 %",
        "Seconds per 1,000 words on one core:",
    ):
        assert told in result.stdout
    assert "\x1b" not in result.stdout


def test_the_scoreboard_as_json(data: Path) -> None:
    """``--json`` prints the same figures with their counts."""
    record = json.loads(_run("attribution", data, "--rules", "--json").stdout)
    assert (record["articles"], record["flat"], record["made_by"]) == (2, True, "rules alone")
    assert record["roles"][0]["exact"]["gold"] == record["linked"]["content"]["gold"] == 2
    assert record["spans"] == {"emitted": record["spans"]["emitted"], "outside": 0, "inside": 100.0}
    assert record["effort"]["words"] == 22
    assert record["failed"] == []


def test_predictions_are_scored_without_a_run(data: Path, tmp_path: Path) -> None:
    """What ``--write`` leaves gives the same figures through ``--predictions``; no time is told then."""
    written = tmp_path / "found.json"
    first = json.loads(_run("attribution", data, "--rules", "--json", "--write", written).stdout)
    second = json.loads(_run("attribution", data, "--json", "--predictions", written).stdout)
    assert "effort" not in second
    assert {key: second[key] for key in ("roles", "linked", "kinds")} == {
        key: first[key] for key in ("roles", "linked", "kinds")
    }


def test_a_file_of_predictions_is_scored_as_it_is(data: Path, tmp_path: Path) -> None:
    """Nested attributions in a file count unless they are to be left out."""
    path = tmp_path / "found.json"
    path.write_text('{"a": [{"content": [[0, 20]]}, {"content": [[4, 20]], "nested": true}]}', encoding="utf-8")
    counts = []
    for option in ((), ("--nested",), ("--flat",)):
        record = json.loads(_run("attribution", data, "--json", "--predictions", path, *option).stdout)
        counts.append(record["linked"]["content"]["found"])
    assert counts == [2, 2, 1]


def test_what_is_asked_in_vain(data: Path, tmp_path: Path) -> None:
    """Predictions together with a way of running are refused, and a file that cannot be written is named."""
    for option in ("--rules", "--plain"):
        assert isinstance(_run("attribution", data, "--predictions", data, option).exception, UsageError)
    error = _run("attribution", data, "--rules", "--write", tmp_path / "no" / "x.json").exception
    assert "cannot be written" in str(error)
    error = _run("attribution", data, "--predictions", data).exception
    assert isinstance(error, InputError)
    assert str(data) in str(error)


@pytest.mark.usefixtures("stand_in")
def test_an_article_that_fails_is_named_and_counts(data: Path) -> None:
    """A failure in one article stops nothing: nothing is found in it, its gold counts, and the exit code tells."""
    text = "The dam may break, the council said on Monday."
    row = {"id": "c", "text": text, "attributions": [_attribution("the council", "said", "The dam may break", text)]}
    data.write_text(data.read_text(encoding="utf-8") + json.dumps(row) + "\n", encoding="utf-8")
    result = _run("attribution", data, "--json")
    record = json.loads(result.stdout)
    assert result.exit_code == 3
    assert "failed, so that nothing was found in it: c: RuntimeError: the graph broke" in result.stderr
    assert (record["articles"], record["linked"]["content"]["gold"]) == (3, 3)
    assert record["failed"] == [{"id": "c", "why": "RuntimeError: the graph broke"}]


def test_the_first_articles_only(data: Path) -> None:
    """``--articles`` takes the first so many."""
    assert json.loads(_run("attribution", data, "--rules", "--json", "--articles", "1").stdout)["articles"] == 1


def test_texts_are_cleaned_as_inputs_are() -> None:
    """Furniture is set apart before anything is read, unless that is not wanted."""
    text = "The bridge stays shut\n\nThe council said on Monday that it will stay shut.\n\nSubscribe to our newsletter"
    corpus = Corpus(name="x", articles=(Article(id="a", text=text),))
    seen: list[int] = []

    class Watching(_Stand):
        def tag(self, document: Document, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Reading:
            seen.append(len(document.telling))
            return super().tag(document, sentences, quotations)

    for cleaned in (True, False):
        run_corpus(corpus, Models(tagger=Watching()), cleaned=cleaned)
    assert seen == [2, 3]


def test_memory_is_not_told_where_the_system_does_not_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Peak memory is more than nothing, or None on a system without such counts."""
    assert (peak_memory() or 1) > 0
    monkeypatch.setitem(sys.modules, "resource", None)
    assert peak_memory() is None


@pytest.mark.usefixtures("stand_in")
def test_syntax_of_a_treebank(tmp_path: Path) -> None:
    """Each treebank has a row: parts of speech, tags, heads, and relations without and with their subtypes."""
    path = tmp_path / "x.conllu"
    path.write_text("1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_\n2\tfell\tfall\tVERB\tVBD\t_\t1\tdep:x\t_\t_\n\n")
    result = _run("syntax", path, path)
    assert result.exit_code == 0, result.output
    row = ["x.conllu", "50.0", "50.0", "100.0", "100.0", "50.0", "2", "1"]
    assert [line.split() for line in result.stdout.splitlines()[1:]] == [row, row]
    assert json.loads(_run("syntax", path, "--json").stdout)[0]["las_subtypes"] == 50.0


@pytest.mark.usefixtures("stand_in")
def test_names_of_a_file(tmp_path: Path) -> None:
    """Persons, organisations and places by class and together."""
    path = tmp_path / "x.jsonl"
    entities = [{"start": 4, "end": 8, "text": "Lind", "type": "PER"}, {"start": 14, "end": 19, "type": "LOC"}]
    path.write_text(json.dumps({"id": "a", "text": "Ada Lind left Leeds.", "entities": entities}))
    result = _run("names", path)
    assert result.exit_code == 0, result.output
    rows = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines()[2:]}
    assert rows["person"] == ["100.0", "100.0", "100.0", "1", "1"]
    assert rows["all"] == ["100.0", "50.0", "66.7", "2", "1"]
    assert json.loads(_run("names", path, "--json").stdout)["types"]["place"]["recall"] == 0


@pytest.mark.parametrize("command", [("syntax", "x.conllu"), ("names", "x.jsonl")])
def test_without_the_model_it_is_said(
    tmp_path: Path, command: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no reading model is installed, its scoreboards say so."""
    monkeypatch.setattr(wiring, "models", lambda **_: Models())
    path = tmp_path / command[1]
    path.write_text('{"text": "Ada", "entities": [{"start": 0, "end": 3, "type": "PER"}]}')
    assert "not installed" in str(_run(command[0], path).exception)


@pytest.mark.corpus
def test_figures_agree_with_the_scorer_of_the_corpus(tmp_path: Path, told_by: Callable[..., list[str]]) -> None:
    """Every figure that the corpus's own scorer prints of what rules find is ours, to the decimal."""
    written = tmp_path / "found.json"
    result = _run("attribution", POLNEAR, "dev", "--rules", "--articles", "30", "--write", written)
    assert result.exit_code == 0, result.output
    # Over the whole part: articles without predictions count as ones in which nothing was found.
    assert _lines(written) == told_by(POLNEAR, "dev", written)


@pytest.mark.corpus
def test_figures_agree_on_anything(tmp_path: Path, told_by: Callable[..., list[str]]) -> None:
    """The two agree on what people marked with places moved, lost, doubled, emptied and put outside of the text."""
    random = Random(7)  # noqa: S311 - a fixed sequence, nothing secret
    articles = read_corpus(POLNEAR, "dev").articles
    found = {article.id: [_moved(marked, random) for marked in article.gold] for article in articles}
    written = tmp_path / "found.json"
    written.write_text(json.dumps(found), encoding="utf-8")
    assert _lines(written) == told_by(POLNEAR, "dev", written)


@pytest.fixture
def told_by() -> Callable[..., list[str]]:
    if not SCORER.exists() or not POLNEAR.exists():
        pytest.skip(f"needs {SCORER} and {POLNEAR}")

    def told(*arguments: object) -> list[str]:
        command = [sys.executable, str(SCORER), *(str(argument) for argument in arguments)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()

    return told


def _moved(marked: Marked, random: Random) -> dict[str, list[list[int]]]:
    out = {}
    for role in ROLES:
        kept = [place for place in marked.places(role) for _ in range(random.choices((0, 1, 2), (1, 8, 1))[0])]
        out[role] = [[at + random.choice((0, 0, 0, -7, 5, 40)) for at in place] for place in kept]
        if random.random() < 0.02:
            out[role].append([random.randint(-5, 9000), random.randint(-5, 9000)])
    return out


def _lines(predictions: Path) -> list[str]:
    """Our figures of a file of predictions, written as the corpus's scorer writes them."""
    record = json.loads(_run("attribution", POLNEAR, "dev", "--predictions", predictions, "--json").stdout)
    lines = []
    for row in record["roles"]:
        exact, begin = row["exact"], row["begin"]
        lines.append(
            f"{row['role']:8} exact {_prf(exact)}   begin {_prf(begin)}   jaccard {row['jaccard']:5.1f}   "
            f"gold {exact['gold']} found {exact['found']}"
        )
    for name, key in (("content", "content"), ("+source", "content+source"), ("all three", "all-three")):
        lines.append(f"linked {name:9} {_prf(record['linked'][key])}")
    return lines


def _prf(tally: dict[str, float]) -> str:
    return f"P {tally['precision']:5.1f} R {tally['recall']:5.1f} F {tally['f1']:5.1f}"
