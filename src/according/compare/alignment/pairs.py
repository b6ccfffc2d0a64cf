"""The pairs of statements that are worth a judgement, with what the scorer says of each: read once for all finders."""

from collections.abc import Sequence

from according.compare.accounts import Accounts
from according.compare.alignment.candidates import candidates
from according.compare.alignment.sense import Sense, senses
from according.compare.alignment.views import View, views
from according.core import PairScorer

#: Two statements with what the scorer says of them; None where there is no scorer.
Scored = tuple[View, View, Sense | None]


def scored_pairs(accounts: Accounts) -> tuple[Scored, ...]:
    """The pairs of statements of different accounts of one event that are near enough to be judged."""
    return accounts.once("scored pairs", _scored)


def _scored(accounts: Accounts) -> tuple[Scored, ...]:
    pairs = list(candidates(accounts, views(accounts)))
    found = senses(accounts.scorer, pairs) if accounts.scorer is not None else [None] * len(pairs)
    return tuple((left, right, sense) for (left, right), sense in zip(pairs, found, strict=True))


class Carried:
    """How likely both of two statements tell one thing, by the scorer: what it was asked before is not asked again."""

    def __init__(self, accounts: Accounts, scorer: PairScorer) -> None:
        self._scorer = scorer
        self._known = {
            _key(left, right): sense.carried for left, right, sense in scored_pairs(accounts) if sense is not None
        }

    def __call__(self, pairs: Sequence[tuple[View, View]]) -> list[float]:
        """One likelihood for each pair."""
        new = {_key(*pair): pair for pair in pairs if _key(*pair) not in self._known}
        scored = senses(self._scorer, list(new.values()))
        self._known |= {key: sense.carried for key, sense in zip(new, scored, strict=True)}
        return [self._known[_key(*pair)] for pair in pairs]


def _key(left: View, right: View) -> tuple[tuple[int, int], tuple[int, int]]:
    one, other = (left.account, left.place), (right.account, right.place)
    return (one, other) if one <= other else (other, one)
