"""Marks: what the reading model took for names, and its parts of speech, by their place in the text."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from according.core import EntityType, Name, Reading, Span

_EDGES = " \n\t“”\"‘’'.,:;()[]—–-*"


class Marks:
    """The names that the model marked, trimmed to what names alone, and the part of speech of each word."""

    def __init__(self, text: str, reading: Reading) -> None:
        kept = [(name, _trimmed(text, name.span)) for name in reading.names]
        found = [Name(span=s, type=n.type, score=n.score) for n, s in kept if s is not None]
        self.names = _rejoined(text, sorted(found, key=lambda name: name.span))
        self._starts = [name.span.start for name in self.names]
        self._words = reading.syntax.words
        self._places = [word.start for word in self._words]
        self._pos = reading.syntax.pos

    def over(self, span: Span) -> list[Name]:
        """The marks that share a character with ``span``, in the order of the text."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while at < len(self.names) and self._starts[at] < span.end:
            if self.names[at].span.end > span.start:
                found.append(self.names[at])
            at += 1
        return found

    def pos(self, span: Span) -> list[str]:
        """The parts of speech of the words that begin in ``span``."""
        return list(self._pos[bisect_left(self._places, span.start) : bisect_left(self._places, span.end)])

    def proper(self, span: Span) -> bool:
        """Whether a word of ``span`` is read as a proper noun; True where nothing was read there."""
        read = self.pos(span)
        return not read or "PROPN" in read


def _rejoined(text: str, names: list[Name]) -> list[Name]:
    """Marks of persons with nothing but a space or an initial's stop between them are one: "Ada I." and "Lind"."""
    kept: list[Name] = []
    for name in names:
        last = kept[-1] if kept else None
        both = last is not None and last.type is name.type is EntityType.PERSON
        gap = text[last.span.end : name.span.start] if last is not None else ""
        initial = last is not None and text[last.span.start : last.span.end].split()[-1][-2:].strip(" ").isupper()
        if last is not None and both and (gap == " " or (gap == ". " and initial)):
            kept[-1] = replace(last, span=Span(last.span.start, name.span.end), score=min(last.score, name.score))
        else:
            kept.append(name)
    return kept


def mark_of(span: Span, over: list[Name]) -> tuple[EntityType | None, float]:
    """What the marks over a name take it for as a whole: the one that ends with it, or has most of it.

    A surname that is marked makes the whole a person's; "Oslo" at the end of a longer name makes no place of it.
    """
    surname = len(over) == 1 and over[0].type is EntityType.PERSON
    for mark in over:
        shared = min(mark.span.end, span.end) - max(mark.span.start, span.start)
        if mark.span.end == span.end and (2 * shared >= len(span) or surname):
            return mark.type, mark.score
        if 5 * shared >= 4 * len(span):
            return mark.type, mark.score
    return None, 0.0


def _trimmed(text: str, span: Span) -> Span | None:
    """A mark without article, possessive ending and marks of punctuation at its edges."""
    start, end = span.start, span.end
    if text[start : start + 4] in ("The ", "the "):
        start += 4
    while start < end and text[start] in _EDGES:
        start += 1
    stop = end > start and text[end - 1] == "." and "." in text[start : end - 1]
    while end > start and text[end - 1] in _EDGES and not stop:
        end -= 1
    if text[max(start, end - 2) : end] in ("'s", "’s"):
        end -= 2
    return Span(start, end) if end > start else None
