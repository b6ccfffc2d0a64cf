"""Stories of one wider matter that were kept apart."""

import numpy as np

from according.group.matters import Ties, nearest, strongest, ties, why_linked
from according.group.pairs import Pairs

NAMES = ("Larkford", "Lind", "Reyes")


def _near(*pairs: tuple[str, str, float]) -> Pairs:
    ordered = sorted((*sorted((ord(one), ord(other))), share) for one, other, share in pairs)
    return Pairs(
        left=np.array([left for left, _, _ in ordered], np.int64),
        right=np.array([right for _, right, _ in ordered], np.int64),
        value=np.array([share for _, _, share in ordered], np.float64),
    )


def _ties(groups: str, near: Pairs) -> Ties:
    """The strongest ties between stories whose documents are letters: "ab cd" are two of two."""
    of = {ord(letter): number for number, group in enumerate(groups.split()) for letter in group}
    left, right = (np.array([of[place] for place in side.tolist()], np.int64) for side in (near.left, near.right))
    return strongest(ties(near, left, right))


def test_two_stories_are_tied_once_by_their_nearest_documents() -> None:
    """Of all pairs of documents of two stories the one that shares most names counts, none within a story."""
    (tie,) = _ties("ab cd e", _near(("a", "c", 0.4), ("b", "d", 0.7), ("a", "b", 0.9))).tolist()
    assert tie == (0, 1, 0.7, ord("b"), ord("d"))


def test_few_names_in_common_are_no_matter() -> None:
    """A share of names below three tenths ties nothing, nor do pairs within one story, nor no pairs at all."""
    assert not len(_ties("ab c", _near(("a", "b", 0.9), ("b", "c", 0.2))))
    assert not len(_ties("ab c", _near()))


def test_a_link_names_what_both_are_about() -> None:
    """The link names what both stories are about and how many days lie between, where that is known."""
    about = "Both are about Larkford, Lind and Reyes, and tell different events"
    assert why_linked(NAMES, 730_000, 730_006) == f"{about}; the accounts that share most are 6 days apart."
    assert why_linked(NAMES, 5, 6) == f"{about}; the accounts that share most are a day apart."
    assert why_linked(NAMES, None, 5) == f"{about}."
    assert why_linked((), 5, 5) == (
        "Both name the same people and places, and tell different events; the accounts that share most are of one day."
    )


def test_a_story_is_linked_with_its_nearest() -> None:
    """Of many stories of one matter each is linked with its nearest five, and with those whose nearest it is."""
    letters = "abcdefghijkl"
    near = _near(
        *((one, other, 0.9 - abs(ord(one) - ord(other)) / 40) for one in letters for other in letters if one < other)
    )
    found = _ties(" ".join(letters), near)
    chosen = nearest(found["story"], found["other"], found["share"]) | nearest(
        found["other"], found["story"], found["share"]
    )
    pairs = {(letters[tie["story"]], letters[tie["other"]]) for tie in found[chosen]}
    assert ("a", "f") in pairs
    assert ("a", "l") not in pairs
    assert len(pairs) < len(letters) * 5
