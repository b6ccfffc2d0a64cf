"""Contents read again, each as if it were a text of its own: what is attributed inside what was attributed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from according.core import Quotation, Span, Triple
from according.neural.reader.decoding import Marked, Parsed, mark
from according.neural.reader.inputs import Pieces, places
from according.neural.reader.labels import RELATIONS, UPOS
from according.neural.reader.layout import Layout, marks
from according.neural.reader.session import Session
from according.neural.reader.triples import triples

#: A content of fewer words holds no attribution.
SHORTEST = 5
#: The share of a document's words that are read again at most, and the words that a short document may have.
SHARE, ALLOWED = 0.15, 120
#: Relations by which what is said hangs on its cue.
_SAID = [RELATIONS.index(name) for name in ("ccomp", "parataxis")]
_VERB = UPOS.index("VERB")
#: How likely a word inside a content must be a cue for the content to be read again.
_DOUBT = 0.05


def read_again(
    session: Session, layout: Layout, contents: Sequence[NDArray[np.int64]], quotations: Sequence[Quotation]
) -> list[list[Triple]]:
    """The triples with a cue and a content in each content, given as the numbers of its words; none leaves it."""
    found = []
    for words in contents:
        kept, given = _alone(layout, words, quotations)
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


def _alone(
    layout: Layout, words: NDArray[np.int64], quotations: Sequence[Quotation]
) -> tuple[NDArray[np.int64], Pieces]:
    """The words of a content without the marks around it, and their pieces as of a text that stands by itself."""
    spans = layout.places(words)
    inner = [
        quotation
        for quotation in quotations
        if any(span.holds(quotation.span) and not _same(span, quotation.span) for span in spans)
    ]
    around = [quotation for quotation in quotations if quotation.span not in {q.span for q in inner}]
    if len(words):
        edges = places(layout.spans, marks(around))[words] == 3
        words = words[~edges]
    whole = layout.pieces
    sizes = np.diff(whole.starts)[words]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    at = np.repeat(whole.starts[words] - starts[:-1], sizes) + np.arange(starts[-1])
    fresh = np.diff(words, prepend=-2) != 1
    return words, Pieces(
        ids=whole.ids[at],
        starts=starts,
        shapes=whole.shapes[words],
        places=places([layout.spans[word] for word in words.tolist()], marks(inner)),
        breaks=fresh & (np.diff(layout.regions[words], prepend=-1) != 0),
    )


def _same(span: Span, other: Span) -> bool:
    return span.start >= other.start - 1 and span.end <= other.end + 1
