"""The shipped sentence encoder: all-MiniLM-L6-v2 in int8, run with onnxruntime on one thread."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from according.neural.shipped import check, model_name, open_model, open_session, sound

SHIPPED = Path(__file__).resolve().parent / "encoder"
FILES = ("lower.onnx", "upper.onnx", "tokenizer.json")

#: Texts of one pass. Larger batches cost memory (32 texts of 256 wordpieces: 450 MB) and gain nothing on one thread.
BATCH = 8
#: Characters of a text that are looked at; 256 wordpieces of ordinary prose are some 1,200.
LONGEST_TEXT = 8192


class OnnxEncoder:
    """Texts to unit-length vectors; implements ``core.Encoder``.

    Made by :func:`load`. It runs in two halves: ``lower`` takes ``ids`` and ``mask`` (int64, texts × tokens) and gives
    ``middle`` (float32, texts × tokens × width), on which the scorer of pairs stands too; ``upper`` takes that with the
    mask and gives ``vector`` (float32, texts × dimensions). Texts are cut after 256 wordpieces. Within one call texts
    of like length share a pass of at most eight, so the same call gives the same bytes. Between calls a text's vector
    may differ a little (cosine above 0.98), since the texts of a pass share one scale for their activations.
    """

    def __init__(
        self, lower: onnxruntime.InferenceSession, upper: onnxruntime.InferenceSession, tokenizer: Tokenizer
    ) -> None:
        self.lower, self.upper, self.tokenizer = lower, upper, tokenizer
        self.dimensions = int(upper.get_outputs()[0].shape[-1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit-length row a text, shape ``(len(texts), dimensions)``, in the order given."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for rows, feed in self.passes(texts):
            vectors[rows] = self.run(feed)
        return vectors

    def run(self, feed: dict[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        """The vectors of one pass through both halves."""
        (middle,) = self.lower.run(["middle"], feed)
        vectors: NDArray[np.float32] = self.upper.run(["vector"], {"middle": middle, "mask": feed["mask"]})[0]
        return vectors

    def passes(self, texts: Sequence[str]) -> Iterator[tuple[list[int], dict[str, NDArray[np.int64]]]]:
        """What :meth:`encode` feeds the model: for each pass the places of its texts, and the padded wordpieces."""
        pieces = [self.tokenizer.encode(sound(text[:LONGEST_TEXT])).ids for text in texts]
        order = sorted(range(len(pieces)), key=lambda place: len(pieces[place]))
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            ids = np.zeros((len(rows), len(pieces[rows[-1]])), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, place in enumerate(rows):
                ids[row, : len(pieces[place])] = pieces[place]
                mask[row, : len(pieces[place])] = 1
            yield rows, {"ids": ids, "mask": mask}


def load(folder: Path | None = None, *, threads: int = 1) -> OnnxEncoder:
    """The encoder of ``folder`` (by default the shipped one), its files checked against their manifest.

    Raises:
        ModelError: if a file is missing, its checksum differs from the manifest's, or onnxruntime refuses it.

    """
    folder = folder or SHIPPED
    check(folder, FILES)
    lower, tokenizer = open_model(folder, "lower.onnx", threads)
    return OnnxEncoder(lower, open_session(folder, "upper.onnx", threads), tokenizer)


def encoder_name(folder: Path | None = None) -> str:
    """The encoder's name and the first digits of its digest, as its manifest has them, without loading it.

    Raises:
        ModelError: if the manifest cannot be read.

    """
    return model_name(folder or SHIPPED, "lower.onnx")
