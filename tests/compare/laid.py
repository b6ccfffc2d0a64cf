"""Accounts of one event from plain texts, one paragraph a line, annotated by the rules."""

from according.annotate.quantities.figures import figures
from according.annotate.quantities.moments import moments
from according.annotate.sentences import sentences
from according.compare.accounts import Accounts
from according.core import (
    Annotated,
    Document,
    OriginMap,
    RawInput,
    Region,
    RegionKind,
    Span,
    Story,
    content_id,
    trimmed,
)


def account(text: str, published: str | None = None) -> Annotated:
    """One account with its sentences, figures and moments."""
    regions, at = [], 0
    for line in text.splitlines(keepends=True):
        span = trimmed(text, at, at + len(line))
        at += len(line)
        if span is not None:
            regions.append(Region(kind=RegionKind.BODY, span=Span(span.start, span.end)))
    document = Document(
        id=content_id("d", text, published),
        path="account.txt",
        text=text,
        published=published,
        language="en",
        regions=tuple(regions),
        raw=RawInput(sha256="0", size=len(text), media_type="text/plain", encoding="utf-8", extractor="plain"),
        origin=OriginMap.identity(len(text)),
    )
    cut = sentences(document)
    return Annotated(document=document, sentences=cut, figures=figures(document, cut), moments=moments(document, cut))


def one_event(*texts: str | tuple[str, str]) -> Accounts:
    """Texts (or pairs of text and day of publication) as accounts of one event."""
    documents = tuple(account(text) if isinstance(text, str) else account(*text) for text in texts)
    story = Story(id="s", documents=tuple(annotated.id for annotated in documents))
    return Accounts.of(documents, (story,), ())


def two_events(left: str, right: str) -> Accounts:
    """Two texts as accounts of two events."""
    documents = (account(left), account(right))
    return Accounts.of(documents, tuple(Story(id=d.id, documents=(d.id,)) for d in documents), ())
