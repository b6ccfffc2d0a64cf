"""The scorer of antecedents as it is shipped."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from according.annotate.who.coreference.pairs import OWN, WIDTH
from according.core import ModelError
from according.neural import coreference_name, load_coreference, load_reader
from according.neural.coreference.scorer import SHIPPED


def test_it_asks_for_what_pairs_and_mentions_have():
    """The shipped arrays take as many features as the product makes, and columns that the reader has."""
    network = load_coreference()
    scores = network.score(*_given(network.looks.shape[1], 3, [(0, 1), (0, 2), (1, 2)]))
    assert scores.pairs.shape == (3,)
    assert scores.new.shape == scores.mention.shape == (3,)
    assert load_reader(looks=network.looks).name


def test_a_pair_has_one_score_whatever_stands_beside_it():
    """Pairs are weighed in blocks; where a block ends changes nothing."""
    network = load_coreference()
    many = [(0, 1)] * 5000
    scores = network.score(*_given(network.looks.shape[1], 2, many))
    assert np.ptp(scores.pairs) < 1e-5


def test_a_text_without_mentions_has_no_scores():
    """Nothing in, nothing out."""
    network = load_coreference()
    scores = network.score(*_given(network.looks.shape[1], 0, []))
    assert len(scores.pairs) == len(scores.new) == 0


def test_an_altered_file_is_refused(tmp_path: Path):
    """What the manifest does not describe is not run."""
    shutil.copytree(SHIPPED, tmp_path / "model")
    with (tmp_path / "model" / "coreference.npz").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match=r"coreference\.npz"):
        load_coreference(tmp_path / "model")


def test_looks_of_another_reader_are_refused():
    """A scorer made for other columns than the reader's is named as the fault."""
    with pytest.raises(ModelError, match="columns"):
        load_reader(looks=np.zeros((3, 2), dtype=np.float32))


def test_the_name_tells_the_weights_apart():
    """The name ends in the digest that the page shows."""
    assert coreference_name().startswith("according-coreference (")


def _given(width: int, count: int, chosen: list[tuple[int, int]]):
    random = np.random.default_rng(7)
    rows = random.normal(size=(count, width)).astype(np.float16)
    left = np.array([a for a, _ in chosen], dtype=np.int32)
    right = np.array([b for _, b in chosen], dtype=np.int32)
    features = np.tile(random.random((1, WIDTH), dtype=np.float32), (len(chosen), 1))
    return rows, rows[::-1].copy(), random.random((count, OWN), dtype=np.float32), left, right, features
