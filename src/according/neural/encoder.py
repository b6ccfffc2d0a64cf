"""The shipped sentence encoder: all-MiniLM-L6-v2 in int8, run with onnxruntime on one thread."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from according.core import ModelError

SHIPPED = Path(__file__).resolve().parent / "encoder"

#: Texts of one pass. Larger batches cost memory (32 texts of 256 wordpieces: 450 MB) and gain nothing on one thread.
BATCH = 8
#: Characters of a text that are looked at; 256 wordpieces of ordinary prose are some 1,200.
LONGEST_TEXT = 8192

_SEVERE_ONLY = 4
_SCHEMA = "according.model/1"
_AGAIN = "install According again (pip install --force-reinstall according)"


class OnnxEncoder:
    """Texts to unit-length vectors; implements ``core.Encoder``.

    Made by :func:`load`. ``session`` takes ``ids`` and ``mask`` (int64, texts × tokens) and gives ``vector`` (float32,
    texts × dimensions). Texts are cut after 256 wordpieces. Within one call texts of like length share a pass of at
    most eight, so the same call gives the same bytes. Between calls a text's vector may differ a little (cosine above
    0.98), since the texts of a pass share one scale for their activations.
    """

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session, self._tokenizer = session, tokenizer
        self.dimensions = int(session.get_outputs()[0].shape[-1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit-length row a text, shape ``(len(texts), dimensions)``, in the order given."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for rows, feed in self.passes(texts):
            vectors[rows] = self._session.run(["vector"], feed)[0]
        return vectors

    def passes(self, texts: Sequence[str]) -> Iterator[tuple[list[int], dict[str, NDArray[np.int64]]]]:
        """What :meth:`encode` feeds the model: for each pass the places of its texts, and the padded wordpieces."""
        pieces = [self._tokenizer.encode(_sound(text[:LONGEST_TEXT])).ids for text in texts]
        order = sorted(range(len(pieces)), key=lambda place: len(pieces[place]))
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            ids = np.zeros((len(rows), len(pieces[rows[-1]])), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, place in enumerate(rows):
                ids[row, : len(pieces[place])] = pieces[place]
                mask[row, : len(pieces[place])] = 1
            yield rows, {"ids": ids, "mask": mask}

    @property
    def session(self) -> onnxruntime.InferenceSession:
        """The bare session, for measuring it alone."""
        return self._session


def load(folder: Path | None = None, *, threads: int = 1) -> OnnxEncoder:
    """The encoder of ``folder`` (by default the shipped one), its files checked against their manifest.

    Raises:
        ModelError: if a file is missing, its checksum differs from the manifest's, or onnxruntime refuses it.

    """
    folder = folder or SHIPPED
    _check(folder, ("model.onnx", "tokenizer.json"))
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        # By its path, not from the bytes just read: that would hold the model in memory twice.
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), _options(threads), providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime and tokenizers raise bare exceptions of their own
        raise ModelError(f"the model in {folder} cannot be run: {error}") from error
    return OnnxEncoder(session, tokenizer)


def encoder_name(folder: Path | None = None) -> str:
    """The encoder's name and the first digits of its digest, as its manifest has them, without loading it.

    Raises:
        ModelError: if the manifest cannot be read.

    """
    path = (folder or SHIPPED) / "manifest.json"
    try:
        manifest = json.loads(path.read_bytes())
        return f"{manifest['name']} ({manifest['files']['model.onnx']['sha256'][:12]})"
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path} is missing or cannot be read; {_AGAIN}") from error


def _sound(text: str) -> str:
    """The text with question marks for half surrogate pairs, which the tokenizer would refuse."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    # The graph is shipped fused; optimising it again would double the time to start.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.use_deterministic_compute = True
    options.log_severity_level = _SEVERE_ONLY
    return options


def _check(folder: Path, names: Sequence[str]) -> None:
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        recorded = {name: str(manifest["files"][name]["sha256"]) for name in names}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder / 'manifest.json'} is missing or cannot be read; {_AGAIN}") from error
    if manifest.get("schema") != _SCHEMA:
        raise ModelError(f"{folder / 'manifest.json'} is of another form than {_SCHEMA}; {_AGAIN}")
    for name, sha256 in recorded.items():
        try:
            with (folder / name).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"{folder / name} is missing or cannot be read; {_AGAIN}") from error
        if digest != sha256:
            raise ModelError(f"{folder / name} is not the file that its manifest describes; {_AGAIN}")
