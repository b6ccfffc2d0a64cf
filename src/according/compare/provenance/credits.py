"""Credits: "first reported by the Herald", the places where an account says that another outlet had it before."""

import re
from dataclasses import dataclass

from according.compare.provenance.hands import NAME, is_outlet, is_own
from according.core import Annotated, EntityType, Span

_REPORT = r"(?:[\w\-]+ ){0,2}?(?:report|story|article|investigation|scoop)"
_CREDIT = re.compile(
    rf"\b(?:(?P<first>first|originally|previously|initially|earlier) "
    rf"(?:reported|revealed|disclosed|published) (?:by|in)"
    rf"|(?P<as>as|was|were) (?:first )?reported (?:by|in)"
    rf"|according to (?:an?|the) {_REPORT} (?:by|in|from)"
    rf"|(?:citing|cited) (?:an?|the) {_REPORT} (?:by|in|from)"
    rf"|following (?:an?|the) {_REPORT} (?:by|in|from)) (?P<name>{NAME})"
)
_FIRST = re.compile(rf"(?P<name>{NAME}) (?:first|originally) (?:reported|revealed|disclosed)\b")


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit: its sentence, its words ("first reported by the Herald"), and the outlet's name."""

    sentence: Span
    place: Span
    outlet: Span


def credited(annotated: Annotated) -> tuple[Credit, ...]:
    """The credits of an account in its telling, outside quotation marks; never to itself.

    After "first reported by" any name is taken that is not a person's; elsewhere it has to be known or to look like an
    outlet's.
    """
    text, found = annotated.document.text, []
    telling = [region.span for region in annotated.document.telling]
    for sentence in annotated.sentences:
        if not any(region.holds(sentence) for region in telling):
            continue
        for match in (_CREDIT.search(text, *_ends(sentence)), _FIRST.search(text, *_ends(sentence))):
            if match is None or any(q.span.start <= match.start() < q.span.end for q in annotated.quotations):
                continue
            outlet = _trimmed(text, Span(match.start("name"), match.end("name")))
            first = match.re is _CREDIT and match["first"] is not None
            known = is_outlet(annotated, outlet) or (first and not _person(annotated, outlet))
            if known and not is_own(annotated, outlet.of(text)):
                found.append(Credit(sentence, Span(match.start(), max(match.end(), outlet.end)), outlet))
                break
    return tuple(found)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _trimmed(text: str, span: Span) -> Span:
    """A name without a stop, a possessive, or "the" at its edges."""
    words = span.of(text)
    start = span.start + (4 if words.lower().startswith("the ") and len(words) > 4 else 0)
    end = span.end - (len(words) - len(words.rstrip(".")))
    end -= 2 if text[start:end].endswith(("’s", "'s")) else 0
    return Span(start, max(start + 1, end))


def _person(annotated: Annotated, span: Span) -> bool:
    return any(
        e.type is EntityType.PERSON and any(m.span.overlaps(span) for m in e.mentions) for e in annotated.entities
    )
