"""The chains of a document: its phrases read off its trees, their pairs scored, the likeliest put together."""

from collections.abc import Sequence

from according.annotate.who.coreference.chains import Chains, chains
from according.annotate.who.coreference.mentions import Mentions, Named, mentions
from according.annotate.who.coreference.phrases import Phrase, phrases
from according.annotate.who.coreference.sayings import Saying
from according.core import AntecedentScorer, Attribution, Document, Quotation, Reading, Span, Syntax


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
    found = mentioned(document, sentences, quotations, attributions, named, reading, given)
    return chains(found, reading.vectors[found.head], reading.vectors[found.governor], antecedents)


def mentioned(
    document: Document,
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    named: Sequence[Named],
    reading: Reading,
    given: list[Phrase] | None = None,
) -> Mentions:
    """The mentions of ``document`` with all that they show of themselves."""
    text, syntax = document.text, reading.syntax
    return mentions(
        text,
        syntax,
        [p for p in phrases(syntax) if not _anybody(text, syntax, p)] if given is None else given,
        sentences,
        [region.span for region in document.telling],
        sorted(quotation.inner for quotation in quotations if quotation.depth == 0),
        named,
        [
            Saying(span, a.source[0], a.cue[0].start if a.cue else span.start)
            for a in attributions
            if a.source
            for span in a.content
        ],
    )


def _anybody(text: str, syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a pronoun stands for anybody at all: "his or her", "he/she"."""
    head = phrase.head
    if syntax.tags[head] not in ("PRP", "PRP$"):
        return False
    around = [word.of(text).lower() for word in syntax.words[max(0, head - 2) : head + 3]]
    at = min(head, 2)
    after, before = around[at + 1 : at + 3], around[max(0, at - 2) : at]
    return any(len(pair) > 1 and pair[i] in _OR and pair[1 - i] in _EITHER for pair, i in ((after, 0), (before, 1)))


_OR, _EITHER = ("or", "/"), ("he", "she", "him", "her", "his", "hers")
