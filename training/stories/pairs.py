"""Pairs of accounts: of one event, and the likest of two, each with what it weighs."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from training.stories.corpora import COPIED, PARTS, Corpora
from training.stories.known import Known, against, far, streamed
from training.stories.near import candidates, likest
from training.stories.profiled import Profiles, load

from according.evaluate.stories import Event
from according.group.likeness import Profile
from according.group.measures import measures

#: Stories fall into so many folds: trees that are judged by a story have not seen it.
FOLDS = 3
#: Of pairs of two events so many get a copy without days, and a short copy; each weighs so much more.
_BARE_OF, _BARE_WEIGHT, _SHORT_OF, _SHORT_WEIGHT = 3, 1.5, 4, 2.0
#: Each is held against so many that are alike whenever they appeared.
_LIKEST = 8
_ROWS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Pairs as a table: measures, whether of one event, corpus, whether undated or short, each side's fold, weight."""

    rows: NDArray[np.float32]
    same: NDArray[np.bool_]
    corpus: NDArray[np.str_]
    copy: NDArray[np.bool_]
    folds: NDArray[np.int64]
    weight: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Accounts that are held against one another; ``group`` tells each one's event, ``labelled`` is who has one.

    ``thinned`` keeps one in so many pairs of two events.
    """

    corpus: str
    group: Mapping[str, str]
    labelled: frozenset[str]
    profiles: Profiles
    undated: Profiles
    known: Known
    thinned: int = 2


class Pairs:
    """Pairs as they are collected."""

    def __init__(self, short: Profiles, short_undated: Profiles) -> None:
        self._short, self._short_undated = short, short_undated
        self._sides: list[tuple[Profile, Profile]] = []
        self._told: list[tuple[str, bool, bool, int, int, float]] = []

    def take(self, pool: Pool, candidates: Iterable[tuple[int, int]]) -> None:
        """The candidates, and all pairs of one event, with their copies."""
        ids = list(pool.group)
        members: dict[str, list[int]] = {}
        for place, name in enumerate(ids):
            if name in pool.labelled:
                members.setdefault(pool.group[name], []).append(place)
        within = {pair for places in members.values() for pair in combinations(places, 2)}
        for one, other in sorted({*candidates, *within}):
            left, right = ids[one], ids[other]
            same = pool.group[left] == pool.group[right]
            weight = 1.0 if same else pool.known(left, right)
            if not same and (one * 7 + other * 13) % pool.thinned:
                continue
            if weight:
                self._put(pool, (left, right), weight if same else weight * pool.thinned, one * 31 + other)

    def measured(self) -> Measured:
        """All of them, measured as the product measures."""
        parts = [self._sides[start : start + _ROWS] for start in range(0, len(self._sides), _ROWS)]
        rows = [measures(*zip(*part, strict=True)).astype(np.float32) for part in parts]
        corpus, copy, same, left, right, weight = zip(*self._told, strict=True)
        return Measured(
            rows=np.concatenate(rows),
            same=np.array(same),
            corpus=np.array(corpus),
            copy=np.array(copy),
            folds=np.column_stack([left, right]),
            weight=np.array(weight),
        )

    def _put(self, pool: Pool, pair: tuple[str, str], weight: float, lot: int) -> None:
        left, right = (pool.group[name] for name in pair)
        same = left == right

        def put(profiles: Profiles, copy: bool, more: float) -> None:
            self._sides.append((profiles[pair[0]], profiles[pair[1]]))
            told = (pool.corpus, copy, same, fold(left), fold(right), weight * (1.0 if same else more))
            self._told.append(told)

        put(pool.profiles, False, 1.0)
        if all(name in pool.undated for name in pair) and (same or lot % _BARE_OF == 0):
            put(pool.undated, True, _BARE_WEIGHT)
        if all(name in self._short for name in pair):
            if same or lot % _SHORT_OF == 0:
                put(self._short, True, _SHORT_WEIGHT)
            if same or lot % _SHORT_OF == 2:
                put(self._short_undated, True, _SHORT_WEIGHT)


def collect(corpora: Corpora, kept: Path) -> Measured:
    """The pairs of all corpora: shootings, the stream of AllSides, triples and topics against that stream."""
    stream = load(kept, *(f"allsides-{number}" for number in range(PARTS)))
    bare = load(kept, *(f"allsides-{number}-undated" for number in range(COPIED)))
    short = load(kept, "short")
    pairs = Pairs(short, load(kept, "short-undated"))
    _shootings(pairs, corpora, kept)
    stories = group_of(corpora.stories)
    order = {name: stories.get(name, f"u{name}") for name in corpora.stream if name not in corpora.held_out}
    _stream(pairs, order, frozenset(order.keys() & stories.keys()), stream, bare, short)
    named = group_of((*corpora.triples, *corpora.topics))
    profiles = stream | load(kept, "basil", "newswcl50")
    pool = Pool(
        corpus="basil",
        group=named | {name: f"s{name}" for name in order},
        labelled=frozenset(named),
        profiles=profiles,
        undated=bare | load(kept, "basil-undated"),
        known=against(profiles, frozenset(named)),
        thinned=1,
    )
    pairs.take(pool, candidates([profiles[name] for name in pool.group]))
    return pairs.measured()


def group_of(events: Iterable[Event]) -> dict[str, str]:
    """The event of each account."""
    return {name: event.id for event in events for name in event.accounts}


def fold(group: str) -> int:
    """The fold of an event."""
    return int(hashlib.md5(group.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def _shootings(pairs: Pairs, corpora: Corpora, kept: Path) -> None:
    """Accounts of shootings: a registry says of each which it is of."""
    group = group_of((*corpora.shootings, *corpora.single))
    pool = Pool(
        corpus="gva",
        group=group,
        labelled=frozenset(group),
        profiles=load(kept, "gva", "single"),
        undated=load(kept, "gva-undated"),
        known=lambda _left, _right: 1.0,
    )
    pairs.take(pool, candidates([pool.profiles[name] for name in group]))


def _stream(
    pairs: Pairs, group: Mapping[str, str], known: frozenset[str], stream: Profiles, bare: Profiles, short: Profiles
) -> None:
    """Articles of the stream, and as negatives those that are alike far apart in time, whole and short."""
    pool = Pool(
        corpus="allsides", group=group, labelled=known, profiles=stream, undated=bare, known=streamed(stream, known)
    )
    pairs.take(pool, candidates([stream[name] for name in group]))
    both = {name: event for name, event in group.items() if name in short}
    for profiles in (stream, short):
        apart = Pool(
            corpus="allsides", group=both, labelled=frozenset(), profiles=profiles, undated={}, known=far(stream)
        )
        pairs.take(apart, likest([profiles[name] for name in both], _LIKEST))
