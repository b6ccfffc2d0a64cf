"""A pair of documents among others that are likelier to tell one event with either of them."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs_by_hand import pairs_of

from according.group.linkage import ENOUGH, linked
from according.group.rivals import among_rivals


def _values(likely: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    found = among_rivals(pairs_of(likely), ENOUGH)
    return dict(zip(zip(found.left.tolist(), found.right.tolist(), strict=True), found.value.tolist(), strict=True))


def _one_by_one(likely: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """As the documentation has it, a pair and a rival at a time."""

    def value(one: int, other: int) -> float:
        return likely.get((min(one, other), max(one, other)), 0.0)

    places = sorted({place for pair in likely for place in pair})
    out = {}
    for (left, right), likelihood in likely.items():
        taken = 0.0
        for one, other in ((left, right), (right, left)):
            rivals = [c for c in places if value(one, c) > likelihood and value(one, c) >= ENOUGH and c != other]
            taken += 0.6 * np.log1p(sum(1 - value(c, other) for c in rivals))
        out[left, right] = 1 / (1 + np.exp(taken - np.log(likelihood / (1 - likelihood))))
    return out


def test_two_alone_have_no_rivals() -> None:
    """A pair without others around it is as likely as it was."""
    assert _values({(0, 1): 0.5}) == {(0, 1): 0.5}


def test_an_event_that_many_tell_has_no_rivals_within() -> None:
    """Where all are alike, hardly anything is taken from any pair, and all stand in one group."""
    likely = {pair: 0.95 + 0.0005 * number for number, pair in enumerate(combinations(range(12), 2))}
    assert min(_values(likely).values()) > 0.9
    assert linked(pairs_of(likely)) == (tuple(range(12)),)


def test_days_of_one_matter_are_parted() -> None:
    """Accounts of a first and of a second day, each day's alike among themselves, are two events."""
    first, second = range(4), range(4, 8)
    likely = {pair: 0.9 for day in (first, second) for pair in combinations(day, 2)}
    likely |= {(one, other): 0.5 for one in first for other in second}
    assert linked(pairs_of(likely), rivals=False) == (tuple(range(8)),)
    assert linked(pairs_of(likely)) == (tuple(first), tuple(second))


@given(
    st.dictionaries(
        st.sampled_from(list(combinations(range(9), 2))), st.sampled_from([0.06, 0.2, 0.44, 0.5, 0.7, 0.9]), min_size=1
    )
)
@settings(deadline=None)
def test_rivals_take_what_they_would_one_by_one(likely: dict[tuple[int, int], float]) -> None:
    """Many pairs at once come out as each would for itself, and none comes out likelier than it was."""
    found, expected = _values(likely), _one_by_one(likely)
    assert found == {pair: pytest.approx(expected[pair]) for pair in likely}
    assert all(found[pair] <= likely[pair] for pair in likely)
