"""What is found inside one document: quotations, attributions, entities, figures, moments, statements, wording."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from according.core.documents import Document
from according.core.spans import Span


class QuotationKind(StrEnum):
    """What a pair of quotation marks is for."""

    SPEECH = "speech"
    SCARE = "scare"
    TITLE = "title"
    BLOCK = "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch set off by quotation marks, or a block quotation.

    ``span`` takes in the marks, ``inner`` does not (a block quotation has none: both are equal). ``depth`` is 0 for an
    outermost quotation. ``closed`` is False where the closing mark is missing and the end was inferred. A quotation
    that runs over several paragraphs, each opened anew, is one quotation.
    """

    span: Span
    inner: Span
    kind: QuotationKind
    depth: int = 0
    closed: bool = True


class AttributionKind(StrEnum):
    """How a content is attributed. Partial: a few words in marks whose source is not given."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    PARTIAL = "partial"
    TITLE = "title"
    CITATION = "citation"
    STANCE = "stance"


class Polarity(StrEnum):
    """Whether something is affirmed or denied (negated, refused)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class SourceForm(StrEnum):
    """How the source of an attribution is named."""

    NAMED = "named"
    PRONOUN = "pronoun"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    NONE = "none"


class CueClass(StrEnum):
    """What a cue does to the words it carries."""

    NEUTRAL = "neutral"
    DOUBTING = "doubting"
    FACTIVE = "factive"
    CONCEDING = "conceding"
    ACCUSING = "accusing"
    DENYING = "denying"
    EMOTIVE = "emotive"


class Modality(StrEnum):
    """How a statement is put forward; supposed: under a condition, as possible, in the future, or left open."""

    ASSERTED = "asserted"
    ASKED = "asked"
    SUPPOSED = "supposed"
    DEMANDED = "demanded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content: *Lopez* · *said* · *"It was about leadership"* (Pareti 2015; PolNeAR).

    Each of the three is one span or several (a quotation interrupted by its source). ``speaker`` is the id of the
    entity that the source names in this document, None where it is not known; ``parent`` the attribution whose content
    holds this one. ``polarity`` is negative where the source denies the content, or does not say it ("declined to
    comment", "would not confirm"). ``modality`` is how source and cue put the content forward: what is asked or
    demanded, what somebody would say, and what he does not say, nobody asserts. ``medium`` is a word such as
    "statement", "tweet", "petition" or None. ``made_by`` names the tagger.
    """

    id: str
    kind: AttributionKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None = None
    form: SourceForm = SourceForm.NONE
    medium: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    cue_class: CueClass = CueClass.NEUTRAL
    parent: str | None = None
    score: float = 1.0
    made_by: str = ""
    modality: Modality = Modality.ASSERTED

    @property
    def named(self) -> bool:
        """Whether the source, once resolved, has a name."""
        return self.form in (SourceForm.NAMED, SourceForm.DOCUMENT) or (
            self.form is SourceForm.PRONOUN and self.speaker is not None
        )

    @property
    def place(self) -> Span:
        """The smallest stretch that takes in source, cue and content."""
        spans = (*self.source, *self.cue, *self.content)
        return Span(min(s.start for s in spans), max(s.end for s in spans))


class EntityType(StrEnum):
    """What an entity is, as far as its names show."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DOCUMENT = "document"
    EVENT = "event"
    GROUP = "group"
    UNKNOWN = "unknown"


class MentionForm(StrEnum):
    """How a place in the text refers to its entity."""

    NAME = "name"
    ACRONYM = "acronym"
    PARTIAL = "partial"
    HANDLE = "handle"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


#: The forms that name; a description or a pronoun only takes up again what is known.
NAMING = frozenset({MentionForm.NAME, MentionForm.ACRONYM, MentionForm.PARTIAL, MentionForm.HANDLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place that refers to an entity."""

    span: Span
    form: MentionForm


class SourceKind(StrEnum):
    """What kind of voice an entity is, as far as its names and descriptions show."""

    OFFICIAL = "official"
    POLICE = "police"
    PARTY = "party"
    GROUP = "group"
    EXPERT = "expert"
    WITNESS = "witness"
    DOCUMENT = "document"
    OUTLET = "outlet"
    COMPANY = "company"
    PERSON = "person"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, place or document within one document, with every place that refers to it."""

    id: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    source_kind: SourceKind = SourceKind.UNKNOWN

    @property
    def naming(self) -> tuple[Mention, ...]:
        """The mentions that name it, in the order of the text."""
        return tuple(mention for mention in self.mentions if mention.form in NAMING)

    @property
    def first(self) -> Mention:
        """The first mention that names it; where none does the first that describes it."""
        described = (mention for mention in self.mentions if mention.form is MentionForm.DESCRIPTION)
        return next(iter(self.naming), None) or next(described, self.mentions[0])


class Operator(StrEnum):
    """How a figure bounds the quantity it gives."""

    EQUAL = "="
    ABOUT = "~"
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    NEARLY = "<~"
    BETWEEN = "between"


class FigureKind(StrEnum):
    """What sort of quantity a figure is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    VOTE = "vote"
    ORDINAL = "ordinal"
    AGE = "age"
    MEASURE = "measure"
    DURATION = "duration"
    RATE = "rate"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity: ``value`` (and ``high`` for a range, the lesser side of a vote) in ``unit``, and what it counts.

    ``span`` covers the figure with its operator words and unit ("nearly $3.5 million"). ``counts`` is the phrase that
    is counted ("residents"), at ``counts_span``, None where the text does not say. ``unit`` is a normalised name
    ("USD", "percent", "mile") or None.
    """

    span: Span
    kind: FigureKind
    value: float
    high: float | None = None
    unit: str | None = None
    operator: Operator = Operator.EQUAL
    counts: str | None = None
    counts_span: Span | None = None
    approximate: bool = False


class Precision(StrEnum):
    """How finely a moment is given."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    SPAN = "span"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date or time: ``start`` and ``end`` are ISO 8601, both inclusive and of the same precision; None if unknown.

    A relative moment ("earlier this week") in a document without a date has neither, but still its span.
    """

    span: Span
    start: str | None = None
    end: str | None = None
    precision: Precision = Precision.VAGUE
    relative: bool = False


class Voice(StrEnum):
    """In whose words a stretch stands."""

    OUTLET = "outlet"
    ATTRIBUTED = "attributed"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The unit that is compared: a clause, a sentence or an attribution's content.

    Statements of one document do not overlap, except that a mixed content's quotation stands inside it as quoted
    ``spans`` of the attribution. ``speaker`` is an entity id of the document. Polarity is negative for what is denied
    or negated in the words themselves.
    """

    id: str
    span: Span
    voice: Voice
    attribution: str | None = None
    speaker: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED


class WordingKind(StrEnum):
    """What is noteworthy in how something is put."""

    LABEL = "label"
    CHARGED = "charged"
    SCARE_QUOTE = "scare-quote"
    CUE_CLASS = "cue-class"


class LabelForm(StrEnum):
    """How words call somebody something: "far-right X", "Mayor X", "the embattled senator", "X, who opposes …"."""

    APPOSITION = "apposition"
    PREMODIFIER = "premodifier"
    TITLE = "title"
    DESCRIPTION = "description"
    RELATIVE = "relative"
    PREDICATE = "predicate"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A noteworthy wording: what it is, of which entity, in whose voice. ``detail`` is the cue's class, say.

    A label's ``detail`` is a ``LabelForm``. Words for the event itself are labels ``of`` nobody; their ``detail`` is
    "event" and the sort of event that their noun can mean ("event protest"). ``plain`` labels place nobody: they
    tell a part, a post, a kind or a fact.
    """

    span: Span
    kind: WordingKind
    of: str | None = None
    voice: Voice = Voice.OUTLET
    detail: str = ""
    plain: bool = False


class ActForm(StrEnum):
    """How a telling shows who acts: "police shot him", "he was shot by police", "he was shot", "he died".

    THING is where a thing stands in the actor's place: "the blast killed him".
    """

    ACTIVE = "active"
    PASSIVE = "passive"
    NO_AGENT = "passive without agent"
    NO_ACTOR = "no actor"
    THING = "thing as actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What somebody does to somebody, as one clause tells it; sayings are no acts.

    ``span`` is the verb with its auxiliaries, ``lemma`` its base form and ``family`` the sort of act ("kill").
    ``agent`` and ``patient`` are the phrases of who acts and who is acted upon, None where the clause has none; the
    entities are ids of this document, None where they are not known. ``asserted`` is False for what is denied, asked
    or supposed.
    """

    span: Span
    lemma: str
    family: str
    form: ActForm
    agent: Span | None = None
    agent_entity: str | None = None
    patient: Span | None = None
    patient_entity: str | None = None
    voice: Voice = Voice.OUTLET
    asserted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A document with all that was found in it.

    ``vectors`` has one row a statement (float32, unit length); an empty array where no encoder took part.
    """

    document: Document
    sentences: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    moments: tuple[Moment, ...] = ()
    statements: tuple[Statement, ...] = ()
    wording: tuple[Wording, ...] = ()
    acts: tuple[Act, ...] = ()
    vectors: NDArray[np.float32] = field(
        default_factory=lambda: np.zeros((0, 0), dtype=np.float32), compare=False, repr=False
    )

    #: Look-ups by id, made when first asked for: no part of the record.
    _by_id: dict[str, Attribution | Entity] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    def words(self, span: Span) -> str:
        """The document's words at ``span``."""
        return span.of(self.document.text)

    def attribution(self, identity: str | None) -> Attribution | None:
        """The attribution of this id, or None."""
        found = self._known(identity)
        return found if isinstance(found, Attribution) else None

    def entity(self, identity: str | None) -> Entity | None:
        """The entity of this id, or None."""
        found = self._known(identity)
        return found if isinstance(found, Entity) else None

    def _known(self, identity: str | None) -> Attribution | Entity | None:
        if identity is None:
            return None
        if not self._by_id:
            self._by_id.update({attribution.id: attribution for attribution in self.attributions})
            self._by_id.update({entity.id: entity for entity in self.entities})
        return self._by_id.get(identity)
