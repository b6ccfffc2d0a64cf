"""``according evaluate figures`` on a small file of our own, and what counts as right."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from according.cli import group
from according.core import Models
from according.evaluate.figures import Quantity, Sentence, Standing, read_sentences, run


def _standing(text: str, *quantities: tuple[tuple[float, ...], str, str]) -> Standing:
    gold = tuple(Quantity(values=values, written=written, normal=normal) for values, written, normal in quantities)
    (judged,) = run([Sentence(id="one", text=text, quantities=gold)], Models())
    return judged.standing


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("It cost $3 million.", ((3e6,), "$", "dollar")),
        ("One in five pupils was absent.", ((0.2,), "% pupils", "% pupil")),
        ("Prices rose from 3 percent to 5 percent.", ((3.0, 5.0), "percent", "percentage")),
        ("Tens of thousands of people came.", ((1e4, 1e5), "people", "people")),
        ("It links 12 large cities and is the third line.", ((12.0,), "large cities", "large city")),
        ("They won nine of the proudest cups.", ((9.0,), "proudest cups", "proud cup")),
        ("He is 17 years old.", ((17.0,), "years old", "year of age")),
        ("It fell to -4 degrees Celsius.", ((-4.0,), "degrees Celsius", "celsius")),
    ],
)
def test_right(text: str, quantity: tuple[tuple[float, ...], str, str]) -> None:
    """Values and units that say the same in another form are right."""
    standing = _standing(text, quantity)
    assert (standing.value.right, standing.value.found) == (1, 1), standing
    assert standing.unit.right == 1


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("It cost $3 million.", ((3e6,), "€", "euro"), 1),
        ("It cost $3 million.", ((3.0,), "$", "dollar"), 0),
        ("It was -4 degrees Celsius.", ((4.0,), "degrees Celsius", "celsius"), 0),
        ("Twelve city halls closed.", ((12.0,), "cities", "city"), 1),
        ("It pays $9 an hour.", ((9.0,), "$", "dollar"), 1),
        ("He is 17 years old.", ((17.0,), "years", "year"), 1),
    ],
)
def test_wrong(text: str, quantity: tuple[tuple[float, ...], str, str], value: int) -> None:
    """Another value or sign is wrong, and so is another unit, or another noun that is counted."""
    standing = _standing(text, quantity)
    assert (standing.value.right, standing.unit.right) == (value, 0)


def test_the_whole_phrase_is_measured_apart() -> None:
    """The counted noun alone is right by unit, and wrong where the whole phrase is wanted."""
    standing = _standing("Nine mayors came.", ((9.0,), "angry mayors", "angry mayor"))
    assert (standing.unit.right, standing.phrase.right) == (1, 0)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [
        {"id": name, "text": text, "quantities": [{"value": value, "normalized_unit": unit}]}
        for name, text, value, unit in (
            ("one", "It cost $3 million.", "3000000", "dollar"),
            ("four", "It takes 3-5 hours.", "3.0-5.0", "hour"),
            ("five", "Nobody came.", "2", "person"),
        )
    ]
    path = tmp_path / "sentences.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["evaluate", "figures", *(str(argument) for argument in arguments)])


def test_figures_in_words(data: Path) -> None:
    """A row for each half and for all, and on demand what is wrong in the half that is for tuning."""
    result = _run(data, "--rules", "--misses")
    assert result.exit_code == 0, result.output
    assert "3 sentences, by rules alone." in result.stdout
    halves = {sentence.id: sentence.half.value for sentence in read_sentences(data)}
    assert ("missed: 2 person" in result.stdout) == (halves["five"] == "tuning")


def test_figures_as_json(data: Path) -> None:
    """The same with its counts; ``--half`` takes one half, and together they are all."""
    record = json.loads(_run(data, "--rules", "--json").stdout)
    assert (record["all"]["value"]["right"], record["all"]["value"]["gold"]) == (2, 3)
    assert record["all"]["value_and_unit"]["right"] == 2
    counts = [
        json.loads(_run(data, "--rules", "--json", "--half", half).stdout)["all"]["sentences"]
        for half in ("tuning", "reporting")
    ]
    assert sum(counts) == 3


def test_a_file_of_another_form(tmp_path: Path) -> None:
    """What is no sentence with quantities is named with its line."""
    path = tmp_path / "other.jsonl"
    path.write_text('{"id": "a", "text": "It cost $3.", "quantities": [{"value": "much"}]}\n', encoding="utf-8")
    result = _run(path, "--rules")
    assert result.exit_code != 0
    assert "line 1" in str(result.exception or result.output)
