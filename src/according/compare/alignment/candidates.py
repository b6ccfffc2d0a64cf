"""Which pairs of statements are worth a judgement: each statement's likest ones in sense and words."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from according.compare.accounts import Accounts
from according.compare.alignment.views import View, views
from according.core import Modality

#: Two statements are as near as their sense and their words together, of which these are the parts.
_SENSE, _WORDS = 0.6, 0.4
#: Two statements less near than this are not looked at.
_LEAST = 0.35
#: So many of the nearest statements are looked at for each statement, and so many of one other account.
_PARTNERS, _OF_ONE_ACCOUNT = 8, 3
#: What a name that both have weighs, by whatever form.
_NAME = 0.7
#: So many statements, the likest in sense, are held against one by their words.
_LOOKED_AT = 64
_Floats = NDArray[np.float32]


def candidates(accounts: Accounts) -> Iterator[tuple[View, View]]:
    """Pairs of statements of different accounts of one event, the earlier account first, in the order of the text.

    With an encoder each statement is paired with its likest ones; without, with those that share two stems. What
    repeats an earlier account's statement word for word is left to that one (see :func:`repeats`).
    """
    again = {(view.account, view.place) for same in repeats(accounts).values() for view in same[1:]}
    told = tuple(tuple(v for v in own if (v.account, v.place) not in again) for own in views(accounts))
    for event in _events(accounts, told):
        statements = [view for own in event for view in own]
        if any(view.vector is None for view in statements):
            for place, lefts in enumerate(event):
                for rights in event[place + 1 :]:
                    yield from _sharing(lefts, rights)
        else:
            yield from _likest(statements)


def repeats(accounts: Accounts) -> dict[tuple[int, int], tuple[View, ...]]:
    """Statements that stand word for word in several accounts of an event, by the place of the first of them.

    They are judged once, however many accounts carry a wire: the first stands for all.
    """
    return accounts.once("repeats", _repeats)


def _repeats(accounts: Accounts) -> dict[tuple[int, int], tuple[View, ...]]:
    found: dict[tuple[str, tuple[str, ...], bool, bool], list[View]] = {}
    for own in views(accounts):
        event = accounts.story(own[0].document).id if own else ""
        for view in own:
            if not view.frame and view.statement.modality is not Modality.ASKED:
                found.setdefault((event, view.forms, view.denied, view.headline), []).append(view)
    return {
        (same[0].account, same[0].place): tuple(same)
        for same in found.values()
        if len({view.account for view in same}) > 1
    }


def _events(accounts: Accounts, told: tuple[tuple[View, ...], ...]) -> list[list[tuple[View, ...]]]:
    """The accounts' statements, by the event that they tell."""
    found: dict[str, list[tuple[View, ...]]] = {}
    for own in told:
        if own:
            found.setdefault(accounts.story(own[0].document).id, []).append(own)
    return list(found.values())


def _likest(statements: list[View]) -> Iterator[tuple[View, View]]:
    """Each statement with its nearest ones of other accounts; a pair stands if either side chose it."""
    owners = np.array([view.account for view in statements])
    words = _Words(statements)
    vectors = np.stack([view.vector for view in statements if view.vector is not None])
    chosen: set[tuple[int, int]] = set()
    for place in range(len(statements)):
        cosines = vectors @ vectors[place]
        cosines[owners == owners[place]] = -1.0
        looked = np.argsort(-cosines, kind="stable")[:_LOOKED_AT]
        near = _SENSE * cosines[looked] + _WORDS * words.shared(place, looked)
        taken: dict[int, int] = {}
        left = _PARTNERS
        for row in np.argsort(-near, kind="stable").tolist():
            other = int(looked[row])
            if near[row] < _LEAST or not left:
                break
            count = taken.get(int(owners[other]), 0)
            if count < _OF_ONE_ACCOUNT:
                taken[int(owners[other])] = count + 1
                chosen.add((min(place, other), max(place, other)))
                left -= 1
    for one, other in sorted(chosen):
        yield statements[one], statements[other]


class _Words:
    """The weighed words and names of statements, to be held against each other by the dozen."""

    def __init__(self, statements: list[View]) -> None:
        columns: dict[str, int] = {}
        rows = []
        for view in statements:
            own = dict(view.key_weights) | {f"@{identity}": _NAME for identity in view.key_names}
            rows.append({columns.setdefault(key, len(columns)): weight for key, weight in own.items()})
        self._columns = [np.fromiter(row, dtype=np.int64, count=len(row)) for row in rows]
        self._weights = [np.fromiter(row.values(), dtype=np.float32, count=len(row)) for row in rows]
        self._whole = np.array([max(float(weights.sum()), 1e-6) for weights in self._weights], dtype=np.float32)
        self._row = np.zeros(len(columns), dtype=np.float32)

    def shared(self, place: int, others: NDArray[np.int64]) -> _Floats:
        """The weight that a statement shares with each of ``others``: the harmonic mean of its parts of the two."""
        self._row[self._columns[place]] = self._weights[place]
        found = np.zeros((2, len(others)), dtype=np.float32)
        looked = others.tolist()
        met = self._row[np.concatenate([self._columns[other] for other in looked])]
        first = 0
        add = np.add.reduce
        for number, other in enumerate(looked):
            weights = self._weights[other]
            both = met[first : first + len(weights)]
            first += len(weights)
            kept = both > 0
            if kept.any():
                found[0, number], found[1, number] = add(both), add(weights[kept])
        self._row[self._columns[place]] = 0
        own, theirs = found[0] / self._whole[place], found[1] / self._whole[others]
        shared: _Floats = 2 * own * theirs / np.maximum(own + theirs, 1e-6)
        return shared


def _sharing(lefts: Sequence[View], rights: Sequence[View]) -> Iterator[tuple[View, View]]:
    """Without an encoder: the pairs that share two stems."""
    holders: dict[str, list[int]] = {}
    for place, view in enumerate(rights):
        for key in view.keys:
            holders.setdefault(key, []).append(place)
    for view in lefts:
        met: dict[int, int] = {}
        for key in view.keys:
            for place in holders.get(key, ()):
                met[place] = met.get(place, 0) + 1
        for place in sorted(place for place, count in met.items() if count > 1):
            yield view, rights[place]
