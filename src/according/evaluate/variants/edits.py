"""The ways in which a quotation changes between accounts, by name, and two of them together."""

from according.evaluate.variants.edit import Edit, Editor
from according.evaluate.variants.edits_of_marks import (
    bracketed_gloss,
    bracketed_letter,
    bracketed_pronoun,
    capital,
    ellipsis,
    full_stop,
    split_sentence,
)
from according.evaluate.variants.edits_of_words import (
    alike,
    cut_adverb,
    cut_end,
    cut_front,
    cut_middle,
    figure,
    inserted,
    name,
    not_added,
    not_dropped,
    replaced,
)

#: The changes within the marks, by what a reader calls them.
EDITORS: dict[str, Editor] = {
    "same words": alike,
    "cut at the end": cut_end,
    "cut at the front": cut_front,
    "cut within": cut_middle,
    "adverb cut": cut_adverb,
    "inserted": inserted,
    "pronoun in brackets": bracketed_pronoun,
    "gloss in brackets": bracketed_gloss,
    "letter in brackets": bracketed_letter,
    "ellipsis": ellipsis,
    "capital": capital,
    "full stop moved": full_stop,
    "sentence split or joined": split_sentence,
    "not dropped": not_dropped,
    "not added": not_added,
    "other figure": figure,
    "other name": name,
    "other word": replaced,
}
#: Changes that are made together, the first before the second.
PAIRS: tuple[tuple[str, str], ...] = (
    ("other figure", "cut at the end"),
    ("other figure", "inserted"),
    ("not dropped", "cut at the front"),
    ("not added", "cut at the end"),
    ("other name", "cut at the end"),
    ("other name", "pronoun in brackets"),
    ("pronoun in brackets", "ellipsis"),
    ("gloss in brackets", "cut at the front"),
    ("other word", "not dropped"),
    ("other word", "cut at the end"),
    ("inserted", "capital"),
    ("ellipsis", "full stop moved"),
)


def together(first: Editor, second: Editor, words: str, chance: int) -> Edit | None:
    """Two changes in one reading, where the second leaves the first one standing."""
    one = first(words, chance)
    two = None if one is None else second(one.words, chance // 3)
    if one is None or two is None or f" {_around(words, one.words)} " not in f" {two.words} ":
        return None
    return Edit(
        words=two.words,
        wanted=one.wanted | two.wanted,
        allowed=one.allowed | two.allowed,
        open_end=two.open_end,
    )


def _around(words: str, other: str) -> str:
    """What a reading has otherwise than the original, with two words on either side."""
    one, two = words.split(), other.split()
    first = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    tail = zip(reversed(one[first:]), reversed(two[first:]), strict=False)
    last = len(two) - next((at for at, (a, b) in enumerate(tail) if a != b), min(len(one), len(two)) - first)
    return " ".join(two[max(0, first - 2) : max(first, last) + 2])
