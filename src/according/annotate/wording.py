"""Wording: charged words, scare quotes and cues that are not neutral, each in its voice."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from according.annotate.charged import PHRASES, WORDS
from according.annotate.posts import posts
from according.annotate.scare_quotes import scare_quotes
from according.annotate.voices import Voices, covered
from according.core import (
    Attribution,
    CueClass,
    Document,
    Entity,
    Modality,
    Polarity,
    Quotation,
    QuotationKind,
    RegionKind,
    Span,
    Statement,
    Syntax,
    Voice,
    Wording,
    WordingKind,
)


def wording(
    document: Document,
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    entities: tuple[Entity, ...],
    statements: tuple[Statement, ...],
    syntax: Syntax | None = None,
) -> tuple[Wording, ...]:
    """What is noteworthy in how ``document`` puts things, in the order of the text.

    CHARGED: a word of the list in ``charged``; ``detail`` is the word. SCARE_QUOTE: the words with their marks.
    CUE_CLASS: a cue that is not neutral, ``of`` its speaker, ``detail`` its class. Each has the voice it stands in.
    """
    voices = Voices(document, quotations, attributions)
    found = [
        *_charged(document, quotations, voices, syntax or Syntax()),
        *scare_quotes(document, quotations, attributions, entities, voices),
        *_cues(document, attributions, voices),
    ]
    del statements  # Their voices are the same as those read off the marks; the port keeps them for later rules.
    return in_order(found)


def in_order(*found: Iterable[Wording]) -> tuple[Wording, ...]:
    """All that was found in the order of the text, each but once."""
    distinct = {(w.span, w.kind, w.of): w for w in reversed([wording for some in found for wording in some])}
    return tuple(sorted(distinct.values(), key=lambda w: (w.span.start, w.span.end, w.kind, w.of or "")))


def _charged(
    document: Document, quotations: tuple[Quotation, ...], voices: Voices, syntax: Syntax
) -> Iterator[Wording]:
    """The charged words of the telling; those in marks of whatever sort are quoted, those in titles are left out."""
    text = document.text
    marked = sorted(q.span for q in quotations if q.kind is not QuotationKind.TITLE)
    titles = sorted(q.span for q in quotations if q.kind is QuotationKind.TITLE)
    heads = sorted(region.span for region in document.regions if region.kind in _HEADS)
    posted = posts(text)
    for region in document.telling:
        words = list(_WORD.finditer(text, region.span.start, region.span.end))
        for at, match in enumerate(words):
            word = _POSSESSIVE.sub("", match[0].lower().replace("’", "'"))
            end = _phrase_end(words, at, word) if word in PHRASES else None
            if end is None and word not in WORDS:
                continue
            span = Span(match.start(), end or match.start() + len(word))
            head = covered(heads, span)
            if end is None and not _fits(text, span, WORDS[word], syntax, head=head):
                continue
            if covered(titles, span):
                continue
            voice = Voice.QUOTED if covered(marked, span) or covered(posted, span) else voices.at(span)
            detail = " ".join(span.of(text).lower().split())
            yield Wording(span=span, kind=WordingKind.CHARGED, voice=voice, detail=detail)


def _phrase_end(words: list[re.Match[str]], at: int, first: str) -> int | None:
    """Where the longest phrase that begins with the word ends; None where none does."""
    ends = [
        words[at + len(rest)].end()
        for rest in PHRASES[first]
        if tuple(w[0].lower().replace("’", "'") for w in words[at + 1 : at + 1 + len(rest)]) == rest
    ]
    return max(ends, default=None)


def _fits(text: str, span: Span, parts: tuple[str, ...], syntax: Syntax, *, head: bool) -> bool:
    """Whether a word is of a part of speech in which it is charged, and no piece of a name.

    Without syntax, verbs count in their forms in -ed, -ing and -s alone: their bare form may be another word.
    """
    if text[span.start].isupper() and not head and not _OPENS.search(text, max(0, span.start - 3), span.start):
        return False
    if not syntax.words:
        return parts != ("verb",) or span.of(text).lower().endswith(("ed", "ing", "s"))
    at = bisect_right(syntax.words, span.start, key=lambda word: word.start) - 1
    if at < 0 or syntax.words[at].end < span.end:
        return True
    pos = syntax.pos[at]
    # In a headline of capitals a verb is easily taken for a name; its bare form may well be one.
    inflected = parts != ("verb",) or span.of(text).lower().endswith(("ed", "ing", "s"))
    return any(part == "phrase" or pos in _POS[part] for part in parts) or (head and pos == "PROPN" and inflected)


_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"'s?\Z")
_HEADS = (RegionKind.HEADLINE, RegionKind.SUBHEAD, RegionKind.HEADING)
#: What stands before a word that begins a sentence, a line or a quotation.
_OPENS = re.compile(r"(?:\A|[.!?:—–\n“\"‘'(])[\s“\"‘'(]*\Z")
_POS = {"verb": ("VERB",), "adverb": ("ADV",), "adjective": ("ADJ", "VERB"), "noun": ("NOUN",)}


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
