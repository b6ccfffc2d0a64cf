"""A document laid out in the reader's words, and stretches of words turned back into places of its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from according.core import Document, Quotation, Span
from according.neural.reader.inputs import Pieces, pieces, places
from according.neural.reader.words import words


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of a document's telling regions: where each stands, in which region and in which sentence."""

    spans: list[tuple[int, int]]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    regions: NDArray[np.int64]
    sentences: NDArray[np.int64]
    pieces: Pieces

    def __len__(self) -> int:
        return len(self.spans)

    def places(self, chosen: NDArray[np.int64]) -> tuple[Span, ...]:
        """The stretches of the text that these words (in order) cover, none across a region's border."""
        if not len(chosen):
            return ()
        cuts = np.flatnonzero((np.diff(chosen) != 1) | (np.diff(self.regions[chosen]) != 0)) + 1
        bounds = [0, *cuts.tolist(), len(chosen)]
        return tuple(
            Span(self.spans[int(chosen[a])][0], self.spans[int(chosen[b - 1])][1]) for a, b in pairwise(bounds)
        )

    def within(self, span: Span) -> tuple[int, int]:
        """The words ``[first, end)`` that lie wholly inside ``span``."""
        first = int(np.searchsorted(self.starts, span.start))
        end = int(np.searchsorted(self.ends, span.end, "right"))
        return first, max(first, end)


def lay_out(
    tokenizer: Tokenizer, document: Document, sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> Layout:
    """The words of ``document`` with all that the model is fed."""
    found: list[tuple[int, int]] = []
    counts = []
    telling = sorted((region.span.start, region.span.end) for region in document.telling)
    for start, end in telling:
        here = words(document.text, start, end)
        found += here
        counts.append(len(here))
    regions = np.repeat(np.arange(len(counts)), counts)
    starts = np.array([start for start, _ in found], dtype=np.int64)
    within = np.searchsorted(np.array([span.start for span in sentences], dtype=np.int64), starts, "right")
    changes = (np.diff(within, prepend=-1) != 0) | (np.diff(regions, prepend=-1) != 0)
    return Layout(
        spans=found,
        starts=starts,
        ends=np.array([end for _, end in found], dtype=np.int64),
        regions=regions,
        sentences=np.cumsum(changes),
        pieces=pieces(
            tokenizer,
            [document.text[start:end] for start, end in found],
            places(found, marks(quotations)),
            np.diff(regions, prepend=-1) != 0,
        ),
    )


def marks(quotations: Sequence[Quotation]) -> list[tuple[int, int, int, int]]:
    """Quotations as ``inputs.places`` takes them."""
    return [(q.span.start, q.span.end, q.inner.start, q.inner.end) for q in quotations]
