"""What a search gives: documents with a passage of each, and what the speakers asked for said."""

from dataclasses import dataclass

from according.core import AttributionKind, DocumentKind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A passage of a document: its words, and where in the document they begin.

    ``spans`` are the places that were asked for, in code points of ``text``; add ``start`` for those of the document.
    """

    text: str
    spans: tuple[Span, ...] = ()
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that has what was asked for."""

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    kind: DocumentKind
    snippet: Snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidHit:
    """An attribution by one who was asked for: who, by which word, what, and where it stands in the document.

    ``content`` are the words themselves, "" where the attribution has none.
    """

    document: str
    attribution: str
    kind: AttributionKind
    speaker: str
    cue: str
    content: str
    place: Span
    title: str | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What was found: the page of hits that was asked for, and how many there are in all.

    ``said`` counts all attributions that were found; ``exact`` is False where ``total`` is a lower bound only, since so
    common words are not counted to the end.
    """

    total: int
    documents: tuple[Hit, ...]
    attributions: tuple[SaidHit, ...] = ()
    said: int = 0
    exact: bool = True
