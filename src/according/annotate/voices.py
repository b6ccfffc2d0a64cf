"""In whose words each place of a document stands."""

from bisect import bisect_right

from according.core import Attribution, AttributionKind, Document, Quotation, QuotationKind, Span, Voice


class Voices:
    """Quoted inside marks of speech, attributed inside the content of an attribution, else the outlet's own."""

    def __init__(
        self, document: Document, quotations: tuple[Quotation, ...], attributions: tuple[Attribution, ...]
    ) -> None:
        self._quoted = sorted(q.inner for q in quotations if q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK))
        # "Opposes the reckless deal": the stance is somebody's, the words are the outlet's.
        self._attributed = sorted(s for a in attributions if a.kind is not AttributionKind.STANCE for s in a.content)
        self._telling = [region.span for region in document.telling]

    def at(self, span: Span) -> Voice:
        """In whose words ``span`` stands."""
        if covered(self._quoted, span):
            return Voice.QUOTED
        return Voice.ATTRIBUTED if covered(self._attributed, span) else Voice.OUTLET

    def told(self, span: Span) -> bool:
        """Whether ``span`` belongs to the telling: furniture and captions do not."""
        return covered(self._telling, span)


def covered(spans: list[Span], span: Span) -> bool:
    """Whether one of the sorted ``spans`` holds ``span``; a few that begin last before it are looked at."""
    at = bisect_right(spans, span.start, key=lambda other: other.start)
    return any(other.end >= span.end for other in spans[max(0, at - 6) : at])
