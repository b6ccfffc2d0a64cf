"""An account's telling as words in order, and which of them stand in which quotation."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from according.compare.quotations.sources import attribution_over
from according.compare.quotations.variants import Token, tokens
from according.core import Annotated, Quotation, QuotationKind, Span

#: A source that interrupts a sentence takes no more characters than this; one between two sentences no more words.
_INTERRUPTION, _SOURCE_WORDS = 260, 12
#: Fewer words in marks are a name or a word put in doubt, not the rest of a sentence.
_LEAST = 3
_SENTENCE_WITHIN = re.compile(r"[.!?]['’”\"]?\s+\S")


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotation, or one that its source interrupts, in several parts: word ranges of the stream, and their spans."""

    ranges: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]

    @property
    def first(self) -> int:
        """The place of the first word."""
        return self.ranges[0][0]

    @property
    def last(self) -> int:
        """The place after the last word."""
        return self.ranges[-1][1]


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of a telling, the character at which each begins, and the quotations in their order."""

    annotated: Annotated
    tokens: list[Token]
    starts: list[int]
    units: tuple[Unit, ...]

    def words(self, *units: Unit) -> list[Token]:
        """The words of quotations, in order."""
        return [t for unit in units for first, last in unit.ranges for t in self.tokens[first:last]]


def stream(annotated: Annotated) -> Stream:
    """The words of an account's telling, in order, with its quotations; what its source interrupts is one of them."""
    text = annotated.document.text
    words: list[Token] = []
    for region in annotated.document.telling:
        words.extend(tokens(text, region.span))
    starts = [token.start for token in words]
    units: list[Unit] = []
    before: Quotation | None = None
    for quotation in sorted(annotated.quotations, key=lambda q: (q.span.start, q.span.end)):
        if quotation.kind is QuotationKind.TITLE or quotation.depth:
            continue
        inner = quotation.inner
        words_of = bisect_left(starts, inner.start), bisect_left(starts, inner.end)
        if words_of[0] == words_of[1]:
            continue
        if before is not None and _continues(annotated, before, quotation):
            units[-1] = Unit((*units[-1].ranges, words_of), (*units[-1].spans, inner))
        else:
            units.append(Unit((words_of,), (inner,)))
        before = quotation
    return Stream(annotated, words, starts, tuple(units))


def run_together(text: str, spans: Sequence[Span]) -> bool:
    """Whether between parts of a reading more stands than whose words they are."""
    return any(
        len(gap.split()) > _SOURCE_WORDS and (_SENTENCE_WITHIN.search(gap) or len(gap) > _INTERRUPTION)
        for one, two in pairwise(spans)
        if (gap := text[one.end : two.start])
    )


def adjacent(annotated: Annotated, one: Unit, two: Unit) -> bool:
    """Whether only the source stands between two quotations of one paragraph."""
    first, second = sorted((one, two), key=lambda unit: unit.first)
    gap = annotated.document.text[first.spans[-1].end : second.spans[0].start]
    return "\n" not in gap and len(gap.split()) <= _SOURCE_WORDS and not _SENTENCE_WITHIN.search(gap.strip("”\"’' "))


def _continues(annotated: Annotated, before: Quotation, quotation: Quotation) -> bool:
    """Whether only the source stands between two quotations: it interrupts a sentence."""
    text = annotated.document.text
    if quotation.span.start - before.span.end > _INTERRUPTION or quotation.span.start < before.span.end:
        return False
    gap = text[before.span.end : quotation.span.start]
    if (
        len(quotation.inner.of(text).split()) < _LEAST
        or "\n" in gap
        or not gap.strip(" ,.;:—-–")
        or _SENTENCE_WITHIN.search(gap.rstrip() + " ")
    ):
        return False
    ends = text[before.inner.start : before.inner.end].rstrip()[-1:]
    if ends in ".!?" or gap.rstrip().endswith(".") or (ends not in ",—–-" and not gap.startswith(",")):
        return False
    left, right = (attribution_over(annotated, (q.inner,)) for q in (before, quotation))
    if left is None or right is None:
        return left is right
    return left.id == right.id or (left.speaker is not None and left.speaker == right.speaker)
