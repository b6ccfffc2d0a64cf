"""The encoder, its files and what int8 costs it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from according.core import Encoder, ModelError
from according.neural.encoder import BATCH, SHIPPED, OnnxEncoder, load

TINY = Path(__file__).resolve().parent / "tiny"
REFERENCE = json.loads((Path(__file__).resolve().parent / "reference.json").read_text(encoding="utf-8"))
TEXTS = [entry["text"] for entry in REFERENCE]


@pytest.fixture(scope="module")
def original() -> NDArray[np.float64]:
    """The vectors of the published weights in double precision."""
    return np.array([entry["vector"] for entry in REFERENCE])


def test_vectors_lie_close_to_the_originals(shipped_encoder: OnnxEncoder, original: NDArray[np.float64]) -> None:
    """Each shipped vector has a cosine of 0.985 or more with the published model's (measured: 0.991)."""
    cosines = (shipped_encoder.encode(TEXTS) * original).sum(axis=1)
    assert cosines.min() >= 0.985
    assert cosines.mean() >= 0.995


def test_similarities_lie_close_to_the_originals(shipped_encoder: OnnxEncoder, original: NDArray[np.float64]) -> None:
    """No two sentences' similarity differs by more than 0.035 from the published model's (measured: 0.025)."""
    vectors = shipped_encoder.encode(TEXTS)
    assert np.abs(vectors @ vectors.T - original @ original.T).max() <= 0.035


@pytest.mark.parametrize("folder", [SHIPPED, TINY])
def test_rows_have_unit_length_and_the_order_given(folder: Path) -> None:
    """Rows come in the order of the texts, at unit length, however passes were put together."""
    encoder: Encoder = load(folder)
    texts = [TEXTS[i % len(TEXTS)] + " Indeed." * (i % 5) for i in range(2 * BATCH + 3)]
    vectors = encoder.encode(texts)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert ((vectors * alone).sum(axis=1) > 0.98).all()


def test_two_calls_give_the_same_bytes(shipped_encoder: OnnxEncoder) -> None:
    """The same texts give the same vectors to the last bit, from another session too."""
    assert shipped_encoder.encode(TEXTS).tobytes() == load().encode(TEXTS).tobytes()


def test_no_text_gives_no_row(tiny_encoder: OnnxEncoder, shipped_encoder: OnnxEncoder) -> None:
    """An empty list is no error: it has no row and all dimensions."""
    assert tiny_encoder.encode([]).shape == (0, 32)
    assert shipped_encoder.encode([]).shape == (0, 384)


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "🏛️", "x" * 100_000, "word " * 100_000, "‮abc‬"])
def test_hostile_texts_get_a_vector(tiny_encoder: OnnxEncoder, text: str) -> None:
    """Empty, endless and ill-formed texts get a vector of finite numbers like any other."""
    vectors = tiny_encoder.encode(["The council voted.", text])
    assert vectors.shape == (2, 32)
    assert np.isfinite(vectors).all()


def test_passes_are_small(tiny_encoder: OnnxEncoder) -> None:
    """No pass holds more than eight texts or 256 wordpieces a text, since memory grows with both."""
    for rows, feed in tiny_encoder.passes(["word " * length for length in range(1, 600, 20)]):
        assert len(rows) <= BATCH
        assert feed["ids"].shape[1] <= 256
        assert feed["ids"].shape == feed["mask"].shape


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    """A model whose bytes are not those of its manifest is not run; the error names the file."""
    shutil.copytree(TINY, tmp_path / "model")
    with (tmp_path / "model" / "lower.onnx").open("r+b") as file:
        file.write(b"\x00")
    with pytest.raises(ModelError, match=r"lower\.onnx is not the file that its manifest describes"):
        load(tmp_path / "model")


@pytest.mark.parametrize("name", ["manifest.json", "lower.onnx", "upper.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    """A missing file of the model is named, and the way out is told."""
    shutil.copytree(TINY, tmp_path / "model")
    (tmp_path / "model" / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing.*install According again"):
        load(tmp_path / "model")


@pytest.mark.parametrize("text", ["[]", "{}", '{"files": {"lower.onnx": 3}}', "no json"])
def test_a_broken_manifest_is_refused(tmp_path: Path, text: str) -> None:
    """A manifest of another form is a clear error."""
    shutil.copytree(TINY, tmp_path / "model")
    (tmp_path / "model" / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"manifest\.json"):
        load(tmp_path / "model")


def test_the_shipped_model_tells_what_it_is() -> None:
    """The manifest names licence, source and command, the card stands beside it, and the model stays under 24 MB."""
    manifest = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["licence"] == "Apache-2.0"
    assert manifest["source"]
    assert manifest["command"]
    assert (SHIPPED / "CARD.md").is_file()
    assert sum((SHIPPED / name).stat().st_size for name in ("lower.onnx", "upper.onnx")) <= 24_000_000


def test_a_start_says_nothing() -> None:
    """Loading and running the encoder writes nothing to standard output or standard error."""
    code = "from according.neural.encoder import load; load().encode(['The council voted.'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
