"""``according evaluate similarity`` on pairs of our own, and the regressions on numbers whose answer is known."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from according.cli import group
from according.core import InputError
from according.evaluate.similarity import (
    Pair,
    agreement,
    fitted,
    kernel_ridge,
    out_of_fold,
    read_pairs,
    ridge,
)
from according.evaluate.stories import Account

TOWNS = ("Larkford", "Westhaven", "Osk", "Brindle", "Tarn", "Eskmouth", "Holm", "Quarrick")
TOLD = (
    "The council of {0} voted 6-0 on Monday to close its swimming bath, mayor Ada Lind of {0} said.",
    "By six votes to none the councillors of {0} shut the swimming bath of the town, said Ada Lind, mayor of {0}.",
    "Four bridges at {0} were closed as the river rose by two metres, the harbour master of {0} said.",
)


def _pairs(count: int) -> tuple[Pair, ...]:
    """Pairs of articles that no other pair holds, ever less alike."""
    return tuple(
        Pair(
            id=str(number),
            left=Account(id=f"a{number}", title="", text=""),
            right=Account(id=f"b{number}", title="", text=""),
            unlike=1 + 3 * number / (count - 1),
        )
        for number in range(count)
    )


def _file(path, change=lambda record: record) -> str:
    rows = []
    for number, town in enumerate(TOWNS):
        for other, (text, unlike) in enumerate(((TOLD[1], 1.0), (TOLD[2], 3.0), (TOLD[2].replace("{0}", "Ash"), 4.0))):
            one, two = TOLD[0].format(town), text.format(town)
            articles = {
                "a": {"id": f"{number}a", "title": "", "text": one},
                "b": {"id": f"{number}{other}", "title": "", "text": two},
            }
            rows.append(change({"id": f"{number}-{other}", **articles, "scores": {"overall": unlike}}))
    rows += [
        {
            "id": f"far-{number}",
            "a": {"id": f"x{number}", "title": "", "text": TOLD[0].format(town)},
            "b": {"id": f"y{number}", "title": "", "text": TOLD[1].format(town)},
            "scores": {"overall": 1.0},
        }
        for number, town in enumerate(TOWNS)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_agreement_minds_the_sign() -> None:
    """What is more alike has a lower score of people: numbers that fall with it agree wholly, ties share a rank."""
    pairs = _pairs(30)
    unlike = np.array([pair.unlike for pair in pairs])
    assert agreement(pairs, -unlike).pearson == pytest.approx(1)
    assert agreement(pairs, unlike).spearman == pytest.approx(-1)
    curved = agreement(pairs, -np.exp(unlike))
    assert curved.spearman == pytest.approx(1)
    assert curved.low < curved.pearson < curved.high < 1


@pytest.mark.parametrize("method", [pytest.param(ridge, id="ridge"), pytest.param(kernel_ridge, id="kernel ridge")])
def test_a_regression_finds_what_is_there_and_invents_nothing(method) -> None:
    """Out of fold a column that tells is found among gaps; columns that tell nothing agree with nobody."""
    pairs = _pairs(80)
    unlike = np.array([pair.unlike for pair in pairs])
    noise = np.column_stack([np.sin(np.arange(80) * step) for step in (7.1, 3.7, 12.9, 29.3)])
    told = np.column_stack([-unlike, noise, np.full(80, np.nan)])
    told[::9, 1] = np.nan
    assert fitted(pairs, told, method, repetitions=3).pearson > 0.95
    assert fitted(pairs, noise, method, repetitions=3).pearson < 0.3


def test_an_article_is_in_one_fold_only() -> None:
    """No pair is asked of a regression that has seen one of its articles in another pair."""
    pairs = list(_pairs(40))
    pairs[5] = replace(pairs[5], right=pairs[4].left)
    pairs[6] = replace(pairs[6], left=pairs[5].left)
    rows = np.arange(40.0)[:, None]

    def watching(known, _, asked):
        together = [{4.0, 5.0, 6.0} & set(table[:, 0].tolist()) for table in (known, asked)]
        assert not all(together)
        return asked[:, 0]

    for repetition in range(5):
        assert out_of_fold(pairs, rows, watching, repetition).tolist() == rows[:, 0].tolist()


def test_likeness_of_a_file_of_pairs(tmp_path) -> None:
    """Single measures stand beside both regressions, and a second run gives the same figures."""
    call = ["evaluate", "similarity", _file(tmp_path / "pairs.jsonl"), "--no-encoder", "--json"]
    first, second = (CliRunner().invoke(group, call) for _ in range(2))
    assert first.stdout == second.stdout
    scores = json.loads(first.stdout)["scores"]
    assert scores["words by rarity, cosine"]["pearson"] > 0.5
    assert scores["kernel ridge over all, out of fold"]["pearson"] > 0.5
    shown = CliRunner().invoke(group, call[:-1]).stdout
    assert "32 pairs" in shown
    assert "log-odds of one event" in shown


def test_a_pair_without_a_score(tmp_path) -> None:
    """A line that lacks people's score is named, and so is a file of too few pairs."""
    with pytest.raises(InputError, match="line 1 has no id"):
        read_pairs(Path(_file(tmp_path / "a", lambda record: {**record, "scores": {}})))
    (tmp_path / "b").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="too few"):
        read_pairs(tmp_path / "b")
