"""What a denial points at without telling it: "denied this", "rejected the accusation", "which he denies"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from according.compare.alignment.views import View
from according.compare.denials import patterns
from according.compare.whole_texts import roots
from according.core import FUNCTION_WORDS, Annotated, Attribution, CueClass, Modality, Polarity, Span, stem, words

#: How many sentences back an account may name the claim at which a pronoun, a noun for a claim, or another noun points.
_NEXT, _BACK, _FAR = 2, 5, 8
#: So many characters before a denial are a claim, if they stand in one statement with it.
_LEAST = 24
#: So many of the words that go with the noun must stand in the claim's sentence.
_MET = 2
#: A pronoun with more words before it in its sentence takes up those, not the sentence before.
_LEAD = 4


def points(content: str) -> bool:
    """Whether a content only points: a pronoun, a noun for a claim that tells no claim, or a short noun phrase."""
    return bool(patterns.POINTER.match(content) or patterns.POINTS.search(content) or patterns.NOUN.match(content))


def clausal(content: str) -> bool:
    """Whether a content is a clause ("that it was the rain"), not a noun for a claim ("that claim")."""
    return content.startswith("that ") and not patterns.THAT_NOUN.match(content)


def pointed_by_verb(
    annotated: Annotated,
    told: Sequence[View],
    view: View,
    attribution: Attribution,
    content: str,
    denier: str | None,
) -> tuple[View, ...]:
    """The claims of the same account at which the content of a denying verb points."""
    parts = (*attribution.source, *attribution.cue, *attribution.content)
    start = min(part.start for part in parts)
    sentence = sentence_at(annotated, start)
    if sentence is None:
        return ()
    before = [v for v in told if v is not view and v.statement.span.end <= start and _affirms(v, denier)]
    beside = [v for v in before if sentence.start <= v.statement.span.start]
    lead = annotated.document.text[sentence.start : start]
    joined = re.search(r"(?:;|—|–|\bbut|\bthough|\balthough|,|\()\s*\Z", lead)
    apposed = patterns.APPOSED.match(content) is not None
    if apposed or (joined and patterns.POINTER.match(content)):
        beside = [v for v in beside if not _words_between(annotated, v, start)]
        if beside:
            return (beside[-1],)
        if apposed:
            # The claim and its denial may be one statement: "… attacked the ships, a claim Lund denied".
            leads = view.statement.attribution != attribution.id and view.statement.span.start + _LEAST < start
            return (view,) if leads and _affirms(view, denier) else ()
    if patterns.POINTER.match(content):
        if len(words(lead)) > _LEAD:
            return ()
        near = [v for v in before if v.statement.span.start >= _earliest(annotated, start, _NEXT)]
        told_by = [v for v in near if v.statement.attribution is not None or accuses(annotated, v)]
        return tuple(told_by[-1:])
    if clausal(content):
        near = [v for v in before if v.statement.span.start >= _earliest(annotated, start, _NEXT)]
        return tuple([v for v in near if accuses(annotated, v, closely=True)][-1:])
    if patterns.POINTS.search(content):
        return pointed_by_noun(annotated, told, view, content, denier)
    noun = patterns.NOUN.match(content)
    if noun is None:
        return ()
    head = stem(noun[1].lower())
    far = [v for v in before if v.statement.span.start >= _earliest(annotated, start, _FAR)]
    named = [v for v in far if head in v.stems and (v.statement.attribution is not None or accuses(annotated, v))]
    return tuple(named[-1:])


def pointed_by_noun(
    annotated: Annotated, told: Sequence[View], view: View, content: str, denier: str | None
) -> tuple[View, ...]:
    """The claims of the same account at which "the accusation" or "these claims by X" points.

    With a name beside the noun: what those named are told to accuse or claim. Else the nearest accusation before; of
    several in one sentence that with more of the words that go with the noun ("the intelligence assessments").
    """
    named = {i for i in view.names if i != denier and any(f in _stems(content) for f in view.names[i])}
    claims = [v for v in told if v is not view and v.place < view.place and accuses(annotated, v)]
    claims = [v for v in claims if v.speaker is None or v.speaker != denier]
    if re.search(r"\bby\b|['’]s?\s", content) and named:
        by = [v for v in claims if v.speaker in named and v.statement.modality is Modality.ASSERTED]
        if by:
            return tuple(by[:4])
    earliest = _earliest(annotated, view.statement.span.start, _BACK)
    near = [
        v
        for v in claims
        if v.statement.span.start >= earliest
        and v.statement.modality is Modality.ASSERTED
        and accuses(annotated, v, closely=True)
    ]
    if near:
        return tuple(near[-1:])
    qualified = set(roots(patterns.POINTS.sub(" ", content)))
    demonstrative = re.match(r"(?:that|this|those|these)\b", content, re.IGNORECASE)
    earliest = _earliest(annotated, view.statement.span.start, _NEXT if demonstrative else _BACK)
    found = []
    for v in told:
        if v.place >= view.place or v.statement.span.start < earliest or not _affirms(v, denier):
            continue
        if v.statement.attribution is None:
            continue
        sentence = sentence_at(annotated, v.statement.span.start) or v.statement.span
        met = len(qualified & set(roots(annotated.document.text, sentence.start, sentence.end)))
        if demonstrative or (met >= _MET and 2 * met >= len(qualified)):
            found.append((met, v.place, v))
    return (max(found, key=lambda item: item[:2])[2],) if found else ()


def accuses(annotated: Annotated, view: View, *, closely: bool = False) -> bool:
    """Whether a statement is told as an accusation or a claim: by its cue, its own noun or, not ``closely``, beside."""
    if view.headline or view.statement.modality is Modality.ASKED or view.statement.polarity is Polarity.NEGATIVE:
        return False
    attribution = annotated.attribution(view.statement.attribution)
    if attribution is None:
        return bool(patterns.POINTS_THAT.search(view.text)) or bool(
            re.search(r"\baccus(?:e[sd]?|ing)\b[^.]{3,80}\bof\b", view.text)
        )
    if attribution.cue_class in (CueClass.ACCUSING, CueClass.DOUBTING):
        return True
    beside = " ".join(span.of(annotated.document.text) for span in (*attribution.source, *attribution.cue))
    first = min(span.start for span in (*attribution.cue, *attribution.source, *attribution.content))
    sentence = sentence_at(annotated, first)
    head = (
        annotated.document.text[sentence.start : max(attribution.content[0].start, sentence.start)] if sentence else ""
    )
    return bool(patterns.ACCUSING_WORDS.search(beside)) or bool(not closely and patterns.ACCUSING_WORDS.search(head))


def sentence_at(annotated: Annotated, place: int) -> Span | None:
    """The sentence at a place."""
    at = bisect_left([span.end for span in annotated.sentences], place + 1)
    found = annotated.sentences[at] if at < len(annotated.sentences) else None
    return found if found is not None and found.start <= place else None


def _words_between(annotated: Annotated, view: View, start: int) -> bool:
    """Whether other words than joining ones stand between a statement and a place behind it."""
    between = annotated.document.text[view.statement.span.end : start]
    return any(word.form not in FUNCTION_WORDS for word in words(between))


def _affirms(view: View, denier: str | None) -> bool:
    """Whether a statement may be what is pointed at: asserted, no denial itself, and not the denier's own words."""
    statement = view.statement
    if view.headline or view.frame or statement.modality is not Modality.ASSERTED or len(view.stems) < 2:
        return False
    return statement.polarity is not Polarity.NEGATIVE and not (denier is not None and view.speaker == denier)


def _earliest(annotated: Annotated, place: int, back: int) -> int:
    """Where the sentence begins that stands so many before a place."""
    at = bisect_left([span.start for span in annotated.sentences], place)
    return annotated.sentences[max(0, at - back)].start if annotated.sentences else 0


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.form) for word in words(text))
