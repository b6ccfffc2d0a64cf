"""What int8 costs the reader: the same windows read in full precision by torch and by the shipped graph.

    python training/measure_int8.py WEIGHTS.safetensors [PART] [FOLDER]

Prints exact F1 of source, cue and content chunks on a part of PolNeAR (dev by default) for both, by the same windows
and the same decoding, over the reader's own words.
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from according.neural.reader.labels import TAGS
from export_reader import SHIPPED, windows
from reader import data
from reader.losses import scores, spans
from reader.model import Reader

HERE = Path(__file__).resolve().parent


@torch.no_grad()
def main() -> None:
    """Read every article twice and count."""
    part = sys.argv[2] if len(sys.argv) > 2 else "dev"
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else SHIPPED
    model = Reader()
    model.load_state_dict(load_file(sys.argv[1]), strict=False)
    model.eval()
    session = onnxruntime.InferenceSession(str(folder / "reader.onnx"))
    counts = {name: np.zeros((3, 3)) for name in ("torch", "int8")}
    for text in data.polnear(Tokenizer.from_file(str(folder / "tokenizer.json")), part):
        emitted: dict[str, list[torch.Tensor]] = {"torch": [], "int8": []}
        for batch in windows(text):
            size = int(batch["words"].sum())
            emitted["torch"].append(model.tags(model.attributed(model.vectors(batch)))[0, :size])
            feed = {
                name: batch[name].numpy().astype(np.int64)
                for name in ("ids", "mask", "shapes", "places", "heads", "tails")
            }
            given = session.run(["columns"], feed)[0][0, :size, : len(TAGS)]
            emitted["int8"].append(torch.from_numpy(given))
        for name, parts in emitted.items():
            ours, theirs = spans(model.field.best(torch.cat(parts))), set(text.chunks)
            for role in range(3):
                a, b = {s for s in ours if s[0] == role}, {s for s in theirs if s[0] == role}
                counts[name][:, role] += len(a & b), len(a), len(b)
    for name, (hits, found, gold) in counts.items():
        print(f"{name:6} exact F1 source/cue/content {scores(hits, found, gold)}")


if __name__ == "__main__":
    main()
