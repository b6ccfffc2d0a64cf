"""Clusters: entities of several documents that are taken for one, and the joins that brought them together."""

from according.compare.entities.offices import Office
from according.compare.entities.profiles import Profile
from according.core import EntityJoin, EntityMember, EntityType, Evidence, Feature

_Person = tuple[str, str, str, str]


class Cluster:
    """One entity in the making, with all that its members are known by."""

    __slots__ = (
        "apart_from", "documents", "expansions", "genders", "joins", "names", "offices", "parts", "people", "profiles",
        "types",
    )  # fmt: skip

    def __init__(self, first: Profile) -> None:
        self.profiles = [first]
        self.joins: list[EntityJoin] = []
        self.documents = {first.document: 1}
        self.names = dict(first.names)
        self.parts = dict(first.parts)
        self.expansions = dict(first.expansions)
        self.offices: dict[Office, Evidence] = dict(first.offices)
        self.people: set[_Person] = set(first.people())
        self.genders = set(first.genders)
        self.types = {first.entity.type}
        self.apart_from: frozenset[int] = first.apart_from

    @property
    def type(self) -> EntityType:
        """What the members are; of a body and a group a body, UNKNOWN where none of them tells."""
        known = sorted(kind for kind in self.types if kind is not EntityType.UNKNOWN)
        return EntityType.ORGANISATION if len(known) > 1 else known[0] if known else EntityType.UNKNOWN

    @property
    def named(self) -> bool:
        """Whether any account names it."""
        return bool(self.names or self.parts)

    @property
    def full(self) -> bool:
        """Whether any account gives it a name of several words."""
        return any(" " in name for name in self.names)

    @property
    def order(self) -> tuple[str, int, str]:
        """A place in an order that does not depend on the order of the accounts."""
        return min(profile.order for profile in self.profiles)

    def take(self, other: "Cluster", join: EntityJoin) -> None:
        """Take in the members and joins of ``other``, and note what joined them."""
        self.profiles += other.profiles
        self.joins += [*other.joins, join]
        for document, count in other.documents.items():
            self.documents[document] = self.documents.get(document, 0) + count
        for mine, theirs in ((self.names, other.names), (self.parts, other.parts), (self.expansions, other.expansions)):
            for name, evidence in theirs.items():
                mine.setdefault(name, evidence)
        for office, evidence in other.offices.items():
            self.offices.setdefault(office, evidence)
        self.people |= other.people
        self.genders |= other.genders
        self.types |= other.types
        self.apart_from |= other.apart_from


def member(profile: Profile) -> EntityMember:
    """The entity of one document that a profile is of."""
    return EntityMember(document=profile.document, entity=profile.entity.id)


def joined(left: Profile, right: Profile, why: tuple[Feature, ...], score: float) -> EntityJoin:
    """The record of one join."""
    return EntityJoin(left=member(left), right=member(right), score=score, why=why)
