"""A document by its fullest name: "the article" is the "2016 article on the society's website" told of before."""

import re

from according.compare.provenance.hands import NAME, NOUN
from according.core import Annotated, EntityType, MentionForm, Span

_VAGUE = re.compile(
    r"(?P<det>the|this|that|its|their|his|her|another)\s+(?P<own>(?:[a-z\-]+\s+){0,2}?(?P<noun>" + NOUN + r"))\s*",
    re.IGNORECASE,
)
_FULLER = (
    r"\b(?:[Aa]n?|[Tt]he|[Aa]nother)\s(?:[\w\-]+\s){0,3}?"
    r"%s(?:\s(?:published|posted|written|issued|adopted|released))?\s(?:on|by|in|of|from)\s"
    rf"(?:{NAME}(?:\s(?:web ?site|site|page|blog|account|newspaper|magazine)(?![\w’'-]))?)"
)
_POSTS = re.compile(r"\b(?:tweet|post)(?:ed|ing|s)?\b", re.IGNORECASE)
#: How far back, in characters, the fuller phrase may stand.
_REACH = 3000
_OWNS = (EntityType.ORGANISATION, EntityType.GROUP, EntityType.PERSON, EntityType.UNKNOWN)
_NAMED = (MentionForm.NAME, MentionForm.ACRONYM, MentionForm.PARTIAL)


def document_name(annotated: Annotated, place: Span) -> str:
    """The words at ``place``, or where they are vague ("the article", "its charter") what the text calls it in full.

    A possessive gets the name that stands last before it in its sentence; "the article" the last phrase before it that
    tells whose article it is, or who posted it. The words themselves where neither is found.
    """
    said = " ".join(annotated.words(place).split())
    match = _VAGUE.fullmatch(said)
    if match is None:
        return _of_whom(annotated, place, said)
    if match["det"].lower() in ("its", "their", "his", "her"):
        owner = _owner(annotated, place, match["det"].lower())
        return f"the {match['own']} of {owner}" if owner else said
    if match["det"].lower() != "another":
        fuller = _before(annotated, place, match["noun"])
        if fuller:
            return fuller
    if match["noun"].lower() in ("tweet", "post"):
        poster = _poster(annotated, place)
        return f"{said} by {poster}" if poster else said
    return said


def _of_whom(annotated: Annotated, place: Span, said: str) -> str:
    """The words with the name of "the group" in "a petition by the group" put in, where the text tells it."""
    for entity in annotated.entities:
        for mention in entity.mentions:
            ends = mention.form is MentionForm.DESCRIPTION and mention.span.end == place.end
            if ends and place.start < mention.span.start and any(m.form in _NAMED for m in entity.mentions):
                words = " ".join(annotated.words(mention.span).split())
                return f"{said.removesuffix(words)}{entity.name}"
    return said


def _owner(annotated: Annotated, place: Span, word: str) -> str | None:
    sentence = next((s for s in annotated.sentences if s.start <= place.start < s.end), None)
    if sentence is None:
        return None
    person = word in ("his", "her")
    held = [
        (mention.span.start, entity.name)
        for entity in annotated.entities
        if entity.type in _OWNS and (entity.type is EntityType.PERSON) == person
        for mention in entity.mentions
        if mention.form in _NAMED and sentence.start <= mention.span.start < place.start
    ]
    return max(held)[1] if held else None


def _before(annotated: Annotated, place: Span, noun: str) -> str | None:
    pattern = re.compile(_FULLER % re.escape(noun))
    text = annotated.document.text
    found = list(pattern.finditer(text, max(0, place.start - _REACH), place.start))
    if not found:
        return None
    words = " ".join(found[-1][0].split()).rstrip(".,")
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}"


def _poster(annotated: Annotated, place: Span) -> str | None:
    """Who posted last before ``place``."""
    posted = [
        (a.cue[0].start, entity.name)
        for a in annotated.attributions
        if a.cue and a.cue[0].start < place.start and place.start - a.cue[0].start < _REACH
        if _POSTS.search(annotated.words(a.cue[0])) and (entity := annotated.entity(a.speaker)) is not None
    ]
    return max(posted)[1] if posted else None
