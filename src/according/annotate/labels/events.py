"""Words for the event: the nouns by which a document calls what its headline and lead tell of, wherever they recur."""

import re
from collections import Counter
from typing import NamedTuple

from according.annotate.labels.phrases import Phrases
from according.annotate.trees import Trees
from according.annotate.voices import Voices
from according.annotate.who.sources import singular
from according.core import FUNCTION_WORDS, Document, RegionKind, Span, Wording, WordingKind

#: Nouns for an event by the sort that they can mean: only those of one sort can be two words for one event. General
#: knowledge of English news; which of them take a side is for the comparison to say.
EVENT_NOUNS: dict[str, str] = {
    noun: sort
    for sort, nouns in {
        "protest": "protest demonstration rally march riot unrest uprising disturbance clash violence revolt "
        "insurrection rebellion mutiny melee brawl vigil sit-in walkout siege rampage",
        "attack": "attack assault shooting massacre killing murder slaying bombing blast explosion stabbing ambush "
        "homicide slaughter bloodbath carnage atrocity tragedy execution assassination lynching rampage shootout",
        "war": "war conflict invasion operation incursion offensive raid strike airstrike bombardment "
        "intervention aggression genocide onslaught",
        "inquiry": "probe investigation inquiry inquest witch-hunt hunt review hoax",
        "affair": "scandal controversy affair flap furor furore uproar row outcry backlash firestorm debacle fiasco "
        "dispute feud spat",
        "agreement": "deal agreement accord pact treaty truce ceasefire cease-fire compromise surrender bargain",
        "removal": "firing ouster dismissal removal resignation departure sacking purge exit coup overthrow",
        "measure": "ban policy resolution measure bill legislation order restriction crackdown prohibition reform "
        "overhaul amnesty bailout",
        "crisis": "crisis emergency influx surge invasion wave shutdown standoff impasse",
        "speech": "speech address remarks tirade rant outburst diatribe screed",
        "leak": "leak breach hack theft disclosure",
    }.items()
    for noun in nouns.split()
}
_NOUN = re.compile(r"(?<![\w’'-])(witch hunt|[A-Za-z]+(?:-[a-z]+)?)(?![\w-]|[’'](?!s\b))")
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|[A-Z]\w+day['’]s)\s(?:[\w-]+\s){0,2}\Z", re.IGNORECASE)
_NEXT = re.compile(r"\s([a-z]+)")
#: Behind a headline so many characters of the telling are its lead.
_LEAD = 600


class _Use(NamedTuple):
    span: Span
    noun: str
    sort: str
    leading: bool
    definite: bool


def event_words(document: Document, sentences: tuple[Span, ...], voices: Voices, trees: Trees | None) -> list[Wording]:
    """What ``document`` calls its event: labels of nobody, ``detail`` "event" and the sort.

    A noun counts that stands in the headline or lead and again after it, or that points back ("the riot") at least
    twice where another of its sort stands in the headline or lead.
    """
    uses = [use for use in _uses(document, trees) if voices.told(use.span)]
    times = Counter(use.noun for use in uses)
    leading = {use.noun for use in uses if use.leading}
    sorts = {use.sort for use in uses if use.leading}
    back = Counter(use.noun for use in uses if use.definite and not use.leading)
    kept = {
        use.noun
        for use in uses
        if (use.noun in leading and times[use.noun] > 1) or (use.sort in sorts and back[use.noun] > 1)
    }
    del sentences
    return [
        Wording(
            span=use.span, kind=WordingKind.LABEL, voice=voices.at(use.span), detail=f"event {use.sort}", plain=False
        )
        for use in uses
        if use.noun in kept and (use.leading or use.definite)
    ]


def _uses(document: Document, trees: Trees | None) -> list[_Use]:
    text = document.text
    found: list[_Use] = []
    told = 0
    phrases = Phrases(trees) if trees is not None else None
    for region in document.telling:
        headline = region.kind in (RegionKind.HEADLINE, RegionKind.SUBHEAD)
        for match in _NOUN.finditer(text, region.span.start, region.span.end):
            noun = singular(match[1].lower().replace("witch hunt", "witch-hunt"))
            sort = EVENT_NOUNS.get(noun)
            if sort is None:
                continue
            span = Span(*match.span(1))
            start = span.start
            if phrases is not None:
                word = phrases.trees.last_before(span.end)
                if word < 0 or phrases.syntax.words[word].end != span.end or phrases.syntax.pos[word] != "NOUN":
                    continue
                if phrases.syntax.relations[word] in ("compound", "amod", "nmod:desc"):
                    continue
                start = phrases.syntax.words[phrases.before(word)].start
            else:
                following = _NEXT.match(text, match.end())
                if following is not None and following[1] not in FUNCTION_WORDS and not following[1].endswith("ed"):
                    continue
            leading = headline or told + match.start() - region.span.start < _LEAD
            definite = _DEFINITE.search(text, max(region.span.start, start - 40), start) is not None
            found.append(_Use(Span(min(start, span.start), span.end), noun, sort, leading, definite))
        if not headline:
            told += len(region.span)
    return found
