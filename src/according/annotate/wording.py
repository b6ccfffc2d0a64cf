"""Wording: labels, charged words, scare quotes and cues that are not neutral, each in its voice."""

import re
from bisect import bisect_right

from according.annotate.charged import CHARGED, LABEL_PREFIXES, LABELS, STANCE_VERBS
from according.core import (
    Attribution,
    CueClass,
    Document,
    Entity,
    EntityType,
    MentionForm,
    Quotation,
    QuotationKind,
    Span,
    Statement,
    Voice,
    Wording,
    WordingKind,
)

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LABELISH = re.compile(r"(?<![\w-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w-])")
_RELATIVE = re.compile(r"[”\"]?,?\s+(?:that|which)\s+(?:also\s+|openly\s+|strongly\s+)?([a-z]+)\b[^,.;:!?“”\"()\n]*")
_APPOSED = re.compile(
    r"[”\"]?(?:,|\s+[–—-])\s+((?:an?|the)\s+[^,.;:!?“”\"()\n–—]{3,90})(?=[,.;)–—])",
)
_NAMED = (MentionForm.NAME, MentionForm.ACRONYM, MentionForm.PARTIAL)
_LABELLED = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP, EntityType.UNKNOWN, EntityType.EVENT)


def wording(
    document: Document,
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    entities: tuple[Entity, ...],
    statements: tuple[Statement, ...],
) -> tuple[Wording, ...]:
    """What is noteworthy in how ``document`` puts things, in the order of the text.

    LABEL: words before or after a name that place whom it names ("anti-…", "watchdog", "that supports …"), ``of`` the
    entity. CHARGED: a word of the list in ``charged``; ``detail`` is the word. SCARE_QUOTE: the words with their marks.
    CUE_CLASS: a cue that is not neutral, ``of`` its speaker, ``detail`` its class. Each has the voice it stands in.
    """
    voices = _Voices(document, quotations, attributions)
    found = [
        *_labels(document, entities, voices),
        *_charged(document, voices),
        *_scare_quotes(quotations, entities, voices),
        *_cues(attributions, voices),
    ]
    del statements  # Their voices are the same as those read off the marks; the port keeps them for later rules.
    distinct = {(w.span, w.kind, w.of): w for w in reversed(found)}
    return tuple(sorted(distinct.values(), key=lambda w: (w.span.start, w.span.end, w.kind, w.of or "")))


class _Voices:
    """In whose words each place of a document stands."""

    def __init__(
        self, document: Document, quotations: tuple[Quotation, ...], attributions: tuple[Attribution, ...]
    ) -> None:
        self._quoted = sorted(q.inner for q in quotations if q.kind in (QuotationKind.SPEECH, QuotationKind.BLOCK))
        self._attributed = sorted(span for a in attributions for span in a.content)
        self._telling = [region.span for region in document.telling]

    def at(self, span: Span) -> Voice:
        if _covered(self._quoted, span):
            return Voice.QUOTED
        return Voice.ATTRIBUTED if _covered(self._attributed, span) else Voice.OUTLET

    def told(self, span: Span) -> bool:
        return _covered(self._telling, span)


def _covered(spans: list[Span], span: Span) -> bool:
    at = bisect_right(spans, span.start, key=lambda other: other.start)
    return any(other.end >= span.end for other in spans[max(0, at - 6) : at])


def is_label(word: str) -> bool:
    """Whether a word places whom it goes with: "pro-reform", "watchdog"; "pro-am" and the like are too rare to mind."""
    low = word.lower().replace("‑", "-")
    return low in LABELS or (low.startswith(LABEL_PREFIXES) and len(low) > 6)


def _labels(document: Document, entities: tuple[Entity, ...], voices: _Voices) -> list[Wording]:
    text = document.text
    found: list[Wording] = []
    for entity in entities:
        if entity.type not in _LABELLED:
            continue
        for mention in entity.mentions:
            span = _labelled(text, mention.span, mention.form)
            if span is not None and voices.told(span):
                found.append(Wording(span=span, kind=WordingKind.LABEL, of=entity.id, voice=voices.at(span)))
            if mention.form in _NAMED:
                apposed = _APPOSED.match(text, mention.span.end)
                if apposed is not None and any(is_label(word) for word in _LABELISH.findall(apposed[1])):
                    place = Span(*apposed.span(1))
                    found.append(
                        Wording(
                            span=place,
                            kind=WordingKind.LABEL,
                            of=entity.id,
                            voice=voices.at(place),
                            detail="apposition",
                        )
                    )
    return found


def _labelled(text: str, mention: Span, form: MentionForm) -> Span | None:
    """The place of a mention with its label before and the clause after it that characterises; None without either."""
    start = mention.start
    if form is MentionForm.DESCRIPTION:
        inner = _LABELISH.finditer(text, mention.start, mention.end)
        first = next((m.start() for m in inner if is_label(m[0])), None)
        return None if first is None else Span(first, mention.end)
    edge = mention.start
    # Only words that run up to the name: "critics of the radical plan told Smith" labels nobody.
    for match in reversed(list(_LABELISH.finditer(text, max(0, mention.start - 60), mention.start))):
        if match[0].lower() in _STOPPERS or text[match.end() : edge].strip("“\"'‘, "):
            break
        edge = match.start()
        start = edge if is_label(match[0]) else start
    after = _label_after(text, mention)
    end = after if after is not None else mention.end
    return None if start == mention.start and after is None else Span(start, end)


def _label_after(text: str, mention: Span) -> int | None:
    """Where a clause or a noun ends that characterises the name before it: "that supports …", "… watchdog"."""
    noun = re.compile(r"\s+(watchdog|extremists?|militants?|activists?|terrorists?|rebels?|whistleblowers?)\b").match(
        text, mention.end
    )
    if noun is not None:
        return noun.end(1)
    clause = _RELATIVE.match(text, mention.end)
    if clause is not None and clause[1] in STANCE_VERBS:
        return len(clause[0].rstrip()) + clause.start()
    return None


_STOPPERS = frozenset(
    """a an the and or but of to in on at by for from with against about as that which who is was are were be been has
    have had said says told called calling than into over after before their its his her our my your""".split()
)


def _charged(document: Document, voices: _Voices) -> list[Wording]:
    found = []
    for region in document.telling:
        for match in _WORD.finditer(document.text, region.span.start, region.span.end):
            word = match[0].lower()
            if word in CHARGED:
                span = Span(*match.span())
                found.append(Wording(span=span, kind=WordingKind.CHARGED, voice=voices.at(span), detail=word))
    return found


def _scare_quotes(quotations: tuple[Quotation, ...], entities: tuple[Entity, ...], voices: _Voices) -> list[Wording]:
    names = {m.span.start: m.span.end for e in entities for m in e.mentions if m.form in _NAMED}
    return [
        Wording(span=q.span, kind=WordingKind.SCARE_QUOTE, voice=voices.at(q.span))
        for q in quotations
        if q.kind is QuotationKind.SCARE and voices.told(q.span) and names.get(q.inner.start, -9) < q.inner.end - 2
    ]


def _cues(attributions: tuple[Attribution, ...], voices: _Voices) -> list[Wording]:
    return [
        Wording(span=span, kind=WordingKind.CUE_CLASS, of=a.speaker, voice=voices.at(span), detail=a.cue_class.value)
        for a in attributions
        if a.cue_class is not CueClass.NEUTRAL
        for span in a.cue[:1]
    ]
