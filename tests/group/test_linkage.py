"""Average linkage over sparse pairs."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs_by_hand import pairs_of

from according.group.linkage import ENOUGH, FIRST, linked


def _one_by_one(count: int, likely: dict[tuple[int, int], float]) -> list[tuple[int, ...]]:
    """Average linkage as the books have it: the two likest groups of all are joined, one step after the other."""
    groups = [(place,) for place in range(count)]
    while True:
        average = {
            (one, other): sum(likely.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
            / (len(one) * len(other))
            for one, other in combinations(groups, 2)
        }
        best = max(average, key=lambda pair: average[pair], default=None)
        if best is None or average[best] < ENOUGH:
            return sorted(group for group in groups if len(group) > 1)
        groups = sorted([*(group for group in groups if group not in best), tuple(sorted((*best[0], *best[1])))])


@st.composite
def _likely(draw: st.DrawFn) -> dict[tuple[int, int], float]:
    count = draw(st.integers(2, 11))
    every = list(combinations(range(count), 2))
    chosen = draw(st.lists(st.sampled_from(every), unique=True))
    # No two averages are equal: equals are settled by lot.
    values = draw(st.permutations([0.06 + 0.93 * math.sqrt((step + 0.5) / len(every)) for step in range(len(every))]))
    return dict(zip(chosen, values, strict=False))


@given(_likely())
@settings(deadline=None, max_examples=200)
def test_groups_are_those_of_average_linkage(likely: dict[tuple[int, int], float]) -> None:
    """Joining all that are each other's likest at once gives the groups of joining the likest one after the other."""
    count = max((place for pair in likely for place in pair), default=0) + 1
    assert list(linked(pairs_of(likely), rivals=False)) == _one_by_one(count, likely)


@given(_likely(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_places_by_another_name_make_the_same_groups(likely: dict[tuple[int, int], float], random) -> None:
    """Which numbers the documents have changes nothing."""
    names = random.sample(range(1000), 12)
    renamed = {tuple(sorted((names[a], names[b]))): value for (a, b), value in likely.items()}
    there = {tuple(sorted(names[place] for place in group)) for group in linked(pairs_of(likely))}
    assert set(linked(pairs_of(renamed))) == there


def test_one_false_likeness_does_not_chain_two_events() -> None:
    """A document that is like one of an event, and not like the others, stays outside."""
    event = dict.fromkeys(combinations(range(4), 2), 0.9)
    assert linked(pairs_of({**event, (3, 4): 0.8, (4, 5): 0.9})) == ((0, 1, 2, 3), (4, 5))


def test_nothing_makes_no_group() -> None:
    """Without pairs, and with unlikely pairs alone, nobody is grouped."""
    assert linked(pairs_of({})) == ()
    assert linked(pairs_of({(0, 1): 0.43, (1, 2): 0.04})) == ()


@pytest.mark.parametrize("likelihood", [1.0, 0.8], ids=["copies", "accounts"])
def test_a_crowd_is_one_story(likelihood: float) -> None:
    """Of thousands that tell one event each is held against the first of them alone, and all are one story."""
    first, count = 24, 5000
    pairs = {(a, b): likelihood for b in range(1, count) for a in range(min(b, first))}
    assert linked(pairs_of(pairs)) == (tuple(range(count)),)


def test_places_may_be_large() -> None:
    """A place is any number; groups and their members stand in order."""
    far = 7 << 40
    assert linked(pairs_of({(far, far + 1): 0.9, (3, far + 5): 0.9})) == ((3, far + 5), (far, far + 1))


def test_in_a_stream_a_story_begins_with_two_that_are_very_likely() -> None:
    """A weak pair alone is no story where that is asked for, and a weak third still joins a strong pair."""
    likely = {(0, 1): 0.7, (2, 3): 0.9, (2, 4): 0.7, (3, 4): 0.7}
    assert linked(pairs_of(likely)) == ((0, 1), (2, 3, 4))
    assert linked(pairs_of(likely), first=FIRST) == ((2, 3, 4),)


def test_where_less_is_enough_a_story_begins_with_less() -> None:
    """Another measure than likelihood has its own threshold, and no other beside it."""
    assert linked(pairs_of({(0, 1): 0.2}), enough=0.1) == ((0, 1),)
