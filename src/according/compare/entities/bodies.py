"""Bodies of a place: "the city council" of an account that names Marfield is the Marfield city council of another."""

from according.compare.entities.cluster import Cluster
from according.compare.entities.clusters import Clusters, Proposal
from according.compare.entities.names import key
from according.compare.entities.profiles import BODIES, Profile
from according.compare.entities.reasons import beside_the_name, name_reason
from according.core import EntityType

_ONE_PLACE = 0.72
#: Nouns of which a place has one.
_ONE_TO_A_PLACE = frozenset(
    "council police government legislature parliament assembly commission administration".split()
)


def join_bodies(clusters: Clusters) -> None:
    """Join a body that an account names by common words alone to the one of a place that this account names."""
    places: dict[str, set[str]] = {}
    for profile in clusters.profiles:
        if profile.entity.type in (EntityType.PLACE, EntityType.UNKNOWN):
            for name in profile.names:
                places.setdefault(name, set()).add(profile.document)
    owners: dict[str, dict[str, Cluster]] = {}
    for cluster in clusters.all():
        for name in cluster.names:
            pieces = name.split()
            for at in range(1, len(pieces)):
                place, body = " ".join(pieces[:at]), " ".join(pieces[at:])
                if place in places and pieces[-1] in _ONE_TO_A_PLACE:
                    owners.setdefault(body, {}).setdefault(place, cluster)
    proposals = []
    for profile in clusters.profiles:
        if profile.named or profile.entity.type not in (*BODIES, EntityType.UNKNOWN):
            continue
        body = key(profile.entity.name)
        if body.rpartition(" ")[2] not in _ONE_TO_A_PLACE or not (" " in body or body == "council"):
            continue
        of = {place: c for place, c in owners.get(body, {}).items() if profile.document in places[place]}
        if len(of) == 1:
            place, cluster = next(iter(of.items()))
            proposals += _proposals(clusters, cluster, profile, place, body)
    clusters.carry_out(proposals)


def _proposals(clusters: Clusters, cluster: Cluster, bare: Profile, place: str, body: str) -> list[Proposal]:
    for full in sorted(cluster.profiles, key=lambda p: p.order):
        name = f"{place} {body}"
        if name in full.names and clusters.can(full, bare):
            detail = f"“{bare.entity.name}” in an account that names {place.title()}, and “{full.written[name]}”"
            reason = name_reason("body of one place", _ONE_PLACE, detail, full.names[name], bare.first())
            return [Proposal(left=full, right=bare, why=(reason, *beside_the_name(clusters, full, bare)))]
    return []
