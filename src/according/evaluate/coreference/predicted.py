"""What the product finds, as chains: the one place where the scoreboard asks it who is who."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from according.annotate import annotate
from according.annotate.document_chains import document_chains
from according.core import Annotated, Document, Models, SourceForm, Span
from according.evaluate.coreference.heads import head

Chains = tuple[tuple[Span, ...], ...]


def predicted(document: Document, models: Models) -> Chains:
    """The chains of ``document``: spans of whole noun phrases, chains of one included, no span in two chains."""
    found = document_chains(document, models)
    return chains_of(annotate(document, replace(models, encoder=None))) if found is None else disjoint(found)


def chains_of(annotated: Annotated) -> Chains:
    """The mentions of each entity as a chain, with the pronouns that speak for it."""
    spoken: dict[str, list[Span]] = {}
    for attribution in annotated.attributions:
        if attribution.form is SourceForm.PRONOUN and attribution.speaker is not None:
            spoken.setdefault(attribution.speaker, []).extend(attribution.source)
    return disjoint(
        [*(mention.span for mention in entity.mentions), *spoken.get(entity.id, ())] for entity in annotated.entities
    )


def given(document: Document, models: Models, mentions: Sequence[Span]) -> Chains:
    """The chains into which ``mentions``, which people marked, are put."""
    found = document_chains(document, models, mentions)
    return disjoint(placed(document.text, mentions, predicted(document, models)) if found is None else found)


def placed(text: str, mentions: Sequence[Span], chains: Chains) -> Chains:
    """Mentions as chains: each is in the chain of what was found there, or whose head is the same word; else alone."""
    exact = {span: at for at, chain in enumerate(chains) for span in chain}
    heads: dict[Span, int] = {}
    for at, chain in enumerate(chains):
        for span in chain:
            heads.setdefault(head(text, span), at)
    together: dict[int, list[Span]] = {}
    for i, span in enumerate(mentions):
        at = exact.get(span, heads.get(head(text, span), -1 - i))
        together.setdefault(at, []).append(span)
    return tuple(tuple(chain) for chain in together.values())


def disjoint(chains: Iterable[Iterable[Span]]) -> Chains:
    """Chains in the order of their first mentions, each in the order of the text; a span stays in its first chain."""
    taken: set[Span] = set()
    out = []
    for chain in chains:
        kept = sorted(span for span in chain if span not in taken)
        taken.update(kept)
        if kept:
            out.append(tuple(kept))
    return tuple(sorted(out))
