"""A text in which words are looked for: its words in order, and where each form of a word stands."""

from array import array
from functools import cached_property

from according.core import Word, iter_words

#: Places of one form that are kept.
POSTINGS = 200

#: Characters that one keyboard, typesetter or page writes in one way and another in another; one for one.
_FOLDED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " ",
     "\u202f": " ", "\n": " ", "\t": " ", "\r": " "}
)  # fmt: skip


def folded(text: str) -> str:
    """The text with quotation marks, dashes and blanks in one form each, and of the same length."""
    return text.translate(_FOLDED)


class Passage:
    """A text with what is derived from it when it is first asked for; of long texts this takes little room."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: array[int] = array("L")
        self._ends: array[int] = array("L")
        self._places: dict[str, list[int]] = {}
        self._counts: dict[str, int] = {}

    @cached_property
    def folded(self) -> str:
        """The text with marks, dashes and blanks in one form each."""
        return folded(self.text)

    def window(self, first: int, last: int) -> list[Word]:
        """The words from one position to before another."""
        self._index()
        places = zip(self._starts[max(0, first) : max(0, last)], self._ends[max(0, first) : max(0, last)], strict=True)
        return [Word(start, end, _form(self.text[start:end])) for start, end in places]

    def places(self, form: str) -> list[int]:
        """The positions of words that have a form; of many the first ones."""
        self._index()
        return self._places.get(form, [])

    def count(self, form: str) -> int:
        """How many words have a form."""
        self._index()
        return self._counts.get(form, 0)

    def _index(self) -> None:
        if self._starts:
            return
        for at, word in enumerate(iter_words(self.text)):
            self._starts.append(word.start)
            self._ends.append(word.end)
            count = self._counts[word.form] = self._counts.get(word.form, 0) + 1
            if count <= POSTINGS:
                self._places.setdefault(word.form, []).append(at)


def _form(word: str) -> str:
    return word.lower().replace("’", "'")
