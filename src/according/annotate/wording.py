"""Wording: charged words, scare quotes and cues that are not neutral, each in its voice."""

import re
from collections.abc import Iterable
from functools import cache

from according.annotate.charged import CHARGED
from according.annotate.scare_quotes import scare_quotes
from according.annotate.voices import Voices
from according.annotate.word_starts import starting
from according.core import (
    Attribution,
    CueClass,
    Document,
    Entity,
    Modality,
    Polarity,
    Quotation,
    Span,
    Statement,
    Wording,
    WordingKind,
)


def wording(
    document: Document,
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    entities: tuple[Entity, ...],
    statements: tuple[Statement, ...],
) -> tuple[Wording, ...]:
    """What is noteworthy in how ``document`` puts things, in the order of the text.

    CHARGED: a word of the list in ``charged``; ``detail`` is the word. SCARE_QUOTE: the words with their marks.
    CUE_CLASS: a cue that is not neutral, ``of`` its speaker, ``detail`` its class. Each has the voice it stands in.
    """
    voices = Voices(document, quotations, attributions)
    found = [
        *_charged(document, voices),
        *scare_quotes(document, quotations, attributions, entities, voices),
        *_cues(document, attributions, voices),
    ]
    del statements  # Their voices are the same as those read off the marks; the port keeps them for later rules.
    return in_order(found)


def in_order(*found: Iterable[Wording]) -> tuple[Wording, ...]:
    """All that was found in the order of the text, each but once."""
    distinct = {(w.span, w.kind, w.of): w for w in reversed([wording for some in found for wording in some])}
    return tuple(sorted(distinct.values(), key=lambda w: (w.span.start, w.span.end, w.kind, w.of or "")))


def _charged(document: Document, voices: Voices) -> list[Wording]:
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


def _cues(document: Document, attributions: tuple[Attribution, ...], voices: Voices) -> list[Wording]:
    return [
        Wording(span=span, kind=WordingKind.CUE_CLASS, of=a.speaker, voice=voices.at(span), detail=a.cue_class.value)
        for a in attributions
        if a.cue_class is not CueClass.NEUTRAL and uttered(document.text, a)
        for span in a.cue[:1]
    ]


def uttered(text: str, attribution: Attribution) -> bool:
    """Whether a cue tells of something said: not of what was not, may be, or was only to be said.

    "Did not show", "would admit", "declined to confirm", "a plan to rebut" tell of no words; who denies or questions
    says something all the same.
    """
    if not attribution.cue:
        return False
    if attribution.cue_class is not CueClass.DENYING and (
        attribution.polarity is Polarity.NEGATIVE or attribution.modality is Modality.ASKED
    ):
        return False
    if attribution.modality is Modality.SUPPOSED:
        return False
    cue = attribution.cue[0]
    first = _WENT_ON.sub("", cue.of(text).lower())
    return not (_UNSAID.match(first) or _TO_COME.search(text, max(0, cue.start - 48), cue.start))


_UNSAID = re.compile(r"(?:not|never|cannot|can|could|may|might|would|will|shall|should|must|to|neither|nor)\b")
_WENT_ON = re.compile(r"\A(?:continu(?:e|es|ed|ing)|(?:went|goes|going) on|began|begun|beg[ai]ns?|started)\sto\s")
_TO_COME = re.compile(
    r"\b(?:to|not|never|n[’']t|will|would|can|could|may|might|should|must|nor|neither)\s+(?:\w+ly\s+)?\Z|n[’']t\s+\Z",
    re.IGNORECASE,
)
