"""Annotated documents of a few paragraphs, made by hand: what stands in curly marks is a quotation, “> …” a block."""

import re

from according.core import (
    Annotated,
    Document,
    OriginMap,
    Quotation,
    QuotationKind,
    RawInput,
    Region,
    RegionKind,
    Span,
)


def told(identity: str, text: str, **fields: str | None) -> Annotated:
    """The document of this id whose paragraphs stand in ``text`` with an empty line between them."""
    regions, at = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            kind = RegionKind.BLOCKQUOTE if paragraph.startswith(">") else RegionKind.BODY
            regions.append(Region(kind=kind, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Annotated(
        document=Document(
            id=identity,
            path="a.txt",
            text=text,
            regions=tuple(regions),
            raw=RawInput(sha256="", size=1, media_type="text/plain", encoding="utf-8", extractor=""),
            origin=OriginMap.identity(len(text)),
            **fields,  # type: ignore[arg-type]
        ),
        sentences=tuple(
            Span(m.start(), m.end())
            for region in regions
            for m in re.finditer(r"\S.*?[.?!]”?(?=\s|$)", text[: region.span.end])
            if m.start() >= region.span.start
        ),
        quotations=tuple(
            Quotation(span=Span(m.start(), m.end()), inner=Span(m.start() + 1, m.end() - 1), kind=QuotationKind.SPEECH)
            for m in re.finditer(r"“[^“”]+”", text)
        ),
    )
