"""What is found between documents: stories, copies, alignments, voices, and the findings a reader is shown."""

from dataclasses import dataclass, field
from enum import StrEnum

from according.core.annotations import Annotated, EntityType, LabelForm, SourceForm, SourceKind, Voice
from according.core.errors import InputError
from according.core.provenance import Provenance
from according.core.review import Review
from according.core.spans import Span
from according.core.voices import AccountVoices


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words in their place: a span of one document and the part it plays in a finding ("quotation", "denial", …)."""

    document: str
    span: Span
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One reason for a score: a name, a value between 0 and 1, and in words what made it."""

    name: str
    value: float
    detail: str = ""
    left: Evidence | None = None
    right: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedPassage:
    """A stretch of one document that stands again in another."""

    left: Span
    right: Span


class CopyKind(StrEnum):
    """How much of two documents is one text: nearly all of both, one text edited, or passages of one in the other."""

    FULL = "full copy"
    EDITED = "edited copy"
    PART = "used in part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two documents with passages in common. ``share`` is the part of ``copy``'s telling that stands in ``of``.

    ``share_of`` is the part of ``of``'s telling that stands in ``copy``. Which of the two came first is only told where
    dates or an agency tag tell it (``directed``). A long quotation that both have is no copy.
    """

    of: str
    copy: str
    share: float
    passages: tuple[CopiedPassage, ...]
    directed: bool = False
    why: str = ""
    kind: CopyKind = CopyKind.PART
    share_of: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Documents that tell one event. Silence counts only among these."""

    id: str
    documents: tuple[str, ...]
    copies: tuple[Copy, ...] = ()
    why: tuple[Feature, ...] = ()


class Relation(StrEnum):
    """How statements of several accounts stand to each other."""

    SAME = "same"
    NARROWER = "narrower/wider"
    DIFFERS = "differs"
    DENIES = "denies"
    OTHER_PRECISION = "other precision"
    CHANGED = "changed with time"
    NOT_SETTLED = "not settled"
    ALONE = "found in one account only"


class Aspect(StrEnum):
    """In what respect accounts differ."""

    FIGURE = "figure"
    DATE = "date"
    OUTCOME = "outcome"
    WORDING = "wording"
    SCOPE = "scope"
    SPEAKER = "speaker"
    NAME = "name"


class OriginKind(StrEnum):
    """What a statement's origin is, as far as the texts show."""

    WITNESS = "witness"
    SPEAKER = "speaker"
    DOCUMENT = "document"
    AGENCY = "agency"
    OUTLET = "outlet"
    COPY = "copy"
    NOT_GIVEN = "no origin given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent origin: the documents that carry a statement from it, and what shows that they share it.

    Documents that name no origin are one group of kind NOT_GIVEN a document, and are not counted as independent.
    """

    documents: tuple[str, ...]
    kind: OriginKind
    name: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedStatement:
    """A statement's place in an alignment."""

    document: str
    statement: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Statements of several accounts that say the same thing or speak to the same question."""

    id: str
    statements: tuple[AlignedStatement, ...]
    relation: Relation
    question: str | None = None
    origins: tuple[Origin, ...] = ()
    score: float = 0.0
    why: tuple[Feature, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that take part, each once, in the order of the statements."""
        return tuple(dict.fromkeys(s.document for s in self.statements))


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMember:
    """An entity of one document as part of an entity across documents."""

    document: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityJoin:
    """One suggestion that entities of two documents are the same: the pair, how sure it is, and the reasons.

    Each reason holds the words of both sides in their places.
    """

    left: EntityMember
    right: EntityMember
    score: float
    why: tuple[Feature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedEntity:
    """An entity across documents; one document's entity alone is one too.

    ``joins`` are the suggestions that brought the members together, one less than there are members, and ``why`` all
    their reasons. ``country`` is the id of the shared entity of the country whose government, capital or people this
    is, None where its name tells of none: they are two, yet news calls either by the other's name.
    """

    id: str
    name: str
    type: EntityType
    members: tuple[EntityMember, ...]
    source_kind: SourceKind = SourceKind.UNKNOWN
    why: tuple[Feature, ...] = ()
    joins: tuple[EntityJoin, ...] = ()
    country: str | None = None


class CorrectionKind(StrEnum):
    """What a person says of two names."""

    APART = "apart"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says about who is who, against or beside the suggestions: two names are one, or are kept apart.

    ``left`` and ``right`` are names as the accounts have them; "Ada Lind@B" is the one of the second account alone.
    Where ``left_members`` or ``right_members`` name entities of documents, these are meant, and the name only tells it.
    """

    kind: CorrectionKind
    left: str
    right: str
    left_members: tuple[EntityMember, ...] = ()
    right_members: tuple[EntityMember, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceTally:
    """How much one voice speaks in one account.

    ``entity`` is a SharedEntity id, None for attributions whose source is not known by name; ``name`` is shown then
    ("a police spokesman"). ``position`` is the share of the telling that comes before the voice is first heard.
    ``through`` is the SharedEntity id of whoever speaks through this voice, where it is a document ("a petition by the
    group").
    """

    document: str
    entity: str | None
    name: str
    source_kind: SourceKind
    form: SourceForm
    quoted_words: int
    reported_words: int
    attributions: int
    position: float
    places: tuple[Span, ...]
    through: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words by which an account calls somebody something, with every place where it uses them in one voice.

    ``speaker`` is the entity of this document whose words they are and ``attribution`` the id of what brings them;
    both None in the outlet's own voice. Labels of one ``key`` differ in word order, inflection or articles at most.
    ``plain`` labels take no side: they tell a part, a post, a kind or a fact, or point back ("the group").
    """

    span: Span
    places: tuple[Span, ...]
    how: LabelForm
    key: str
    voice: Voice = Voice.OUTLET
    speaker: str | None = None
    attribution: str | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLabels:
    """What one account calls an entity, first mention first; ``entity`` is a SharedEntity id, None for the event."""

    entity: str | None
    document: str
    labels: tuple[Label, ...]


class ChangeKind(StrEnum):
    """What happened to a quotation between one reading and another."""

    CUT = "cut"
    INSERTED = "inserted"
    REPLACED = "replaced"
    BRACKETED = "bracketed"
    ELLIPSIS = "ellipsis"
    CAPITAL = "capital"
    FULL_STOP = "full stop moved"
    PUNCTUATION = "punctuation"
    NEGATION = "negation"
    FIGURE = "figure"
    NAME = "name"
    MERGED = "merged"
    UNMARKED = "without marks"
    PARAPHRASED = "paraphrased"
    TRANSLATED = "translated"
    SPEAKER = "speaker"
    OCCASION = "occasion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between two readings; a side is None where it has no words there (a cut, an insertion)."""

    kind: ChangeKind
    base: Evidence | None
    other: Evidence | None


class FindingKind(StrEnum):
    """The kinds of finding, in the order in which a report lists them."""

    DIFFERS = "differs"
    DENIES = "denies"
    FIGURE_VARIANT = "figure-variant"
    NOT_SETTLED = "not-settled"
    CORROBORATED = "corroborated"
    QUOTATION_VARIANT = "quotation-variant"
    VOICES = "voices"
    LABEL = "label"
    AGENCY = "agency"
    CHARGED_WORDING = "charged-wording"
    SCARE_QUOTE = "scare-quote"
    CUE = "cue"
    HEADLINE_GAP = "headline-gap"
    PARAPHRASE_GAP = "paraphrase-gap"
    UNSOURCED_FIGURE = "unsourced-figure"
    SINGLE_ACCOUNT = "single-account"
    PROVENANCE = "provenance"
    COPIED = "copied"
    CIRCULAR = "circular"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the reader is shown: a kind, a rule, the words in their places in each account, and the reasons.

    ``title`` is a plain sentence made from the parts by a template; ``rule`` says in a sentence what had to hold.
    ``absent`` are accounts of the same event in which nothing like it was found. ``changes`` align the readings of a
    quotation. Evidence stands in the order of the accounts.
    """

    id: str
    kind: FindingKind
    rule: str
    title: str
    evidence: tuple[Evidence, ...]
    relation: Relation | None = None
    aspect: Aspect | None = None
    origins: tuple[Origin, ...] = ()
    absent: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    alignment: str | None = None
    entity: str | None = None
    score: float = 1.0
    why: tuple[Feature, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents with evidence, each once, in the order of the evidence."""
        return tuple(dict.fromkeys(e.document for e in self.evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that was left out: its name, why, and the way out."""

    name: str
    why: str
    remedy: str

    @classmethod
    def of(cls, error: InputError) -> "Skipped":
        """What could not be read."""
        return cls(name=error.name, why=error.why, remedy=error.remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Several accounts side by side: the annotated documents in the user's order, and all that was found.

    ``review`` is what people said of it; ``set_aside`` are findings that they rejected, which no count takes in.
    ``order`` are the ids and kinds of all findings as they were found, those set aside among them, whatever people made
    of them since: it keeps their numbers.
    """

    id: str
    documents: tuple[Annotated, ...]
    stories: tuple[Story, ...]
    entities: tuple[SharedEntity, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    findings: tuple[Finding, ...] = ()
    voices: tuple[VoiceTally, ...] = ()
    labels: tuple[EntityLabels, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    made_with: tuple[tuple[str, str], ...] = ()
    corrections: tuple[Correction, ...] = ()
    account_voices: tuple[AccountVoices, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    review: Review = field(default_factory=Review)
    set_aside: tuple[Finding, ...] = ()
    order: tuple[tuple[str, FindingKind], ...] = ()

    def document(self, identity: str) -> Annotated:
        """The annotated document of this id.

        Raises:
            KeyError: if the comparison has no such document.

        """
        for annotated in self.documents:
            if annotated.id == identity:
                return annotated
        raise KeyError(identity)

    def findings_of(self, *kinds: FindingKind) -> tuple[Finding, ...]:
        """The findings of these kinds, in their order."""
        return tuple(f for f in self.findings if f.kind in kinds)
