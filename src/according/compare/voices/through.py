"""Through: whose document it is that speaks, so that a body heard through its petition is not called silent."""

import re

from according.compare.accounts import Accounts
from according.core import NAMING, Annotated, Attribution, EntityType, Span

_SPEAKERS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP, EntityType.UNKNOWN)
#: What may stand between a document's noun and its author: "by the", "from the left-leaning", "signed by Sen.".
_BY = re.compile(
    r"\b(by|from)\s+(?:the\s|an?\s)?(?:(?!and\b|or\b|with\b|to\b)[a-z][\w-]*\s|[A-Z][a-z]{1,9}\.?\s){0,4}$"
)
_OF = re.compile(
    r"\b(?:petition|statement|website|manifesto|platform|charter|tweet|letter)s?\s+of\s+(?:the\s)?$", re.IGNORECASE
)
#: Who has a document is not who wrote it: "records obtained by …".
_HAVING = re.compile(
    r"\b(?:obtained|highlighted|retweeted|used|seen|reviewed|reported|unearthed|read|cited|quoted|leaked|shared|held)\s+(?:\w+\s+)?by\b"
)
#: A body before somebody's name is part of a title, and a statement of several is nobody's own.
_GOES_ON = re.compile(r" [A-Z]|,? (?:and|&) |, [A-Z]\w+ [A-Z]")
_OWNED = re.compile(r"[’']s?\s")
_POSSESSIVES = frozenset("its their his her our my whose".split())
_REACH = 100
#: How far back, in characters, a name may stand that a possessive takes up.
_NEAR = 250


def speaker_behind(accounts: Accounts, annotated: Annotated, attribution: Attribution) -> str | None:
    """The shared entity whose document an attribution's source is, None where none or several may be.

    Its name stands before the document's noun ("the Lind report", "the group’s website") or behind it after "by" or
    "from" ("a petition by the group").
    """
    if not attribution.source:
        return None
    text = annotated.document.text
    source = attribution.source[0]
    entity = annotated.entity(attribution.speaker)
    known = [m.span for m in entity.mentions if m.span.overlaps(source)] if entity is not None else []
    noun = known[0] if known else source
    end = min(max(source.end, noun.end), noun.start + _REACH)
    if "joint " in text[source.start : end].lower():
        return None
    before: set[str] = set()
    behind: set[str] = set()
    for other in annotated.entities:
        if other.type not in _SPEAKERS or other is entity:
            continue
        shared = accounts.shared(annotated.id, other.id)
        if shared is None:
            continue
        for mention in other.mentions:
            span = mention.span
            if span.start < source.start or span.end > end:
                continue
            if span.of(text).lower() in _POSSESSIVES:
                # "Its statement" is read as that of whoever was named last, or as nobody's.
                if span.start <= noun.start + 1 and _named_last(annotated, span) == other.id:
                    before.add(shared.id)
            elif _before(text, span, noun):
                before.add(shared.id)
            elif (
                span.start > noun.start and _behind(text, noun.start, span.start) and not _GOES_ON.match(text, span.end)
            ):
                behind.add(shared.id)
    found = before or behind
    return next(iter(found)) if len(found) == 1 else None


def _before(text: str, span: Span, noun: Span) -> bool:
    inside = noun.start <= span.start and span.end < noun.end
    return inside and (_OWNED.match(text, span.end) is not None or text[span.end : span.end + 1] == " ")


def _behind(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return _OF.search(between) is not None or (_BY.search(between) is not None and not _HAVING.search(between))


def _named_last(annotated: Annotated, pronoun: Span) -> str | None:
    """Whom the text named last before a pronoun, nearby."""
    named = [
        (mention.span.start, entity.id)
        for entity in annotated.entities
        if entity.type in _SPEAKERS
        for mention in entity.mentions
        if mention.form in NAMING and pronoun.start - _NEAR <= mention.span.start < pronoun.start
    ]
    return max(named)[1] if named else None
