"""What quotation marks are for: speech, a few words held at arm's length, or the name of a work."""

import re

from according.annotate.cues import SPEECH_FORMS
from according.annotate.word_starts import starting
from according.core import QuotationKind, Span

_WORD = re.compile(r"[^\W_][\w’'&-]*")
_TITLED = re.compile(
    starting(
        """titled entitled headlined book novel film movie documentary song album play show program programme
        series essay article report paper column editorial op-ed poem painting memoir podcast magazine exhibition video
        episode study speech headline section chapter""".split()
    )
    + r"(?i:s?,?\s*(?:called|named|titled|entitled)?,?:?\s*\Z)"
)
_DUBBED = re.compile(
    r"\b(?:so[- ]called|dubbed|nicknamed|branded|the\s+term|the\s+word|the\s+phrase|known\s+as),?\s*\Z", re.IGNORECASE
)
_ON_AIR = re.compile(r"(?:\b(?:on|of|to|from|in|and|the)|[’']s)\s*\Z", re.IGNORECASE)
_CUE_BEFORE = re.compile(
    starting((*sorted(SPEECH_FORMS), *"saying adding called calling described describing writing that".split()))
    + r"\b[^.!?;]{0,40}\Z"
)
_CUE_AFTER = re.compile(r"\s+(?:[\w.’'-]+\s+){0,5}?(?:" + "|".join(sorted(SPEECH_FORMS)) + r")\b", re.IGNORECASE)
_BLOCK_CUE = re.compile(
    r"\b(?:wrote|writes|writing|reads?|said|says|saying|states?|stated|reported|reports|tweeted|posted|statement|explained|"
    r"concluded|continued|added|adds|notes|noted|message|letter|email)\b[^.!?\n]{0,120}:\s*\Z",
    re.IGNORECASE,
)
_SMALL = frozenset("a an and as at but by for from in into nor of on or the to up with vs v is".split())
_STOPS = ".,!?;:…—–-"


def kind_of(text: str, span: Span, inner: Span) -> QuotationKind:
    """Speech, scare or title, by the words inside the marks and the ones that lead up to them."""
    words = _WORD.findall(text[inner.start : min(inner.end, inner.start + 400)])
    lead = text[max(0, span.start - 60) : span.start]
    before = lead.rsplit("\n", 1)[-1]
    if _TITLED.search(before) and (words and not words[0].islower()):
        return QuotationKind.TITLE
    if _DUBBED.search(before):
        return QuotationKind.SCARE
    if len(words) > 12:
        return QuotationKind.SPEECH
    last = text[inner.end - 1]
    spoken = before.rstrip().endswith((",", ":", ".", "?", "!")) or not before.strip()
    capitals = all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words)
    if len(words) >= 2 and capitals and words[0][0].isupper() and not spoken and _ON_AIR.search(before):
        return QuotationKind.TITLE
    if last in _STOPS and _CUE_AFTER.match(text, span.end, span.end + 80):
        return QuotationKind.SPEECH
    if spoken or last in "!?" or (last in _STOPS and len(words) > 4):
        return QuotationKind.SPEECH
    return QuotationKind.SPEECH if len(words) > 5 or _CUE_BEFORE.search(before) else QuotationKind.SCARE


def introduces_block(text: str, before: int, start: int) -> bool:
    """Whether the paragraph that ends before ``start`` leads into this one with a colon and a cue, without marks."""
    if text[start : start + 1] in "\"“‘'«„" or start == before:
        return False
    if not text[max(before, start - 200) : start].rstrip().endswith(":"):
        return False
    return _BLOCK_CUE.search(text, max(before, start - 200), start) is not None
