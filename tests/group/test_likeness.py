"""How alike two documents are as tellings of one event: scored one by one or many at once, packed or not."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from test_events import COUNCIL, COUNCIL_THREE, COUNCIL_TOO, OTHER_SHOOTING, SHOOTING, _account

from according.group.likeness import (
    PackedProfiles,
    likelihoods,
    likeness,
    packed_profile,
    profile,
    profile_of,
    scored,
    shared_names,
)

PROFILES = [
    profile(_account(told, str(number), day))
    for number, (told, day) in enumerate(
        (
            (COUNCIL, "2031-05-04"),
            (COUNCIL_TOO, "2031-05-05"),
            (COUNCIL_THREE, None),
            (SHOOTING, "2031-05-04"),
            (OTHER_SHOOTING, None),
            (("", ""), None),
        )
    )
]
#: The ends of more names than a document keeps stems.
ENDS = ["".join(letters) for letters in product("bdklmnprst", "aeiou", "bdlt")]
PAIRS = list(combinations(PROFILES, 2))


def test_many_pairs_at_once_are_scored_as_each_by_itself():
    """A pair's likelihood does not depend on which others are scored with it, nor on which document comes first."""
    lefts, rights = zip(*PAIRS, strict=True)
    alone = [likeness(left, right)[0] for left, right in PAIRS]
    assert likelihoods(lefts, rights).tolist() == alone
    assert likelihoods(rights, lefts).tolist() == alone
    assert all(0 < value < 1 for value in alone)


def test_no_pairs_have_no_likelihoods():
    """Nothing to score is scored as nothing."""
    assert len(likelihoods((), ())) == 0


def test_a_packed_profile_comes_back_whole():
    """What comes out of the bytes is what went in, in every column; the bytes are small and always the same."""
    for one in PROFILES:
        packed = packed_profile(one)
        back = profile_of(packed)
        assert back == one
        for column in ("keys", "stems", "marks", "sorts", "weights"):
            assert np.array_equal(getattr(back, column), getattr(one, column))
        assert packed_profile(back) == packed
        assert len(packed) < 10_000


@pytest.mark.parametrize("least", [0.0, 0.3], ids=["all-names", "many-names"])
def test_packed_pairs_are_scored_as_each_by_itself(least):
    """Of packed profiles many pairs at once have the likelihoods, and shares of names above a least, of each alone."""
    left, right = (np.array(places) for places in zip(*combinations(range(len(PROFILES)), 2), strict=True))
    values, shares = scored(PackedProfiles([packed_profile(one) for one in PROFILES]), left, right, least)
    assert values.tolist() == [likeness(one, other)[0] for one, other in PAIRS]
    alone = [shared_names(one, other)[0] for one, other in PAIRS]
    assert [share if share >= least else 0 for share in shares] == [share if share >= least else 0 for share in alone]
    assert max(alone) > 0.3


def test_names_that_the_stems_do_not_tell_are_asked_for_themselves():
    """Of a long text, whose last names are not among its stems, all the names still count."""
    long = [
        profile(
            _account(
                ("They came", " ".join(f"Then {name}{letter}{end} came." for letter in "bcdfg" for end in ENDS)), name
            )
        )
        for name in ("Abe", "Ced")
    ]
    same = replace(long[1], names=long[0].names, forms=long[0].forms)
    packed = PackedProfiles([packed_profile(one) for one in (long[0], same)])
    assert not packed.covered.all()
    _, shares = scored(packed, np.array([0]), np.array([1]), 0.3)
    assert shares.tolist() == [shared_names(long[0], same)[0]]
    assert shares[0] > 0.9


def test_days_far_apart_never_speak_for_one_event():
    """The further apart two documents appeared, the less likely they tell one event."""
    first = profile(_account(COUNCIL, "a", "2031-05-04"))
    later = [
        profile(_account(COUNCIL_TOO, "b", day)) for day in ("2031-05-04", "2031-05-09", "2031-07-04", "2033-05-04")
    ]
    values = [likeness(first, one)[0] for one in later]
    assert values == sorted(values, reverse=True)
    assert values[0] > 0.5


def test_numbers_and_letters_are_no_rare_words():
    """A short number, a year or an abbreviation in both texts is not taken for a rare word that both share."""
    texts = ("The U.S. had 12 of them in 2019.", "In 2019 some 12 came to the U.S. by sea.")
    left, right = (profile(_account(("", text), str(number))) for number, text in enumerate(texts))
    _, why = likeness(left, right)
    assert next(feature.value for feature in why if feature.name == "shared words") == 0
