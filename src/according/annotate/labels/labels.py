"""Labels: every noun phrase by which a document calls whom it names, and the words it has for the event."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from according.annotate.labels.by_rules import labelled, set_beside
from according.annotate.labels.by_syntax import Labeller
from according.annotate.labels.events import event_words
from according.annotate.labels.found import Found
from according.annotate.labels.placing import places
from according.annotate.trees import Trees
from according.annotate.voices import Voices
from according.core import (
    Attribution,
    Document,
    Entity,
    EntityType,
    LabelForm,
    MentionForm,
    Quotation,
    Span,
    Syntax,
    Voice,
    Wording,
    WordingKind,
)

_CLOSING = re.compile(r"[,.]?[”\"]")
_NAMED = (MentionForm.NAME, MentionForm.ACRONYM, MentionForm.PARTIAL)
_POINTING = (MentionForm.DESCRIPTION, MentionForm.PRONOUN)
_BEFORE = (LabelForm.TITLE, LabelForm.PREMODIFIER)
_LABELLED = frozenset(
    {
        EntityType.PERSON,
        EntityType.ORGANISATION,
        EntityType.GROUP,
        EntityType.UNKNOWN,
        EntityType.EVENT,
        EntityType.PLACE,
    }
)


def labels(
    document: Document,
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    entities: tuple[Entity, ...],
    syntax: Syntax | None = None,
) -> tuple[Wording, ...]:
    """What ``document`` calls whom, in the order of the text: wordings of kind LABEL, ``detail`` their LabelForm.

    With ``syntax`` whatever stands before a name, is set beside it, told in a relative clause or as its predicate;
    without it what a short list of words that place shows. Descriptions that an entity has among its mentions are
    labels, too. ``plain`` are those that place nobody: a part, a post, a kind, a fact.
    """
    voices = Voices(document, quotations, attributions)
    labeller = Labeller(Trees(document.text, syntax)) if syntax is not None and syntax.words else None
    found: list[Wording] = []
    for entity in entities:
        if entity.type not in _LABELLED:
            continue
        named = {mention.span.end: mention.span for mention in entity.mentions if mention.form in _NAMED}
        for mention in entity.mentions:
            found_here: Iterable[Found] = ()
            if labeller is not None:
                sentence = _sentence(sentences, mention.span)
                if mention.form in _NAMED:
                    found_here = labeller.of(mention.span, entity.type, sentence)
                elif mention.form in _POINTING:
                    alone = mention.form is MentionForm.PRONOUN
                    found_here = labeller.beside(mention.span, entity.type, sentence, alone=alone)
            elif mention.form in _NAMED and entity.type is not EntityType.PLACE:
                found_here = (
                    *labelled(document.text, mention.span, entity.type),
                    *set_beside(document.text, mention.span),
                )
            if mention.form is MentionForm.DESCRIPTION:
                name = named.get(mention.span.end)
                how = LabelForm.DESCRIPTION if name is None else LabelForm.PREMODIFIER
                found += _wording(document, voices, entity, name or mention.span, Found(mention.span, how))
            for label in found_here:
                found += _wording(document, voices, entity, mention.span, label)
    found += event_words(document, sentences, voices, labeller.trees if labeller is not None else None)
    distinct = {(w.span, w.of): w for w in reversed(found)}
    ordered = sorted(distinct.values(), key=lambda w: (w.span.start, w.span.end, w.of or ""))
    # "Dr Lind" within "former member Dr Lind" is no label beside it.
    longest: dict[tuple[str | None, int], int] = {}
    for made in ordered:
        longest.setdefault((made.of, made.span.end), made.span.start)
    return tuple(made for made in ordered if longest[made.of, made.span.end] == made.span.start)


def _wording(
    document: Document,
    voices: Voices,
    entity: Entity,
    mention: Span,
    label: Found,
) -> list[Wording]:
    """The label of the entity that is mentioned at ``mention``; nothing outside the telling."""
    span, how, others = label
    if how not in _BEFORE:
        span = _closed(document.text, span)
    if not voices.told(span):
        return []
    voice = voices.at(span)
    # The name itself places nobody: "the Radical Party".
    telling = Span(span.start, mention.start) if how in _BEFORE and span.start < mention.start else span
    return [
        Wording(
            span=span,
            kind=WordingKind.LABEL,
            of=entity.id,
            voice=Voice.ATTRIBUTED if others and voice is Voice.OUTLET else voice,
            detail=how.value,
            plain=not places(telling.of(document.text)),
        )
    ]


def _closed(text: str, span: Span) -> Span:
    """A label without marks at its end, but with the mark that closes a quotation which it opens."""
    words = span.of(text).rstrip(",.;: ")
    end = span.start + len(words)
    if words.count("“") > words.count("”") or words.count('"') % 2:
        closing = _CLOSING.match(text, end)
        end = closing.end() if closing is not None else end
    return Span(span.start, max(end, span.start + 1))


def _sentence(sentences: tuple[Span, ...], span: Span) -> Span:
    at = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    found = sentences[at] if at >= 0 else span
    return found if found.end >= span.end else Span(found.start, span.end)
