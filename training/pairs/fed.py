"""Pairs as the network takes them: texts through the encoder's lower half once, pairs of like length together."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from according.neural.pairs.inputs import Pieces, batch, pieces
from pairs.corpora import Pair

ENCODER = Path(__file__).resolve().parents[2] / "src" / "according" / "neural" / "encoder"
_Floats = NDArray[np.float16]


class Texts:
    """Each text's wordpieces and its vectors from the lower half (pieces × 384, half precision)."""

    def __init__(self, folder: Path = ENCODER) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self._session = onnxruntime.InferenceSession(str(folder / "lower.onnx"), options)
        self.pieces: dict[str, Pieces] = {}
        self.middle: dict[str, _Floats] = {}

    def take(self, pairs: Sequence[Pair]) -> None:
        """Take in what is new in ``pairs``."""
        new = [text for text in dict.fromkeys(t for p in pairs for t in (p.left, p.right)) if text not in self.pieces]
        cut = {text: pieces(self._tokenizer, text) for text in new}
        new.sort(key=lambda text: len(cut[text].ids))
        for first in range(0, len(new), 16):
            group = new[first : first + 16]
            length = len(cut[group[-1]].ids)
            ids = np.zeros((len(group), length), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, text in enumerate(group):
                own = cut[text].ids
                ids[row, : len(own)], mask[row, : len(own)] = own, 1
            out = self._session.run(["middle"], {"ids": ids, "mask": mask})[0]
            for row, text in enumerate(group):
                self.middle[text] = out[row, : len(cut[text].ids)].astype(np.float16)
        self.pieces |= cut

    def size(self, pair: Pair) -> int:
        """The wordpieces of both."""
        return len(self.pieces[pair.left].ids) + len(self.pieces[pair.right].ids)

    def fed(self, pairs: Sequence[Pair]) -> dict[str, Tensor]:
        """The network's inputs."""
        made = batch([(self.pieces[p.left], self.pieces[p.right]) for p in pairs])
        middle = np.zeros((*made.mask.shape, 384), dtype=np.float32)
        for row, p in enumerate(pairs):
            left, right = self.middle[p.left], self.middle[p.right]
            middle[row, : len(left)] = left
            middle[row, len(left) : len(left) + len(right)] = right
        return {
            "middle": torch.from_numpy(middle).to(torch.bfloat16),
            "mask": torch.from_numpy(made.mask),
            "sides": torch.from_numpy(made.sides),
            "marks": torch.from_numpy(made.marks),
            "pool": torch.from_numpy(made.pool).to(torch.bfloat16),
        }


def wanted(pairs: Sequence[Pair]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What the network is to say: what is known, the values, the kinds, the weights."""
    given = [(p.follows, p.back, p.against, p.alike) for p in pairs]
    known = torch.tensor([[float(v is not None) for v in row] for row in given])
    values = torch.tensor([[v or 0.0 for v in row] for row in given])
    kinds = torch.tensor([-1 if p.kind is None else p.kind for p in pairs])
    return known, values, kinds, torch.tensor([p.weight for p in pairs])


def batches(texts: Texts, pairs: Sequence[Pair], tokens: int, rng: np.random.Generator) -> Iterator[list[Pair]]:
    """All pairs once in batches of some ``tokens`` wordpieces and like length, in random order."""
    jitter = rng.random(len(pairs)) * 8
    order = sorted(range(len(pairs)), key=lambda i: texts.size(pairs[i]) + jitter[i])
    groups: list[list[Pair]] = [[]]
    for i in order:
        if groups[-1] and texts.size(pairs[i]) * (len(groups[-1]) + 1) > tokens:
            groups.append([])
        groups[-1].append(pairs[i])
    for place in rng.permutation(len(groups)):
        yield groups[place]
