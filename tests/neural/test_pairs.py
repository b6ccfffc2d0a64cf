"""The scorer of pairs of statements: its inputs, its files, and what it promises."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from according.core import ModelError, PairScorer
from according.neural import OnnxEncoder, load_pairs
from according.neural.pairs.inputs import LONGEST, MARKS, batch, marks, pieces
from according.neural.pairs.scorer import SHIPPED, OnnxPairScorer

TEXTS = [
    "The council voted 7-2 on Monday to close the ferry dock.",
    "Seven members of the council voted on Monday to close the dock; two were against.",
    "The council voted 6-3 on Monday to close the ferry dock.",
    "The museum opens at ten.",
    "",
]


@pytest.fixture(scope="module")
def scorer(shipped_encoder: OnnxEncoder) -> OnnxPairScorer:
    """The shipped scorer on the shipped encoder."""
    return load_pairs(shipped_encoder)


def test_scores_are_likelihoods(scorer: PairScorer) -> None:
    """The seven kinds add up to one, every score lies between 0 and 1, and there is one for each pair."""
    left, right = np.array([0, 0, 0, 3, 4], dtype=np.int32), np.array([1, 2, 3, 0, 0], dtype=np.int32)
    scores = scorer.score(TEXTS, left, right)
    kinds = [scores.same, scores.more, scores.less, scores.overlap, scores.differ, scores.related, scores.unrelated]
    assert np.allclose(np.sum(kinds, axis=0), 1, atol=1e-5)
    for field in (*kinds, scores.follows, scores.back, scores.against, scores.carried):
        assert field.shape == (5,)
        assert ((field >= 0) & (field <= 1.0001)).all()


def test_another_museum_tells_another_thing(scorer: PairScorer) -> None:
    """What is told in other words is likelier to be carried by both than what has nothing to do with it."""
    scores = scorer.score(TEXTS, np.array([0, 0], dtype=np.int32), np.array([1, 3], dtype=np.int32))
    assert scores.carried[0] > 0.5 > scores.carried[1]


def test_two_calls_give_the_same_bytes(scorer: PairScorer, shipped_encoder: OnnxEncoder) -> None:
    """The same pairs give the same scores to the last bit, from another session too."""
    left, right = np.array([0, 1, 2], dtype=np.int32), np.array([1, 2, 3], dtype=np.int32)
    one, other = (which.score(TEXTS, left, right) for which in (scorer, load_pairs(shipped_encoder)))
    assert one.same.tobytes() == other.same.tobytes()
    assert one.against.tobytes() == other.against.tobytes()


def test_no_pair_has_no_score(scorer: PairScorer) -> None:
    """No pair is no error."""
    none = np.array([], dtype=np.int32)
    assert scorer.score([], none, none).same.shape == (0,)


@pytest.mark.parametrize("text", ["\x00", "\ud800", "🏛️", "x" * 100_000, "word " * 50_000, "‮abc‬"])
def test_hostile_texts_are_scored(scorer: PairScorer, text: str) -> None:
    """Endless and ill-formed texts get finite scores like any other."""
    scores = scorer.score([TEXTS[0], text], np.array([0], dtype=np.int32), np.array([1], dtype=np.int32))
    assert np.isfinite(scores.same).all()


def test_a_piece_is_marked_by_what_the_other_statement_has(shipped_encoder: OnnxEncoder) -> None:
    """A piece shows whether it, or its word's stem, stands in the other statement, and whether it is a number."""
    left, right = (pieces(shipped_encoder.tokenizer, text) for text in ("Two men voted.", "Two women vote."))
    found = dict(zip(left.stems, marks(left, right).tolist(), strict=True))
    assert found["two"] & 1
    assert found["two"] & 4
    assert not found["men"] & 3
    assert found["vote"] & 2
    assert not found["vote"] & 1
    assert max(found.values()) < MARKS


def test_long_statements_are_cut(shipped_encoder: OnnxEncoder) -> None:
    """A statement's pieces end after so many, with the mark of its end."""
    cut = pieces(shipped_encoder.tokenizer, "council " * 500)
    assert len(cut.ids) == len(cut.own) == len(cut.stems) == LONGEST
    assert cut.ids[-1] == pieces(shipped_encoder.tokenizer, "council").ids[-1]


def test_pairs_lie_side_by_side(shipped_encoder: OnnxEncoder) -> None:
    """In a batch the left statement stands before the right, and each mean is taken over its own pieces."""
    left, right = (pieces(shipped_encoder.tokenizer, text) for text in ("Two men voted.", "The dock."))
    made = batch([(left, right), (right, right)])
    assert made.mask.sum(axis=1).tolist() == [len(left.ids) + len(right.ids), 2 * len(right.ids)]
    assert made.sides[0].tolist() == [0] * len(left.ids) + [1] * len(right.ids)
    assert np.allclose(made.pool[0].sum(axis=1), 1)
    assert not made.pool[0, 2, len(left.ids) :].any()


def test_an_altered_file_is_refused(tmp_path: Path, shipped_encoder: OnnxEncoder) -> None:
    """A model whose bytes are not those of its manifest is not run; the error names the file."""
    shutil.copytree(SHIPPED, tmp_path / "model")
    with (tmp_path / "model" / "pairs.onnx").open("r+b") as file:
        file.write(b"\x00")
    with pytest.raises(ModelError, match=r"pairs\.onnx is not the file that its manifest describes"):
        load_pairs(shipped_encoder, tmp_path / "model")


def test_the_shipped_model_tells_what_it_is() -> None:
    """The manifest names licence, source and command, and the model stays under 9 MB."""
    manifest = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["licence"] == "Apache-2.0"
    assert manifest["source"]
    assert manifest["command"]
    assert (SHIPPED / "pairs.onnx").stat().st_size <= 9_000_000
