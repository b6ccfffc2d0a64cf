"""``according evaluate furniture`` on small texts of our own: words counted, neutral ones left out, pages read."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from according.cli import group
from according.evaluate.furniture import read_marks, run
from according.evaluate.pages import selected

LEDE = "The city council voted 6-0 on Monday to bar its police from training abroad, after a long debate in the hall."
SECOND = "More than 1,394 residents had signed a petition that asked for the ban, according to the coalition behind it."
TEXT = (
    f"Council ends training\n\n{LEDE}\n\nSkip to main content\n\n{SECOND}\n\nWalk the dog today\n\n{LEDE[:-1]} again."
)


def _span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "corpora" / "gazette"
    folder.mkdir(parents=True)
    row = {"id": "story", "accounts": [{"id": "one", "text": TEXT}, {"id": "two", "text": "Another text."}]}
    (folder / "articles.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path / "corpora"


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    mark = {
        "corpus": "gazette/articles",
        "id": "one",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "furniture": [_span("Skip to main content"), _span("Walk the dog today")],
        "neutral": [_span("Council ends training")],
    }
    path = tmp_path / "marks.jsonl"
    path.write_text(json.dumps(mark) + "\n", encoding="utf-8")
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["evaluate", "furniture", *(str(argument) for argument in arguments)])


def test_words_of_furniture_and_of_the_body_are_counted(marks: Path, corpora: Path) -> None:
    """Marked words are found or missed, body words kept or lost, and neutral words count neither way."""
    (judged,) = run(read_marks(marks, corpora))
    standing = judged.standing
    assert (standing.words.gold, standing.words.right, standing.lost) == (8, 4, 0)
    assert standing.body == len(TEXT.split()) - 8 - 3
    assert judged.missed == ("Walk the dog today",)


def test_the_scores_are_printed_as_json(marks: Path, corpora: Path) -> None:
    """The JSON holds a record for each corpus and for all."""
    result = _run(marks, corpora, "--json")
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert list(record) == ["gazette/articles", "all articles"]
    assert record["all articles"]["words"]["recall"] == 50.0


def test_misses_are_shown(marks: Path, corpora: Path) -> None:
    """What was missed is printed on demand."""
    assert "missed in gazette/articles one: Walk the dog today" in _run(marks, corpora, "--misses").stdout


def test_a_text_that_is_not_there_is_named(marks: Path, corpora: Path) -> None:
    """A mark whose text has changed is an error that names file, line and article."""
    (corpora / "gazette" / "articles.jsonl").write_text('{"id": "one", "text": "Changed."}\n', encoding="utf-8")
    result = _run(marks, corpora)
    assert result.exit_code != 0
    assert "line 1" in str(result.exception) + result.output


def test_pages_are_read_as_if_selected_and_copied(tmp_path: Path, marks: Path, corpora: Path) -> None:
    """A page's visible lines are its text; what stands in its article is the body, the rest the page's."""
    html = (
        "<html><head><title>x</title><script>no()</script></head><body><nav><a>Home</a><a> News</a></nav>"
        f"<p>{LEDE} <b>Bold</b> words end it.</p><div style='display: none'>hidden</div><p>{SECOND}</p>"
        "<footer>All rights reserved</footer></body></html>"
    )
    assert selected(html).split("\n") == [
        "Home News",
        f"{LEDE} Bold words end it.",
        SECOND,
        "All rights reserved",
    ]
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    row = {"id": "p", "html": "page.html", "text": f"{LEDE} Bold words end it.\n\n{SECOND}"}
    (tmp_path / "pages.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    record = json.loads(_run(marks, corpora, "--pages", tmp_path / "pages.jsonl", "--json").stdout)
    (page,) = (value for name, value in record.items() if name.startswith("pages") and value["texts"])
    assert page["body_lost"] == 0
    assert page["body"] == len(f"{LEDE} Bold words end it. {SECOND}".split())
