"""Growing the trees by gradient boosting, and writing them as the table that the product reads."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from training.stories.pairs import Measured

from according.group.measures import MEASURES

#: Pairs of one event are few; so much more they weigh, by corpus, and copies without days or text so much less.
_SAME = {"gva": 25.0, "allsides": 110.0, "basil": 60.0}
_COPY, _COPY_SAME = 0.5, 0.15
#: In the stream two articles over a month apart tell of two events, and weigh more; that a shooting is told of again
#: over two months later is a habit of its registry, and weighs less.
_MONTH, _APART = 31, 8.0
_LATE, _AGAIN = 61, 0.3
#: What may speak either way: how much there is to go by, and what is told only if something else is.
_FREE = {"length", "length_less", "told_gap_is", "day_told"} | {name for name in MEASURES if name.endswith("_either")}
#: The greater these, the less likely one event; all others speak for it.
_AGAINST = {"gap", "told_gap"}


def grow(pairs: Measured, without: int | None = None) -> HistGradientBoostingClassifier:
    """The trees over all pairs, or over those of which neither account is in the fold ``without``. No chance in it."""
    chosen = np.ones(len(pairs.same), bool) if without is None else (pairs.folds != without).all(axis=1)
    model = HistGradientBoostingClassifier(
        max_iter=200,
        learning_rate=0.08,
        max_leaf_nodes=10,
        max_depth=5,
        max_bins=64,
        min_samples_leaf=30,
        l2_regularization=10,
        monotonic_cst=[0 if name in _FREE else -1 if name in _AGAINST else 1 for name in MEASURES],
        early_stopping=False,
    )
    return model.fit(pairs.rows[chosen], pairs.same[chosen], sample_weight=weights(pairs)[chosen])


def weights(pairs: Measured) -> NDArray[np.float64]:
    """What each pair weighs."""
    out = pairs.weight.copy()
    gap = pairs.rows[:, MEASURES.index("gap")]
    for corpus, more in _SAME.items():
        out[(pairs.corpus == corpus) & pairs.same] *= more
    out[pairs.copy] *= _COPY
    out[(pairs.corpus == "allsides") & ~pairs.same & (gap > np.log(_MONTH))] *= _APART
    out[(pairs.corpus == "gva") & pairs.same & (gap > np.log(_LATE))] *= _AGAIN
    out[pairs.copy & pairs.same] *= _COPY_SAME
    return out


def write(model: HistGradientBoostingClassifier, path: Path) -> None:
    """The trees as a table: the measures, the bias, and a line a node behind an empty line before each tree."""
    path.write_text("\n".join(_lines(model)) + "\n", encoding="utf-8")


def shifted(table: str, by: float) -> str:
    """The same trees with another bias."""
    names, bias, trees = table.split("\n", 2)
    return f"{names}\n{float(bias) + by:.5f}\n{trees}"


def _lines(model: HistGradientBoostingClassifier) -> Iterator[str]:
    yield "\t".join(MEASURES)
    # scikit-learn has no public way to its trees.
    yield f"{float(model._baseline_prediction.ravel()[0]):.5f}"  # noqa: SLF001
    for (tree,) in model._predictors:  # noqa: SLF001
        yield ""
        for node in tree.nodes:
            column, threshold, value = node["feature_idx"], _lower(float(node["num_threshold"])), 0.0
            if node["is_leaf"]:
                column, threshold, value = -1, 0.0, float(node["value"])
            ways = f"{node['missing_go_to_left']}\t{node['left']}\t{node['right']}"
            yield f"{column}\t{threshold:.9g}\t{ways}\t{value:.5g}"


def _lower(threshold: float) -> float:
    """The greatest single that is no greater: measures are singles too, and many stand right at a threshold."""
    single = np.float32(threshold)
    return float(single if single <= threshold else np.nextafter(single, np.float32(-np.inf)))
