"""Words as numbers: the same words as ``core.words`` cuts, and the same numbers everywhere."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.core import words
from according.group.copies.forms import cut, form_number, runs

_TEXTS = st.text(
    st.one_of(
        st.sampled_from("abAB'’.-& _\n“”Σσςİiıßé中文𐐀𐐨٣0\u0307–—ẞǅ\ud800"),
        st.characters(),
    ),
    max_size=60,
)


@given(_TEXTS, st.lists(st.integers(0, 60), min_size=4, max_size=4))
def test_words_are_cut_as_core_words_cuts_them(text: str, at: list[int]) -> None:
    """Whatever the text, its words stand in the same places as core.words finds, each stretch by itself."""
    a, b, c, d = sorted(min(place, len(text)) for place in at)
    found = cut(text, [(a, b), (c, d)])
    expected = [*words(text, a, b), *words(text, c, d)]
    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == [(w.start, w.end) for w in expected]
    assert found.forms.tolist() == [form_number(word.form) for word in expected]


def test_a_form_has_one_number_however_it_is_written() -> None:
    """Capitals and curly apostrophes do not change a word's number, and other words have other numbers."""
    text = "The Mayor’s MAYOR'S mayor's ΣΟΦΟΣ σοφος İzmir i̇zmir mayors"
    forms = cut(text, [(0, len(text))]).forms.tolist()
    assert forms[1] == forms[2] == forms[3]
    assert forms[4] == form_number("ΣΟΦΟΣ".lower())
    assert len({forms[0], forms[1], forms[4], forms[6], forms[-1]}) == 5


@pytest.mark.parametrize("size", [1, 64, 65, 5_000], ids=str)
def test_words_of_any_length_have_numbers(size: int) -> None:
    """A word of any length has the number that its form has, and a letter more makes another."""
    word = "ab" * size
    found = cut(f"so {word.upper()} it {word}s", [(0, 4 * size + 8)])
    assert found.forms.tolist() == [form_number(form) for form in ("so", word, "it", f"{word}s")]
    assert form_number(word) != form_number(f"{word}s")


def test_the_numbers_are_the_same_in_every_process() -> None:
    """A word's number does not hang on the process that hashes it, since partitions of several are put together."""
    code = "from according.group.copies.forms import form_number; print(form_number('river'), form_number('a' * 80))"
    told = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout.split()
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] == [str(form_number("river")), str(form_number("a" * 80))]
    # What is kept in archives of former runs must not change its meaning.
    assert form_number("river") == 0x6F98DA11D7CC6554


def test_runs_are_alike_only_for_alike_words() -> None:
    """A run's number tells its words in their order; texts shorter than a run have none."""
    text = "one two three four one two three four five four three two one"
    numbers = runs(cut(text, [(0, len(text))]).forms, 4).tolist()
    assert len(numbers) == 10
    assert numbers[0] == numbers[4]
    assert len(set(numbers)) == 9
    assert runs(cut("one two three", [(0, 13)]).forms, 4).tolist() == []
