"""Stories of one wider matter that were kept apart."""

import numpy as np

from according.core import Story
from according.group.matters import links
from according.group.pairs import Pairs


def _stories(*groups: str) -> tuple[Story, ...]:
    return tuple(Story(id=f"s-{group}", documents=tuple(group)) for group in groups)


def _near(*pairs: tuple[str, str, float]) -> Pairs:
    ordered = sorted((*sorted((ord(one), ord(other))), share) for one, other, share in pairs)
    return Pairs(
        left=np.array([left for left, _, _ in ordered], np.int64),
        right=np.array([right for _, right, _ in ordered], np.int64),
        value=np.array([share for _, _, share in ordered], np.float64),
    )


IDS = {ord(letter): letter for letter in "abcdefghijklmnop"}
DAYS: dict[int, int | None] = {place: 730_000 + 3 * (place - ord("a")) for place in IDS}


def _names(left: int, right: int) -> tuple[str, ...]:
    del left, right
    return ("Larkford", "Lind", "Reyes")


def test_two_events_of_one_matter_are_linked_by_their_nearest_documents() -> None:
    """The link names what both are about and how many days lie between, once for two stories."""
    near = _near(("a", "c", 0.4), ("b", "d", 0.7), ("a", "b", 0.9))
    (link,) = links(_stories("ab", "cd", "e"), near, IDS, DAYS, _names)
    assert (link.left, link.right, link.share) == ("s-ab", "s-cd", 0.7)
    assert link.why == (
        "Both are about Larkford, Lind and Reyes, and tell different events; "
        "the accounts that share most are 6 days apart."
    )


def test_few_names_in_common_are_no_matter() -> None:
    """A share of names below three tenths links nothing, nor do pairs within one story, nor no pairs at all."""
    assert links(_stories("ab", "c"), _near(("a", "b", 0.9), ("b", "c", 0.2)), IDS, DAYS, _names) == ()
    assert links(_stories("ab", "c"), _near(), IDS, DAYS, _names) == ()


def test_days_that_are_not_known_are_not_told() -> None:
    """Where a document has no day, or both have the same, that is what is said."""
    undated: dict[int, int | None] = dict.fromkeys(IDS)
    (link,) = links(_stories("a", "b"), _near(("a", "b", 0.5)), IDS, undated, _names)
    assert link.why == "Both are about Larkford, Lind and Reyes, and tell different events."
    (link,) = links(_stories("a", "b"), _near(("a", "b", 0.5)), IDS, dict.fromkeys(IDS, 5), lambda *_: ())
    assert link.why == (
        "Both name the same people and places, and tell different events; the accounts that share most are of one day."
    )


def test_a_story_is_linked_with_its_nearest() -> None:
    """Of many stories of one matter each is linked with its nearest five, and with those whose nearest it is."""
    letters = "abcdefghijkl"
    near = _near(
        *((one, other, 0.9 - abs(ord(one) - ord(other)) / 40) for one in letters for other in letters if one < other)
    )
    found = links(_stories(*letters), near, IDS, DAYS, _names)
    pairs = {(link.left[-1], link.right[-1]) for link in found}
    assert ("a", "f") in pairs
    assert ("a", "l") not in pairs
    assert len(pairs) < len(letters) * 5
