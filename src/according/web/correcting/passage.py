"""Passages: words in their text with what is marked in it, so that they can be read, and selected, in their place."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from according.core import Annotated, RegionKind, Span
from according.report.runs import Layer, runs
from according.report.visible import visible_markup

#: Characters of text on either side of marked words at the most, and so many at the least where the text has them.
_MOST, _LEAST = 1_500, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a text from ``start`` on as HTML; it has every character of the text, so that places can be counted.

    ``cut`` says whether the text goes on before or after it.
    """

    start: int
    body: Markup
    language: str | None
    cut: bool


def passage(annotated: Annotated, marks: Iterable[tuple[Span, str]], around: Span | None = None) -> Passage:
    """The paragraphs in which the marked words stand; each mark is a place with the class that styles it."""
    marked = list(marks)
    text = annotated.document.text
    low = min((span.start for span, _ in marked), default=0)
    high = max((span.end for span, _ in marked), default=min(len(text), _MOST))
    if around is not None:
        low, high = min(low, around.start), max(high, around.end)
    start, end = _paragraphs(annotated, low, high)
    return Passage(
        start=start,
        body=stretch(text, marked, start, end),
        language=annotated.document.language,
        cut=start > 0 or end < len(text),
    )


def stretch(text: str, marks: Iterable[tuple[Span, str]], start: int, end: int) -> Markup:
    """``text[start:end]`` as HTML with its marks; every character is escaped, and a line's end keeps its characters."""
    layers = tuple(Layer(span=span, classes=(name,)) for span, name in marks)
    parts = []
    for run in runs(layers, start, end):
        words = characters(text[run.start : run.end])
        parts.append(
            Markup('<mark class="{}">{}</mark>').format(" ".join(run.classes), words) if run.classes else words
        )
    return Markup("").join(parts)


def characters(text: str) -> Markup:
    """``text`` escaped; a carriage return as such, for a browser takes it and the line feed after it for one sign."""
    return Markup(str(visible_markup(text)).replace("\r", "&#13;"))  # noqa: S704 - escaped before


def _paragraphs(annotated: Annotated, low: int, high: int) -> tuple[int, int]:
    """Where the paragraphs around ``[low, high)`` begin and end, and short ones' neighbours."""
    length = len(annotated.document.text)
    start, end = low, high
    for region in annotated.document.regions:
        if region.kind is RegionKind.FURNITURE and not region.span.overlaps(Span(low, max(high, low + 1))):
            continue
        if region.span.end > low - _LEAST and region.span.start < high + _LEAST:
            start, end = min(start, region.span.start), max(end, region.span.end)
    return max(0, start, low - _MOST), min(length, end, high + _MOST)
