"""A document: one text as it was read, with its regions and the way back into its raw input."""

from dataclasses import dataclass
from enum import StrEnum

from according.core.spans import OriginMap, Span


class RegionKind(StrEnum):
    """The part that a stretch of a document plays. Furniture and repetitions are marked, never deleted.

    ``QUOTED`` is another message that this one answers or passes on: shown, and no telling of this account's.
    """

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    BLOCKQUOTE = "blockquote"
    FOOTNOTE = "footnote"
    QUOTED = "quoted"
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
class Container:
    """The file that holds an input among others: its digest, and where in it the input stands ("record 3")."""

    sha256: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawInput:
    """What the text was taken from: the bytes' digest and size, their type and encoding, and the extractor.

    ``parts`` names the parts that the origin map's pieces count in ("word/document.xml", "page 3"); empty where the
    decoded input is one whole. ``within`` is the archive, mailbox, feed or table that the input stood in.
    """

    sha256: str
    size: int
    media_type: str
    encoding: str
    extractor: str
    parts: tuple[str, ...] = ()
    within: Container | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """A date that the input gives: ISO 8601, what it is of ("published", "modified", "other"), where it stood."""

    value: str
    what: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the markup (or the text's own head) says of a document; None where it says nothing. Dates are ISO 8601.

    ``dates`` are all that were found, ``published`` among them; ``language`` is what the markup declares (ISO 639-1).
    """

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    dates: tuple[DateCandidate, ...] = ()


class RevisionKind(StrEnum):
    """What a word processor keeps beside a text."""

    INSERTED = "inserted"
    DELETED = "deleted"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A tracked change or a comment; the text stands as if every change had been accepted.

    ``span`` is what was inserted or commented on; None for what was deleted, which stood at ``at``. ``words`` are the
    inserted, deleted or commenting words, ``when`` is ISO 8601.
    """

    kind: RevisionKind
    at: int
    span: Span | None = None
    words: str
    author: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What a reader took out of one input: the canonical text, the way back, and what the markup said of each block.

    ``marked`` are blocks whose part the markup tells (a heading, a block quotation, a caption); plain text has none.
    ``kind`` is what the input says it is (a post, say), None where that is to be told from its text.
    """

    path: str
    raw: RawInput
    text: str
    origin: OriginMap
    metadata: Metadata = Metadata()
    marked: tuple[Region, ...] = ()
    notes: tuple[str, ...] = ()
    kind: DocumentKind | None = None
    revisions: tuple[Revision, ...] = ()


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
    dates: tuple[DateCandidate, ...] = ()
    revisions: tuple[Revision, ...] = ()

    def regions_of(self, *kinds: RegionKind) -> tuple[Region, ...]:
        """The regions of these kinds, in the order of the text."""
        return tuple(region for region in self.regions if region.kind in kinds)

    @property
    def telling(self) -> tuple[Region, ...]:
        """The regions in which the account tells: no furniture, credits, captions, bylines or repetitions."""
        return tuple(region for region in self.regions if region.kind in TELLING)
