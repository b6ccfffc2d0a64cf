"""Pairs of places that share runs of words, met a partition of the numbers at a time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.core import Annotated, Document, OriginMap, RawInput, Region, RegionKind, Span
from according.group import grams, runs_enough, runs_met, telling
from according.group.copies.forms import cut, runs
from according.group.pairs import Pairs, summed


def _annotated(text: str, name: str = "d") -> Annotated:
    return Annotated(
        document=Document(
            id=name,
            path="a.txt",
            text=text,
            regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
            raw=RawInput(sha256="", size=1, media_type="text/plain", encoding="utf-8", extractor=""),
            origin=OriginMap.identity(len(text)),
        )
    )


def _met(*members: tuple[int, list[int]]) -> dict[tuple[int, int], float]:
    """The pairs that numbers make which these places have."""
    numbers = np.array([number for number, places in members for _ in places], dtype=np.uint64)
    places = np.array([place for _, held in members for place in held], dtype=np.int64)
    return _dict(runs_met(numbers, places))


def _dict(pairs: Pairs) -> dict[tuple[int, int], float]:
    return dict(zip(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True), pairs.value.tolist(), strict=True))


def test_any_ten_words_in_common_share_a_kept_run() -> None:
    """Of three neighbouring runs one is kept at least, whatever stands around, so that ten words alike are found."""
    words = [f"word{number}" for number in range(400)]
    whole = grams(telling(_annotated(" ".join(words))))
    for start in range(0, 390, 7):
        part = grams(telling(_annotated(f"before {start} that {' '.join(words[start : start + 10])} and behind it")))
        assert np.intersect1d(whole, part).size >= 1


def test_about_every_second_run_is_kept_once_and_in_order() -> None:
    """The kept runs are distinct, in order, and about half as many as there are words."""
    text = " ".join(f"word{number}" for number in range(2_000))
    kept = grams(telling(_annotated(text)))
    assert (kept[1:] > kept[:-1]).all()
    assert 800 < len(kept) < 1_200
    assert np.isin(kept, runs(cut(text, [(0, len(text))]).forms, 8)).all()


@pytest.mark.parametrize("count", [1, 7, 8, 9, 11], ids=str)
def test_short_texts_have_what_runs_they_have(count: int) -> None:
    """A text of fewer than eight words has no run, one of a few more has each of its own."""
    kept = grams(telling(_annotated(" ".join(f"word{number}" for number in range(count)))))
    assert len(kept) == 0 if count < 8 else 1 <= len(kept) <= count - 7


def test_pairs_count_the_numbers_that_they_share() -> None:
    """A pair's value is how many numbers both have; each pair stands once, the smaller place first, in order."""
    met = _met((5, [9, 3]), (2, [3, 9, 4]), (7, [1]), (8, [4, 9]))
    assert met == {(3, 4): 1.0, (3, 9): 2.0, (4, 9): 2.0}
    assert list(met) == sorted(met)


def test_a_place_that_has_a_number_twice_is_no_pair_with_itself() -> None:
    """Postings that name one place twice make no pair of it."""
    assert _met((5, [3, 3])) == {}


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9)), max_size=60, unique=True), st.integers(1, 12))
def test_partitions_add_up_to_the_whole(postings: list[tuple[int, int]], border: int) -> None:
    """What two partitions of the numbers give, summed up, is what all of them give at once, in any order."""

    def met(part: list[tuple[int, int]]) -> Pairs:
        return runs_met(np.array([n for n, _ in part], np.uint64), np.array([p for _, p in part], np.int64))

    parts = [met([p for p in postings if p[0] < border]), met([p for p in reversed(postings) if p[0] >= border])]
    whole = _dict(met(postings))
    assert _dict(summed(parts)) == pytest.approx(whole)


def test_what_many_have_counts_less() -> None:
    """A number that twelve places have counts half for each pair of them; two such numbers are not enough."""
    met = _met((1, list(range(12))), (2, list(range(12))))
    assert len(met) == 66
    assert set(met.values()) == {1.0}
    numbers, places = np.array([1] * 12 + [2] * 12, np.uint64), np.array([*range(12), *range(12)], np.int64)
    assert len(runs_enough(runs_met(numbers, places))) == 0


def test_a_wire_that_sixty_carry_is_found_and_their_sign_off_is_not() -> None:
    """What more than twelve places have is held against the first; many such numbers are enough, a few are not."""
    wire = [(number, list(range(60))) for number in range(90)]
    sign_off = [(1_000 + number, list(range(100, 170))) for number in range(12)]
    numbers = np.array([n for n, held in wire + sign_off for _ in held], dtype=np.uint64)
    places = np.array([p for _, held in wire + sign_off for p in held], dtype=np.int64)
    enough = runs_enough(runs_met(numbers, places))
    assert sorted(_dict(enough)) == [(0, place) for place in range(1, 60)]


def test_ten_thousand_copies_of_one_text_stay_linear() -> None:
    """As many pairs come of copies of one text as there are copies, less one."""
    kept = grams(telling(_annotated(" ".join(f"word{number}" for number in range(80)))))
    numbers, places = np.tile(kept, 10_000), np.repeat(np.arange(10_000, dtype=np.int64), len(kept))
    enough = runs_enough(runs_met(numbers, places))
    assert enough.left.tolist() == [0] * 9_999
    assert enough.right.tolist() == list(range(1, 10_000))


def test_places_of_an_archive_are_any_numbers() -> None:
    """Places are shard and row in one number: large, and far from each other."""
    places = [(7 << 20) | 5, (90_000 << 20) | 1, 3]
    assert list(_met((1, places), (2, places))) == [
        (3, places[0]),
        (3, places[1]),
        (places[0], places[1]),
    ]


def test_no_postings_are_no_pairs() -> None:
    """An empty partition gives no pairs."""
    assert len(runs_enough(runs_met(np.zeros(0, np.uint64), np.zeros(0, np.int64)))) == 0
