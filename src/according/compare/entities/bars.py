"""Bars: what keeps two clusters apart whatever speaks for them. Every two members are held against each other.

A chain of joins, each likely by itself, so never ends in an entity that is two: a bare surname that went to one bearer
brings no other bearer after it.
"""

from collections.abc import Iterable

from according.compare.entities.cluster import Cluster
from according.compare.entities.given_names import alike
from according.compare.entities.letters import spelling
from according.compare.entities.profiles import BODIES, Profile
from according.core import EntityType

Person = tuple[str, str, str, str]


def barred(left: Cluster, right: Cluster, *, one_text: bool = False) -> str:
    """Why the two may not be one, in half a sentence; empty where nothing bars it.

    ``one_text`` lifts the bar between entities of one document: for what the document itself was wrong to part.
    """
    if not one_text and left.documents.keys() & right.documents.keys():
        return "one account has both"
    if not _types(left.types, right.types):
        return "they are of different kinds"
    if left.genders and right.genders and not left.genders & right.genders:
        return "one is a man and one a woman"
    if any(not one_person(a, b) for a in left.people for b in right.people):
        return "their given names, surnames or generations differ"
    if any(left.apart_from & profile.sides for profile in right.profiles):
        return "you said that they are two"
    return ""


def one_person(left: Person, right: Person) -> bool:
    """Whether two full names can be one person's."""
    mine, theirs = " ".join(filter(None, left[:3])), " ".join(filter(None, right[:3]))
    if left[3] != right[3]:
        return False
    if mine.endswith(f" {theirs}") or theirs.endswith(f" {mine}"):
        return True
    if not spelling(left[2], right[2]):
        return False
    if left[0] and right[0] and not alike(left[0], right[0]):
        # "J. Edgar Hoover" is known by his middle name.
        return any(m and alike(m.split()[0], g) >= 0.8 for m, g in ((left[1], right[0]), (right[1], left[0])))
    return not (left[1] and right[1]) or _one_middle(left[1], right[1])


def _one_middle(left: str, right: str) -> bool:
    """Whether middle names or initials can be one person's: those of one begin those of the other."""
    mine, theirs = _spelled_out(left), _spelled_out(right)
    return all(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for a, b in zip(mine, theirs, strict=False))


def _spelled_out(middle: str) -> list[str]:
    """Names as they are, adjoining initials one by one: "hw" is "h" and "w"."""
    found: list[str] = []
    for name in middle.split():
        found += list(name) if len(name) == 2 and not set(name) & set("aeiouy") else [name]
    return found


def _types(left: Iterable[EntityType], right: Iterable[EntityType]) -> bool:
    known = {kind for kind in (*left, *right) if kind is not EntityType.UNKNOWN}
    return len(known) < 2 or known <= set(BODIES)


def persons_only(profiles: Iterable[Profile]) -> bool:
    """Whether the profiles are of persons, as far as they are of anything."""
    return all(p.entity.type in (EntityType.PERSON, EntityType.UNKNOWN) for p in profiles)
