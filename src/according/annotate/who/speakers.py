"""Speakers: which entity each attribution's source is; None where the text does not settle it."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from according.annotate.who.lexicon import FEMALE_NAMES, FEMALE_TITLES, MALE_NAMES, MALE_TITLES
from according.annotate.who.sources import PhraseKind, phrase
from according.annotate.who.tree import Tree
from according.core import (
    NAMING,
    Attribution,
    Document,
    Entity,
    EntityType,
    MentionForm,
    Quotation,
    Reading,
    SourceForm,
    Span,
)

_ONE = frozenset({"he", "him", "she", "her"})
#: Within how many characters of a sentence's beginning its first name is taken for its subject.
_SUBJECT = 60
#: How many speakers back a pronoun is looked for, and how many contents back a "we".
_LATELY, _BACK = 12, 40
_BODY = (EntityType.ORGANISATION, EntityType.GROUP)


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    entity: Entity
    named: bool
    sentence: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class _Scene:
    text: str
    starts: list[int]
    sentences: tuple[Span, ...]
    places: list[_Place]
    begins: list[int]
    tree: Tree | None

    def sentence(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def before(self, offset: int, sentences: int) -> list[_Place]:
        """The places of the ``sentences`` sentences up to ``offset``, the one with ``offset`` counted as the first."""
        first = self.sentence(offset) - sentences + 1
        found = []
        for at in range(bisect_right(self.begins, offset - 1) - 1, -1, -1):
            place = self.places[at]
            if place.sentence < first:
                break
            found.append(place)
        return found[::-1]


def resolve(
    document: Document,
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    entities: tuple[Entity, ...],
    reading: Reading | None = None,
) -> tuple[Attribution, ...]:
    """The ``attributions`` with ``speaker`` and ``form`` filled in, in their order.

    A pronoun is resolved to the one person or body that fits it in its own sentence or the two before, or, among
    several, to the one who spoke last; a known gender that differs rules out. "We" and "I" inside a quotation are its
    speaker. Whatever stays open has no speaker. The syntax of ``reading`` tells the heads of phrases where it is given.
    """
    tree = Tree(reading.syntax) if reading is not None else None
    scene = _scene(document, sentences, quotations, entities, tree)
    named = [(p.span, p.entity.type) for p in scene.places if p.named]
    starts = [span.start for span, _ in named]
    by_span = {p.span: p.entity for p in reversed(scene.places)}
    meant = {m.span.start: e for e in entities for m in e.mentions if m.form is MentionForm.PRONOUN}
    described = {
        _head(tree, m.span): e for e in reversed(entities) for m in e.mentions if m.form is MentionForm.DESCRIPTION
    }
    described.pop(None, None)
    solved: dict[str, Attribution] = {}
    heard: list[tuple[int, Entity]] = []
    by_id = {entity.id: entity for entity in entities}
    # Looked up here, not in an entity's mentions at each turn: they may be thousands.
    with_names = frozenset(e.id for e in entities if e.naming)
    order = sorted(attributions, key=lambda a: ((a.source or a.cue or a.content)[0].start, a.id))
    waiting: list[tuple[Attribution, str]] = []
    for attribution in order:
        if not attribution.source:
            solved[attribution.id] = attribution
            continue
        source = attribution.source[0]
        inside = [n for n in named[bisect_right(starts, source.start - 1) : bisect_right(starts, source.end)]
                  if n[0].end <= source.end]  # fmt: skip
        read = phrase(document.text, source, inside, scene.tree)
        entity: Entity | None = None
        form = attribution.form
        if read is not None and read.kind is PhraseKind.PRONOUN:
            form = SourceForm.PRONOUN
            if read.head in ("we", "i", "us", "me"):
                waiting.append((attribution, read.head))
            else:
                entity = meant.get(read.span.start) or _pronoun(read.head, read.span, scene, heard)
        elif read is not None and read.kind is PhraseKind.SEVERAL:
            form = SourceForm.COLLECTIVE
        elif read is not None:
            entity = by_span.get(read.span) or described.get(_head(scene.tree, read.span))
            form = _form(read.kind, entity, with_names, attribution.form)
        if entity is not None and entity.type is not EntityType.PLACE:
            heard.append((source.start, entity))
        solved[attribution.id] = replace(attribution, speaker=entity.id if entity else None, form=form)
    contents = sorted((span, a.id) for a in attributions for span in a.content)
    for attribution, _ in waiting:
        outer = _outer(attribution, contents, solved)
        if outer is not None and outer.speaker in by_id:
            solved[attribution.id] = replace(solved[attribution.id], speaker=outer.speaker)
    return tuple(solved[attribution.id] for attribution in attributions)


def _head(tree: Tree | None, span: Span) -> int | None:
    return tree.head(span) if tree is not None else None


def _scene(
    document: Document,
    sentences: tuple[Span, ...],
    quotations: tuple[Quotation, ...],
    entities: tuple[Entity, ...],
    tree: Tree | None,
) -> _Scene:
    starts = [sentence.start for sentence in sentences]
    marks = [(q.inner.start, q.inner.end) for q in quotations if q.depth == 0]
    opens = [start for start, _ in marks]
    places = []
    for entity in entities:
        for mention in entity.mentions:
            if mention.form is MentionForm.PRONOUN:
                continue
            at = bisect_right(opens, mention.span.start) - 1
            quoted = at >= 0 and mention.span.start < marks[at][1]
            sentence = bisect_right(starts, mention.span.start) - 1
            places.append(_Place(mention.span, entity, mention.form in NAMING, sentence, quoted))
    places.sort(key=lambda place: (place.span.start, -place.span.end, place.entity.id))
    return _Scene(document.text, starts, sentences, places, [place.span.start for place in places], tree)


def _form(kind: PhraseKind, entity: Entity | None, with_names: frozenset[str], seen: SourceForm) -> SourceForm:
    if kind is PhraseKind.TEXT or (entity is not None and entity.type is EntityType.DOCUMENT):
        return SourceForm.DOCUMENT
    if kind is PhraseKind.NAME or (entity is not None and entity.id in with_names):
        return SourceForm.NAMED
    # "Officials" are people whom nobody names, "the council" is a body.
    body = kind is PhraseKind.COLLECTIVE and seen is not SourceForm.UNNAMED
    return SourceForm.COLLECTIVE if body else SourceForm.UNNAMED


def _pronoun(word: str, span: Span, scene: _Scene, heard: list[tuple[int, Entity]]) -> Entity | None:
    """The entity that a pronoun outside quotations most surely means."""
    if word in ("who", "which", "that"):
        return _before_relative(span, scene, word)
    here = scene.sentence(span.start)
    places = [p for p in scene.before(span.start, 3) if not p.quoted and _fits(word, p.entity)]
    candidates = {p.entity.id: p.entity for p in places}
    lately = heard[-_LATELY:]
    recent = [e for start, e in lately if here - scene.sentence(start) <= 3 and _fits(word, e)]
    if recent and word in _ONE | {"it", "they", "them"}:
        last = recent[-1]
        spoke = scene.sentence(max(s for s, e in lately if e.id == last.id))
        # Whoever spoke last goes on, unless another who fits has been named in a sentence since.
        if not {p.entity.id for p in places if p.sentence > spoke} - {last.id}:
            return last
    if word in ("they", "them"):
        # Plural things that speak are too many to guess at; a body named "they" has mostly spoken just before.
        places = [p for p in places if p.entity.type is EntityType.GROUP]
        candidates = {p.entity.id: p.entity for p in places}
    if len(candidates) == 1 and (word in _ONE or any(_leads(p, scene) for p in places)):
        return next(iter(candidates.values()))
    # The subject of the nearest sentence that has a candidate: its first, unless two stand side by side.
    for sentence in range(here, here - 3, -1):
        within = [p for p in places if p.sentence == sentence]
        if within:
            distinct = list(dict.fromkeys(p.entity.id for p in within))
            leads = _leads(within[0], scene)
            if (len(distinct) == 1 and (word in _ONE or leads)) or (word in _ONE and leads):
                return within[0].entity
            return None
    return None


def _leads(place: _Place, scene: _Scene) -> bool:
    """Whether a place stands where a sentence's subject does, near its beginning."""
    return place.span.start - scene.sentences[place.sentence].start < _SUBJECT


def _before_relative(span: Span, scene: _Scene, word: str) -> Entity | None:
    """The entity whose name stands right before a relative pronoun, or that syntax gives as what it stands for."""
    meant = scene.tree.antecedent(span) if scene.tree is not None else None
    if scene.tree is not None and meant is not None:
        at = scene.tree.words[meant]
        for place in reversed(scene.before(span.start, 1)):
            if place.span.holds(at):
                person = place.entity.type is EntityType.PERSON
                return place.entity if person == (word == "who") or place.entity.type is EntityType.UNKNOWN else None
    for place in reversed(scene.before(span.start, 1)):
        if scene.text[place.span.end : span.start].strip(" ,") == "":
            person = place.entity.type is EntityType.PERSON
            return place.entity if person == (word == "who") or place.entity.type is EntityType.UNKNOWN else None
    return None


def _fits(word: str, entity: Entity) -> bool:
    if word in ("he", "him", "she", "her"):
        if entity.type is not EntityType.PERSON:
            return False
        gender = _gender(entity)
        return not gender or (gender == "f") == (word in ("she", "her"))
    if word == "they" or word == "them":
        return entity.type in _BODY
    if word == "it":
        return entity.type in (*_BODY, EntityType.DOCUMENT)
    return False


def _gender(entity: Entity) -> str:
    words = entity.name.lower().replace(".", "").split()
    if entity.name[:1].islower():
        female, male = {*FEMALE_TITLES, "woman", "mother", "wife"}, {*MALE_TITLES, "man", "father", "husband"}
        return "f" if set(words) & female else "m" if set(words) & male else ""
    if len(words) < 2:
        return ""
    if words[0] in FEMALE_NAMES and words[0] not in MALE_NAMES:
        return "f"
    return "m" if words[0] in MALE_NAMES and words[0] not in FEMALE_NAMES else ""


def _outer(
    attribution: Attribution, contents: list[tuple[Span, str]], solved: dict[str, Attribution]
) -> Attribution | None:
    """The attribution with the smallest content that holds this one's source."""
    source = attribution.source[0]
    at = bisect_right(contents, source.start, key=lambda item: item[0].start)
    holding = [
        (len(span), identity)
        for span, identity in contents[max(0, at - _BACK) : at]
        if identity != attribution.id and span.holds(source)
    ]
    return solved[min(holding)[1]] if holding else None
