"""What the alignment of statements promises where a scorer judges pairs."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from told import one_event, words_of

from according.compare.accounts import Accounts
from according.compare.alignment.align import align
from according.core import PairScores, Relation


class StatedScorer:
    """A stand-in that knows the kinds of a few pairs by the first words of their statements, all else unrelated."""

    KINDS = ("same", "more", "less", "overlap", "differ", "related", "unrelated")

    def __init__(self, **kinds: Sequence[tuple[str, str]]) -> None:
        self._kinds = {pair: kind for kind, pairs in kinds.items() for pair in pairs}
        self.asked = 0

    def score(self, texts: Sequence[str], left: NDArray[np.int32], right: NDArray[np.int32]) -> PairScores:
        """Nine tenths for the kind that is known."""
        self.asked += len(left)
        rows = []
        for a, b in zip(left.tolist(), right.tolist(), strict=True):
            known = [k for (x, y), k in self._kinds.items() if texts[a].startswith(x) and texts[b].startswith(y)]
            kind = known[0] if known else "unrelated"
            rows.append([0.9 if name == kind else 0.1 / 6 for name in self.KINDS])
        columns = np.array(rows, dtype=np.float32).reshape(-1, 7).T
        none = np.zeros(len(rows), dtype=np.float32)
        return PairScores(**dict(zip(self.KINDS, columns, strict=True)), follows=none, back=none, against=none)


def _scored(accounts: Accounts, **kinds: Sequence[tuple[str, str]]) -> Accounts:
    return replace(accounts, scorer=StatedScorer(**kinds))


LEFT = "The council shut the old ferry dock at Ardal on Friday after a crack was found."
RIGHT = "The old dock at Ardal was closed by the council, which cited a crack."


def test_the_scorer_tells_what_is_the_same() -> None:
    """What the scorer calls the same is one alignment, with its word among the reasons."""
    (found,) = align(_scored(one_event(LEFT, RIGHT), same=[("The council", "The old")]))
    assert found.relation is Relation.SAME
    assert found.why[0].name == "tell one thing"
    assert 0.6 <= found.why[0].value < 1


def test_one_that_tells_more_is_wider() -> None:
    """Where one tells all of the other and more the relation is narrower or wider."""
    (found,) = align(_scored(one_event(LEFT, RIGHT), more=[("The council", "The old")]))
    assert found.relation is Relation.NARROWER


def test_unrelated_statements_are_not_aligned() -> None:
    """Words in common align nothing that the scorer holds apart."""
    assert align(_scored(one_event(LEFT, RIGHT), related=[("The council", "The old")])) == ()


def test_another_figure_is_not_the_same_whatever_the_scorer_says() -> None:
    """Figures are held against each other in the open: two for one question are not settled."""
    left = "The council of Ardal fined 14 fishermen for mooring at the old dock."
    right = "The council of Ardal fined 19 fishermen for mooring at the old dock."
    (found,) = align(_scored(one_event(left, right), same=[("The council", "The council")]))
    assert found.relation is Relation.NOT_SETTLED
    assert found.question


def test_what_an_account_tells_twice_stands_in_one_group() -> None:
    """A thing told in headline and text is one group with both places of the account."""
    accounts = one_event(f"# Council shuts the ferry dock at Ardal\n{LEFT}", RIGHT)
    (found,) = align(_scored(accounts, same=[("The council", "The old"), ("Council", "The old")]))
    assert len(found.statements) == 3
    assert len(found.documents) == 2
    assert min(words_of(accounts, found)).startswith("Council shuts")


def test_groups_do_not_chain() -> None:
    """Two statements that only a third is near to do not come into one group."""
    first = "The council shut the old ferry dock at Ardal for good on Friday."
    third = "Divers from Bergen found a long crack deep in the northern pylon in May."
    second = "A crack that divers from Bergen found in May made the council shut the ferry dock at Ardal."
    near = {"overlap": [("The council", "A crack"), ("A crack", "Divers")]}
    for alignment in align(_scored(one_event(first, second, third), **near)):
        assert len(alignment.statements) == 2


def test_each_statement_is_judged_beside_its_likest_only() -> None:
    """The pairs judged grow with the statements, not with their square: ten likest ones for each, at most."""
    lines = [f"The council shut dock number {n} at Ardal on Friday after a crack was found." for n in range(12, 40)]
    others = [line.replace("shut", "closed") for line in lines]
    accounts = _scored(one_event("\n".join(lines), "\n".join(others)))
    align(accounts)
    assert isinstance(accounts.scorer, StatedScorer)
    assert 0 < accounts.scorer.asked <= 4 * 2 * len(lines)


def test_what_is_carried_word_for_word_is_judged_once() -> None:
    """Copies of one wire cost the scorer nothing: the first stands for all, and all stand in the alignment."""
    accounts = _scored(one_event(*[LEFT] * 5, RIGHT), same=[("The council", "The old")])
    (found,) = align(accounts)
    assert isinstance(accounts.scorer, StatedScorer)
    assert accounts.scorer.asked == 1
    assert len(found.documents) == 6
    (copied,) = align(_scored(one_event(*[LEFT] * 5)))
    assert copied.relation is Relation.SAME
    assert len(copied.documents) == 5
