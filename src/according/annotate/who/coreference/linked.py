"""The chains of a document: its phrases read off its trees, their pairs scored, the likeliest put together."""

from collections.abc import Sequence

from according.annotate.who.coreference.chains import Chains, chains
from according.annotate.who.coreference.mentions import Named, mentions
from according.annotate.who.coreference.phrases import Phrase, phrases
from according.core import AntecedentScorer, Attribution, Document, Quotation, Reading, Span


def linked(
    document: Document,
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    named: Sequence[Named],
    reading: Reading,
    antecedents: AntecedentScorer,
    given: list[Phrase] | None = None,
) -> Chains:
    """What in ``document`` refers to the same; ``given`` are the phrases where others than those of the trees count."""
    found = mentions(
        document.text,
        reading.syntax,
        phrases(reading.syntax) if given is None else given,
        sentences,
        [region.span for region in document.telling],
        sorted(quotation.inner for quotation in quotations if quotation.depth == 0),
        named,
        [(span, a.source[0]) for a in attributions if a.source for span in a.content],
    )
    return chains(found, reading.vectors[found.head], reading.vectors[found.governor], antecedents)
