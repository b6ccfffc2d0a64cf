"""The shipped graph and the small arrays beside it: a window in, what it says of each word out."""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from according.core import ModelError
from according.neural.products import product
from according.neural.reader.inputs import Window
from according.neural.reader.labels import NAMES, RELATIONS, TAGS, UPOS, XPOS
from according.neural.reader.links import QUESTIONS, Distances
from according.neural.shipped import check, open_model

FILES = ("reader.onnx", "tokenizer.json", "reader.json", "reader.npz")
#: Vectors by which a chunk asks (its first and last word's) and answers (the same).
_PARTS = 4
_Floats = NDArray[np.float32]


class Columns(NamedTuple):
    """Where each head's columns stand in the graph's output, as ``reader.json`` has it."""

    tags: slice
    links: slice
    alone: slice
    names: slice
    upos: slice
    xpos: slice
    arcs: slice
    relation: slice


class Session:
    """Windows to columns, words × K. Each window is a pass of its own, so nothing beside it can change what it gives.

    On one thread a pass of eight windows takes as long as eight passes: nothing is lost by it.
    """

    def __init__(
        self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, columns: Columns, arrays: dict[str, _Floats]
    ) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.session, self.tokenizer, self.columns = session, tokenizer, columns
        self.steps = arrays["steps"]
        self.distances = Distances(arrays["apart"], arrays["between"])
        #: What is kept of each word for whoever looks at it later: a matrix, syntactic columns × width.
        self.looks = np.zeros((columns.relation.stop - columns.names.start, 0), dtype=np.float32)
        self._mix, self._relations = arrays["arc_mix"], (arrays["relations_weight"].T.copy(), arrays["relations_bias"])

    def run(self, window: Window) -> _Floats:
        """The columns of the window's words."""
        given: _Floats = self.session.run(["columns"], feed(window))[0]
        columns: _Floats = given[0]
        return columns

    def links(self, given: _Floats) -> tuple[_Floats, _Floats]:
        """The vectors that links are scored with, words × questions × parts × width, and the scores for none."""
        return given[:, self.columns.links].reshape(len(given), len(QUESTIONS), _PARTS, -1), given[
            :, self.columns.alone
        ]

    def arcs(self, given: _Floats) -> tuple[_Floats, _Floats]:
        """Two matrices, words × width each: the product of a row of each is the score of an arc to the second."""
        both = np.maximum(given[:, self.columns.arcs], 0)
        width = both.shape[1] // 2
        return product(both[:, :width], self._mix[:width]) + self._mix[width], both[:, width:]

    def relations(self, given: _Floats, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """The relation of each word to its head, a number in RELATIONS."""
        both = given[:, self.columns.relation]
        width = both.shape[1] // 2
        weight, bias = self._relations
        scores = product(np.maximum(both[:, :width] + both[heads, width:], 0), weight) + bias
        found: NDArray[np.int64] = scores.argmax(axis=1)
        return found


def feed(window: Window) -> dict[str, NDArray[np.int64]]:
    """The graph's inputs for one window."""
    return {
        "ids": window.ids[None],
        "mask": np.ones((1, len(window.ids)), dtype=np.int64),
        "shapes": window.shapes[None],
        "places": window.places[None],
        "heads": window.heads[None],
        "tails": window.tails[None],
    }


def open_session(folder: Path, threads: int) -> Session:
    """The session of the reader's files in ``folder``, held to their manifest.

    Raises:
        ModelError: if a file is missing, altered, of another form, or refused by onnxruntime.

    """
    check(folder, FILES)
    session, tokenizer = open_model(folder, "reader.onnx", threads)
    try:
        described = json.loads((folder / "reader.json").read_bytes())
        columns = Columns(**{name: slice(*described["columns"][name]) for name in Columns._fields})
        with np.load(folder / "reader.npz", allow_pickle=False) as file:
            arrays = {name: file[name].astype(np.float32) for name in file.files}
        _fit(columns, arrays, described["labels"])
        return Session(session, tokenizer, columns, arrays)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the arrays of the reader in {folder} cannot be read: {error}") from error


def _fit(columns: Columns, arrays: dict[str, _Floats], labels: dict[str, list[str]]) -> None:
    """Hold the files to the labels that this version knows, and to one another.

    Raises:
        ValueError: if they do not fit.

    """
    known = {"tags": TAGS, "names": NAMES, "upos": UPOS, "xpos": XPOS, "relations": RELATIONS}
    for name, own in known.items():
        if tuple(labels[name]) != own:
            raise ValueError(f"the labels of {name} are others than this version's")
    wide = {name: columns[i].stop - columns[i].start for i, name in enumerate(Columns._fields)}
    counts = {name: len(known[name]) for name in ("tags", "names", "upos", "xpos")} | {"alone": len(QUESTIONS)}
    for name, count in counts.items():
        if wide[name] != count:
            raise ValueError(f"{name} has {wide[name]} columns, not {count}")
    width = wide["arcs"] // 2
    shapes = {
        "steps": (len(TAGS), len(TAGS)),
        "arc_mix": (width + 1, width),
        "relations_weight": (len(RELATIONS), wide["relation"] // 2),
        "relations_bias": (len(RELATIONS),),
    }
    for name, shape in shapes.items():
        if arrays[name].shape != shape:
            raise ValueError(f"{name} is of shape {arrays[name].shape}, not {shape}")
