"""The hands through which words came to an account: the other outlet that is credited, the document that is cited."""

import re
from dataclasses import dataclass

from according.core import Annotated, Attribution, AttributionKind, EntityType, SourceKind, Span, trimmed
from according.core.outlets import NAMED_OUTLET, OUTLET_NAME

#: Media that are documents of their own; a bare "statement" or "interview" is the speaker speaking.
DOCUMENTS = frozenset(
    """affidavit agreement article audit bill blog book brief budget cable charter column complaint contract decision
    directive document editorial email essay filing guideline guidelines indictment journal judgment law lawsuit letter
    manifesto manual memo memoir memorandum motion notice opinion op-ed order paper petition plan policy poll proposal
    questionnaire record records release report resolution ruling statute study survey testimony text transcript treaty
    verdict warrant website""".split()
)
#: The nouns for documents and for what words come in, as one alternation.
NOUN = "|".join(
    sorted(
        DOCUMENTS
        | {
            "story",
            "broadcast",
            "segment",
            "documentary",
            "podcast",
            "interview",
            "tweet",
            "post",
            "statement",
            "press release",
            "news release",
        },
        key=lambda n: -len(n),
    )
)
_WORD = r"[A-Z][\w&.\-]*(?:[’']s)?"
#: A name of up to six words, as a pattern.
NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:(?:of|the|and|&) )?{_WORD}){{0,5}}"
_VIA = re.compile(
    r"\b(?:(?:in|on|during|with|to|by|via|from|through) (?:an? |the |its |his |her )?(?:[\w\-]+ ){0,3}?"
    r"(?:" + NOUN + r") (?:(?:published|posted|aired|broadcast|printed) )?(?:by|with|in|on|from|for|to|of) "
    r"|\b(?:told|tells|speaking to|spoke to|speaking with|spoke with|said to|reported by|quoted by|as quoted in"
    r"|reported in|first reported by|according to) )(?P<name>" + NAME + ")"
)
_CITES = re.compile(
    r"\b(?:links?|linked|linking|link|pointed|points|pointing|referred|refers|referring|cites?|cited|citing"
    r"|quotes|quoted from|attached|attaches|republished|reposted|shared)\b(?: to)? (?P<document>(?:an? |the )?"
    r"(?:[\w\-’'.&]+ ){0,6}?(?:"
    + NOUN
    + r")s?\b)(?! (?:enforcement|firms?|schools?|makers?|officials?|professors?|students?)\b)"
)
_HOLDER = re.compile(
    r"\b(?P<holder>(?:[Aa]n? |[Tt]he |[Ii]ts |[Hh]is |[Hh]er |[Tt]heir )(?:[\w\-]+ ){0,2}?(?:" + NOUN + r"))\b"
)
_OF_WHOM = re.compile(r" ?(?:published |posted |written |issued |on |by |from |of |in )+(?P<name>" + NAME + ")")
_SITE = re.compile(r" (?:web ?site|site|page|blog|account|newspaper|magazine)(?![\w’'-])")
_DAY = re.compile(r"\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s*$")
_OUTLET_NAME = re.compile(rf"{OUTLET_NAME}(?:-[A-Z]\w*)*")
_TITLED = re.compile(r"\b(?:titled|entitled|headlined|called|headed)\W{0,3}$")


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that points at a document: the pointing one, the one pointed at, its title where it is given."""

    place: Span
    holder: Span
    document: Span
    title: Span | None = None


def credited_outlet(annotated: Annotated, attribution: Attribution) -> Span | None:
    """The other outlet in whose report the source said it ("said Lopez in a news report by WRAL-TV"), or None.

    Only names that look like an outlet's, and never the account's own. Where the attribution stands in that of an
    outlet through which the words came, that is taken; else it is looked for beside the source and the cue.
    """
    text = annotated.document.text
    above = annotated.attribution(attribution.parent)
    if above is not None and above.kind is AttributionKind.CITATION and above.source:
        outlet = above.source[0]
        if is_outlet(annotated, outlet) and not is_own(annotated, outlet.of(text)):
            return _without_owner(text, outlet)
    for window in _around(annotated, attribution):
        for match in _VIA.finditer(text, window.start, window.end):
            span = trimmed(text, match.start("name"), match.start("name") + len(match["name"].rstrip(".")))
            if span is not None and is_outlet(annotated, span) and not is_own(annotated, span.of(text)):
                return _without_owner(text, span)
    return None


def is_outlet(annotated: Annotated, span: Span) -> bool:
    """Whether a name is that of a news outlet, by what was found of the entity or by the look of the name."""
    for entity in annotated.entities:
        if entity.source_kind is SourceKind.OUTLET and any(m.span.overlaps(span) for m in entity.mentions):
            return True
        if entity.type is EntityType.PERSON and any(m.span.holds(span) for m in entity.mentions):
            return False
    return NAMED_OUTLET.search(span.of(annotated.document.text)) is not None


def source_outlet(annotated: Annotated, attribution: Attribution) -> Span | None:
    """The source of an attribution where it is itself another outlet ("The Herald reported that …"), or None."""
    entity = annotated.entity(attribution.speaker)
    if not attribution.source:
        return None
    span = attribution.source[0]
    words = span.of(annotated.document.text)
    parts = words.split()
    by_name = any(part[:1].isupper() for part in parts[len(parts) > 1 :])
    body = entity is not None and entity.type is not EntityType.PERSON
    known = entity is not None and body and entity.source_kind is SourceKind.OUTLET and by_name
    named = len(words) < 60 and entity is None and words[:1].isupper() and NAMED_OUTLET.search(words) is not None
    # A body whose name ends as an outlet's does ("the Ardal Post-Gazette") is one, whatever else is known of it.
    name = all(part[:1].isupper() or part in ("the", "of", "and", "&") for part in parts)
    ends = body and by_name and name and any(match.end() == len(words) for match in NAMED_OUTLET.finditer(words))
    return span if (known or named or ends) and not is_own(annotated, words) else None


def citations(annotated: Annotated) -> tuple[Citation, ...]:
    """The places where the account tells that one document points at another."""
    text, found = annotated.document.text, []
    for sentence in annotated.sentences:
        match = _CITES.search(text, sentence.start, sentence.end)
        if match is None or any(q.span.start <= match.start() < q.span.end for q in annotated.quotations):
            continue
        holder = _HOLDER.search(text, sentence.start, match.start())
        if holder is None or len(match["document"].split()) < 2:
            continue
        end = match.end("document")
        whom = _OF_WHOM.match(text, end, sentence.end)
        site = _SITE.match(text, whom.end("name"), sentence.end) if whom else None
        stop = site.end() if site else whom.end("name") if whom else end
        document = trimmed(text, match.start("document"), stop)
        title = next(
            (
                q.span
                for q in annotated.quotations
                if end <= q.span.start < sentence.end
                and _TITLED.search(text[max(end, q.span.start - 14) : q.span.start])
            ),
            None,
        )
        if document is not None:
            held = Span(holder.start("holder"), holder.end("holder"))
            found.append(Citation(place=sentence, holder=held, document=document, title=title))
    return tuple(found)


def _around(annotated: Annotated, attribution: Attribution) -> list[Span]:
    """The words of the attribution's own sentence that follow or hold its source and cue, without its content."""
    places = sorted((*attribution.source, *attribution.cue))
    if not places:
        return []
    text = annotated.document.text
    start, end = places[0].start, places[-1].end
    contents = sorted(attribution.content)
    stop = min((c.start for c in contents if c.start >= end), default=len(text))
    paragraph = text.find("\n", end)
    stop = min(stop, end + 160, paragraph if paragraph >= 0 else len(text))
    for sign in (". ", "” ", '" '):
        at = text.find(sign, end, stop)
        if at >= 0:
            stop = min(stop, at + 1)
    before = max((c.end for c in contents if c.end <= start), default=0)
    sentence = next((s for s in annotated.sentences if s.start <= start < s.end), None)
    start = max(before, sentence.start if sentence else 0, start - 160)
    return [Span(start, stop)] if stop > start else []


def _without_owner(text: str, span: Span) -> Span:
    """The outlet's name without the place it is from ("Durham’s WRAL-TV") and without the day that follows it."""
    words = span.of(text)
    end = span.end - (2 if words.endswith(("’s", "'s")) else 0)
    day = _DAY.search(text, span.start, end)
    end = day.start() if day else end
    cut = max(words.rfind("’s "), words.rfind("'s "))
    return Span(span.start + cut + 3 if cut >= 0 else span.start, end)


def outlet_called(words: str) -> str:
    """The name in the words for an outlet: "newspapers like the New York Times", "the Herald’s opinion section"."""
    found = [match[0] for match in _OUTLET_NAME.finditer(words)]
    return _DAY.sub("", max(found, key=len)) if found else words


def is_own(annotated: Annotated, name: str) -> bool:
    """Whether a name is that of the account's own outlet."""
    outlet = (annotated.document.outlet or "").lower().removeprefix("the ").strip()
    return bool(outlet) and (outlet in name.lower() or name.lower().removeprefix("the ").strip() in outlet)
