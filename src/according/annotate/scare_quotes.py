"""Words in quotation marks that nobody is given as the speaker of: held at arm's length, or a quotation left open."""

import re
from bisect import bisect_right

from according.annotate.posts import posts
from according.annotate.voices import Voices, covered
from according.core import (
    FUNCTION_WORDS,
    Attribution,
    Document,
    Entity,
    MentionForm,
    Quotation,
    QuotationKind,
    RegionKind,
    Span,
    Voice,
    Wording,
    WordingKind,
)

_NAMED = (MentionForm.NAME, MentionForm.ACRONYM, MentionForm.PARTIAL)
_HEADS = (RegionKind.HEADLINE, RegionKind.SUBHEAD, RegionKind.HEADING)
_WORD = re.compile(r"[^\W_][\w’'&-]*")
#: How far before and after the marks their setting is read, in characters.
_BEFORE, _AFTER = 80, 40
#: Words as words, slogans, names and terms that are being explained.
_AS_WORDS = re.compile(
    r"\b(?:words?|terms?|phrases?|slogans?|mottos?|mantras?|hashtags?|nicknames?|monikers?|names?|acronyms?|labels?|passwords?|"
    r"adjectives?|nouns?|verbs?|adverbs?|pronouns?|letters?|spelled|pronounced|means?|meaning|translates?|translated|"
    r"known|nicknamed|dubbed|titled|entitled|headlined|captioned|labell?ed|marked|stamped|reading|reads?|chant(?:s|ed|ing)|"
    r"shout(?:s|ed|ing)|sign|signs|banner|banners|ad|ads|commercial|song|track|episode|book|film|movie|show|podcast|series|"
    r"column|essay|article|video|game|painting|tag|category|section|chapter|clause|code|codenamed|button|column|row|"
    r"answer(?:s|ed|ing)|vote[ds]?|voting|keyword|keywords|theme|topic|subject)"
    r"(?:\s(?:as|to|for|of|the|an?|is|was|like|called|named|such))*[,:]?\s*\Z",
    re.IGNORECASE,
)
#: Things that bear a name in marks: "the “Strong” ad", "the “don't ask, don't tell” policy".
_NAMED_THING = re.compile(
    r"[-\s]+(?:(?:\w+\s)?(?:policy|policies|law|laws|act|bill|programme|program|campaign|movement|tour|show|series|episode|"
    r"hats?|caps?|shirts?|t-shirts?|signs?|banners?|chants?|hashtag|slogan|ads?|video|song|album|film|movie|book|novel|"
    r"platform|speech|initiative|amendment|clause|doctrine|star|host|actor|actress|column|section|page|list|button|"
    r"podcast|magazine|newsletter|franchise|sketch|game|meme|style|gate|era))\b"
)
#: The term is explained, translated or spelt out at once.
_EXPLAINED = re.compile(
    r"[,;]?\s*(?:\(|[–—]\s?(?:a|an|the|or)\b|,?\s?(?:or|meaning|which means|that is|i\.e\.|short for)\s)"
)
#: A headline that names the speaker before or after a colon: "Lund: Harbour is “closed”", "“Closed for good”: mayor".
_COLON = re.compile(r"\A[^\W\d_][\w .'’-]{2,40}:\s")
_SERIES = re.compile(r"[”\"’'»][\s,;–—-]{0,3}(?:and|or)?\s?\Z")
_NEXT = re.compile(r"[\s,;–—-]{0,3}[“\"«]")
#: Somebody's name for a thing: "what they call a …", "Lund calls the raid a …".
NAMING = re.compile(r"\bwhat\s(?:[\w’']+\s){1,4}?calls?\s(?:an?|the)?\s*\Z|\bcalls\s[^.;:,]{1,60}\san?\s*\Z")


def scare_quotes(
    document: Document,
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    entities: tuple[Entity, ...],
    voices: Voices,
) -> list[Wording]:
    """The words in marks of ``document`` that stand in nobody's mouth, with their marks, in the order of the text.

    Left out: what an attribution with a source has as somebody's words, unless it is told as a name for a thing
    ("what they call a “clean-up”"); titles, names, slogans and words as words; terms that are explained; pieces of a
    series of quotations, whole sentences and figures.
    """
    names = {m.span.start: m.span.end for e in entities for m in e.mentions if m.form in _NAMED}
    heads = sorted(region.span for region in document.regions if region.kind in _HEADS)
    posted = posts(document.text)
    sourced = sorted(span for a in attributions if a.source or a.speaker is not None for span in a.content)
    double = any(q.kind is QuotationKind.SPEECH and document.text[q.span.start] in '"“' for q in quotations)
    found = []
    for quotation in quotations:
        span = quotation.span
        if quotation.kind is not QuotationKind.SCARE or not voices.told(span):
            continue
        if covered(posted, span) or names.get(quotation.inner.start, -9) >= quotation.inner.end - 2:
            continue
        voice = voices.at(span)
        lead = document.text[max(0, span.start - _BEFORE) : span.start].rsplit("\n", 1)[-1]
        held = voice is not Voice.QUOTED and NAMING.search(lead) is not None
        if not held and voice is not Voice.QUOTED and not covered(sourced, span):
            head = _within(heads, span)
            # In a body that quotes in double marks single ones are other pieces' headlines.
            held = (head or not (double and document.text[span.start] in "'‘")) and _held_off(
                document.text, quotation, lead, head=head
            )
        if held:
            found.append(Wording(span=span, kind=WordingKind.SCARE_QUOTE, voice=voice))
    return found


def _within(spans: list[Span], span: Span) -> bool:
    at = bisect_right(spans, span.start, key=lambda other: other.start)
    return bool(at) and spans[at - 1].holds(span)


def _held_off(text: str, quotation: Quotation, lead: str, *, head: bool) -> bool:
    """Whether words in marks are no name, no title, no term that is explained and no part of a longer quotation."""
    inner = quotation.inner.of(text)
    after = text[quotation.span.end : quotation.span.end + _AFTER].split("\n", 1)[0]
    telling = [word for word in _WORD.findall(inner) if word.lower() not in FUNCTION_WORDS]
    if not telling or all(word[0].isdigit() for word in telling):
        return False
    if not head and all(word[0].isupper() or word[0].isdigit() for word in telling):
        return False
    if inner[0].isupper() and inner[-1] in ".!?" and not head:
        return False
    if _SERIES.search(lead) or _NEXT.match(after) or (head and (_COLON.match(lead) or after.startswith(":"))):
        return False
    return not (_AS_WORDS.search(lead) or _NAMED_THING.match(after) or _EXPLAINED.match(after))
