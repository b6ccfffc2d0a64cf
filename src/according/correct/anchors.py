"""Anchors: words in their places, and how they are found again in the same text or in a later edition of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from according.core import Anchor, Annotated, Document, Span
from according.correct.passages import Passage, folded
from according.correct.quoting import quoted

#: Words of one thing stand within so many characters of each other, and move by so few against each other.
_BESIDE, _SLACK = 600, 24
#: Editions that are followed from one to the next.
_EDITIONS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where words were found: the document, the place, and how sure that is (1.0: the same words in the same place)."""

    span: Span
    document: str
    score: float


def anchor(document: Document | Annotated, span: Span, role: str = "") -> Anchor:
    """The words at ``span`` with what stands around them."""
    held = document.document if isinstance(document, Annotated) else document
    return Anchor.at(held.id, held.text, span, role)


def found(
    anchor: Anchor, documents: Iterable[Document | Annotated], successors: Mapping[str, str] | None = None
) -> Placed | None:
    """Where the words of ``anchor`` stand now, or None if nothing is sure enough.

    Args:
        anchor: the words, their old place and what stood around them.
        documents: the texts of today.
        successors: for the id of a document the id of its current edition.

    """
    return Texts(documents, successors or {}).place(anchor)


class Texts:
    """Texts in which many anchors are looked for; what is derived from a text is derived once."""

    def __init__(self, documents: Iterable[Document | Annotated], successors: Mapping[str, str]) -> None:
        held = (d.document if isinstance(d, Annotated) else d for d in documents)
        self._texts = {document.id: document.text for document in held}
        self._successors = successors
        self._passages: dict[str, Passage] = {}
        self._known: dict[Anchor, tuple[Placed | None, Placed | None]] = {}

    def current(self, document: str) -> str | None:
        """The id of the document here that this one is, or became; None if it is not here."""
        seen = 0
        while document not in self._texts and document in self._successors and seen < _EDITIONS:
            document, seen = self._successors[document], seen + 1
        return document if document in self._texts else None

    def place(self, anchor: Anchor) -> Placed | None:
        """Where the words stand now; None if nothing is sure enough."""
        return self._looked_up(anchor)[0]

    def guess(self, anchor: Anchor) -> Placed | None:
        """The place that comes nearest, sure or not; None where nothing is like the words."""
        placed, near = self._looked_up(anchor)
        return placed or near

    def places(self, anchors: Sequence[Anchor]) -> tuple[Placed | None, ...]:
        """Where the words of one thing stand: what is not sure by itself is, where it stands beside what is sure."""
        found = [self.place(anchor) for anchor in anchors]
        sure = [(anchor, placed) for anchor, placed in zip(anchors, found, strict=True) if placed is not None]
        return tuple(placed or self._beside(anchor, sure) for anchor, placed in zip(anchors, found, strict=True))

    def _beside(self, anchor: Anchor, sure: Sequence[tuple[Anchor, Placed]]) -> Placed | None:
        """The words at about their old distance from others of the same thing, where they stand there but once."""
        near = [
            (
                abs(other.span.start - anchor.span.start),
                placed.span.start + anchor.span.start - other.span.start,
                placed,
            )
            for other, placed in sure
            if other.document == anchor.document and abs(other.span.start - anchor.span.start) <= _BESIDE
        ]
        if not near or not anchor.exact:
            return None
        distance, expected, placed = min(near, key=lambda item: item[:2])
        slack = _SLACK + distance // 4
        text, words = self.passage(placed.document).folded, folded(anchor.exact)
        first, last = max(0, expected - slack), expected + slack + len(words)
        at = text.find(words, first, last)
        if at < 0 or text.find(words, at + 1, last) >= 0:
            return None
        return Placed(span=Span(at, at + len(words)), document=placed.document, score=0.8)

    def passage(self, document: str) -> Passage:
        """A text with what is derived from it."""
        if document not in self._passages:
            self._passages[document] = Passage(self._texts[document])
        return self._passages[document]

    def at(self, placed: Placed, role: str = "") -> Anchor:
        """The words at a place as an anchor of their own."""
        return Anchor.at(placed.document, self._texts[placed.document], placed.span, role)

    def _looked_up(self, anchor: Anchor) -> tuple[Placed | None, Placed | None]:
        if anchor not in self._known:
            self._known[anchor] = self._look(anchor)
        return self._known[anchor]

    def _look(self, anchor: Anchor) -> tuple[Placed | None, Placed | None]:
        document = self.current(anchor.document)
        if document is None or not anchor.exact:
            return None, None
        text, span = self._texts[document], anchor.span
        if document == anchor.document and text[span.start : span.end] == anchor.exact:
            return Placed(span=span, document=document, score=1.0), None
        hit = quoted(self.passage(document), anchor)
        if hit is None:
            return None, None
        placed = Placed(span=hit.span, document=document, score=hit.score)
        return (placed, None) if hit.sure else (None, placed)
