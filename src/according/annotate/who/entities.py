"""Entities: who and what a document names, with every place that refers to it, and the unnamed who speak in it."""

import re
from bisect import bisect_left
from collections import Counter

from according.annotate.who.chained import attach, named
from according.annotate.who.cluster import Cluster
from according.annotate.who.clusters import clusters
from according.annotate.who.coreference.linked import linked
from according.annotate.who.descriptions import Timeline, antecedent, learn, point
from according.annotate.who.kinds import source_kind
from according.annotate.who.lexicon import BODIES, COLLECTIVES, PEOPLES
from according.annotate.who.marks import Marks
from according.annotate.who.names import names
from according.annotate.who.sources import Phrase, PhraseKind, phrase, singular, speaks
from according.annotate.who.tree import Tree
from according.annotate.word_starts import starting
from according.core import (
    NAMING,
    AntecedentScorer,
    Attribution,
    Document,
    Entity,
    EntityType,
    Mention,
    MentionForm,
    Quotation,
    Reading,
    Span,
    content_id,
)

_BODY_OF_PLACE = re.compile(
    r"(?:['’]s)?\s+((?:city|county|state|town|village|local|federal|school|common|parish|borough)?\s?"
    r"(?:council|police(?:\s+(?:department|force))?|government|authorities|officials|court|parliament|legislature|"
    r"commission|administration|campaign|army|military))(?![\w’'-])(?!\s+(?:chief|spokes\w+|officer|member|department|official)s?\b)"
)
_BODY_OF_PEOPLE = re.compile(
    r"([A-Z](?<![\w’'-].)[a-z]{3,}+)\s(government|army|military|police|parliament|authorities|embassy)(?![\w’'-])"
)
#: Bodies of which a place has one, so that the bare words mean the one the text is about.
_BODY_ALONE = re.compile(
    starting(("the", "an?"), not_after=r"\w’'-") + r"(?i:\s+(?:divided\s+|unanimous\s+|split\s+)?"
    r"((?:city|county|town|village|borough|school|parish)\s+(?:council|board|commission))(?![\w’'-])"
    r"(?!\s+(?:chair|member|president|meeting|vote|chamber|hall|race|seat|election)s?\b))"
)
_TYPES = {
    PhraseKind.TEXT: EntityType.DOCUMENT,
    PhraseKind.PERSON: EntityType.PERSON,
    PhraseKind.COLLECTIVE: EntityType.GROUP,
    PhraseKind.OTHER: EntityType.UNKNOWN,
}


def entities(
    document: Document,
    sentences: tuple[Span, ...],
    attributions: tuple[Attribution, ...],
    quotations: tuple[Quotation, ...],
    reading: Reading | None = None,
    antecedents: AntecedentScorer | None = None,
) -> tuple[Entity, ...]:
    """The entities of ``document``, in the order in which the text first refers to them.

    Names are put together where one candidate fits and left apart otherwise. A source without a name ("a police
    spokesman") is an entity of its own, one a description. ``reading`` is what a model read, None where rules alone
    decide: its marks say what a name is where its own words do not, and its syntax whom a description describes.
    ``antecedents`` finds what descriptions and pronouns refer back to; without it, or without a reading, rules do.
    """
    text = document.text
    marks = Marks(text, reading) if reading is not None else None
    made = clusters(text, names(document, sentences, marks))
    made += _bodies_of_places(text, made)
    tree = Tree(reading.syntax) if reading is not None else None
    learn(text, made, tree)
    timeline = Timeline(made)
    told: dict[int, Cluster] = {}
    if reading is not None and antecedents is not None and reading.vectors.size:
        found = linked(document, sentences, quotations, attributions, named(made), reading, antecedents)
        told = attach(text, reading.syntax, made, found, timeline)
        timeline = Timeline(made)
    _sources(text, made, timeline, attributions, tree, told)
    if not told:
        taken = sorted(mention.span for cluster in made for mention in cluster.mentions)
        point(text, timeline, taken)
    for cluster in made:
        cluster.heads = cluster.called | cluster.heads
    known = [_entity(document, cluster) for cluster in made]
    return tuple(sorted(known, key=lambda entity: (entity.mentions[0].span.start, entity.name, entity.id)))


def _entity(document: Document, cluster: Cluster) -> Entity:
    mentions: dict[Span, Mention] = {}
    for mention in sorted(cluster.mentions, key=lambda m: (m.span.start, -m.span.end)):
        mentions.setdefault(mention.span, mention)
    name = _name(document.text, cluster)
    return Entity(
        id=content_id("entity", document.id, name, next(iter(mentions)).start),
        name=name,
        type=cluster.type,
        mentions=tuple(mentions.values()),
        source_kind=source_kind(cluster, document.text),
    )


def _name(text: str, cluster: Cluster) -> str:
    """The fullest form that names the entity; of equally full ones the commonest, then the first."""
    forms = Counter(" ".join(m.span.of(text).split()) for m in cluster.mentions if m.form is MentionForm.NAME)
    forms = forms or Counter(
        " ".join(m.span.of(text).split()) for m in cluster.mentions if m.form is MentionForm.ACRONYM
    )
    if not forms:
        return cluster.name
    return max(forms, key=lambda form: (len(form.split()), not form.isupper(), forms[form]))


def _bodies_of_places(text: str, made: list[Cluster]) -> list[Cluster]:
    """Bodies that are named by a place and common nouns: "the Durham city council", "Israel's police"."""
    found: dict[str, Cluster] = {}
    for cluster in made:
        person = cluster.type is EntityType.PERSON
        if (
            cluster.type not in (EntityType.PLACE, EntityType.UNKNOWN, EntityType.PERSON)
            or len(cluster.name.split()) > 3
        ):
            continue
        for mention in cluster.mentions:
            match = _BODY_OF_PLACE.match(text, mention.span.end)
            if match is None:
                continue
            led = match[1].split()[-1] in ("administration", "campaign", "government")
            if person and not led:
                continue
            local = match[1].startswith(("city", "county", "town", "village", "police"))
            if cluster.type is EntityType.UNKNOWN and match[0][0] == " " and local and " " not in cluster.name:
                cluster.type = EntityType.PLACE
            name = f"{cluster.name} {' '.join(match[1].split())}"
            body = found.setdefault(name.lower(), Cluster(name=name, type=EntityType.ORGANISATION))
            body.mentions.append(Mention(span=Span(mention.span.start, match.end()), form=MentionForm.NAME))
            body.keys.add(name.lower())
            body.heads.setdefault(singular(match[1].split()[-1]), mention.span.start)
    for match in _BODY_OF_PEOPLE.finditer(text):
        if match[1].lower() in PEOPLES:
            name = f"{match[1]} {match[2]}"
            body = found.setdefault(name.lower(), Cluster(name=name, type=EntityType.ORGANISATION))
            body.mentions.append(Mention(span=Span(*match.span()), form=MentionForm.NAME))
            body.keys.add(name.lower())
            body.heads.setdefault(match[2], match.start())
    full = {" ".join(key.split()[-2:]) for c in (*made, *found.values()) for key in c.keys if key.count(" ") > 1}
    for match in _BODY_ALONE.finditer(text):
        name = " ".join(match[1].lower().split())
        if name not in full:
            body = found.setdefault(name, Cluster(name=f"the {name}", type=EntityType.ORGANISATION))
            body.mentions.append(Mention(span=Span(*match.span()), form=MentionForm.DESCRIPTION))
            body.keys.add(name)
            body.heads.setdefault(name.split()[-1], match.start())
    return list(found.values())


def _sources(
    text: str,
    made: list[Cluster],
    timeline: Timeline,
    attributions: tuple[Attribution, ...],
    tree: Tree | None,
    told: dict[int, Cluster],
) -> None:
    """Give every source that is a description its entity: one pointed back at, or one of its own.

    ``told`` are the entities that a scorer has found for head words.
    """
    named = sorted(((m.span, c.type) for c in made for m in c.mentions), key=lambda pair: (pair[0].start, -pair[0].end))
    own: dict[str, Cluster] = {}
    unknown = {m.span: c for c in made if c.type is EntityType.UNKNOWN and " " in c.name for m in c.mentions}
    for attribution in sorted(attributions, key=lambda a: (a.source[0].start if a.source else -1, a.id)):
        for span in attribution.source[:1]:
            read = phrase(text, span, within(span, named), tree)
            if read is None or text[span.start : span.start + 3].lower() in ("no ", "nob"):
                continue
            head = tree.head(read.span) if tree is not None else None
            known = told.get(head) if head is not None else None
            if known is not None:
                _pointing_back(made, timeline, known, read)
                continue
            if read.kind is PhraseKind.NAME:
                _speaks(text, unknown.get(read.span), read, span)
            elif read.kind in _TYPES and not _too_vague(read, span.of(text)) and speaks(text, read):
                _describe(made, timeline, own, read, text, _just_spoken_of(text, timeline, read, attribution))


def _pointing_back(made: list[Cluster], timeline: Timeline, known: Cluster, read: Phrase) -> None:
    """Give a source that a scorer knows by a description only the name at which its words point back."""
    if not read.definite or any(m.form in NAMING for m in known.mentions):
        return
    target = antecedent(read.head, read.modifiers, read.span.start, timeline, but=known)
    if target is None or all(known is not cluster for cluster in made):
        return
    target.mentions += known.mentions
    made[:] = [cluster for cluster in made if cluster is not known]


def within(span: Span, named: list[tuple[Span, EntityType]]) -> list[tuple[Span, EntityType]]:
    """The named places that lie inside ``span``; ``named`` is in the order of the text."""
    found = []
    for at in range(bisect_left(named, span.start, key=lambda item: item[0].start), len(named)):
        place, kind = named[at]
        if place.start >= span.end:
            break
        if place.end <= span.end:
            found.append((place, kind))
    return found


def _speaks(text: str, cluster: Cluster | None, read: Phrase, source: Span) -> None:
    """A name of several words that a body and a comma lead up to is a person's: "a member of the group, Ada Byron"."""
    before = text[source.start : read.span.start]
    words = before.rstrip(" ,").split()
    led = bool(words) and "," in before and words[-1][0].islower()
    if cluster is not None and led and singular(words[-1].lower()) in COLLECTIVES | BODIES:
        cluster.type = EntityType.PERSON


def _too_vague(read: Phrase, words: str) -> bool:
    """Whether a source says nothing to tell it by ("some"), or is no phrase that a source could be."""
    return read.head in _ANYBODY or (read.kind is PhraseKind.OTHER and len(words.split()) > _LONGEST)


def _just_spoken_of(text: str, timeline: Timeline, read: Phrase, attribution: Attribution) -> Cluster | None:
    """Whom "…, said the council member" means right after a sentence about one who has no office yet.

    The only person that the paragraph has named so far, at its beginning and outside the words quoted.
    """
    if read.kind is not PhraseKind.PERSON or not read.definite or read.modifiers.startswith(("other", "second")):
        return None
    if not attribution.content or attribution.content[0].start > read.span.start:
        return None
    start = text.rfind("\n", 0, read.span.start) + 1
    before = [(place, c) for place, c in timeline.near(read.span.start) if place >= start]
    before = [(p, c) for p, c in before if not any(s.start <= p < s.end for s in attribution.content)]
    persons = [(p, c) for p, c in before if c.type in (EntityType.PERSON, EntityType.UNKNOWN)]
    if len(persons) != 1 or persons[0][0] - start > _AT_ONCE:
        return None
    found = persons[0][1]
    return None if found.titles or found.heads or found.name[:1].islower() else found


def _describe(
    made: list[Cluster],
    timeline: Timeline,
    own: dict[str, Cluster],
    read: Phrase,
    text: str,
    spoken_of: Cluster | None = None,
) -> None:
    """Give a description the entity that it points back at, or that its words had before, or a new one."""
    words = read.label if read.kind is PhraseKind.TEXT and read.label else " ".join(read.span.of(text).split())
    key = words.lower().removeprefix("a ").removeprefix("an ").removeprefix("the ")
    target = own.get(key)
    if target is None and read.definite:
        target = antecedent(read.head, read.modifiers, read.span.start, timeline)
    if target is None and spoken_of is not None:
        target = spoken_of
        target.type = EntityType.PERSON
    lowered = words[0].lower() + words[1:] if words.split()[0] in _LOWERED else words
    if target is not None and target.name.lower() == key and lowered.startswith(("a ", "an ", "the ")):
        target.name = lowered
    if target is None:
        target = Cluster(name=lowered, type=_TYPES[read.kind])
        target.keys.add(key)
        own[key] = target
        made.append(target)
    if not lowered.startswith(("another ", "other ", "some ", "many ", "several ", "one ")):
        target.heads.setdefault(read.head, read.span.start)
    target.mentions.append(Mention(span=read.span, form=MentionForm.DESCRIPTION))
    timeline.add(target, read.span.start)


_ANYBODY = frozenset("some all many other most few several both none one another any each much more lot".split())
#: Words of a source without a known noun beyond which it is taken for a misreading.
_LONGEST = 8
#: Within how many characters of a paragraph's beginning its first name is its subject.
_AT_ONCE = 12
_LOWERED = frozenset("A An The This That Its Their His Her Our My Some Several Many Another One Both Other".split()) | {
    word.capitalize() for word in COLLECTIVES - PEOPLES
}
