"""The pairs of statements that are worth a judgement, with what the scorer says of each: read once for all finders."""

from collections.abc import Sequence

from according.compare.accounts import Accounts
from according.compare.alignment.candidates import candidates
from according.compare.alignment.sense import Sense, senses
from according.compare.alignment.views import View
from according.core import PairScorer

#: Two statements with what the scorer says of them; None where there is no scorer.
Scored = tuple[View, View, Sense | None]


def scored_pairs(accounts: Accounts) -> tuple[Scored, ...]:
    """The pairs of statements of different accounts of one event that are near enough to be judged."""
    return accounts.once("scored pairs", _scored)


def _scored(accounts: Accounts) -> tuple[Scored, ...]:
    pairs = list(candidates(accounts))
    found = senses(accounts.scorer, pairs) if accounts.scorer is not None else [None] * len(pairs)
    return tuple((left, right, sense) for (left, right), sense in zip(pairs, found, strict=True))


def senses_of(accounts: Accounts, scorer: PairScorer, pairs: Sequence[tuple[View, View]]) -> list[Sense]:
    """What the scorer says of each pair; what it was asked for the alignment is not asked again."""
    known = {
        (left.account, left.place, right.account, right.place): sense
        for left, right, sense in scored_pairs(accounts)
        if sense is not None
    }
    new = [pair for pair in pairs if _place(*pair) not in known and _place(*pair[::-1]) not in known]
    known |= {_place(*pair): sense for pair, sense in zip(new, senses(scorer, new), strict=True)}
    return [known[_place(*pair)] if _place(*pair) in known else known[_place(*pair[::-1])].turned for pair in pairs]


def _place(left: View, right: View) -> tuple[int, int, int, int]:
    return left.account, left.place, right.account, right.place
