"""A small annotated document made by hand, for tests of what holds and prints records."""

import numpy as np

from according.core import (
    Annotated,
    Attribution,
    AttributionKind,
    Document,
    Entity,
    EntityType,
    Figure,
    FigureKind,
    Mention,
    MentionForm,
    Moment,
    OriginMap,
    Quotation,
    QuotationKind,
    RawInput,
    Region,
    RegionKind,
    SourceForm,
    Span,
    Statement,
    Voice,
    Wording,
    WordingKind,
    content_id,
)

TEXT = "Mayor Ada Lind said on 3 May: “We counted 1,394 signatures.”"


def document(text: str = TEXT, name: str = "courier.txt") -> Document:
    """A document whose text is one paragraph."""
    return Document(
        id=content_id("d", text, name),
        path=name,
        outlet="Courier",
        published="2031-05-04",
        language="en",
        text=text,
        regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
        raw=RawInput(
            sha256="0" * 64, size=len(text.encode()), media_type="text/plain", encoding="utf-8", extractor="t"
        ),
        origin=OriginMap.identity(len(text)),
        notes=("no headline was found",),
    )


def annotated() -> Annotated:
    """The document with one of each annotation."""
    held = document()

    def at(words: str) -> Span:
        start = TEXT.index(words)
        return Span(start, start + len(words))

    quotation = at("“We counted 1,394 signatures.”")
    return Annotated(
        document=held,
        sentences=(Span(0, len(TEXT)),),
        quotations=(
            Quotation(span=quotation, inner=Span(quotation.start + 1, quotation.end - 1), kind=QuotationKind.SPEECH),
        ),
        attributions=(
            Attribution(
                id="a-1",
                kind=AttributionKind.DIRECT,
                source=(at("Mayor Ada Lind"),),
                cue=(at("said"),),
                content=(quotation,),
                speaker="e-1",
                form=SourceForm.NAMED,
                made_by="hand",
            ),
        ),
        entities=(
            Entity(
                id="e-1",
                name="Ada Lind",
                type=EntityType.PERSON,
                mentions=(Mention(span=at("Ada Lind"), form=MentionForm.NAME),),
            ),
        ),
        figures=(
            Figure(
                span=at("1,394"),
                kind=FigureKind.COUNT,
                value=1394.0,
                counts="signatures",
                counts_span=at("signatures"),
            ),
        ),
        moments=(Moment(span=at("3 May"), start="2031-05-03", end="2031-05-03"),),
        statements=(Statement(id="t-1", span=quotation, voice=Voice.QUOTED, attribution="a-1", speaker="e-1"),),
        wording=(Wording(span=at("said"), kind=WordingKind.CUE_CLASS, of="e-1", detail="neutral"),),
        vectors=np.array([[0.6, 0.8]], dtype=np.float32),
    )
