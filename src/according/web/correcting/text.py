"""A text with its attributions marked: each with the number by which the list beside it is found."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from according.core import Annotated, Span
from according.report.runs import Layer, runs
from according.web.correcting.document_room import Said
from according.web.correcting.passage import characters

#: Characters of a text that are shown; the rest is told of.
_MOST = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text as HTML whose characters are those of the text, from the first on; ``left`` is how many are not shown."""

    body: Markup
    left: int


def marked_text(annotated: Annotated, said: Sequence[Said], at: Span | None = None) -> MarkedText:
    """The text with source, cue and content of each attribution marked, and ``at`` where somebody was sent."""
    text = annotated.document.text
    end = min(len(text), _MOST)
    layers = [
        Layer(span=span, classes=(f"p-{part}",), number=one.number if first else None)
        for one in said
        if one.verdict != "rejected"
        for part, spans in (
            ("source", one.attribution.source),
            ("cue", one.attribution.cue),
            ("content", one.attribution.content),
        )
        for span in spans
        for first in (span.start == one.attribution.place.start,)
    ]
    if at is not None:
        layers.append(Layer(span=at, classes=("here",)))
    layers.sort(key=lambda layer: layer.span.start)
    addresses = {one.number: one.address for one in said}
    parts: list[Markup] = []
    place = 0
    for region in sorted(annotated.document.regions, key=lambda region: region.span.start):
        if region.span.start >= end:
            break
        parts.append(characters(text[place : region.span.start]))
        stop = min(end, region.span.end)
        parts.append(Markup('<p class="r-{}">').format(region.kind.value))
        parts.append(_runs(text, layers, Span(region.span.start, stop), addresses, at))
        parts.append(Markup("</p>"))
        place = stop
    if place < end:
        parts.append(_runs(text, layers, Span(place, end), addresses, at))
    return MarkedText(body=Markup("").join(parts), left=len(text) - end)


def _runs(text: str, layers: list[Layer], over: Span, addresses: dict[int, str], at: Span | None) -> Markup:
    parts = []
    here = tuple(layer for layer in layers if layer.span.overlaps(over))
    for run in runs(here, over.start, over.end):
        for layer in run.opening:
            if layer.number is not None:
                link = Markup('<a class="n" href="{}" aria-label="attribution {}">{}</a>')
                parts.append(link.format(addresses[layer.number], layer.number, layer.number))
        words = characters(text[run.start : run.end])
        names = " ".join(run.classes)
        anchor = Markup(' id="at"') if at is not None and run.start == at.start else Markup("")
        parts.append(Markup('<mark class="{}"{}>{}</mark>').format(names, anchor, words) if names else words)
    return Markup("").join(parts)
