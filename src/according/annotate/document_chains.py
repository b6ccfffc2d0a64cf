"""All chains of a document, of whatever it mentions: what a scoreboard holds against those that people made."""

from collections.abc import Sequence

from according.annotate.attributions.attributions import attributions
from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.annotate.who.chained import named
from according.annotate.who.clusters import clusters
from according.annotate.who.coreference.chains import Chains, shown
from according.annotate.who.coreference.linked import linked
from according.annotate.who.coreference.phrases import Phrase
from according.annotate.who.marks import Marks
from according.annotate.who.names import names
from according.annotate.who.tree import Tree
from according.core import Document, Models, Reading, Span


def document_chains(
    document: Document, models: Models, given: Sequence[Span] | None = None
) -> tuple[tuple[Span, ...], ...] | None:
    """Whole noun phrases that refer to the same, chains of one included; None where no model reads.

    ``given`` are the mentions where people have marked them; each of them is then in one chain, and nothing else is.
    """
    if models.tagger is None or models.antecedents is None:
        return None
    cut, marks = sentences(document), quotations(document)
    reading = models.tagger.tag(document, cut, marks)
    said = attributions(document, cut, marks, reading)
    made = clusters(document.text, names(document, cut, Marks(document.text, reading)))
    phrases = None if given is None else _as_phrases(reading, given)
    found = linked(document, cut, marks, said, named(made), reading, models.antecedents, phrases)
    if given is None:
        groups = [[_whole(reading, found, at) for at in group] for group in shown(found)]
    else:
        groups = [[_whole(reading, found, at) for at in group] for group in found.groups]
        there = {span for group in groups for span in group}
        groups += [[span] for span in given if span not in there]
    return tuple(sorted(tuple(sorted(set(group))) for group in groups))


def _whole(reading: Reading, found: Chains, at: int) -> Span:
    phrase, words = found.mentions.phrases[at], reading.syntax.words
    return Span(words[phrase.first].start, words[phrase.end - 1].end)


def _as_phrases(reading: Reading, given: Sequence[Span]) -> list[Phrase]:
    """Marked mentions as phrases: those that begin and end with words and have a head."""
    tree, syntax = Tree(reading.syntax), reading.syntax
    starts = {word.start: at for at, word in enumerate(syntax.words)}
    ends = {word.end: at for at, word in enumerate(syntax.words)}
    out = []
    for span in sorted(given, key=lambda s: (s.start, -s.end)):
        first, last = starts.get(span.start), ends.get(span.end)
        if first is None or last is None or last < first:
            continue
        inside = range(first, last + 1)
        tops = [w for w in inside if syntax.heads[w] == w or syntax.heads[w] not in inside]
        top = tree.head(span)
        head = top if top is not None else tops[0]
        beside = [w for w in inside if syntax.heads[w] == head and syntax.relations[w] == "conj"]
        out.append(Phrase(head, first, last + 1, last + 1, beside[-1] if beside else None))
    return out
