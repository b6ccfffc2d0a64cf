"""Another outlet to which words were given: "Marsh told the Post that …" comes by way of the Post."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from according.core import Attribution, AttributionKind, CueClass, SourceForm, Span, content_id
from according.core.outlets import OUTLET, OUTLET_NAME

_SAID = frozenset({AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.INDIRECT, AttributionKind.PARTIAL})
_NOUN = r"(?:interview|article|column|op-ed|editorial|essay|story|report|podcast|broadcast|segment|documentary|letter)"
_NAME = rf"(?P<name>{OUTLET_NAME})"
_PUBLISHED = r"(?:published |posted |aired |broadcast |printed )?(?:by|with|in|on|for|to) "
_IN = rf"(?:in|on|during|with|for) (?:an? |the |his |her |its |their )?(?:[\w\-]+ ){{0,2}}?{_NOUN} {_PUBLISHED}"
_SPEAKING = r"(?:speaking|speaks|spoke|talking|talked) (?:to|with|on) "
_QUOTED = r"(?:as )?(?:quoted|reported|first reported) (?:by|in) "
_ENDS = (
    r"(?=[.,;:”\"]|[’']s |$| (?:that|on|in|last|this|after|before|earlier|he|she|they|it|the|there|[MTWFS]\w+day)\b)"
)
_AFTER = re.compile(rf"\b(?P<cue>(?:told|tells|tell|telling) |{_IN}|{_SPEAKING}|{_QUOTED}){_NAME}")
_ON_AIR = re.compile(rf"\b(?P<cue>on |in ){_NAME}{_ENDS}")
_BEFORE = re.compile(rf"(?:^|\W)(?P<cue>(?i:{_IN}|{_SPEAKING})){_NAME}")
_STOP = re.compile(r"[.!?;][\s”\"’]|[“”\"\n]|\bthat\b|\bwh(?:o|ich)\b")
_CLAUSE = re.compile(r"[.!?]\s|[“”\"\n]")
_GAP = re.compile(r"[\s,]*")
_FAR = 120


def through(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """An attribution of kind CITATION for each one whose words the text says were given to another outlet.

    Its source is the outlet, its cue the words that bring it in, its content the speaker's attribution as a whole: so
    the outlet, the last hand, stands above the speaker, the first. Only names that look like an outlet's are taken.
    """
    known = {attribution.id for attribution in attributions}
    said = [a for a in attributions if a.kind in _SAID and a.source and a.cue]
    outlets = [match.start() for match in OUTLET.finditer(text)] if said else []
    found = (_one(text, attribution) for attribution in said if _near(attribution, outlets))
    return tuple(outer for outer in found if outer is not None and outer.id not in known)


def _near(attribution: Attribution, outlets: list[int]) -> bool:
    """Whether a word for an outlet stands about the source and the cue."""
    places = (*attribution.source, *attribution.cue)
    first = bisect_left(outlets, min(span.start for span in places) - _FAR)
    return first < len(outlets) and outlets[first] < max(span.end for span in places) + _FAR


def _one(text: str, attribution: Attribution) -> Attribution | None:
    places = sorted((*attribution.source, *attribution.cue))
    contents = sorted(attribution.content)
    end = places[-1].end
    stop = min((c.start for c in contents if c.start >= end), default=len(text))
    stop = min(stop, end + _FAR)
    halt = _STOP.search(text, end, stop)
    stop = halt.start() if halt else stop
    cue = attribution.cue[0]
    match = _AFTER.search(text, cue.start, stop) or _ON_AIR.search(text, end, stop) or _first(text, places, contents)
    if match is None:
        return None
    name = Span(match.start("name"), match.end("name"))
    if any(span.overlaps(name) for span in (*attribution.source, *contents)):
        return None
    cued = Span(match.start("cue"), match.start("cue") + len(match["cue"].rstrip()))
    content = _whole(text, attribution)
    return Attribution(
        id=content_id("a", "through", attribution.id, name.start, name.end),
        kind=AttributionKind.CITATION,
        source=(name,),
        cue=(cued,),
        content=content,
        form=SourceForm.NAMED,
        cue_class=CueClass.NEUTRAL,
        score=min(0.8, attribution.score),
        made_by="rules",
    )


def _first(text: str, places: list[Span], contents: list[Span]) -> re.Match[str] | None:
    """The outlet before the source, in the same clause: "Speaking to the Post on Monday, Marsh said"."""
    start = places[0].start
    begin = max((c.end for c in contents if c.end <= start), default=0)
    begin = max(begin, start - _FAR)
    for halt in _CLAUSE.finditer(text, begin, start):
        begin = halt.end()
    return _BEFORE.search(text, begin, start)


def _whole(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """All that the attribution has, joined where only white space or a comma lies between."""
    out: list[Span] = []
    for span in sorted((*attribution.source, *attribution.cue, *attribution.content)):
        if out and (span.start <= out[-1].end or _GAP.fullmatch(text, out[-1].end, span.start)):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
