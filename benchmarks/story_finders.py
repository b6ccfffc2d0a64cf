"""Plain ways of finding stories, to stand beside According's: TF-IDF with cosines, with and without decay over time.

Sources: one pass over the days against centroids of lately active groups (as Miranda et al. 2018 do, with TF-IDF
alone); TF-IDF × exp(−days/6) with average linkage; DBSCAN and HDBSCAN over 100 dimensions of a truncated SVD.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from according.core import FUNCTION_WORDS, Annotated, stem, words
from according.group.linkage import linked
from according.group.pairs import Pairs

#: The dimensions that stems are hashed into, and how many documents are held against others at once.
_WIDTH, _BLOCK = 1 << 13, 500
_DECAY, _ACTIVE, _FAR = 6.0, 4, 40
#: Likeness below this is nothing, as in the linkage.
_LEAST = 0.05

Groups = list[tuple[str, ...]]


class Missing(Exception):  # noqa: N818 (a word, not a failure)
    """What a method needs is not installed."""


class Vectors:
    """The documents' TF-IDF vectors of unit length, in the order of their days."""

    def __init__(self, documents: Sequence[Annotated]) -> None:
        def day(one: Annotated) -> int:
            return date.fromisoformat(one.document.published[:10]).toordinal() if one.document.published else 0

        ordered = sorted(documents, key=lambda one: (day(one), one.id))
        self.ids = [one.id for one in ordered]
        self.days = np.array([day(one) for one in ordered])
        counted = [_counted(one) for one in ordered]
        had = Counter(form for counts in counted for form in counts)
        columns = {form: place % _WIDTH for place, form in enumerate(sorted(had, key=lambda f: (-had[f], f)))}
        self.rows = np.zeros((len(ordered), _WIDTH), dtype=np.float32)
        for row, counts in enumerate(counted):
            for form, count in counts.items():
                weight = (1 + math.log(count)) * math.log(len(ordered) / had[form])
                self.rows[row, columns[form]] += weight
        self.rows /= np.maximum(np.linalg.norm(self.rows, axis=1, keepdims=True), 1e-9)

    def named(self, labels: Sequence[int]) -> Groups:
        """The groups that labels make; a negative label stands alone."""
        groups: dict[int, list[str]] = {}
        for place, label in enumerate(labels):
            groups.setdefault(label if label >= 0 else -place - 1, []).append(self.ids[place])
        return [tuple(group) for group in groups.values()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """A method, and the thresholds that are tried on the tuning halves."""

    find: Callable[[Vectors, float], Groups]
    thresholds: tuple[float, ...]
    missing: str = ""


def one_pass(vectors: Vectors, at: float) -> Groups:
    """Each document, in the order of days, joins the likest group that was told of in the last four days."""
    label = np.full(len(vectors.ids), -1)
    sums: list[NDArray[np.float32]] = []
    last: list[int] = []
    for row, (vector, day) in enumerate(zip(vectors.rows, vectors.days.tolist(), strict=True)):
        live = [group for group, seen in enumerate(last) if day - seen <= _ACTIVE] if sums else []
        best, value = -1, at
        if live:
            centroids = np.stack([sums[group] for group in live])
            cosine = centroids @ vector / np.linalg.norm(centroids, axis=1)
            top = int(np.argmax(cosine))
            if cosine[top] >= value:
                best = live[top]
        if best < 0:
            best = len(sums)
            sums.append(np.zeros_like(vector))
            last.append(day)
        label[row] = best
        sums[best] = sums[best] + vector
        last[best] = day
    return vectors.named(label.tolist())


def average_with_decay(vectors: Vectors, at: float) -> Groups:
    """Average linkage over cosines that fade with the days between two documents."""
    lefts, rights, values = [], [], []
    for start in range(0, len(vectors.ids), _BLOCK):
        end = min(start + _BLOCK, len(vectors.ids))
        furthest = int(np.searchsorted(vectors.days, vectors.days[end - 1] + _FAR, side="right"))
        cosine = vectors.rows[start:end] @ vectors.rows[start:furthest].T
        gap = np.abs(vectors.days[start:end, None] - vectors.days[None, start:furthest])
        value = cosine * np.exp(-gap / _DECAY)
        left, right = np.nonzero(np.triu(value >= _LEAST, 1))
        lefts.append(left + start)
        rights.append(right + start)
        values.append(value[left, right].astype(np.float64))
    pairs = Pairs(left=np.concatenate(lefts), right=np.concatenate(rights), value=np.concatenate(values))
    label = np.full(len(vectors.ids), -1)
    for number, group in enumerate(linked(pairs, enough=at, rivals=False)):
        label[list(group)] = number
    return vectors.named(label.tolist())


def dbscan(vectors: Vectors, at: float) -> Groups:
    """DBSCAN: groups are what hangs together by cosine distances of ``at`` and less."""
    try:
        from sklearn.cluster import DBSCAN  # type: ignore[import-not-found]
    except ImportError as error:
        raise Missing from error
    found = DBSCAN(eps=at, min_samples=2, metric="cosine").fit_predict(_reduced(vectors))
    return vectors.named(found.tolist())


def hdbscan(vectors: Vectors, at: float) -> Groups:
    """HDBSCAN, groups of two and more; it takes no threshold."""
    del at
    try:
        from sklearn.cluster import HDBSCAN
    except ImportError as error:
        raise Missing from error
    rows = _reduced(vectors)
    found = HDBSCAN(min_cluster_size=2, copy=True).fit_predict(rows)
    return vectors.named(found.tolist())


def _reduced(vectors: Vectors) -> NDArray[np.float64]:
    from sklearn.decomposition import TruncatedSVD  # type: ignore[import-not-found]

    dimensions = min(100, len(vectors.ids) - 1)
    rows: NDArray[np.float64] = TruncatedSVD(dimensions, random_state=0).fit_transform(vectors.rows)
    return np.divide(rows, np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def _counted(one: Annotated) -> Counter[str]:
    document = one.document
    return Counter(
        stem(word.form)
        for region in document.telling
        for word in words(document.text, region.span.start, region.span.end)
        if word.form not in FUNCTION_WORDS
    )


_NO_SKLEARN = "not measured: scikit-learn is not installed"
FINDERS = {
    "TF-IDF, one pass": Finder(find=one_pass, thresholds=(0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)),
    "TF-IDF × decay, average": Finder(
        find=average_with_decay, thresholds=(0.06, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3)
    ),
    "DBSCAN": Finder(find=dbscan, thresholds=(0.1, 0.15, 0.2, 0.25, 0.3, 0.4), missing=_NO_SKLEARN),
    "HDBSCAN": Finder(find=hdbscan, thresholds=(0.0,), missing=_NO_SKLEARN),
}
