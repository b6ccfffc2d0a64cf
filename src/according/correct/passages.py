"""A text in which words are looked for: its words in order, and where each form of a word stands."""

from functools import cached_property

from according.core import Word, words

#: Characters that one keyboard, typesetter or page writes in one way and another in another; one for one.
_FOLDED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " ",
     "\u202f": " ", "\n": " ", "\t": " ", "\r": " "}
)  # fmt: skip


def folded(text: str) -> str:
    """The text with quotation marks, dashes and blanks in one form each, and of the same length."""
    return text.translate(_FOLDED)


class Passage:
    """A text with what is derived from it when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> str:
        """The text with marks, dashes and blanks in one form each."""
        return folded(self.text)

    @cached_property
    def words(self) -> list[Word]:
        """The words in the order of the text."""
        return words(self.text)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """For each form the positions of the words that have it."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            found.setdefault(word.form, []).append(at)
        return found
