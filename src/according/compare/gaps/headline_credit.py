"""A headline's claim that is put in somebody's mouth, and of which the text under it has nothing."""

import re
from collections.abc import Iterator

from according.compare.gaps.headline_text import Gap, Head, Text, has, matter, say
from according.compare.quotations.variants import tokens
from according.core import AttributionKind, Modality, RegionKind, Relation, Span

#: "Park camp drove crime wave, police say, as council votes".
_AFTER = re.compile(
    r"(?P<claim>[^,;:“”\"]{12,}), (?P<who>(?:[\w.’'-]+ ){1,4}?)(?:says?|said|claims?|claimed|alleges?|alleged|warns?)\b"
    r"(?=[,.;]|\s*\Z)"
)
_SAID = (AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT)
#: Where the claim of a headline ends and what happens meanwhile begins.
_MEANWHILE = re.compile(r",?\s(?:as|amid|while|after|before|despite|even)\s", re.IGNORECASE)
#: How many of a claim's words, and what part of them, the text must lack in every form.
_LEAST, _PART = 3, 0.6
#: Cosine likeness from which a sentence of the text may say the same in other words.
_ALIKE = 0.6


def credited_sign(text: Text, head: Head) -> Iterator[Gap]:
    """A claim that the headline gives as somebody's, most of whose words the text does not have in any form.

    Where statements have vectors, no statement of the text may be near the headline's either: other words for the same
    are no gap.
    """
    if head.kind is not RegionKind.HEADLINE:
        return
    for claim, who in _claims(text, head):
        if any(quotation.span.overlaps(claim) for quotation in text.annotated.quotations):
            # Words in marks have a rule of their own.
            continue
        dated = [m.span for m in text.annotated.moments if m.span.overlaps(claim)]
        words = [t for t in matter(tokens(text.annotated.document.text, claim)) if not t.raw.isupper()]
        words = [t for t in words if not any(span.start <= t.start < span.end for span in dated)]
        missing = [t for t in words if not has(text, t)]
        if len(missing) < _LEAST or len(missing) < _PART * len(words) or _alike(text, head):
            continue
        shown = Span(missing[0].start, missing[-1].end)
        yield Gap(
            "credited",
            f"the headline has {say(text.annotated, claim)} as said by {who}; no such words are found in the text",
            shown,
            None,
            Relation.ALONE,
            None,
            f"not found in the text in any form: {', '.join(t.raw for t in missing)}",
        )
        return


def _claims(text: Text, head: Head) -> Iterator[tuple[Span, str]]:
    """The claims of a headline with the words for whose they are."""
    annotated = text.annotated
    whole = annotated.document.text
    match = _AFTER.match(whole, head.span.start, head.span.end)
    if match is not None:
        yield Span(*match.span("claim")), match["who"].strip()
    for attribution in annotated.attributions:
        place = attribution.cue[0] if attribution.cue else attribution.place
        if attribution.kind not in _SAID or not attribution.source or not head.span.holds(place):
            continue
        if attribution.modality is not Modality.ASSERTED:
            # What somebody wonders or demands is no claim.
            continue
        if attribution.cue and annotated.words(attribution.cue[0]) != ":":
            content = attribution.content[0]
            if not head.span.overlaps(content):
                continue
            rest = _MEANWHILE.search(whole, content.start, content.end)
            yield (
                Span(content.start, min(head.span.end, content.end if rest is None else rest.start())),
                " ".join(annotated.words(attribution.source[0]).split()),
            )


def _alike(text: Text, head: Head) -> bool:
    annotated = text.annotated
    if len(annotated.vectors) != len(annotated.statements):
        return False
    held = [i for i, s in enumerate(annotated.statements) if head.span.overlaps(s.span)]
    body = [i for i, s in enumerate(annotated.statements) if any(t.span.overlaps(s.span) for t in text.sentences)]
    if not held or not body:
        return False
    return bool((annotated.vectors[held] @ annotated.vectors[body].T).max() >= _ALIKE)
