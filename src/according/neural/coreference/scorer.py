"""The shipped scorer of antecedents behind core's port: two small layers over what the reader keeps of each word.

A mention-ranking model (Denis & Baldridge 2008; Lee et al. 2017): each mention's earlier ones are weighed against one
another and against its being the first. The layer that looks at words is the reader's to apply (``looks``), once for
each word.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from according.core import AntecedentScores, ModelError
from according.neural.products import product
from according.neural.shipped import check, model_name

SHIPPED = Path(__file__).resolve().parent / "model"
FILES = ("coreference.npz",)
#: Pairs that are weighed at once.
_BLOCK = 4096
_Floats = NDArray[np.float32]


class AntecedentNetwork:
    """Mentions to scores; implements ``core.AntecedentScorer``. Made by :func:`load_coreference`."""

    def __init__(self, arrays: dict[str, _Floats], name: str) -> None:
        self._a = arrays | {"pair_both": np.concatenate([arrays["pair"], arrays["pair_direct"]], axis=1)}
        self.name = name
        #: What the reader is to keep of each word: a matrix, its syntactic columns × width.
        self.looks: _Floats = arrays["looks"]
        self._hidden, self._low = arrays["pair"].shape[1], arrays["own_low_left"].shape[1]

    def score(
        self,
        heads: NDArray[np.float16],
        governors: NDArray[np.float16],
        own: _Floats,
        left: NDArray[np.int32],
        right: NDArray[np.int32],
        features: _Floats,
    ) -> AntecedentScores:
        """Scores as :class:`according.core.AntecedentScorer` has them."""
        a, wide, low = self._a, self._hidden, self._low
        word, above = heads.astype(np.float32), governors[:, 2 * wide : 4 * wide].astype(np.float32)
        before = word[:, :wide] + above[:, :wide] + product(own, a["own_left"]) + a["left"]
        after = word[:, wide : 2 * wide] + above[:, wide:] + product(own, a["own_right"]) + a["right"]
        one = word[:, 4 * wide : 4 * wide + low] + product(own, a["own_low_left"]) + a["low_left"]
        other = word[:, 4 * wide + low :] + product(own, a["own_low_right"]) + a["low_right"]
        scores = np.empty(len(left), dtype=np.float32)
        for first in range(0, len(left), _BLOCK):
            part = slice(first, first + _BLOCK)
            given = product(features[part], a["pair_both"])
            seen = np.maximum(before[left[part]] + after[right[part]] + given[:, :wide], 0)
            scores[part] = (
                product(seen, a["weigh"])[:, 0]
                + given[:, wide]
                + np.einsum("ij,ij->i", one[left[part]], other[right[part]]) / np.sqrt(low)
            )
        scores += a["pair_bias"]
        return AntecedentScores(
            pairs=scores,
            new=product(np.maximum(after, 0), a["new"])[:, 0] + a["new_bias"],
            mention=product(np.maximum(before, 0), a["mention"])[:, 0] + a["mention_bias"],
        )


def load_coreference(folder: Path | None = None) -> AntecedentNetwork:
    """The scorer of ``folder`` (by default the shipped one), its file checked against its manifest.

    Raises:
        ModelError: if the file is missing, altered, or of another form.

    """
    folder = folder or SHIPPED
    check(folder, FILES)
    try:
        with np.load(folder / FILES[0], allow_pickle=False) as file:
            arrays = {name: file[name].astype(np.float32) for name in file.files}
        return AntecedentNetwork(arrays, coreference_name(folder))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the arrays of the scorer in {folder} cannot be read: {error}") from error


def coreference_name(folder: Path | None = None) -> str:
    """The scorer's name and the first digits of its digest, as its manifest has them, without loading it.

    Raises:
        ModelError: if the manifest cannot be read.

    """
    return model_name(folder or SHIPPED, FILES[0])
