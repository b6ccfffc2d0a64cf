"""Who says what in a document: what the reading model found, joined with what the rules are surer of."""

from according.annotate.attributions.by_rules import by_rules
from according.annotate.attributions.joined import corrected, marked, parted, snapped
from according.annotate.attributions.nesting import nested
from according.annotate.attributions.qualities import qualified, unsourced
from according.core import Attribution, Document, Quotation, Reading, Span


def attributions(
    document: Document,
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
    reading: Reading | None = None,
) -> tuple[Attribution, ...]:
    """The attributions in the order of the text, each with its parent; ``speaker`` is left to the resolver.

    Without a ``reading`` the rules stand alone; ``made_by`` tells of each attribution who found it.
    """
    ruled = by_rules(document, sentences, quotations)
    if reading is None:
        return nested(document.text, ruled)
    quotes = marked(document, quotations)
    triples, beside = corrected(document.text, snapped(parted(document, reading.triples), quotes), quotes, ruled)
    told = (
        *(
            qualified(document, sentences, quotations, triple, reading.syntax, made_by=reading.made_by)
            # A cue that says nothing of anybody's words: most often one whose content is the next attribution's.
            for triple in triples
            if triple.content
        ),
        *beside,
    )
    told += unsourced(document, quotations, told, made_by=reading.made_by)
    # Model and rules may have found the very same: one id, one attribution.
    return nested(document.text, tuple({attribution.id: attribution for attribution in reversed(told)}.values()))
