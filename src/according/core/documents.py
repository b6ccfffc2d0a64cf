"""A document: one text as it was read, with its regions and the way back into its raw input."""

from dataclasses import dataclass
from enum import StrEnum

from according.core.spans import OriginMap, Span


class RegionKind(StrEnum):
    """The part that a stretch of a document plays. Furniture and repetitions are marked, never deleted."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    BLOCKQUOTE = "blockquote"
    FURNITURE = "furniture"
    REPETITION = "repetition"


#: Regions whose words count as the account's own telling; the rest is set aside from annotation and comparison.
TELLING = frozenset(
    {RegionKind.HEADLINE, RegionKind.SUBHEAD, RegionKind.HEADING, RegionKind.BODY, RegionKind.BLOCKQUOTE}
)


class DocumentKind(StrEnum):
    """What sort of account a document is, as far as its text and markup show."""

    ARTICLE = "article"
    AGENCY = "agency"
    RELEASE = "release"
    STATEMENT = "statement"
    RESOLUTION = "resolution"
    PETITION = "petition"
    LETTER = "letter"
    POST = "post"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch with a part to play. Regions do not overlap; each paragraph of the body is one region."""

    kind: RegionKind
    span: Span
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawInput:
    """What the text was taken from: the bytes' digest and size, their type and encoding, and the extractor."""

    sha256: str
    size: int
    media_type: str
    encoding: str
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the markup (or the text's own head) says of a document; None where it says nothing. Dates are ISO 8601."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What a reader took out of one input: the canonical text, the way back, and what the markup said of each block.

    ``marked`` are blocks whose part the markup tells (a heading, a block quotation, a caption); plain text has none.
    """

    path: str
    raw: RawInput
    text: str
    origin: OriginMap
    metadata: Metadata = Metadata()
    marked: tuple[Region, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as it was read; its text never changes afterwards.

    ``text`` is what every span of every later record counts in (code points). ``published`` is an ISO 8601 date or
    date-time, ``language`` an ISO 639-1 code; both None where nothing tells.
    """

    id: str
    path: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    kind: DocumentKind = DocumentKind.UNKNOWN
    text: str
    regions: tuple[Region, ...]
    raw: RawInput
    origin: OriginMap
    notes: tuple[str, ...] = ()

    def regions_of(self, *kinds: RegionKind) -> tuple[Region, ...]:
        """The regions of these kinds, in the order of the text."""
        return tuple(region for region in self.regions if region.kind in kinds)

    @property
    def telling(self) -> tuple[Region, ...]:
        """The regions in which the account tells: no furniture, credits, captions, bylines or repetitions."""
        return tuple(region for region in self.regions if region.kind in TELLING)
