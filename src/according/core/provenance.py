"""Where accounts have their matter from: a graph of accounts, outlets, documents, posts, statements and speakers."""

from dataclasses import dataclass
from enum import StrEnum

from according.core.spans import Span


class NodeKind(StrEnum):
    """What a node of the graph is; a speaker is whoever said the words, with a name or without."""

    ACCOUNT = "account"
    OUTLET = "outlet"
    AGENCY = "agency"
    DOCUMENT = "document"
    POST = "post"
    STATEMENT = "statement"
    SPEAKER = "speaker"


class LinkKind(StrEnum):
    """How words pass from one node to the next: each names what the receiving side does."""

    HEARD = "heard"
    THROUGH = "through"
    REPORTED = "reported"
    CREDITED = "credited"
    OBTAINED = "obtained"
    TOLD = "told"
    CONTAINS = "contains"
    POINTS = "points at"
    TAGGED = "tagged"
    COPIED = "copied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of one document."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenanceNode:
    """A node: what it is, what the accounts call it, and where each does.

    ``entity`` is the SharedEntity id where the node is one; ``document`` the id of the account of this comparison that
    the node is, None where it is none of them.
    """

    id: str
    kind: NodeKind
    name: str
    places: tuple[Place, ...] = ()
    entity: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenanceLink:
    """Words that ``target`` has from ``source``, as the account at ``told_by`` tells it.

    ``contents`` are those words in the account, in the order of the text, and ``cues`` the words that tell the link.
    ``share`` is the part of the target's telling where passages are copied; ``directed`` is False where nothing tells
    which of the two sides came first.
    """

    source: str
    target: str
    kind: LinkKind
    told_by: str
    contents: tuple[Span, ...] = ()
    cues: tuple[Span, ...] = ()
    share: float | None = None
    directed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsettledDocument:
    """Two nodes that may be one document: the accounts call them alike, and quote different words of them."""

    left: str
    right: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The graph. ``circles`` are the accounts, by node, that have their matter from each other in turn."""

    nodes: tuple[ProvenanceNode, ...] = ()
    links: tuple[ProvenanceLink, ...] = ()
    unsettled: tuple[UnsettledDocument, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()
