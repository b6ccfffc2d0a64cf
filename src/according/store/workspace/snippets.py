"""Snippets: the passage of a text that has most of what was asked for, and the places in it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from according.core import Span
from according.store.workspace.hits import Snippet

#: Characters of a snippet, and how many of them stand before the first place.
_LENGTH, _LEAD = 240, 60
#: Places that are weighed against each other.
_PLACES = 200


@dataclass(frozen=True, slots=True)
class Marks:
    """What the index puts before and after each place: made anew each time, so that no text has it already."""

    opening: str = field(default_factory=lambda: f"\x02{secrets.token_hex(8)}<")
    closing: str = field(default_factory=lambda: f"\x02{secrets.token_hex(8)}>")

    def read(self, marked: str) -> tuple[str, tuple[Span, ...]]:
        """A marked text's own words, and the places that were marked in it."""
        first, *pieces = marked.split(self.opening)
        words, spans, at = [first], list[Span](), len(first)
        for piece in pieces:
            inside, _, after = piece.partition(self.closing)
            if inside:
                spans.append(Span(at, at + len(inside)))
            words += (inside, after)
            at += len(inside) + len(after)
        return "".join(words), tuple(spans)


def snippet(text: str, found: Sequence[Span]) -> Snippet:
    """The passage of ``text`` that holds most of ``found``, cut between words; the text's beginning without any."""
    weighed = found[:_PLACES]
    best = max(range(len(weighed)), key=lambda n: (_within(weighed, n), -n)) if weighed else None
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
