import re

import pytest

from according.annotate.word_starts import starting, starting_or

TEXT = "No, NOT now: the knot was tied in 2019, nothing more. “Never,” he said."


def test_the_same_places_are_found_as_by_a_boundary_and_alternatives() -> None:
    """An expression that leaps to first letters finds what a word's boundary and the alternatives do."""
    plain = re.compile(r"\b(?:not(?!hing)|never|no)\b", re.IGNORECASE)
    leaping = re.compile(starting(("not(?!hing)", "never", "no")) + r"\b")
    assert [m.span() for m in leaping.finditer(TEXT)] == [m.span() for m in plain.finditer(TEXT)]


def test_what_may_not_stand_before_a_word_can_be_told() -> None:
    """A word after a character that may not stand before it is left alone."""
    found = re.compile(starting(("way",), not_after=r"\w-")).findall("half-way, a way, subway, Way")
    assert found == ["way", "Way"]


@pytest.mark.parametrize(("cased", "expected"), [(False, ["NOT", "now", "2019"]), (True, ["now", "2019"])])
def test_characters_that_stand_anywhere_are_found_beside_words(cased: bool, expected: list[str]) -> None:
    """Digits are found wherever they stand, words where they begin, and as they are written if case matters."""
    pattern = re.compile(starting_or(r"\d", r"\d*", ("not(?!hing)", "now"), cased=cased))
    assert [m[0] for m in pattern.finditer(TEXT)] == expected
