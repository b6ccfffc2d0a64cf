import pytest

from according.compare.quotations.changes import changes
from according.compare.quotations.variants import Reading
from according.core import ChangeKind, Span


def _changes(left: str, right: str) -> list[tuple[ChangeKind, str | None, str | None]]:
    one, two = (Reading(name, text, (Span(0, len(text)),)) for name, text in (("a", left), ("b", right)))
    return [
        (c.kind, c.base.span.of(left) if c.base else None, c.other.span.of(right) if c.other else None)
        for c in changes(one, two)
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We’re closing the pool - for good", "We're closing the pool – for good"),
        ("the well-known “rule of three”", "the well known 'rule of three'"),
        ("The organisation favours reform", "The organization favors reform"),
        ("six votes to 2 in the U.S. Senate", "6 votes to two in the US Senate"),
    ],
)
def test_typography_is_no_change(left: str, right: str) -> None:
    """Curly and straight marks, dashes, hyphens, a house's spelling and digits for words leave a reading the same."""
    assert _changes(left, right) == []


def test_cut_words_are_named_with_their_place() -> None:
    """Words that only the base reading has are a cut at their exact place, with no place on the other side."""
    assert _changes("We will close the old pool in May", "We will close the pool in May") == [
        (ChangeKind.CUT, "old", None)
    ]


def test_a_cut_end_with_a_full_stop_inside_the_marks() -> None:
    """Where the other reading ends with a full stop and the base goes on, both the stop and the cut are told."""
    found = _changes("No officer may train abroad since the city wants peace,", "No officer may train abroad.")
    assert (ChangeKind.CUT, "since the city wants peace", None) in found
    assert (ChangeKind.FULL_STOP, "abroad", "abroad.") in found


def test_a_bracketed_capital_and_an_added_subject() -> None:
    """A subject put before the words is inserted, and the bracket about its first letter is told beside it."""
    found = _changes("opposes exchanges with any country", "(T)he Council opposes exchanges with any country")
    assert (ChangeKind.INSERTED, None, "(T)he Council") in found
    assert (ChangeKind.BRACKETED, None, "(T)he") in found


def test_a_bracketed_noun_for_a_pronoun() -> None:
    """Words in brackets that stand for others are bracketed, not merely replaced."""
    assert _changes("it must answer for this today", "[the city] must answer for this today") == [
        (ChangeKind.BRACKETED, "it", "the city")
    ]


@pytest.mark.parametrize(
    ("left", "right", "base", "other"),
    [
        ("We do not support the plan at all", "We do support the plan at all", "not", None),
        ("It isn’t the end of the matter", "It is the end of the matter", "isn’t", "is"),
        ("They would agree to sign it", "They would never agree to sign it", None, "never"),
    ],
)
def test_a_negation_lost_or_put_in(left: str, right: str, base: str | None, other: str | None) -> None:
    """A negation that only one reading has is named as such, whichever reading has it."""
    assert _changes(left, right) == [(ChangeKind.NEGATION, base, other)]


def test_a_changed_figure() -> None:
    """Another number at the same place is a figure that differs."""
    assert _changes("some 1,394 residents signed it", "some 1,200 residents signed it") == [
        (ChangeKind.FIGURE, "1,394", "1,200")
    ]


def test_an_ellipsis_for_words() -> None:
    """An ellipsis at the place of words is told as an ellipsis."""
    found = _changes("We went, as you know, to the council", "We went … to the council")
    assert [kind for kind, _, _ in found] == [ChangeKind.ELLIPSIS]
    assert found[0][1:] == ("as you know", "…")


def test_a_capital_and_a_stop_within() -> None:
    """A full stop where the base runs on, and the capital after it, are told as two changes."""
    assert _changes("we came, we saw it all", "we came. We saw it all") == [
        (ChangeKind.FULL_STOP, "came,", "came."),
        (ChangeKind.CAPITAL, "we", "We"),
    ]


def test_an_interrupted_reading_is_read_as_one() -> None:
    """A quotation interrupted by its source has no change at the interruption."""
    left, right = "We came, we saw it all", "“We came,” said Ann Lee, “we saw it all”"
    first, second = right.index("We"), right.index("we saw")
    one = Reading("a", left, (Span(0, len(left)),))
    two = Reading("b", right, (Span(first, first + 8), Span(second, second + len("we saw it all"))))
    assert changes(one, two) == ()


def test_very_long_readings_stay_cheap() -> None:
    """Two very long readings are compared as wholes."""
    left = "word " * 5000
    assert _changes(left, left) == []
    assert [kind for kind, _, _ in _changes(left, left + "more")] == [ChangeKind.REPLACED]


def test_a_changed_name() -> None:
    """Another name within a sentence is a name that differs; at its beginning a capital shows nothing."""
    assert _changes("we went to Harrow on foot", "we went to Ardal on foot") == [(ChangeKind.NAME, "Harrow", "Ardal")]
    assert _changes("Farmers went there", "Fishermen went there")[0][0] is ChangeKind.REPLACED


def test_two_changes_at_one_place_are_both_told() -> None:
    """A lost "not" beside another word is told beside that word."""
    kinds = {kind for kind, _, _ in _changes("we will not seek the office now", "we will leave the office now")}
    assert kinds == {ChangeKind.NEGATION, ChangeKind.REPLACED}


def test_a_negation_within_a_longer_cut_is_part_of_the_cut() -> None:
    """Words cut at the front with a negation among them are a cut: what is left is not turned round."""
    found = _changes("No matter how you count it, they are behind us", "you count it, they are behind us")
    assert [kind for kind, _, _ in found] == [ChangeKind.CUT]


def test_an_ellipsis_that_goes_with_its_words() -> None:
    """Where a reading ends before another one's ellipsis, its words are cut; the ellipsis stands for none of them."""
    found = _changes("We did all that we could . . . and then we left the town", "We did all that we could")
    assert [kind for kind, _, _ in found] == [ChangeKind.CUT]


def test_a_contraction_written_out_is_no_change() -> None:
    """The words "it's" and "it is", "we've" and "we have" are one reading; "don't" and "do" are not."""
    assert _changes("well, it's late and we've lost", "well, it is late and we have lost") == []
    assert _changes("they don't agree to it", "they do agree to it")[0][0] is ChangeKind.NEGATION


def test_a_name_in_the_plural_is_no_other_name() -> None:
    """A word with a capital that differs in its ending alone is another word, not another name."""
    assert _changes("he took the Golden Shower home", "he took the Golden Showers home")[0][0] is ChangeKind.REPLACED
