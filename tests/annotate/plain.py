"""Plain texts as documents, each sentence on a line of its own."""

from according.core import Document, OriginMap, RawInput, Region, RegionKind, Span, trimmed


def plain(text: str, published: str | None = None) -> tuple[Document, tuple[Span, ...]]:
    """A document of one body paragraph a line, and its lines as sentences."""
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        span = trimmed(text, at, at + len(line))
        at += len(line)
        if span is not None:
            lines.append(span)
    document = Document(
        id="d-plain",
        path="courier.txt",
        text=text,
        published=published,
        language="en",
        regions=tuple(Region(kind=RegionKind.BODY, span=span) for span in lines),
        raw=RawInput(sha256="0", size=len(text), media_type="text/plain", encoding="utf-8", extractor="plain"),
        origin=OriginMap.identity(len(text)),
    )
    return document, tuple(lines)
