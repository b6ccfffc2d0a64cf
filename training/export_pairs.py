"""Make the shipped scorer of pairs out of trained weights: an int8 ONNX graph with its manifest.

    python training/export_pairs.py WEIGHTS.safetensors [FOLDER] [--encoder FOLDER]

FOLDER is src/according/neural/pairs/model by default. Which channels int8 has to be careful with (see layers.py) is
measured on the sentences of calibration.txt, laid side by side in turn.
"""

import argparse
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from safetensors.torch import load_file

from graph import Graph
from layers import layer
from manifest import write_manifest
from minilm import LAYERS, WIDTH, Weights
from pairs.corpora import Pair
from pairs.fed import ENCODER, Texts
from pairs.network import HALF, OUTPUTS, PairNetwork

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "src" / "according" / "neural" / "pairs" / "model"
_PARTS = {
    "mixed": "attention.output.dense",
    "norm_1": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm_2": "output.LayerNorm",
}


def main() -> None:
    """Write pairs.onnx and manifest.json."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--encoder", type=Path, default=ENCODER)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    model = PairNetwork()
    model.load_state_dict(load_file(given.weights))
    model.eval()
    texts = Texts(given.encoder)
    lines = (HERE / "calibration.txt").read_text(encoding="utf-8").splitlines()
    pairs = [Pair(one, other) for one, other in pairwise(line for line in lines if line.strip())]
    texts.take(pairs)
    build(model, measured(model, texts, pairs)).save(
        given.folder / "pairs.onnx",
        {name: ["pairs", "pieces"] for name in ("mask", "sides", "marks")},
        {"scores": ["pairs", len(OUTPUTS)]},
        floats={"middle": ["pairs", "pieces", WIDTH], "pool": ["pairs", 4, "pieces"]},
    )
    write_manifest(
        given.folder,
        name="According's scorer of pairs of statements, int8",
        licence="Apache-2.0",
        source="trained by this project on the corpora that training/MODEL_CARD.md names",
        command="python training/export_pairs.py",
        files=("pairs.onnx",),
    )


@torch.no_grad()
def measured(model: PairNetwork, texts: Texts, pairs: list[Pair]) -> dict[str, NDArray[np.float32]]:
    """The largest input seen in each channel of each dense part, by the names of minilm.py."""
    largest: dict[str, NDArray[np.float32]] = {}
    hooks = []
    for number, one in enumerate(model.layers):
        prefix = f"encoder.layer.{number + HALF}."
        names = {part: [prefix + own] for part, own in _PARTS.items() if "norm" not in part}
        names["qkv"] = [f"{prefix}attention.self.{part}" for part in ("query", "key", "value")]
        for part, own in names.items():

            def seen(_module: object, inputs: tuple[torch.Tensor], _out: object, own: list[str] = own) -> None:
                most = inputs[0].abs().reshape(-1, inputs[0].shape[-1]).amax(0).numpy()
                for name in own:
                    largest[name] = np.maximum(largest.get(name, most), most)

            hooks.append(getattr(one, part).register_forward_hook(seen))
    for first in range(0, len(pairs), 16):
        fed = texts.fed(pairs[first : first + 16])
        model(**{name: array.float() if array.is_floating_point() else array for name, array in fed.items()})
    for hook in hooks:
        hook.remove()
    return largest


def build(model: PairNetwork, largest: dict[str, NDArray[np.float32]]) -> Graph:
    """The graph: what is added to the vectors, three layers, the four pooled vectors, two dense layers."""
    own = {name: array.detach().numpy() for name, array in model.state_dict().items()}
    w = _named(own)
    g = Graph()
    x = g.node("Add", "middle", g.node("Gather", g.constant("side", own["sides"]), "sides"))
    x = g.node("Add", x, g.node("Gather", g.constant("mark", own["marks"]), "marks"))
    mask = g.cast("mask", TensorProto.INT32)
    for number in range(HALF, LAYERS):
        x = layer(g, w, largest, f"encoder.layer.{number}.", x, mask)
    shape = g.constant("shape", np.array([0, 4 * WIDTH], np.int64))
    pooled = g.node("Reshape", g.node("MatMul", "pool", x), shape)
    inner = g.node("MatMul", pooled, g.constant("inner", own["inner.weight"].T))
    inner = g.node("BiasGelu", inner, g.constant("inner.bias", own["inner.bias"]), domain="com.microsoft")
    out = g.node("MatMul", inner, g.constant("outer", own["outer.weight"].T))
    g.node("Add", out, g.constant("outer.bias", own["outer.bias"]), output="scores")
    return g


def _named(own: dict[str, NDArray[np.float32]]) -> Weights:
    """The layers' weights under the names of minilm.py."""
    w: Weights = {}
    for number in range(LAYERS - HALF):
        prefix = f"encoder.layer.{number + HALF}."
        for kind in ("weight", "bias"):
            for place, part in enumerate(("query", "key", "value")):
                whole = own[f"layers.{number}.qkv.{kind}"]
                w[f"{prefix}attention.self.{part}.{kind}"] = whole[place * WIDTH : (place + 1) * WIDTH]
            for part, name in _PARTS.items():
                w[f"{prefix}{name}.{kind}"] = own[f"layers.{number}.{part}.{kind}"]
    return w


if __name__ == "__main__":
    main()
