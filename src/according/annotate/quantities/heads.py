"""Counted nouns by the tree of a sentence, where their form alone does not show them."""

from bisect import bisect_left
from dataclasses import replace

from according.annotate.quantities.numerals import Numeral
from according.core import Figure, FigureKind, Span, Syntax

_NOUNS = frozenset(("NOUN", "PROPN"))
_BEFORE_HEAD = frozenset("NOUN PROPN ADJ NUM VERB PUNCT X SYM".split())
#: The most words from a number to the noun that it counts.
_FAR = 6


class Heads:
    """The words of a text with their heads, looked up by place; none where no model has read it."""

    def __init__(self, syntax: Syntax | None) -> None:
        self._syntax = syntax
        self._starts = [word.start for word in syntax.words] if syntax is not None else []

    def reads(self, place: int) -> bool:
        """Whether a word of the tree begins at a place."""
        at = bisect_left(self._starts, place)
        return at < len(self._starts) and self._starts[at] == place

    def counted(self, number: Span) -> Span | None:
        """The phrase whose head a number modifies, from behind the number to the head."""
        syntax = self._syntax
        if syntax is None:
            return None
        first = bisect_left(self._starts, number.start)
        last = bisect_left(self._starts, number.end)
        for at in range(first, min(last, len(self._starts))):
            head = syntax.heads[at]
            if syntax.relations[at] != "nummod" or not last <= head < last + _FAR or syntax.pos[head] not in _NOUNS:
                continue
            if all(syntax.pos[word] in _BEFORE_HEAD for word in range(last, head)):
                begin = next(word for word in range(last, head + 1) if syntax.pos[word] not in ("PUNCT", "SYM"))
                return Span(syntax.words[begin].start, syntax.words[head].end)
        return None


def with_head(text: str, number: Numeral, figure: Figure, heads: Heads) -> Figure:
    """The figure with what its number counts by the tree; the figure itself where the tree does not say."""
    span = heads.counted(Span(number.start, number.end))
    if span is None or span.start < figure.span.end:
        return figure
    return replace(figure, kind=FigureKind.COUNT, counts=span.of(text), counts_span=span)


def by_head(text: str, number: Numeral, figure: Figure, heads: Heads) -> Figure | None:
    """A count with what it counts by the tree; none where a single one is no number ("one wonders")."""
    if figure.counts_span is None or not figure.span.end <= figure.counts_span.start <= figure.span.end + 1:
        return figure
    span = heads.counted(Span(number.start, number.end))
    if span is None:
        alone = number.spelt and number.value == 1 and heads.reads(number.start)
        return None if alone else figure
    if span.start < figure.span.end or span == figure.counts_span:
        return figure
    return replace(figure, counts=span.of(text), counts_span=span)
