"""The layers of a MiniLM as ONNX operators, in int8 where that costs little: shared by all models that are shipped.

What int8 loses comes almost wholly from a few channels whose activations are ten to twenty times as large as the rest.
Two measures keep them: before the attention and the inner layer the large channels are divided by a factor that their
weights are multiplied with (SmoothQuant, Xiao et al. 2023), and the largest inputs of the outer layer are multiplied in
full precision (LLM.int8(), Dettmers et al. 2022).
"""

import numpy as np
from numpy.typing import NDArray

from graph import FUSED, Graph
from minilm import EPSILON, HEADS, Weights

SMOOTHING = 0.65
KEPT_WHOLE = 64


def layer(g: Graph, w: Weights, largest: dict[str, NDArray[np.float32]], name: str, x: str, mask: str) -> str:
    """One layer; ``largest`` is the largest input seen in each channel of each of its dense parts."""
    own = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
    weight = np.concatenate([w[part + ".weight"] for part in own])
    bias = np.concatenate([w[part + ".bias"] for part in own])
    smooth, weight = smoothed(g, name + "attention.self", x, weight, largest[own[0]])
    parts = g.split(g.dense(name + "attention.self", smooth, weight, bias), 3)
    mixed = g.node("MultiHeadAttention", *parts, "", mask, domain=FUSED, num_heads=HEADS)
    output = name + "attention.output."
    mixed = g.dense(output + "dense", mixed, w[output + "dense.weight"], w[output + "dense.bias"])
    x = g.node("SkipLayerNormalization", mixed, x, *norm(g, w, output + "LayerNorm"), domain=FUSED, epsilon=EPSILON)
    inner = name + "intermediate.dense"
    smooth, weight = smoothed(g, inner, x, w[inner + ".weight"], largest[inner])
    y = g.dense(inner, smooth, weight, None)
    y = g.node("BiasGelu", y, g.constant(inner + ".bias", w[inner + ".bias"]), domain=FUSED)
    y = _dense_with_whole(g, w, name + "output.dense", y, largest[name + "output.dense"])
    return g.node("SkipLayerNormalization", y, x, *norm(g, w, name + "output.LayerNorm"), domain=FUSED, epsilon=EPSILON)


def smoothed(
    g: Graph, name: str, x: str, weight: NDArray[np.float32], largest: NDArray[np.float32]
) -> tuple[str, NDArray[np.float32]]:
    """``x`` with its large channels made smaller, and the weights that make up for it."""
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


def norm(g: Graph, w: Weights, name: str) -> tuple[str, str]:
    """The names of a norm's gain and shift."""
    return g.constant(name + ".weight", w[name + ".weight"]), g.constant(name + ".bias", w[name + ".bias"])
