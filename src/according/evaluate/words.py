"""Words as scoreboards of regions count them."""

import re

from according.core import Span

_WORD = re.compile(r"\S+")


def words(text: str) -> tuple[Span, ...]:
    """The words of ``text``: every stretch without white space in it."""
    return tuple(Span(*match.span()) for match in _WORD.finditer(text))
