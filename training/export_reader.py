"""Make the shipped reader out of trained weights: an int8 ONNX graph with its arrays, tokenizer and manifest.

    python training/export_reader.py WEIGHTS.safetensors [FOLDER] [--reference FILE]

FOLDER is src/according/neural/reader/model by default. Which channels int8 has to be careful with (see layers.py) is
measured on calibration.txt. ``--reference`` writes what the torch model says of a fixed sample (reader/sample.txt) in
full precision, which a test holds the shipped graph to.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from safetensors.torch import load_file
from tokenizers import Tokenizer

from according.neural.reader.inputs import LONGEST, window
from according.neural.reader.labels import NAMES, RELATIONS, TAGS, UPOS, XPOS
from according.neural.reader.words import words as cut
from graph import Graph
from layers import layer, norm
from manifest import write_manifest
from minilm import EPSILON, LAYERS, WIDTH, Weights
from reader.batches import Piece, collate
from reader.data import Text, laid_out, paragraphs
from reader.model import Reader

HERE = Path(__file__).resolve().parent

SHIPPED = HERE.parent / "src" / "according" / "neural" / "reader" / "model"
#: What is read out for each word, in this order; the first group stands on the vectors made for attributions.
SAID, OTHERS = ("tags", "links", "alone"), ("names", "upos", "xpos", "arcs", "relation")


def main() -> None:
    """Write reader.onnx, reader.npz, reader.json, tokenizer.json and manifest.json."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--reference", type=Path)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    model = Reader()
    model.load_state_dict(load_file(given.weights), strict=False)
    model.eval()
    encoder = HERE.parent / "src" / "according" / "neural" / "encoder" / "tokenizer.json"
    described = json.loads(encoder.read_text(encoding="utf-8"))
    described["truncation"] = None
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    (given.folder / "tokenizer.json").write_text(text, encoding="utf-8")
    tokenizer = Tokenizer.from_str(text)
    largest = measured(model, [taken(tokenizer, (HERE / "calibration.txt").read_text(encoding="utf-8"))])
    g, columns = build(model, largest)
    shapes = {name: ["texts", "pieces"] for name in ("ids", "mask", "shapes", "places")}
    shapes |= {name: ["texts", "words"] for name in ("heads", "tails")}
    width = max(end for _, end in columns.values())
    g.save(given.folder / "reader.onnx", shapes, {"columns": ["texts", "words", width]})
    arrays = model.field.steps.detach().masked_fill(model.field.never, -1e4)
    np.savez(
        given.folder / "reader.npz",
        steps=arrays.numpy(),
        **{name: getattr(model, name).detach().numpy() for name in ("apart", "between", "arc_mix")},
        relations_weight=model.relations.weight.detach().numpy(),
        relations_bias=model.relations.bias.detach().numpy(),
    )
    labels = {"tags": TAGS, "names": NAMES, "upos": UPOS, "xpos": XPOS, "relations": RELATIONS}
    (given.folder / "reader.json").write_text(
        json.dumps({"columns": columns, "labels": labels}, indent=1) + "\n", encoding="utf-8"
    )
    write_manifest(
        given.folder,
        name="according-reader, int8",
        licence="Apache-2.0",
        source="all-MiniLM-L6-v2 (Apache-2.0), trained by training/train_reader.py; corpora in training/MODEL_CARD.md",
        command="python training/export_reader.py",
        files=("reader.onnx", "reader.npz", "reader.json", "tokenizer.json"),
    )
    if given.reference:
        write_reference(model, tokenizer, given.reference)


def taken(tokenizer: Tokenizer, text: str) -> Text:
    """A text ready for the model."""
    blocks = paragraphs(text)
    spans = [word for a, b in blocks for word in cut(text, a, b)]
    return Text(
        name="sample",
        pieces=laid_out(tokenizer, "sample", text, spans, blocks),
        spans=spans,
        sentences=np.zeros(len(spans), dtype=np.int64),
    )


def windows(text: Text) -> list[dict[str, torch.Tensor]]:
    """The text's windows one after another, without overlap."""
    total, first, out = np.cumsum(text.pieces.sizes), 0, []
    while first < len(text.spans):
        end = max(first + 1, int(np.searchsorted(total, (total[first - 1] if first else 0) + LONGEST - 2, "right")))
        out.append(collate([Piece(text, window(text.pieces, first, end))]))
        first = end
    return out


@torch.no_grad()
def measured(model: Reader, texts: list[Text]) -> dict[str, NDArray[np.float32]]:
    """The largest input of each channel of the encoder's dense layers, under BERT's names."""
    found: dict[str, NDArray[np.float32]] = {}

    def watch(name: str):
        def hook(_module, inputs, _output) -> None:
            seen = inputs[0].abs().amax(dim=(0, 1)).numpy()
            found[name] = np.maximum(found.get(name, seen), seen)

        return hook

    hooks = []
    for n, part in enumerate(model.encoder.layers):
        for own, theirs in (
            ("qkv", "attention.self.query"),
            ("mixed", "attention.output.dense"),
            ("inner", "intermediate.dense"),
            ("outer", "output.dense"),
        ):
            hooks.append(getattr(part, own).register_forward_hook(watch(f"encoder.layer.{n}.{theirs}")))
    for text in texts:
        for batch in windows(text):
            model.vectors(batch)
    for hook in hooks:
        hook.remove()
    return found


def bert(model: Reader) -> Weights:
    """The encoder's weights under BERT's names."""
    w: Weights = {}
    for n, part in enumerate(model.encoder.layers):
        name = f"encoder.layer.{n}."
        for i, own in enumerate(("query", "key", "value")):
            rows = slice(i * WIDTH, (i + 1) * WIDTH)
            w[f"{name}attention.self.{own}.weight"] = part.qkv.weight[rows].detach().numpy()
            w[f"{name}attention.self.{own}.bias"] = part.qkv.bias[rows].detach().numpy()
        for own, theirs in (
            ("mixed", "attention.output.dense"),
            ("norm_1", "attention.output.LayerNorm"),
            ("inner", "intermediate.dense"),
            ("outer", "output.dense"),
            ("norm_2", "output.LayerNorm"),
        ):
            w[f"{name}{theirs}.weight"] = getattr(part, own).weight.detach().numpy()
            w[f"{name}{theirs}.bias"] = getattr(part, own).bias.detach().numpy()
    w["embeddings.LayerNorm.weight"] = model.encoder.norm.weight.detach().numpy()
    w["embeddings.LayerNorm.bias"] = model.encoder.norm.bias.detach().numpy()
    return w


def build(model: Reader, largest: dict[str, NDArray[np.float32]]) -> tuple[Graph, dict[str, tuple[int, int]]]:
    """The graph, and which columns of its output belong to what."""
    g, w = Graph(), bert(model)
    x = g.embedding("words", model.encoder.words.detach().numpy(), "ids")
    zero = g.constant("zero", np.array([0], np.int64))
    length = g.node("Shape", "ids", start=1, end=2)
    positions = g.constant("positions", model.encoder.positions.detach().numpy()[:LONGEST])
    x = g.node("Add", x, g.node("Slice", positions, zero, length, zero))
    for name in ("shapes", "places"):
        table = g.constant(f"{name}.table", getattr(model.encoder, name).detach().numpy())
        x = g.node("Add", x, g.node("Gather", table, name))
    gain, shift = norm(g, w, "embeddings.LayerNorm")
    x = g.node("LayerNormalization", x, gain, shift, axis=-1, epsilon=EPSILON)
    mask = g.cast("mask", TensorProto.INT32)
    for number in range(LAYERS):
        x = layer(g, w, largest, f"encoder.layer.{number}.", x, mask)
    flat = g.node("Reshape", x, g.constant("flat", np.array([-1, WIDTH], np.int64)))
    both = g.node("Add", g.node("Gather", flat, "heads"), g.node("Gather", flat, "tails"))
    vectors = g.node("Mul", both, g.constant("half", np.array(0.5, np.float32)))
    said = g.dense("said", vectors, model.said.weight.detach().numpy(), None)
    said = g.node("BiasGelu", said, g.constant("said.bias", model.said.bias.detach().numpy()), domain="com.microsoft")
    columns, parts, at = {}, [], 0
    for name in (*SAID, *OTHERS):
        head = getattr(model, name)
        weight, bias = head.weight.detach().numpy(), head.bias.detach().numpy()
        given = said if name in SAID else vectors
        if len(weight) > 64:
            parts.append(g.dense(name, given, weight, bias))
        else:
            product = g.node("MatMul", given, g.constant(f"{name}.weight", weight.T))
            parts.append(g.node("Add", product, g.constant(f"{name}.bias", bias)))
        columns[name] = (at, at + len(weight))
        at += len(weight)
    g.node("Concat", *parts, output="columns", axis=-1)
    return g, columns


@torch.no_grad()
def write_reference(model: Reader, tokenizer: Tokenizer, path: Path) -> None:
    """Emissions of the tags, names and heads that the torch model gives for each word of the sample."""
    text = (HERE / "reader" / "sample.txt").read_text(encoding="utf-8")
    item = taken(tokenizer, text)
    out: dict[str, list] = {"text": text, "words": item.spans, "tags": [], "names": [], "upos": []}
    for batch in windows(item):
        vectors = model.vectors(batch)
        out["tags"] += [[round(float(v), 3) for v in row] for row in model.tags(model.attributed(vectors))[0]]
        out["names"] += model.names(vectors)[0].argmax(-1).tolist()
        out["upos"] += model.upos(vectors)[0].argmax(-1).tolist()
    path.write_text(json.dumps(out, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
