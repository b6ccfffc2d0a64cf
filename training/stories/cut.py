"""Where to cut: the bias by which average linkage at a half does best on stories that the trees have not seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from training.stories.corpora import PARTS, Corpora
from training.stories.near import candidates
from training.stories.pairs import FOLDS, fold, group_of
from training.stories.profiled import load

from according.evaluate.stories import Event, mixed, streamed
from according.group.likeness import Profile
from according.group.linkage import FIRST, LEAST, linked
from according.group.measures import measures
from according.group.pairs import Pairs
from according.group.trees import Trees, trees_of

#: Biases looked at: so much more than the trees were grown with.
SHIFTS = (-0.2, 0.0, 0.2, 0.4, 0.6, 0.8)
#: The groups of the stream may have so many articles in the mean.
_SIZE = 3.5
_ROWS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a bias does: F1 of shootings and triples, recall of the stream, its groups' mean size with all trees."""

    shift: float
    shootings: float
    triples: float
    recall: float
    size: float

    @property
    def worth(self) -> float:
        """The mean of the three, or nothing where the groups are too large."""
        return (self.shootings + self.triples + self.recall) / 3 if self.size <= _SIZE else 0.0


def standings(corpora: Corpora, kept: Path, tables: Path) -> tuple[Standing, ...]:
    """Each shift's standing on the tuning halves.

    A pair with an account of a fold is scored by the trees that have not seen the fold, a pair of none by all folds'
    trees in the mean. How large the groups of the stream are is asked of the trees that ship.
    """
    models = [trees_of((tables / f"fold-{number}.tsv").read_text(encoding="utf-8")) for number in range(FOLDS)]
    whole = trees_of((tables / "trees.tsv").read_text(encoding="utf-8"))
    out = []
    pools = {}
    for name, events, parts in (
        ("shootings", corpora.shootings, ("gva",)),
        ("triples", corpora.triples, ("basil",)),
        ("stories", corpora.stories, tuple(f"allsides-{number}" for number in range(PARTS))),
    ):
        profiles = load(kept, *parts)
        ids = list(profiles)
        pools[name] = (events, ids, *scored(ids, list(profiles.values()), events, models, whole))
    for shift in SHIFTS:
        f1 = {}
        for name in ("shootings", "triples"):
            events, ids, pairs, unseen, _ = pools[name]
            f1[name] = mixed(events, grouped(ids, pairs, unseen + shift)).f1
        events, ids, pairs, unseen, seen = pools["stories"]
        recall = streamed(events, grouped(ids, pairs, unseen + shift)).recall
        size = streamed(events, grouped(ids, pairs, seen + shift)).size
        out.append(Standing(shift=shift, shootings=f1["shootings"], triples=f1["triples"], recall=recall, size=size))
    return tuple(out)


def scored(
    ids: Sequence[str], profiles: Sequence[Profile], events: Sequence[Event], models: Sequence[Trees], whole: Trees
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """The pairs that the product would score, their log-odds by trees that have not seen them, and by all."""
    pairs = np.array(candidates(profiles), np.int64).reshape(-1, 2)
    every = []
    for start in range(0, len(pairs), _ROWS):
        part = pairs[start : start + _ROWS].tolist()
        rows = measures([profiles[one] for one, _ in part], [profiles[other] for _, other in part])
        every.append(np.array([model.odds(rows) for model in (*models, whole)]))
    odds = np.concatenate(every, axis=1)
    unseen = odds[:FOLDS].mean(axis=0)
    groups = group_of(events)
    of = np.array([fold(groups[name]) if name in groups else -1 for name in ids])
    for number in range(FOLDS):
        held = (of[pairs] == number).any(axis=1)
        unseen[held] = odds[number][held]
    return pairs, unseen, odds[FOLDS]


def grouped(ids: Sequence[str], pairs: NDArray[np.int64], odds: NDArray[np.float64]) -> list[tuple[str, ...]]:
    """The groups by average linkage, those of one too."""
    value = 1 / (1 + np.exp(-odds))
    likely = value >= LEAST
    found = linked(Pairs(left=pairs[likely, 0], right=pairs[likely, 1], value=value[likely]), first=FIRST)
    groups = [tuple(ids[place] for place in group) for group in found]
    taken = {name for group in groups for name in group}
    return [*groups, *((name,) for name in ids if name not in taken)]
