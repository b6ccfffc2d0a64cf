"""The reading view: every account's whole text, character for character, with its evidence marked in place."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from according.core import Annotated, FindingKind, QuotationKind, Region, RegionKind, Span
from according.report.account_lines import AccountLine
from according.report.excerpts import anchor
from according.report.leaves import ShownRevision, shown_revisions
from according.report.runs import Layer, Run, runs
from according.report.sections import Chapter
from according.report.visible import visible_markup

#: Characters outside evidence that one column shows; beyond them stretches without evidence are folded, and it says so.
MOST_CHARACTERS = 400_000
_EDGE = 200

_KIND_CLASS = {
    FindingKind.DIFFERS: "k-differ",
    FindingKind.DENIES: "k-differ",
    FindingKind.FIGURE_VARIANT: "k-differ",
    FindingKind.NOT_SETTLED: "k-differ",
    FindingKind.QUOTATION_VARIANT: "k-differ",
    FindingKind.HEADLINE_GAP: "k-differ",
    FindingKind.PARAPHRASE_GAP: "k-differ",
    FindingKind.CORROBORATED: "k-shared",
    FindingKind.COPIED: "k-shared",
    FindingKind.SINGLE_ACCOUNT: "k-own",
    FindingKind.LABEL: "k-label",
    FindingKind.AGENCY: "k-label",
    FindingKind.CHARGED_WORDING: "k-label",
    FindingKind.SCARE_QUOTE: "k-label",
    FindingKind.CUE: "k-label",
    FindingKind.UNSOURCED_FIGURE: "k-figure",
    FindingKind.VOICES: "k-voice",
    FindingKind.PROVENANCE: "k-voice",
    FindingKind.CIRCULAR: "k-voice",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A finding's place on the narrow map at a column's edge, in thousandths of the text."""

    y: int
    height: int
    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One account in the reading view. ``folded`` counts the characters that are not shown.

    ``revisions`` are the tracked changes and comments that are listed, of ``changes`` in all.
    """

    account: AccountLine
    body: Markup
    strokes: tuple[Stroke, ...]
    folded: int
    revisions: tuple[ShownRevision, ...] = ()
    changes: int = 0


def column(
    annotated: Annotated, account: AccountLine, chapters: tuple[Chapter, ...], others: Iterable[Span] = ()
) -> Column:
    """The account's column; ``others`` are stretches that need an anchor though no finding points at them.

    The text content of ``body`` is the document's text, but for acting characters shown as marks (see ``visible``) and,
    in very long documents, folded stretches.
    """
    layers, ids = _layers(annotated, account, chapters)
    found = {layer.span for layer in layers if layer.number is not None}
    anchors = {**dict.fromkeys(sorted({*others}), ""), **dict.fromkeys(sorted(found), "")}
    layers += [Layer(span=span, classes=()) for span in anchors if span not in found]
    writer = _Writer(annotated.document.text, account, ids, set(anchors))
    place = 0
    length = len(annotated.document.text)
    sweep = _Sweep(layers)
    for region in sorted(annotated.document.regions, key=lambda region: region.span.start):
        writer.between(sweep.over(place, region.span.start), place, region.span.start)
        writer.region(region, sweep.over(region.span.start, region.span.end))
        place = region.span.end
    writer.between(sweep.over(place, length), place, length)
    strokes = tuple(
        Stroke(
            y=round(layer.span.start / max(1, length) * 1000),
            height=max(5, round(len(layer.span) / max(1, length) * 1000)),
            number=layer.number,
            name=layer.classes[1],
        )
        for layer in layers
        if layer.number is not None
    )
    return Column(
        account=account,
        body=writer.markup(),
        strokes=strokes,
        folded=writer.folded,
        revisions=shown_revisions(annotated.document),
        changes=len(annotated.document.revisions),
    )


def _layers(
    annotated: Annotated, account: AccountLine, chapters: tuple[Chapter, ...]
) -> tuple[list[Layer], dict[int, str]]:
    layers: list[Layer] = []
    for quotation in annotated.quotations:
        name = "scare" if quotation.kind is QuotationKind.SCARE else "quoted"
        if quotation.kind is not QuotationKind.TITLE and quotation.depth == 0:
            layers.append(Layer(span=quotation.span, classes=(name,)))
    for attribution in annotated.attributions:
        layers.extend(Layer(span=span, classes=("said",)) for span in attribution.content)
        layers.extend(Layer(span=span, classes=("source",)) for span in attribution.source)
    layers.extend(Layer(span=figure.span, classes=("figure",)) for figure in annotated.figures)
    layers.extend(Layer(span=moment.span, classes=("figure",)) for moment in annotated.moments)
    ids: dict[int, str] = {}
    for chapter in chapters:
        for numbered in chapter.findings:
            spans = {e.span: "" for e in numbered.finding.evidence if e.document == account.id}
            ids[numbered.number] = numbered.finding.id
            name = _KIND_CLASS[numbered.finding.kind]
            layers.extend(Layer(span=span, classes=("e", name), number=numbered.number) for span in spans)
    return layers, ids


class _Sweep:
    """Hands out the layers over one stretch after another, going through all layers once."""

    def __init__(self, layers: list[Layer]) -> None:
        self._waiting = sorted(layers, key=lambda layer: layer.span.start, reverse=True)
        self._active: list[Layer] = []

    def over(self, start: int, end: int) -> tuple[Layer, ...]:
        """The layers over ``[start, end)``; stretches are asked for in the order of the text."""
        while self._waiting and self._waiting[-1].span.start < end:
            self._active.append(self._waiting.pop())
        self._active = [layer for layer in self._active if layer.span.end > start]
        return tuple(self._active)


class _Writer:
    """Writes a column's HTML; every character passes through ``visible_markup`` and so is escaped."""

    def __init__(self, text: str, account: AccountLine, ids: dict[int, str], anchors: set[Span]) -> None:
        self._text, self._account, self._ids, self._anchors = text, account, ids, set(anchors)
        self._parts: list[str] = []
        self._left = MOST_CHARACTERS
        self.folded = 0

    def markup(self) -> Markup:
        return Markup("".join(self._parts))  # noqa: S704 - every part has been escaped

    def between(self, layers: tuple[Layer, ...], start: int, end: int) -> None:
        """What stands between two regions: mostly white space."""
        if start >= end:
            return
        if self._text[start:end].isspace():
            for span in sorted({layer.span for layer in layers} & self._anchors):
                if start <= span.start < end:
                    self._anchor(span)
            self._parts.append(str(visible_markup(self._text[start:end])))
        else:
            self._parts.append('<p class="r-other" dir="auto">')
            self._runs(layers, start, end)
            self._parts.append("</p>")

    def region(self, region: Region, layers: tuple[Layer, ...]) -> None:
        """A region as a paragraph with its kind as class; what is set aside says so to those who cannot see grey."""
        aside = region.kind in (RegionKind.FURNITURE, RegionKind.REPETITION, RegionKind.CREDIT, RegionKind.QUOTED)
        label = f' aria-label="{region.kind.value}, set aside" role="note"' if aside else ""
        self._parts.append(f'<p class="r-{region.kind.value}" dir="auto"{label}>')
        self._runs(layers, region.span.start, region.span.end)
        self._parts.append("</p>")

    def _runs(self, layers: tuple[Layer, ...], start: int, end: int) -> None:
        for run in runs(layers, start, end):
            self._openings(run)
            classes = " ".join(run.classes)
            if run.numbers:
                numbers = " ".join(str(number) for number in run.numbers)
                self._parts.append(f'<mark class="{classes}" data-f="{numbers}">')
                self._parts.append(str(visible_markup(self._text[run.start : run.end])))
                self._parts.append("</mark>")
            elif classes:
                self._parts.append(f'<span class="{classes}">{self._shown(run.start, run.end)}</span>')
            else:
                self._parts.append(str(self._shown(run.start, run.end)))

    def _openings(self, run: Run) -> None:
        for span in sorted({layer.span for layer in run.opening} & self._anchors):
            self._anchor(span)
        for number in sorted({layer.number for layer in run.opening if layer.number is not None}):
            kind = next(layer.classes[1] for layer in run.opening if layer.number == number)
            self._parts.append(
                f'<a class="n {kind}" data-n="{number}" href="#{escape(self._ids[number])}" '
                f'aria-label="finding {number}"></a>'
            )

    def _anchor(self, span: Span) -> None:
        self._anchors.discard(span)
        self._parts.append(f'<span class="at" id="{anchor(self._account, span)}"></span>')

    def _shown(self, start: int, end: int) -> Markup:
        length = end - start
        if length <= self._left or length <= 4 * _EDGE:
            self._left -= min(length, self._left)
            return visible_markup(self._text[start:end])
        keep = max(_EDGE, self._left // 2)
        self._left = 0
        self.folded += length - 2 * keep
        gap = Markup('<span class="folded">[… {} characters without findings are not shown …]</span>')
        return (
            visible_markup(self._text[start : start + keep])
            + gap.format(f"{length - 2 * keep:,}")
            + visible_markup(self._text[end - keep : end])
        )
