"""Documents made by hand for the reader, and what it reads in them."""

from functools import cache
from pathlib import Path

from according.annotate.quotations import quotations
from according.annotate.sentences import sentences
from according.core import Document, OriginMap, RawInput, Reading, Region, RegionKind, Span, Triple, trimmed
from according.neural import OnnxReader, load_reader

TINY = Path(__file__).resolve().parent / "tiny_reader"


@cache
def tiny() -> OnnxReader:
    """The stand-in: capitalised words are sources, a few verbs cues, and what stands in marks content."""
    return load_reader(TINY)


def document(text: str, *, language: str | None = "en", furniture: str = "|") -> Document:
    """One region a line; those that begin with ``furniture`` are furniture."""
    regions, at = [], 0
    for line in text.split("\n"):
        span = trimmed(text, at, at + len(line))
        at += len(line) + 1
        if span is not None:
            kind = RegionKind.FURNITURE if line.startswith(furniture) else RegionKind.BODY
            regions.append(Region(kind=kind, span=span))
    return Document(
        id="d",
        path="courier.txt",
        text=text,
        language=language,
        regions=tuple(regions),
        raw=RawInput(sha256="0", size=len(text), media_type="text/plain", encoding="utf-8", extractor="t"),
        origin=OriginMap.identity(len(text)),
    )


def read(given: Document | str, reader: OnnxReader | None = None) -> Reading:
    """What the stand-in reads in a document or a text."""
    given = document(given) if isinstance(given, str) else given
    return (reader or tiny()).tag(given, sentences(given), quotations(given))


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    """The words at these places."""
    return [span.of(text) for span in spans]


def told(text: str, triple: Triple) -> tuple[list[str], list[str], list[str]]:
    """Source, cue and content in words."""
    return words(text, triple.source), words(text, triple.cue), words(text, triple.content)


def spans(reading: Reading) -> list[Span]:
    """Every span of a reading but its words."""
    found = [span for triple in reading.triples for span in (*triple.source, *triple.cue, *triple.content)]
    return [*found, *(name.span for name in reading.names)]
