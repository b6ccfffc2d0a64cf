"""Types: what the reading model takes an entity for, over all the places that name it.

The marks of one place err; those of all places together seldom do. They decide where a name's own words show nothing,
and overrule what the rules have guessed from the words around it, but not a title, a given name or "Inc".
"""

from according.annotate.who.cluster import Cluster
from according.annotate.who.lexicon import BODIES, GIVEN_NAMES, PLACES
from according.core import EntityType

_KINDS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE)
#: The part of all votes that decides an open type, and that overrules another; and the least votes
#: for the first, for one mark alone and for the second.
_OPEN, _OVER = 0.5, 0.8
_LEAST, _ALONE, _ENOUGH = 0.5, 0.9, 1.5


def leaning(cluster: Cluster, share: float = _OPEN, least: float = _LEAST) -> EntityType | None:
    """The type that has more than ``share`` of the votes and ``least`` of them or more; None without one."""
    for kind in _KINDS:
        votes = cluster.votes.get(kind, 0.0)
        if votes >= least and votes > share * sum(cluster.votes.values()):
            return kind
    return None


def suppose(cluster: Cluster) -> None:
    """Give an open cluster its type before it is joined with others, where the votes are sure.

    A lone word marked once may yet turn out to be the surname of somebody.
    """
    if cluster.type is not EntityType.UNKNOWN:
        return
    kind = leaning(cluster)
    if (
        (kind is EntityType.PERSON and len(cluster.mentions) > 1)
        or " " in cluster.name
        or leaning(cluster, _OVER, _ENOUGH)
    ):
        cluster.type = kind or EntityType.UNKNOWN


def settle(cluster: Cluster) -> None:
    """Give a cluster of open or weakly founded type what the votes of all its names say."""
    if cluster.type is EntityType.UNKNOWN:
        # One mark of one word is often wrong ("Hebron's", a person), and a wrong type costs more than none.
        alone = len(cluster.mentions) == 1 and " " not in cluster.name
        cluster.type = leaning(cluster, _OPEN, _ALONE if alone else _LEAST) or EntityType.UNKNOWN
        return
    kind = leaning(cluster, _OVER, _ENOUGH if not (" " in cluster.name or cluster.name.isupper()) else _OVER)
    if kind is not None and kind is not cluster.type and not _founded(cluster, kind):
        cluster.type = kind


def _founded(cluster: Cluster, other: EntityType) -> bool:
    """Whether the words of a cluster's names show its type, so that no vote for ``other`` changes it."""
    words = cluster.name.lower().replace(".", "").split()
    given = words[0] in GIVEN_NAMES
    match cluster.type:
        case EntityType.PERSON:
            return bool(cluster.titles) or (given and len(words) > 1)
        case EntityType.PLACE:
            return cluster.name.lower() in PLACES and not (given and other is EntityType.PERSON)
        case EntityType.ORGANISATION:
            if cluster.name.isupper() and " " not in cluster.name:
                return other is not EntityType.PLACE
            bodily = any(word in BODIES for word in words)
            return bodily and not (given and len(words) == 2 and other is EntityType.PERSON)  # given name, surname
        case _:
            return True
