"""What is found in the planted sets, held to floors of recall and precision kind by kind."""

import json
from pathlib import Path
from typing import Any

import pytest

from according import wiring
from according.core import Annotated
from according.evaluate.gold import Row, score
from according.wiring import Settings

HERE = Path(__file__).resolve().parent

#: The example accounts, which one may read and mend causes by; and a set that nobody tunes on.
SETS = {"riverside": HERE.parents[1] / "examples" / "riverside", "mill": HERE / "mill"}

#: By set and kind: the least part of the planted things that must be found, and of the found that must be planted.
FLOORS: dict[str, dict[str, tuple[float, float]]] = {
    "riverside": {
        "figure-variant": (1.0, 1.0),
        "differs": (1.0, 1.0),
        "denies": (1.0, 1.0),
        "quotation-variant": (1.0, 1.0),
        "label": (1.0, 1.0),
        "provenance": (1.0, 1.0),
        "scare-quote": (1.0, 1.0),
        "headline-gap": (1.0, 1.0),
        "unsourced-figure": (1.0, 1.0),
        "paraphrase-gap": (1.0, 1.0),
        "single-account": (1.0, 1.0),
        "corroborated": (1.0, 1.0),
        "copied": (1.0, 1.0),
        "must not be found": (1.0, 1.0),
        "events": (1.0, 1.0),
        "copies": (1.0, 1.0),
        "voices": (1.0, 1.0),
    },
    "mill": {
        "differs": (1.0, 1.0),
        "quotation-variant": (0.66, 1.0),
        "corroborated": (0.33, 1.0),
        "single-account": (0.5, 1.0),
        "must not be found": (1.0, 1.0),
        "events": (1.0, 1.0),
        "voices": (0.87, 0.87),
    },
}


def _gold(name: str) -> dict[str, Any]:
    return json.loads(SETS[name].with_name(f"{name}.gold.json").read_text(encoding="utf-8"))


def _score(name: str) -> dict[str, Row]:
    gold = _gold(name)
    inputs = [str(SETS[name] / account) for event in gold["events"] for account in event]
    settings = Settings()
    documents = wiring.annotate(inputs, settings)
    assert all(isinstance(document, Annotated) for document in documents)
    return {row.name: row for row in score(wiring.compare(documents, settings), gold)}


@pytest.fixture(scope="module")
def boards() -> dict[str, dict[str, Row]]:
    """The scoreboard of each set; every account is read, annotated and compared once."""
    return {name: _score(name) for name in SETS}


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kinds in FLOORS.items() for kind in kinds])
def test_what_is_planted_is_found(boards: dict[str, dict[str, Row]], name: str, kind: str) -> None:
    """Of each kind at least so much of what was planted is found as was when the floor was set."""
    row = boards[name][kind]
    assert row.recall >= FLOORS[name][kind][0], f"missed: {row.missed}, wrong: {row.wrong}"


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kinds in FLOORS.items() for kind in kinds])
def test_what_is_found_is_planted(boards: dict[str, dict[str, Row]], name: str, kind: str) -> None:
    """Of each kind of which the gold has everything, no more is found beside it than when the floor was set."""
    row = boards[name][kind]
    if row.precision is not None:
        assert row.precision >= FLOORS[name][kind][1], f"wrong: {row.wrong}"


def test_the_sets_have_one_of_everything() -> None:
    """The example accounts have something planted of every kind that an account can be wrong or alone with."""
    gold = _gold("riverside")
    planted = {kind for item in gold["findings"] for kind in item["kinds"]}
    assert planted >= {
        "corroborated",
        "copied",
        "denies",
        "differs",
        "figure-variant",
        "headline-gap",
        "label",
        "paraphrase-gap",
        "provenance",
        "quotation-variant",
        "scare-quote",
        "single-account",
        "unsourced-figure",
    }
