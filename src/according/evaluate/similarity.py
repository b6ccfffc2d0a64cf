"""The scoreboard of likeness: how near what is measured of two articles comes to what people say of them.

SemEval-2022 task 8 (Chen et al. 2022) asked people how alike two news articles are, "overall" among other things, from
1 (the same happening) to 4 (nothing shared). This is a scoreboard and no feature of the product: nothing that is fitted
here is shipped or used elsewhere. It tells how much of people's judgement lies in what the product measures of pairs.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from according.core import Annotated, Encoder, InputError, Models
from according.evaluate.lines import malformed, records
from according.evaluate.stories import Account, Done, account_of, annotated
from according.group.likeness import likelihoods
from according.group.measures import MEASURES, measures
from according.group.profiles import profile

Numbers = NDArray[np.float64]
_Vectors = NDArray[np.float32]
#: From what is known of some pairs and what people say of them to what they would say of others.
Method = Callable[[Numbers, Numbers, Numbers], Numbers]

FOLDS, REPETITIONS = 10, 10
#: What is measured of pairs beside the measures of stories: the odds that both tell one event, and likeness in sense:
#: of the whole, the leads and the headlines; of each statement to the likest one of the other article on the mean
#: (both articles, the better one, the leads); of the likest; of a headline to the other's likest statement.
ODDS = "log-odds of one event"
SENSES = ("whole", "leads", "headlines", "matched", "matched_most", "leads_matched", "likest", "headline_told")
_LEAD = 4
_TITLE = 300
#: Penalties that are tried inside the training folds.
_STRENGTHS = tuple(10.0 ** (step / 2) for step in range(-5, 4))
_DRAWS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles and what people say of them: ``unlike`` from 1, most alike, to 4, least."""

    id: str
    left: Account
    right: Account
    unlike: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How near numbers come to people's judgement.

    Pearson's and Spearman's correlation; where it was fitted, the mean over the repetitions and ``spread``, Pearson's
    standard deviation among them. ``low`` and ``high`` hold 95 % of Pearson's values over pairs drawn anew.
    """

    pearson: float
    spearman: float
    low: float
    high: float
    spread: float = 0.0


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs of a file of JSON Lines: ``id``, ``a``, ``b`` (articles with id, title and text) and ``scores``.

    Raises:
        InputError: if the file cannot be read or is of another form; the message names file and line.

    """
    pairs = []
    for number, record in records(path):
        try:
            left, right = (account_of(path, number, record[side]) for side in "ab")
            pairs.append(Pair(id=str(record["id"]), left=left, right=right, unlike=float(record["scores"]["overall"])))
        except (KeyError, TypeError, ValueError) as error:
            raise malformed(path, number, 'has no id, no articles a and b, or no score "overall"') from error
    if len(pairs) < 2 * FOLDS or len(set(_groups(pairs))) < FOLDS:
        raise InputError(str(path), f"has {len(pairs)} pairs, too few to fit and to score", "give a larger file")
    return tuple(pairs)


def measured(pairs: Sequence[Pair], models: Models, *, done: Done | None = None) -> tuple[tuple[str, ...], Numbers]:
    """The names of what is measured, and a row for each pair; what the articles give no ground for is NaN."""
    accounts = {one.id: one for pair in pairs for one in (pair.left, pair.right)}
    told = annotated(accounts, models, done=done)
    profiles = {name: profile(one) for name, one in told.items()}
    lefts = [profiles[pair.left.id] for pair in pairs]
    rights = [profiles[pair.right.id] for pair in pairs]
    likely = np.clip(likelihoods(lefts, rights), 1e-6, 1 - 1e-6)
    columns = [measures(lefts, rights), np.log(likely / (1 - likely))[:, None]]
    names = (*MEASURES, ODDS)
    if models.encoder is not None:
        titles = _titles(told, models.encoder)
        sides = [[(told[one.id].vectors, titles[one.id]) for one in (pair.left, pair.right)] for pair in pairs]
        columns.append(np.array([_senses(*left, *right) for left, right in sides]))
        names = (*names, *SENSES)
    return names, np.hstack(columns)


def out_of_fold(pairs: Sequence[Pair], rows: Numbers, method: Method, repetition: int) -> Numbers:
    """What the method says of each pair when it was fitted on the other folds; an article is in one fold only."""
    groups = _groups(pairs)
    order = sorted(set(groups), key=lambda name: hashlib.sha256(f"{name} {repetition}".encode()).hexdigest())
    fold_of = {name: place % FOLDS for place, name in enumerate(order)}
    folds = np.array([fold_of[name] for name in groups])
    unlike = np.array([pair.unlike for pair in pairs])
    out = np.zeros(len(pairs))
    for fold in range(FOLDS):
        asked = folds == fold
        out[asked] = method(rows[~asked], unlike[~asked], rows[asked])
    return out


def fitted(pairs: Sequence[Pair], rows: Numbers, method: Method, *, repetitions: int = REPETITIONS) -> Agreement:
    """The agreement of a method with people out of fold, over repetitions with other folds."""
    said = [agreement(pairs, -out_of_fold(pairs, rows, method, step)) for step in range(repetitions)]
    mean = np.mean([[one.pearson, one.spearman, one.low, one.high] for one in said], axis=0).tolist()
    spread = float(np.std([one.pearson for one in said]))
    return Agreement(pearson=mean[0], spearman=mean[1], low=mean[2], high=mean[3], spread=spread)


def agreement(pairs: Sequence[Pair], alike: Numbers) -> Agreement:
    """The agreement of numbers, greater for what is more alike, with what people say; a NaN counts as their mean."""
    people = -np.array([pair.unlike for pair in pairs])
    given = np.where(np.isnan(alike), np.nanmean(alike), alike)
    drawn = (_mixed(_DRAWS * len(pairs)) % np.uint64(len(pairs))).astype(np.int64).reshape(_DRAWS, -1)
    low, high = np.quantile(_pearson(given[drawn], people[drawn]), (0.025, 0.975)).tolist()
    return Agreement(
        pearson=float(_pearson(given, people)),
        spearman=float(_pearson(_ranks(given), _ranks(people))),
        low=low,
        high=high,
    )


def ridge(rows: Numbers, unlike: Numbers, asked: Numbers) -> Numbers:
    """Ridge regression; its penalty is the one with the least error when each training pair is left out in turn."""
    known, others = _scaled(rows, unlike, asked)
    return _smoothed(known @ known.T / known.shape[1], others @ known.T / known.shape[1], unlike)


def kernel_ridge(rows: Numbers, unlike: Numbers, asked: Numbers) -> Numbers:
    """Kernel ridge regression with a Gaussian as wide as the median distance of training pairs; penalty as in ridge."""
    known, others = _scaled(rows, unlike, asked)
    apart = _distances(known, known)
    width = 2 * max(1e-12, float(np.median(apart[np.triu_indices(len(known), 1)])))
    return _smoothed(np.exp(-apart / width), np.exp(-_distances(others, known) / width), unlike)


def _groups(pairs: Sequence[Pair]) -> list[str]:
    """For each pair the name of the group that it shares articles with, over however many steps."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for pair in pairs:
        leader[find(pair.left.id)] = find(pair.right.id)
    return [find(pair.left.id) for pair in pairs]


def _titles(told: Mapping[str, Annotated], encoder: Encoder) -> dict[str, _Vectors]:
    """The vector of each headline, or of the first sentence where none is known."""
    texts = []
    for one in told.values():
        first = one.words(one.sentences[0]) if one.sentences else one.document.text
        texts.append((one.document.title or first)[:_TITLE] or " ")
    return dict(zip(told, encoder.encode(texts), strict=True))


def _senses(left: _Vectors, left_title: _Vectors, right: _Vectors, right_title: _Vectors) -> list[float]:
    titles = float(left_title @ right_title)
    if not len(left) or not len(right):
        return [titles if name == "headlines" else np.nan for name in SENSES]
    alike = left @ right.T
    ours, theirs = alike.max(axis=1), alike.max(axis=0)
    return [
        _cosine(left.mean(axis=0), right.mean(axis=0)),
        _cosine(left[:_LEAD].mean(axis=0), right[:_LEAD].mean(axis=0)),
        titles,
        float(ours.mean() + theirs.mean()) / 2,
        float(max(ours.mean(), theirs.mean())),
        float(ours[:_LEAD].mean() + theirs[:_LEAD].mean()) / 2,
        float(alike.max()),
        float(max((right @ left_title).max(), (left @ right_title).max())),
    ]


def _cosine(left: _Vectors, right: _Vectors) -> float:
    return float(left @ right) / max(1e-9, float(np.linalg.norm(left) * np.linalg.norm(right)))


def _scaled(rows: Numbers, unlike: Numbers, asked: Numbers) -> tuple[Numbers, Numbers]:
    """Both tables by the means and deviations of the first, with a column that flags each NaN, which becomes the mean.

    Each column is then weighed by its correlation with people's judgement in the first table, so that distances are
    not made of the many columns that say nothing.
    """
    known = ~np.isnan(rows)
    mean = np.where(known, rows, 0.0).sum(axis=0) / np.maximum(1, known.sum(axis=0))
    tables = [np.hstack([np.where(np.isnan(one), mean, one), np.isnan(one)]) for one in (rows, asked)]
    centre, deviation = tables[0].mean(axis=0), tables[0].std(axis=0)
    kept = deviation > 1e-9
    first, second = ((one[:, kept] - centre[kept]) / deviation[kept] for one in tables)
    weight = np.abs(first.T @ (unlike - unlike.mean())) / (len(first) * max(1e-9, float(unlike.std())))
    return first * weight, second * weight


def _distances(left: Numbers, right: Numbers) -> Numbers:
    squares = (left**2).sum(axis=1)[:, None] + (right**2).sum(axis=1)[None]
    return np.asarray(np.maximum(0.0, squares - 2 * left @ right.T), np.float64)


def _smoothed(kernel: Numbers, towards: Numbers, unlike: Numbers) -> Numbers:
    """Kernel regression with the strength that errs least when each pair is left out in turn (in closed form)."""
    values, vectors = np.linalg.eigh(kernel)
    mean = unlike.mean()
    turned = vectors.T @ (unlike - mean)
    errors, weights = [], []
    for strength in _STRENGTHS:
        inverse = 1 / (np.maximum(values, 0.0) + strength)
        weights.append(vectors @ (turned * inverse))
        errors.append(float(((weights[-1] / (vectors**2 @ inverse)) ** 2).mean()))
    return np.asarray(towards @ weights[int(np.argmin(errors))] + mean, np.float64)


def _mixed(count: int) -> NDArray[np.uint64]:
    """So many numbers without order, the same on every machine (SplitMix64: Steele, Lea, Flood 2014)."""
    words = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    words = (words ^ (words >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    words = (words ^ (words >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return words ^ (words >> np.uint64(31))


def _pearson(left: Numbers, right: Numbers) -> Numbers:
    one = left - left.mean(axis=-1, keepdims=True)
    other = right - right.mean(axis=-1, keepdims=True)
    lengths = np.sqrt((one**2).sum(axis=-1) * (other**2).sum(axis=-1))
    return np.asarray((one * other).sum(axis=-1) / np.maximum(1e-12, lengths), np.float64)


def _ranks(values: Numbers) -> Numbers:
    """The rank of each value, ties sharing their mean rank."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[place], np.float64)
