"""Figures without a source: quantities in the outlet's own voice with nothing near that says whence they come."""

import re
from bisect import bisect_right

from according.compare.accounts import Accounts
from according.core import (
    Alignment,
    Annotated,
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
    r"agency|department|institute|organi[sz]ation|audit)\b)"
)
_MATTERS = (FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.RATE)


def unsourced_figures(accounts: Accounts, alignments: tuple[Alignment, ...]) -> tuple[Finding, ...]:  # noqa: ARG001
    """One finding for each paragraph that gives figures of weight in the outlet's own voice and without a source.

    Left out: ages, dates, places in an order, durations, votes, and counts up to twelve. ``alignments`` is taken for
    the sake of the common signature of the finders.
    """
    return tuple(finding for annotated in accounts.documents for finding in _of(accounts, annotated))


def _of(accounts: Accounts, annotated: Annotated) -> list[Finding]:
    text = annotated.document.text
    starts = [sentence.start for sentence in annotated.sentences]
    sourced = [a.place for a in annotated.attributions]
    unreal = [s.span for s in annotated.statements if s.modality is not Modality.ASSERTED]
    paragraphs = [r for r in annotated.document.telling if r.kind is RegionKind.BODY]
    grouped: dict[int, list[Figure]] = {}
    for figure in annotated.figures:
        index = bisect_right(starts, figure.span.start) - 1
        if index < 0 or not _matters(figure):
            continue
        sentence = annotated.sentences[index]
        if any(place.overlaps(sentence) for place in sourced) or _SOURCE.search(text, sentence.start, sentence.end):
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


def _number(count: int) -> str:
    return "a figure" if count == 1 else f"{count} figures"


def _matters(figure: Figure) -> bool:
    if figure.kind not in _MATTERS:
        return False
    return not (figure.kind is FigureKind.COUNT and max(figure.value, figure.high or 0) <= 12)


def _region(paragraphs: list[Region], span: Span) -> int | None:
    return next((i for i, region in enumerate(paragraphs) if region.span.holds(span)), None)


def _with_counts(figure: Figure) -> Span:
    counts = figure.counts_span
    if counts is not None and 0 <= counts.start - figure.span.end <= 24:
        return Span(figure.span.start, counts.end)
    return figure.span
