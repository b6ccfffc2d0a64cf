"""The review: what people said of a comparison, as it stands after everything that they did."""

from dataclasses import dataclass
from enum import StrEnum

from according.core.spans import Span

#: Characters that an anchor keeps of what stands on either side of its words.
AROUND = 32


class SubjectKind(StrEnum):
    """What a step is about. A group is a group of statements that several accounts carry: an alignment."""

    FINDING = "finding"
    ATTRIBUTION = "attribution"
    ENTITY = "entity"
    GROUP = "group"
    DOCUMENT = "document"
    STORY = "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words in their place, so that they are found again: the W3C's two selectors, position and quotation.

    ``exact`` are the words at ``span`` of the document, ``prefix`` and ``suffix`` up to ``AROUND`` characters on
    either side. ``role`` is the part that they play in a finding ("denial") or an attribution ("source", "cue",
    "content").
    """

    document: str
    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""
    role: str = ""

    @classmethod
    def at(cls, document: str, text: str, span: Span, role: str = "") -> "Anchor":
        """The words at ``span`` of a document's text, with what stands around them."""
        return cls(
            document=document,
            span=span,
            exact=span.of(text),
            prefix=text[max(0, span.start - AROUND) : span.start],
            suffix=text[span.end : span.end + AROUND],
            role=role,
        )


class Verdict(StrEnum):
    """How a person left what the tool found. KEPT: accepted or edited before, and not found by this model any more."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
    ADDED = "added"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What people said of one finding, attribution, entity or group, as it is in this comparison.

    ``id`` is its id here, ``document`` the document of an attribution. ``steps`` are the numbers of all standing steps
    on it, oldest first; ``who`` everybody who took one, each once; ``why`` and ``when`` are the last one's.
    """

    kind: SubjectKind
    id: str
    verdict: Verdict
    who: tuple[str, ...]
    when: str
    why: str = ""
    steps: tuple[int, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a person wrote beside something; it changes nothing. ``id`` is that thing's id in this comparison."""

    step: int
    kind: SubjectKind
    id: str
    who: str
    when: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A step that could not be carried over: its number, why, and the best guess where it may belong.

    ``guess`` are the words that come nearest, None where nothing does; ``score`` 0 to 1 how near; ``guessed`` the id of
    what stands there, "" where only the words were found.
    """

    step: int
    why: str
    guess: Anchor | None = None
    guessed: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What people said of a comparison, and how it was carried over to it.

    ``steps`` is how many standing steps of the log concern it, ``head`` the digest of the log's last step.
    """

    judged: tuple[Judged, ...] = ()
    notes: tuple[Note, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    steps: int = 0
    head: str = ""

    def of(self, kind: SubjectKind, identity: str) -> Judged | None:
        """What was said of the one with this id, or None."""
        return next((j for j in self.judged if j.id == identity and j.kind is kind), None)
