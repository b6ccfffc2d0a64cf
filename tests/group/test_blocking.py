"""Which pairs of many documents are worth scoring."""

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.core import Annotated, Document, OriginMap, RawInput, Region, RegionKind, Span
from according.group.blocking import UNKNOWN_DAY, postings, terms_enough, terms_met
from according.group.likeness import profile
from according.group.pairs import Pairs, summed


def _document(name: str, text: str, published: str | None = None) -> Annotated:
    return Annotated(
        document=Document(
            id=name,
            path=name,
            text=text,
            published=published,
            regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
            raw=RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor="test"),
            origin=OriginMap.identity(len(text)),
        )
    )


def _met(holders: dict[int, list[tuple[int, int]]], weight: float = 0.5) -> Pairs:
    """The pairs of postings, given for each term as places with their days."""
    rows = [(term, place, day) for term, held in holders.items() for place, day in held]
    return terms_met(
        np.array([row[0] for row in rows], np.uint64),
        np.array([row[1] for row in rows], np.int64),
        np.array([row[2] for row in rows], np.int32),
        np.full(len(rows), weight, np.float32),
    )


def _listed(pairs: Pairs) -> list[tuple[int, int]]:
    return list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def test_a_document_is_found_by_its_rarest_words_and_names() -> None:
    """Common words find nobody; the postings are in order, and the same for the same words."""
    common = "The man said that it was the time of the year for people to go to the city on Monday. "
    one = postings(profile(_document("a", common + "Sergeant Wiktor Okonedo found the crossbow in Ullapool Lane.")))
    other = postings(profile(_document("b", "A crossbow that Wiktor Okonedo owned lay in Ullapool Lane. " + common)))
    assert one.terms.tolist() == sorted(set(one.terms.tolist()))
    assert len(one.terms) == len(one.weights) <= 30
    shared = set(one.terms.tolist()) & set(other.terms.tolist())
    assert len(shared) >= 5


def test_a_rare_name_finds_the_verdict_of_years_later() -> None:
    """What a few documents have brings them together however far apart, and those without a day too."""
    assert _listed(_met({7: [(0, 730_000), (1, 731_000), (2, UNKNOWN_DAY)]})) == [(0, 1), (0, 2), (1, 2)]


def test_a_word_of_the_week_finds_its_week() -> None:
    """What a hundred have brings together only those of some weeks, the more have it the fewer days."""
    pairs = _listed(_met({7: [(place, 730_000 + 10 * place) for place in range(100)]}))
    assert set(pairs) == {(a, b) for a in range(100) for b in range(a + 1, 100) if b - a <= 3}


def test_a_crowd_is_held_against_its_first() -> None:
    """Of thousands that have a term on one day each meets the first few of that day, and few others."""
    pairs = _met({7: [(place, 730_000) for place in range(2000)]})
    assert len(pairs) < 2000 * 35
    met = set(_listed(pairs))
    assert all((first, place) in met for place in range(100, 2000, 100) for first in range(24))


def test_nothing_meets_nothing() -> None:
    """No postings, and terms that one document each has, make no pairs."""
    assert len(_met({})) == 0
    assert len(terms_enough(_met({}))) == 0
    assert _listed(_met({1: [(0, 5)], 2: [(1, 5)]})) == []


@st.composite
def _postings(draw: st.DrawFn) -> dict[int, list[tuple[int, int]]]:
    count = draw(st.integers(2, 12))
    days = draw(st.lists(st.integers(730_000, 730_400), min_size=count, max_size=count))
    held = st.lists(st.integers(0, count - 1), unique=True, min_size=1)
    return {term: [(place, days[place]) for place in draw(held)] for term in range(draw(st.integers(1, 6)))}


@given(_postings(), st.integers(1, 5), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_partitions_and_order_change_nothing(holders: dict[int, list[tuple[int, int]]], parts: int, chance) -> None:
    """Terms met in partitions and summed give the pairs of all terms met at once, in whatever order they come."""
    whole = _met(holders)
    shuffled = {term: chance.sample(held, len(held)) for term, held in reversed(holders.items())}
    partitions = [{term: held for term, held in shuffled.items() if term % parts == part} for part in range(parts)]
    apart = summed(_met(partition) for partition in partitions)
    assert _listed(apart) == _listed(whole)
    assert apart.value == pytest.approx(whole.value)
    assert all(left < right for left, right in _listed(whole))


def test_each_document_is_held_against_its_best() -> None:
    """Of a left document's pairs the best 40 are scored, and those that are among the best of the right one."""
    value = np.linspace(0.01, 0.9, 300)
    pairs = Pairs(left=np.zeros(300, np.int64), right=np.arange(1, 301), value=value)
    assert len(terms_enough(pairs)) == 300
    left, right = np.repeat(np.arange(90), 90), np.tile(np.arange(90, 180), 90)
    kept = terms_enough(Pairs(left=left, right=right, value=np.tile(value[:90], 90)))
    assert np.bincount(kept.left).tolist() == [90] * 24 + [40] * 66


def test_pairs_grow_with_the_documents() -> None:
    """Ten times the documents have hardly more than ten times the pairs to be scored."""
    counts = {}
    for count in (300, 3000):
        chance = random.Random(4)  # noqa: S311 (no secret hangs on it)
        words = [f"word{n}" for n in range(3000)]
        told = []
        for place in range(count):
            own = " ".join(f"Name{place // 3}x{n}" for n in range(8))
            text = f"On that day {own} met {' '.join(chance.choice(words) for _ in range(60))}."
            told.append(postings(profile(_document(str(place), text))))
        sizes = [len(one.terms) for one in told]
        days = np.array([730_000 + place // 20 for place in range(count)], np.int32)
        pairs = terms_enough(
            terms_met(
                np.concatenate([one.terms for one in told]),
                np.repeat(np.arange(count), sizes),
                np.repeat(days, sizes),
                np.concatenate([one.weights for one in told]),
            )
        )
        found = set(_listed(pairs))
        assert all((place, place + 1) in found for place in range(0, count - 1, 3))
        counts[count] = len(pairs)
    assert math.log10(counts[3000] / counts[300]) <= 1.05
