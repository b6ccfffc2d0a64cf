"""Snippets: the passage of a text that has most of what was asked for, and the places in it."""

from collections.abc import Sequence

from according.core import Span
from according.store.workspace.hits import Snippet

#: Characters of a snippet, and how many of them stand before the first place.
_LENGTH, _LEAD = 240, 60


def snippet(text: str, found: Sequence[Span]) -> Snippet:
    """The passage of ``text`` that holds most of ``found``, cut between words; the text's beginning without any."""
    best = max(range(len(found)), key=lambda n: (_within(found, n), -n)) if found else None
    first = found[best] if best is not None else Span(0, 1)
    start = max(0, first.start - _LEAD)
    if start:
        gap = text.find(" ", start, first.start)
        start = gap + 1 if gap >= 0 else first.start
    end = min(len(text), start + _LENGTH)
    if best is not None:
        end = max(end, min(first.end, start + 4 * _LENGTH))
    if end < len(text):
        gap = text.rfind(" ", min(first.end, end), end)
        end = gap if gap > start else end
    spans = tuple(
        Span(max(place.start, start) - start, min(place.end, end) - start)
        for place in found
        if place.start < end and place.end > start
    )
    return Snippet(text=text[start:end], spans=spans, start=start)


def _within(found: Sequence[Span], first: int) -> int:
    bound = found[first].start + _LENGTH - _LEAD
    return sum(1 for place in found[first : first + 40] if place.end <= bound)
