"""Chains: the mentions of a document put together, each with the antecedent that a scorer finds likeliest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.annotate.who.coreference.forms import (
    HE,
    IT,
    MAN,
    ME,
    PRONOUN,
    SHE,
    WOMAN,
)
from according.annotate.who.coreference.mentions import Mentions
from according.annotate.who.coreference.pairs import own_features, pairs
from according.core import AntecedentScorer

#: How much likelier than "first mention" an antecedent has to be, as a difference of logarithms: below nothing, since
#: the scorer is trained on texts in which most phrases are mentioned once. Set by learning and scoring the training
#: texts in turns.
MARGIN = -1.0
#: How likely a phrase has to be a mention (a logit) where it stands alone, and where it is in a chain.
_ALONE, _CHAINED = 0.0, -0.5
#: The margin of what a rule has put together.
SURE = 99.0
_GENDERS = {MAN: "m", WOMAN: "f"}
_OF_PRONOUN = {HE: "m", SHE: "f", IT: "it"}


@dataclass(frozen=True, slots=True)
class Chains:
    """``groups`` are positions in ``mentions``, each in order and together in the order of their first.

    ``antecedent`` is the mention that each was put to, -1 for none, and ``margin`` how much likelier that was than that
    it is mentioned for the first time. ``mention`` tells of each phrase how likely it is a mention at all (a logit).
    """

    mentions: Mentions
    groups: tuple[tuple[int, ...], ...]
    antecedent: tuple[int, ...]
    margin: tuple[float, ...]
    mention: NDArray[np.float32]


def chains(
    mentions: Mentions, heads: NDArray[np.float16], governors: NDArray[np.float16], scorer: AntecedentScorer
) -> Chains:
    """The chains of ``mentions``; ``heads`` and ``governors`` are the vectors of these words of each.

    What rules know by one name is one from the start. Each mention is then put to the best antecedent that beats "first
    mention", but never two of different known genders into one.
    """
    pair = pairs(mentions)
    scores = scorer.score(heads, governors, own_features(mentions), pair.left, pair.right, pair.features)
    gain = scores.pairs - scores.new[pair.right]
    # "I" inside quoted words is whoever says them; it says nothing of whom that one may be.
    quoting = (mentions.pronoun == ME) & (mentions.source >= 0) & (mentions.quoted >= 0)
    themselves = np.flatnonzero(quoting | mentions.opens)
    forced = np.zeros(len(mentions), dtype=bool)
    forced[themselves] = True
    gain[forced[pair.right] | (quoting[pair.left] & (mentions.source[pair.left] == pair.right))] = -np.inf
    kept = np.flatnonzero(gain > MARGIN)
    order = kept[np.lexsort((-pair.left[kept], -gain[kept], pair.right[kept]))]
    joined = _Joined(mentions)
    antecedent, margin = [-1] * len(mentions), [0.0] * len(mentions)
    for at in themselves.tolist():
        source = int(mentions.source[at])
        if joined.join(source, at) and mentions.opens[at]:
            antecedent[at], margin[at] = source, SURE
    for left, right, by in zip(
        pair.left[order].tolist(), pair.right[order].tolist(), gain[order].tolist(), strict=True
    ):
        if antecedent[right] < 0 and joined.join(left, right):
            antecedent[right], margin[right] = left, by
    return Chains(mentions, joined.groups(), tuple(antecedent), tuple(margin), scores.mention)


def shown(found: Chains) -> tuple[tuple[int, ...], ...]:
    """The groups without the phrases that are likely no mention."""
    pronouns, likely = found.mentions.form == PRONOUN, found.mention
    out = []
    for group in found.groups:
        least = _CHAINED if len(group) > 1 else _ALONE
        kept = tuple(at for at in group if pronouns[at] or likely[at] > least)
        if kept:
            out.append(kept)
    return tuple(out)


class _Joined:
    """Mentions being put together: a forest whose roots are the first of each group."""

    def __init__(self, mentions: Mentions) -> None:
        self._up = list(range(len(mentions)))
        self._genders: list[frozenset[str]] = []
        first: dict[int, int] = {}
        for sort, pronoun, form in zip(
            mentions.sort.tolist(), mentions.pronoun.tolist(), mentions.form.tolist(), strict=True
        ):
            gender = _OF_PRONOUN.get(pronoun) if form == PRONOUN else _GENDERS.get(sort)
            self._genders.append(frozenset({gender}) if gender else frozenset())
        for at, entity in enumerate(mentions.entity.tolist()):
            if entity >= 0:
                self.join(first.setdefault(entity, at), at)

    def join(self, left: int, right: int) -> bool:
        """Put two groups together; False where their genders forbid it."""
        one, other = self._top(left), self._top(right)
        if one == other:
            return True
        if self._genders[one] and self._genders[other] and self._genders[one] != self._genders[other]:
            return False
        low, high = min(one, other), max(one, other)
        self._up[high] = low
        self._genders[low] |= self._genders[high]
        return True

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """All groups, in the order of their first mentions."""
        found: dict[int, list[int]] = {}
        for at in range(len(self._up)):
            found.setdefault(self._top(at), []).append(at)
        return tuple(tuple(group) for group in found.values())

    def _top(self, at: int) -> int:
        while self._up[at] != at:
            self._up[at] = self._up[self._up[at]]
            at = self._up[at]
        return at
