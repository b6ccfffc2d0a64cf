"""Profiles: what one document's entity is known by, in comparable form, each with the place that shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from according.compare.entities.descriptions import Description, description
from according.compare.entities.names import generation, initials, key, person, without_plural
from according.compare.entities.nations import GOVERNING, country, led_by_nation, nation, same_place
from according.compare.entities.offices import SOLE, Office, after_name, before_name, office, without_office
from according.core import NAMING, Annotated, Entity, EntityType, Evidence, Mention, MentionForm

#: Types of which one body can be taken for another by a tagger.
BODIES = (EntityType.ORGANISATION, EntityType.GROUP)
_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
#: Mentions of one entity whose surroundings are read; a name that is repeated says little new.
_READ = 24


@dataclass(slots=True, eq=False)
class Profile:
    """An entity of one document. Keys are in the form of ``names.key``.

    ``names`` are its full forms and acronyms, ``parts`` what the document calls it for short, ``acronyms`` those of the
    names that are initials, ``expansions`` the initials that its full names can have. ``place`` is the account's number
    in the user's order, which decides nothing but the order of what is shown.
    """

    place: int
    document: str
    entity: Entity
    names: dict[str, Evidence] = field(default_factory=dict)
    parts: dict[str, Evidence] = field(default_factory=dict)
    acronyms: dict[str, Evidence] = field(default_factory=dict)
    expansions: dict[str, Evidence] = field(default_factory=dict)
    offices: dict[Office, Evidence] = field(default_factory=dict)
    descriptions: tuple[Description, ...] = ()
    genders: frozenset[str] = frozenset()
    written: dict[str, str] = field(default_factory=dict)
    #: Sides of the user's "kept apart" that it stands on, and those it must not come together with.
    sides: frozenset[int] = frozenset()
    apart_from: frozenset[int] = frozenset()

    @property
    def named(self) -> bool:
        """Whether the document names it, in full or for short; else it is known by descriptions alone."""
        return bool(self.names or self.parts)

    @property
    def order(self) -> tuple[str, int, str]:
        """A place in an order that does not depend on the order of the accounts."""
        return self.document, self.entity.mentions[0].span.start, self.entity.id

    @property
    def lone(self) -> bool:
        """Whether it is a person, or may be one, whom the document calls by one name only."""
        return self.entity.type in (EntityType.PERSON, EntityType.UNKNOWN) and all(" " not in k for k in self.names)

    def people(self) -> Iterable[tuple[str, str, str, str]]:
        """Given name, middle names, surname and generation of each full name, where it is a person's."""
        if self.entity.type is EntityType.PERSON:
            for name in self.names:
                if " " in name and name not in self.acronyms:
                    yield (*person(name), generation(name))

    def at(self, name: str) -> Evidence:
        """The first place where the document has a key."""
        return self.names.get(name) or self.parts[name]

    def first(self) -> Evidence:
        """The first place that names it, or refers to it."""
        places = [*self.names.values(), *self.parts.values()]
        return min(places, key=lambda e: e.span.start) if places else self._evidence(self.entity.mentions[0])

    def _evidence(self, mention: Mention, role: str = "description") -> Evidence:
        return Evidence(document=self.document, span=mention.span, role=role)


def profile(place: int, annotated: Annotated, entity: Entity) -> Profile:
    """What ``entity`` of ``annotated`` is known by."""
    made = Profile(place, annotated.id, entity)
    text = annotated.document.text
    genders: dict[str, int] = {}
    described: dict[str, Description] = {}
    read = 0
    for mention in entity.mentions:
        words = " ".join(mention.span.of(text).split())
        evidence = Evidence(document=annotated.id, span=mention.span, role="name")
        if mention.form in NAMING:
            _name(made, words, mention.form, evidence)
            if read < _READ:
                read += 1
                _surroundings(made, text, mention, genders)
        elif mention.form is MentionForm.DESCRIPTION:
            found = description(words, Evidence(document=annotated.id, span=mention.span, role="description"))
            if found is not None:
                described.setdefault(found.words.lower(), found)
                if found.office is not None:
                    made.offices.setdefault(found.office, found.evidence)
        elif words.lower() in _GENDERS:
            genders[_GENDERS[words.lower()]] = genders.get(_GENDERS[words.lower()], 0) + 1
    if entity.type in (EntityType.PERSON, EntityType.UNKNOWN) and made.names:
        _without_titles(made, described)
    made.descriptions = tuple(described.values())
    if entity.type is EntityType.PERSON:
        most = max(genders.values(), default=0)
        made.genders = frozenset(g for g, n in genders.items() if n == most and sum(genders.values()) == most)
    return made


def _name(made: Profile, words: str, form: MentionForm, evidence: Evidence) -> None:
    name = key(words)
    if form is MentionForm.HANDLE:
        name = "@" + name.replace(" ", "")
    if not name:
        return
    if form is MentionForm.PARTIAL:
        made.parts.setdefault(name, evidence)
        made.written.setdefault(name, words)
        return
    typed = made.entity.type
    if typed in (EntityType.PLACE, EntityType.UNKNOWN, EntityType.ORGANISATION):
        name = same_place(name.removeprefix("city of "))
        led = led_by_nation(name)
        if led is not None and (led[0].how == "name" or led[1].rpartition(" ")[2] in GOVERNING):
            # "American police" and "U.S. police", "Israel's military" and "the Israeli military".
            name = f"{country(led[0].code)} {led[1]}"
    if typed is EntityType.PERSON:
        name = without_office(name)
    elif typed is not EntityType.PLACE and nation(name) is None:
        name = without_plural(name)
    made.names.setdefault(name, evidence)
    made.written.setdefault(name, words)
    if form is MentionForm.ACRONYM:
        made.acronyms.setdefault(name, evidence)
    elif typed is not EntityType.PERSON:
        for short in initials(words):
            made.expansions.setdefault(short, evidence)


def _without_titles(made: Profile, described: dict[str, Description]) -> None:
    """Take an entity whose names are all titles ("U.S. President") for one that is described, not named."""
    posts = {name: office(made.written[name]) for name in (*made.names, *made.parts)}
    if all(post is not None and post.head in SOLE for post in posts.values()):
        for name, post in posts.items():
            evidence = made.at(name)
            found = description(f"the {made.written[name]}", evidence)
            if found is not None and post is not None:
                described.setdefault(found.words.lower(), found)
                made.offices.setdefault(post, evidence)
        made.names.clear()
        made.parts.clear()


def _surroundings(made: Profile, text: str, mention: Mention, genders: dict[str, int]) -> None:
    if made.entity.type not in (EntityType.PERSON, EntityType.UNKNOWN):
        return
    before, gender = before_name(text, mention.span.start)
    if gender:
        # A form of address is surer than a pronoun, which may be another's.
        genders[gender] = genders.get(gender, 0) + 5
    for found in (before, after_name(text, mention.span.end)):
        if found is not None:
            made.offices.setdefault(found, Evidence(document=made.document, span=mention.span, role="name"))
