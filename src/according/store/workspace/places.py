"""Where the words of a question stand in a text, for a passage to show; the index tells documents, not places.

The index's own ``highlight`` takes time by the square of the places that it marks, and loses what follows a NUL.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from according.core import Span
from according.store.workspace.query import Term

#: So many places are looked for, in so much of a text.
_PLACES, _REACH = 200, 4_000_000
_WORD = re.compile(r"[^\W_]+")
_BEYOND = re.compile(r"[^\x00-\x7f]")
#: Accents that stand behind their letter as characters of their own.
_ACCENTS = "[\u0300-\u036f]*"


class Places:
    """The places of a question's wanted words, as the index of texts reads them: without case and accents."""

    def __init__(self, terms: Sequence[Term]) -> None:
        patterns = sorted({_pattern(term) for term in terms if not term.without} - {""}, key=len, reverse=True)
        self._found = re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})(?![^\W_])") if patterns else None

    def of(self, text: str) -> tuple[Span, ...]:
        """Where they stand in ``text``, in its order; of very many the first."""
        return tuple(islice(self._all(text), _PLACES))

    def any(self, text: str) -> bool:
        """Whether one of them stands in ``text``."""
        return next(self._all(text), None) is not None

    def _all(self, text: str) -> Iterator[Span]:
        if self._found is None:
            return
        for found in self._found.finditer(_alike(text[:_REACH])):
            yield Span(found.start(), found.end())


def _pattern(term: Term) -> str:
    """A word or phrase as an expression; "" where there is no letter in it."""
    words = _WORD.findall(_alike(unicodedata.normalize("NFC", term.words)))
    told = [_ACCENTS.join(map(re.escape, word)) + _ACCENTS for word in words]
    return r"[\W_]+".join(told) + (r"(?:[^\W_]|[\u0300-\u036f])*" if term.prefix and told else "")


def _alike(text: str) -> str:
    """The text in small letters without accents, character for character."""
    return _BEYOND.sub(_plain, text).lower() if not text.isascii() else text.lower()


def _plain(found: re.Match[str]) -> str:
    return _letter(found[0])


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else base[0]
