"""The shipped scorer of pairs of statements behind core's port, run with onnxruntime.

The encoder's lower half sees each statement by itself; the scorer's own three layers see two side by side (as in
DeFormer, Cao et al. 2020), so that a statement in twenty pairs is read once.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from according.core import PairScores
from according.neural.encoder import OnnxEncoder
from according.neural.pairs.inputs import Pieces, batch, pieces
from according.neural.shipped import check, model_name, open_session, sound

SHIPPED = Path(__file__).resolve().parent / "model"
FILES = ("pairs.onnx",)
#: Pairs, and statements, of one pass: more of them cost memory and gain nothing.
_PAIRS, _TEXTS = 16, 8
_KINDS = 7
_Floats = NDArray[np.float32]


class OnnxPairScorer:
    """Pairs of statements to scores; implements ``core.PairScorer``. Made by :func:`load_pairs`.

    Statements are cut after ``LONGEST`` wordpieces. The same call gives the same bytes; between calls scores may
    differ a little, since the pairs of a pass share one scale for their activations.
    """

    def __init__(
        self, lower: onnxruntime.InferenceSession, upper: onnxruntime.InferenceSession, tokenizer: Tokenizer
    ) -> None:
        self._lower, self._upper, self._tokenizer = lower, upper, tokenizer

    def score(self, texts: Sequence[str], left: NDArray[np.int32], right: NDArray[np.int32]) -> PairScores:
        """Scores as :class:`according.core.PairScorer` has them."""
        cut = [pieces(self._tokenizer, sound(text)) for text in texts]
        middle = self._middle(cut)
        out = np.zeros((len(left), 4 + _KINDS), dtype=np.float32)
        sizes = [len(cut[a].ids) + len(cut[b].ids) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
        order = sorted(range(len(sizes)), key=lambda place: (sizes[place], place))
        for first in range(0, len(order), _PAIRS):
            rows = order[first : first + _PAIRS]
            sides = [(int(left[row]), int(right[row])) for row in rows]
            fed = batch([(cut[a], cut[b]) for a, b in sides])
            vectors = np.zeros((*fed.mask.shape, middle[0].shape[1]), dtype=np.float32)
            for row, (a, b) in enumerate(sides):
                vectors[row, : len(middle[a])] = middle[a]
                vectors[row, len(middle[a]) : len(middle[a]) + len(middle[b])] = middle[b]
            given = {"middle": vectors, "mask": fed.mask, "sides": fed.sides, "marks": fed.marks, "pool": fed.pool}
            out[rows] = self._upper.run(["scores"], given)[0]
        return _scores(out)

    def _middle(self, cut: Sequence[Pieces]) -> list[NDArray[np.float16]]:
        """Each statement's vectors from the lower half, pieces × width."""
        found: list[NDArray[np.float16]] = [np.zeros((0, 0), dtype=np.float16)] * len(cut)
        order = sorted(range(len(cut)), key=lambda place: (len(cut[place].ids), place))
        for first in range(0, len(order), _TEXTS):
            rows = order[first : first + _TEXTS]
            ids = np.zeros((len(rows), len(cut[rows[-1]].ids)), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, place in enumerate(rows):
                own = cut[place].ids
                ids[row, : len(own)], mask[row, : len(own)] = own, 1
            out = self._lower.run(["middle"], {"ids": ids, "mask": mask})[0]
            for row, place in enumerate(rows):
                # A copy, so that the pass's padded array is not kept; half precision is far finer than int8.
                found[place] = out[row, : len(cut[place].ids)].astype(np.float16)
        return found


def _scores(out: _Floats) -> PairScores:
    judged: _Floats = (1 / (1 + np.exp(-out[:, :3]))).astype(np.float32)
    kinds = np.exp(out[:, 4:] - out[:, 4:].max(axis=1, keepdims=True, initial=-np.inf))
    kinds /= kinds.sum(axis=1, keepdims=True)
    same, more, less, overlap, differ, related, unrelated = kinds.T
    return PairScores(
        same=same,
        more=more,
        less=less,
        overlap=overlap,
        differ=differ,
        related=related,
        unrelated=unrelated,
        follows=judged[:, 0],
        back=judged[:, 1],
        against=judged[:, 2],
    )


def load_pairs(encoder: OnnxEncoder, folder: Path | None = None, *, threads: int = 1) -> OnnxPairScorer:
    """The scorer of ``folder`` (by default the shipped one) on the lower half of ``encoder``.

    Raises:
        ModelError: if its file is missing, altered, or refused by onnxruntime.

    """
    folder = folder or SHIPPED
    check(folder, FILES)
    return OnnxPairScorer(encoder.lower, open_session(folder, FILES[0], threads), encoder.tokenizer)


def pairs_name(folder: Path | None = None) -> str:
    """The scorer's name and the first digits of its digest, as its manifest has them, without loading it.

    Raises:
        ModelError: if the manifest cannot be read.

    """
    return model_name(folder or SHIPPED, FILES[0])
