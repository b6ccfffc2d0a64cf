"""Contents read again, each as if it were a text of its own: what is attributed inside what was attributed."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from according.core import Quotation, Span, Triple
from according.neural.reader.decoding import Marked, Parsed, mark
from according.neural.reader.inputs import PLACES, Pieces, places
from according.neural.reader.labels import RELATIONS, UPOS
from according.neural.reader.layout import Layout, marks
from according.neural.reader.session import Session
from according.neural.reader.triples import triples

#: A content of fewer words holds no attribution.
SHORTEST = 5
#: The share of a document's words that are read again at most, and the words that a short document may have.
SHARE, ALLOWED = 0.15, 60
#: Relations by which what is said hangs on its cue.
_SAID = [RELATIONS.index(name) for name in ("ccomp", "parataxis")]
_EDGE = PLACES.index("edge")
_VERB = UPOS.index("VERB")
#: How likely a word inside a content must be a cue for the content to be read again.
_DOUBT = 0.05


def read_again(
    session: Session, layout: Layout, contents: Sequence[NDArray[np.int64]], quotations: Sequence[Quotation]
) -> list[list[Triple]]:
    """The triples with a cue and a content in each content, given as the numbers of its words; none leaves it."""
    found, quoted = [], _Marks(quotations)
    for words in contents:
        kept, given = _alone(layout, words, quoted)
        inner = triples(layout, mark(session, given), kept) if len(kept) >= SHORTEST else []
        found.append([triple for triple in inner if triple.cue and triple.content])
    return found


def words_of(layout: Layout, spans: Sequence[Span]) -> NDArray[np.int64]:
    """The numbers of the words that lie in ``spans``."""
    ranges = [np.arange(*layout.within(span)) for span in sorted(spans)]
    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *ranges]))


def likely(layout: Layout, marked: Marked, parsed: Parsed, contents: Sequence[NDArray[np.int64]]) -> list[int]:
    """The numbers of the contents that seem to hold a cue, within :data:`SHARE` of the words; likeliest first.

    A cue seems to stand where the model half took a word for one, or where a verb has a clause for its object.
    """
    clauses = np.zeros(len(layout), dtype=bool)
    own = np.arange(len(layout))
    saying = np.isin(parsed.relations, _SAID) & (parsed.heads != own)
    clauses[parsed.heads[saying]] = True
    evidence = np.where(clauses & (parsed.upos == _VERB), np.maximum(marked.cue, _DOUBT), marked.cue)
    scored = [(float(evidence[words[1:]].max()), number) for number, words in enumerate(contents) if len(words) > 1]
    room = max(int(SHARE * len(layout)), ALLOWED)
    out = []
    for score, number in sorted(scored, key=lambda entry: (-entry[0], entry[1])):
        if score < _DOUBT:
            break
        if SHORTEST <= len(contents[number]) <= room:
            out.append(number)
            room -= len(contents[number])
    return sorted(out)


class _Marks:
    """Quotations, found by where they begin or end."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._by_start = sorted(quotations, key=lambda quotation: quotation.span.start)
        self._by_end = sorted(quotations, key=lambda quotation: quotation.span.end)

    def touching(self, span: Span) -> list[Quotation]:
        """Those that begin or end inside ``span``, outer ones before inner ones."""
        first = bisect_left(self._by_start, span.start, key=lambda quotation: quotation.span.start)
        last = bisect_left(self._by_start, span.end, key=lambda quotation: quotation.span.start)
        opened = self._by_start[first:last]
        first = bisect_right(self._by_end, span.start, key=lambda quotation: quotation.span.end)
        last = bisect_right(self._by_end, span.end, key=lambda quotation: quotation.span.end)
        closed = [quotation for quotation in self._by_end[first:last] if quotation.span.start < span.start]
        return sorted([*closed, *opened], key=lambda quotation: (quotation.span.start, -quotation.span.end))


def _alone(layout: Layout, words: NDArray[np.int64], quoted: _Marks) -> tuple[NDArray[np.int64], Pieces]:
    """The words of a content without the marks around it, and their pieces as of a text that stands by itself."""
    inner: list[Quotation] = []
    around: list[Quotation] = []
    for span in layout.places(words):
        for quotation in quoted.touching(span):
            within = span.holds(quotation.span) and not _same(span, quotation.span)
            (inner if within else around).append(quotation)
    words = words[places(_spans(layout, words), marks(around)) != _EDGE]
    whole = layout.pieces
    sizes = np.diff(whole.starts)[words]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    at = np.repeat(whole.starts[words] - starts[:-1], sizes) + np.arange(starts[-1])
    return words, Pieces(
        ids=whole.ids[at],
        starts=starts,
        shapes=whole.shapes[words],
        places=places(_spans(layout, words), marks(inner)),
        breaks=np.diff(layout.regions[words], prepend=-1) != 0,
    )


def _spans(layout: Layout, words: NDArray[np.int64]) -> list[tuple[int, int]]:
    return [layout.spans[word] for word in words.tolist()]


def _same(span: Span, other: Span) -> bool:
    return span.start >= other.start - 1 and span.end <= other.end + 1
