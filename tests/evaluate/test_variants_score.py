"""The scoreboard of quotation variants, on a few articles of our own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from according.cli import group
from according.core import ChangeKind
from according.evaluate.variants.cases import cases
from according.evaluate.variants.edit import number_of
from according.evaluate.variants.edits import EDITORS
from according.evaluate.variants.pool import read_articles
from according.evaluate.variants.retold import reported

SAID = (
    "We will not close the {0} before the 14 ferries of Ardal have come in, because it is the only way home for them",
    "The {0} was built by our grandparents, and they would be ashamed of what this council has done to the place",
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Twelve articles, each with two quotations of a speaker whom it calls by the last name alone too."""
    rows = []
    for count, matter in enumerate(
        ("harbour", "market", "library", "chapel", "railway", "museum", "orchard", "theatre", "archive", "canal",
         "station", "quarry")
    ):  # fmt: skip
        first, second = (said.format(matter) for said in SAID)
        told = f"The council met over the {matter} on Monday.\n\n“{first},” Ann Lee said.\n\n“{second},” Lee said."
        start = told.index(first)
        rows.append(
            {
                "id": f"article {count}",
                "text": told,
                "attributions": [
                    {
                        "source": [{"start": told.index("Ann Lee"), "end": told.index("Ann Lee") + 7}],
                        "content": [{"start": start, "end": start + len(first)}],
                    }
                ],
            }
        )
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_cases_are_the_same_on_every_run(articles: Path) -> None:
    """What a case is made of depends on the articles alone; its places hold the readings."""
    read = read_articles([articles])
    made = cases(read, 3)
    assert made == cases(read, 3)
    assert {case.kind for case in made} >= {"same words", "other figure", "not dropped", "paraphrased", "other speaker"}
    assert all(place.of(case.left.text).strip() for case in made for place in case.left.places)
    figure = next(case for case in made if case.kind == "other figure")
    assert "14 ferries" in figure.left.text
    assert "14 ferries" not in figure.right.places[0].of(figure.right.text)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("cut at the end", {ChangeKind.CUT}),
        ("not dropped", {ChangeKind.NEGATION}),
        ("other figure", {ChangeKind.FIGURE}),
        ("other name", {ChangeKind.NAME}),
        ("pronoun in brackets", {ChangeKind.BRACKETED}),
        ("full stop moved", {ChangeKind.CUT, ChangeKind.FULL_STOP}),
    ],
)
def test_an_edit_says_what_it_changes(kind: str, wanted: set[ChangeKind]) -> None:
    """Each way of changing a quotation gives other words and the kinds of change that a reader sees in them."""
    words = SAID[0].format("harbour")
    edit = EDITORS[kind](words, number_of(kind))
    assert edit is not None
    assert edit.words != words
    assert edit.wanted == wanted


def test_words_retold_shift_persons_and_tenses() -> None:
    """A retelling has the third person and the past; what shifts too little is none."""
    assert reported("We will not close our harbour") == "they would not close their harbour"
    assert reported("The bridge stood there") is None


def test_the_command_prints_recall_precision_and_names(articles: Path) -> None:
    """Recall, precision and the share of kinds named right, for each half and each kind of change."""
    arguments = ["evaluate", "variants", str(articles), "--rules", "--each", "1", "--kind", "full stop"]
    result = CliRunner().invoke(group, arguments)
    assert result.exit_code == 0, result.output
    assert "2 cases, by rules alone." in result.stdout
    assert "kinds of change named right 1.000" in result.stdout
    record = json.loads(CliRunner().invoke(group, [*arguments, "--json"]).stdout)
    assert record["reporting"]["recall"] == record["tuning"]["precision"] == 1
    assert record["reporting"]["kinds"]["full stop moved"]["named"] == 1
