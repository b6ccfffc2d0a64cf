"""Figures without a source: quantities in the outlet's own voice with nothing near that says whence they come."""

import re
from bisect import bisect_right

from according.compare.accounts import Accounts
from according.core import (
    Alignment,
    Annotated,
    AttributionKind,
    DocumentKind,
    Evidence,
    Figure,
    FigureKind,
    Finding,
    FindingKind,
    Modality,
    Region,
    RegionKind,
    Span,
    content_id,
)

_RULE = (
    "The account gives these figures in its own voice, and their sentence names no source, document or count that they "
    "come from."
)
_SOURCE = re.compile(
    r"(?i:\b(?:according\s+to|said|says?|told|report(?:s|ed|edly)?|data|figures?|statistics|survey(?:ed|s)?|polls?|stud(?:y|ies)|"
    r"census|research(?:ers)?|estimat(?:e|es|ed)|records?|documents?|found|shows?|showed|announced|confirmed|officials?|police|"
    r"authorities|court|indictment|complaint|filings?|affidavit|spokes\w+|analysis|counted|calculated|analysts?|experts?|"
    r"data(?:base|set)|index|index's|published|released|cited?|citing|per\s+the|claims?|claimed|alleg\w+|wrote|bureau|ministry|"
    r"agency|department|institute|organi[sz]ation|audit|"
    r"expect(?:s|ed)|project(?:s|ed|ions?)|forecasts?|puts?\s+the|tally|tallies|tallied|stat|statistic|accused|defined\s+by|defines?)\b)|"
    # An outlet in brackets at the end: "(The Courier)."
    r"\((?:[A-Z][\w.&’'-]*\s?){1,5}\)\s*\.?\s*\Z"
)
#: A source that goes on to hold for the next sentence of its paragraph.
_BEFORE = re.compile(
    r"(?i:\b(?:according\s+to|survey(?:ed|s)?|polls?|stud(?:y|ies)|data|statistics|census|report(?:s|ed)?|found|figures?|"
    r"estimat(?:e|es|ed)|analysis|audit|index)\b)"
)
#: The same, where what carries on is a share or what the source went on to say.
_SAID_BEFORE = re.compile(r"(?i:\b(?:tally|tallies)\b|\b(?:said|says)\.\s*\Z)")
_POLLED = re.compile(r"(?i:\b(?:polls?|polled|polling|survey(?:ed|s)?)\b)")
#: Amounts that somebody asks for, offers or decides on: whose word they are is told with them.
_DECIDED = re.compile(
    r"(?i:\b(?:offer(?:s|ed|ing)?|propos(?:e[sd]?|als?|ing)|counter-?proposal|request(?:s|ed|ing)?|demand(?:s|ed|ing)?|wants?|"
    r"wanted|seeks?|sought|seeking|negotiat\w+|bills?|legislation|measures?|executive\s+orders?|package|authori[sz]\w+|"
    r"approv(?:e[sd]?|al|ing)|goals?|targets?|plans?|planned|budgets?|appropriat\w+|pledg\w+|promis\w+|deal\s+(?:for|with|of|that|on)|compromise|minimum\s+wage|threshold|tariffs?|eligible|"
    r"resolution|amendment|tax\s+cuts?|spending\s+cuts|ask(?:s|ed|ing)\s+for|call(?:s|ed|ing)\s+for|cap(?:s|ped)?\s+(?:at|on)|"
    r"settle(?:d|ment)|sued?|suing|lawsuit|verdict|award(?:s|ed)?)\b)"
)
#: What anyone can look up or count, so that no source is looked for: markets, seats, fines, petitions and hearings.
_PUBLIC = re.compile(
    r"(?i:\b(?:dow|nasdaq|s&p|stocks?|shares?|points|yields?|barrel|futures|seats?|votes?|voted|majority|fined?|fines|bail|"
    r"bond|ticket|tickets|sign(?:ed|atures?|atories)|petitions?|speakers|spoke|testified|followers|subscribers|populations?|"
    r"inhabitants|circulation|(?:city|town|village|county|state|nation|country|suburb|island)\s+of\s+(?:\w+\s+){0,3}[\d.,]+|crude|"
    r"treasury|ounce|bitcoin|index|turnout|shareholders?|per\s+share|quarter(?:ly)?|earnings|revenues?|prices?\s+(?:surged?|rose|fell|jumped|dropped|climbed|slid|were)|"
    r"point\s+(?:win|victory|lead|margin|defeat))\b)|"
    r"\b(?:Inc|Corp|Co|Ltd|plc)\b[^;.\n]{0,80}\s(?:lost|gained|dropped|rose|fell|jumped|slid|added|shed)\b|=F\b|\^[A-Z]{2,6}\b"
)
#: Numbers that count nothing exactly: "hundreds of", "tens of millions".
_VAGUE = re.compile(
    r"(?i:\s*(?:(?:many|several|some|the)\s+)?(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b)"
)
_TIME = frozenset(
    {"year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minutes", "miles"}
)
#: A line signed as a post of somebody: "— Ada Lind (@ada)".
_POST = re.compile(r"[—–]\s?[^—–\n]{2,60}\(@\w{1,20}\)|pic\.twitter\.com/")
_MANY = 100
_OWN_WORDS = (DocumentKind.RELEASE, DocumentKind.RESOLUTION)
_NO_SAYING = (AttributionKind.STANCE, AttributionKind.TITLE, AttributionKind.PARTIAL)
_MATTERS = (FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.RATE)


def unsourced_figures(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:  # noqa: ARG001
    """One finding for each paragraph that gives figures of weight in the outlet's own voice and without a source.

    Left out: ages, dates, places in an order, durations, votes, and counts under a hundred; "hundreds of"; what anyone
    can look up; amounts that somebody asks for, offers or decides on; posts of others set into the text; figures that
    another account of the event gives too; and the figures of releases and resolutions, whose source is who issues
    them. ``alignments`` is taken for the sake of the common signature of the finders.
    """
    return tuple(
        finding
        for annotated in accounts.documents
        if annotated.document.kind not in _OWN_WORDS
        for finding in _of(accounts, annotated)
    )


def _of(accounts: Accounts, annotated: Annotated) -> list[Finding]:
    elsewhere = {
        _value(figure)
        for other in accounts.documents
        if other.id != annotated.id and accounts.same_event(other.id, annotated.id)
        for figure in other.figures
    }
    text = annotated.document.text
    starts = [sentence.start for sentence in annotated.sentences]
    unreal = [s.span for s in annotated.statements if s.modality is not Modality.ASSERTED]
    paragraphs = [r for r in annotated.document.telling if r.kind is RegionKind.BODY]
    grouped: dict[int, list[Figure]] = {}
    for figure in annotated.figures:
        index = bisect_right(starts, figure.span.start) - 1
        if index < 0 or not _matters(figure) or _value(figure) in elsewhere:
            continue
        sentence = annotated.sentences[index]
        if _has_source(annotated, figure.span, sentence) or _PUBLIC.search(text, sentence.start, sentence.end):
            continue
        decided = figure.kind is not FigureKind.PERCENT or figure.counts is None
        if (decided and _DECIDED.search(text, sentence.start, sentence.end)) or _goes_on(annotated, index, figure):
            continue
        line = text[text.rfind("\n", 0, sentence.start) + 1 : (text.find("\n", sentence.end) + 1 or len(text))]
        if _VAGUE.match(text, figure.span.start) or _POST.search(line):
            continue
        if any(q.span.overlaps(figure.span) for q in annotated.quotations):
            continue
        if any(span.holds(figure.span) for span in unreal):
            continue
        region = _region(paragraphs, figure.span)
        if region is not None:
            grouped.setdefault(region, []).append(figure)
    letter = accounts.letter(annotated.id)
    return [
        Finding(
            id=content_id("finding", "unsourced", annotated.id, *(f.span.start for f in figures)),
            kind=FindingKind.UNSOURCED_FIGURE,
            rule=_RULE,
            title=f"{letter} gives {_number(len(figures))} without naming a source",
            evidence=tuple(
                Evidence(document=annotated.id, span=_with_counts(figure), role="figure") for figure in figures
            ),
        )
        for figures in grouped.values()
    ]


def _goes_on(annotated: Annotated, index: int, figure: Figure) -> bool:
    """Whether the source of the sentence before still holds: in its paragraph, or of a poll two sentences back."""
    text, sentences = annotated.document.text, annotated.sentences
    if figure.kind is FigureKind.PERCENT and any(
        _POLLED.search(text, s.start, s.end) for s in sentences[max(0, index - 2) : index]
    ):
        return True
    if not index:
        return False
    before = sentences[index - 1]
    return "\n" not in text[before.end : sentences[index].start] and (
        _BEFORE.search(text, before.start, before.end) is not None
        or _SAID_BEFORE.search(text, before.start, before.end) is not None
    )


def _has_source(annotated: Annotated, figure: Span, sentence: Span) -> bool:
    """Whether the sentence names a source for the figure; those whom the figure itself counts are none.

    "Some 70 percent of residents back the ban" says what residents think, not who asked them: a stand is no saying.
    """
    if _SOURCE.search(annotated.document.text, sentence.start, sentence.end):
        return True
    return any(
        a.place.overlaps(sentence)
        and a.kind not in _NO_SAYING
        and a.source
        and not any(source.overlaps(figure) for source in a.source)
        for a in annotated.attributions
    )


def _value(figure: Figure) -> tuple[FigureKind, str | None, float]:
    return figure.kind, figure.unit, figure.value


def _number(count: int) -> str:
    return "a figure" if count == 1 else f"{count} figures"


def _matters(figure: Figure) -> bool:
    if figure.kind not in _MATTERS or not _TIME.isdisjoint((figure.counts or "").lower().split()[:1]):
        return False
    return figure.kind is not FigureKind.COUNT or max(figure.value, figure.high or 0) >= _MANY


def _region(paragraphs: list[Region], span: Span) -> int | None:
    return next((i for i, region in enumerate(paragraphs) if region.span.holds(span)), None)


def _with_counts(figure: Figure) -> Span:
    counts = figure.counts_span
    if counts is not None and 0 <= counts.start - figure.span.end <= 24:
        return Span(figure.span.start, counts.end)
    return figure.span
