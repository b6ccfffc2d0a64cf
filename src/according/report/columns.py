"""The reading view: every account's whole text, character for character, with its evidence marked in place."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from according.core import Annotated, FindingKind, QuotationKind, Span
from according.report.account_lines import AccountLine
from according.report.flow import Flow, Sweep
from according.report.leaves import ShownRevision, shown_revisions
from according.report.links import IN_PAGE, Links
from according.report.runs import Layer
from according.report.sections import Chapter

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
    annotated: Annotated,
    account: AccountLine,
    chapters: tuple[Chapter, ...],
    others: Iterable[Span] = (),
    *,
    links: Links = IN_PAGE,
    lit: int | None = None,
    here: Span | None = None,
) -> Column:
    """The account's column; ``others`` are stretches that need an anchor though no finding points at them.

    ``lit`` is the number of a finding whose words are lit, ``here`` a place that somebody came for.

    The text content of ``body`` is the document's text, but for acting characters shown as marks (see ``visible``) and,
    in very long documents, folded stretches.
    """
    layers, ids = _layers(annotated, account, chapters, links)
    found = {layer.span for layer in layers if layer.number is not None}
    others = (*others, here) if here is not None else others
    anchors = {**dict.fromkeys(sorted({*others}), ""), **dict.fromkeys(sorted(found), "")}
    layers += [Layer(span=span, classes=()) for span in anchors if span not in found]
    layers += [Layer(span=here, classes=("here",))] if here is not None else []
    writer = Flow(annotated.document.text, account, ids, set(anchors), links, lit)
    place = 0
    length = len(annotated.document.text)
    sweep = Sweep(layers)
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
    annotated: Annotated, account: AccountLine, chapters: tuple[Chapter, ...], links: Links
) -> tuple[list[Layer], dict[int, str]]:
    layers: list[Layer] = []
    for quotation in annotated.quotations:
        name = "scare" if quotation.kind is QuotationKind.SCARE else "quoted"
        if quotation.kind is not QuotationKind.TITLE and quotation.depth == 0:
            layers.append(Layer(span=quotation.span, classes=(name,)))
    for attribution in annotated.attributions:
        layers.extend(Layer(span=span, classes=("said",)) for span in attribution.content)
        layers.extend(Layer(span=span, classes=("source",)) for span in attribution.source)
        # Who says it is put right where the text says that somebody says it.
        target = links.attribution(annotated.id, attribution.id)
        if target:
            spans = attribution.cue or attribution.source or attribution.content[-1:]
            layers.extend(Layer(span=span, classes=("cue",), target=target) for span in spans)
    layers.extend(Layer(span=figure.span, classes=("figure",)) for figure in annotated.figures)
    layers.extend(Layer(span=moment.span, classes=("figure",)) for moment in annotated.moments)
    ids: dict[int, str] = {}
    for chapter in chapters:
        for numbered in chapter.findings:
            marked = {e.span: "" for e in numbered.finding.evidence if e.document == account.id}
            ids[numbered.number] = numbered.finding.id
            name = _KIND_CLASS[numbered.finding.kind]
            target = links.mark(numbered.finding.id)
            layers.extend(
                Layer(span=span, classes=("e", name), number=numbered.number, target=target) for span in marked
            )
    return layers, ids
