"""Credits: "first reported by the Herald", the places where an account says that another outlet had it before."""

import re
from dataclasses import dataclass

from according.compare.provenance.hands import NAME, NOUN, is_outlet, is_own
from according.core import Annotated, EntityType, Span
from according.core.agencies import agency, names_agency

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
_OBTAINED = re.compile(
    rf"(?<![\w’'-])(?P<document>(?:{NOUN}|recording|audio|video|footage|photo|file|message|e-mail|memo|record|copy)(?:s|ies)?)"
    rf"(?![\w’'-])[^.\n“”]{{0,60}}? (?:obtained|seen|reviewed|viewed|acquired) (?:exclusively )?by (?P<name>{NAME})"
)
_HAS = re.compile(r",? (?:that (?:was|were) )?(?:obtained|seen|reviewed|viewed|acquired) ")
_DETERMINERS = frozenset("a an the two several his her their its".split())
_BEFORE = re.compile(r"(?:\b(?:[Aa]n?|[Tt]he|[Tt]wo|[Ss]everal|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) )?(?:[\w\-]+ ){0,2}$")


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit: its sentence, its words ("first reported by the Herald"), and the outlet's name.

    ``document`` is what the other outlet obtained or has seen, where that is what it is credited with.
    """

    sentence: Span
    place: Span
    outlet: Span
    document: Span | None = None


def credited(annotated: Annotated) -> tuple[Credit, ...]:
    """The credits of an account in its telling, outside quotation marks; never to itself.

    After "first reported by" any name is taken that is not a person's; elsewhere it has to be known or to look like an
    outlet's.
    """
    text, found = annotated.document.text, []
    telling = [region.span for region in annotated.document.telling]
    tag = agency(annotated.document)
    for sentence in annotated.sentences:
        if not any(region.holds(sentence) for region in telling):
            continue
        for match in (pattern.search(text, *_ends(sentence)) for pattern in (_CREDIT, _FIRST, _OBTAINED)):
            if match is None or any(q.span.start <= match.start() < q.span.end for q in annotated.quotations):
                continue
            outlet = _trimmed(text, Span(match.start("name"), match.end("name")))
            first = match.re is _CREDIT and match["first"] is not None
            known = is_outlet(annotated, outlet) or (first and not _person(annotated, outlet))
            if known and not is_own(annotated, outlet.of(text)) and not (tag and names_agency(outlet.of(text), tag)):
                document = _document(text, sentence, match) if match.re is _OBTAINED else None
                start = document.start if document is not None else match.start()
                end = max(match.end() - match[0].endswith("."), outlet.end)
                found.append(Credit(sentence, Span(start, end), outlet, document))
                break
    return tuple(found)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _document(text: str, sentence: Span, match: re.Match[str]) -> Span:
    """The document's noun with the words before it that say which."""
    start = match.start("document")
    before = _BEFORE.search(text, max(sentence.start, start - 40), start)
    words = before[0].split() if before else []
    keep = next((n for n, word in enumerate(words) if word.lower() in _DETERMINERS), len(words))
    head = text.find(words[keep], before.start(), start) if before and keep < len(words) else start
    end = match.end("document")
    if match["document"].lower() in ("copy", "copies"):
        # A copy of what: the words up to the one that says who has it.
        verb = _HAS.search(text, end, match.start("name"))
        end = verb.start() if verb else end
    return Span(head, max(head + 1, end))


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
