"""Wording: labels, charged words, scare quotes and cues that are not neutral, each in its voice."""

import re
from bisect import bisect_right
from functools import cache

from according.annotate.charged import CHARGED, LABEL_PREFIXES, LABELS, STANCE_VERBS
from according.annotate.who.lexicon import BODIES, COLLECTIVES, PEOPLES, PLACES, ROLES, TITLE_PARTS
from according.annotate.word_starts import starting
from according.core import (
    FUNCTION_WORDS,
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
            span = _labelled(text, mention.span, mention.form, entity.type)
            if span is not None and voices.told(span):
                found.append(Wording(span=span, kind=WordingKind.LABEL, of=entity.id, voice=voices.at(span)))
            if mention.form in _NAMED:
                apposed = _APPOSED.match(text, mention.span.end)
                if apposed is not None and any(is_label(word) for word in _LABELISH.findall(_head_of(apposed[1]))):
                    place = Span(apposed.start(1), apposed.start(1) + len(_whole(apposed[1])))
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


def _head_of(apposition: str) -> str:
    """The words of an apposition up to its noun: what comes after "of", "who" or "run by" is about others."""
    cut = _AFTER_NOUN.search(apposition)
    head = apposition[: cut.start()] if cut is not None else apposition
    return head.replace("liberal arts", "arts")


def _whole(apposition: str) -> str:
    """An apposition; where the stop of an abbreviation has cut it ("who won over Rep"), the part before its clause."""
    last = apposition.split()[-1]
    if last not in _ABBREVIATED and len(last) > 1:
        return apposition
    cut = _AFTER_NOUN.search(apposition)
    return apposition[: cut.start()] if cut is not None else apposition


_ABBREVIATED = frozenset("Mr Mrs Ms Dr Rep Sen Gov Gen St Jr Sr Lt Col Sgt No vs".split())
_AFTER_NOUN = re.compile(
    r"\s(?:of|for|from|to|in|at|on|with|by|who|which|that|whose|about|against|and|than|seems?|is|was|has|had|will|would|"
    r"took|takes|says?|said)\b"
)


def _labelled(text: str, mention: Span, form: MentionForm, kind: EntityType) -> Span | None:
    """The place of a mention with its label before and the clause after it that characterises; None without either."""
    if form is MentionForm.DESCRIPTION:
        inner = _LABELISH.finditer(text, mention.start, mention.end)
        first = next((m.start() for m in inner if is_label(m[0])), None)
        return None if first is None else Span(first, mention.end)
    start = _label_before(text, mention, kind)
    after = _label_after(text, mention, kind)
    end = after if after is not None else mention.end
    return None if start == mention.start and after is None else Span(start, end)


def _label_before(text: str, mention: Span, kind: EntityType) -> int:
    """Where a label begins that runs up to a name through nouns for what is named: "the far-right radio host Lund".

    Only such words may stand between: "critics of the radical plan told Smith" and "activist punching Smith" label
    nobody. The last noun has to fit the name; a label right before it has no noun, so that "the infamous Lund memo" is
    told by what follows.
    """
    edge = start = mention.start
    head = ""
    for match in reversed(list(_LABELISH.finditer(text, max(0, mention.start - 60), mention.start))):
        word, gap = match[0].lower(), text[match.end() : edge]
        between = word in _MODIFIERS or word in PLACES or word in PEOPLES
        if gap.strip() and not (gap.strip() == "," and is_label(word) and head):
            break
        if not is_label(word) and not between:
            break
        if not head:
            head = word
            if head not in LABEL_NOUNS and not _fits(head, kind) and not is_label(word):
                break
            noun = word in LABEL_NOUNS and kind is EntityType.PERSON
            if is_label(word) and not noun and not _ends_here(text, mention.end):
                break
            if word in _PERSONS_ONLY and kind not in (EntityType.PERSON, EntityType.UNKNOWN):
                break
        edge = match.start()
        start = edge if is_label(match[0]) else start
    return start


def _fits(noun: str, kind: EntityType) -> bool:
    """Whether a noun right before a name can be what is named."""
    if kind is EntityType.PERSON:
        return noun in ROLES or noun in _HUMAN
    return noun in COLLECTIVES or noun in BODIES or (kind is EntityType.UNKNOWN and noun in ROLES)


def _ends_here(text: str, end: int) -> bool:
    """Whether a name ends its noun phrase: a mark, a word of grammar or a past tense follows, no further noun."""
    following = _NEXT.match(text, end)
    if following is None:
        return True
    word = following[1]
    return word in FUNCTION_WORDS or word in _VERBS or (word.islower() and word.endswith("ed"))


def _label_after(text: str, mention: Span, kind: EntityType) -> int | None:
    """Where a clause or a noun ends that characterises the name before it: "that supports …", "… watchdog"."""
    noun = _LABEL_NOUN_AFTER.match(text, mention.end)
    if noun is not None and kind not in (EntityType.PERSON, EntityType.PLACE):
        return noun.end(1)
    clause = _RELATIVE.match(text, mention.end)
    if clause is not None and clause[1] in STANCE_VERBS:
        return len(clause[0].rstrip()) + clause.start()
    return None


_NEXT = re.compile(r"\s+([^\W\d_]+)")
_LABEL_NOUN_AFTER = re.compile(r"\s+(watchdog|extremists?|militants|terrorists|rebels)\b(?!\s+[a-z]+(?:s|er|or)\b)")
#: Labels that are nouns by themselves, so that a name may follow at once.
LABEL_NOUNS = frozenset(
    "activist extremist whistleblower terrorist militant rebel socialist maverick firebrand".split()
)
_PERSONS_ONLY = frozenset({"activist", "whistleblower", "firebrand"})
_VERBS = frozenset("said says told wrote noted won led held took made gave ran went came began met saw lost".split())
_HUMAN = frozenset(
    "host commentator pundit filmmaker billionaire donor megadonor blogger provocateur theorist strategist "
    "businessman businesswoman author writer actor actress singer comedian rapper mogul tycoon financier heiress "
    "dictator politician lawmaker nominee candidate firebrand critic hero".split()
)
_MODIFIERS = (
    ROLES
    | COLLECTIVES
    | BODIES
    | TITLE_PARTS
    | _HUMAN
    | frozenset(
        "talk radio show tv television web site website blog think tank legal advocacy ethics lobbying civil rights "
        "human religious gop former longtime long-time veteran local national state federal government political "
        "online nonprofit non-profit private public wealthy young old new york news hip-hop conspiracy".split()
    )
) - {"s", "house", "senate", "times"}


def _charged(document: Document, voices: _Voices) -> list[Wording]:
    found = []
    lowered = document.text.lower()
    # Few texts hold many of them: only words that stand somewhere in the text are looked for word by word.
    held = frozenset(_PART.findall(lowered))
    present = [_charged_word(word) for first, word in _CHARGED if first in held and word in lowered]
    for region in document.telling if present else ():
        for pattern in present:
            for match in pattern.finditer(document.text, region.span.start, region.span.end):
                span = Span(*match.span())
                voice = voices.at(span)
                found.append(Wording(span=span, kind=WordingKind.CHARGED, voice=voice, detail=match[0].lower()))
    return found


@cache
def _charged_word(word: str) -> re.Pattern[str]:
    """The expression for one word of the list by itself."""
    return re.compile(starting([word]) + rf"(?<![^\W\d_][’'-].{{{len(word)}}})(?!\w|[’'-][^\W\d_])")


_PART = re.compile(r"\w+")
#: The charged words, each with its first part.
_CHARGED = [(word.partition("-")[0], word) for word in sorted(CHARGED)]


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
